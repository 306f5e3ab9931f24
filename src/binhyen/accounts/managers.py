from typing import TYPE_CHECKING

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from binhyen.accounts.models import User


class UserManager(BaseUserManager["User"]):
    """Finds people by their sign-in name in any case; accounts are made by `accounts.actions`."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)
