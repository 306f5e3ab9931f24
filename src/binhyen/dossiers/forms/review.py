"""The reviewer's outcome and remark for every criterion, on one page."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict

from binhyen.dossiers.actions.review import Opinion
from binhyen.dossiers.models import ReviewOutcome
from binhyen.law.outcomes import Outcome
from binhyen.law.schema import Criterion

CHOICES = [("", "Chưa ghi"), *[(each.value, each.label) for each in Outcome if each != Outcome.UNKNOWN]]


def shown_outcome(outcome: str) -> str:
    """The value of the choice: none is chosen while only a remark stands there."""
    return "" if outcome == Outcome.UNKNOWN else outcome


class ReviewForm(forms.Form):
    all_may_wait = True

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    summary = forms.CharField(
        label="Nhận xét chung", widget=forms.Textarea({"rows": 3}), max_length=4_000, required=False
    )

    def __init__(self, criteria: Iterable[Criterion], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [criterion.code for criterion in criteria]
        for code in self.codes:
            self.fields[f"outcome.{code}"] = forms.ChoiceField(
                label=f"Kết quả thẩm định {code}", choices=CHOICES, required=False
            )
            self.fields[f"remark.{code}"] = forms.CharField(
                label=f"Nhận xét {code}", widget=forms.Textarea({"rows": 2}), max_length=1_000, required=False
            )

    def opinions(self) -> dict[str, Opinion]:
        """Outcomes chosen and remarks written so far."""
        chosen = {code: self.cleaned_data[f"outcome.{code}"] for code in self.codes}
        return {
            code: Opinion(Outcome(value) if value else Outcome.UNKNOWN, self._remark(code))
            for code, value in chosen.items()
            if value or self._remark(code)
        }

    def agreeing(self, own: Mapping[str, str]) -> dict[str, Opinion]:
        """The outcomes chosen, and the unit's own wherever nothing was chosen and the unit's says something."""
        unsaid = {code: Outcome(own[code]) for code in self.codes if own.get(code, Outcome.UNKNOWN) != Outcome.UNKNOWN}
        agreed = {code: Opinion(outcome, self._remark(code)) for code, outcome in unsaid.items()}
        chosen = {code: each for code, each in self.opinions().items() if each.outcome != Outcome.UNKNOWN}
        return self.opinions() | agreed | chosen

    def remarks(self) -> dict[str, str]:
        return {f"criterion:{code}": self._remark(code) for code in self.codes if self._remark(code)}

    def seen_revision(self) -> int | None:
        seen: int | None = self.cleaned_data.get("revision")
        return seen

    def beside(self, theirs: Mapping[str, ReviewOutcome], revision: int) -> None:
        """Fill the boxes that are empty here with what another reviewer wrote; the next press knows of it."""
        data = cast("QueryDict", self.data).copy()
        data["revision"] = str(revision)
        for code, each in theirs.items():
            if not data.get(f"outcome.{code}"):
                data[f"outcome.{code}"] = shown_outcome(each.outcome)
            if not data.get(f"remark.{code}"):
                data[f"remark.{code}"] = each.remark
        self.data = data

    def _remark(self, code: str) -> str:
        remark: str = self.cleaned_data[f"remark.{code}"]
        return remark
