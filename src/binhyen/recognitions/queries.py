"""Reading decisions and what waits for one."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.duties.models import Season
from binhyen.law.kinds import Kind
from binhyen.organisations.enums import READING_ROLES, Role
from binhyen.organisations.models import Membership, Unit
from binhyen.organisations.rights import Rights
from binhyen.recognitions.models import Decision


def deciding_bodies(rights: Rights) -> list[Unit]:
    return rights.units([Role.DECIDER])


def waiting_anywhere(authority: Unit) -> QuerySet[Dossier]:
    """Reviewed dossiers of every season that wait for this authority's decision."""
    return Dossier.objects.filter(authority=authority, state=DossierState.REVIEWED)


def waiting_for_decision(authority: Unit, season: Season | None) -> QuerySet[Dossier]:
    """Those of one season, as a decision lists them; none without a season."""
    rows = Dossier.objects.with_unit().filter(authority=authority, season=season, state=DossierState.REVIEWED)
    return rows.order_by("kind", "unit__sort_key")


def kinds_of(dossiers: QuerySet[Dossier]) -> dict[Kind, int]:
    """How many of each kind, in the kinds' own order."""
    counts = dict(dossiers.order_by().values_list("kind").annotate(Count("pk")))
    return {kind: counts[kind] for kind in Kind if kind in counts}


def seasons_waiting(authority: Unit) -> QuerySet[Season]:
    return Season.objects.filter(dossiers__authority=authority, dossiers__state=DossierState.REVIEWED).distinct()


def visible_decisions(rights: Rights) -> QuerySet[Decision]:
    """Decisions of an authority where, or below which, the person works."""
    held = Membership.objects.valid_on(rights.day).filter(user=rights.user, role__in=READING_ROLES)
    above = held.filter(
        Q(unit=OuterRef("authority_id"))
        | Q(unit=OuterRef("authority__district_id"))
        | Q(unit=OuterRef("authority__province_id"))
    )
    return Decision.objects.filter(Exists(above)).select_related("season", "authority")
