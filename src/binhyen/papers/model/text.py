"""The text that a paper may hold, brought to one form: composed letters, single blanks, no joiners.

Refused are characters that no document font has, because a PDF/A would fail on them and Word would print boxes.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from binhyen.core.text import nfc

LONGEST_LINE = 500
LONGEST_TEXT = 100_000

# Zero-width signs that writers put in and readers take out: they change where a line breaks, never what it says.
_JOINERS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_PRINTABLE = re.compile(
    "[ -~¡-\u00ac\u00ae-\u0148\u014a-\u017fƠơƯư\u1ea0-\u1ef9–—‘’‚“”„•…‰′″€₫№≤≥]*",
)


class Strict(BaseModel):
    """The base of every part of the value: frozen, no loose types, no unknown keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


def plain(text: str) -> str:
    """One form for one text: what reading gives back is compared after this."""
    return nfc(" ".join(_JOINERS.sub("", text).translate(_HYPHENS).split()))


def printable(text: str) -> str:
    """The text in its one form. Raises ValueError, in Vietnamese, at the first character that cannot be printed."""
    text = plain(text)
    end = _PRINTABLE.match(text).end()  # type: ignore[union-attr]  # the pattern matches nothing at least
    if end < len(text):
        raise ValueError(_why_not(text[end]))
    return text


def legible(text: str) -> str:
    """Other people's text without the signs that no value may hold, such as the boxes of symbol fonts."""
    text = plain(text)
    if _PRINTABLE.fullmatch(text):
        return text
    return plain("".join(sign for sign in text if _PRINTABLE.fullmatch(sign)))


def _why_not(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    if sign.isprintable():
        return f"có ký tự “{sign}” ({code}) mà phông chữ văn bản không có; hãy bỏ hoặc viết bằng chữ"
    return f"có ký tự điều khiển không nhìn thấy ({code}); hãy gõ lại đoạn này"


def _capitals(text: str) -> str:
    capitals = printable(printable(text).upper())
    if capitals and not any(sign.isalnum() for sign in capitals):
        raise ValueError("chưa có chữ nào")
    return capitals


def without_stop(text: str) -> str:
    """The writer puts ";" and "." after entries of a list; they are not part of the entry."""
    return printable(text).lstrip("- ").rstrip(" ;.,")


Line = Annotated[str, AfterValidator(printable), Field(max_length=LONGEST_LINE)]
Capitals = Annotated[str, AfterValidator(_capitals), Field(max_length=LONGEST_LINE)]
Entry = Annotated[str, AfterValidator(without_stop), Field(max_length=LONGEST_LINE, min_length=1)]
Text = Annotated[str, AfterValidator(printable), Field(max_length=LONGEST_TEXT)]
