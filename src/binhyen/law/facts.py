"""The values that criteria are judged on, read from JSON and written back to it.

JSON shapes: a date is ISO "2026-02-12"; a ratio {"n": 7, "m": 10}; a rating one of the spec's choices; a checklist
a list of them; an exception {"ground": "force_majeure", "evidence": true}.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeGuard

from binhyen.law.fact_spec import FactSpec, FactType


@dataclass(frozen=True, slots=True)
class Ratio:
    """n of m, never divided: a share is compared as 100·n against p·m. 0 of 0 is a value, and never meets a share."""

    n: int
    m: int


@dataclass(frozen=True, slots=True)
class LawfulException:
    """A claim that what happened falls under a ground the law excepts; it holds only where evidence backs it."""

    ground: str
    evidence: bool


FactValue = date | int | Ratio | str | bool | tuple[str, ...] | LawfulException
Json = str | int | bool | list[str] | Mapping[str, int | str | bool]


class InvalidFact(ValueError):
    """A value that is not one of its fact; `sentence` says in Vietnamese what is wrong and what to do."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(f"{key}: {sentence}")
        self.key = key
        self.sentence = sentence


def parse(spec: FactSpec, raw: object) -> FactValue:
    """Read one JSON value as the spec's type.

    Raises:
        InvalidFact: the value is of another type or outside what the spec allows.
    """
    return _PARSERS[spec.type](spec, raw)


def parse_all(specs: Iterable[FactSpec], raw: Mapping[str, object]) -> dict[str, FactValue]:
    """Read a facts file's mapping; a key that no spec has is refused, with the nearest key.

    Raises:
        InvalidFact: an unknown key or an invalid value, the first one met.
    """
    known = {spec.key: spec for spec in specs}
    for key in raw:
        if key not in known:
            raise InvalidFact(key, _unknown_key(key, known))
    return {key: parse(known[key], value) for key, value in raw.items()}


def dump(value: FactValue) -> Json:
    """The JSON shape of a value: `parse(spec, dump(value)) == value`."""
    match value:
        case bool() | int() | str():
            return value
        case date():
            return value.isoformat()
        case Ratio(n, m):
            return {"n": n, "m": m}
        case LawfulException(ground, evidence):
            return {"ground": ground, "evidence": evidence}
        case tuple():
            return list(value)


def _unknown_key(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, list(known), n=1)
    return "Không có số liệu nào mang tên này" + (f"; có phải “{near[0]}”?" if near else ".")


def _date(spec: FactSpec, raw: object) -> date:
    # date.fromisoformat also reads "20260212" and "2026-W07-4"; a facts file keeps to one spelling.
    if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise InvalidFact(spec.key, f"Ngày “{raw}” không có trong lịch; hãy kiểm tra lại ngày, tháng.") from None
    raise InvalidFact(spec.key, "Cần một ngày viết theo dạng năm-tháng-ngày, ví dụ “2026-02-12”.")


def _count(spec: FactSpec, raw: object) -> int:
    if not _is_whole(raw) or raw < 0:
        raise InvalidFact(spec.key, "Cần một số nguyên từ 0 trở lên, không có phần lẻ.")
    return raw


def _is_whole(raw: object) -> TypeGuard[int]:
    # bool is an int to Python: true must not pass for 1.
    return isinstance(raw, int) and not isinstance(raw, bool)


def _ratio(spec: FactSpec, raw: object) -> Ratio:
    if not isinstance(raw, dict) or raw.keys() != {"n", "m"}:
        raise InvalidFact(spec.key, 'Cần đủ tử số và mẫu số, viết {"n": …, "m": …}.')
    n, m = raw["n"], raw["m"]
    if not _is_whole(n) or not _is_whole(m) or n < 0 or m < 0:
        raise InvalidFact(spec.key, "Tử số và mẫu số phải là số nguyên từ 0 trở lên.")
    if n > m:
        raise InvalidFact(spec.key, f"Tử số ({n}) lớn hơn mẫu số ({m}); hãy kiểm tra lại hai số.")
    return Ratio(n, m)


def _rating(spec: FactSpec, raw: object) -> str:
    return _chosen(spec, raw)


def _yes_no(spec: FactSpec, raw: object) -> bool:
    if not isinstance(raw, bool):
        raise InvalidFact(spec.key, "Cần trả lời có hoặc không, viết true hoặc false.")
    return raw


def _text(spec: FactSpec, raw: object) -> str:
    if not isinstance(raw, str):
        raise InvalidFact(spec.key, "Cần một đoạn chữ trong dấu ngoặc kép.")
    return raw.strip()


def _checklist(spec: FactSpec, raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple):
        raise InvalidFact(spec.key, f"Cần một danh sách gồm các giá trị: {_values(spec)}.")
    return tuple(sorted({_chosen(spec, item) for item in raw}))


def _exception(spec: FactSpec, raw: object) -> LawfulException:
    if not isinstance(raw, dict) or raw.keys() != {"ground", "evidence"} or not isinstance(raw["evidence"], bool):
        raise InvalidFact(spec.key, 'Cần nêu lý do và minh chứng, viết {"ground": …, "evidence": true}.')
    return LawfulException(_chosen(spec, raw["ground"]), raw["evidence"])


def _chosen(spec: FactSpec, raw: object) -> str:
    values = [choice.value for choice in spec.choices]
    if not isinstance(raw, str) or raw not in values:
        raise InvalidFact(spec.key, f"Giá trị {raw!r} không có trong các lựa chọn: {_values(spec)}.")
    return raw


def _values(spec: FactSpec) -> str:
    return ", ".join(f"{choice.value} ({choice.label})" for choice in spec.choices)


_PARSERS: Mapping[FactType, Callable[[FactSpec, object], FactValue]] = MappingProxyType(
    {
        FactType.DATE: _date,
        FactType.COUNT: _count,
        FactType.RATIO: _ratio,
        FactType.RATING: _rating,
        FactType.YES_NO: _yes_no,
        FactType.TEXT: _text,
        FactType.CHECKLIST: _checklist,
        FactType.EXCEPTION: _exception,
    }
)
