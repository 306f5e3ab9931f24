"""A rating on a scale, from a given step upward."""

from enum import StrEnum, auto

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import MISSING, Finding, total
from binhyen.law.kinds_of_test import RatingAtLeast
from binhyen.law.outcomes import Outcome


class Case(StrEnum):
    MISSING = auto()
    BELOW = auto()
    REACHED = auto()


RESULTS = total(
    {
        Case.MISSING: MISSING,
        Case.BELOW: (Outcome.NOT_MET, "{rated} xếp loại “{given}”{note}, dưới mức yêu cầu “{bar}”."),
        Case.REACHED: (Outcome.MET, "{rated} xếp loại “{given}”{note}, yêu cầu từ “{bar}” trở lên."),
    },
    Case,
)


def judge(test: RatingAtLeast, c: Circumstances) -> Finding:
    given, spec = c.rating(test.rating), c.specs[test.rating]
    if given is None:
        outcome, sentence = RESULTS[Case.MISSING]
        return Finding(outcome, sentence.format(missing=c.missing([test.rating])), needs=(test.rating,))
    case = Case.REACHED if spec.rank(given) >= spec.rank(test.at_least) else Case.BELOW
    bar = spec.choice_label(test.at_least)
    outcome, sentence = RESULTS[case]
    reason = sentence.format(rated=test.rated, given=spec.choice_label(given), note=_note(test, c), bar=bar)
    return Finding(outcome, reason, change=f"cần xếp loại từ “{bar}” trở lên" if case is Case.BELOW else None)


def _note(test: RatingAtLeast, c: Circumstances) -> str:
    expected = test.provisional is not None and c.yes_no(test.provisional)
    return " (kết quả dự kiến)" if expected else ""
