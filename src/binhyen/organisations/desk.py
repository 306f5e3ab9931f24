"""The main links of the header: each room registers its own, with who sees it."""

from collections.abc import Callable
from dataclasses import dataclass

from binhyen.core.registry import Registry
from binhyen.organisations.enums import READING_ROLES, UNIT_ROLES, Role, UnitKind
from binhyen.organisations.models import Unit
from binhyen.organisations.rights import Rights


@dataclass(frozen=True)
class Door:
    rank: int
    label: str
    page: str
    opens: Callable[[Rights], bool]


doors: Registry[Door] = Registry("desk links")


def acts_for_unit(rights: Rights) -> bool:
    return bool(rights.units(UNIT_ROLES))


def oversees(rights: Rights) -> bool:
    return bool(rights.units(READING_ROLES))


def reviews(rights: Rights) -> bool:
    return bool(rights.units([Role.REVIEWER]))


def season_communes(rights: Rights) -> list[Unit]:
    """Communes whose season the person opens: its standing office, or its administrator."""
    held = rights.units([Role.REVIEWER, Role.ADMINISTRATOR])
    return [unit for unit in held if unit.kind == UnitKind.COMMUNE]


def opens_seasons(rights: Rights) -> bool:
    return bool(season_communes(rights))


def maintains(rights: Rights) -> bool:
    """Keeps the list of units: an administrator, or the standing office of a commune."""
    return administers(rights) or reviews(rights)


def administers(rights: Rights) -> bool:
    return rights.user.is_superuser or bool(rights.units([Role.ADMINISTRATOR]))
