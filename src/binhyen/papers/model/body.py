"""The body as it runs down the paper: divisions, paragraphs and tables in one line.

The tree (which clause of which article) is read off the order: `outline.path`. A paper is linear, and a paragraph
after the points of a clause belongs to whatever people take it to; a stored tree would claim to know.
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from binhyen.papers.model.enums import DivisionKind as Kind
from binhyen.papers.model.labels import DEPTH, TITLED, UNNUMBERED, UNTITLED, highest, of_text
from binhyen.papers.model.text import Line, Strict, Text

# What is read from other people's files is held too; what is too wide for a page says the writer.
WIDEST_TABLE = 60
LONGEST_TABLE = 20_000


class Division(Strict):
    """One numbered step of the body. `title` is printed bold, `text` plain: one of both. The number is the next."""

    kind: Literal[
        Kind.PART,
        Kind.CHAPTER,
        Kind.SECTION,
        Kind.ROMAN,
        Kind.ARTICLE,
        Kind.CLAUSE,
        Kind.POINT,
        Kind.DASH,
        Kind.PLUS,
    ]
    number: int | None = Field(default=None, ge=1)
    title: Line = ""
    text: Text = ""

    @model_validator(mode="after")
    def _one_of_both(self) -> "Division":
        if bool(self.title) == bool(self.text):
            raise ValueError(f"{self.kind.label}: ghi một trong hai, tiêu đề (title) hoặc lời văn (text)")
        if self.text and self.kind in TITLED:
            raise ValueError(f"{self.kind.label} chỉ có tiêu đề; lời văn ghi thành đoạn ở dưới")
        if self.title and self.kind in UNTITLED:
            raise ValueError(f"{self.kind.label} không có tiêu đề; ghi vào lời văn (text)")
        if self.number is not None and (self.kind in UNNUMBERED or self.number > highest(self.kind)):
            raise ValueError(f"{self.kind.label} không đánh số {self.number} được")
        return self


class Paragraph(Strict):
    kind: Literal["paragraph"] = "paragraph"
    text: Text = Field(min_length=1)


class Table(Strict):
    """Header rows are printed again on every page that the table reaches."""

    kind: Literal["table"] = "table"
    header: tuple[tuple[Line, ...], ...] = Field(min_length=1, max_length=20)
    rows: tuple[tuple[Text, ...], ...] = Field(default=(), max_length=LONGEST_TABLE)

    @model_validator(mode="after")
    def _rectangular(self) -> "Table":
        width = len(self.header[0])
        if not 1 <= width <= WIDEST_TABLE:
            raise ValueError(f"bảng có {width} cột; nhận từ 1 đến {WIDEST_TABLE} cột")
        if not all(any(row) for row in self.header):
            raise ValueError("dòng đầu bảng chưa ghi gì")
        for place, row in enumerate((*self.header, *self.rows), start=1):
            if len(row) != width:
                raise ValueError(f"dòng {place} của bảng có {len(row)} ô, dòng đầu có {width} ô")
        return self


Block = Annotated[Division | Paragraph | Table, Field(discriminator="kind")]


def words_of(block: Division | Paragraph | Table) -> str:
    """The words that end the block; none of a table."""
    match block:
        case Division():
            return block.title or block.text
        case Paragraph():
            return block.text
        case _:
            return ""


def settle(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
    """Every division with its number, and a paragraph that reads "1. …" as the clause that it is on paper."""
    last: dict[Kind, int] = {}
    settled = []
    for each in blocks:
        block = _as_printed(each)
        if isinstance(block, Division) and block.kind not in UNNUMBERED:
            number = block.number or last.get(block.kind, 0) + 1
            if number > highest(block.kind):
                raise ValueError(f"{block.kind.label} thứ {number} không đánh số được; hãy chia nhỏ hơn")
            last = {kind: value for kind, value in last.items() if _stays(kind, block.kind)} | {block.kind: number}
            block = block.model_copy(update={"number": number})
        settled.append(block)
    return tuple(settled)


def _as_printed(block: Any) -> Any:
    if isinstance(block, Paragraph) and (found := of_text(block.text)):
        return Division(kind=found.kind, number=found.number, text=found.rest)
    return block


def _stays(kind: Kind, opened: Kind) -> bool:
    """Articles count on through chapters; everything else begins anew below what opens."""
    return DEPTH[kind] <= DEPTH[opened] or (kind is Kind.ARTICLE and opened is not Kind.ROMAN)


Blocks = Annotated[tuple[Block, ...], AfterValidator(settle)]
