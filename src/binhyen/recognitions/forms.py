"""A decision: its number and date, and what it says of each dossier."""

from collections.abc import Iterable
from typing import Any

from django import forms

from binhyen.core.forms import DayField
from binhyen.dossiers.forms.registration import FILE_HELP
from binhyen.dossiers.models import Dossier
from binhyen.recognitions.actions import Ruling
from binhyen.recognitions.enums import Capacity

YES, NO, LATER = "yes", "no", "later"
RULINGS = [(YES, "Công nhận"), (NO, "Không công nhận"), (LATER, "Để lại lần sau")]


class DecisionForm(forms.Form):
    number = forms.CharField(
        label="Số, ký hiệu quyết định",
        max_length=60,
        help_text="Ví dụ 215/QĐ-UBND.",
        error_messages={"required": "Hãy ghi số, ký hiệu ghi trên quyết định."},
    )
    issued_on = DayField(label="Ngày ban hành")
    capacity = forms.ChoiceField(
        label="Người ký ký với tư cách",
        choices=Capacity.choices(),
        widget=forms.RadioSelect,
        help_text="Điều 9 ghi Chủ tịch UBND, Điều 10 ghi UBND; Thông tư 124/2021 để ngỏ, nơi ban hành tự xác định.",
        error_messages={"required": "Hãy chọn tư cách ký như trên quyết định."},
    )
    file = forms.FileField(label="Tệp quyết định đã ký", required=False, help_text=FILE_HELP, allow_empty_file=True)

    def __init__(self, dossiers: Iterable[Dossier], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dossiers = list(dossiers)
        for dossier in self.dossiers:
            self.fields[f"ruling.{dossier.key}"] = forms.ChoiceField(
                label=dossier.unit_name,
                choices=RULINGS,
                initial=YES if dossier.proposed else NO,
                widget=forms.Select({"aria-label": f"Quyết định, {dossier.unit_name}"}),
            )
            self.fields[f"reason.{dossier.key}"] = forms.CharField(
                label=f"Lý do, {dossier.unit_name}",
                widget=forms.Textarea({"rows": 1, "cols": 20, "aria-label": f"Lý do, {dossier.unit_name}"}),
                max_length=1_000,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """What was on the page and waits no longer must not be left out in silence: the signed paper may name it."""
        cleaned: dict[str, Any] = super().clean() or {}
        gone = [name for name in self.data if name.startswith("ruling.") and name not in self.fields]
        if gone:
            self.add_error(
                None,
                f"{len(gone)} hồ sơ trong danh sách vừa rồi không còn chờ quyết định: đã có người quyết định, "
                "hoặc thẩm định được mở lại. Hãy xem lại danh sách dưới đây rồi bấm lần nữa.",
            )
        return cleaned

    def rows(self) -> list[tuple[Dossier, forms.BoundField, forms.BoundField]]:
        return [(each, self[f"ruling.{each.key}"], self[f"reason.{each.key}"]) for each in self.dossiers]

    def rulings(self) -> list[Ruling]:
        """What was chosen, "để lại lần sau" left out."""
        said = {each: self.cleaned_data[f"ruling.{each.key}"] for each in self.dossiers}
        return [
            Ruling(dossier, choice == YES, self.cleaned_data[f"reason.{dossier.key}"])
            for dossier, choice in said.items()
            if choice != LATER
        ]
