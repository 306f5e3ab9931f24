"""Accounts and roles, as an administrator gives them."""

from typing import Any

from django import forms
from django.contrib.auth.validators import ASCIIUsernameValidator

from binhyen.accounts.models import User
from binhyen.core.forms import DayField, LineField
from binhyen.organisations.enums import UnitKind, roles_at
from binhyen.organisations.models import Unit


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        label="Vai trò", widget=forms.RadioSelect, error_messages={"required": "Hãy chọn một vai trò."}
    )
    valid_from = DayField(label="Giữ vai trò từ ngày")

    def __init__(self, unit: Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles_at(UnitKind(unit.kind))]  # type: ignore[attr-defined]


class AccountForm(RoleForm):
    field_order = ["display_name", "username", "role", "valid_from"]

    display_name = LineField(
        label="Tên hiển thị",
        max_length=120,
        help_text="Chức danh hoặc họ tên, ví dụ “Trưởng xóm Gò Mây”.",
        error_messages={"required": "Hãy ghi tên hiển thị."},
    )
    username = LineField(
        label="Tên đăng nhập",
        max_length=60,
        help_text="Chữ không dấu, số, dấu chấm hoặc gạch nối; ví dụ xom-go-may.",
        widget=forms.TextInput({"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"required": "Hãy ghi tên đăng nhập."},
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].strip()
        ASCIIUsernameValidator(
            message="Tên đăng nhập chỉ gồm chữ không dấu, số, dấu chấm, gạch nối; ví dụ xom-go-may."
        )(username)
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.")
        return username


class DualRoleForm(forms.Form):
    basis = LineField(
        label="Văn bản cho phép",
        max_length=300,
        help_text="Số, ngày và người ký.",
        error_messages={"required": "Hãy ghi văn bản cho phép kiêm nhiệm."},
    )
    valid_from = DayField(label="Từ ngày")
    valid_to = DayField(label="Đến hết ngày")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("valid_from"), cleaned.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
        return cleaned
