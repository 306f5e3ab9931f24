"""A number of things, at least so many."""

from enum import StrEnum, auto

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import MISSING, Finding, total
from binhyen.law.kinds_of_test import CountAtLeast
from binhyen.law.outcomes import Outcome


class Case(StrEnum):
    MISSING = auto()
    BELOW = auto()
    REACHED = auto()


RESULTS = total(
    {
        Case.MISSING: MISSING,
        Case.BELOW: (Outcome.NOT_MET, "Có {n} {counted}, chưa đạt yêu cầu ít nhất {at_least}."),
        Case.REACHED: (Outcome.MET, "Có {n} {counted}, đạt yêu cầu ít nhất {at_least}."),
    },
    Case,
)


def judge(test: CountAtLeast, c: Circumstances) -> Finding:
    n = c.count(test.count)
    if n is None:
        outcome, sentence = RESULTS[Case.MISSING]
        return Finding(outcome, sentence.format(missing=c.missing([test.count])), needs=(test.count,))
    case = Case.REACHED if n >= test.at_least else Case.BELOW
    outcome, sentence = RESULTS[case]
    lack = f"thiếu {test.at_least - n} {test.counted} nữa" if case is Case.BELOW else None
    return Finding(outcome, sentence.format(n=n, counted=test.counted, at_least=test.at_least), change=lack)
