"""Roles from one day to another, and the dated exception for tiny offices."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from binhyen.accounts.actions import create_account, create_administrator, set_open
from binhyen.core import clock
from binhyen.core.audit import SYSTEM
from binhyen.core.errors import Refused
from binhyen.core.models import AuditEntry
from binhyen.organisations.actions import (
    UnitState,
    allow_dual_role,
    create_unit,
    end_dual_role,
    end_membership,
    grant,
)
from binhyen.organisations.enums import Role, UnitKind
from binhyen.organisations.models import DualRole, Membership
from binhyen.organisations.rights import rights_of
from tests.conftest import TODAY
from tests.world import World


def test_a_role_holds_from_its_first_day_to_its_last(world: World) -> None:
    grant(world.stranger, unit=world.hamlet, role=Role.CLERK, valid_from=TODAY, valid_to=TODAY, by=SYSTEM)
    held = [
        rights_of(world.stranger, TODAY + timedelta(days=days)).hold([Role.CLERK], world.hamlet.pk)
        for days in (-1, 0, 1)
    ]
    assert held == [False, True, False]


def test_a_role_that_was_ended_lasted_to_yesterday(world: World) -> None:
    membership = world.clerk.memberships.get()
    end_membership(membership, by=world.administrator)
    assert membership.valid_to == TODAY - timedelta(days=1)
    assert not rights_of(world.clerk, TODAY).memberships
    row = AuditEntry.objects.filter(action="membership.ended").get()
    assert row.actor_id == world.administrator.pk
    assert row.data["user"] == "clerk (clerk)"


def test_a_role_that_was_ended_on_its_first_day_never_was(world: World) -> None:
    membership = grant(world.stranger, unit=world.hamlet, role=Role.CLERK, valid_from=TODAY, by=SYSTEM)
    end_membership(membership, by=SYSTEM)
    assert not Membership.objects.filter(pk=membership.pk).exists()
    assert AuditEntry.objects.filter(action="membership.ended").exists()


def test_a_closed_account_holds_nothing(world: World) -> None:
    set_open(world.officer, is_open=False, by=SYSTEM)
    world.officer.refresh_from_db()
    assert not rights_of(world.officer, TODAY).memberships


def test_reading_rights_costs_one_query(world: World, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        rights = rights_of(world.officer, TODAY)
        assert rights.units([Role.REVIEWER]) == [world.commune]
        assert rights.hold([Role.REVIEWER], world.hamlet.pk, *world.hamlet.place)


def test_the_exception_for_a_tiny_office_holds_from_its_first_day_to_its_last(world: World) -> None:
    allow_dual_role(
        world.officer, unit=world.commune, valid_from=TODAY, valid_to=TODAY, basis="QĐ 9", by=world.administrator
    )
    days = [TODAY + timedelta(days=days) for days in (-1, 0, 1)]
    assert [rights_of(world.officer, day).dual_role(world.commune.pk) is not None for day in days] == [0, 1, 0]
    row = AuditEntry.objects.get(action="dual_role.allowed")
    assert row.data == {
        "user": "officer (officer)",
        "valid_from": "2025-11-03",
        "valid_to": "2025-11-03",
        "basis": "QĐ 9",
    }


# ── refused ──────────────────────────────────────────────────────────────────────────────────


def test_the_same_role_twice_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="clerk đã có vai trò “cán bộ soạn hồ sơ” tại Xóm Gò Mây"):
        grant(world.clerk, unit=world.hamlet, role=Role.CLERK, valid_from=TODAY, by=SYSTEM)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.DECIDER, Role.OBSERVER])
def test_an_office_role_is_not_given_on_a_unit_that_is_no_territory(world: World, role: Role) -> None:
    with pytest.raises(Refused, match="xã"):
        grant(world.stranger, unit=world.hamlet, role=role, valid_from=TODAY, by=SYSTEM)
    assert not Membership.objects.filter(user=world.stranger, unit=world.hamlet).exists()


@pytest.mark.parametrize("role", list(Role))
def test_nobody_gives_a_role_to_themselves(world: World, role: Role) -> None:
    with pytest.raises(Refused, match=r"Không ai tự giao vai trò cho mình\. Hãy nhờ một quản trị viên khác\."):
        grant(world.administrator, unit=world.commune, role=role, valid_from=TODAY, by=world.administrator)
    assert world.administrator.memberships.get().role == Role.ADMINISTRATOR


def test_the_first_administrator_works_without_any_role(db: None) -> None:
    """Makes the first places and gives others what they need to go on."""
    first = create_administrator(username="quan-tri", display_name="Quản trị", password="x", by=SYSTEM)
    province = create_unit(kind=UnitKind.PROVINCE, state=UnitState(name="Tỉnh A"), valid_from=TODAY, by=first)
    keeper = create_account(username="tinh", display_name="Quản trị tỉnh", password="x", by=first)
    grant(keeper, unit=province, role=Role.ADMINISTRATOR, valid_from=TODAY, by=first)
    assert rights_of(keeper, TODAY).administer(province)


def test_an_exception_lasts_a_year_at_the_most(world: World) -> None:
    def allow(last_day: date) -> None:
        allow_dual_role(
            world.officer, unit=world.commune, valid_from=date(2025, 1, 1), valid_to=last_day, basis="QĐ 9", by=SYSTEM
        )

    for last_day in (date(2026, 1, 2), date(2099, 12, 31)):
        with pytest.raises(Refused, match="dài nhất một năm"):
            allow(last_day)
    assert not DualRole.objects.exists()
    allow(date(2025, 12, 31))


def test_an_exception_that_was_ended_allows_nothing_from_today_on(world: World) -> None:
    for first_day in (date(2025, 11, 1), TODAY, date(2025, 12, 1)):
        exception = allow_dual_role(
            world.officer,
            unit=world.commune,
            valid_from=first_day,
            valid_to=date(2025, 12, 31),
            basis="QĐ 9",
            by=SYSTEM,
        )
        end_dual_role(exception, by=world.administrator)
        assert not DualRole.objects.not_over_on(TODAY).exists()
    assert DualRole.objects.get().valid_to == TODAY - timedelta(days=1)
    assert AuditEntry.objects.filter(action="dual_role.ended", actor_id=world.administrator.pk).count() == 3


def test_nobody_allows_themselves_to_hold_both_sides(world: World) -> None:
    with pytest.raises(Refused, match="Không ai tự cho phép mình kiêm nhiệm"):
        allow_dual_role(
            world.administrator, unit=world.commune, valid_from=TODAY, valid_to=TODAY, basis="x", by=world.administrator
        )


def test_the_database_itself_refuses_an_exception_without_end_or_paper(world: World) -> None:
    good = {"user": world.officer, "unit": world.commune, "valid_from": TODAY, "valid_to": TODAY, "basis": "QĐ 9"}
    DualRole.objects.create(**good)
    for wrong in ({"valid_to": None}, {"basis": ""}, {"valid_to": date(2025, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DualRole.objects.create(**{**good, **wrong})


def test_an_exception_that_ran_out_is_none(world: World) -> None:
    allow_dual_role(world.officer, unit=world.commune, valid_from=TODAY, valid_to=TODAY, basis="QĐ 9", by=SYSTEM)
    with clock.set_to(TODAY + timedelta(days=1)):
        assert rights_of(world.officer, clock.today()).dual_role(world.commune.pk) is None
