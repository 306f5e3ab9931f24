"""How wide bold words are in Times New Roman: for lines below words, and for breaking a long title evenly.

Word has no line "half as long as the words above": its length has to be known when the file is written.
"""

import unicodedata

# Thousandths of the size; the metrics of Times bold, which Times New Roman, Tinos and Liberation Serif share.
_UPPER = (722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944)
_UPPER_REST = (722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667)
_LOWER = (500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833)
_LOWER_REST = (556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444)
_WIDTHS = {chr(ord("A") + place): width for place, width in enumerate(_UPPER + _UPPER_REST)}
_WIDTHS |= {chr(ord("a") + place): width for place, width in enumerate(_LOWER + _LOWER_REST)}
_WIDTHS |= {" ": 250, "\u00a0": 250, ".": 250, ",": 250, "-": 333, "Đ": 722, "đ": 556, "“": 500, "”": 500}
_OTHER = 500
_MM = 25.4 / 72


def width(text: str, size: float) -> float:
    """In millimetres."""
    bare = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    return sum(_WIDTHS.get(letter, _OTHER) for letter in bare) / 1000 * size * _MM


def balanced(text: str, size: float, room: float) -> list[str]:
    """The fewest lines that fit the room, as even as they can be."""
    words = text.split(" ")
    count = len(_filled(words, size, room))
    narrow = room
    while count > 1 and narrow > room / 2 and len(_filled(words, size, narrow * 0.97)) == count:
        narrow *= 0.97
    return _filled(words, size, narrow)


def _filled(words: list[str], size: float, room: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
