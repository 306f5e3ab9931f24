"""The days a season of a kind counts, from the pinned version (Điều 8, Điều 9)."""

from dataclasses import dataclass
from datetime import date, timedelta

from binhyen.law.kinds import Kind
from binhyen.law.schema import InstrumentVersion


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` to `end`, both inclusive, as days in Viet Nam (UTC+7)."""

    start: date
    end: date

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end


def window(version: InstrumentVersion, kind: Kind, year: int) -> Window:
    """The days whose events count for the year (Điều 8): it opens in the year before."""
    rule = version.assessment_window(kind)
    return Window(rule.opens.in_season(year), rule.closes.in_season(year))


def quarter_one(version: InstrumentVersion, kind: Kind, year: int) -> Window:
    """The days on which a document of "Quý I" counts: from the opening of the season's window to the quarter's end."""
    return Window(version.assessment_window(kind).opens.in_season(year), version.quarter_one.closes.in_season(year))


def decision_limit(version: InstrumentVersion, kind: Kind, year: int) -> date:
    """The day before which the decision must exist (Điều 9, "trước ngày …"): itself already too late."""
    return version.decision_limit(kind).before.in_season(year)


def last_good_day(version: InstrumentVersion, kind: Kind, year: int) -> date:
    """The last day on which a decision is in time."""
    return decision_limit(version, kind, year) - timedelta(days=1)
