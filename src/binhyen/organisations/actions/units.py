"""Writing units, roles and dated exceptions. The only writer of this room's tables."""

from copy import copy
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import Actor, audited, note
from binhyen.core.errors import Refused
from binhyen.core.text import fold, nfc, sort_key
from binhyen.organisations.enums import Level, Role, UnitKind, roles_at
from binhyen.organisations.models import DualRole, Membership, Unit, UnitVersion


@dataclass(frozen=True, kw_only=True)
class UnitState:
    """What is true of a unit for a time: name, place and the facts that decide scope and authority."""

    name: str
    code: str = ""
    province: Unit | None = None
    district: Unit | None = None
    commune: Unit | None = None
    school_level: str = ""
    enterprise_size: str = ""
    is_armed_force: bool = False
    has_party_body: bool | None = None
    managing_level: str = Level.COMMUNE
    delegated_level: str = ""
    delegation_basis: str = ""

    def columns(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"name": nfc(self.name.strip())}


@audited
def create_unit(*, kind: UnitKind, state: UnitState, valid_from: date, by: Actor, basis: str = "") -> Unit:
    """A new unit with its first version."""
    columns = state.columns()
    placed = {name: columns[name] for name in ("name", "code", "province", "district", "commune")}
    unit = Unit(kind=kind, valid_from=valid_from, **placed, **_derived(columns["name"]))
    unit.save()
    UnitVersion.objects.create(unit=unit, valid_from=valid_from, basis=basis, **columns)
    _tell("unit.created", unit, by, valid_from=valid_from, basis=basis)
    return unit


@audited
def change_unit(unit: Unit, *, state: UnitState, valid_from: date, by: Actor, basis: str = "") -> UnitVersion:
    """End the unit's present version the day before and begin a new one; the past keeps what was true then.

    Raises Refused where the new version would begin before the present one. Beginning on the same day replaces it.
    """
    present = UnitVersion.objects.select_for_update().get(unit=unit, valid_to=None)
    if valid_from < present.valid_from:
        raise Refused(
            f"Thông tin hiện tại của {unit.name} có từ ngày {present.valid_from:%d/%m/%Y}. "
            "Hãy ghi ngày thay đổi từ ngày đó trở đi."
        )
    if valid_from == present.valid_from:
        present.delete()
    else:
        present.valid_to = valid_from - timedelta(days=1)
        present.save(update_fields=["valid_to"])
    columns = state.columns()
    version = UnitVersion.objects.create(unit=unit, valid_from=valid_from, basis=basis, **columns)
    for name in ("name", "code", "province", "district", "commune"):
        setattr(unit, name, columns[name])
    for name, value in _derived(unit.name).items():
        setattr(unit, name, value)
    unit.save()
    _tell("unit.changed", unit, by, valid_from=valid_from, basis=basis)
    return version


@audited
def end_unit(unit: Unit, *, last_day: date, by: Actor, basis: str) -> None:
    """The unit exists no longer than `last_day`: dissolved, merged or abolished by the paper named in `basis`."""
    unit.valid_to = last_day
    unit.save(update_fields=["valid_to"])
    UnitVersion.objects.filter(unit=unit, valid_to=None).update(valid_to=last_day, basis=basis)
    _tell("unit.ended", unit, by, last_day=last_day, basis=basis)


@audited
def end_districts(province: Unit, *, last_day: date, by: Actor, basis: str) -> int:
    """Abolish every district of a province and move what lay in them directly under the province.

    Every unit keeps its old version with the district, up to `last_day`. Returns the number of units moved.
    """
    first_day = last_day + timedelta(days=1)
    moved = list(UnitVersion.objects.filter(province=province, district__isnull=False, valid_to=None))
    UnitVersion.objects.filter(province=province, district__isnull=False, valid_to=None).update(valid_to=last_day)
    UnitVersion.objects.bulk_create([_without_district(version, first_day, basis) for version in moved])
    Unit.objects.filter(province=province, district__isnull=False).update(district=None)
    for district in Unit.objects.filter(province=province, kind=UnitKind.DISTRICT, valid_to=None):
        end_unit(district, last_day=last_day, by=by, basis=basis)
    _tell("unit.districts_ended", province, by, last_day=last_day, basis=basis, moved=len(moved))
    return len(moved)


def _without_district(version: UnitVersion, first_day: date, basis: str) -> UnitVersion:
    following = copy(version)
    following.pk, following.district = None, None
    following.valid_from, following.valid_to, following.basis = first_day, None, basis
    return following


@audited
def grant(
    user: User, *, unit: Unit, role: Role, valid_from: date, by: Actor, valid_to: date | None = None
) -> Membership:
    """Give a role. Raises Refused where it means nothing on such a unit, or the person holds it already without end."""
    if role not in roles_at(UnitKind(unit.kind)):
        raise Refused(f"Vai trò “{role.label}” chỉ giao tại xã, huyện hoặc tỉnh, không giao tại {unit.name}.")
    if Membership.objects.filter(user=user, unit=unit, role=role, valid_to=None).exists():
        raise Refused(f"{user.display_name} đã có vai trò “{role.label}” tại {unit.name}.")
    membership = Membership.objects.create(user=user, unit=unit, role=role, valid_from=valid_from, valid_to=valid_to)
    _tell("membership.granted", unit, by, user=user.label, role=role.label, valid_from=valid_from, valid_to=valid_to)
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
    _tell("membership.ended", membership.unit, by, user=membership.user.label, role=role, last_day=last_day)


@audited
def allow_dual_role(user: User, *, unit: Unit, valid_from: date, valid_to: date, basis: str, by: Actor) -> DualRole:
    """Let one person send and review at a unit for a time, every such act to be confirmed by a second person."""
    if getattr(by, "pk", None) == user.pk:
        raise Refused("Không ai tự cho phép mình kiêm nhiệm. Hãy nhờ một quản trị viên khác ghi ngoại lệ này.")
    exception = DualRole.objects.create(user=user, unit=unit, valid_from=valid_from, valid_to=valid_to, basis=basis)
    _tell("dual_role.allowed", unit, by, user=user.label, valid_from=valid_from, valid_to=valid_to, basis=basis)
    return exception


def _derived(name: str) -> dict[str, str]:
    """Cut to their columns: a name full of numbers or foreign letters has a longer key than any real one."""
    return {"folded": fold(name)[:200], "sort_key": sort_key(name)[:700]}


def _tell(action: str, unit: Unit, by: Actor, **data: Any) -> None:
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in data.items()}
    note(action, by=by, chain=unit.chain, subject=f"unit:{unit.key}", label=unit.name, **plain)
