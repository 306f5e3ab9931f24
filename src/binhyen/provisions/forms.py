"""What a legal officer fills in, the day one asks about, and what the second person answers."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from binhyen.core import clock
from binhyen.core.forms import DayField
from binhyen.law.kinds import Kind
from binhyen.provisions.actions import Wording
from binhyen.provisions.enums import Measure
from binhyen.provisions.models import ProvincialCriterion

YEARS_AHEAD = 5
_NUMBER = {"inputmode": "numeric", "class": "tally", "autocomplete": "off"}

ASKED: Mapping[Measure, tuple[str, ...]] = {
    Measure.QUALITATIVE: ("claim",),
    Measure.RATIO: ("counted", "numerator", "denominator", "at_least"),
    Measure.COUNT_AT_LEAST: ("counted", "at_least"),
    Measure.COUNT_ZERO: ("counted",),
}
"""The boxes that a measure asks for; what stands in the others is not kept once the criterion is saved."""


def number_field(label: str, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, widget=forms.TextInput(_NUMBER), **options)


class DayForm(forms.Form):
    """The day whose law is asked for."""

    all_may_wait = True

    ngay = DayField(label="Theo quy định tại ngày", required=False)


class ProvincialForm(forms.Form):
    """Boxes that only some measures ask for carry no "không bắt buộc": which are needed follows from the measure."""

    all_may_wait = True

    kinds = forms.MultipleChoiceField(
        label="Áp dụng cho",
        choices=[(kind.value, kind.label.capitalize()) for kind in Kind],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một loại đơn vị."},
    )
    title = forms.CharField(
        label="Tên tiêu chí",
        max_length=90,
        help_text="Một dòng ngắn, đọc lên là hiểu phải đạt gì, ví dụ “Có camera an ninh ở cổng chính”.",
    )
    text = forms.CharField(
        label="Nội dung quy định",
        widget=forms.Textarea({"rows": 4}),
        max_length=2_000,
        help_text="Viết lại đúng ý văn bản của tỉnh. Tiêu chí nói về đơn vị, không hỏi về một người cụ thể.",
    )
    measure = forms.ChoiceField(
        label="Cách đánh giá",
        choices=[(each.value, each.label.capitalize()) for each in Measure],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn một cách đánh giá."},
    )
    claim = forms.CharField(
        label="Đơn vị khẳng định điều gì",
        max_length=200,
        required=False,
        help_text="Viết tiếp câu “Đơn vị có …”, ví dụ “niêm yết số điện thoại trực ban ở nơi dễ thấy”.",
    )
    counted = forms.CharField(
        label="Đếm cái gì",
        max_length=60,
        required=False,
        help_text="Một danh từ viết thường, ví dụ “hộ”, “buổi tuyên truyền”, “vụ cháy”.",
    )
    numerator = forms.CharField(label="Tử số là", max_length=120, required=False, help_text="Ví dụ “Số hộ đã lắp đặt”.")
    denominator = forms.CharField(
        label="Mẫu số là", max_length=120, required=False, help_text="Ví dụ “Tổng số hộ đang cư trú”."
    )
    at_least = number_field(
        "Ít nhất", required=False, help_text="Tỷ lệ: số phần trăm, từ 1 đến 100. Số lượng: từ 1 trở lên."
    )
    evidence = forms.CharField(
        label="Minh chứng nên có",
        widget=forms.Textarea({"rows": 2}),
        max_length=1_000,
        help_text="Mỗi dòng một loại giấy tờ hoặc ảnh.",
    )
    instrument = forms.CharField(
        label="Văn bản của tỉnh",
        max_length=200,
        help_text="Loại, số, ký hiệu và nơi ban hành, ví dụ “Quyết định 12/2026/QĐ-UBND tỉnh Ngàn Trúc”.",
        error_messages={"required": "Hãy ghi văn bản của tỉnh: tiêu chí nào cũng phải có căn cứ."},
    )
    article = number_field("Điều", error_messages={"required": "Hãy ghi số điều của văn bản."})
    clause = number_field("Khoản, nếu có", required=False)
    point = forms.CharField(
        label="Điểm, nếu có",
        max_length=1,
        required=False,
        widget=forms.TextInput({"class": "tally", "autocomplete": "off"}),
    )
    since_year = number_field(
        "Áp dụng từ kỳ",
        help_text="Năm của kỳ, bốn chữ số. Kỳ này phải chưa mở ở bất kỳ xã nào của tỉnh.",
        error_messages={"required": "Hãy ghi năm của kỳ, ví dụ 2026."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_point(self) -> str:
        point = str(self.cleaned_data["point"]).strip().lower()
        if point and not re.fullmatch(r"[a-zđ]", point):
            raise forms.ValidationError("Điểm là một chữ cái, ví dụ a, b, c, d, đ.")
        return point

    def clean_evidence(self) -> str:
        lines = [line.strip() for line in str(self.cleaned_data["evidence"]).splitlines() if line.strip()]
        return "\n".join(lines)

    def clean_since_year(self) -> int:
        """A slip of the finger must not set a criterion into the far future, unseen until then."""
        year: int = self.cleaned_data["since_year"]
        latest = clock.today().year + YEARS_AHEAD
        if not 1000 <= year <= latest:  # four digits
            raise forms.ValidationError(f"Hãy ghi năm của kỳ bằng bốn chữ số, đến {latest}.")
        return year

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        measure = cleaned.get("measure")
        for name in ASKED[Measure(measure)] if measure else ():
            if cleaned.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, "Cách đánh giá đã chọn cần ô này. Hãy điền vào.")
        if measure == Measure.RATIO and (cleaned.get("at_least") or 0) > 100:
            self.add_error("at_least", "Tỷ lệ ghi bằng phần trăm, từ 1 đến 100.")
        return cleaned

    def wording(self) -> Wording:
        data = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        measure = Measure(data["measure"])
        unasked = {name for names in ASKED.values() for name in names} - set(ASKED[measure])
        said = {name: value for name, value in data.items() if name not in unasked}
        return Wording(**said | {"measure": measure, "kinds": tuple(Kind(each) for each in data["kinds"])})


def initial_of(criterion: ProvincialCriterion) -> dict[str, Any]:
    return {name: getattr(criterion, name) for name in ProvincialForm.base_fields}


class AnswerForm(forms.Form):
    """What the second person says; the comment is asked for where it goes back."""

    all_may_wait = True

    comment = forms.CharField(
        label="Ý kiến khi trả lại", widget=forms.Textarea({"rows": 3}), max_length=2_000, required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class EndForm(forms.Form):
    last_year = number_field(
        "Kỳ cuối áp dụng",
        help_text="Năm của kỳ cuối cùng còn áp dụng. Kỳ đã mở giữ nguyên tiêu chí này.",
        error_messages={"required": "Hãy ghi năm của kỳ cuối, ví dụ 2027."},
    )

    def clean_last_year(self) -> int:
        year: int = self.cleaned_data["last_year"]
        if not 1000 <= year <= 9999:  # four digits
            raise forms.ValidationError("Hãy ghi năm của kỳ bằng bốn chữ số.")
        return year
