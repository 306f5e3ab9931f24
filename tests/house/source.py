"""The programme's own source as trees, for the rules that a machine can see."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "binhyen"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """`place` is the path below src/binhyen: "dossiers/actions/step.py"."""

    place: str
    text: str
    tree: ast.Module

    @property
    def dotted(self) -> str:
        """ "binhyen.dossiers.actions.step", as an import names it."""
        return "binhyen." + self.place.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def is_actions(self) -> bool:
        """One of the only writers: <room>/actions.py, or a file in <room>/actions/."""
        return self.place.endswith("/actions.py") or "/actions/" in self.place

    def functions(self) -> Iterator[Function]:
        """The functions at the top of the module."""
        return (node for node in self.tree.body if isinstance(node, Function))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the programme except migrations."""
    paths = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
    return tuple(_module(path) for path in paths)


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(SOURCE).as_posix(), text, ast.parse(text))


@cache
def templates() -> dict[str, str]:
    """Every template by the name that a page calls it by."""
    paths = sorted(SOURCE.glob("*/templates/**/*.html"))
    return {path.as_posix().partition("/templates/")[2]: path.read_text(encoding="utf-8") for path in paths}


def listed(lines: list[str]) -> str:
    """The lines of a failure message, one below the other."""
    return "\n".join(["", *(f"  {line}" for line in lines), ""])
