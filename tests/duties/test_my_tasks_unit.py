"""“Việc của tôi”: what is to be done, until when, why, and one button; earliest first."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import SYSTEM
from binhyen.dossiers.enums import DossierState
from binhyen.duties.enums import DutyState
from binhyen.duties.models import Duty
from binhyen.duties.views import Item, bundles
from binhyen.organisations.actions import end_membership, grant
from binhyen.organisations.enums import Role
from tests.conftest import TODAY
from tests.pages import links_of, words_of
from tests.world import World

SignIn = Callable[[User], Client]


def page(client: Client, on: date = TODAY) -> str:
    with clock.set_to(on):
        return words_of(client.get("/viec-cua-toi/"))


def test_a_head_sees_what_is_to_be_done_until_when_and_why(world: World, sign_in: SignIn) -> None:
    said = page(sign_in(world.head), date(2025, 3, 1))
    assert "Đăng ký phấn đấu đạt tiêu chuẩn “An toàn về an ninh, trật tự”" in said
    assert "thứ Hai, 31/03/2025 · còn 30 ngày" in said
    assert "Đăng ký trong Quý I hằng năm." in said
    assert "Điều 9 khoản 2 điểm a TT 124/2021/TT-BCA" in said
    assert "Xóm Đầm Sen" not in said


def test_the_first_button_leads_to_where_the_earliest_is_done(world: World, sign_in: SignIn) -> None:
    with clock.set_to(date(2025, 3, 1)):
        links = links_of(sign_in(world.head).get("/viec-cua-toi/"))
    assert f"/ho-so/{world.dossier().key}/dang-ky/" in links


def test_what_is_late_is_said_to_be_late(world: World, sign_in: SignIn) -> None:
    said = page(sign_in(world.head), date(2025, 4, 3))
    assert "quá 3 ngày" in said


def test_what_was_sent_moves_down_and_what_was_returned_comes_back(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    world.dossier_in(DossierState.REGISTRATION_SENT)
    assert "Đã gửi, đã xong Đăng ký phấn đấu" in page(client)
    world.dossier_in(DossierState.OPEN)
    Duty.objects.filter(unit=world.hamlet, code="register").update(state=DutyState.RETURNED)
    assert "Đã gửi, đã xong" not in page(client)


def test_when_nothing_is_left_the_page_says_so(world: World, sign_in: SignIn) -> None:
    world.dossier_in(DossierState.RECOGNISED)
    said = page(sign_in(world.head))
    assert "Không còn việc nào đang chờ." in said


def test_a_unit_outside_the_scope_has_nothing_to_do(world: World, sign_in: SignIn) -> None:
    grant(world.stranger, unit=world.primary_school, role=Role.HEAD, valid_from=TODAY, by=SYSTEM)
    assert "Không còn việc nào đang chờ." in page(sign_in(world.stranger))


def test_who_acts_for_two_units_sees_both(world: World, sign_in: SignIn) -> None:
    grant(world.head, unit=world.school, role=Role.CLERK, valid_from=TODAY, by=SYSTEM)
    said = page(sign_in(world.head))
    assert "Xóm Gò Mây" in said
    assert "Trường THCS Đồng Mây" in said


def test_a_role_that_ended_takes_its_duties_away(world: World, sign_in: SignIn) -> None:
    end_membership(world.head.memberships.get(), by=SYSTEM)
    assert "Xóm Gò Mây" not in page(sign_in(world.head))


@pytest.mark.parametrize("part", ["officer", "observer", "chairman", "administrator"])
def test_overseeing_a_unit_is_no_duty_of_its(world: World, sign_in: SignIn, part: str) -> None:
    assert "Xóm Gò Mây" not in page(sign_in(world.people[part]))


def test_the_page_costs_the_same_with_many_duties(
    world: World, sign_in: SignIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = sign_in(world.head)
    season = world.dossier().season
    Duty.objects.bulk_create(
        Duty(
            unit=world.hamlet,
            season=season,
            code="register",
            subject=f"dossier:{n}",
            title=f"việc {n}",
            recipient="xã",
            source="kế hoạch",
            starts_on=TODAY,
            due_on=TODAY,
        )
        for n in range(60)
    )
    with django_assert_max_num_queries(9):  # type: ignore[attr-defined]
        assert "việc 59" in words_of(client.get("/viec-cua-toi/"))


# ── bundles ──────────────────────────────────────────────────────────────────────────────────


def items(days: list[date]) -> list[Item]:
    return [Item(Duty(due_on=day), None, late=False, badge="todo", word="") for day in sorted(days)]


def titles(today: date, *days: date) -> dict[str, list[date]]:
    return {each.title: [item.duty.due_on for item in each.items] for each in bundles(items([*days]), today)}


def test_duties_are_bundled_by_how_near_they_are() -> None:
    """Monday 03/11/2025: the week ends on Sunday 09/11, the month on 30/11."""
    days = [date(2025, 11, d) for d in (2, 3, 4, 9, 10, 30)] + [date(2025, 12, 1)]
    assert titles(TODAY, *days) == {
        "Quá hạn": [days[0]],
        "Hôm nay": [days[1]],
        "Tuần này": days[2:4],
        "Tháng này": days[4:6],
        "Sau đó": [days[6]],
    }


def test_a_week_that_runs_over_the_end_of_the_month_is_this_week() -> None:
    """Friday 28/11/2025: the week ends on Sunday 30/11; Monday is no longer this month."""
    friday = date(2025, 11, 28)
    assert titles(friday, date(2025, 11, 30), date(2025, 12, 1)) == {
        "Tuần này": [date(2025, 11, 30)],
        "Sau đó": [date(2025, 12, 1)],
    }
    wednesday = date(2025, 12, 31)
    assert titles(wednesday, date(2026, 1, 4), date(2026, 1, 5)) == {
        "Tuần này": [date(2026, 1, 4)],
        "Sau đó": [date(2026, 1, 5)],
    }


@given(today=st.dates(date(2022, 1, 1), date(2040, 1, 1)), distances=st.lists(st.integers(-500, 500), max_size=20))
@example(today=date(2024, 2, 29), distances=[0, 1, 30])
def test_every_duty_stands_in_exactly_one_bundle_and_in_order(today: date, distances: list[int]) -> None:
    days = sorted(today + timedelta(days=distance) for distance in distances)
    found = bundles(items(days), today)
    assert [item.duty.due_on for each in found for item in each.items] == days
    assert all(each.items for each in found)
