"""The days that bind a dossier, from its season's pinned law."""

from dataclasses import dataclass
from datetime import date

from binhyen.dossiers.models import Dossier
from binhyen.duties.models import Season
from binhyen.law import periods
from binhyen.law.kinds import Kind
from binhyen.law.schema import InstrumentVersion
from binhyen.provisions.laws import law_with, national_law


@dataclass(frozen=True)
class Schedule:
    """`last_day` is the last day on which a decision is in time: "trước ngày 20/11" is 19/11."""

    window: periods.Window
    quarter_one: periods.Window
    registration_opens: date
    last_day: date


def law_of(dossier: Dossier) -> InstrumentVersion:
    """What judges a dossier: the version that its season pinned, with what its province added for that season."""
    return law_with(dossier.season, dossier.provincial_additions)


def schedule_for(season: Season, kind: Kind) -> Schedule:
    law = national_law(season)
    return Schedule(
        window=periods.window(law, kind, season.year),
        quarter_one=periods.quarter_one(law, kind, season.year),
        registration_opens=date(season.year, 1, 1),
        last_day=periods.last_good_day(law, kind, season.year),
    )


def schedule_of(dossier: Dossier) -> Schedule:
    return schedule_for(dossier.season, dossier.law_kind)
