"""Reading units: as they were on a day, below a place, visible to a person."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from binhyen.accounts.models import User
from binhyen.core.errors import Refused
from binhyen.core.text import search_words
from binhyen.organisations.enums import LOCAL, READING_ROLES, Role
from binhyen.organisations.models import Membership, Unit, UnitVersion
from binhyen.organisations.querysets import DatedQuerySet, UnitQuerySet
from binhyen.organisations.rights import Rights


def version_on(unit: Unit, day: date) -> UnitVersion:
    """The unit as it was on a day. Raises Refused where it did not exist then."""
    version = UnitVersion.objects.valid_on(day).filter(unit=unit).first()
    if version is None:
        raise Refused(
            f"{unit.name} không tồn tại vào ngày {day:%d/%m/%Y}. Hãy chọn ngày khác hoặc kiểm tra danh sách đơn vị."
        )
    return version


def last_version_by(unit: Unit, day: date) -> UnitVersion:
    """The unit as it was on a day, or on its last day where it ended before. Raises Refused where it had not begun."""
    begun = UnitVersion.objects.filter(unit=unit, valid_from__lte=day)
    return begun.order_by("-valid_from").first() or version_on(unit, day)


def versions_within(commune: Unit, day: date) -> QuerySet[UnitVersion]:
    """The commune itself and the local units that lay in it on a day, as they were then, in Vietnamese order."""
    lay_in_it = Q(commune=commune, unit__kind__in=LOCAL) | Q(unit=commune)
    rows = UnitVersion.objects.valid_on(day).filter(lay_in_it)
    return rows.select_related("unit", "province", "district", "commune").order_by("unit__sort_key", "unit_id")


def held_above(rights: Rights, roles: tuple[Role, ...], *, prefix: str = "") -> Exists:
    """A semi-join: some membership of this person on the row's unit, commune, district or province.

    `prefix` reaches the place columns from the outer row ("" for Unit itself, "unit__" …).
    """
    memberships = Membership.objects.valid_on(rights.day).filter(user=rights.user, role__in=roles)
    own = f"{prefix}pk" if prefix else "pk"
    return Exists(
        memberships.filter(
            Q(unit=OuterRef(own))
            | Q(unit=OuterRef(f"{prefix}commune_id"))
            | Q(unit=OuterRef(f"{prefix}district_id"))
            | Q(unit=OuterRef(f"{prefix}province_id"))
        )
    )


def held_above_or_all(rights: Rights, *, prefix: str = "") -> Exists | Q:
    """What I administer: everything for the instance's administrator, else the sub-trees where I hold the role."""
    return Q() if rights.user.is_superuser else held_above(rights, (Role.ADMINISTRATOR,), prefix=prefix)


def administered_people(rights: Rights) -> QuerySet[User]:
    """Who holds, held or will hold a role where I administer; everyone, for the instance's administrator."""
    if rights.user.is_superuser:
        return User.objects.all()
    return User.objects.filter(Exists(administered_memberships(rights).filter(user=OuterRef("pk"))))


def administered_memberships(rights: Rights) -> DatedQuerySet[Membership]:
    """Roles on units that I administer, whenever they hold."""
    return Membership.objects.filter(held_above_or_all(rights, prefix="unit__"))


def people_found(rights: Rights, typed: str) -> QuerySet[User]:
    """Of those I administer, whom every word of a search names: in their own names or in that of one of their units."""
    found = administered_people(rights)
    for word in search_words(typed):
        there = administered_memberships(rights).filter(user=OuterRef("pk"), unit__folded__contains=word)
        found = found.filter(Q(folded__contains=word) | Exists(there))
    return found


def visible_units(rights: Rights) -> UnitQuerySet[Unit]:
    """Units that the person acts for, reads or administers."""
    if rights.user.is_superuser:
        return Unit.objects.all()
    return Unit.objects.filter(held_above(rights, (*READING_ROLES, Role.CLERK, Role.HEAD, Role.ADMINISTRATOR)))


def maintained_units(rights: Rights) -> UnitQuerySet[Unit]:
    if rights.user.is_superuser:
        return Unit.objects.all()
    return Unit.objects.filter(held_above(rights, (Role.ADMINISTRATOR, Role.REVIEWER)))


def administered_units(rights: Rights) -> UnitQuerySet[Unit]:
    return Unit.objects.filter(held_above_or_all(rights))
