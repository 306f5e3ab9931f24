"""Text written with the fonts of before Unicode: TCVN3 (.VnTime) and VNI, whose letters look like Latin-1 ones.

Told by the words: the decoding that gives more of the commonest Vietnamese syllables is the right one.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from binhyen.core.text import nfc
from binhyen.papers.read.pieces import Extract, Grid, Item, Piece

_TCVN3_BYTES = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_TCVN3_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3 = str.maketrans(dict(zip(_TCVN3_BYTES, _TCVN3_LETTERS, strict=True)))

_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_pairs() -> dict[str, str]:
    pairs = {vowel + mark: vowel + tone for vowel in "aeiouy" for mark, tone in _TONES.items()}
    pairs |= {"ô" + mark: "ơ" + tone for mark, tone in _TONES.items()}
    pairs |= {"ö" + mark: "ư" + tone for mark, tone in _TONES.items()}
    pairs |= {vowel + mark: f"{vowel}\u0302{tone}" for vowel in "aeo" for mark, tone in _CIRCUMFLEX.items()}
    pairs |= {"a" + mark: f"a\u0306{tone}" for mark, tone in _BREVE.items()}
    pairs |= _VNI_ALONE
    return pairs | {written.upper(): letter.upper() for written, letter in pairs.items()}


_VNI = _vni_pairs()
_VNI_WRITTEN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)
# The commonest syllables with a mark, and those that open every paper.
_SYLLABLES = (
    "và của các là có được không với những một về đến năm này công người đã từ phải tại trên dân xã tỉnh ngày tháng số "
    "điều quyết định căn cứ nghị ủy uỷ hội nhân việt cộng hòa hoà độc lập hạnh phúc kế hoạch"
)
_COMMON = frozenset(_SYLLABLES.split())
_SYLLABLE = re.compile(r"[^\W\d_]+")
_ENOUGH = 2.0


def brought_to_unicode(extract: Extract) -> Extract:
    """The same pieces in Unicode letters; `encoding` tells what they were written in."""
    text = " ".join(item.text for item in extract.items if isinstance(item, Piece))
    name, decode = _legacy(text)
    if decode is None:
        return extract
    return replace(extract, items=[_decoded(item, decode) for item in extract.items], encoding=name)


def from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    return nfc(_VNI_WRITTEN.sub(_letter, text))


def _letter(match: re.Match[str]) -> str:
    written = match[0]
    return _VNI.get(written) or _VNI.get(written[0].lower() + written[1:].lower(), written)


def _legacy(text: str) -> tuple[str, Callable[[str], str] | None]:
    plain = _score(nfc(text))
    scored = [("TCVN3", from_tcvn3, _score(from_tcvn3(text))), ("VNI", from_vni, _score(from_vni(text)))]
    name, decode, best = max(scored, key=lambda each: each[2])
    return (name, decode) if best > max(_ENOUGH * plain, 3) else ("", None)


def _score(text: str) -> int:
    """How many of the commonest syllables that carry a mark there are."""
    words = _SYLLABLE.findall(text.lower())
    return sum(1 for word in words if word in _COMMON)


def _decoded(item: Item, decode: Callable[[str], str]) -> Item:
    if isinstance(item, Grid):
        rows = [tuple(tuple(decode(cell) for cell in row) for row in part) for part in (item.header, item.rows)]
        return replace(item, header=rows[0], rows=rows[1])
    return replace(item, text=decode(item.text))
