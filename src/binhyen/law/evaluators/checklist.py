"""Groups that must all be there; which ones is written in the fact's choices."""

from enum import StrEnum, auto

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import MISSING, Finding, total
from binhyen.law.kinds_of_test import Checklist
from binhyen.law.outcomes import Outcome


class Case(StrEnum):
    MISSING = auto()
    LACKING = auto()
    COMPLETE = auto()


RESULTS = total(
    {
        Case.MISSING: MISSING,
        Case.LACKING: (Outcome.NOT_MET, "Có {have}/{all} {things}, còn thiếu: {lacking}."),
        Case.COMPLETE: (Outcome.MET, "Có đủ {have}/{all} {things}."),
    },
    Case,
)


def judge(test: Checklist, c: Circumstances) -> Finding:
    ticked, choices = c.checklist(test.checklist), c.specs[test.checklist].choices
    if ticked is None:
        outcome, sentence = RESULTS[Case.MISSING]
        return Finding(outcome, sentence.format(missing=c.missing([test.checklist])), needs=(test.checklist,))
    lacking = "; ".join(choice.label for choice in choices if choice.value not in ticked)
    outcome, sentence = RESULTS[Case.LACKING if lacking else Case.COMPLETE]
    reason = sentence.format(have=len(ticked), all=len(choices), things=test.things, lacking=lacking)
    return Finding(outcome, reason, change=f"bổ sung: {lacking}" if lacking else None)
