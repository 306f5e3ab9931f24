"""Bold, italic and outline level in a .docx: said by the run, else by the styles that it builds on."""

from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
_DEEPEST_CHAIN = 12


class _Style(NamedTuple):
    based_on: str
    bold: bool | None
    italic: bool | None
    outline: bool | None


class Faces:
    def __init__(self, styles: etree._Element) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for style in styles.findall(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            based = style.find(f"{W}basedOn")
            self._styles[name] = _Style(
                based.get(f"{W}val", "") if based is not None else "",
                _switch(style, "b"),
                _switch(style, "i"),
                _outlined(style),
            )
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1":
                self._default = name

    def of_run(self, paragraph: etree._Element, run: etree._Element) -> tuple[bool, bool]:
        """(bold, italic)."""
        said = _switch(run, "b"), _switch(run, "i")
        chain = self._chain(_style_of(run, "rPr", "rStyle")) + self._chain(self._named(paragraph))
        bold = next((each for each in (said[0], *(style.bold for style in chain)) if each is not None), False)
        italic = next((each for each in (said[1], *(style.italic for style in chain)) if each is not None), False)
        return bold, italic

    def is_heading(self, paragraph: etree._Element) -> bool:
        own = _outlined(paragraph)
        chain = self._chain(self._named(paragraph))
        return next((each for each in (own, *(style.outline for style in chain)) if each is not None), False)

    def _named(self, paragraph: etree._Element) -> str:
        return _style_of(paragraph, "pPr", "pStyle") or self._default

    def _chain(self, name: str) -> list[_Style]:
        chain: list[_Style] = []
        while name in self._styles and len(chain) < _DEEPEST_CHAIN:
            chain.append(self._styles[name])
            name = chain[-1].based_on
        return chain


def _style_of(element: etree._Element, properties: str, name: str) -> str:
    found = element.find(f"{W}{properties}/{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _switch(element: etree._Element, name: str) -> bool | None:
    found = element.find(f"{W}rPr/{W}{name}")
    return None if found is None else found.get(f"{W}val", "1") not in _OFF


def _outlined(element: etree._Element) -> bool | None:
    found = element.find(f"{W}pPr/{W}outlineLvl")
    return None if found is None else found.get(f"{W}val", "9") != "9"
