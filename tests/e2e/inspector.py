"""What every page that a walk comes by must be: open to anyone, quiet, light, in Vietnamese, narrow enough."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from playwright.sync_api import ConsoleMessage, Page, Response

HEAVIEST = 60_000
WIDTHS = (1280, 360)
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
RAW = re.compile(r"\b[a-z]{2,}(?:_[a-z]+)+\b|\b(?:None|null|undefined|True|False|Submit|Error)\b|\{\{|\{%")
CONTROLS = """() => [...new Set([...document.querySelectorAll(
    "main :is(input:not([type=hidden]), select, textarea, button, table, .notice.red, .drop, .receipt, .empty)")]
  .map((e) => e.tagName + (e.type ?? e.className) + (e.disabled ?? "")))].sort().join()"""


@dataclass
class Inspector:
    """Looks at each kind of page once (its address's name and what can be done on it) at both widths."""

    seen: set[tuple[str, str]] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Hear what the browser complains of: scripts that fail, what the CSP refuses, what is too heavy."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("response", self._weigh)

    def look(self, page: Page, *, with_axe: bool = True) -> None:
        assert self.complaints == [], f"{page.url}: {self.complaints}"
        words = page.inner_text("body")
        assert not RAW.search(words), f"{page.url}: {RAW.findall(words)}"
        if with_axe:
            self._look_closely(page)

    def _look_closely(self, page: Page) -> None:
        kind = (resolve(urlsplit(page.url).path).view_name, page.evaluate(CONTROLS))
        if kind in self.seen:
            return
        self.seen.add(kind)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found = Axe().run(page, options=RULES)
            assert found.violations_count == 0, f"{page.url} at {width} px\n{found.generate_report()}"
            fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert fits, f"{page.url} is wider than {width} px"
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})

    def _hear(self, message: ConsoleMessage) -> None:
        # The browser also reports every answer of 4xx; those are looked at where they are expected.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def _weigh(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} {response.url}")
        weight = int(response.headers.get("content-length", 0))
        if response.request.resource_type == "document" and weight > HEAVIEST:
            self.complaints.append(f"{weight} bytes: {response.url}")
