"""How the code is laid out: what a reviewer would have to say again and again."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT, SOURCE, Function, Module, listed, modules

LONGEST_FILE = 400
LONGEST_TEST_FILE = 1_000
LONGEST_FUNCTION = 50


@pytest.mark.parametrize(
    ("folder", "endings", "limit"),
    [(SOURCE, {".py", ".html", ".js"}, LONGEST_FILE), (ROOT / "tests", {".py"}, LONGEST_TEST_FILE)],
    ids=["src", "tests"],
)
def test_no_file_is_too_long(folder: Path, endings: set[str], limit: int) -> None:
    """Data may be long: the catalogue follows the law, the style sheet is one request, Django writes migrations."""
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in sorted(folder.rglob("*"))
        if path.suffix in endings and "migrations" not in path.parts and (lines := _lines(path)) > limit
    ]
    assert not long, f"Split into a folder of one noun per file before {limit} lines:{listed(long)}"


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_function_is_too_long() -> None:
    long = [
        f"{module.place}:{function.lineno} {function.name}: {length} lines"
        for module, function in _functions()
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long, f"Give the parts of these names of their own:{listed(long)}"


def test_imports_stand_at_the_top() -> None:
    """Late imports hide which room needs which. Only ready() must wait for the models, and __main__ for the law."""
    late = [
        f"{module.place}:{node.lineno} {ast.unparse(node)}"
        for module, function in _functions()
        if not module.place.endswith("apps.py") and module.place != "__main__.py"
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not late, f"Import at the top; what makes a circle belongs into a lower room or a registry:{listed(late)}"


def _functions() -> Iterator[tuple[Module, Function]]:
    return ((module, node) for module in modules() for node in ast.walk(module.tree) if isinstance(node, Function))


def test_no_signals() -> None:
    """A signal's receiver runs where nobody who reads the sender can see it; a registry is seen from both sides."""
    used = [
        f"{module.place}:{node.lineno} {ast.unparse(node)}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import | ast.ImportFrom) and _names_signals(node)
    ]
    assert not used, f"Call the lower room, or fill its Registry in AppConfig.ready():{listed(used)}"


def _names_signals(node: ast.Import | ast.ImportFrom) -> bool:
    source = node.module or "" if isinstance(node, ast.ImportFrom) else ""
    names = [f"{source}.{alias.name}" for alias in node.names]
    return any("signals" in name.split(".") or "django.dispatch" in name for name in names)


# Who may touch os.environ besides the typed environment: they say where Django or the demonstration begins.
ENVIRONMENT = {"__main__.py", "config/wsgi.py", "demo/launch.py"}


def test_only_the_typed_environment_reads_variables() -> None:
    readers = {module.place for module in modules() if "environ" in _names(module) or "getenv" in _names(module)}
    strange = sorted(readers - ENVIRONMENT)
    assert not strange, f"Give config.env.Environment a field and read that, in settings:{listed(strange)}"


def test_only_the_clock_asks_for_the_time() -> None:
    """Rules take "today" as a parameter; everyone else asks core.clock, which tests can hold still."""
    asking = [
        f"{module.place}:{node.lineno} {ast.unparse(node)}"
        for module in modules()
        if module.place != "core/clock.py"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ASKS_TIME
    ]
    assert not asking, f"Ask core.clock, or take the day as a parameter:{listed(asking)}"


ASKS_TIME = {"datetime.now", "date.today", "timezone.now", "timezone.localdate", "time.time", "datetime.utcnow"}


def _names(module: Module) -> set[str]:
    return {node.attr for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)}


# Django finds these by their names.
BY_NAME = {"apps", "urls", "models", "settings", "wsgi", "formats", "__main__", "__init__"}
# The law is a library of its own; this answer is ready for the pages of a later issue.
AHEAD = {"law/what_if.py"}


def test_every_module_is_used() -> None:
    imported = {name for module in modules() for name in _imports(module)}
    settings = next(module.text for module in modules() if module.place == "config/settings.py")
    unused = [
        module.place
        for module in modules()
        if module.dotted not in imported
        and module.dotted not in settings
        and Path(module.place).stem not in BY_NAME
        and "management/commands" not in module.place
        and module.place not in AHEAD
    ]
    assert not unused, f"Nothing imports these; take them out:{listed(unused)}"


def _imports(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
