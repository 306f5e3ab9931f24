"""The minutes: who sat (by position), votes, other opinions per criterion."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django import forms

from binhyen.core.forms import DayField
from binhyen.dossiers.actions.meeting import MeetingRecord
from binhyen.dossiers.forms.facts import WholeNumber
from binhyen.dossiers.models import Minutes
from binhyen.law.rules import Participant
from binhyen.law.schema import Criterion

SEAT, OPINION = "seat.", "opinion."
VOTES_LIMIT = 32_767  # as many as its column holds; a meeting has fewer


class HourField(forms.TimeField):
    """An hour as people type it: 8:30, 8h30, 08.30, 14h."""

    default_error_messages = {
        "invalid": "Hãy ghi giờ theo mẫu giờ:phút, ví dụ 08:30.",
        "required": "Hãy ghi giờ, ví dụ 08:30.",
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput({"class": "tally", "autocomplete": "off"}, format="%H:%M")
        super().__init__(widget=widget, help_text="Ví dụ 08:30.", **kwargs)

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, str):
            value = value.strip().lower().replace("h", ":").replace(".", ":")
            value = f"{value}00" if value.endswith(":") else value
        hour: time | None = super().to_python(value)
        return hour


class MinutesForm(forms.Form):
    all_may_wait = True

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    held_on = DayField(label="Ngày họp")
    began_at = HourField(label="Bắt đầu lúc")
    ended_at = HourField(label="Kết thúc lúc")
    place = forms.CharField(label="Địa điểm", max_length=200)
    chair = forms.CharField(label="Chủ trì (ghi chức vụ)", max_length=200)
    secretary = forms.CharField(label="Thư ký (ghi chức vụ)", max_length=200)
    votes_for = WholeNumber(label="Tán thành", required=False, unit="phiếu", limit=VOTES_LIMIT)
    votes_against = WholeNumber(label="Không tán thành", required=False, unit="phiếu", limit=VOTES_LIMIT)
    votes_abstained = WholeNumber(label="Không có ý kiến", required=False, unit="phiếu", limit=VOTES_LIMIT)
    dissent = forms.CharField(
        label="Ý kiến khác tại cuộc họp", widget=forms.Textarea({"rows": 3}), max_length=4_000, required=False
    )
    proposes = forms.ChoiceField(
        label="Kết luận của cuộc họp",
        choices=[("yes", "Thống nhất đề nghị công nhận"), ("no", "Chưa đề nghị công nhận")],
        widget=forms.RadioSelect,
    )

    def __init__(
        self, participants: Iterable[Participant], criteria: Iterable[Criterion], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seats = list(participants)
        self.criteria = list(criteria)
        for seat in self.seats:
            self.fields[SEAT + seat.code] = _seat_field(seat)
        for criterion in self.criteria:
            self.fields[OPINION + criterion.code] = forms.CharField(
                label=f"{criterion.code} {criterion.title}", max_length=1_000, required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        began, ended = cleaned.get("began_at"), cleaned.get("ended_at")
        if began and ended and ended <= began:
            self.add_error("ended_at", "Giờ kết thúc phải sau giờ bắt đầu.")
        if self.seats and not any(cleaned.get(SEAT + seat.code) for seat in self.seats):
            self.add_error(SEAT + self.seats[0].code, "Chưa ghi ai dự họp. Hãy ghi chức vụ của những người dự.")
        return cleaned

    def record(self) -> MeetingRecord:
        data = dict(self.cleaned_data)
        seats = {seat.label: data.pop(SEAT + seat.code) for seat in self.seats}
        opinions = {each.code: data.pop(OPINION + each.code) for each in self.criteria}
        data["proposes"] = data["proposes"] == "yes"
        del data["seen"]
        return MeetingRecord(
            **data,
            seats={role: (position, bool(position)) for role, position in seats.items()},
            opinions={code: text for code, text in opinions.items() if text},
        )

    def seat_fields(self) -> list[forms.BoundField]:
        return [self[SEAT + seat.code] for seat in self.seats]

    def opinion_fields(self) -> list[tuple[str, forms.BoundField]]:
        """(criterion's code, its field)"""
        return [(criterion.code, self[OPINION + criterion.code]) for criterion in self.criteria]


def _seat_field(seat: Participant) -> forms.CharField:
    asked = "Ghi chức vụ người dự; để trống nếu vắng"
    if_any = " (nếu có)" if seat.presence == "if_any" else ""
    return forms.CharField(label=seat.label + if_any, help_text=f"{asked}.", max_length=200, required=False)


def initial_of(minutes: Minutes | None, participants: Iterable[Participant]) -> dict[str, Any]:
    if minutes is None:
        return {"seen": 0}
    by_role = {seat.role: seat.position for seat in minutes.seats.all()}
    return (
        {name: getattr(minutes, name) for name in MinutesForm.base_fields if name not in ("proposes", "seen")}
        | {"seen": minutes.pk}
        | {"proposes": "yes" if minutes.proposes else "no"}
        | {SEAT + seat.code: by_role.get(seat.label, "") for seat in participants}
        | {OPINION + each.code: each.opinion for each in minutes.conclusions.all()}
    )
