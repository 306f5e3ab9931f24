"""`binhyen docs`: print the generated documents into docs/. `--check` only says whether they are up to date."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from binhyen.core.documents import documents


class Command(BaseCommand):
    help = "Ghi lại các tài liệu in từ mã nguồn: docs/*.md"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, không ghi")
        parser.add_argument("--folder", type=Path, default=Path("docs"))

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder} here. Run this in the project's own folder.")
        stale = [(path, text) for path, text in _texts(folder) if not _holds(path, text)]
        if options["check"]:
            _refuse([path for path, _ in stale])
        for path, text in stale:
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"{path}: written")


def _texts(folder: Path) -> list[tuple[Path, str]]:
    return [(folder / f"{name}.md", render()) for name, render in documents.items()]


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def _refuse(stale: list[Path]) -> None:
    if stale:
        names = ", ".join(str(path) for path in stale)
        raise CommandError(f"{names}: not what the code says any more. Run ./run docs and commit the result.")
