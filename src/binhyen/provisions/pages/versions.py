"""Which version one reads: that of a day, and whether the season of that day is judged by another one."""

from dataclasses import dataclass
from datetime import date

from binhyen.law.kinds import Kind
from binhyen.law.loader import NotInForce, catalogue
from binhyen.law.periods import window
from binhyen.law.schema import InstrumentVersion
from binhyen.provisions.laws import SCHEME
from binhyen.provisions.pages.rules import span_words


@dataclass(frozen=True)
class Reading:
    """The version in force on a day, and the season of a kind that the day counts for."""

    version: InstrumentVersion
    season: int
    judged_by: InstrumentVersion | None

    @property
    def in_force(self) -> str:
        return span_words(self.version.in_force)

    @property
    def seasons(self) -> str:
        return seasons_words(self.version)

    @property
    def other(self) -> InstrumentVersion | None:
        """The version that judges the season of the day, where it is not the one in force."""
        return self.judged_by if self.judged_by is not self.version else None

    @property
    def other_day(self) -> date | None:
        return (self.other.in_force.until or self.other.in_force.since) if self.other else None


def read_on(day: date, kind: Kind) -> Reading:
    """Raises NotInForce, with a sentence, before the first version."""
    version = catalogue().on(SCHEME, day)
    season = next(year for year in (day.year, day.year + 1) if window(version, kind, year).contains(day))
    try:
        return Reading(version, season, catalogue().version(SCHEME, season))
    except NotInForce:
        return Reading(version, season, None)


def seasons_words(version: InstrumentVersion) -> str:
    since, until = version.seasons.since, version.seasons.until
    return f"từ kỳ {since}" + (f" đến kỳ {until}" if until else " trở đi")
