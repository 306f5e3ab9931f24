"""One who has no mouse: Tab, Enter, Space and the arrows; where they are must always be seen."""

from typing import Any

from playwright.sync_api import Page

HERE = """() => {
  const here = document.activeElement;
  const ring = (thing, part) => {
    const style = getComputedStyle(thing, part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const zone = here.closest(".drop");
  const box = here.getClientRects()[0];
  const top = box && document.elementFromPoint(box.x + Math.min(box.width, 40) / 2, box.y + box.height / 2);
  return {
    name: (here.labels?.length ? here.labels[0].innerText : here.innerText || here.value || "").trim(),
    tag: here.tagName,
    ringed: ring(here) || ring(here, "::after") || Boolean(zone && ring(zone)),
    uncovered: Boolean(top && (top === here || here.contains(top) || top.contains(here))),
  };
}"""


class Keyboard:
    def __init__(self, page: Page) -> None:
        self.page = page

    def here(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(HERE)
        return found

    def tab_to(self, words: str, tag: str = "", *, at_most: int = 150) -> "Keyboard":
        """Tab until the thing of this name; everything on the way must show that it has the focus."""
        for _ in range(at_most):
            self.page.keyboard.press("Tab")
            here = self.here()
            if here["tag"] == "BODY":
                continue
            assert here["ringed"], f"no ring around {here} on {self.page.url}"
            assert here["uncovered"], f"something lies over {here} on {self.page.url}"
            if words.lower() in here["name"].lower() and tag.upper() in here["tag"]:
                return self
        raise AssertionError(f"Tab never came to “{words}” on {self.page.url}")

    def type(self, text: str) -> "Keyboard":
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        return self

    def press(self, *keys: str) -> "Keyboard":
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def enter(self) -> "Keyboard":
        """Enter, and the page that comes of it."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self
