"""Enumerations with Vietnamese labels, without Django, so that the law can share them."""

from enum import StrEnum


class Labelled(StrEnum):
    """`CLERK = "clerk", "cán bộ soạn hồ sơ"`: the value is stored, the label is shown."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Labelled":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """For Django's `choices=`."""
        return [(member.value, member.label) for member in cls]
