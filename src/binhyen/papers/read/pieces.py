"""What every format is brought to before it is understood: pieces of text with their face, and grids of cells."""

from dataclasses import dataclass, field, replace

from binhyen.papers.model.text import legible
from binhyen.papers.read.reading import Span


@dataclass(frozen=True)
class Piece:
    """One paragraph. `bold` and `italic` are None where the format has no faces. `cell` tells columns apart."""

    text: str
    span: Span
    bold: bool | None = None
    italic: bool | None = None
    heading: bool = False
    cell: int | None = None

    @property
    def capitals(self) -> bool:
        return self.text == self.text.upper()


@dataclass(frozen=True)
class Grid:
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    span: Span


Item = Piece | Grid


@dataclass
class Extract:
    """What one file gave. `faces` is False for plain text, where only the words speak."""

    items: list[Item]
    faces: bool = True
    encoding: str = ""
    remarks: list[str] = field(default_factory=list)


def tidied(items: list[Item]) -> list[Item]:
    """In one form; empty pieces dropped."""
    tidy = [_tidy(item) for item in items]
    return [item for item in tidy if not isinstance(item, Piece) or item.text]


def _tidy(item: Item) -> Item:
    if isinstance(item, Piece):
        return replace(item, text=legible(item.text))
    return replace(item, header=_rows(item.header), rows=_rows(item.rows))


def _rows(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(legible(cell) for cell in row) for row in rows)
