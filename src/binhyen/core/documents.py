"""The documents that are printed from the code: `docs/<name>.md`. Each room registers what it can print of itself."""

from collections.abc import Callable, Sequence

from binhyen.core.registry import Registry

# "workflow" -> the function that gives the whole text of docs/workflow.md. The same code always gives the same text.
documents: Registry[Callable[[], str]] = Registry("generated documents")


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """A Markdown table, one line a row."""
    return [_line(head), _line(("---",) * len(head)), *map(_line, rows)]


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def first_sentence(text: str | None) -> str:
    """What a docstring says first, on one line; nothing where there is none."""
    paragraph = " ".join((text or "").strip().partition("\n\n")[0].split())
    return paragraph.partition(". ")[0].rstrip(".")
