"""Reading facts: what is refused, in which words, and that what is written can be read back."""

from datetime import date

import pytest

from binhyen.law.fact_spec import Choice, FactSpec, FactType
from binhyen.law.facts import FactValue, InvalidFact, LawfulException, Ratio, dump, parse, parse_all

CHOICES = (Choice(value="low", label="thấp"), Choice(value="high", label="cao"))


def spec(type_: FactType, key: str = "fact") -> FactSpec:
    return FactSpec(key=key, type=type_, label="Số liệu", choices=CHOICES if type_.chooses else ())


@pytest.mark.parametrize(
    ("type_", "raw", "value"),
    [
        (FactType.DATE, "2026-02-12", date(2026, 2, 12)),
        (FactType.COUNT, 0, 0),
        (FactType.COUNT, 10**12, 10**12),
        (FactType.RATIO, {"n": 7, "m": 10}, Ratio(7, 10)),
        (FactType.RATIO, {"n": 0, "m": 0}, Ratio(0, 0)),
        (FactType.RATING, "high", "high"),
        (FactType.YES_NO, False, False),
        (FactType.TEXT, "  đã làm  ", "đã làm"),
        (FactType.TEXT, "", ""),
        (FactType.CHECKLIST, ["low", "high", "low"], ("high", "low")),
        (FactType.CHECKLIST, [], ()),
        (FactType.EXCEPTION, {"ground": "low", "evidence": False}, LawfulException("low", evidence=False)),
    ],
)
def test_read(type_: FactType, raw: object, value: FactValue) -> None:
    assert parse(spec(type_), raw) == value
    assert type(parse(spec(type_), raw)) is type(value)
    assert parse(spec(type_), dump(value)) == value


@pytest.mark.parametrize(
    ("type_", "raw", "sentence"),
    [
        (FactType.DATE, "12/02/2026", "năm-tháng-ngày"),
        (FactType.DATE, "20260212", "năm-tháng-ngày"),
        (FactType.DATE, "2026-W07-4", "năm-tháng-ngày"),
        (FactType.DATE, "2026-02-30", "không có trong lịch"),
        (FactType.DATE, None, "năm-tháng-ngày"),
        (FactType.COUNT, -1, "từ 0 trở lên"),
        (FactType.COUNT, 1.0, "số nguyên"),
        (FactType.COUNT, True, "số nguyên"),
        (FactType.COUNT, "3", "số nguyên"),
        (FactType.RATIO, {"n": 11, "m": 10}, "Tử số (11) lớn hơn mẫu số (10)"),
        (FactType.RATIO, {"n": -1, "m": 10}, "từ 0 trở lên"),
        (FactType.RATIO, {"n": True, "m": 10}, "số nguyên"),
        (FactType.RATIO, {"n": 1.5, "m": 10}, "số nguyên"),
        (FactType.RATIO, {"n": 1}, "đủ tử số và mẫu số"),
        (FactType.RATIO, {"n": 1, "m": 2, "x": 3}, "đủ tử số và mẫu số"),
        (FactType.RATIO, 0.7, "đủ tử số và mẫu số"),
        (FactType.RATING, "middle", "low (thấp), high (cao)"),
        (FactType.RATING, ["low"], "không có trong các lựa chọn"),
        (FactType.YES_NO, 1, "true hoặc false"),
        (FactType.YES_NO, "có", "true hoặc false"),
        (FactType.TEXT, 3, "đoạn chữ"),
        (FactType.CHECKLIST, "low", "danh sách"),
        (FactType.CHECKLIST, ["low", "middle"], "'middle'"),
        (FactType.EXCEPTION, {"ground": "low"}, "lý do và minh chứng"),
        (FactType.EXCEPTION, {"ground": "low", "evidence": "có"}, "lý do và minh chứng"),
        (FactType.EXCEPTION, {"ground": "middle", "evidence": True}, "không có trong các lựa chọn"),
    ],
)
def test_refuse(type_: FactType, raw: object, sentence: str) -> None:
    with pytest.raises(InvalidFact) as caught:
        parse(spec(type_), raw)
    assert caught.value.key == "fact"
    assert sentence in caught.value.sentence


def test_an_unknown_key_is_refused_with_the_nearest() -> None:
    specs = [spec(FactType.COUNT, "effective_models"), spec(FactType.DATE, "registration_date")]
    with pytest.raises(InvalidFact, match="có phải “effective_models”"):
        parse_all(specs, {"efective_model": 1})


def test_an_unknown_key_without_a_neighbour() -> None:
    with pytest.raises(InvalidFact, match=r"zzz: Không có số liệu nào mang tên này\.$"):
        parse_all([spec(FactType.COUNT)], {"zzz": 1})


def test_a_whole_mapping() -> None:
    specs = [spec(FactType.COUNT, "a"), spec(FactType.YES_NO, "b")]
    assert parse_all(specs, {"b": True}) == {"b": True}
