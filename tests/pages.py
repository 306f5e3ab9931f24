"""Reading pages as people do: the visible words, the links, and what stands in the boxes of the forms."""

from html.parser import HTMLParser
from typing import Any

Attributes = dict[str, str]
_VOID = {"input", "br", "img", "meta", "link", "hr", "use", "path"}
_UNSEEN = {"script", "style", "svg"}
_SPOKEN = ("title", "alt", "placeholder", "aria-label", "data-label")


def html_of(answer: Any) -> str:
    return str(answer.content.decode())


def words_of(answer: Any) -> str:
    """Everything on the page that a person reads or hears, in one line."""
    return _Reader.read(html_of(answer)).words


def links_of(answer: Any) -> list[str]:
    return _Reader.read(html_of(answer)).links


def boxes_of(answer: Any) -> dict[str, list[str]]:
    """By name, what stands in the boxes of the page's forms: typed text, chosen options, ticked boxes."""
    return _Reader.read(html_of(answer)).boxes


def said_after(answer: Any) -> str:
    """What the page says that a redirect leads to."""
    return words_of(answer.client.get(answer.headers["Location"]))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._words: list[str] = []
        self._unseen = 0
        self._select = ""
        self._textarea = ""
        self.links: list[str] = []
        self.boxes: dict[str, list[str]] = {}

    @classmethod
    def read(cls, html: str) -> "_Reader":
        reader = cls()
        reader.feed(html)
        reader.close()
        return reader

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        self._words += [given[name] for name in _SPOKEN if given.get(name)]
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        self._read_box(tag, given)

    def _read_box(self, tag: str, given: Attributes) -> None:
        name = given.get("name", "")
        if tag == "input" and name:
            self._read_input(name, given)
        elif tag == "select":
            self._select = name
            self.boxes.setdefault(name, [])
        elif tag == "option" and "selected" in given:
            self.boxes[self._select].append(given.get("value", ""))
        elif tag == "textarea":
            self._textarea = name
            self.boxes[name] = [""]

    def _read_input(self, name: str, given: Attributes) -> None:
        held = self.boxes.setdefault(name, [])
        if given.get("type") in ("radio", "checkbox"):
            held += [given.get("value", "on")] if "checked" in given else []
        elif given.get("type") != "file":
            held.append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        if tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            held = self.boxes[self._textarea]
            held[0] += data if held[0] else data.removeprefix("\n")  # browsers drop the first line break
        if not self._unseen:
            self._words.append(data)
