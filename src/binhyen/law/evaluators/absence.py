"""Something that must not have happened, unless a lawful exception with its evidence covers it."""

from enum import StrEnum, auto
from itertools import product

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import ANSWERS, MISSING, Finding, total
from binhyen.law.facts import LawfulException
from binhyen.law.kinds_of_test import Absence
from binhyen.law.outcomes import Outcome


class Claim(StrEnum):
    NONE = auto()
    UNPROVEN = auto()
    PROVEN = auto()


class Case(StrEnum):
    UNANSWERED = auto()
    ABSENT = auto()
    OCCURRED = auto()
    UNPROVEN = auto()
    EXCEPTED = auto()


CASES = total(
    {
        (None, Claim.NONE): Case.UNANSWERED,
        (None, Claim.UNPROVEN): Case.UNANSWERED,
        (None, Claim.PROVEN): Case.UNANSWERED,
        (False, Claim.NONE): Case.ABSENT,
        (False, Claim.UNPROVEN): Case.ABSENT,
        (False, Claim.PROVEN): Case.ABSENT,
        (True, Claim.NONE): Case.OCCURRED,
        (True, Claim.UNPROVEN): Case.UNPROVEN,
        (True, Claim.PROVEN): Case.EXCEPTED,
    },
    product(ANSWERS, Claim),
)
RESULTS = total(
    {
        Case.UNANSWERED: MISSING,
        Case.ABSENT: (Outcome.MET, "Trong kỳ không xảy ra {event}."),
        Case.OCCURRED: (Outcome.NOT_MET, "Trong kỳ có xảy ra {event}."),
        Case.UNPROVEN: (
            Outcome.UNKNOWN,
            "Trong kỳ có xảy ra {event}, nêu ngoại lệ “{ground}” nhưng chưa có minh chứng.",
        ),
        Case.EXCEPTED: (
            Outcome.MET_BY_EXCEPTION,
            "Trong kỳ có xảy ra {event} nhưng thuộc ngoại lệ “{ground}”, có minh chứng.",
        ),
    },
    Case,
)


def judge(test: Absence, c: Circumstances) -> Finding:
    claim = c.exception(test.exception) if test.exception else None
    case = CASES[c.yes_no(test.occurred), _standing(claim)]
    outcome, sentence = RESULTS[case]
    if case is Case.ABSENT:  # nearly every unit, nearly every row
        return Finding(outcome, sentence.format(event=test.event))
    needs = _needs(case, test)
    ground = claim and test.exception and c.specs[test.exception].choice_label(claim.ground)
    reason = sentence.format(event=test.event, ground=ground, missing=c.missing(needs))
    return Finding(outcome, reason, needs, _change(case, test, c))


def _standing(claim: LawfulException | None) -> Claim:
    if claim is None:
        return Claim.NONE
    return Claim.PROVEN if claim.evidence else Claim.UNPROVEN


def _needs(case: Case, test: Absence) -> tuple[str, ...]:
    if case is Case.UNANSWERED:
        return (test.occurred,)
    return (test.exception,) if case is Case.UNPROVEN and test.exception else ()


def _change(case: Case, test: Absence, c: Circumstances) -> str | None:
    if case is Case.OCCURRED and test.exception:
        grounds = "; ".join(choice.label for choice in c.specs[test.exception].choices)
        return f"chỉ đạt nếu có minh chứng thuộc ngoại lệ: {grounds}"
    return "bổ sung minh chứng của ngoại lệ" if case is Case.UNPROVEN else None
