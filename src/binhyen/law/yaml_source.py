"""A YAML file with its lines kept, so that every refusal can name the place."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import yaml

Path = Sequence[str | int]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One refusal: where, and a Vietnamese sentence."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


class CatalogueError(ValueError):
    """The catalogue is refused; `problems` are all those found in it, in the order of the lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def refuse(problems: Iterable[Problem]) -> None:
    """Raises `CatalogueError` unless there are no problems."""
    if found := list(problems):
        raise CatalogueError(found)


@dataclass(frozen=True, slots=True)
class YamlSource:
    """One file: its name, its top-level content, and the nodes that know their lines."""

    name: str
    content: dict[str, object]
    node: yaml.Node

    def line(self, path: Path) -> int:
        """The line of the deepest element of the path that the file holds."""
        return _line(self.node, path)

    def problem(self, path: Path, sentence: str) -> Problem:
        return Problem(self.name, self.line(path), sentence)


def read_yaml(file: Traversable) -> YamlSource:
    """Read one file.

    Raises:
        CatalogueError: it is not YAML, not a mapping, or writes a key twice.
    """
    loader = _Loader(file.read_text(encoding="utf-8"))
    try:
        node = loader.get_single_node()
        content = node and loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CatalogueError([Problem(file.name, line, f"Không đọc được YAML: {error.problem}.")]) from error
    finally:
        loader.dispose()
    if node is None or not isinstance(content, dict):
        raise CatalogueError([Problem(file.name, 1, "Tệp phải là một bảng khóa và giá trị.")])
    return YamlSource(file.name, content, node)


if TYPE_CHECKING:
    _Base = yaml.SafeLoader
else:
    # The C parser is ten times faster and every command waits for it; not every PyYAML has it.
    _Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):
    """Refuses a key written twice: plain YAML would silently keep the last one."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"khóa “{key}” viết hai lần", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def _line(node: yaml.Node, path: Path) -> int:
    line = node.start_mark.line + 1
    for step in path:
        found = _child(node, step)
        # Steps that the file does not hold are skipped: pydantic names the tag of a union on its way.
        if found is not None:
            node, line = found
    return line


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((value, key.start_mark.line + 1) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child, child.start_mark.line + 1
    return None
