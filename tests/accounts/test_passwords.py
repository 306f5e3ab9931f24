"""Passwords: the one for one use, the rules, and what a new one does to other sessions."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from binhyen.accounts.actions import create_account, one_time_password, renew_password
from binhyen.accounts.models import User
from binhyen.core.audit import SYSTEM
from binhyen.core.models import AuditEntry
from tests.pages import html_of, words_of
from tests.world import World

ONE_TIME = "k7m2-x9pa-4tqd"
GOOD = "Lua-chin-vang-7"


@pytest.fixture(autouse=True)
def nobody_tried_before(db: None) -> None:
    cache.clear()


@pytest.fixture
def newcomer(db: None) -> User:
    return create_account(username="xom-go-may", display_name="Trưởng xóm", password=ONE_TIME, by=SYSTEM)


def change(client: Client, old: str, new: str, again: str | None = None) -> str:
    form = {"oldpassword": old, "password1": new, "password2": new if again is None else again}
    return words_of(client.post("/doi-mat-khau/", form, follow=True))


def test_a_one_time_password_opens_only_the_page_that_replaces_it(client: Client, newcomer: User) -> None:
    answer = client.post("/dang-nhap/", {"login": "xom-go-may", "password": ONE_TIME}, follow=True)
    assert answer.redirect_chain[-1][0] == "/doi-mat-khau/"
    for page in ("/", "/viec-cua-toi/", "/tai-khoan/", "/tep/abc/"):
        assert client.get(page).headers["Location"] == "/doi-mat-khau/"
    assert client.post("/viec-cua-toi/").headers["Location"] == "/doi-mat-khau/"


def test_once_replaced_every_page_opens_and_the_session_goes_on(client: Client, newcomer: User) -> None:
    client.force_login(newcomer)
    change(client, ONE_TIME, GOOD)
    assert client.get("/viec-cua-toi/").status_code == 200
    newcomer.refresh_from_db()
    assert newcomer.check_password(GOOD)
    assert not newcomer.must_change_password
    assert AuditEntry.objects.filter(action="account.password_changed", subject=f"account:{newcomer.key}").exists()


def test_one_may_leave_without_replacing_it(client: Client, newcomer: User) -> None:
    client.force_login(newcomer)
    assert client.post("/dang-xuat/").status_code == 302


def test_the_one_time_password_itself_is_not_taken_again(client: Client, newcomer: User) -> None:
    client.force_login(newcomer)
    assert "Mật khẩu mới phải khác mật khẩu hiện tại." in change(client, ONE_TIME, ONE_TIME)
    newcomer.refresh_from_db()
    assert newcomer.must_change_password


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("ngan-9", "10 ký tự"),
        ("1234567890123", "chữ số"),
        ("password123", "dễ đoán|phổ biến|thông dụng|quá quen"),
        ("xom-go-may-1", "giống|tương tự"),
    ],
)
def test_a_weak_password_is_refused_in_vietnamese(client: Client, newcomer: User, password: str, said: str) -> None:
    client.force_login(newcomer)
    page = change(client, ONE_TIME, password)
    assert re.search(said, page)
    assert not re.search(r"(?i)password is|too (short|common|similar)|must contain|entirely numeric", page)
    newcomer.refresh_from_db()
    assert newcomer.check_password(ONE_TIME)


def test_a_wrong_old_password_is_refused(client: Client, newcomer: User) -> None:
    client.force_login(newcomer)
    assert "Mật khẩu hiện tại chưa đúng. Hãy nhập lại." in change(client, "sai-mat-khau", GOOD)


def test_two_different_new_ones_are_refused(client: Client, newcomer: User) -> None:
    client.force_login(newcomer)
    said = change(client, ONE_TIME, GOOD, GOOD + "8")
    assert "Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại." in said


def test_no_password_ever_comes_back_in_a_page(client: Client, newcomer: User) -> None:
    client.force_login(newcomer)
    page = html_of(client.post("/doi-mat-khau/", {"oldpassword": "cu-bi-mat", "password1": "ngan-9", "password2": "x"}))
    assert not re.search("cu-bi-mat|ngan-9", page)


def test_too_many_changes_at_once_are_told_to_wait(client: Client, newcomer: User) -> None:
    client.force_login(newcomer)
    for _ in range(6):
        answer = client.post("/doi-mat-khau/", {"oldpassword": "sai", "password1": GOOD, "password2": GOOD})
    assert answer.status_code == 429
    assert "Hãy chờ" in words_of(answer)


def test_a_renewed_password_ends_every_other_session(client: Client, world: World) -> None:
    client.force_login(world.head)
    password = renew_password(world.head, by=SYSTEM)
    assert client.get("/viec-cua-toi/").headers["Location"].startswith("/dang-nhap/")
    answer = client.post("/dang-nhap/", {"login": "head", "password": password}, follow=True)
    assert answer.redirect_chain[-1][0] == "/doi-mat-khau/"


def test_a_one_time_password_can_be_read_aloud() -> None:
    passwords = {one_time_password() for _ in range(200)}
    assert len(passwords) == 200
    assert all(re.fullmatch(r"([2-9a-hjkmnp-z]{4}-){2}[2-9a-hjkmnp-z]{4}", each) for each in passwords)


def test_no_password_stands_in_the_audit_chain(newcomer: User) -> None:
    renewed = renew_password(newcomer, by=SYSTEM)
    told = str(list(AuditEntry.objects.values("label", "data")))
    assert ONE_TIME not in told
    assert renewed not in told
