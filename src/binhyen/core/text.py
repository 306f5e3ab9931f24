"""Vietnamese text: one folded form for searching, one sort key for order, the same on every database.

đ/Đ has no Unicode decomposition, so it is folded by hand; everything else loses its marks through NFD.
"""

import re
import unicodedata

# The alphabet's order (a ă â b c d đ e ê …); f, j, w, z occur in foreign names and stand where Vietnamese puts them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: str(rank) for rank, letter in enumerate(_ALPHABET, start=10)}
# Dictionary order of the tones: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_NUMBER_OR_LETTER = re.compile(r"[0-9]+|[^0-9]")
# What stands before any letter, in this order. Two digits each, so that a key holds digits alone.
_END, _SPACE, _NUMBER, _OTHER = "00", "01", "02", "03"


# Control and format characters and halves of pairs: nobody sees them, and U+202E turns round what stands after it.
# The fillers, the blank Braille and the selectors of variants have other categories and show nothing all the same.
_UNSEEN_CATEGORIES = ("Cc", "Cf", "Cs")
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_SELECTORS = "\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNSEEN = re.compile(f"[{_FILLERS}{_SELECTORS}]")
SEARCH_LENGTH, SEARCH_WORDS = 200, 10


def nfc(text: str) -> str:
    """Composed form, as TCVN 6909:2001 and every comparison here want it."""
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """What is seen of a text on one line, composed; "" where nothing is. For names and numbers that people type.

    Two names that look alike are then the same letters: nothing hides in them, and spaces are single.
    """
    spaced = " ".join(text.split())
    seen = "".join(each for each in spaced if unicodedata.category(each) not in _UNSEEN_CATEGORIES)
    return " ".join(nfc(_UNSEEN.sub("", seen)).split())


def fold(text: str) -> str:
    """Lower case without marks: "Đồng Mây" → "dong may". For searching, never for showing."""
    bare = unicodedata.normalize("NFD", one_line(text).lower().replace("đ", "d"))
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(kept.split())


def search_words(typed: str) -> list[str]:
    """The folded words that a search asks for. Beyond ten words or 200 letters nothing is asked: every word is one more
    condition of the query, and a database knows a limit of them.
    """
    return fold(typed[:SEARCH_LENGTH]).split()[:SEARCH_WORDS]


def sort_key(text: str) -> str:
    """Digits whose order is Vietnamese order under any collation; numbers by value ("Xóm 2", "Xóm 10", "Xóm A").

    Letters count first, tones second: "ma mà má mạ" stay together before "mai". Databases differ in how they weigh
    spaces and signs, so neither stands in a key.
    """
    letters: list[str] = []
    tones: list[str] = []
    for part in _NUMBER_OR_LETTER.findall(nfc(text).lower()):
        base, tone = _without_tone(part)
        letters.append(_rank(base))
        tones.append(tone)
    return "".join(letters) + _END + "".join(tones)


def _rank(part: str) -> str:
    if part in _LETTER_RANK:
        return _LETTER_RANK[part]
    if part.isspace():
        return _SPACE
    if part.isascii() and part.isdigit():
        value = part.lstrip("0")
        return f"{_NUMBER}{min(len(value), 99):02d}{value}"
    return "".join(f"{_OTHER}{ord(sign):07d}" for sign in part)


def _without_tone(letter: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", letter)
    tone = next((_TONE_RANK[mark] for mark in parts if mark in _TONE_RANK), "0")
    return nfc("".join(mark for mark in parts if mark not in _TONE_RANK)), tone


_KINDS_OF_PLACE = ("Xã", "Phường", "Đặc khu", "Thị trấn", "Huyện", "Quận", "Thị xã", "Tỉnh", "Thành phố")
_KINDS_OF_AREA = (
    "Xóm",
    "Thôn",
    "Làng",
    "Bản",
    "Ấp",
    "Buôn",
    "Phum",
    "Sóc",
    "Khóm",
    "Tổ dân phố",
    "Khu phố",
    "Trường",
    "Trạm",
)


def in_sentence(name: str) -> str:
    """A unit's name inside a sentence: "Xã Đồng Mây" → "xã Đồng Mây"; "Ủy ban …" and other proper names stay."""
    if name.startswith(tuple(f"{kind} " for kind in (*_KINDS_OF_PLACE, *_KINDS_OF_AREA))):
        return name[0].lower() + name[1:]
    return name


def file_stem(text: str) -> str:
    """A file name that every system accepts: "Kế hoạch số 5/KH.pdf" → "ke-hoach-so-5-kh-pdf"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
