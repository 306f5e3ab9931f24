"""`binhyen audit verify`: walk every chain and say whether it is unbroken."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from binhyen.core.audit.chain import breaks
from binhyen.core.models import AuditChain


class Command(BaseCommand):
    help = "Kiểm tra chuỗi nhật ký: audit verify"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        chains = AuditChain.objects.order_by("key")
        faults = [fault for chain in chains for fault in breaks(chain, chain.entries.order_by("number").iterator())]
        for fault in faults:
            self.stderr.write(f"Chuỗi {fault.chain}, dòng {fault.number}: {fault.what}.")
        if faults:
            raise SystemExit(1)
        rows = sum(chain.length for chain in chains)
        self.stdout.write(f"{len(chains)} chuỗi, {rows} dòng: không có dòng nào bị sửa, xóa, thêm hoặc đổi chỗ.")
