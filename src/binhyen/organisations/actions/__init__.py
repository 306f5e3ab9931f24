"""Writing units, roles and dated exceptions. The only writer of this room's tables."""

from binhyen.organisations.actions.roles import allow_dual_role, end_dual_role, end_membership, grant
from binhyen.organisations.actions.units import Namesake, UnitState, change_unit, create_unit, end_districts, end_unit

__all__ = [
    "Namesake",
    "UnitState",
    "allow_dual_role",
    "change_unit",
    "create_unit",
    "end_districts",
    "end_dual_role",
    "end_membership",
    "end_unit",
    "grant",
]
