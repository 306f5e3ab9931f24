"""Days, shares and lists as Vietnamese readers write them."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from binhyen.law.facts import Ratio


@lru_cache(maxsize=1024)
def day(value: date) -> str:
    """ "05/11/2025"; the same few days stand in the reasons of every unit."""
    return f"{value.day:02}/{value.month:02}/{value.year}"


def share(ratio: Ratio) -> str:
    """ "bằng 70 %", or "khoảng 42,85 %" where two decimals do not say it all.

    Cut, never rounded up: 69,996 % must not read as 70 %.
    """
    cut, rest = divmod(ratio.n * 10_000, ratio.m)
    whole, hundredths = divmod(cut, 100)
    decimals = f",{hundredths:02}".rstrip("0").rstrip(",")
    return f"{'khoảng' if rest else 'bằng'} {whole}{decimals} %"


def joined(sentences: Sequence[str]) -> str:
    """Several sentences as one: "A; b; c."."""
    first, *rest = [sentence.rstrip(".") for sentence in sentences]
    return "; ".join([first, *[sentence[:1].lower() + sentence[1:] for sentence in rest]]) + "."
