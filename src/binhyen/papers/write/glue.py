"""Where a line must not break: inside "05/QĐ-UBND" and between "ngày" and "15". The reader takes the joiners out."""

import re

JOINER = "\u2060"
_LONGEST_CODE = 25
_CODE = re.compile(r"\S*[/-]\S+")
_INSIDE = re.compile(r"(?<=[/-])(?=[^\s/-])")
_KEPT_TOGETHER = re.compile(
    r"\b([Nn]gày|[Tt]háng|[Nn]ăm|Điều|[Kk]hoản|[Đđ]iểm|Chương|Phần|Mục|[Qq]uý|[Ss]ố:?) (?=[\dIVXLCa-zđ]{1,4}\b)"
)


def glue(text: str) -> str:
    return _CODE.sub(_joined, _KEPT_TOGETHER.sub("\\1\u00a0", text))


def _joined(code: re.Match[str]) -> str:
    return _INSIDE.sub(JOINER, code[0]) if len(code[0]) <= _LONGEST_CODE else code[0]
