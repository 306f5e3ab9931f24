"""One model: the person who signs in. A name to show, a name to sign in with; nothing else about the person."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower

from binhyen.accounts.managers import UserManager
from binhyen.core import clock
from binhyen.core.keys import KeyField
from binhyen.core.text import fold, one_line


class User(AbstractBaseUser, PermissionsMixin):
    """An account. `is_superuser` is the instance's own administrator; every other right is a membership."""

    key = KeyField()
    username = models.CharField(
        "tên đăng nhập",
        max_length=60,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."},
    )
    display_name = models.CharField(
        "tên hiển thị", max_length=120, help_text="Chức danh hoặc họ tên, ví dụ “Trưởng xóm Gò Mây”."
    )
    folded = models.CharField(max_length=200, editable=False, default="")
    email = models.EmailField("thư điện tử", blank=True)
    is_active = models.BooleanField("đang mở", default=True)
    must_change_password = models.BooleanField("phải đổi mật khẩu khi đăng nhập", default=False)
    created_at = models.DateTimeField("tạo lúc", default=clock.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        verbose_name = "tài khoản"
        constraints = [
            # "Truongxom" and "truongxom" must not be two people.
            models.UniqueConstraint(Lower("username"), name="username_once_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.display_name

    def call(self, display_name: str) -> None:
        """Set the name that is shown and, with the sign-in name, what a search looks in."""
        self.display_name = one_line(display_name)
        self.folded = fold(f"{self.display_name} {self.username}")[:200]

    @property
    def label(self) -> str:
        """How the audit chain names this person."""
        return f"{self.display_name} ({self.username})"

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name

    def natural_key(self) -> tuple[Any, ...]:
        return (self.username,)
