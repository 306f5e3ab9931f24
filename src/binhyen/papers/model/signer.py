"""Who signs: quyền hạn, chức vụ, and the place for the name, which stays blank unless it is given (ô 7a, 7b)."""

import re

from pydantic import Field, field_validator

from binhyen.papers.model.enums import Prefix
from binhyen.papers.model.text import Capitals, Line, Strict

_PREFIXED = re.compile(rf"({'|'.join(Prefix)})\. ?(.+)")


class Authority(Strict):
    """One line above the position: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"."""

    prefix: Prefix
    who: Capitals = Field(min_length=1)

    @property
    def printed(self) -> str:
        return f"{self.prefix}. {self.who}"


def parse_authority(text: str) -> Authority | None:
    match = _PREFIXED.fullmatch(text)
    return Authority(prefix=Prefix(match[1]), who=match[2]) if match else None


class Signer(Strict):
    """`office` is the office held in the agency whose seal is used: "TRƯỞNG BAN" signs as "CHỦ TỊCH UBND XÃ"."""

    authority: tuple[Authority, ...] = Field(default=(), max_length=3)
    position: Capitals = Field(min_length=1)
    office: Capitals = ""
    name: Line = Field(default="", max_length=100)

    @field_validator("position")
    @classmethod
    def _prefix_stands_apart(cls, position: str) -> str:
        if found := parse_authority(position):
            raise ValueError(f"“{found.prefix}.” là quyền hạn: ghi ở authority, không ghi ở position")
        return position

    @field_validator("name")
    @classmethod
    def _is_a_name(cls, name: str) -> str:
        if name.startswith("Nơi nhận"):
            raise ValueError(f"“{name}” không phải họ tên")
        if name and name == name.upper():
            raise ValueError("họ tên người ký viết chữ thường, ví dụ “Nguyễn Văn A”")
        return name
