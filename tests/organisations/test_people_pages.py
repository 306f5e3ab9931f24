"""Accounts and roles, as an administrator gives them; and how far an administrator's hand reaches."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from binhyen.accounts.actions import create_account
from binhyen.accounts.models import User
from binhyen.core.audit import SYSTEM
from binhyen.core.models import AuditEntry
from binhyen.organisations.actions import allow_dual_role, end_membership, grant
from binhyen.organisations.enums import Role
from binhyen.organisations.models import DualRole, Membership
from tests.conftest import TODAY
from tests.pages import boxes_of, links_of, said_after, words_of
from tests.world import World

SignIn = Callable[[User], Client]

NEW = {"display_name": "Phó trưởng xóm", "username": "pho-go-may", "role": "clerk", "valid_from": "03/11/2025"}


def test_a_person_is_added_and_the_one_time_password_is_shown_once(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    answer = client.post(f"/tai-khoan/moi/{world.hamlet.key}/", NEW)
    assert answer.status_code == 200
    found = re.search(r"\b([2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4})\b", words_of(answer))
    assert found
    person = User.objects.get(username="pho-go-may")
    assert person.check_password(found[1])
    assert person.must_change_password
    assert person.memberships.get().role == Role.CLERK
    assert found[1] not in words_of(client.get(f"/tai-khoan/{person.key}/"))
    assert {"account.created", "membership.granted"} <= set(AuditEntry.objects.values_list("action", flat=True))


def test_a_role_is_given_and_ended(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    address = f"/tai-khoan/{world.clerk.key}/giao-vai-tro/{world.hamlet.key}/"
    said = said_after(client.post(address, {"role": "head", "valid_from": "01/11/2025"}))
    assert "Đã giao vai trò cho clerk tại Xóm Gò Mây." in said
    given = Membership.objects.get(user=world.clerk, role=Role.HEAD)
    assert "Đã kết thúc vai trò của clerk tại Xóm Gò Mây." in said_after(client.post(f"/vai-tro/{given.key}/ket-thuc/"))
    given.refresh_from_db()
    assert given.valid_to == TODAY - timedelta(days=1)


def test_an_account_is_closed_and_opened_again(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    for is_open in (False, True):
        client.post(f"/tai-khoan/{world.clerk.key}/khoa-mo/")
        world.clerk.refresh_from_db()
        assert world.clerk.is_active is is_open


def test_a_new_one_time_password_is_given(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.administrator).post(f"/tai-khoan/{world.clerk.key}/cap-lai-mat-khau/")
    assert "Mật khẩu dùng một lần" in words_of(answer)
    world.clerk.refresh_from_db()
    assert world.clerk.must_change_password
    assert not world.clerk.check_password("Mat-khau-2025")


def test_the_dated_exception_for_a_tiny_office_is_written(world: World, sign_in: SignIn) -> None:
    address = f"/tai-khoan/{world.officer.key}/kiem-nhiem/{world.commune.key}/"
    form = {"basis": "QĐ 9/QĐ-UBND", "valid_from": "01/11/2025", "valid_to": "30/11/2025"}
    answer = sign_in(world.administrator).post(address, form)
    assert "Đã ghi ngoại lệ kiêm nhiệm của officer tại" in said_after(answer)
    assert DualRole.objects.get().valid_to == date(2025, 11, 30)


def test_people_are_found_by_the_name_of_their_unit(world: World, sign_in: SignIn) -> None:
    said = words_of(sign_in(world.administrator).get("/tai-khoan/", {"tim": "dam sen"}))
    assert "other_head" in said
    assert "Xóm Gò Mây" not in said


def test_people_are_found_by_their_own_names(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    client.post(f"/tai-khoan/moi/{world.hamlet.key}/", NEW)
    client.get("/tai-khoan/")
    for typed in ("pho truong", "TRƯỞNG xóm go may", "pho-go-may"):
        said = words_of(client.get("/tai-khoan/", {"tim": typed}))
        assert "Phó trưởng xóm" in said
        assert "other_head" not in said


def test_who_begins_later_and_who_has_ended_stand_in_the_list_too(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    client.post(f"/tai-khoan/moi/{world.hamlet.key}/", NEW | {"valid_from": "01/12/2025"})
    end_membership(world.clerk.memberships.get(), by=SYSTEM)
    page = client.get("/tai-khoan/", {"tim": "go may"})
    said = words_of(page)
    assert "Xóm Gò Mây: cán bộ soạn hồ sơ, từ 01/12/2025" in said
    assert "Xóm Gò Mây: cán bộ soạn hồ sơ, đã hết ngày 02/11/2025" in said
    assert f"/tai-khoan/{world.clerk.key}/" in links_of(page)
    assert f"/tai-khoan/{world.clerk.key}/giao-vai-tro/{world.hamlet.key}/" in links_of(
        client.get(f"/tai-khoan/{world.clerk.key}/")
    )
    assert "Phó trưởng xóm" in words_of(client.get(f"/don-vi/{world.hamlet.key}/"))


def test_the_instances_own_administrator_finds_who_holds_nothing_any_more(world: World, sign_in: SignIn) -> None:
    sign_in(world.administrator).post(f"/tai-khoan/moi/{world.hamlet.key}/", NEW)
    joined = Membership.objects.get(user__username="pho-go-may")
    sign_in(world.administrator).post(f"/vai-tro/{joined.key}/ket-thuc/")
    User.objects.filter(pk=world.stranger.pk).update(is_superuser=True)
    page = sign_in(User.objects.get(pk=world.stranger.pk)).get("/tai-khoan/", {"tim": "pho truong"})
    assert f"/tai-khoan/{joined.user.key}/" in links_of(page)
    assert "Chưa có vai trò" in words_of(page)


def test_a_role_elsewhere_is_not_told_in_the_list(world: World, sign_in: SignIn) -> None:
    grant(world.clerk, unit=world.neighbour, role=Role.REVIEWER, valid_from=date(2025, 1, 1), by=SYSTEM)
    client = sign_in(world.administrator)
    assert "Xã Mây Thượng" not in words_of(client.get("/tai-khoan/"))
    assert "Không có ai khớp." in words_of(client.get("/tai-khoan/", {"tim": "may thuong"}))


def test_an_exception_is_ended_by_an_administrator_of_its_place(world: World, sign_in: SignIn) -> None:
    exception = allow_dual_role(
        world.officer,
        unit=world.commune,
        valid_from=date(2025, 11, 1),
        valid_to=date(2025, 11, 30),
        basis="QĐ 9",
        by=SYSTEM,
    )
    address = f"/kiem-nhiem/{exception.key}/ket-thuc/"
    for other in (world.officer, world.stranger):
        assert sign_in(other).post(address).status_code == 404
    client = sign_in(world.administrator)
    assert "Kết thúc ngoại lệ tại Xã Đồng Mây" in words_of(client.get(f"/tai-khoan/{world.officer.key}/"))
    said = said_after(client.post(address))
    assert "Đã kết thúc ngoại lệ kiêm nhiệm của officer tại Xã Đồng Mây." in said
    assert "Kết thúc ngoại lệ tại" not in said
    exception.refresh_from_db()
    assert exception.valid_to == TODAY - timedelta(days=1)


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"username": "HEAD"}, "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."),
        ({"username": "có dấu cách"}, "chỉ gồm chữ không dấu"),
        ({"username": "trưởng-xóm"}, "chỉ gồm chữ không dấu"),
        ({"username": ""}, "Hãy ghi tên đăng nhập."),
        ({"display_name": ""}, "Hãy ghi tên hiển thị."),
        ({"display_name": "\u200b\u2060"}, "Hãy ghi tên hiển thị."),
        ({"valid_from": "01/01/0001"}, "Năm 0001 không hợp lý."),
        ({"role": ""}, "Hãy chọn một vai trò."),
        ({"role": "superuser"}, "Hãy chọn một trong các mục có sẵn."),
        ({"role": "reviewer"}, "Hãy chọn một trong các mục có sẵn."),
        ({"valid_from": "31/02/2025"}, "không phải là một ngày có thật"),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(
    world: World, sign_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    form = NEW | wrong
    answer = sign_in(world.administrator).post(f"/tai-khoan/moi/{world.hamlet.key}/", form)
    assert answer.status_code == 422
    assert said in words_of(answer)
    boxes = boxes_of(answer)
    assert (boxes["display_name"], boxes["username"]) == ([form["display_name"]], [form["username"]])
    assert not User.objects.filter(username=form["username"], display_name="Phó trưởng xóm").exists()


def test_two_names_that_differ_in_capitals_only_are_one(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    client.post(f"/tai-khoan/moi/{world.hamlet.key}/", NEW)
    answer = client.post(f"/tai-khoan/moi/{world.hamlet.key}/", NEW | {"username": "Pho-Go-May"})
    assert "Tên đăng nhập này đã có người dùng." in words_of(answer)


def test_the_same_role_twice_is_told(world: World, sign_in: SignIn) -> None:
    address = f"/tai-khoan/{world.clerk.key}/giao-vai-tro/{world.hamlet.key}/"
    answer = sign_in(world.administrator).post(address, {"role": "clerk", "valid_from": "01/11/2025"})
    assert answer.status_code == 422
    assert "clerk đã có vai trò “cán bộ soạn hồ sơ” tại Xóm Gò Mây." in words_of(answer)


def test_an_exception_that_ends_before_it_begins_is_told(world: World, sign_in: SignIn) -> None:
    address = f"/tai-khoan/{world.officer.key}/kiem-nhiem/{world.commune.key}/"
    form = {"basis": "QĐ 9", "valid_from": "02/11/2025", "valid_to": "01/11/2025"}
    answer = sign_in(world.administrator).post(address, form)
    assert "Ngày kết thúc phải từ ngày bắt đầu trở đi." in words_of(answer)
    assert not DualRole.objects.exists()


def test_nobody_allows_themselves_to_hold_both_sides(world: World, sign_in: SignIn) -> None:
    address = f"/tai-khoan/{world.administrator.key}/kiem-nhiem/{world.commune.key}/"
    form = {"basis": "QĐ 9", "valid_from": "02/11/2025", "valid_to": "30/11/2025"}
    answer = sign_in(world.administrator).post(address, form)
    assert "Hãy nhờ một quản trị viên khác ghi ngoại lệ này." in words_of(answer)
    assert not DualRole.objects.exists()


def test_nobody_makes_themselves_reviewer_decider_or_head(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    address = f"/tai-khoan/{world.administrator.key}/giao-vai-tro/{world.commune.key}/"
    for role in ("reviewer", "decider", "head"):
        answer = client.post(address, {"role": role, "valid_from": "01/11/2025"})
        assert answer.status_code == 422
        assert "Không ai tự giao vai trò cho mình. Hãy nhờ một quản trị viên khác." in words_of(answer)
    assert world.administrator.memberships.count() == 1
    assert address not in links_of(client.get(f"/tai-khoan/{world.administrator.key}/"))


def test_an_exception_of_many_years_is_told_at_its_last_day(world: World, sign_in: SignIn) -> None:
    address = f"/tai-khoan/{world.officer.key}/kiem-nhiem/{world.commune.key}/"
    form = {"basis": "QĐ 9", "valid_from": "01/11/2025", "valid_to": "01/11/2099"}
    answer = sign_in(world.administrator).post(address, form)
    assert answer.status_code == 422
    assert "Ngoại lệ kiêm nhiệm dài nhất một năm." in words_of(answer)


def test_nobody_closes_their_own_account(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.administrator).post(f"/tai-khoan/{world.administrator.key}/khoa-mo/")
    assert "Không tự khóa tài khoản của chính mình." in said_after(answer)
    world.administrator.refresh_from_db()
    assert world.administrator.is_active


def test_ending_the_role_of_who_joined_today_leads_to_a_page_that_exists(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    client.post(f"/tai-khoan/moi/{world.hamlet.key}/", NEW)
    membership = Membership.objects.get(user__username="pho-go-may")
    answer = client.post(f"/vai-tro/{membership.key}/ket-thuc/", follow=True)
    assert answer.status_code == 200
    assert "Đã kết thúc vai trò của Phó trưởng xóm tại Xóm Gò Mây." in words_of(answer)


# ── how far the hand reaches ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "part", ["head", "clerk", "officer", "chairman", "commune_head", "province_office", "observer"]
)
def test_who_is_no_administrator_is_told_whom_to_ask(world: World, sign_in: SignIn, part: str) -> None:
    client = sign_in(world.people[part])
    answer = client.get("/tai-khoan/")
    assert answer.status_code == 403
    assert "Tài khoản do quản trị viên quản lý." in words_of(answer)
    assert client.get(f"/tai-khoan/{world.clerk.key}/").status_code == 404
    assert client.post(f"/tai-khoan/moi/{world.hamlet.key}/", NEW).status_code == 404
    assert client.post(f"/tai-khoan/{world.clerk.key}/cap-lai-mat-khau/").status_code == 404


def test_people_and_units_elsewhere_do_not_exist(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    elsewhere = world.neighbour.key
    roles = {"role": "administrator", "valid_from": "03/11/2025"}
    exception = {"basis": "QĐ 9", "valid_from": "03/11/2025", "valid_to": "30/11/2025"}
    assert "stranger" not in words_of(client.get("/tai-khoan/"))
    for answer in (
        client.get(f"/tai-khoan/{world.stranger.key}/"),
        client.post(f"/tai-khoan/{world.stranger.key}/cap-lai-mat-khau/"),
        client.post(f"/tai-khoan/{world.stranger.key}/khoa-mo/"),
        client.post(f"/tai-khoan/moi/{elsewhere}/", NEW),
        client.post(f"/tai-khoan/{world.clerk.key}/giao-vai-tro/{elsewhere}/", roles),
        client.post(f"/tai-khoan/{world.clerk.key}/giao-vai-tro/{world.province.key}/", roles),
        client.post(f"/tai-khoan/{world.stranger.key}/giao-vai-tro/{world.hamlet.key}/", roles),
        client.post(f"/tai-khoan/{world.clerk.key}/kiem-nhiem/{elsewhere}/", exception),
        client.post(f"/vai-tro/{world.stranger.memberships.get().key}/ket-thuc/"),
        client.post(f"/vai-tro/{world.observer.memberships.get().key}/ket-thuc/"),
    ):
        assert answer.status_code == 404
    assert not Membership.objects.filter(valid_from=TODAY).exists()
    assert Membership.objects.filter(user=world.stranger).get().valid_to is None


def hostile_takeover(world: World, sign_in: SignIn) -> list[int]:
    """The answers to an administrator of the commune who tries to make the clerk's account theirs, or to shut it."""
    client = sign_in(world.administrator)
    pages = ("cap-lai-mat-khau", "khoa-mo")
    answers = [client.post(f"/tai-khoan/{world.clerk.key}/{page}/").status_code for page in pages]
    world.clerk.refresh_from_db()
    if world.clerk.check_password("Mat-khau-2025") and world.clerk.is_active:
        return answers
    return [*answers, 0]


def test_an_account_that_holds_a_role_elsewhere_is_not_taken_over(world: World, sign_in: SignIn) -> None:
    grant(world.clerk, unit=world.neighbour, role=Role.REVIEWER, valid_from=date(2025, 1, 1), by=SYSTEM)
    assert hostile_takeover(world, sign_in) == [403, 403]
    said = words_of(sign_in(world.administrator).post(f"/tai-khoan/{world.clerk.key}/cap-lai-mat-khau/"))
    assert "Người này còn giữ vai trò ở nơi khác. Hãy nhờ quản trị viên cấp trên làm việc này." in said


def test_nor_one_that_will_hold_a_role_elsewhere_from_next_month(world: World, sign_in: SignIn) -> None:
    grant(world.clerk, unit=world.neighbour, role=Role.REVIEWER, valid_from=date(2025, 12, 1), by=SYSTEM)
    assert hostile_takeover(world, sign_in) == [403, 403]


def test_nor_one_that_holds_a_role_above(world: World, sign_in: SignIn) -> None:
    grant(world.clerk, unit=world.province, role=Role.OBSERVER, valid_from=date(2025, 1, 1), by=SYSTEM)
    assert hostile_takeover(world, sign_in) == [403, 403]


def test_nor_that_of_the_instances_own_administrator(world: World, sign_in: SignIn) -> None:
    User.objects.filter(pk=world.clerk.pk).update(is_superuser=True)
    assert hostile_takeover(world, sign_in) == [403, 403]


def test_a_role_elsewhere_that_ended_does_not_stand_in_the_way(world: World, sign_in: SignIn) -> None:
    once = grant(world.clerk, unit=world.neighbour, role=Role.REVIEWER, valid_from=date(2024, 1, 1), by=SYSTEM)
    end_membership(once, by=SYSTEM)
    answer = sign_in(world.administrator).post(f"/tai-khoan/{world.clerk.key}/cap-lai-mat-khau/")
    assert answer.status_code == 200


def test_the_administrator_of_the_province_reaches_every_commune_of_it(world: World, sign_in: SignIn) -> None:
    above = create_account(username="tinh", display_name="tỉnh", password="x", by=SYSTEM, must_change=False)
    grant(above, unit=world.province, role=Role.ADMINISTRATOR, valid_from=date(2020, 1, 1), by=SYSTEM)
    client = sign_in(above)
    assert client.get(f"/tai-khoan/{world.stranger.key}/").status_code == 200
    assert client.post(f"/tai-khoan/{world.clerk.key}/cap-lai-mat-khau/").status_code == 200
    assert client.post(f"/tai-khoan/moi/{world.neighbour.key}/", NEW | {"role": "head"}).status_code == 200


def test_a_page_of_a_person_offers_only_what_will_be_answered(world: World, sign_in: SignIn) -> None:
    grant(world.clerk, unit=world.neighbour, role=Role.REVIEWER, valid_from=date(2025, 1, 1), by=SYSTEM)
    client = sign_in(world.administrator)
    page = client.get(f"/tai-khoan/{world.clerk.key}/")
    offered = [link for link in links_of(page) if link.startswith("/tai-khoan/") and link != "/tai-khoan/"]
    assert offered
    assert [link for link in offered if client.get(link).status_code != 200] == []
