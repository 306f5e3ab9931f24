"""Reading duties: those of the units that a person acts for."""

from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, Q

from binhyen.duties.enums import DutyState
from binhyen.duties.models import Duty
from binhyen.duties.querysets import DutyQuerySet
from binhyen.organisations.enums import UNIT_ROLES
from binhyen.organisations.models import Membership, Unit
from binhyen.organisations.rights import Rights

AHEAD = timedelta(days=366)
SHOWN = 100


def _mine(rights: Rights) -> DutyQuerySet[Duty]:
    memberships = Membership.objects.valid_on(rights.day).filter(user=rights.user, role__in=UNIT_ROLES)
    mine = Duty.objects.filter(Exists(memberships.filter(unit=OuterRef("unit_id"))))
    return mine.select_related("unit", "season")


def duties_of(rights: Rights, today: date) -> list[Duty]:
    """What still waits for my units, earliest first, from what was due a year ago to a year ahead."""
    mine = _mine(rights).open().filter(due_on__gte=today - AHEAD, due_on__lte=today + AHEAD)
    return list(mine.order_by("due_on", "unit__sort_key", "pk")[:SHOWN])


def handed_duties_of(rights: Rights) -> list[Duty]:
    """What my units have sent or finished, newest first."""
    mine = _mine(rights).filter(state__in=[DutyState.SENT, DutyState.DONE])
    return list(mine.order_by("-advanced_at", "-pk")[:20])


def latest_opened_year(province: Unit, scheme: str) -> int | None:
    """The last season that a commune of the province has opened: there its units have duties. None before the first."""
    given = Duty.objects.filter(Q(unit=province) | Q(unit__province=province), season__scheme=scheme)
    latest: int | None = given.aggregate(latest=Max("season__year"))["latest"]
    return latest
