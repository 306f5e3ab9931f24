from binhyen.organisations.models.membership import DualRole, Membership
from binhyen.organisations.models.unit import Unit, UnitVersion

__all__ = ["DualRole", "Membership", "Unit", "UnitVersion"]
