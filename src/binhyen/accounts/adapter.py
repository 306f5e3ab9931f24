"""allauth in Vietnamese, and closed to strangers: accounts are made by administrators.

Wrong passwords are counted for one name from one address (5 in 5 minutes, then a pause; an address that tries many
names is paused sooner, `login_failed` in allauth's account.app_settings). Counted for the name alone, as allauth does
it, anyone who knows an officer's name could keep the officer out on the last day.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest

from binhyen.accounts import actions
from binhyen.accounts.models import User

# One sentence for a wrong name, a wrong password and a closed account: it must not tell which names exist.
NOT_RIGHT = "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
TOO_MANY = "Đã thử sai quá nhiều lần. Hãy chờ 5 phút rồi thử lại, hoặc nhờ quản trị viên cấp lại mật khẩu."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NOT_RIGHT,
        "account_inactive": NOT_RIGHT,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": "Thao tác quá nhanh. Hãy chờ một phút rồi thử lại.",
        "enter_current_password": "Mật khẩu hiện tại chưa đúng. Hãy nhập lại.",
        "same_as_current": "Mật khẩu mới phải khác mật khẩu hiện tại.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """What the wrong tries are counted under. allauth offers no public way to say it; a test watches this one.

        The mark of the password stands in it, so that a renewed password begins a new count.
        """
        name = credentials.get("username", "").lower()
        user = User.objects.filter(username__iexact=name).first()
        return f"{name}:{get_ip(request)}:{user.get_session_auth_hash() if user else ''}"

    def set_password(self, user: User, password: str) -> None:
        actions.change_password(user, password=password, by=user)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened; allauth's own messages are English."""
