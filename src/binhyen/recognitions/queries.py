"""Reading decisions and what waits for one."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.duties.models import Season
from binhyen.organisations.enums import READING_ROLES, Role
from binhyen.organisations.models import Membership, Unit
from binhyen.organisations.rights import Rights
from binhyen.recognitions.models import Decision


def deciding_bodies(rights: Rights) -> list[Unit]:
    return rights.units([Role.DECIDER])


def waiting_for_decision(authority: Unit) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(authority=authority, state=DossierState.REVIEWED)
    return rows.with_unit().prefetch_related("reviews").order_by("season__year", "kind", "unit__sort_key")


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
