"""One person at a browser, in the words that people use: follow, press, fill, choose, attach."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from binhyen.law.fact_spec import FactType, Source
from binhyen.law.facts import FactValue, LawfulException, Ratio
from binhyen.law.schema import Criterion
from tests.e2e.inspector import Inspector
from tests.e2e.place import PASSWORD
from tests.files import JPEG, PDF

TYPES = {"pdf": ("application/pdf", PDF), "jpg": ("image/jpeg", JPEG)}


def a_file(name: str, content: bytes | None = None) -> FilePayload:
    kind, usual = TYPES.get(name.rsplit(".", 1)[-1], ("application/octet-stream", b"MZ"))
    return {"name": name, "mimeType": kind, "buffer": usual if content is None else content}


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


class Desk:
    """Every step ends on a page that has been looked at; `scripts` is False where JavaScript is switched off."""

    def __init__(self, page: Page, inspector: Inspector, *, scripts: bool = True) -> None:
        self.page, self.inspector, self.scripts = page, inspector, scripts
        inspector.watch(page)

    # ── coming and going ─────────────────────────────────────────────────────────────────────

    def open(self, address: str) -> "Desk":
        self.page.goto(address)
        return self._looked_at()

    def sign_in(self, username: str, password: str = PASSWORD) -> "Desk":
        self.open("/dang-nhap/")
        self.fill("Tên đăng nhập", username)
        self.fill("Mật khẩu", password)
        return self.press("Đăng nhập")

    def follow(self, words: str, *, within: str = "body") -> "Desk":
        link = self.page.locator(within).get_by_role("link", name=words).first
        with self.page.expect_navigation():
            link.click()
        return self._looked_at()

    def press(self, words: str, *, within: str = "body", twice: bool = False) -> "Desk":
        """Press a button that sends its form; `twice` as an impatient hand does."""
        button = self.page.locator(within).get_by_role("button", name=words).first
        with self.page.expect_navigation():
            button.click(click_count=2 if twice else 1)
        return self._looked_at()

    def back(self) -> "Desk":
        self.page.go_back()
        return self._looked_at()

    def _looked_at(self) -> "Desk":
        self.page.wait_for_load_state()
        self.inspector.look(self.page, with_axe=self.scripts)
        return self

    # ── filling in ───────────────────────────────────────────────────────────────────────────

    def box(self, label: str, *, within: str = "body") -> Locator:
        return self.page.locator(within).get_by_label(label).and_(self.page.locator("input, select, textarea")).first

    def named(self, name: str, value: str = "") -> Locator:
        return self.page.locator(f'[name="{name}"][value="{value}"]' if value else f'[name="{name}"]')

    def fill(self, label: str, text: str, *, within: str = "body") -> "Desk":
        self.box(label, within=within).fill(text)
        return self

    def choose(self, label: str) -> "Desk":
        self.box(label).check()
        return self

    def attach(self, label: str, *files: FilePayload, within: str = "body") -> "Desk":
        self.box(label, within=within).set_input_files(list(files))
        return self

    def fill_facts(self, criterion: Criterion, values: Mapping[str, FactValue]) -> "Desk":
        """Type what a criterion asks of the unit, each fact in its kind of box."""
        for spec in criterion.facts:
            if spec.source == Source.UNIT and spec.key in values:
                self._fill_fact(spec.key, spec.type, values[spec.key])
        return self

    def _fill_fact(self, key: str, kind: FactType, value: Any) -> None:
        match value:
            case bool():
                self.named(key, "yes" if value else "no").check()
            case Ratio(n, m):
                self.named(f"{key}.n").fill(str(n))
                self.named(f"{key}.m").fill(str(m))
            case LawfulException(ground, _):
                self.named(key, ground).check()
            case tuple():
                for each in value:
                    self.named(key, each).check()
            case str() if kind == FactType.RATING:
                self.named(key, value).check()
            case date():
                self.named(key).fill(day(value))
            case _:
                self.named(key).fill(str(value))

    # ── reading ──────────────────────────────────────────────────────────────────────────────

    def sees(self, *texts: str, within: str = "body") -> "Desk":
        for text in texts:
            expect(self.page.locator(within)).to_contain_text(text)
        return self

    def misses(self, *texts: str) -> "Desk":
        for text in texts:
            expect(self.page.locator("body")).not_to_contain_text(text)
        return self

    def reads(self, selector: str) -> str:
        return self.page.locator(selector).first.inner_text().strip()

    def rows(self, selector: str = ".rows tbody tr") -> Sequence[str]:
        return self.page.locator(selector).all_inner_texts()
