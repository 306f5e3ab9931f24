"""Địa danh và thời gian: "Đồng Mây, ngày 05 tháng 01 năm 2026", with places left open until the day is known."""

import re
from datetime import date

from pydantic import Field, ValidationError, field_validator

from binhyen.papers.model.text import Line, Strict

_OPEN = "\u00a0" * 5
_DAY = re.compile(r"^(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?)?$")
_PRINTED = re.compile(r"ngày\s*([\d.…]{0,4})\s*tháng\s*([\d.…]{0,4})\s*năm\s*([\d.…]*)\s*\.?")


class Dated(Strict):
    """`on` is a day ("2026-01-05"), or what is known of it ("2026-01", "2026", "")."""

    place: Line = Field(min_length=1)
    on: str = ""

    @field_validator("on")
    @classmethod
    def _is_a_day(cls, on: str) -> str:
        match = _DAY.match(on)
        if match is None or not _exists(*match.groups()):
            raise ValueError(f"ngày “{on}” không có; viết theo mẫu 2026-01-05, 2026-01 hoặc 2026")
        return on

    @field_validator("place")
    @classmethod
    def _is_a_place(cls, place: str) -> str:
        if place.startswith(("Số:", "Số ", "V/v")):
            raise ValueError(f"“{place}” không phải địa danh")
        return place

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.on) if len(self.on) == len("2026-01-05") else None

    @property
    def printed(self) -> str:
        return f"{self.place}, {in_words(self.on)}"


def in_words(on: str) -> str:
    """Days below 10 and the months 1 and 2 alone take a 0 (NĐ 30/2020): "ngày 05 tháng 3 năm 2026"."""
    year, month, day = (*on.split("-"), "", "", "")[:3]
    shown_month = (month if int(month) <= 2 else str(int(month))) if month else _OPEN
    return f"ngày {day or _OPEN} tháng {shown_month} năm {year or _OPEN}"


def parse(text: str) -> Dated | None:
    """The line as people write it, or None where it is no place and date."""
    place, comma, words = text.rpartition(",")
    match = _PRINTED.fullmatch(words.strip())
    if not comma or not place.strip() or match is None:
        return None
    day, month, year = (part.strip(".…") for part in match.groups())
    on = year.zfill(4) if year else ""
    on += f"-{month.zfill(2)}" if on and month else ""
    on += f"-{day.zfill(2)}" if len(on) == len("2026-01") and day else ""
    known = _DAY.match(on)
    try:
        return Dated(place=place, on=on if known and _exists(*known.groups()) else "")
    except ValidationError:
        return None


def _exists(year: str | None, month: str | None, day: str | None) -> bool:
    if not year:
        return True
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True
