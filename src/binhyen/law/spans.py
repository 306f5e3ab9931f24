"""Stretches of time in the catalogue: in-force dates, seasons, and days that recur every year."""

from calendar import monthrange
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from binhyen.law.strict import Strict


class DaySpan(Strict):
    """From `since` to `until`, both inclusive; without `until` it has no end yet."""

    since: date
    until: date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.until and self.until < self.since:
            raise ValueError("ngày cuối đứng trước ngày đầu")
        return self

    def covers(self, day: date) -> bool:
        return self.since <= day <= (self.until or date.max)

    def overlaps(self, other: "DaySpan") -> bool:
        return self.since <= (other.until or date.max) and other.since <= (self.until or date.max)


class YearSpan(Strict):
    """The seasons that a version governs, by their year; both ends inclusive."""

    since: int
    until: int | None = None

    def covers(self, year: int) -> bool:
        return self.since <= year and (self.until is None or year <= self.until)

    def overlaps(self, other: "YearSpan") -> bool:
        return other.covers(self.since) or self.covers(other.since)


class AnnualDay(Strict):
    """A day and month, in the season's own year or in the one before."""

    day: int = Field(ge=1, le=31)
    month: int = Field(ge=1, le=12)
    of: Literal["same_year", "previous_year"] = "same_year"

    @model_validator(mode="after")
    def _exists(self) -> Self:
        # A common year: 29/02 recurs in leap years only, so no rule may stand on it.
        if self.day > monthrange(2001, self.month)[1]:
            raise ValueError(f"ngày {self.day:02}/{self.month:02} không có trong mọi năm")
        return self

    def in_season(self, year: int) -> date:
        return date(year - (self.of == "previous_year"), self.month, self.day)
