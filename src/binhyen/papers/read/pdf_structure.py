"""A tagged PDF by its structure tree: paragraphs stay whole over lines and pages, tables keep their cells."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Pdf

from binhyen.papers.read.pdf_text import Fragment
from binhyen.papers.read.pieces import Grid, Item, Piece
from binhyen.papers.read.reading import Span

_INLINE = {"/Span", "/Strong", "/Em", "/Link", "/Quote", "/Code", "/Lbl", "/LBody", "/Reference", "/Note", "/Sub"}
_BLOCKS = {"/P", "/H", "/Title", "/Caption", "/LI", "/TOCI", "/BlockQuote"} | {f"/H{level}" for level in range(1, 10)}
_SKIPPED = {"/Artifact", "/Figure", "/Formula"}
_DEEPEST = 60


@dataclass(frozen=True)
class _Mark:
    page: int
    number: int


def is_tagged(file: Pdf) -> bool:
    return "/StructTreeRoot" in file.Root and "/K" in file.Root.StructTreeRoot


def pieces_by_structure(file: Pdf, pages: list[list[Fragment]]) -> list[Item]:
    return list(_Tree(file, pages).items())


class _Tree:
    def __init__(self, file: Pdf, pages: list[list[Fragment]]) -> None:
        self._root = file.Root.StructTreeRoot
        self._roles = {name: str(role) for name, role in self._root.get("/RoleMap", Dictionary()).items()}
        self._page_of = {page.obj.objgen: place for place, page in enumerate(file.pages)}
        self._fragments: dict[_Mark, list[Fragment]] = defaultdict(list)
        for number, page in enumerate(pages):
            for each in page:
                self._fragments[_Mark(number, each.mark)].append(each)
        self._order = 0
        self._cell = 0

    def items(self) -> Iterator[Item]:
        yield from self._children(self._root, page=0, cell=None, depth=0, within="")

    def _children(self, element: Any, *, page: int, cell: int | None, depth: int, within: str) -> Iterator[Item]:
        """Loose words between elements make a piece of their own."""
        loose: list[_Mark] = []
        for kid in _kids(element):
            role = self._role(kid)
            if role in _INLINE or not role:
                loose += self._marks(kid, page, depth)
                continue
            if loose:
                yield self._piece(loose, heading=False, cell=cell)
                loose = []
            yield from self._element(kid, role, page=page, cell=cell, depth=depth, within=within)
        if loose:
            yield self._piece(loose, heading=False, cell=cell)

    def _element(self, kid: Any, role: str, *, page: int, cell: int | None, depth: int, within: str) -> Iterator[Item]:
        page = self._page(kid, page)
        if role in _SKIPPED or depth > _DEEPEST:
            return
        if role in _BLOCKS:
            heading = role.startswith("/H") or role == "/Title"
            yield self._piece(self._marks(kid, page, depth), heading=heading, cell=cell)
        elif role == "/Table":
            yield self._grid(kid, page, depth)
        else:
            if role == "/Div" and within == "/Div":
                self._cell += 1
                cell = self._cell
            yield from self._children(kid, page=page, cell=cell, depth=depth + 1, within=role)

    def _piece(self, marks: list[_Mark], *, heading: bool, cell: int | None) -> Piece:
        found = [(mark, each) for mark in marks for each in self._fragments.get(mark, ())]
        words = [each for _, each in found if each.text.strip()]
        return Piece(
            text="".join(each.text for _, each in found),
            span=self._span(found),
            bold=bool(words) and all(each.bold for each in words),
            italic=bool(words) and all(each.italic for each in words),
            heading=heading,
            cell=cell,
        )

    def _span(self, found: list[tuple[_Mark, Fragment]]) -> Span:
        self._order += 1
        if not found:
            return Span(self._order)
        page = found[0][0].page
        boxes = [each.box for mark, each in found if mark.page == page]
        left, bottom, right, top = zip(*boxes, strict=True)
        return Span(self._order, page + 1, (min(left), min(bottom), max(right), max(top)))

    def _grid(self, table: Any, page: int, depth: int) -> Grid:
        rows = list(self._rows(table, page, depth, heads=False))
        width = max((len(row) for _, row in rows), default=1)
        heads = [_filled(row, width) for is_head, row in rows if is_head]
        others = [_filled(row, width) for is_head, row in rows if not is_head]
        if not heads and others:
            heads.append(others.pop(0))
        return Grid(tuple(heads) or (("",),), tuple(others), self._span([]))

    def _rows(self, element: Any, page: int, depth: int, *, heads: bool) -> Iterator[tuple[bool, list[str]]]:
        for kid in _kids(element):
            role = self._role(kid)
            here = self._page(kid, page)
            if role == "/TR":
                cells = [cell for cell in _kids(kid) if self._role(cell)]
                # A table without rows below its header has no parts: its cells alone say what they are.
                named = heads or all(self._role(cell) == "/TH" for cell in cells)
                yield named, [self._words(cell, self._page(cell, here), depth) for cell in cells]
            elif role in {"/THead", "/TBody", "/TFoot"}:
                yield from self._rows(kid, here, depth, heads=role == "/THead")

    def _words(self, element: Any, page: int, depth: int) -> str:
        return "".join(
            each.text for mark in self._marks(element, page, depth) for each in self._fragments.get(mark, ())
        )

    def _marks(self, kid: Any, page: int, depth: int) -> list[_Mark]:
        """Every mark below, in order; a mark itself where it is one."""
        if depth > _DEEPEST:
            return []
        if isinstance(kid, int):
            return [_Mark(page, kid)]
        page = self._page(kid, page)
        if "/MCID" in kid:
            return [_Mark(page, int(kid.MCID))]
        if self._role(kid) in _SKIPPED:
            return []
        return [mark for each in _kids(kid) for mark in self._marks(each, page, depth + 1)]

    def _role(self, kid: Any) -> str:
        if isinstance(kid, int) or not isinstance(kid, Dictionary) or "/S" not in kid:
            return ""
        role = str(kid.S)
        return self._roles.get(role, role)

    def _page(self, kid: Any, page: int) -> int:
        if isinstance(kid, Dictionary) and "/Pg" in kid:
            return self._page_of.get(kid.Pg.objgen, page)
        return page


def _filled(row: list[str], width: int) -> tuple[str, ...]:
    return (*row, *[""] * (width - len(row)))


def _kids(element: Any) -> list[Any]:
    if not isinstance(element, Dictionary) or "/K" not in element:
        return []
    kids = element.K
    return list(kids) if isinstance(kids, Array) else [kids]
