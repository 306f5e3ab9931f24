"""Form rendering and the fields that Vietnamese users need. Every message says what to do."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core import validators
from django.forms.renderers import TemplatesSetting

from binhyen.core.errors import Refused
from binhyen.core.text import one_line


class Renderer(TemplatesSetting):
    """Renders every form and field by our own templates (label, help, error, control; in this order)."""

    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"


def speak_plainly() -> None:
    """Replace Django's own sentences: its "Trường này là bắt buộc" reads as "this school is required" here."""
    forms.Field.default_error_messages["required"] = "Ô này chưa có gì. Hãy điền vào."
    forms.ChoiceField.default_error_messages["invalid_choice"] = "Hãy chọn một trong các mục có sẵn."
    forms.MultipleChoiceField.default_error_messages |= {
        "invalid_choice": "Hãy chọn trong các mục có sẵn.",
        "invalid_list": "Hãy chọn trong các mục có sẵn.",
    }
    forms.IntegerField.default_error_messages["invalid"] = "Hãy ghi một số nguyên, ví dụ 12."
    forms.FileField.default_error_messages |= {
        "invalid": "Chưa nhận được tệp. Hãy chọn lại tệp.",
        "missing": "Chưa nhận được tệp. Hãy chọn lại tệp.",
        "empty": "Tệp này rỗng. Hãy chọn tệp khác.",
        "max_length": "Tên tệp quá dài. Hãy đổi tên tệp cho ngắn hơn.",
    }
    validators.ProhibitNullCharactersValidator.message = "Có ký tự không đọc được. Hãy xóa đi rồi gõ lại."
    validators.MaxLengthValidator.message = "Dài quá %(limit_value)d ký tự (hiện có %(show_value)d). Hãy viết gọn lại."
    validators.MinValueValidator.message = "Giá trị phải từ %(limit_value)s trở lên."
    validators.MaxValueValidator.message = "Giá trị không được quá %(limit_value)s."


class LineField(forms.CharField):
    """One line of text as people see it: what is invisible is dropped, and a box that then holds nothing is empty."""

    def to_python(self, value: Any) -> str:
        return one_line(str(super().to_python(value) or ""))


def refuse(form: forms.BaseForm, why: Refused) -> None:
    """Say at the box that is to be mended why the action was refused; above the form where it is none of its boxes."""
    form.add_error(why.about if why.about in form.fields else None, str(why))


def accepted(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Run what a form asks for; False where it was refused, the reason then standing in the form."""
    try:
        act()
    except Refused as why:
        refuse(form, why)
        return False
    return True


_DAY_FIRST = re.compile(r"^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DIGITS = re.compile(r"^(\d{2})(\d{2})(\d{4})$")


def read_day(text: str) -> date:
    """A day as people type it: 5/3/2025, 05.03.2025, 05032025 or 2025-03-05. Raises ValueError."""
    text = text.strip()
    if found := _ISO.match(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.match(text) or _DIGITS.match(text):
        day, month, year = found.groups()
    else:
        raise ValueError(text)
    return date(int(year), int(month), int(day))


class DayInput(forms.DateInput):
    """A text box, not the browser's date picker: a mistyped day stays visible to be mended."""

    def __init__(self) -> None:
        super().__init__(attrs={"inputmode": "text", "autocomplete": "off", "class": "day"}, format="%d/%m/%Y")


FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Of days that people record here. Beyond them stand slips of the finger: 0025, 9999."""


class DayField(forms.DateField):
    widget = DayInput
    default_error_messages = {
        "invalid": "“%(typed)s” không phải là một ngày có thật. Hãy ghi theo mẫu ngày/tháng/năm, ví dụ 05/03/2025.",
        "required": "Hãy ghi ngày, ví dụ 05/03/2025.",
        "year": "Năm %(year)s không hợp lý. Hãy kiểm tra lại; năm phải từ %(first)s đến %(last)s.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Ví dụ 05/03/2025.")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or value in self.empty_values:
            return value or None
        day = self._read(str(value))
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            params = {"year": f"{day.year:04}", "first": FIRST_YEAR, "last": LAST_YEAR}
            raise forms.ValidationError(self.error_messages["year"], code="year", params=params)
        return day

    def _read(self, typed: str) -> date:
        try:
            return read_day(typed)
        except ValueError:
            message = self.error_messages["invalid"]
            raise forms.ValidationError(message, code="invalid", params={"typed": typed}) from None
