"""A PDF without structure: fragments become lines, lines become paragraphs, by where they stand and how they look."""

from itertools import pairwise
from statistics import median

from binhyen.papers.read.pdf_text import Fragment
from binhyen.papers.read.pieces import Item, Piece
from binhyen.papers.read.reading import Span

_SAME_LINE = 0.5  # of the size, between two baselines
_COLUMN = 2.5  # of the size: a gap that parts two columns
_BLANK = 0.12  # of the size: a gap that is a blank
_INDENT = 12.0  # points: a line that starts so much further right opens a paragraph
_SHORT = 40.0  # points: a line that ends so much earlier closes one

_FAR = 0.8  # of the size: a gap between two lines that parts them

Line = list[Fragment]


def pieces_by_place(pages: list[list[Fragment]]) -> list[Item]:
    items: list[Item] = []
    for number, page in enumerate(pages, start=1):
        lines = _lines([each for each in page if each.text.strip()])
        for group in _paragraphs(lines):
            items.append(_piece(group, number, len(items) + 1))
    return items


def _lines(page: list[Fragment]) -> list[Line]:
    """Top to bottom; a wide gap within a line parts it, left first."""
    lines: list[Line] = []
    for each in sorted(page, key=lambda each: (-each.box[1], each.box[0])):
        if lines and abs(lines[-1][0].box[1] - each.box[1]) < each.size * _SAME_LINE:
            lines[-1].append(each)
        else:
            lines.append([each])
    return [part for line in lines for part in _columns(sorted(line, key=lambda each: each.box[0]))]


def _columns(line: Line) -> list[Line]:
    parts = [[line[0]]]
    for before, each in pairwise(line):
        if each.box[0] - before.box[2] > each.size * _COLUMN:
            parts.append([each])
        else:
            parts[-1].append(each)
    return parts


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    if not lines:
        return []
    margin = median(line[0].box[0] for line in lines)
    edge = max(line[-1].box[2] for line in lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _opens(before, line, margin, edge):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _opens(before: Line, line: Line, margin: float, edge: float) -> bool:
    indented = line[0].box[0] > margin + _INDENT
    closed = before[-1].box[2] < edge - _SHORT
    far = before[0].box[1] - line[0].box[3] > line[0].size * _FAR
    return indented or closed or far or _face(before) != _face(line)


def _face(line: Line) -> tuple[bool, bool]:
    return all(each.bold for each in line), all(each.italic for each in line)


def _piece(lines: list[Line], page: int, order: int) -> Piece:
    words = [each for line in lines for each in line]
    left, bottom, right, top = zip(*(each.box for each in words), strict=True)
    return Piece(
        text=" ".join(_text(line) for line in lines),
        span=Span(order, page, (min(left), min(bottom), max(right), max(top))),
        bold=all(each.bold for each in words),
        italic=all(each.italic for each in words),
    )


def _text(line: Line) -> str:
    text = line[0].text
    for before, each in pairwise(line):
        gap = each.box[0] - before.box[2] > each.size * _BLANK
        text += (" " if gap and not text.endswith(" ") else "") + each.text
    return text
