"""allauth's two forms in Vietnamese words."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm


class SignInForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label = "Tên đăng nhập", "Mật khẩu"
        name.error_messages["required"] = "Hãy nhập tên đăng nhập."
        password.error_messages["required"] = "Hãy nhập mật khẩu."
        password.help_text = ""
        name.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        for field in (name, password):
            field.widget.attrs.pop("placeholder", None)


class ChangePasswordForm(AllauthChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": "Mật khẩu hiện tại",
            "password1": "Mật khẩu mới",
            "password2": "Nhập lại mật khẩu mới",
        }
        for name, label in labels.items():
            field = self.fields[name]
            field.label = label
            field.error_messages["required"] = "Ô này chưa có gì. Hãy nhập mật khẩu."
            field.widget.attrs.pop("placeholder", None)
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = "Ít nhất 10 ký tự, không chỉ gồm chữ số, không trùng tên đăng nhập."

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        first, second = cleaned.get("password1"), self["password2"].data
        if first and self.user.check_password(first):
            self.add_error("password1", get_adapter().error_messages["same_as_current"])
        if first and second and first != second:
            self.errors.pop("password2", None)  # allauth's own sentence, in English
            self.add_error("password2", "Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại.")
        return cleaned
