"""Which law judges a season in a province: the version that the season pinned, and what the province added to it."""

from collections.abc import Iterable
from functools import lru_cache

from binhyen.duties.models import Season
from binhyen.law.kinds import Kind
from binhyen.law.loader import catalogue
from binhyen.law.overlay import with_provincial
from binhyen.law.schema import Criterion, InstrumentVersion
from binhyen.provisions.criterion import criterion_of
from binhyen.provisions.models import ProvincialCriterion

SCHEME = "tt124"
Additions = tuple[tuple[Kind, tuple[Criterion, ...]], ...]


def national_law(season: Season) -> InstrumentVersion:
    """The version that the season pinned when it was opened: all but the criteria of a dossier may rely on it."""
    return catalogue().by_version(season.scheme, season.version)


def additions(province_id: int | None, year: int) -> Additions:
    """What a province adds for the season of a year; nothing in most of them. One small query."""
    return additions_of(ProvincialCriterion.objects.binding(province_id, year)) if province_id else ()


def additions_of(rows: Iterable[ProvincialCriterion]) -> Additions:
    read = [(row.law_kinds, criterion_of(row)) for row in rows]
    by_kind = {kind: tuple(criterion for kinds, criterion in read if kind in kinds) for kind in Kind}
    return tuple((kind, criteria) for kind, criteria in by_kind.items() if criteria)


def law_with(season: Season, added: Additions) -> InstrumentVersion:
    """The season's law with a province's additions; without any, the very version of the catalogue."""
    return laid_over(season.scheme, season.version, added) if added else national_law(season)


@lru_cache(maxsize=256)
def laid_over(scheme: str, version: str, added: Additions) -> InstrumentVersion:
    """Kept by its values, which never change once approved: laying over costs a millisecond, a page asks once."""
    return with_provincial(catalogue().by_version(scheme, version), dict(added))
