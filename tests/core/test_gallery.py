"""The gallery shows every component; what is true of it is true of every page that is made of them."""

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect, sync_playwright

from binhyen.core.access import public
from binhyen.core.gallery import gallery
from binhyen.core.templatetags.components import BADGES, NOTICES

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOST = "http://gallery.test"
STATIC = Path(__file__).parents[2] / "src/binhyen/core/static/core"

pytestmark = pytest.mark.urls(__name__)


@public
def plain_page(request: HttpRequest) -> HttpResponse:
    return render(request, "core/404.html")


urlpatterns = [
    path("", plain_page, name="home"),
    path("gallery/", gallery, name="gallery"),
    path("dang-nhap/", plain_page, name="account_login"),
    path("dang-xuat/", plain_page, name="account_logout"),
    path("doi-mat-khau/", plain_page, name="account_change_password"),
]


@pytest.fixture(autouse=True)
def static_from_source(settings: Any, tmp_path: Path) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT = tmp_path  # whitenoise warns where the folder is missing


@pytest.fixture
def html(client: Client) -> str:
    answer = client.get("/gallery/")
    assert answer.status_code == 200
    return answer.content.decode()


# ── what the page holds ──────────────────────────────────────────────────────────────────────


def test_every_badge_is_shown(html: str) -> None:
    assert [word for _, word in BADGES.values() if f"<span>{word}</span>" not in html] == []


def test_nothing_is_inline(html: str) -> None:
    assert not re.search(r"<[^>]+\s(style|on\w+)=", html)
    assert not re.search(r"<style|<script(?![^>]*\ssrc=)", html)


def test_no_template_code_reaches_the_screen(html: str) -> None:
    assert not re.search(r"\{#|\{%|\{\{", html)
    assert ">None<" not in html


def test_pages_are_light(html: str, client: Client) -> None:
    assert len(html.encode()) < 60_000
    assert len(client.get("/").content) < 5_000  # the frame and one short page in it


def test_every_error_of_the_summary_leads_to_its_field(html: str) -> None:
    summary = html[html.index("chỗ cần sửa") : html.index("</ul>", html.index("chỗ cần sửa"))]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets
    assert [target for target in targets if f'id="{target}"' not in html] == []


def test_errors_and_help_are_tied_to_their_control(html: str) -> None:
    control = re.search(r'<input[^>]*name="sai-held_on"[^>]*>', html)
    assert control
    assert 'aria-invalid="true"' in control[0]
    assert 'aria-describedby="id_sai-held_on_helptext id_sai-held_on_error"' in control[0]
    assert 'id="id_sai-held_on_error"' in html


@pytest.mark.parametrize("name", ["core/400", "core/403", "core/404", "core/500", "core/csrf", "429"])
def test_error_pages_need_no_context(name: str) -> None:
    shown = render_to_string(f"{name}.html")
    assert "<h1>" in shown
    assert 'lang="vi"' in shown


# ── the files ────────────────────────────────────────────────────────────────────────────────


def test_every_state_has_its_own_sign() -> None:
    drawings = dict(re.findall(r'<symbol id="(\w+)"[^>]*>(.*?)</symbol>', (STATIC / "signs.svg").read_text()))
    assert [key for key in [*BADGES, *NOTICES] if key not in drawings] == []
    shown = [drawings[key] for key in BADGES]
    assert len(set(shown)) == len(shown)


def test_only_the_tokens_name_a_colour() -> None:
    sheet = (STATIC / "binhyen.css").read_text()
    rules = sheet[sheet.index("── 2 ground") :]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|(?<!-)\b(?:white|black|gr[ae]y)\b(?!-)", rules) == []


def test_the_style_sheet_is_small() -> None:
    assert (STATIC / "binhyen.css").stat().st_size < 34_000
    assert (STATIC / "binhyen.js").stat().st_size < 6_000


# ── a real browser ───────────────────────────────────────────────────────────────────────────


def serve(route: Route) -> None:
    """Answer the browser from Django's test client, headers and all, without a network."""
    address = route.request.url.removeprefix(HOST)
    if address.startswith("/static/"):
        found = finders.find(address.removeprefix("/static/"))
        assert isinstance(found, str)
        route.fulfill(path=found, content_type=mimetypes.guess_type(found)[0])
        return
    answer = Client().get(address)
    route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.content)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def said() -> list[str]:
    """What the browser complained of: scripts that fail, and everything that the CSP refused."""
    return []


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, said: list[str]) -> Iterator[Page]:
    width, scheme = getattr(request, "param", (1280, "light"))
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, base_url=HOST)
    page = context.new_page()
    page.route("**/*", serve)
    page.on("console", lambda message: said.append(message.text) if is_complaint(message) else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/gallery/")
    yield page
    context.close()


def is_complaint(message: ConsoleMessage) -> bool:
    # This host has no TLS, so the browser always says that it ignores that header.
    return message.type in ("error", "warning") and "Cross-Origin-Opener-Policy" not in message.text


EVERY_LOOK = [(width, scheme) for width in (320, 360, 1280) for scheme in ("light", "dark")]


@pytest.mark.browser
@pytest.mark.parametrize("page", EVERY_LOOK, indirect=True, ids=lambda look: f"{look[0]}-{look[1]}")
def test_anyone_can_use_it(page: Page, said: list[str]) -> None:
    rules = {"color-contrast-enhanced": {"enabled": True}}  # AAA: 7:1
    found = Axe().run(page, options={"resultTypes": ["violations"], "rules": rules})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []


@pytest.mark.browser
@pytest.mark.parametrize("page", [(360, "light")], indirect=True, ids=["360"])
def test_what_is_pressed_is_large_enough(page: Page) -> None:
    """44 px, except links inside a sentence."""
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "button, summary, .button, select, textarea, .check label, fieldset label,"
            + "input:not([type=hidden], [type=radio], [type=checkbox]),"
            + ":is(nav, .pager, .filters, .task-list, .facts, .notice li, .rows th) a")]
          .map((e) => [e, e.matches(".task-list a") ? e.closest("li") : e])
          .filter(([e, box]) => e.checkVisibility() && box.getBoundingClientRect().height < 43.5)
          .map(([e]) => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.browser
def test_arrows_walk_the_rows(page: Page) -> None:
    page.get_by_label("Tìm đơn vị").focus()
    for key in ("ArrowDown", "ArrowDown", "j", "k"):
        page.keyboard.press(key)
    first = page.locator("[data-rows] a").first
    page.keyboard.press("ArrowUp")
    assert first.evaluate("link => link === document.activeElement")


@pytest.mark.browser
def test_a_double_click_sends_once(page: Page) -> None:
    sent: list[str] = []

    def receive(route: Route) -> None:
        sent.append(route.request.post_data or "")
        route.fulfill(status=204)  # the browser stays on the page

    page.route("**/gallery/", receive)
    button = page.locator("#gui button[name=send]")
    button.dblclick()
    expect(button).to_be_disabled()
    expect(button).to_have_text("Đang gửi…")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert len(sent) == 1
    assert 'name="send"' in sent[0]


@pytest.mark.browser
def test_a_chosen_file_is_named(page: Page) -> None:
    page.locator("#id_scan").set_input_files(
        [{"name": "Biên bản.pdf", "mimeType": "application/pdf", "buffer": b"x" * 2048}]
    )
    assert page.locator(".drop output").first.inner_text() == "Biên bản.pdf (2 KB)"


@pytest.mark.browser
def test_searching_swaps_the_rows_and_keeps_the_address(page: Page, said: list[str]) -> None:
    page.locator("#units caption").evaluate("caption => caption.textContent = 'cũ'")
    page.get_by_label("Tìm đơn vị").fill("ổ gà")
    expect(page.locator("#units caption")).not_to_have_text("cũ")
    assert "tim=" in page.url
    assert said == []


@pytest.mark.browser
def test_the_account_menu_closes_with_escape(page: Page) -> None:
    page.locator(".menu summary").click()
    assert page.get_by_role("button", name="Đăng xuất").is_visible()
    page.keyboard.press("Escape")
    assert page.get_by_role("button", name="Đăng xuất").is_hidden()
