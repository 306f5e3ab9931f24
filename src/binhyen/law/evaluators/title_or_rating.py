"""Either a collective title or a rating from a given step upward: one of the two is enough."""

from enum import StrEnum, auto
from itertools import product

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import ANSWERS, MISSING, Finding, total
from binhyen.law.kinds_of_test import TitleOrRating
from binhyen.law.outcomes import Outcome


class Case(StrEnum):
    BY_TITLE = auto()
    BY_RATING = auto()
    NEITHER = auto()
    UNANSWERED = auto()


# (has the title, rating reaches the step); None where not answered yet.
CASES = total(
    {
        (True, True): Case.BY_TITLE,
        (True, False): Case.BY_TITLE,
        (True, None): Case.BY_TITLE,
        (False, True): Case.BY_RATING,
        (None, True): Case.BY_RATING,
        (False, False): Case.NEITHER,
        (False, None): Case.UNANSWERED,
        (None, False): Case.UNANSWERED,
        (None, None): Case.UNANSWERED,
    },
    product(ANSWERS, ANSWERS),
)
RESULTS = total(
    {
        Case.BY_TITLE: (Outcome.MET, "{rated} đạt danh hiệu “{title}”."),
        Case.BY_RATING: (Outcome.MET, "{rated} được đánh giá “{given}”, yêu cầu từ “{bar}” trở lên."),
        Case.NEITHER: (
            Outcome.NOT_MET,
            "{rated} không đạt danh hiệu “{title}” và được đánh giá “{given}”, dưới mức “{bar}”.",
        ),
        Case.UNANSWERED: MISSING,
    },
    Case,
)


def judge(test: TitleOrRating, c: Circumstances) -> Finding:
    titled, given, spec = c.yes_no(test.title), c.rating(test.rating), c.specs[test.rating]
    reached = None if given is None else spec.rank(given) >= spec.rank(test.at_least)
    case = CASES[titled, reached]
    outcome, sentence = RESULTS[case]
    needs = _needs(test, titled, given) if case is Case.UNANSWERED else ()
    bar = spec.choice_label(test.at_least)
    reason = sentence.format(
        rated=test.rated,
        title=test.title_name,
        given=given and spec.choice_label(given),
        bar=bar,
        missing=c.missing(needs),
    )
    if case is not Case.NEITHER:
        return Finding(outcome, reason, needs=needs)
    return Finding(outcome, reason, change=f"cần danh hiệu “{test.title_name}” hoặc đánh giá từ “{bar}” trở lên")


def _needs(test: TitleOrRating, titled: bool | None, given: str | None) -> tuple[str, ...]:
    return tuple(key for key, value in ((test.title, titled), (test.rating, given)) if value is None)
