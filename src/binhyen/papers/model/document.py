"""One administrative document after NĐ 30/2020, in the order of its numbered positions."""

from typing import Any

from pydantic import Field, field_validator, model_validator

from binhyen.papers.model.body import Blocks, Division, Paragraph, words_of
from binhyen.papers.model.dated import Dated
from binhyen.papers.model.enums import DocumentKind
from binhyen.papers.model.labels import of_title
from binhyen.papers.model.number import Number
from binhyen.papers.model.patterns import enacts, pattern, type_named
from binhyen.papers.model.signer import Signer
from binhyen.papers.model.text import Capitals, Entry, Line, Strict


class Recipients(Strict):
    """Nơi nhận (ô 9b) with where it is filed ("VT, CA") and the drafter's mark with the number of copies (ô 12)."""

    entries: tuple[Entry, ...] = Field(default=(), max_length=200)
    filed: Entry = "VT"
    drafter: str = Field(default="", pattern=r"^[A-ZĐƯ]{0,6}$")
    copies: int | None = Field(default=None, ge=1, le=9_999)

    @model_validator(mode="after")
    def _filed_stands_apart(self) -> "Recipients":
        if any(entry.startswith("Lưu:") for entry in self.entries):
            raise ValueError("nơi lưu ghi ở “filed”, không ghi trong danh sách nơi nhận")
        if self.copies and not self.drafter:
            raise ValueError("số bản phát hành ghi cùng ký hiệu người soạn thảo (drafter)")
        return self


class Annex(Strict):
    """A list or form that goes with the document in the same file. `issued_by` ends "(Kèm theo … của …)"."""

    title: Capitals = Field(min_length=1)
    issued_by: Line = ""
    body: Blocks = ()


class Document(Strict):
    """The paper as a value. Empty parts are not printed; `patterns.missing` says what its kind still lacks."""

    kind: DocumentKind
    type_name: Capitals = ""
    parent: Capitals = ""
    issuer: Capitals = ""
    number: Number | None = None
    dated: Dated | None = None
    subject: Line = ""
    capacity: Capitals = ""
    addressees: tuple[Entry, ...] = Field(default=(), max_length=200)
    bases: tuple[Entry, ...] = Field(default=(), max_length=200)
    body: Blocks = ()
    signers: tuple[Signer, ...] = Field(default=(), max_length=2)
    recipients: Recipients | None = None
    annexes: tuple[Annex, ...] = Field(default=(), max_length=100)

    @field_validator("body")
    @classmethod
    def _without_the_end_mark(cls, body: tuple[Any, ...]) -> tuple[Any, ...]:
        """The writer ends the text with "./."; the stored text has no stop of its own there."""
        if not body or not (words := words_of(body[-1])):
            return body
        kept = words.rstrip(" ./")
        if not kept:
            raise ValueError("đoạn cuối chỉ có dấu chấm")
        last = body[-1]
        part = "title" if isinstance(last, Division) and last.title else "text"
        return (*body[:-1], last.model_copy(update={part: kept}))

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "Document":
        rules = pattern(self.kind)
        if (self.kind is DocumentKind.OTHER) != bool(self.type_name):
            raise ValueError("tên loại (type_name) ghi khi và chỉ khi kind là “other”")
        if type_named(self.type_name) or of_title(self.type_name):
            raise ValueError(f"“{self.type_name}” không dùng làm tên loại được; chọn kind tương ứng")
        if self.capacity and not (rules.enacts and self.subject):
            raise ValueError("thẩm quyền ban hành chỉ ghi ở quyết định, nghị quyết có trích yếu")
        if self.subject.startswith("Kính gửi") or enacts(self.subject) or enacts(self.capacity):
            raise ValueError(f"“{self.subject}” không dùng làm trích yếu được")
        if self._opens_with_addressee() and not (self.addressees or self.bases or rules.enacts):
            raise ValueError("nơi gửi ghi ở addressees, không ghi ở đoạn đầu")
        if self.parent and not self.issuer:
            raise ValueError("có cơ quan chủ quản thì phải có cơ quan ban hành")
        return self

    def _opens_with_addressee(self) -> bool:
        return bool(self.body) and words_of(self.body[0]).startswith("Kính gửi")

    @property
    def type_printed(self) -> str:
        """What stands as tên loại; nothing on a công văn."""
        if self.kind is DocumentKind.LETTER:
            return ""
        return self.type_name or self.kind.label.upper()

    def closing(self) -> Division | Paragraph | None:
        """The block that takes the end mark."""
        last = self.body[-1] if self.body else None
        return last if isinstance(last, Division | Paragraph) else None
