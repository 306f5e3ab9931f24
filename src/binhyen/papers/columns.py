"""How wide a table's columns are, and how their cells stand: read off the words, so that both writers agree."""

import re
from math import sqrt
from typing import Literal

from binhyen.papers.model.body import Table

_FIGURE = re.compile(r"[\d.,/%+\-–\s]*")
_SHORTEST, _WIDEST = 4.0, 45.0
_MARK = 14  # letters: "Không áp dụng"


def shares(table: Table) -> list[float]:
    """The share of each column, together 1. A column is as wide as its longest word, and wider by how much it holds."""
    wanted = [_wanted([row[place] for row in (*table.header, *table.rows)]) for place in range(len(table.header[0]))]
    return [round(each / sum(wanted), 4) for each in wanted]


def _wanted(cells: list[str]) -> float:
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=0)
    longest = max(len(cell) for cell in cells)
    return min(_WIDEST, max(_SHORTEST, longest_word + 1.5, 3.2 * sqrt(longest)))


def alignments(table: Table) -> list[Literal["center", "left"]]:
    """Columns of figures and of short marks stand in the middle, columns of words at the left."""
    return [_alignment([row[place] for row in table.rows]) for place in range(len(table.header[0]))]


def _alignment(cells: list[str]) -> Literal["center", "left"]:
    short = all(len(cell) <= _MARK or _FIGURE.fullmatch(cell) for cell in cells)
    return "center" if short else "left"
