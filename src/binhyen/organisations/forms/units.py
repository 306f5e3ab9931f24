"""A unit as it is from a day on."""

from copy import deepcopy
from typing import Any

from django import forms

from binhyen.core.errors import Refused
from binhyen.core.forms import DayField, LineField, refuse
from binhyen.organisations.actions import Namesake, UnitState
from binhyen.organisations.enums import EnterpriseSize, Level, SchoolLevel, UnitKind
from binhyen.organisations.models import Unit, UnitVersion

_UNSAID = [("", "Chưa khai")]
_YES_NO_UNSAID = [("", "Chưa khai"), ("yes", "Có"), ("no", "Không")]
_YES_NO = {"yes": True, "no": False}

_BODY = ("has_party_body", "managing_level", "delegated_level", "delegation_basis")
# Which questions are asked of which kind besides its name and code; the others keep their defaults.
ASKED = {
    UnitKind.AGENCY: ("is_armed_force", *_BODY),
    UnitKind.ENTERPRISE: ("enterprise_size", *_BODY),
    UnitKind.SCHOOL: ("school_level", *_BODY),
}
ALWAYS = ("name", "code", "valid_from", "basis")
ABOUT_THE_CHANGE = ("valid_from", "basis", "is_another")


class UnitForm(forms.Form):
    name = LineField(label="Tên đơn vị", max_length=200, error_messages={"required": "Hãy ghi tên đầy đủ của đơn vị."})
    code = LineField(label="Mã chính thức", max_length=35, required=False, help_text="Giữ nguyên các số 0 đứng đầu.")
    school_level = forms.ChoiceField(label="Cấp học", choices=[*_UNSAID, *SchoolLevel.choices()], required=False)
    enterprise_size = forms.ChoiceField(
        label="Quy mô doanh nghiệp trong năm",
        choices=[*_UNSAID, *EnterpriseSize.choices()],
        required=False,
        help_text="Doanh nghiệp tự kê khai theo Nghị định 80/2021/NĐ-CP; mỗi năm có thể khác.",
    )
    is_armed_force = forms.BooleanField(label="Thuộc lực lượng vũ trang", required=False)
    has_party_body = forms.ChoiceField(label="Có tổ chức Đảng", choices=_YES_NO_UNSAID, required=False)
    managing_level = forms.ChoiceField(
        label="Thuộc thẩm quyền quản lý của", choices=Level.choices(), initial=Level.COMMUNE
    )
    delegated_level = forms.ChoiceField(
        label="Được ủy quyền xét công nhận cho",
        choices=[("", "Không ủy quyền"), *Level.choices()],
        required=False,
        help_text="Chỉ xuống một cấp, chỉ với cơ quan, doanh nghiệp, cơ sở giáo dục (Điều 10 khoản 5).",
    )
    delegation_basis = LineField(label="Văn bản ủy quyền", max_length=300, required=False)
    valid_from = DayField(label="Đúng từ ngày")
    basis = LineField(
        label="Căn cứ", max_length=300, required=False, help_text="Văn bản hoặc lý do của việc thêm hay thay đổi."
    )

    is_another = forms.BooleanField(label="Đây là đơn vị khác, chỉ trùng tên", required=False)

    def __init__(self, kind: UnitKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_again = ("is_another",) if "is_another" in self.data else ()
        for name in list(self.fields):
            if name not in (*ALWAYS, *ASKED.get(kind, ()), *asked_again):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("delegated_level") and not cleaned.get("delegation_basis", "").strip():
            self.add_error("delegation_basis", "Hãy ghi số, ngày văn bản ủy quyền.")
        return cleaned

    def refuse(self, why: Refused) -> None:
        """Say it at its box; where a name is borne already, offer the box that insists, which is not asked before."""
        if isinstance(why, Namesake):
            self.fields["is_another"] = deepcopy(self.base_fields["is_another"])
        refuse(self, why)

    def said(self) -> dict[str, Any]:
        """What the two actions ask besides the unit's state."""
        known = {name: self.cleaned_data[name] for name in ("valid_from", "basis")}
        return known | {"is_another": self.cleaned_data.get("is_another", False)}

    def state(self, *, place: Unit | None) -> UnitState:
        """The unit as the form describes it, lying in a commune, district or province; None for a province itself."""
        said = {name: self.cleaned_data[name] for name in self.fields if name not in ABOUT_THE_CHANGE}
        if "has_party_body" in said:
            said["has_party_body"] = _YES_NO.get(said["has_party_body"])
        return UnitState(**said, **_lying_in(place))


def _lying_in(place: Unit | None) -> dict[str, Any]:
    if place is None:
        return {}
    above = {"province": place.province, "district": place.district, str(place.kind): place}
    return {level: unit for level, unit in above.items() if unit is not None}


def initial_of(version: UnitVersion) -> dict[str, Any]:
    known = {name: getattr(version, name) for name in UnitForm.base_fields if hasattr(version, name)}
    known["has_party_body"] = {True: "yes", False: "no", None: ""}[version.has_party_body]
    return {name: value for name, value in known.items() if name not in ABOUT_THE_CHANGE}


class EndForm(forms.Form):
    """A unit's last day, and why."""

    last_day = DayField(label="Ngày hoạt động cuối cùng")
    basis = LineField(
        label="Lý do, căn cứ",
        max_length=300,
        help_text="Ví dụ: giải thể theo Quyết định số, ngày nào; hoặc ghi nhầm, trùng với đơn vị nào.",
        error_messages={"required": "Hãy ghi lý do và văn bản nếu có."},
    )
