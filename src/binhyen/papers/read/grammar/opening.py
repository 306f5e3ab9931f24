"""From the name of the type to the line that enacts: type, subject, addressees, capacity, bases."""

from dataclasses import dataclass

from binhyen.papers.model import DocumentKind
from binhyen.papers.model.labels import of_text, of_title
from binhyen.papers.model.patterns import enacts, pattern
from binhyen.papers.model.text import LONGEST_LINE
from binhyen.papers.read.grammar.cursor import GUESS, LIKELY, SURE, Cursor
from binhyen.papers.read.grammar.words import ADDRESSED, ANNEX, BASED, entries_of, kind_named, opens_signing
from binhyen.papers.read.pieces import Piece


@dataclass
class Opening:
    kind: DocumentKind = DocumentKind.LETTER
    type_name: str = ""
    subject: str = ""
    capacity: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()


def read_opening(cursor: Cursor) -> Opening:
    opening = Opening()
    _type(cursor, opening)
    if opening.kind is not DocumentKind.LETTER:
        _subject(cursor, opening)
    opening.addressees = _addressees(cursor)
    if pattern(opening.kind).enacts and cursor.later(lambda piece: enacts(piece.text)):
        _until_enacted(cursor, opening)
    else:
        opening.bases = _bases(cursor)
    return opening


def _type(cursor: Cursor, opening: Opening) -> None:
    piece = cursor.piece
    if piece is None:
        return
    named = kind_named(piece.text)
    unnamed = piece.heading and piece.capitals and of_title(piece.text) is None and not ANNEX.fullmatch(piece.text)
    if named or unnamed:
        cursor.take()
        opening.kind = named or DocumentKind.OTHER
        opening.type_name = "" if named and named is not DocumentKind.OTHER else piece.text[:LONGEST_LINE]
        cursor.note("kind", piece.span, SURE if piece.heading else LIKELY)


def _subject(cursor: Cursor, opening: Opening) -> None:
    piece = cursor.piece
    if piece is None or not _is_subject(piece, faces=cursor.faces):
        return
    pieces = [cursor.take_piece()]
    # Other people's files break a long subject into several paragraphs.
    pieces += cursor.while_(_goes_on)
    opening.subject = " ".join(piece.text for piece in pieces)[:LONGEST_LINE]
    cursor.note("subject", pieces[0].span, SURE if cursor.faces else GUESS)


def _is_subject(piece: Piece, *, faces: bool) -> bool:
    if enacts(piece.text) or ADDRESSED.match(piece.text) or piece.heading or piece.cell is not None:
        return False
    return bool(piece.bold) if faces else not (BASED.match(piece.text) or of_title(piece.text) or of_text(piece.text))


def _goes_on(piece: Piece) -> bool:
    plain_bold = bool(piece.bold) and not piece.heading and piece.cell is None and not piece.capitals
    return plain_bold and not (of_title(piece.text) or of_text(piece.text) or opens_signing(piece.text))


def _addressees(cursor: Cursor) -> tuple[str, ...]:
    piece = cursor.piece
    match = ADDRESSED.fullmatch(piece.text) if piece and piece.cell is None and not piece.italic else None
    if piece is None or match is None:
        return ()
    cursor.note("addressees", cursor.take().span, SURE)
    if match[1]:
        return entries_of([match[1]])
    entries: list[str] = []
    while (piece := cursor.piece) and piece.text.startswith("-") and not (entries and entries[-1].endswith(".")):
        entries.append(cursor.take_piece().text)
    return entries_of(entries)


def _until_enacted(cursor: Cursor, opening: Opening) -> None:
    """Everything before "QUYẾT ĐỊNH:" is the capacity or a basis."""
    pieces = cursor.while_(lambda piece: not enacts(piece.text))
    if cursor.piece is not None:
        cursor.take()
    capacity = pieces and pieces[0].capitals and not pieces[0].italic and opening.subject
    if capacity:
        opening.capacity = pieces[0].text[:LONGEST_LINE]
        cursor.note("capacity", pieces.pop(0).span, SURE)
    opening.bases = entries_of([piece.text for piece in pieces])
    if pieces:
        cursor.note("bases", pieces[0].span, SURE)


def _bases(cursor: Cursor) -> tuple[str, ...]:
    if cursor.faces:
        pieces = cursor.while_(lambda piece: bool(piece.italic) and not piece.heading and piece.cell is None)
    else:
        pieces = cursor.while_(lambda piece: bool(BASED.fullmatch(piece.text)))
    if pieces:
        cursor.note("bases", pieces[0].span, SURE if cursor.faces else LIKELY)
    return entries_of([piece.text for piece in pieces])
