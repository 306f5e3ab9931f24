"""`binhyen demo`: make the demonstration commune once, print its accounts, serve it."""

import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from binhyen.demo import people
from binhyen.demo.build import build, is_built


class Command(BaseCommand):
    help = "Bản trình diễn: một xã hư cấu với kỳ 2024 đã xong và kỳ 2025 đang giữa chừng"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="chỉ dựng dữ liệu, không mở trang web")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.FIXED_CLOCK is None:
            self.stderr.write("Bản trình diễn cần đồng hồ đứng (BINHYEN_FIXED_CLOCK). Không dựng lên dữ liệu thật.")
            raise SystemExit(2)
        call_command("migrate", verbosity=0)
        if not is_built():
            build(progress=self.stdout.write)
        self._print_accounts(options["port"])
        if not options["no_serve"]:
            serve(options["port"])

    def _print_accounts(self, port: int) -> None:
        self.stdout.write(f"\nBản trình diễn Bình Yên: http://127.0.0.1:{port}\n")
        self.stdout.write(f"Mật khẩu của mọi tài khoản: {people.PASSWORD}\n")
        width = max(len(username) for username, _, _ in people.GUIDE)
        for username, role, where in people.GUIDE:
            self.stdout.write(f"  {username:<{width}}  {role} · {where}")
        self.stdout.write("\nDừng bằng Ctrl-C.\n")


def serve(port: int) -> None:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    quiet = ["--log-level", "warning", "--workers", "1", "--blocking-threads", "2"]
    try:
        subprocess.run([*command, *quiet, "binhyen.config.wsgi:application"], check=True)  # noqa: S603
    except KeyboardInterrupt:
        return
