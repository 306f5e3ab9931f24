"""The frame around every page: doors shut by default, nothing kept by a shared computer, errors that say what to do."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from binhyen.accounts.models import User
from binhyen.config import urls as real
from binhyen.core.access import guard_of, public, signed_in
from tests import files
from tests.pages import html_of, words_of
from tests.world import World

SignIn = Callable[[User], Client]


def forgotten(request: HttpRequest) -> HttpResponse:
    """A view whose author forgot to say who may open it."""
    return HttpResponse("chuyện riêng")


urlpatterns = [path("quen/", forgotten), path("", include(real))]
handler403, handler404 = real.handler403, real.handler404


def test_a_guard_is_a_word_on_the_view() -> None:
    assert guard_of(public(forgotten)) == "public"
    assert guard_of(signed_in(forgotten)) == "signed_in"
    assert guard_of(forgotten) is None


@pytest.mark.urls(__name__)
def test_a_view_that_declares_no_guard_is_shut_to_everyone(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.officer).get("/quen/")
    assert answer.status_code == 403
    assert "chuyện riêng" not in words_of(answer)


def test_a_stranger_to_the_programme_is_led_to_the_entrance_and_back(client: Client, world: World) -> None:
    address = f"/ho-so/{world.dossier().key}/"
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/dang-nhap/?next={address}"


@pytest.mark.parametrize("page", ["/viec-cua-toi/", "/theo-doi/", "/don-vi/", "/tai-khoan/", "/quyet-dinh/", "/ky/"])
def test_no_page_but_the_entrance_opens_without_signing_in(client: Client, db: None, page: str) -> None:
    answer = client.get(page)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/dang-nhap/?next={page}")


@pytest.mark.parametrize("page", ["/viec-cua-toi/", "/doi-mat-khau/", "/khong-co-trang-nay/"])
def test_no_shared_computer_keeps_a_page_of_someone_who_was_signed_in(world: World, sign_in: SignIn, page: str) -> None:
    assert "no-store" in sign_in(world.head).get(page).headers["Cache-Control"]


def test_pages_send_a_strict_policy(world: World, sign_in: SignIn) -> None:
    headers = sign_in(world.head).get("/viec-cua-toi/").headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


# ── errors ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", ["/ho-so/khongcokhoa2/", "/khong-co-trang-nay/", "/tep/khongcokhoa2/"])
def test_an_address_that_leads_nowhere_says_in_vietnamese_what_to_do(world: World, sign_in: SignIn, page: str) -> None:
    answer = sign_in(world.head).get(page)
    assert answer.status_code == 404
    said = words_of(answer)
    assert "Không tìm thấy trang" in said
    assert "hãy nhờ quản trị viên xem lại quyền của tài khoản" in said
    assert "Về trang đầu" in said


def test_a_form_of_an_old_page_is_refused_with_words_and_loses_nothing(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.head)
    answer = strict.post(f"/ho-so/{world.dossier().key}/dang-ky/gui/")
    assert answer.status_code == 403
    assert "Bấm nút Quay lại của trình duyệt; nội dung đã nhập thường vẫn còn" in words_of(answer)


@pytest.mark.parametrize("page", ["gui", "rut", "trinh", "nhap-thay", "tiep-nhan", "dang-ky/gui"])
def test_the_address_of_a_button_typed_by_hand_says_what_to_do(world: World, sign_in: SignIn, page: str) -> None:
    """So it happens when the session ended before the button was pressed: signing in leads back to that address."""
    answer = sign_in(world.officer).get(f"/ho-so/{world.dossier().key}/{page}/")
    assert answer.status_code == 405
    assert "Về trang đầu" in words_of(answer)


@pytest.mark.parametrize(
    "address",
    [
        "/ho-so/%00/",
        "/tep/a%00b/",
        "/don-vi/?tim=%00",
        "/don-vi/?tim=%F0%9F%98%80&trang=x",
        "/theo-doi/?tim=%00",
        "/theo-doi/?noi=%00&ky=%00&loc=%00&loai=%00&trang=-1",
        "/theo-doi/?ky=99999999999999999999",
        "/ky/?noi=%00",
        "/quyet-dinh/?trang=99999999999999999999",
    ],
)
def test_no_address_breaks_a_page(world: World, sign_in: SignIn, address: str) -> None:
    assert sign_in(world.officer).get(address).status_code in (200, 400, 404)


@pytest.mark.parametrize(
    "address",
    [
        '/theo-doi/?tim="><script>alert(1)</script>&noi="><script>alert(1)</script>&loc=x&loai=x',
        '/theo-doi/?loc="><script>alert(1)</script>&trang=1',
        '/don-vi/?tim=<script>alert(1)</script>&loai="><script>alert(1)</script>',
        '/dang-nhap/?next="><script>alert(1)</script>',
    ],
)
def test_what_stands_in_an_address_never_becomes_part_of_the_page(world: World, sign_in: SignIn, address: str) -> None:
    for client in (sign_in(world.officer), Client()):
        assert "<script>alert" not in html_of(client.get(address, follow=True))


def test_what_people_type_never_becomes_part_of_a_page(world: World, sign_in: SignIn) -> None:
    client, address = sign_in(world.head), f"/ho-so/{world.dossier().key}/tieu-chi/KDC-2/"
    script = "</textarea><script>alert(1)</script>"
    client.post(address, {"policy_compliance": "yes", "policy_compliance_account": script})
    client.post(f"{address}minh-chung/", {"file": files.upload(), "title": "<script>alert(1)</script>"})
    for page in (address, f"/ho-so/{world.dossier().key}/kiem-tra/", f"/ho-so/{world.dossier().key}/nhat-ky/"):
        assert "<script>alert" not in html_of(client.get(page))
