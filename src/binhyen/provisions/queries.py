"""Reading what provinces added: for a list, for one page, for whoever browses the law."""

from collections.abc import Iterable

from django.db.models import QuerySet

from binhyen.organisations.enums import UnitKind
from binhyen.organisations.models import Unit
from binhyen.organisations.rights import Rights
from binhyen.provisions import permissions
from binhyen.provisions.models import ProvincialCriterion


def provinces_of(rights: Rights) -> list[Unit]:
    """The provinces that the person's units lie in, each once."""
    places = (held.unit.place.province_id for held in rights.memberships)
    ids = {pk for pk in places if pk is not None}
    return list(Unit.objects.filter(pk__in=ids, kind=UnitKind.PROVINCE))


def readable(rights: Rights, province: Unit) -> QuerySet[ProvincialCriterion]:
    """What the person may read of a province: all that was approved, drafts for its own people."""
    rows = ProvincialCriterion.objects.filter(province=province)
    return rows if permissions.can_see_drafts(rights, province) else rows.approved()


def binding_in(provinces: Iterable[Unit], year: int) -> list[ProvincialCriterion]:
    """What binds in these provinces for the season of a year, with each row's province."""
    rows = ProvincialCriterion.objects.binding_in([each.pk for each in provinces], year)
    return list(rows.select_related("province").order_by("province__sort_key", "number"))
