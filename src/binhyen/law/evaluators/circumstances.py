"""All that the judgement of one unit's year may look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from binhyen.law.exceptions import LocalException
from binhyen.law.fact_spec import FactSpec
from binhyen.law.facts import FactValue, LawfulException, Ratio
from binhyen.law.periods import Window

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Facts with their specs, the days of Quý I, and the local exceptions of the year.

    The readers below answer None for a fact that is missing, and raise TypeError for one of another type: facts come
    through `facts.parse`, so a wrong type is a programmer's error and not a unit's.
    """

    facts: Mapping[str, FactValue]
    specs: Mapping[str, FactSpec]
    quarter_one: Window
    exceptions: Sequence[LocalException]

    def date(self, key: str) -> date | None:
        return self._read(key, date)

    def count(self, key: str) -> int | None:
        return self._read(key, int)

    def ratio(self, key: str) -> Ratio | None:
        return self._read(key, Ratio)

    def yes_no(self, key: str) -> bool | None:
        return self._read(key, bool)

    def text(self, key: str) -> str | None:
        """A blank text counts as missing."""
        return self._read(key, str) or None

    def rating(self, key: str) -> str | None:
        return self._read(key, str)

    def checklist(self, key: str) -> tuple[str, ...] | None:
        return self._read(key, tuple)

    def exception(self, key: str) -> LawfulException | None:
        return self._read(key, LawfulException)

    def missing(self, keys: Sequence[str]) -> str:
        """The labels of missing facts, as a sentence's end."""
        return "; ".join([f"“{self.specs[key].label}”" for key in keys]) if keys else ""

    def _read(self, key: str, expected: type[T]) -> T | None:
        value = self.facts.get(key)
        # An exact comparison: bool is an int to Python, and true must not pass for one offence.
        if value is None or type(value) is expected:
            return value
        raise TypeError(f"{key}: {value!r} is not a {expected.__name__}")
