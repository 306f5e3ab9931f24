"""The text of a PDF page, one fragment a text object: with its mark in the structure, its font and its place."""

import ctypes
import re
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_ROOM = 4_096
_NAME = 128
_DASH = re.compile("(?:^|(?<= ))[\x02\ufffe]")
_HYPHEN = re.compile("[\x02\ufffe]")


class Fragment(NamedTuple):
    """`mark` is the marked-content id of the page, -1 for what is no content (page numbers)."""

    text: str
    mark: int
    bold: bool
    italic: bool
    box: tuple[float, float, float, float]
    size: float


def fragments(file: pypdfium2.PdfDocument, number: int) -> list[Fragment]:
    page = file[number]
    text = page.get_textpage()
    try:
        reader = _Reader(text.raw)
        count = pdfium.FPDFPage_CountObjects(page.raw)
        objects = (pdfium.FPDFPage_GetObject(page.raw, place) for place in range(count))
        return [
            reader.fragment(each) for each in objects if pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_TEXT
        ]
    finally:
        text.close()
        page.close()


class _Reader:
    """Buffers that live for a page: a call for each object is what reading costs."""

    def __init__(self, text_page: object) -> None:
        self._text_page = text_page
        self._buffer = ctypes.create_string_buffer(_ROOM)
        self._faces: dict[int, tuple[bool, bool]] = {}
        self._box = [ctypes.c_float() for _ in range(4)]
        self._size = ctypes.c_float()

    def fragment(self, each: object) -> Fragment:
        bold, italic = self._face(each)
        pdfium.FPDFPageObj_GetBounds(each, *self._box)
        pdfium.FPDFTextObj_GetFontSize(each, self._size)
        left, bottom, right, top = (side.value for side in self._box)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(each)
        return Fragment(self._text(each), mark, bold, italic, (left, bottom, right, top), self._size.value)

    def _text(self, each: object) -> str:
        octets = self._written(self._buffer, each)
        if octets > len(self._buffer):
            self._buffer = ctypes.create_string_buffer(octets)
            octets = self._written(self._buffer, each)
        text = self._buffer.raw[: max(octets - 2, 0)].decode("utf-16-le", errors="ignore")
        # pdfium marks a hyphen at the end of a line so, and drops a blank behind it and one that stands alone.
        return _HYPHEN.sub("-", _DASH.sub("- ", text)) or " "

    def _written(self, buffer: ctypes.Array[ctypes.c_char], each: object) -> int:
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        return int(pdfium.FPDFTextObj_GetText(each, self._text_page, units, len(buffer)))

    def _face(self, each: object) -> tuple[bool, bool]:
        font = pdfium.FPDFTextObj_GetFont(each)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._faces:
            name = ctypes.create_string_buffer(_NAME)
            pdfium.FPDFFont_GetBaseFontName(font, name, _NAME)
            said = name.value.decode("latin-1").lower()
            self._faces[key] = "bold" in said or "black" in said, "italic" in said or "oblique" in said
        return self._faces[key]
