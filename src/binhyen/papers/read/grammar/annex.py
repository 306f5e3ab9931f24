"""Annexes: "Phụ lục I", its title, "(Kèm theo … của …)", and what follows up to the next."""

import re

from binhyen.papers.model import Annex, Document
from binhyen.papers.model.text import LONGEST_LINE, plain
from binhyen.papers.printed import kept_with
from binhyen.papers.read.grammar.body import opens_annex, read_body
from binhyen.papers.read.grammar.cursor import SURE, Cursor
from binhyen.papers.read.pieces import Piece

_KEPT_WITH = re.compile(r"\((?:Kèm theo|Ban hành kèm theo)\b.*\)")
_BY = re.compile(r" của (.+)\)")


def read_annexes(cursor: Cursor, document: Document) -> tuple[Annex, ...]:
    annexes: list[Annex] = []
    while (piece := cursor.piece) is not None and opens_annex(piece):
        part = f"annexes.{len(annexes)}"
        cursor.note(part, cursor.take().span, SURE)
        title = cursor.while_(lambda piece: not piece.heading and bool(piece.bold) and piece.capitals)
        issued_by = _issued_by(cursor, document)
        blocks = read_body(cursor, f"{part}.body", opens_annex)
        words = " ".join(each.text for each in title) or piece.text
        annexes.append(Annex(title=words[:LONGEST_LINE], issued_by=issued_by[:LONGEST_LINE], body=tuple(blocks)))
    return tuple(annexes)


def _issued_by(cursor: Cursor, document: Document) -> str:
    piece: Piece | None = cursor.piece
    if piece is None or not _KEPT_WITH.fullmatch(piece.text):
        return ""
    cursor.take()
    ours = plain(kept_with(document, Annex(title="X"))).rstrip(" )")
    if piece.text.startswith(ours):
        return piece.text.removeprefix(ours).removesuffix(")").strip().removeprefix("của ")
    by = _BY.search(piece.text)
    return by[1] if by else ""
