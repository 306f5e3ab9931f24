"""A judgement by people: yes with an account of how, or no. A bare yes is not enough to conclude on."""

from enum import StrEnum, auto
from itertools import product

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import ANSWERS, MISSING, Finding, total
from binhyen.law.kinds_of_test import Qualitative
from binhyen.law.outcomes import Outcome


class Case(StrEnum):
    UNANSWERED = auto()
    BARE = auto()
    AFFIRMED = auto()
    DENIED = auto()


# (answer, an account is given)
CASES = total(
    {
        (None, True): Case.UNANSWERED,
        (None, False): Case.UNANSWERED,
        (True, True): Case.AFFIRMED,
        (True, False): Case.BARE,
        (False, True): Case.DENIED,
        (False, False): Case.DENIED,
    },
    product(ANSWERS, (True, False)),
)
RESULTS = total(
    {
        Case.UNANSWERED: MISSING,
        Case.BARE: (Outcome.UNKNOWN, "Tự nhận {claim} nhưng chưa có diễn giải kết quả."),
        Case.AFFIRMED: (Outcome.MET, "Tự nhận {claim}, có diễn giải kèm theo."),
        Case.DENIED: (Outcome.NOT_MET, "Tự nhận chưa {claim}."),
    },
    Case,
)


def judge(test: Qualitative, c: Circumstances) -> Finding:
    case = CASES[c.yes_no(test.answer), c.text(test.account) is not None]
    outcome, sentence = RESULTS[case]
    needs = _needs(case, test)
    change = f"cần {test.claim}, có diễn giải kèm theo" if case is Case.DENIED else None
    return Finding(outcome, sentence.format(claim=test.claim, missing=c.missing(needs)), needs, change)


def _needs(case: Case, test: Qualitative) -> tuple[str, ...]:
    if case is Case.UNANSWERED:
        return (test.answer,)
    return (test.account,) if case is Case.BARE else ()
