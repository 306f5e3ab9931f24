"""A number of things that must be none."""

from enum import StrEnum, auto

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import MISSING, Finding, total
from binhyen.law.kinds_of_test import CountZero
from binhyen.law.outcomes import Outcome


class Case(StrEnum):
    MISSING = auto()
    NONE = auto()
    SOME = auto()


RESULTS = total(
    {
        Case.MISSING: MISSING,
        Case.NONE: (Outcome.MET, "Số {counted} là {n}, đúng yêu cầu bằng 0."),
        Case.SOME: (Outcome.NOT_MET, "Số {counted} là {n}, yêu cầu bằng 0."),
    },
    Case,
)

CHANGE = "quy định này không có ngoại lệ, chỉ sửa được nếu đã ghi nhầm số"


def judge(test: CountZero, c: Circumstances) -> Finding:
    n = c.count(test.count)
    if n is None:
        outcome, sentence = RESULTS[Case.MISSING]
        return Finding(outcome, sentence.format(missing=c.missing([test.count])), needs=(test.count,))
    outcome, sentence = RESULTS[Case.SOME if n else Case.NONE]
    return Finding(outcome, sentence.format(n=n, counted=test.counted), change=CHANGE if n else None)
