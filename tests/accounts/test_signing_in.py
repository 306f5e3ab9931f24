"""The entrance: who gets in, what is said to who does not, and where it leads."""

import pytest
from django.core.cache import cache
from django.test import Client

from binhyen.accounts.actions import create_account, renew_password, set_open
from binhyen.accounts.models import User
from binhyen.core.audit import SYSTEM
from tests.pages import html_of, words_of
from tests.world import World

PASSWORD = "Mat-khau-2025"
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."


@pytest.fixture(autouse=True)
def nobody_tried_before(db: None) -> None:
    cache.clear()


def test_a_person_signs_in_and_is_led_to_their_own_work(client: Client, world: World) -> None:
    answer = client.post("/dang-nhap/", {"login": "head", "password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == "/viec-cua-toi/"
    assert "Xóm Gò Mây" in words_of(answer)


@pytest.mark.parametrize(
    ("part", "home"),
    [
        ("head", "/viec-cua-toi/"),
        ("clerk", "/viec-cua-toi/"),
        ("officer", "/theo-doi/"),
        ("chairman", "/theo-doi/"),
        ("observer", "/theo-doi/"),
        ("administrator", "/tai-khoan/"),
    ],
)
def test_each_is_led_to_the_page_that_answers_their_question(
    client: Client, world: World, part: str, home: str
) -> None:
    assert client.post("/dang-nhap/", {"login": part, "password": PASSWORD}, follow=True).redirect_chain[-1][0] == home


def test_capitals_in_the_name_do_not_matter(client: Client, world: World) -> None:
    assert client.post("/dang-nhap/", {"login": "HEAD", "password": PASSWORD}).status_code == 302


def test_who_has_no_role_is_told_whom_to_ask(client: Client, db: None) -> None:
    create_account(username="moi", display_name="Người mới", password=PASSWORD, by=SYSTEM, must_change=False)
    said = words_of(client.post("/dang-nhap/", {"login": "moi", "password": PASSWORD}, follow=True))
    assert "Tài khoản này chưa được giao vai trò nào." in said
    assert "Hãy liên hệ quản trị viên" in said


# ── refused ──────────────────────────────────────────────────────────────────────────────────


def refusal(client: Client, username: str, password: str) -> str:
    """The page without what was typed and the secret token, so that two can be compared."""
    answer = client.post("/dang-nhap/", {"login": username, "password": password})
    assert answer.status_code == 200
    page = html_of(answer).replace(f'value="{username}"', "")
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    return page.replace(token, "")


def test_an_unknown_name_a_wrong_password_and_a_closed_account_look_the_same(client: Client, world: World) -> None:
    set_open(world.clerk, is_open=False, by=SYSTEM)
    unknown = refusal(client, "khong-ai-ca", PASSWORD)
    assert WRONG in unknown
    assert refusal(client, "head", "sai-mat-khau") == unknown
    assert refusal(client, "clerk", "sai-mat-khau") == unknown


def test_who_knows_the_password_of_a_closed_account_is_told_whom_to_ask(client: Client, world: World) -> None:
    set_open(world.clerk, is_open=False, by=SYSTEM)
    said = words_of(client.post("/dang-nhap/", {"login": "clerk", "password": PASSWORD}, follow=True))
    assert "hãy nhờ quản trị viên của địa phương mở lại tài khoản" in said
    assert client.get("/viec-cua-toi/").status_code == 302


def test_an_empty_form_says_what_to_type(client: Client, db: None) -> None:
    said = words_of(client.post("/dang-nhap/", {"login": "", "password": ""}))
    assert "Hãy nhập tên đăng nhập." in said
    assert "Hãy nhập mật khẩu." in said


def test_the_name_that_was_typed_stays_and_the_password_does_not(client: Client, world: World) -> None:
    page = html_of(client.post("/dang-nhap/", {"login": "head", "password": "sai-mat-khau"}))
    assert 'value="head"' in page
    assert "sai-mat-khau" not in page


def test_too_many_wrong_passwords_are_answered_with_how_long_to_wait(client: Client, world: World) -> None:
    for _ in range(5):
        client.post("/dang-nhap/", {"login": "head", "password": "sai-mat-khau"})
    said = words_of(client.post("/dang-nhap/", {"login": "head", "password": PASSWORD}))
    assert "Đã thử sai quá nhiều lần. Hãy chờ 5 phút rồi thử lại, hoặc nhờ quản trị viên cấp lại mật khẩu." in said


def test_a_strangers_wrong_tries_do_not_keep_the_person_out(client: Client, world: World) -> None:
    stranger = Client(REMOTE_ADDR="203.0.113.9")
    for _ in range(6):
        said = words_of(stranger.post("/dang-nhap/", {"login": "HEAD", "password": "sai-mat-khau"}))
    assert "Đã thử sai quá nhiều lần." in said
    assert client.post("/dang-nhap/", {"login": "head", "password": PASSWORD}).status_code == 302


def test_a_renewed_password_lifts_the_pause(client: Client, world: World) -> None:
    for _ in range(6):
        said = words_of(client.post("/dang-nhap/", {"login": "head", "password": "sai-mat-khau"}))
    assert "hoặc nhờ quản trị viên cấp lại mật khẩu." in said
    password = renew_password(world.head, by=SYSTEM)
    assert client.post("/dang-nhap/", {"login": "head", "password": password}).status_code == 302


def test_one_persons_wrong_passwords_do_not_shut_out_another(client: Client, world: World) -> None:
    for _ in range(6):
        client.post("/dang-nhap/", {"login": "head", "password": "sai-mat-khau"})
    assert client.post("/dang-nhap/", {"login": "clerk", "password": PASSWORD}).status_code == 302


def test_one_machine_that_tries_too_often_is_told_to_wait(client: Client, db: None) -> None:
    for number in range(30):
        client.post("/dang-nhap/", {"login": f"ai-do-{number}", "password": "sai-mat-khau"})
    answer = client.post("/dang-nhap/", {"login": "ai-do", "password": "sai-mat-khau"})
    assert answer.status_code in (200, 429)
    assert "Hãy chờ" in words_of(answer)


@pytest.mark.parametrize(
    "foreign",
    [
        "https://ke-gian.example/",
        "//ke-gian.example/",
        "///ke-gian.example",
        r"/\ke-gian.example",
        r"\\ke-gian.example",
        "javascript:alert(1)",
        "http:///ke-gian.example",
        "https:ke-gian.example",
        " https://ke-gian.example",
    ],
)
def test_signing_in_never_leads_to_a_foreign_address(client: Client, world: World, foreign: str) -> None:
    answer = client.post(
        "/dang-nhap/", {"login": "head", "password": PASSWORD, "next": foreign}, query_params={"next": foreign}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_signing_in_leads_back_to_where_one_wanted_to_go(client: Client, world: World) -> None:
    wanted = f"/ho-so/{world.dossier().key}/"
    answer = client.post("/dang-nhap/", {"login": "head", "password": PASSWORD, "next": wanted})
    assert answer.headers["Location"] == wanted


def test_strangers_cannot_open_an_account_themselves(client: Client, db: None) -> None:
    assert client.get("/dang-ky/").status_code == 404
    assert client.get("/accounts/signup/").status_code == 404
    assert not User.objects.exists()


# ── leaving ──────────────────────────────────────────────────────────────────────────────────


def test_leaving_takes_a_press_of_a_button(client: Client, world: World) -> None:
    client.force_login(world.head)
    assert "Đăng xuất khỏi Bình Yên?" in words_of(client.get("/dang-xuat/"))
    assert client.get("/viec-cua-toi/").status_code == 200
    assert client.post("/dang-xuat/").status_code == 302
    assert client.get("/viec-cua-toi/").status_code == 302


def test_a_closed_account_is_out_at_its_next_request(client: Client, world: World) -> None:
    client.force_login(world.head)
    set_open(world.head, is_open=False, by=SYSTEM)
    answer = client.get("/viec-cua-toi/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/dang-nhap/?next=/viec-cua-toi/")
