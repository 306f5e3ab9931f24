"""Opening a season and recording a dated local exception."""

from typing import Any

from django import forms

from binhyen.core import clock
from binhyen.core.forms import DayField
from binhyen.dossiers.forms.registration import FILE_HELP
from binhyen.organisations.models import Unit


class OpenForm(forms.Form):
    year = forms.IntegerField(
        label="Năm của kỳ",
        widget=forms.TextInput({"inputmode": "numeric", "class": "tally", "autocomplete": "off"}),
        error_messages={"required": "Hãy ghi năm, ví dụ 2026.", "invalid": "Hãy ghi năm bằng bốn chữ số, ví dụ 2026."},
    )

    def clean_year(self) -> int:
        """A slip of the finger must not open a season of the far future: an opened season is never taken back."""
        year: int = self.cleaned_data["year"]
        latest = clock.today().year + 1
        if not 1000 <= year <= latest:  # four digits
            raise forms.ValidationError(f"Kỳ {year} không mở được lúc này. Hãy ghi năm bằng bốn chữ số, đến {latest}.")
        return year


class ExceptionForm(forms.Form):
    instrument = forms.CharField(
        label="Văn bản của địa phương",
        max_length=300,
        help_text="Số, ngày và cơ quan ban hành, ví dụ “Kế hoạch 88/KH-UBND ngày 29/04/2022 của UBND thành phố”.",
        error_messages={"required": "Hãy ghi rõ văn bản cho phép gia hạn."},
    )
    last_day = DayField(
        label="Ngày cuối cùng được tính", help_text="“Trước ngày 15/06” thì ghi 14/06. Ví dụ 14/06/2022."
    )
    everyone = forms.BooleanField(label="Áp dụng cho mọi đơn vị của xã", required=False)
    units = forms.MultipleChoiceField(
        label="Hoặc chỉ những đơn vị này", widget=forms.CheckboxSelectMultiple, required=False
    )
    file = forms.FileField(label="Tệp văn bản", required=False, help_text=FILE_HELP, allow_empty_file=True)

    def __init__(self, commune: Unit, units: list[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._commune, self._units = commune, {unit.key: unit for unit in units}
        self.fields["units"].choices = [(unit.key, unit.name) for unit in units]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("everyone") and not cleaned.get("units"):
            self.add_error("units", "Hãy chọn đơn vị được áp dụng, hoặc chọn mọi đơn vị của xã.")
        return cleaned

    def chosen(self) -> list[Unit]:
        if self.cleaned_data["everyone"]:
            return [self._commune]
        return [self._units[key] for key in self.cleaned_data["units"]]
