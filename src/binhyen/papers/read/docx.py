"""A .docx as pieces: text in document order with its face, headings by their outline level, tables as grids."""

import io
from collections.abc import Iterator

import docx
from lxml import etree

from binhyen.papers.read.docx_faces import Faces, W
from binhyen.papers.read.pieces import Extract, Grid, Item, Piece
from binhyen.papers.read.reading import Span

_BLANKS = {f"{W}tab", f"{W}br", f"{W}cr"}
_SKIPPED = {f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def extract_docx(content: bytes) -> Extract:
    file = docx.Document(io.BytesIO(content))
    reader = _Reader(Faces(file.styles.element))
    return Extract(list(reader.items(file.element.body)))


class _Reader:
    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._order = 0
        self._cell = 0

    def items(self, holder: etree._Element, cell: int | None = None) -> Iterator[Item]:
        for child in holder:
            if child.tag == f"{W}p":
                yield self._piece(child, cell)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins"}:
                yield from self.items(child, cell)

    def _piece(self, paragraph: etree._Element, cell: int | None) -> Piece:
        runs = [(text, *self._faces.of_run(paragraph, run)) for run in paragraph.iter(f"{W}r") if (text := _text(run))]
        words = [run for run in runs if run[0].strip()]
        return Piece(
            text="".join(text for text, _, _ in runs),
            span=self._span(),
            bold=bool(words) and all(bold for _, bold, _ in words),
            italic=bool(words) and all(italic for _, _, italic in words),
            heading=self._faces.is_heading(paragraph),
            cell=cell,
        )

    def _span(self) -> Span:
        self._order += 1
        return Span(self._order)

    def _table(self, table: etree._Element) -> Iterator[Item]:
        rows = table.findall(f"{W}tr")
        if _holds_data(table):
            yield self._grid(rows)
            return
        for row in rows:
            for cell in row.iter(f"{W}tc"):
                self._cell += 1
                yield from self.items(cell, self._cell)

    def _grid(self, rows: list[etree._Element]) -> Grid:
        texts = [tuple(_cells(row)) for row in rows]
        width = max(len(row) for row in texts)
        full = [row + ("",) * (width - len(row)) for row in texts]
        heads = sum(1 for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None) or 1
        return Grid(tuple(full[:heads]), tuple(full[heads:]), self._span())


def _holds_data(table: etree._Element) -> bool:
    """Lines between the cells, or rows marked as headings; what has neither only puts columns side by side."""
    style = table.find(f"{W}tblPr/{W}tblStyle")
    if style is not None and style.get(f"{W}val", "").replace(" ", "") == "TableGrid":
        return True
    inside = table.find(f"{W}tblPr/{W}tblBorders/{W}insideV")
    lined = inside is not None and inside.get(f"{W}val") not in {"nil", "none"}
    return lined or table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def _cells(row: etree._Element) -> Iterator[str]:
    for cell in row.findall(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        text = " ".join("".join(_text(run) for run in each.iter(f"{W}r")) for each in cell.iter(f"{W}p"))
        yield from [text] * (int(span.get(f"{W}val", "1")) if span is not None else 1)


def _text(run: etree._Element) -> str:
    return "".join(_parts(run))


def _parts(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BLANKS:
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag not in _SKIPPED and child.tag != _FALLBACK:
            yield from _parts(child)
