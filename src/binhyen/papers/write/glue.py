"""Where a line must not break: inside "05/QĐ-UBND" and between "ngày" and "15".

No invisible joiners are put into codes: they would be copied with the text, and a PDF would map the hyphen to two
signs at once.
"""

import re

_LONGEST_CODE = 25
_CODE = re.compile(rf"((?<!\S)(?=\S{{3,{_LONGEST_CODE}}}(?!\S))\S*[/-]\S+)")
_WORDS = "[Nn]gày|[Tt]háng|[Nn]ăm|Điều|[Kk]hoản|[Đđ]iểm|Chương|Phần|Mục|[Qq]uý|[Ss]ố:?"
_KEPT_TOGETHER = re.compile(rf"\b({_WORDS}) (?=[\dIVXLCa-zđ]{{1,4}}\b)")

# A reader of PDFs takes a hyphen at the end of a line for a broken word and drops the blank behind it.
_AFTER_HYPHEN = re.compile(r"(?<=\S-) ")


def glued(text: str) -> list[str]:
    """The text in parts: every second one is a code, which stays on one line."""
    return _CODE.split(_AFTER_HYPHEN.sub("\u00a0", _KEPT_TOGETHER.sub("\\1\u00a0", text)))
