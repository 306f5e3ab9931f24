"""The body: headings by their labels, paragraphs, tables; up to the signing, an annex or the end."""

from collections.abc import Callable

from binhyen.papers.model import Division, Paragraph, Table
from binhyen.papers.model.labels import Label, of_text, of_title
from binhyen.papers.model.text import LONGEST_LINE, LONGEST_TEXT
from binhyen.papers.read.grammar.cursor import GUESS, LIKELY, SURE, Cursor
from binhyen.papers.read.grammar.words import ANNEX, opens_signing
from binhyen.papers.read.pieces import Grid, Piece

Blocks = list[Division | Paragraph | Table]


def read_body(cursor: Cursor, part: str, ends: Callable[[Piece], bool]) -> Blocks:
    """`part` names the blocks in the notes: "body" or "annexes.0.body"."""
    blocks: Blocks = []
    while cursor.item is not None and not (cursor.piece and ends(cursor.piece)):
        item = cursor.take()
        if isinstance(item, Grid):
            blocks.append(_table(item))
            cursor.note(f"{part}.{len(blocks) - 1}", item.span, LIKELY)
        else:
            block, sure = _block(item)
            blocks.append(block)
            cursor.note(f"{part}.{len(blocks) - 1}", item.span, sure)
    return blocks


def _table(grid: Grid) -> Table:
    """Where the first rows say nothing, the columns have no names, and a dash stands for each."""
    header = tuple(row for row in grid.header if any(row)) or (("-",) * len(grid.header[0]),)
    return Table(header=header, rows=grid.rows)


def _block(piece: Piece) -> tuple[Division | Paragraph, float]:
    if piece.heading or piece.bold:
        if found := of_title(piece.text):
            return _division(found, title=True), SURE if piece.heading else LIKELY
    elif piece.bold is None and piece.capitals and (found := of_title(piece.text)):
        return _division(found, title=True), GUESS
    if found := of_text(piece.text):
        return _division(found, title=False), SURE
    return Paragraph(text=piece.text[:LONGEST_TEXT]), SURE if piece.bold is False else LIKELY


def _division(found: Label, *, title: bool) -> Division:
    words = {"title": found.rest[:LONGEST_LINE]} if title else {"text": found.rest[:LONGEST_TEXT]}
    return Division(kind=found.kind, number=found.number, **words)


def ends_body(cursor: Cursor) -> Callable[[Piece], bool]:
    """Where columns are told apart, the signing is what stands in them; else its words say so."""
    if cursor.columns:
        return lambda piece: piece.cell is not None or opens_annex(piece)
    return lambda piece: opens_signing(piece.text) or opens_annex(piece)


def opens_annex(piece: Piece) -> bool:
    """Never within columns, where a name or an office may read so."""
    said = piece.heading or bool(piece.bold) or piece.bold is None
    return said and piece.cell is None and bool(ANNEX.fullmatch(piece.text))
