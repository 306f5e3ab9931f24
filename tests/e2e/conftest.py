"""A real Chromium on a live server; a desk for each person."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.e2e.chromium import FLAGS, MISSING, chromium
from tests.e2e.desk import Desk
from tests.e2e.inspector import Inspector

expect.set_options(timeout=15_000)

SeatAt = Callable[..., Desk]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip(MISSING)
    # Playwright runs a loop in this thread, and Django would refuse it the database.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chrome = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chrome
        chrome.close()


@pytest.fixture
def inspector() -> Inspector:
    return Inspector()


@pytest.fixture
def seat(browser: Browser, live_server: Any, inspector: Inspector) -> Iterator[SeatAt]:
    """`seat("xom-go-may")`: a person of their own browser, signed in; without a name, one who is not yet."""
    contexts: list[BrowserContext] = []

    def seat_at(username: str = "", *, scripts: bool = True, width: int = 1280) -> Desk:
        context = browser.new_context(
            base_url=live_server.url,
            locale="vi-VN",
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        desk = Desk(context.new_page(), inspector, scripts=scripts)
        return desk.sign_in(username) if username else desk

    yield seat_at
    for context in contexts:
        context.close()
