"""A place in the list of pieces, and the notes taken on the way."""

from collections.abc import Callable

from binhyen.papers.read.pieces import Extract, Grid, Item, Piece, tidied
from binhyen.papers.read.reading import Found, Span

SURE, LIKELY, GUESS = 1.0, 0.8, 0.5


class Cursor:
    def __init__(self, extract: Extract) -> None:
        self._items = tidied(extract.items)
        self._place = 0
        self.faces = extract.faces
        self.remarks = list(extract.remarks)
        self.found: list[Found] = []
        # Files that put columns side by side say where the heading and the signing end.
        self.columns = any(isinstance(item, Piece) and item.cell is not None for item in self._items[:1])

    @property
    def item(self) -> Item | None:
        return self._items[self._place] if self._place < len(self._items) else None

    @property
    def piece(self) -> Piece | None:
        """The next piece; None at a grid and at the end."""
        return self.item if isinstance(self.item, Piece) else None

    def take(self) -> Item:
        self._place += 1
        return self._items[self._place - 1]

    def take_piece(self) -> Piece:
        taken = self.take()
        if isinstance(taken, Grid):
            raise TypeError("a grid where a piece was seen")
        return taken

    def while_(self, fits: Callable[[Piece], bool]) -> list[Piece]:
        """Take pieces as long as they fit."""
        taken = []
        while (piece := self.piece) is not None and fits(piece):
            taken.append(self.take_piece())
        return taken

    def later(self, fits: Callable[[Piece], bool]) -> bool:
        return any(isinstance(item, Piece) and fits(item) for item in self._items[self._place :])

    def note(self, part: str, span: Span, confidence: float) -> None:
        self.found.append(Found(part, span, confidence))
