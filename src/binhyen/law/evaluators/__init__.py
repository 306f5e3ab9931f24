"""One pure function per kind of test: (test, circumstances) → finding. A kind without its evaluator fails at import."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, get_args

from binhyen.law.evaluators import (
    absence,
    all_of,
    checklist,
    comparison,
    count_at_least,
    count_zero,
    document_in_period,
    qualitative,
    rating_at_least,
    ratio,
    title_or_rating,
)
from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import Finding, total
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

__all__ = ["Circumstances", "Finding", "judge"]


def judge(test: Simple | AllOf, circumstances: Circumstances) -> Finding:
    """What the test says of the circumstances; missing facts give chưa đủ, never a guess."""
    return EVALUATORS[type(test)](test, circumstances)


EVALUATORS: Mapping[type, Callable[[Any, Circumstances], Finding]] = total(
    {
        DocumentInPeriod: document_in_period.judge,
        RatioAtLeast: ratio.judge,
        Absence: absence.judge,
        RatingAtLeast: rating_at_least.judge,
        TitleOrRating: title_or_rating.judge,
        CountAtLeast: count_at_least.judge,
        CountZero: count_zero.judge,
        Comparison: comparison.judge,
        Checklist: checklist.judge,
        Qualitative: qualitative.judge,
        AllOf: partial(all_of.judge, judge),
    },
    {*get_args(Simple), AllOf},
)
