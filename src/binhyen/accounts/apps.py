from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "binhyen.accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        from binhyen.core.audit.words import teach

        teach(
            {
                "account.created": "tạo tài khoản",
                "account.made_administrator": "giao quyền quản trị hệ thống",
                "account.password_changed": "đổi mật khẩu",
                "account.password_renewed": "cấp lại mật khẩu lần đầu",
                "account.closed": "khóa tài khoản",
                "account.reopened": "mở lại tài khoản",
            }
        )
