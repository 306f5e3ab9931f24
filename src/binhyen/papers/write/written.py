"""What a writer gives back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Written:
    """The bytes and the font that they were set in; byte identity holds for one font."""

    content: bytes
    font: str


class CannotWrite(ValueError):
    """The value cannot be set on paper; carries a Vietnamese sentence."""
