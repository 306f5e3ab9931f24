"""A criterion's test said in Vietnamese, for screens and for docs/criteria.md."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from binhyen.law.evaluators.finding import total
from binhyen.law.fact_spec import FactSpec
from binhyen.law.kinds_of_test import (
    Absence,
    AllOf,
    Checklist,
    Comparison,
    CountAtLeast,
    CountZero,
    DocumentInPeriod,
    Qualitative,
    RatingAtLeast,
    RatioAtLeast,
    Simple,
    TitleOrRating,
)
from binhyen.law.schema import Criterion

Specs = Mapping[str, FactSpec]


def in_words(criterion: Criterion) -> str:
    """What must hold for the criterion to be met, and where it does not bind."""
    specs = {spec.key: spec for spec in criterion.facts}
    unless = "".join(_unless(condition.because, condition.open_point) for condition in criterion.binds_where)
    return _said(criterion.test, specs) + unless


def _unless(because: str, open_point: str | None) -> str:
    return f"; nếu {because} thì {'chưa kết luận được' if open_point else 'không áp dụng'}"


def _said(test: Simple | AllOf, specs: Specs) -> str:
    return _WORDS[type(test)](test, specs)


def _document(test: DocumentInPeriod, _: Specs) -> str:
    return f"có {test.document} trong thời hạn của Quý I, tính từ ngày mở kỳ"


def _ratio(test: RatioAtLeast, _: Specs) -> str:
    return f"tỷ lệ đúng bằng {test.at_least} %" if test.at_least == 100 else f"tỷ lệ từ {test.at_least} % trở lên"


def _absence(test: Absence, specs: Specs) -> str:
    if test.exception is None:
        return f"không xảy ra {test.event}"
    grounds = "; ".join(choice.label for choice in specs[test.exception].choices)
    return f"không xảy ra {test.event}, trừ ngoại lệ có minh chứng: {grounds}"


def _rating(test: RatingAtLeast, specs: Specs) -> str:
    return f"xếp loại từ “{specs[test.rating].choice_label(test.at_least)}” trở lên"


def _title(test: TitleOrRating, specs: Specs) -> str:
    bar = specs[test.rating].choice_label(test.at_least)
    return f"đạt danh hiệu “{test.title_name}” hoặc được đánh giá từ “{bar}” trở lên"


def _count(test: CountAtLeast, _: Specs) -> str:
    return f"có ít nhất {test.at_least} {test.counted}"


def _zero(test: CountZero, _: Specs) -> str:
    return f"số {test.counted} bằng 0"


def _comparison(test: Comparison, _: Specs) -> str:
    return "không tăng so với kỳ năm trước, xét từng loại: " + ", ".join(item.name for item in test.categories)


def _checklist(test: Checklist, specs: Specs) -> str:
    choices = specs[test.checklist].choices
    return f"có đủ {len(choices)} {test.things}: " + "; ".join(choice.label for choice in choices)


def _qualitative(test: Qualitative, _: Specs) -> str:
    return f"{test.claim}, có diễn giải kèm theo"


def _all(test: AllOf, specs: Specs) -> str:
    return "đủ các ý: " + "; ".join(_said(part, specs) for part in test.parts)


_WORDS: Mapping[type, Callable[[Any, Specs], str]] = total(
    {
        DocumentInPeriod: _document,
        RatioAtLeast: _ratio,
        Absence: _absence,
        RatingAtLeast: _rating,
        TitleOrRating: _title,
        CountAtLeast: _count,
        CountZero: _zero,
        Comparison: _comparison,
        Checklist: _checklist,
        Qualitative: _qualitative,
        AllOf: _all,
    },
    {*get_args(Simple), AllOf},
)
