"""The heading: issuing body, Quốc hiệu, number, place and date, and the subject of a công văn."""

import re
from dataclasses import dataclass, field

from binhyen.core.text import fold
from binhyen.papers.layout import MOTTO, NATION
from binhyen.papers.model import Dated, Number, dated, number
from binhyen.papers.model.labels import of_title
from binhyen.papers.model.text import LONGEST_LINE
from binhyen.papers.read.grammar.cursor import GUESS, LIKELY, SURE, Cursor
from binhyen.papers.read.grammar.words import PARTY, is_decoration, kind_named, opens_text
from binhyen.papers.read.pieces import Piece

_NUMBER = re.compile(r"Số\b\s*[:.]?\s*(.*)")
_ABOUT = re.compile(r"V/v(?::\s*|\s+)(.+)")
_NATION, _MOTTO = fold(NATION), fold(MOTTO)


@dataclass
class Head:
    bodies: list[Piece] = field(default_factory=list)
    number: Number | None = None
    dated: Dated | None = None
    about: str = ""

    @property
    def parent(self) -> str:
        return " ".join(each.text for each in self._parents())[:LONGEST_LINE]

    @property
    def issuer(self) -> str:
        above = self._parents()
        return " ".join(each.text for each in self.bodies if each not in above)[:LONGEST_LINE]

    def _parents(self) -> list[Piece]:
        """The body above is not bold; where nothing says so, the last line alone is the issuing body."""
        bold = [each for each in self.bodies if each.bold]
        if bold and len(bold) < len(self.bodies):
            return [each for each in self.bodies if not each.bold]
        return [] if bold else self.bodies[:-1]


def read_head(cursor: Cursor) -> Head:
    head = Head()
    pieces = cursor.while_(lambda piece: piece.cell is not None) if cursor.columns else cursor.while_(_is_of_heading)
    for piece in pieces:
        _place(cursor, head, piece)
    for part, words in (("parent", head.parent), ("issuer", head.issuer)):
        if words:
            cursor.note(part, head.bodies[0].span, SURE if cursor.columns else GUESS)
    return head


def _is_of_heading(piece: Piece) -> bool:
    """Where no columns say it: the names of bodies are in capitals, the other lines are known by their words."""
    text = piece.text
    if piece.heading or kind_named(text) or opens_text(text) or of_title(text):
        return False
    known = fold(text) in (_NATION, _MOTTO) or _NUMBER.fullmatch(text) or _ABOUT.fullmatch(text) or dated.parse(text)
    return bool(known) or piece.capitals


def _place(cursor: Cursor, head: Head, piece: Piece) -> None:
    text = piece.text
    if fold(text) in (_NATION, _MOTTO) or is_decoration(text):
        return
    if fold(text) == fold(PARTY):
        cursor.remarks.append("Văn bản của Đảng: thể thức theo quy định của Đảng, không theo Nghị định 30/2020/NĐ-CP.")
    elif match := _NUMBER.fullmatch(text):
        _number(cursor, head, piece, match[1])
    elif match := _ABOUT.fullmatch(text):
        head.about = match[1][:LONGEST_LINE]
        cursor.note("subject", piece.span, SURE)
    elif day := dated.parse(text):
        head.dated = day
        cursor.note("dated", piece.span, SURE if day.on else LIKELY)
    else:
        head.bodies.append(piece)


def _number(cursor: Cursor, head: Head, piece: Piece, written: str) -> None:
    head.number = number.parse(written)
    if head.number:
        cursor.note("number", piece.span, SURE)
    elif written:
        cursor.remarks.append(f"Không hiểu số, ký hiệu “{written[:60]}”.")
