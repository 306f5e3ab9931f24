"""The signing: who signs, on whose behalf, and who receives."""

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from binhyen.papers.model import Authority, Recipients, Signer
from binhyen.papers.model.signer import parse_authority
from binhyen.papers.model.text import LONGEST_LINE, without_stop
from binhyen.papers.read.grammar.body import opens_annex
from binhyen.papers.read.grammar.cursor import LIKELY, SURE, Cursor
from binhyen.papers.read.grammar.words import RECEIVED, entries_of, is_decoration
from binhyen.papers.read.pieces import Piece

_FILED = re.compile(r"-?\s*Lưu\s*:\s*(.*)")
_MARK = re.compile(r"([A-ZĐƯ]{1,6})(?:\. ?(\d{1,4}))?")
_MOST = 2


@dataclass
class Foot:
    signers: list[Signer] = field(default_factory=list)
    recipients: Recipients | None = None


def read_foot(cursor: Cursor) -> Foot:
    foot = Foot()
    signing: list[Piece] = []
    while (piece := cursor.piece) is not None and not opens_annex(piece):
        if RECEIVED.fullmatch(piece.text):
            cursor.note("recipients", piece.span, SURE)
            cursor.take()
            foot.recipients = _recipients(cursor, piece.cell)
        else:
            signing.append(cursor.take_piece())
    for _, pieces in groupby(signing, key=lambda piece: piece.cell):
        _signer(cursor, foot, list(pieces))
    return foot


def _recipients(cursor: Cursor, cell: int | None) -> Recipients:
    entries, filed, drafter, copies = [], "", "", None
    while (piece := cursor.piece) is not None and piece.cell == cell and not filed:
        if not piece.text.startswith("-"):
            break
        cursor.take()
        if match := _FILED.fullmatch(piece.text):
            filed = match[1]
        else:
            entries.append(piece.text)
    piece = cursor.piece
    if filed and piece and piece.cell == cell and (mark := _MARK.fullmatch(piece.text)):
        cursor.take()
        drafter, copies = mark[1], int(mark[2]) if mark[2] else None
    if not without_stop(filed):
        return Recipients(entries=entries_of(entries))
    return Recipients(entries=entries_of(entries), filed=filed[:LONGEST_LINE], drafter=drafter, copies=copies)


def _signer(cursor: Cursor, foot: Foot, pieces: list[Piece]) -> None:
    authority: list[Authority] = []
    rest = [replace(piece, text=piece.text[:LONGEST_LINE]) for piece in pieces if not is_decoration(piece.text)]
    if not rest:
        return
    while rest and (line := parse_authority(rest[0].text)):
        authority.append(line)
        rest.pop(0)
    if not rest or not rest[0].capitals or len(foot.signers) == _MOST:
        cursor.remarks.append(f"Không hiểu phần ký “{pieces[0].text[:60]}”.")
        return
    position, *below = rest
    office = next((piece.text for piece in below if piece.capitals), "")
    name = next((piece.text for piece in below if not piece.capitals), "")
    signer = Signer(authority=tuple(authority[:3]), position=position.text, office=office, name=name[:100])
    cursor.note(f"signers.{len(foot.signers)}", pieces[0].span, SURE if pieces[0].cell is not None else LIKELY)
    foot.signers.append(signer)
