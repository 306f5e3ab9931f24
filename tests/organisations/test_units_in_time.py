"""A unit as it was at a date: what was true stays true of its day, whatever happens later."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from binhyen.core.audit import SYSTEM
from binhyen.core.errors import Refused
from binhyen.core.models import AuditEntry
from binhyen.organisations.actions import Namesake, UnitState, change_unit, create_unit, end_districts, end_unit
from binhyen.organisations.enums import SchoolLevel, UnitKind
from binhyen.organisations.models import Unit, UnitVersion
from binhyen.organisations.queries import version_on, versions_within
from tests.conftest import TODAY
from tests.world import World

FIRST = date(2020, 1, 1)


@pytest.fixture
def place(db: None) -> dict[str, Unit]:
    province = create_unit(kind=UnitKind.PROVINCE, state=UnitState(name="Tỉnh A"), valid_from=FIRST, by=SYSTEM)
    commune = create_unit(
        kind=UnitKind.COMMUNE, state=UnitState(name="Xã B", province=province), valid_from=FIRST, by=SYSTEM
    )
    return {"province": province, "commune": commune}


def school(place: dict[str, Unit], name: str = "Trường C", **facts: Any) -> Unit:
    return create_unit(kind=UnitKind.SCHOOL, state=state(place, name, **facts), valid_from=FIRST, by=SYSTEM)


def state(place: dict[str, Unit], name: str, **facts: Any) -> UnitState:
    return UnitState(name=name, **place, **facts)


def test_a_new_unit_has_one_version_that_holds_from_its_first_day(place: dict[str, Unit]) -> None:
    unit = school(place, school_level=SchoolLevel.PRIMARY)
    assert version_on(unit, FIRST).name == "Trường C"
    assert version_on(unit, date(2099, 12, 31)).school_level == SchoolLevel.PRIMARY


def test_a_change_begins_a_version_and_the_past_keeps_the_old_one(place: dict[str, Unit]) -> None:
    unit = school(place, school_level=SchoolLevel.PRIMARY)
    day = date(2025, 7, 1)
    renamed = state(place, "Trường Tiểu học và THCS C", school_level=SchoolLevel.MULTI_LEVEL)
    change_unit(unit, state=renamed, valid_from=day, by=SYSTEM, basis="QĐ 12")
    before, after = version_on(unit, day - timedelta(days=1)), version_on(unit, day)
    assert (before.name, before.school_level) == ("Trường C", "primary")
    assert (after.name, after.school_level, after.basis) == ("Trường Tiểu học và THCS C", "multi_level", "QĐ 12")
    unit.refresh_from_db()
    assert (unit.name, unit.folded) == ("Trường Tiểu học và THCS C", "truong tieu hoc va thcs c")


def test_a_change_on_the_first_day_of_a_version_replaces_it(place: dict[str, Unit]) -> None:
    unit = school(place)
    change_unit(unit, state=state(place, "Trường D"), valid_from=FIRST, by=SYSTEM)
    assert [version.name for version in unit.versions.all()] == ["Trường D"]


def test_a_unit_that_ended_is_as_it_was_to_its_last_day(place: dict[str, Unit]) -> None:
    unit = school(place)
    end_unit(unit, last_day=date(2025, 6, 30), by=SYSTEM, basis="QĐ sáp nhập")
    assert version_on(unit, date(2025, 6, 30)).name == "Trường C"
    with pytest.raises(Refused, match=r"Trường C không tồn tại vào ngày 01/07/2025\. Hãy chọn ngày khác"):
        version_on(unit, date(2025, 7, 1))


def test_the_units_of_a_commune_are_those_that_lay_in_it_on_the_day(place: dict[str, Unit]) -> None:
    school(place)
    ended = school(place, "Trường A cũ")
    end_unit(ended, last_day=date(2024, 6, 30), by=SYSTEM, basis="giải thể")
    assert [v.name for v in versions_within(place["commune"], date(2024, 6, 30))] == ["Trường A cũ", "Trường C", "Xã B"]
    assert [v.name for v in versions_within(place["commune"], date(2024, 7, 1))] == ["Trường C", "Xã B"]


def test_names_are_kept_composed_and_trimmed(place: dict[str, Unit]) -> None:
    unit = school(place, "  Trươ\u0300ng Đo\u0302\u0300ng Ma\u0302y ")
    assert unit.name == version_on(unit, FIRST).name == "Trường Đồng Mây"


@pytest.mark.parametrize("name", ["Tổ 1 " * 40, "학" * 200, "İ" * 200, "1a" * 100])
def test_no_name_is_too_strange_to_be_kept(place: dict[str, Unit], name: str) -> None:
    assert school(place, name[:200]).pk


def test_every_change_is_told_in_the_chain_of_its_commune(place: dict[str, Unit]) -> None:
    unit = school(place)
    change_unit(unit, state=state(place, "Trường D"), valid_from=date(2025, 7, 1), by=SYSTEM, basis="QĐ 12")
    end_unit(unit, last_day=date(2025, 10, 31), by=SYSTEM, basis="QĐ 13")
    rows = AuditEntry.objects.filter(subject=f"unit:{unit.key}").order_by("number")
    assert [row.action for row in rows] == ["unit.created", "unit.changed", "unit.ended"]
    assert {row.chain.key for row in rows} == {f"unit:{place['commune'].pk}"}
    assert rows[1].data == {"valid_from": "2025-07-01", "basis": "QĐ 12"}


# ── refused ──────────────────────────────────────────────────────────────────────────────────


def test_a_change_before_the_present_version_is_refused_with_the_day(place: dict[str, Unit]) -> None:
    unit = school(place)
    change_unit(unit, state=state(place, "Trường D"), valid_from=date(2025, 7, 1), by=SYSTEM)
    with pytest.raises(Refused, match=r"có từ ngày 01/07/2025\. Hãy ghi ngày thay đổi từ ngày đó trở đi\."):
        change_unit(unit, state=state(place, "Trường E"), valid_from=date(2025, 6, 30), by=SYSTEM)
    assert version_on(unit, date(2025, 6, 30)).name == "Trường C"


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(2099, 12, 31)])
def test_what_has_not_come_yet_is_not_written_and_today_is(place: dict[str, Unit], day: date) -> None:
    unit = school(place)
    for write in (
        lambda: change_unit(unit, state=state(place, "Trường D"), valid_from=day, by=SYSTEM),
        lambda: create_unit(kind=UnitKind.SCHOOL, state=state(place, "Trường Đ"), valid_from=day, by=SYSTEM),
        lambda: end_unit(unit, last_day=day, by=SYSTEM, basis="QĐ 13"),
        lambda: end_districts(place["province"], last_day=day, by=SYSTEM, basis="Luật 72/2025/QH15"),
    ):
        with pytest.raises(Refused, match="chưa đến"):
            write()
    assert Unit.objects.filter(kind=UnitKind.SCHOOL).get().name == "Trường C"
    change_unit(unit, state=state(place, "Trường D"), valid_from=TODAY, by=SYSTEM)
    assert Unit.objects.get(pk=unit.pk).name == version_on(unit, TODAY).name == "Trường D"


def test_a_unit_does_not_end_before_what_is_known_of_it_nor_twice(place: dict[str, Unit]) -> None:
    unit = school(place)
    change_unit(unit, state=state(place, "Trường D"), valid_from=date(2025, 7, 1), by=SYSTEM)
    with pytest.raises(Refused, match=r"có từ ngày 01/07/2025\. Hãy ghi ngày cuối từ ngày đó trở đi\."):
        end_unit(unit, last_day=date(2025, 6, 30), by=SYSTEM, basis="QĐ 13")
    end_unit(unit, last_day=date(2025, 7, 1), by=SYSTEM, basis="QĐ 13")
    with pytest.raises(Refused, match="đã được ghi là kết thúc"):
        end_unit(unit, last_day=TODAY, by=SYSTEM, basis="QĐ 14")
    assert Unit.objects.get(pk=unit.pk).valid_to == date(2025, 7, 1)


def test_a_name_that_is_borne_already_is_asked_about(place: dict[str, Unit]) -> None:
    """Of the same kind, in the same place, not ended; marks, capitals and unseen letters make no other name of it."""
    first, other = school(place), school(place, "Trường D")
    for name in ("Trường C", "TRUONG  c", "Trường\u200b C"):
        with pytest.raises(Namesake, match=r"Đã có Trường C, từ ngày 01/01/2020\."):
            school(place, name)
        with pytest.raises(Namesake):
            change_unit(other, state=state(place, name), valid_from=TODAY, by=SYSTEM)
    create_unit(kind=UnitKind.AGENCY, state=state(place, "Trường C"), valid_from=FIRST, by=SYSTEM)
    neighbour = create_unit(
        kind=UnitKind.COMMUNE, state=UnitState(name="Xã E", province=place["province"]), valid_from=FIRST, by=SYSTEM
    )
    school(place | {"commune": neighbour})
    change_unit(first, state=state(place, "Trường C", school_level="primary"), valid_from=TODAY, by=SYSTEM)
    create_unit(kind=UnitKind.SCHOOL, state=state(place, "Trường C"), valid_from=FIRST, by=SYSTEM, is_another=True)
    end_unit(other, last_day=date(2025, 10, 31), by=SYSTEM, basis="giải thể")
    assert school(place, "Trường D").pk


def test_the_database_itself_refuses_two_open_versions_and_a_delegation_without_its_paper(
    place: dict[str, Unit],
) -> None:
    unit = school(place)
    wrong: list[dict[str, Any]] = [
        {"valid_from": date(2021, 1, 1)},
        {"valid_from": date(2021, 1, 1), "valid_to": date(2020, 12, 31)},
        {"valid_from": date(2021, 1, 1), "valid_to": date(2021, 12, 31), "delegated_level": "commune"},
    ]
    for columns in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            UnitVersion.objects.create(unit=unit, name="x", **columns)


# ── any history ──────────────────────────────────────────────────────────────────────────────

changes = st.lists(st.tuples(st.integers(0, 400), st.sampled_from("ABCDEFG")), max_size=8)


@given(changes=changes)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_versions_never_overlap_and_leave_no_gap_and_each_day_shows_what_was_said_last(
    place: dict[str, Unit], changes: list[tuple[int, str]]
) -> None:
    with transaction.atomic():
        unit = school(place, "đầu")
        said = {FIRST: "đầu"}
        for offset, name in changes:
            day = FIRST + timedelta(days=offset)
            if day < max(said):
                with pytest.raises(Refused):
                    change_unit(unit, state=state(place, name), valid_from=day, by=SYSTEM)
                continue
            change_unit(unit, state=state(place, name), valid_from=day, by=SYSTEM)
            said[day] = name
        rows = list(unit.versions.order_by("valid_from"))
        assert {row.valid_from: row.name for row in rows} == said
        assert [row.valid_to for row in rows] == [row.valid_from - timedelta(days=1) for row in rows[1:]] + [None]
        for offset in range(-1, 402, 67):
            day = FIRST + timedelta(days=offset)
            assert UnitVersion.objects.valid_on(day).filter(unit=unit).count() == (day >= FIRST)
        transaction.set_rollback(True)


def test_a_world_is_searched_without_marks_and_in_any_order_of_words(world: World) -> None:
    for typed in ("go may", "MAY go", "xom go", "Gò  mây", ""):
        assert world.hamlet in Unit.objects.search(typed)
    assert world.hamlet not in Unit.objects.search("dam sen")
