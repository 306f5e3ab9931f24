"""Wrong catalogues and wrong comparators, one fault each, and whether the golden cases notice.

A mutant of the catalogue is its YAML with one value replaced in a copy in a temporary folder; a mutant of a comparator
is one function of the law with one `>=` become `>`, put back afterwards. Nothing in the checkout is written.
"""

import ast
import importlib
import inspect
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from types import CodeType, FunctionType

import pytest
import yaml

from binhyen.law.kinds import Level
from binhyen.law.loader import Catalogue, catalogue, load
from binhyen.law.yaml_source import CatalogueError
from tests.law import golden

SHIPPED = Path(str(files("binhyen.law") / "catalogue"))
Place = tuple[str | int, ...]
Edit = tuple[int, int, str, str]  # from, to, the new text, what it does in words


UNSEEN = {
    r"delegation\.ladders\.0\.in_force\.since .* → 2022-02-09$": "equivalent: before the circular nobody decides"
    " on any unit (authority), so that day has nothing to delegate",
    r"^spans\.py:\d+: (self\.until <= self\.since|self\.day >= )": "refuses catalogues and judges no unit; a fault"
    " here refuses the shipped catalogue or fails tests/law/test_refusals.py",
    r"^spans\.py:\d+: (self|other)\.since < \(": "overlaps of dated rules, asked when a catalogue is read;"
    " tests/law/test_refusals.py",
}
"""Why a golden case cannot notice, by the rule that the fault breaks. A survivor of no such rule is a gap."""


@dataclass(frozen=True)
class Verdict:
    """`caught_by` names the golden case that fails; `refused` says that the catalogue's own check did not let it in."""

    mutant: str
    caught_by: str | None
    refused: bool = False

    @property
    def survives(self) -> bool:
        return not (self.refused or self.caught_by)

    @property
    def why(self) -> str:
        reasons = (reason for rule, reason in UNSEEN.items() if re.search(rule, self.mutant))
        return next(reasons, "no golden case notices: add one to tests/cases")


def first_failure(read: Catalogue) -> str | None:
    """The first golden case that the law, as it now stands, answers otherwise."""
    for name, holds in golden.everything():
        try:
            holds(read)
        except (Exception, pytest.fail.Exception):  # noqa: BLE001  # a crash tells of the fault as well as a wrong answer
            return name
    return None


# ── mutants of the catalogue ─────────────────────────────────────────────────────────────────


def of_the_catalogue(folder: Path) -> Iterator[Verdict]:
    """Each value that decides something, replaced by its neighbours."""
    copy = Path(shutil.copytree(SHIPPED, folder / "catalogue"))
    for file in sorted(copy.glob("tt*.yaml")):
        text = file.read_text(encoding="utf-8")
        for start, end, new, words in edits(text):
            file.write_text(text[:start] + new + text[end:], encoding="utf-8")
            line = text.count("\n", 0, start) + 1
            yield judged(copy, f"{file.name}:{line}: {words}")
        file.write_text(text, encoding="utf-8")


def judged(folder: Path, mutant: str) -> Verdict:
    try:
        return Verdict(mutant, first_failure(load(folder)))
    except CatalogueError:
        return Verdict(mutant, None, refused=True)


def edits(text: str) -> Iterator[Edit]:
    seen: set[int] = set()
    for place, node in nodes(yaml.compose(text, Loader=yaml.SafeLoader), ()):
        if id(node) not in seen:  # an alias is the node of its anchor
            seen.add(id(node))
            for found in RULES:
                yield from found(text, place, node)


def nodes(node: yaml.Node, place: Place) -> Iterator[tuple[Place, yaml.Node]]:
    yield place, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from nodes(value, (*place, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from nodes(item, (*place, index))


def replaced(place: Place, node: yaml.Node, *news: object) -> Iterator[Edit]:
    for new in news:
        words = f"{'.'.join(map(str, place))} {node.value} → {new}"
        yield node.start_mark.index, node.end_mark.index, str(new), words


def numbers(text: str, place: Place, node: yaml.Node) -> Iterator[Edit]:
    """Thresholds, days, months, years and sums: one more and one less."""
    numeric = {"at_least", "day", "month", "since", "until", "workers", "revenue", "capital"}
    if place and place[-1] in numeric and node.tag.endswith(":int"):
        value = int(node.value.replace("_", ""))
        yield from replaced(place, node, value - 1, value + 1)


def dates(text: str, place: Place, node: yaml.Node) -> Iterator[Edit]:
    """Days from which and until which something holds: a day earlier and a day later."""
    if place and place[-1] in {"since", "until"} and node.tag.endswith(":timestamp"):
        value = date.fromisoformat(node.value)
        yield from replaced(place, node, *(value + timedelta(days=n) for n in (-1, 1)))


def years(text: str, place: Place, node: yaml.Node) -> Iterator[Edit]:
    """A recurring day of the season's year moved to the year before, and back."""
    if isinstance(node, yaml.MappingNode) and {"day", "month"} <= (keys := {key.value for key, _ in node.value}):
        if "of" not in keys:
            yield node.end_mark.index - 1, node.end_mark.index, ", of: previous_year}", f"{place[-1]} a year earlier"
    elif place and place[-1] == "of" and node.value == "previous_year":
        yield from replaced(place, node, "same_year")


def steps(text: str, place: Place, node: yaml.Node) -> Iterator[Edit]:
    """A step of a rating scale: the one below and the one above."""
    if place and place[-1] == "at_least" and node.tag.endswith(":str"):
        for scale in scales():
            if node.value in scale:
                at = scale.index(node.value)
                yield from replaced(place, node, *scale[max(at - 1, 0) : at], *scale[at + 1 : at + 2])


def scales() -> set[tuple[str, ...]]:
    specs = (spec for version in catalogue().versions for part in version.sets for spec in part.specs.values())
    return {tuple(choice.value for choice in spec.choices) for spec in specs if spec.key.endswith("_rating")}


def levels(text: str, place: Place, node: yaml.Node) -> Iterator[Edit]:
    """Who decides, who reviews, who manages: another level."""
    about = {"level", "reviewer_level", "managing", "levels"} & {str(step) for step in place}
    if about and isinstance(node, yaml.ScalarNode):
        yield from replaced(place, node, *(level for level in Level if level != node.value))


def confidences(text: str, place: Place, node: yaml.Node) -> Iterator[Edit]:
    """What is inferred, given out for read."""
    if place and place[-1] == "confidence":
        yield from replaced(place, node, "H")


def flags(text: str, place: Place, node: yaml.Node) -> Iterator[Edit]:
    """A yes for a no: where a criterion binds, what is outside, what is assumed."""
    if node.tag.endswith(":bool") and {"values", "excludes", "assumed"} & {str(step) for step in place}:
        yield from replaced(place, node, "false" if node.value == "true" else "true")


def dropped(text: str, place: Place, node: yaml.Node) -> Iterator[Edit]:
    """One of several: kinds, levels of school, sizes, groups of rules, lawful grounds."""
    if not (place and isinstance(node, yaml.SequenceNode) and len(node.value) > 1):
        return
    if place[-1] in {"values", "excludes"} or (place[-1] == "kinds" and place[0] in {"authority", "delegation"}):
        for item in node.value:
            others = [other.value for other in node.value if other is not item]
            start, end = node.start_mark.index, node.end_mark.index
            yield start, end, "[" + ", ".join(others) + "]", f"{'.'.join(map(str, place))} without {item.value}"
    elif place[-1] == "choices" and "school_level" not in text[: node.start_mark.index].rsplit("key:", 1)[-1]:
        for item in node.value:
            yield *lines_of(text, item), "", f"choices without {item.value[0][1].value}"


def lines_of(text: str, item: yaml.Node) -> tuple[int, int]:
    """Where the lines of an item of a block sequence begin and end."""
    last = item.start_mark.line + 1 if item.flow_style else item.end_mark.line
    ends = [0, *(found.end() for found in re.finditer("\n", text))]
    return ends[item.start_mark.line], ends[last]


def comparators(text: str, place: Place, node: yaml.Node) -> Iterator[Edit]:
    """None for at least one, at least one for none, this year for last year."""
    if not isinstance(node, yaml.MappingNode):
        return
    start, end = node.start_mark.index, node.end_mark.index
    whole, values = text[start:end], {key.value: value.value for key, value in node.value}
    if values.get("kind") == "count_zero":
        gap = ", " if node.flow_style else "\n" + " " * node.start_mark.column
        yield start, end, whole.replace("count_zero", f"count_at_least{gap}at_least: 1"), "none → at least 1"
    elif values.get("kind") == "count_at_least":
        none = re.sub(r"at_least: \d+, ", "", whole.replace("count_at_least", "count_zero"))
        yield start, end, none, "at least → none"
    elif {"this_year", "last_year"} <= values.keys():
        swapped = whole.replace("this_year", "x_year").replace("last_year:", "this_year:", 1)
        yield start, end, swapped.replace("x_year", "last_year"), f"{values['name']}: the years swapped"


RULES: tuple[Callable[[str, Place, yaml.Node], Iterator[Edit]], ...] = (
    numbers,
    dates,
    years,
    steps,
    levels,
    confidences,
    flags,
    dropped,
    comparators,
)


# ── mutants of the comparators ───────────────────────────────────────────────────────────────

FLIPS: dict[type, type] = {
    ast.GtE: ast.Gt,
    ast.Gt: ast.GtE,
    ast.LtE: ast.Lt,
    ast.Lt: ast.LtE,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
SIGNS = {ast.GtE: "≥", ast.Gt: ">", ast.LtE: "≤", ast.Lt: "<", ast.Eq: "=", ast.NotEq: "≠"} | {
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}
JUDGING = [
    *(f"evaluators.{path.stem}" for path in sorted((SHIPPED.parent / "evaluators").glob("[a-z]*.py"))),
    *("authority", "outcomes", "periods", "rules", "scope", "spans"),
]


def of_the_comparators() -> Iterator[Verdict]:
    """Each comparison in the functions that judge, turned to its neighbour."""
    for name in JUDGING:
        module = importlib.import_module(f"binhyen.law.{name}")
        source = Path(inspect.getfile(module)).read_text(encoding="utf-8")
        for at in range(len(comparisons(ast.parse(source)))):
            tree = ast.parse(source)
            compare, number = comparisons(tree)[at]
            was = type(compare.ops[number])
            compare.ops[number] = FLIPS[was]()
            mutant = f"{name}.py:{compare.lineno}: {ast.unparse(compare)}   (was {SIGNS[was]})"
            with running(module, compile(tree, inspect.getfile(module), "exec")):
                yield Verdict(mutant, first_failure(catalogue()))


def comparisons(tree: ast.Module) -> list[tuple[ast.Compare, int]]:
    """Those inside functions: a module's own run once, at import."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    found = (node for function in functions for node in ast.walk(function) if isinstance(node, ast.Compare))
    return [(node, number) for node in found for number in range(len(node.ops))]


@contextmanager
def running(module: object, mutated: CodeType) -> Iterator[None]:
    """The module's functions with the mutated code, wherever they have been handed to; their own afterwards."""
    codes = dict(named(mutated))
    own = [(function, function.__code__) for function in functions_of(module) if function.__qualname__ in codes]
    try:
        for function, _ in own:
            function.__code__ = codes[function.__qualname__]
        yield
    finally:
        for function, code in own:
            function.__code__ = code


def named(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner.co_qualname, inner
            yield from named(inner)


def functions_of(module: object) -> Iterator[FunctionType]:
    for value in vars(module).values():
        members = vars(value).values() if isinstance(value, type) and value.__module__ == module.__name__ else [value]
        for member in members:
            function = getattr(member, "fget", None) or getattr(member, "func", None) or member
            if isinstance(function, FunctionType) and function.__module__ == module.__name__:
                yield function
