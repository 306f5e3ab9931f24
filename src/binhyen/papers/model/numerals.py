"""Roman numbers of parts and the letters of points (a, b, c, d, đ, e, g, …) as Vietnamese papers count."""

# The alphabet without its marked vowels, as points are lettered; f, j, w, z are not Vietnamese.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMANS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
HIGHEST_ROMAN = 399


def roman(number: int) -> str:
    """1 → "I", 14 → "XIV"."""
    written = ""
    for value, sign in _ROMANS:
        count, number = divmod(number, value)
        written += sign * count
    return written


def from_roman(written: str) -> int | None:
    """The number, or None where it is not how that number is written ("IIII")."""
    return _BY_ROMAN.get(written)


_BY_ROMAN = {roman(number): number for number in range(1, HIGHEST_ROMAN + 1)}


def letter(number: int) -> str:
    """1 → "a", 5 → "đ"."""
    return LETTERS[number - 1]


def from_letter(written: str) -> int | None:
    place = LETTERS.find(written)
    return place + 1 if len(written) == 1 and place >= 0 else None
