"""Giving and ending roles, and the dated exception for tiny offices."""

from datetime import date, timedelta

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import Actor, audited
from binhyen.core.errors import Refused
from binhyen.organisations.actions.telling import tell
from binhyen.organisations.enums import Role, UnitKind, roles_at
from binhyen.organisations.models import DualRole, Membership, Unit

LONGEST_DUAL_ROLE = timedelta(days=365)


@audited
def grant(
    user: User, *, unit: Unit, role: Role, valid_from: date, by: Actor, valid_to: date | None = None
) -> Membership:
    """Give a role. Raises Refused where it means nothing on such a unit, the person holds it already without end, or
    gives it to themselves: who keeps the accounts would else be the one who reviews and decides, too.
    """
    if getattr(by, "pk", None) == user.pk:
        raise Refused("Không ai tự giao vai trò cho mình. Hãy nhờ một quản trị viên khác.")
    if role not in roles_at(UnitKind(unit.kind)):
        raise Refused(f"Vai trò “{role.label}” chỉ giao tại xã, huyện hoặc tỉnh, không giao tại {unit.name}.")
    if Membership.objects.filter(user=user, unit=unit, role=role, valid_to=None).exists():
        raise Refused(f"{user.display_name} đã có vai trò “{role.label}” tại {unit.name}.")
    membership = Membership.objects.create(user=user, unit=unit, role=role, valid_from=valid_from, valid_to=valid_to)
    tell("membership.granted", unit, by, user=user.label, role=role.label, valid_from=valid_from, valid_to=valid_to)
    return membership


@audited
def end_membership(membership: Membership, *, by: Actor) -> None:
    """End a role at once. It lasted to the end of yesterday; one that began today never was, and is taken out."""
    last_day = clock.today() - timedelta(days=1)
    if membership.valid_from > last_day:
        membership.delete()
    else:
        membership.valid_to = last_day
        membership.save(update_fields=["valid_to"])
    role = Role(membership.role).label
    tell("membership.ended", membership.unit, by, user=membership.user.label, role=role, last_day=last_day)


@audited
def allow_dual_role(user: User, *, unit: Unit, valid_from: date, valid_to: date, basis: str, by: Actor) -> DualRole:
    """Let one person send and review at a unit for a time, every such act to be confirmed by a second person.

    For a year at the most, by this programme's own rule: what goes on longer is to be asked for again.
    """
    if getattr(by, "pk", None) == user.pk:
        raise Refused("Không ai tự cho phép mình kiêm nhiệm. Hãy nhờ một quản trị viên khác ghi ngoại lệ này.")
    if valid_to - valid_from > LONGEST_DUAL_ROLE:
        raise Refused("Ngoại lệ kiêm nhiệm dài nhất một năm. Hãy ghi ngày kết thúc sớm hơn.", about="valid_to")
    exception = DualRole.objects.create(user=user, unit=unit, valid_from=valid_from, valid_to=valid_to, basis=basis)
    tell("dual_role.allowed", unit, by, user=user.label, valid_from=valid_from, valid_to=valid_to, basis=basis)
    return exception


@audited
def end_dual_role(exception: DualRole, *, by: Actor) -> None:
    """End an exception at once. It lasted to the end of yesterday; one that had not begun by then is taken out."""
    last_day = clock.today() - timedelta(days=1)
    if exception.valid_from > last_day:
        exception.delete()
    else:
        exception.valid_to = last_day
        exception.save(update_fields=["valid_to"])
    tell("dual_role.ended", exception.unit, by, user=exception.user.label, last_day=last_day, basis=exception.basis)
