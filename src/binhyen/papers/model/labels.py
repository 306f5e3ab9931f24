"""The labels that open a division, both ways: (ARTICLE, 3) ↔ "Điều 3.". Writers, reader and validation share them."""

import re
from collections.abc import Callable
from typing import NamedTuple

from binhyen.papers.model.enums import DivisionKind as Kind
from binhyen.papers.model.numerals import HIGHEST_ROMAN, LETTERS, from_letter, from_roman, letter, roman

# What a division's words follow on the same line; the wider ones have their title on a line of its own.
RUN_IN = {Kind.ARTICLE, Kind.CLAUSE, Kind.POINT, Kind.DASH, Kind.PLUS}
# Those whose words are always a title, always plain text, or one of both.
TITLED = {Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ROMAN}
UNTITLED = {Kind.POINT, Kind.DASH, Kind.PLUS}
UNNUMBERED = {Kind.DASH, Kind.PLUS}
DEPTH = {kind: depth for depth, kind in enumerate(Kind)}


class Label(NamedTuple):
    kind: Kind
    number: int | None
    rest: str


def highest(kind: Kind) -> int:
    """The greatest number that can be written."""
    if kind in {Kind.PART, Kind.CHAPTER, Kind.ROMAN}:
        return HIGHEST_ROMAN
    return len(LETTERS) if kind is Kind.POINT else 999


def label(kind: Kind, number: int | None) -> str:
    """What is printed before the words: "Điều 3.", "1.", "đ)", "-"."""
    return _WRITTEN[kind](number or 1)


_WRITTEN: dict[Kind, Callable[[int], str]] = {
    Kind.PART: lambda number: f"Phần {roman(number)}",
    Kind.CHAPTER: lambda number: f"Chương {roman(number)}",
    Kind.SECTION: lambda number: f"Mục {number}",
    Kind.ROMAN: lambda number: f"{roman(number)}.",
    Kind.ARTICLE: lambda number: f"Điều {number}.",
    Kind.CLAUSE: lambda number: f"{number}.",
    Kind.POINT: lambda number: f"{letter(number)})",
    Kind.DASH: lambda _: "-",
    Kind.PLUS: lambda _: "+",
}

_NUMBER = r"([1-9]\d{0,2})"
_TEXTS = (
    (Kind.ARTICLE, re.compile(rf"Điều {_NUMBER}\. (.+)"), int),
    (Kind.CLAUSE, re.compile(rf"{_NUMBER}\. (.+)"), int),
    (Kind.POINT, re.compile(rf"([{LETTERS}])\) (.+)"), from_letter),
    (Kind.DASH, re.compile(r"([-–—•]) (.+)"), lambda _: None),
    (Kind.PLUS, re.compile(r"(\+) (.+)"), lambda _: None),
)
_TITLES = (
    (Kind.PART, re.compile(r"Phần ([IVXLC]+)[.:]? (.+)"), from_roman),
    (Kind.CHAPTER, re.compile(r"Chương ([IVXLC]+)[.:]? (.+)"), from_roman),
    (Kind.SECTION, re.compile(rf"Mục {_NUMBER}[.:]? (.+)"), int),
    (Kind.ROMAN, re.compile(r"([IVXLC]+)\. (.+)"), from_roman),
    *_TEXTS[:2],
)


def of_text(text: str) -> Label | None:
    """The label that opens a plain paragraph, if one does."""
    return _first(_TEXTS, text)


def of_title(text: str) -> Label | None:
    """The label that opens a heading, if one does."""
    return _first(_TITLES, text)


def _first(patterns: tuple[tuple[Kind, re.Pattern[str], Callable[[str], int | None]], ...], text: str) -> Label | None:
    for kind, pattern, number_of in patterns:
        if match := pattern.fullmatch(text):
            number = number_of(match[1])
            if number is not None or kind in UNNUMBERED:
                return Label(kind, number, match[2])
    return None
