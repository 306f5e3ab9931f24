"""`binhyen law …`: the law from the command line, without a database. JSON for programmes, tables for people."""

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from binhyen.core.command_line import Parser, WrongArguments, unknown
from binhyen.law.changes import changes
from binhyen.law.cli_words import (
    changes_json,
    changes_lines,
    evaluation_json,
    evaluation_lines,
    facts_json,
    facts_lines,
    list_json,
    list_lines,
)
from binhyen.law.evaluate import evaluate
from binhyen.law.facts import InvalidFact, parse_all
from binhyen.law.facts_file import UnreadableFile, read_facts
from binhyen.law.kinds import Kind
from binhyen.law.loader import LEDGER, SHIPPED, NotInForce, UnknownScheme, catalogue, load
from binhyen.law.released import check_released, release, unreleased
from binhyen.law.schema import InstrumentVersion
from binhyen.law.yaml_source import CatalogueError

OK, BROKEN, WRONG_INPUT = 0, 1, 2


def main(argv: list[str]) -> int:
    """Run one command; 0 whatever the law answers, 1 for a broken catalogue, 2 with one sentence for wrong input."""
    try:
        arguments = _parse(argv)
        return _COMMANDS[arguments.command](arguments)
    except SystemExit:  # argparse has printed --help and wants to end the programme
        return OK
    except (WrongArguments, UnreadableFile, InvalidFact, UnknownScheme, NotInForce) as error:
        print(error, file=sys.stderr)
        return WRONG_INPUT
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return BROKEN


def _list(arguments: argparse.Namespace) -> int:
    versions = catalogue().versions
    return _print(arguments, list_json(versions), list_lines(versions))


def _evaluate(arguments: argparse.Namespace) -> int:
    version, kind = _version(arguments), _kind(arguments)
    raw = read_facts(Path(arguments.facts)) if arguments.facts else {}
    facts = parse_all(version.fact_specs(kind), raw)
    evaluation = evaluate(version, kind=kind, year=_year(arguments), facts=facts)
    return _print(arguments, evaluation_json(version, evaluation), evaluation_lines(version, evaluation))


def _facts(arguments: argparse.Namespace) -> int:
    version, kind = _version(arguments), _kind(arguments)
    return _print(arguments, facts_json(version, kind, _year(arguments)), facts_lines(version, kind))


def _changes(arguments: argparse.Namespace) -> int:
    before, after = _named(arguments.before), _named(arguments.after)
    found = changes(before, after)
    return _print(arguments, changes_json(before, after, found), changes_lines(before, after, found))


def _check(arguments: argparse.Namespace) -> int:
    folder = _folder(arguments.folder)
    read = load(folder)
    check_released(folder, read)
    criteria = sum(len(part.criteria) for version in read.versions for part in version.sets)
    print(f"Bộ tiêu chí hợp lệ: {len(read.versions)} phiên bản, {criteria} tiêu chí.")
    if drafts := unreleased(folder, read):
        print(f"Chưa phát hành, còn sửa được: {', '.join(drafts)}.")
    return OK


def _release(arguments: argparse.Namespace) -> int:
    folder = _folder(arguments.folder)
    added = release(folder, load(folder))
    print(f"Đã ghi vào {LEDGER}: {', '.join(added)}." if added else f"{LEDGER} đã đủ các phiên bản.")
    return OK


def _folder(name: str | None) -> Path:
    folder = Path(name or str(SHIPPED))
    if not folder.is_dir():
        raise WrongArguments(f"Không có thư mục {folder}.")
    return folder


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "list": _list,
    "evaluate": _evaluate,
    "facts": _facts,
    "changes": _changes,
    "check": _check,
    "release": _release,
}


def _version(arguments: argparse.Namespace) -> InstrumentVersion:
    _require(arguments, "scheme", "kind", "year")
    return catalogue().version(arguments.scheme, _year(arguments))


def _named(name: str) -> InstrumentVersion:
    versions = {version.version: version for version in catalogue().versions}
    if name not in versions:
        raise WrongArguments(unknown("Phiên bản", name, list(versions)))
    return versions[name]


def _year(arguments: argparse.Namespace) -> int:
    if not re.fullmatch(r"[12]\d{3}", arguments.year):
        raise WrongArguments(f"Năm “{arguments.year}” chưa đúng; viết bốn chữ số, ví dụ 2026.")
    return int(arguments.year)


def _kind(arguments: argparse.Namespace) -> Kind:
    try:
        return Kind(arguments.kind)
    except ValueError:
        raise WrongArguments(unknown("Loại đơn vị", arguments.kind, list(Kind))) from None


def _require(arguments: argparse.Namespace, *names: str) -> None:
    missing = [f"--{name}" for name in names if getattr(arguments, name) is None]
    if missing:
        raise WrongArguments(f"Thiếu tham số {', '.join(missing)}; xem: binhyen law {arguments.command} --help.")


def _print(arguments: argparse.Namespace, content: object, lines: list[str]) -> int:
    print(json.dumps(content, ensure_ascii=False, indent=2) if arguments.json else "\n".join(lines))
    return OK


def _parse(argv: list[str]) -> argparse.Namespace:
    if argv and not argv[0].startswith("-") and argv[0] not in _COMMANDS:
        raise WrongArguments(unknown("Lệnh", argv[0], list(_COMMANDS)))
    return _parser().parse_args(argv or ["--help"])


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="binhyen law", description="Tra cứu và áp dụng bộ tiêu chí, không cần cơ sở dữ liệu.")
    commands = parser.add_subparsers(dest="command", required=True, metavar=" | ".join(_COMMANDS))
    listing = commands.add_parser("list", help="các văn bản, phiên bản, thời gian hiệu lực, số tiêu chí")
    evaluation = commands.add_parser("evaluate", help="đánh giá một bộ số liệu")
    facts = commands.add_parser("facts", help="các số liệu mà tiêu chí hỏi")
    differences = commands.add_parser("changes", help="những gì khác nhau giữa hai phiên bản")
    check = commands.add_parser("check", help="kiểm tra các tệp của bộ tiêu chí và phiên bản đã phát hành")
    issue = commands.add_parser("release", help=f"ghi mã băm của các phiên bản mới vào {LEDGER}")
    for command in (evaluation, facts):
        command.add_argument("--scheme", help="chế độ, ví dụ tt124")
        command.add_argument("--kind", help="loại đơn vị: " + ", ".join(Kind))
        command.add_argument("--year", help="năm đánh giá")
    evaluation.add_argument("--facts", metavar="FILE", help="tệp JSON {khóa: giá trị}; bỏ qua nếu chưa có số liệu")
    differences.add_argument("before", metavar="VERSION_A", help="phiên bản trước, ví dụ tt124-2021")
    differences.add_argument("after", metavar="VERSION_B", help="phiên bản sau")
    for command in (listing, evaluation, facts, differences):
        command.add_argument("--json", action="store_true", help="in JSON")
    for command in (check, issue):
        command.add_argument("--folder", help="thư mục khác với bộ tiêu chí đi kèm")
    return parser
