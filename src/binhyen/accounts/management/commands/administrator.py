"""`binhyen administrator USERNAME`: the instance's first account, with a one-time password."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from binhyen.accounts.actions import create_administrator, one_time_password
from binhyen.accounts.models import User
from binhyen.core.audit import SYSTEM


class Command(BaseCommand):
    help = "Tạo quản trị viên hệ thống: administrator TÊN-ĐĂNG-NHẬP [--name TÊN-HIỂN-THỊ]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="Quản trị hệ thống")

    def handle(self, *args: Any, **options: Any) -> None:
        username = options["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise CommandError(f"Tên đăng nhập “{username}” đã có người dùng. Hãy chọn tên khác.")
        password = one_time_password()
        create_administrator(username=username, display_name=options["name"], password=password, by=SYSTEM)
        self.stdout.write(f"Tên đăng nhập: {username}\nMật khẩu dùng một lần: {password}")
