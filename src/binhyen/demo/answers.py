"""Facts that meet a criterion, worked out from its kind of test: what a unit in good order would record."""

from binhyen.law.fact_spec import FactSpec, Source
from binhyen.law.facts import FactValue, Ratio
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
    TitleOrRating,
)
from binhyen.law.schema import Criterion

ACCOUNT = "Thực hiện đúng kế hoạch năm; có phân công, kiểm tra, sơ kết; không để việc tồn đọng."
Test = (
    Absence
    | AllOf
    | Checklist
    | Comparison
    | CountAtLeast
    | CountZero
    | DocumentInPeriod
    | Qualitative
    | RatingAtLeast
    | RatioAtLeast
    | TitleOrRating
)


def good(criterion: Criterion, size: int) -> dict[str, FactValue]:
    """Values for the facts that the unit itself records. `size`: how many there are of whatever is counted."""
    values = _meeting(criterion.test, {spec.key: spec for spec in criterion.facts}, size)
    for condition in criterion.binds_where:
        values.setdefault(condition.fact, condition.values[0])
    asked = {spec.key for spec in criterion.facts if spec.source == Source.UNIT}
    return {key: value for key, value in values.items() if key in asked}


def _meeting(test: Test, specs: dict[str, FactSpec], size: int) -> dict[str, FactValue]:
    match test:
        case RatioAtLeast():
            return {test.ratio: Ratio(size, size)}
        case Absence():
            return {test.occurred: False}
        case RatingAtLeast():
            provisional: dict[str, FactValue] = {test.provisional: True} if test.provisional else {}
            return {test.rating: test.at_least, **provisional}
        case TitleOrRating():
            return {test.title: False, test.rating: test.at_least}
        case CountAtLeast():
            return {test.count: test.at_least}
        case CountZero():
            return {test.count: 0}
        case Comparison():
            return {key: n for each in test.categories for key, n in ((each.this_year, 1), (each.last_year, 2))}
        case Checklist():
            return {test.checklist: tuple(sorted(choice.value for choice in specs[test.checklist].choices))}
        case Qualitative():
            return {test.answer: True, test.account: ACCOUNT}
        case AllOf():
            return {key: value for part in test.parts for key, value in _meeting(part, specs, size).items()}
        case DocumentInPeriod():
            return {}
