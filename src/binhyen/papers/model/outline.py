"""Where a block stands in the tree that the order of the body implies: "điểm a khoản 2 Điều 3"."""

from binhyen.papers.model.body import Division, Paragraph, Table
from binhyen.papers.model.enums import DivisionKind as Kind
from binhyen.papers.model.labels import DEPTH, UNNUMBERED, label

Blocks = tuple[Division | Paragraph | Table, ...]
# As the decree's own examples write them: article and above with a capital, clause and point without.
_SPOKEN = {
    Kind.ROMAN: lambda number: f"mục {label(Kind.ROMAN, number).rstrip('.')}",
    Kind.ARTICLE: lambda number: f"Điều {number}",
    Kind.CLAUSE: lambda number: f"khoản {number}",
    Kind.POINT: lambda number: f"điểm {label(Kind.POINT, number).rstrip(')')}",
}


def path(blocks: Blocks, place: int) -> tuple[Division, ...]:
    """The divisions that the block lies in, the widest first; a division itself is the last of its own path."""
    opened: list[Division] = []
    for block in blocks[: place + 1]:
        if isinstance(block, Division):
            opened = [each for each in opened if DEPTH[each.kind] < DEPTH[block.kind]] + [block]
    return tuple(opened)


def cited(divisions: tuple[Division, ...]) -> str:
    """The innermost first. An article is named without its chapter: articles count through."""
    numbered = [each for each in divisions if each.kind not in UNNUMBERED]
    article = next((place for place, each in enumerate(numbered) if each.kind is Kind.ARTICLE), 0)
    return " ".join(_spoken(each) for each in reversed(numbered[article:]))


def _spoken(division: Division) -> str:
    spoken = _SPOKEN.get(division.kind)
    return spoken(division.number or 1) if spoken else label(division.kind, division.number)
