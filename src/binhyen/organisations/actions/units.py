"""Writing units as they are from one day to another."""

from copy import copy
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from binhyen.core import clock
from binhyen.core.audit import Actor, audited
from binhyen.core.errors import Refused
from binhyen.core.text import fold, one_line, sort_key
from binhyen.organisations.actions.telling import tell
from binhyen.organisations.enums import Level, UnitKind
from binhyen.organisations.models import Unit, UnitVersion


class Namesake(Refused):
    """A unit of the same kind in the same place bears the name. It is said again with `is_another` where that is so."""


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
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"name": one_line(self.name)}


@audited
def create_unit(
    *, kind: UnitKind, state: UnitState, valid_from: date, by: Actor, basis: str = "", is_another: bool = False
) -> Unit:
    """A new unit with its first version.

    Raises Refused where it would begin only later (see `change_unit`), and Namesake where its name is borne already.
    """
    _must_have_begun(valid_from)
    if not is_another:
        _must_be_the_only_one(kind, state)
    columns = state.columns()
    placed = {name: columns[name] for name in ("name", "code", "province", "district", "commune")}
    unit = Unit(kind=kind, valid_from=valid_from, **placed, **_derived(columns["name"]))
    unit.save()
    UnitVersion.objects.create(unit=unit, valid_from=valid_from, basis=basis, **columns)
    tell("unit.created", unit, by, valid_from=valid_from, basis=basis)
    return unit


@audited
def change_unit(
    unit: Unit, *, state: UnitState, valid_from: date, by: Actor, basis: str = "", is_another: bool = False
) -> UnitVersion:
    """End the unit's present version the day before and begin a new one; the past keeps what was true then.

    Raises Refused where the new version would begin before the present one, or only after today; Namesake where
    another unit bears the new name. Beginning on the same day replaces the version.

    A change is written when its day has come. `Unit` repeats the newest version's name and place, and nothing runs at
    midnight to bring it up to date: a version that begins later would show tomorrow's name today, and a slip in the
    year would bar every other change until then.
    """
    _must_have_begun(valid_from)
    if not is_another and fold(state.name) != fold(unit.name):
        _must_be_the_only_one(UnitKind(unit.kind), state)
    present = UnitVersion.objects.select_for_update().get(unit=unit, valid_to=None)
    if valid_from < present.valid_from:
        raise Refused(
            f"Thông tin hiện tại của {unit.name} có từ ngày {present.valid_from:%d/%m/%Y}. "
            "Hãy ghi ngày thay đổi từ ngày đó trở đi.",
            about="valid_from",
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
    tell("unit.changed", unit, by, valid_from=valid_from, basis=basis)
    return version


def _must_have_begun(day: date) -> None:
    if day > clock.today():
        raise Refused(
            f"Ngày {day:%d/%m/%Y} chưa đến. Chỉ ghi được thay đổi từ hôm nay trở về trước; đến ngày đó hãy ghi.",
            about="valid_from",
        )


def _must_be_the_only_one(kind: UnitKind, state: UnitState) -> None:
    """Locks the place first, so that of two presses of one button the second finds what the first has made."""
    place = state.commune or state.province
    if place is not None:
        Unit.objects.select_for_update().get(pk=place.pk)
    alike = Unit.objects.not_over_on(clock.today()).filter(kind=kind, commune=state.commune, province=state.province)
    found = alike.filter(folded=_derived(one_line(state.name))["folded"]).first()
    if found is not None:
        raise Namesake(
            f"Đã có {found.name}, từ ngày {found.valid_from:%d/%m/%Y}. Nếu đây là đơn vị khác có cùng tên, "
            "hãy đánh dấu vào ô xác nhận ở cuối rồi ghi lại.",
            about="name",
        )


@audited
def end_unit(unit: Unit, *, last_day: date, by: Actor, basis: str) -> None:
    """The unit exists no longer than `last_day`: dissolved, merged, or written by mistake; `basis` says which.

    Seasons follow at their next update. Raises Refused where it ended before, where the day has not come yet (a slip
    in the year would keep a dead unit alive), or where something is known of the unit from a later day.
    """
    newest = UnitVersion.objects.select_for_update().filter(unit=unit, valid_to=None).first()
    if newest is None:
        raise Refused(f"{unit.name} đã được ghi là kết thúc hoạt động. Hãy tải lại trang để xem.")
    if last_day > clock.today():
        raise Refused(f"Ngày {last_day:%d/%m/%Y} chưa đến. Hãy ghi khi ngày đó đã đến.", about="last_day")
    if last_day < newest.valid_from:
        raise Refused(
            f"Thông tin hiện tại của {unit.name} có từ ngày {newest.valid_from:%d/%m/%Y}. "
            "Hãy ghi ngày cuối từ ngày đó trở đi.",
            about="last_day",
        )
    unit.valid_to = last_day
    unit.save(update_fields=["valid_to"])
    UnitVersion.objects.filter(unit=unit, valid_to=None).update(valid_to=last_day, basis=basis)
    tell("unit.ended", unit, by, last_day=last_day, basis=basis)


@audited
def end_districts(province: Unit, *, last_day: date, by: Actor, basis: str) -> int:
    """Abolish every district of a province and move what lay in them directly under the province.

    Every unit keeps its old version with the district, up to `last_day`. Returns the number of units moved.
    """
    first_day = last_day + timedelta(days=1)
    _must_have_begun(first_day)
    moved = list(UnitVersion.objects.filter(province=province, district__isnull=False, valid_to=None))
    UnitVersion.objects.filter(province=province, district__isnull=False, valid_to=None).update(valid_to=last_day)
    UnitVersion.objects.bulk_create([_without_district(version, first_day, basis) for version in moved])
    Unit.objects.filter(province=province, district__isnull=False).update(district=None)
    for district in Unit.objects.filter(province=province, kind=UnitKind.DISTRICT, valid_to=None):
        end_unit(district, last_day=last_day, by=by, basis=basis)
    tell("unit.districts_ended", province, by, last_day=last_day, basis=basis, moved=len(moved))
    return len(moved)


def _without_district(version: UnitVersion, first_day: date, basis: str) -> UnitVersion:
    following = copy(version)
    following.pk, following.district = None, None
    following.valid_from, following.valid_to, following.basis = first_day, None, basis
    return following


def _derived(name: str) -> dict[str, str]:
    """Cut to their columns: a name full of numbers or foreign letters has a longer key than any real one."""
    return {"folded": fold(name)[:200], "sort_key": sort_key(name)[:700]}
