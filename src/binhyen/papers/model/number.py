"""Số và ký hiệu: "05/QĐ-UBND", "30/2020/NĐ-CP", the Party's "41-NQ-ĐU", and the place left open for a number."""

import re
from typing import Literal

from pydantic import Field, model_validator

from binhyen.papers.model.text import Strict

_SYMBOL = r"[A-ZĐƯ][A-Za-zĐđƯư0-9&]*(?:[-/.][A-Za-zĐđƯư0-9&]+)*"
_PRINTED = re.compile(rf"(?:(\d{{1,5}})\s*)?(?:/\s*([12]\d{{3}})\s*)?([-/])\s*({_SYMBOL})")
_OPEN = "\u00a0" * 8


class Number(Strict):
    """`ordinal` is None while no number is reserved: the place stays open on paper."""

    ordinal: int | None = Field(default=None, ge=1, le=99_999)
    year: int | None = Field(default=None, ge=1945, le=2999)
    separator: Literal["/", "-"] = "/"
    symbol: str = Field(pattern=rf"^{_SYMBOL}$", max_length=40)

    @model_validator(mode="after")
    def _party_has_no_year(self) -> "Number":
        if self.year and self.separator == "-":
            raise ValueError("số của Đảng không ghi năm giữa số và ký hiệu")
        return self

    @property
    def printed(self) -> str:
        """Below ten as "05"; no blank between number and symbol."""
        ordinal = _OPEN if self.ordinal is None else f"{self.ordinal:02d}"
        year = f"/{self.year}" if self.year else ""
        return f"{ordinal}{year}{self.separator}{self.symbol}"


def parse(text: str) -> Number | None:
    """The number as people write it ("456 /UBND - NC"), or None."""
    tight = re.sub(r"\s*([-/])\s*", r"\1", text.replace("…", " ").strip(" ._:"))
    match = _PRINTED.fullmatch(re.sub(r"^\.+", "", tight))
    if match is None or (match[2] and match[3] == "-") or int(match[1] or 1) == 0:
        return None
    ordinal, year, separator, symbol = match.groups()
    return Number(
        ordinal=int(ordinal) if ordinal else None,
        year=int(year) if year else None,
        separator="-" if separator == "-" else "/",
        symbol=symbol,
    )
