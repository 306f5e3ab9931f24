"""`binhyen paper …`: papers from the command line, without a database and without Django."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from binhyen.core.command_line import Parser, WrongArguments, unknown
from binhyen.papers.model import Document, DocumentKind
from binhyen.papers.model.completeness import missing
from binhyen.papers.model.explain import explain
from binhyen.papers.schemas import kinds_json, schema_json
from binhyen.papers.write import CannotWrite, Written, write_docx, write_pdf

OK, WRONG_INPUT = 0, 2
_VIETNAM, _MORNING = ZoneInfo("Asia/Ho_Chi_Minh"), time(8)
_WRITERS: Mapping[str, Callable[..., Written]] = {".docx": write_docx, ".pdf": write_pdf}


def main(argv: list[str]) -> int:
    """Run one command; 2 with one sentence for wrong input."""
    try:
        arguments = _parse(argv)
        return _COMMANDS[arguments.command](arguments)
    except SystemExit:  # argparse has printed --help and wants to end the programme
        return OK
    except (WrongArguments, CannotWrite) as error:
        print(error, file=sys.stderr)
        return WRONG_INPUT


def _schema(arguments: argparse.Namespace) -> int:
    answer = schema_json(_kind(arguments.kind)) if arguments.kind else kinds_json()
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return OK


def _write(arguments: argparse.Namespace) -> int:
    kind, out = _kind(arguments.kind), Path(_given(arguments.out, "--out"))
    data = Path(_given(arguments.data, "--data"))
    writer = _WRITERS.get(out.suffix.lower())
    if writer is None:
        raise WrongArguments(f"Không ghi được dạng “{out.suffix}”; tên tệp ra kết thúc bằng .docx hoặc .pdf.")
    document = _document(kind, data)
    if lacks := missing(document):
        raise WrongArguments(f"{kind.label} còn thiếu: {', '.join(lacks)}.")
    written = writer(document, at=_time(arguments.at, document, data))
    try:
        out.write_bytes(written.content)
    except OSError:
        raise WrongArguments(f"Không ghi được tệp {out}.") from None
    print(f"{out}: {len(written.content):,} byte, phông {written.font}")
    return OK


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {"write": _write, "schema": _schema}


def _document(kind: DocumentKind, file: Path) -> Document:
    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError:
        raise WrongArguments(f"Không mở được tệp {file}.") from None
    except (ValueError, RecursionError):
        raise WrongArguments(f"Tệp {file} không phải JSON hợp lệ (UTF-8).") from None
    if not isinstance(data, dict):
        raise WrongArguments(f"Tệp {file} phải là một nhóm mục {{ … }}; xem: binhyen paper schema {kind}.")
    if data.get("kind", kind) != kind:
        raise WrongArguments(f"Tệp {file} là dữ liệu của “{data['kind']}”, lệnh ghi “{kind}”.")
    try:
        return Document.model_validate_json(json.dumps(data | {"kind": kind}))
    except ValidationError as error:
        raise WrongArguments(f"Dữ liệu chưa đúng: {explain(error)}") from None


def _kind(given: str) -> DocumentKind:
    try:
        return DocumentKind(given)
    except ValueError:
        raise WrongArguments(unknown("Loại giấy tờ", given, list(DocumentKind))) from None


def _time(given: str | None, document: Document, data: Path) -> datetime:
    """By default the paper's own day, else when its data was written: the same input gives the same bytes."""
    if given is None and document.dated and (day := document.dated.day):
        return datetime.combine(day, _MORNING, tzinfo=_VIETNAM)
    if given is None:
        return datetime.fromtimestamp(data.stat().st_mtime, tz=_VIETNAM)
    try:
        at = datetime.fromisoformat(given)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise WrongArguments(f"Thời điểm “{given}” chưa đúng; viết theo mẫu 2025-11-14T08:00:00+07:00.")
    return at


def _given(value: str | None, name: str) -> str:
    if value is None:
        raise WrongArguments(f"Thiếu tham số {name}; xem: binhyen paper write --help.")
    return value


def _parse(argv: list[str]) -> argparse.Namespace:
    if argv and not argv[0].startswith("-") and argv[0] not in _COMMANDS:
        raise WrongArguments(unknown("Lệnh", argv[0], list(_COMMANDS)))
    return _parser().parse_args(argv or ["--help"])


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="binhyen paper", description="Giấy tờ hành chính, không cần cơ sở dữ liệu.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="write | schema")
    write = commands.add_parser("write", help="ghi giấy tờ ra .docx hoặc .pdf")
    write.add_argument("kind", metavar="KIND", help="loại giấy tờ; xem: binhyen paper schema")
    write.add_argument("--data", metavar="FILE", help="tệp JSON, mẫu ở: binhyen paper schema KIND")
    write.add_argument("--out", metavar="FILE", help="tệp ra, .docx hoặc .pdf")
    write.add_argument("--at", metavar="TIME", help="thời điểm ghi trong tệp; mặc định là ngày của văn bản")
    schema = commands.add_parser("schema", help="các loại giấy tờ; cấu trúc và ví dụ của một loại")
    schema.add_argument("kind", metavar="KIND", nargs="?", help="loại giấy tờ")
    return parser
