"""A share of what is counted, compared exactly: 100·n against at_least·m."""

from enum import StrEnum, auto

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import MISSING, Finding, total
from binhyen.law.evaluators.words import share
from binhyen.law.facts import Ratio
from binhyen.law.kinds_of_test import RatioAtLeast
from binhyen.law.outcomes import Outcome


class Case(StrEnum):
    MISSING = auto()
    EMPTY = auto()
    BELOW = auto()
    REACHED = auto()


RESULTS = total(
    {
        Case.MISSING: MISSING,
        Case.EMPTY: (Outcome.UNKNOWN, "Mẫu số là 0 {counted} nên chưa tính được tỷ lệ, yêu cầu {bar}."),
        Case.BELOW: (Outcome.NOT_MET, "{n}/{m} {counted}, {share}, chưa đạt yêu cầu {bar}."),
        Case.REACHED: (Outcome.MET, "{n}/{m} {counted}, {share}, đạt yêu cầu {bar}."),
    },
    Case,
)


def judge(test: RatioAtLeast, c: Circumstances) -> Finding:
    ratio = c.ratio(test.ratio)
    case = _case(ratio, test.at_least)
    outcome, sentence = RESULTS[case]
    if ratio is None:
        return Finding(outcome, sentence.format(missing=c.missing([test.ratio])), needs=(test.ratio,))
    reason = sentence.format(
        n=ratio.n, m=ratio.m, counted=test.counted, share=ratio.m and share(ratio), bar=_bar(test.at_least)
    )
    if case is Case.EMPTY:
        return Finding(outcome, reason, needs=(test.ratio,))
    return Finding(outcome, reason, change=_lack(test, ratio) if case is Case.BELOW else None)


def _case(ratio: Ratio | None, at_least: int) -> Case:
    if ratio is None:
        return Case.MISSING
    if ratio.m == 0:
        return Case.EMPTY
    return Case.REACHED if 100 * ratio.n >= at_least * ratio.m else Case.BELOW


def _bar(at_least: int) -> str:
    return f"{at_least} %" if at_least == 100 else f"từ {at_least} % trở lên"


def _lack(test: RatioAtLeast, ratio: Ratio) -> str:
    needed = -(-test.at_least * ratio.m // 100)
    return f"thiếu {needed - ratio.n} {test.counted} nữa để đạt {test.at_least} %"
