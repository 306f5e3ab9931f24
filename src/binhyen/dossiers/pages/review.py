"""The review: per criterion, the unit's outcome as it was sent, and beside it the reviewer's own."""

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.urls import reverse

from binhyen.dossiers.forms.review import ReviewForm, shown_outcome
from binhyen.dossiers.models import Dossier, Review, Submission
from binhyen.dossiers.schedule import law_of
from binhyen.law.outcomes import Outcome
from binhyen.law.schema import Criterion


@dataclass(frozen=True)
class ReviewRow:
    criterion: Criterion
    own_outcome: Outcome
    own_reason: str
    evidence: list[dict[str, Any]]
    outcome: BoundField
    remark: BoundField
    url: str
    differs: bool


def rows_of(dossier: Dossier, submission: Submission, form: ReviewForm) -> list[ReviewRow]:
    sent = {each["code"]: each for each in submission.content["criteria"]}
    return [
        _row(dossier, submission, criterion, sent, form) for criterion in law_of(dossier).criteria(dossier.law_kind)
    ]


def _row(
    dossier: Dossier, submission: Submission, criterion: Criterion, sent: dict[str, Any], form: ReviewForm
) -> ReviewRow:
    own = sent.get(criterion.code, {"outcome": Outcome.UNKNOWN, "reason": ""})
    chosen = form[f"outcome.{criterion.code}"]
    return ReviewRow(
        criterion=criterion,
        own_outcome=Outcome(own["outcome"]),
        own_reason=own["reason"],
        evidence=_evidence(submission, criterion.code),
        outcome=chosen,
        remark=form[f"remark.{criterion.code}"],
        url=reverse("criterion", args=[dossier.key, criterion.code]),
        differs=bool(chosen.value()) and chosen.value() != own["outcome"],
    )


def _evidence(submission: Submission, code: str) -> list[dict[str, Any]]:
    held = [each for each in submission.content["evidence"] if code in each["criteria"]]
    return [{"title": each["title"], "url": reverse("file", args=[each["file"]["key"]])} for each in held]


def initial_of(review: Review | None) -> dict[str, str | int]:
    if review is None:
        return {}
    initial: dict[str, str | int] = {"summary": review.summary, "revision": review.revision}
    for each in review.outcomes.all():
        initial |= {f"outcome.{each.code}": shown_outcome(each.outcome), f"remark.{each.code}": each.remark}
    return initial
