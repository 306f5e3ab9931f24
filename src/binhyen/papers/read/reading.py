"""What reading gives: the value, where each part stood, and how sure the reader is."""

from dataclasses import dataclass

from binhyen.papers.model import Document


class CannotRead(ValueError):
    """The file is not read; carries a Vietnamese sentence: what is wrong, what to do."""


class NoText(CannotRead):
    """A scan: pages without letters. The door for OCR, which may take the file up where it is installed."""


@dataclass(frozen=True)
class Span:
    """Where a piece stood: the how-manieth of the file, its page (PDF) and its box there in points from bottom left."""

    order: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Found:
    """One part of the value ("number", "body.3") with its place and the confidence, 0 to 1."""

    part: str
    span: Span
    confidence: float


@dataclass(frozen=True)
class Reading:
    """`remarks` are Vietnamese sentences on what found no place; `encoding` is the legacy code, if any."""

    document: Document
    found: tuple[Found, ...]
    remarks: tuple[str, ...] = ()
    encoding: str = ""

    @property
    def confidence(self) -> float:
        """That of the least sure part; nothing found is nothing sure."""
        return min((each.confidence for each in self.found), default=0.0)

    def where(self, part: str) -> Found | None:
        return next((each for each in self.found if each.part == part), None)
