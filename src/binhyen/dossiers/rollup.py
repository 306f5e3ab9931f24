"""A commune's own criteria 4.1 and 4.2, counted from the dossiers that its authority decides on (Điều 5 khoản 4).

Only units under the commune's authority, or delegated to it, count; those that the district or province decides do not.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from binhyen.dossiers.enums import DossierState as State
from binhyen.dossiers.models import Dossier
from binhyen.law.facts import FactValue, Ratio
from binhyen.law.kinds import Kind
from binhyen.law.kinds_of_test import RatioAtLeast
from binhyen.law.outcomes import Verdict
from binhyen.law.schema import InstrumentVersion

REGISTERED_FACT = "units_registered"
RECOGNISED_FACT = "units_recognised"


@dataclass(frozen=True)
class RollUp:
    """Counts of units in scope. `expected`: recognised so far, plus those whose review or own facts say đạt."""

    in_scope: int
    registered: int
    recognised: int
    refused: int
    expected: int

    @property
    def is_final(self) -> bool:
        """Every unit has been decided on, so that the figure will not move any more."""
        return self.recognised + self.refused == self.in_scope

    @property
    def undecided(self) -> int:
        return self.in_scope - self.recognised - self.refused

    @property
    def registered_of(self) -> Ratio:
        return Ratio(self.registered, self.in_scope)

    @property
    def recognised_of(self) -> Ratio:
        return Ratio(self.recognised, self.in_scope)

    @property
    def expected_of(self) -> Ratio:
        return Ratio(self.expected, self.in_scope)

    def facts(self) -> dict[str, FactValue]:
        """Handed to the evaluator: the decided figure where it is final, else the provisional one."""
        return {
            REGISTERED_FACT: self.registered_of,
            RECOGNISED_FACT: self.recognised_of if self.is_final else self.expected_of,
        }

    @property
    def provisional(self) -> frozenset[str]:
        return frozenset() if self.is_final else frozenset({RECOGNISED_FACT})


def counted_units(dossier: Dossier) -> QuerySet[Dossier]:
    """The dossiers behind the figures of a commune's dossier."""
    rows = Dossier.objects.in_scope().filter(season=dossier.season, commune=dossier.unit, authority=dossier.unit)
    return rows.exclude(kind=Kind.COMMUNE)


def not_registered(dossier: Dossier) -> QuerySet[Dossier]:
    return counted_units(dossier).filter(registered_on=None)


def not_recognised_yet(dossier: Dossier) -> QuerySet[Dossier]:
    return counted_units(dossier).exclude(state=State.RECOGNISED)


# Not decided yet, but the review proposes it, or the unit sent it with facts that say đạt.
_LIKELY = Q(state=State.REVIEWED, proposed=True) | Q(state__in=[State.SUBMITTED, State.RECEIVED], verdict=Verdict.PASS)


def roll_up(dossier: Dossier) -> RollUp:
    """One query, whatever the number of units. What was decided after the commune itself was no longer counts."""
    by_then = Q(decided_on__lte=dossier.decided_on) if dossier.decided_on else Q()
    counts = counted_units(dossier).aggregate(
        in_scope=Count("pk"),
        registered=Count("pk", filter=Q(registered_on__isnull=False)),
        recognised=Count("pk", filter=by_then & Q(state=State.RECOGNISED)),
        refused=Count("pk", filter=by_then & Q(state=State.NOT_RECOGNISED)),
        expected=Count("pk", filter=Q(state=State.RECOGNISED) | _LIKELY),
    )
    return RollUp(**counts)


def least_percent(law: InstrumentVersion, kind: Kind) -> dict[str, int]:
    """Fact of a ratio → the percentage that its criterion asks for at least."""
    tests = [criterion.test for criterion in law.criteria(kind)]
    return {test.ratio: test.at_least for test in tests if isinstance(test, RatioAtLeast)}
