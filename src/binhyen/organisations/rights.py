"""What a person may act for today, read once per request.

Lists are filtered by joins (`queries.visible_units` and its like), never by ids gathered here:
this answers questions about one thing whose place is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from binhyen.accounts.models import User
from binhyen.organisations.enums import Role
from binhyen.organisations.models import DualRole, Membership, Unit


@dataclass(frozen=True)
class Rights:
    user: User
    day: date
    memberships: tuple[Membership, ...]

    def hold(self, roles: Iterable[Role], *unit_ids: int | None) -> bool:
        """One of the roles on one of the units; pass a thing's unit, commune, district and province for its tree."""
        wanted, places = set(roles), {pk for pk in unit_ids if pk is not None}
        return any(held.role in wanted and held.unit_id in places for held in self.memberships)

    def is_within(self, place: Unit) -> bool:
        """One of the person's units is the place or lies in it."""
        return any(place.pk in (held.unit_id, *held.unit.place) for held in self.memberships)

    def units(self, roles: Iterable[Role]) -> list[Unit]:
        """The units on which one of the roles is held, each once."""
        wanted = set(roles)
        return list({held.unit_id: held.unit for held in self.memberships if held.role in wanted}.values())

    def administer(self, unit: Unit) -> bool:
        return self.user.is_superuser or self.hold([Role.ADMINISTRATOR], unit.pk, *unit.place)

    def dual_role(self, *unit_ids: int | None) -> DualRole | None:
        """The dated exception under which this person may hold both sides at one of the units (asked rarely)."""
        places = [pk for pk in unit_ids if pk is not None]
        return DualRole.objects.valid_on(self.day).filter(user=self.user, unit__in=places).first()


def rights_of(user: User, day: date) -> Rights:
    """One query, whatever the number of units below."""
    held = Membership.objects.valid_on(day).filter(user=user).select_related("unit").order_by("unit__sort_key", "pk")
    return Rights(user, day, tuple(held) if user.is_active else ())
