"""The value as it stands on paper: every element in order with its role and its words. Both writers print this."""

from collections.abc import Iterator
from typing import NamedTuple

from binhyen.papers.layout import END_MARK, MOTTO, NATION, Role
from binhyen.papers.model.body import Division, Paragraph, Table
from binhyen.papers.model.dated import in_words
from binhyen.papers.model.document import Annex, Document, Recipients
from binhyen.papers.model.enums import DocumentKind
from binhyen.papers.model.labels import RUN_IN, label
from binhyen.papers.model.numerals import roman
from binhyen.papers.model.patterns import pattern
from binhyen.papers.model.signer import Signer


class Words(NamedTuple):
    """`lead` opens the text in bold ("Điều 1."); `above` is a line of its own in the same element ("Chương I")."""

    role: Role
    text: str
    lead: str = ""
    above: str = ""
    level: int = 0


Printed = Words | Table


def issuing(document: Document) -> list[Words]:
    """The left upper corner: ô 2."""
    words = [Words(Role.PARENT, document.parent), Words(Role.ISSUER, document.issuer)]
    return [each for each in words if each.text]


def nation() -> list[Words]:
    """The right upper corner: ô 1."""
    return [Words(Role.NATION, NATION), Words(Role.MOTTO, MOTTO)]


def numbered(document: Document) -> list[Words]:
    """Ô 3, and below it the subject of a công văn (ô 5b)."""
    words = [Words(Role.NUMBER, f"Số: {document.number.printed}")] if document.number else []
    if document.kind is DocumentKind.LETTER and document.subject:
        words.append(Words(Role.ABOUT, f"V/v {document.subject}"))
    return words


def dated(document: Document) -> list[Words]:
    return [Words(Role.DATED, document.dated.printed)] if document.dated else []


def opening(document: Document) -> Iterator[Words]:
    """Everything between the heading and the body."""
    if document.type_printed:
        yield Words(Role.TYPE, document.type_printed, level=1)
        if document.subject:
            yield Words(Role.SUBJECT, document.subject)
    yield from _addressees(document.addressees)
    if document.capacity:
        yield Words(Role.CAPACITY, document.capacity)
    yield from (Words(Role.BASIS, entry) for entry in listed(document.bases))
    if enacts := pattern(document.kind).enacts:
        yield Words(Role.ENACTS, enacts)


def _addressees(entries: tuple[str, ...]) -> Iterator[Words]:
    if len(entries) == 1:
        yield Words(Role.ADDRESSEE, f"Kính gửi: {entries[0]}")
    elif entries:
        yield Words(Role.ADDRESSEE, "Kính gửi:")
        yield from (Words(Role.ADDRESSEES, f"- {entry}") for entry in listed(entries))


def listed(entries: tuple[str, ...]) -> list[str]:
    """Each with ";" and the last with "."."""
    return [entry + (";" if place < len(entries) else ".") for place, entry in enumerate(entries, start=1)]


def body(document: Document) -> Iterator[Printed]:
    ends = pattern(document.kind).ends and bool(document.body)
    last = document.closing() if ends else None
    # The title of the paper is its heading of level 1; a công văn has none.
    yield from blocks(document.body, base=1 if document.type_printed else 0, last=last)
    if ends and last is None:
        yield Words(Role.TEXT, END_MARK)


def annex_head(document: Document, annex: Annex, place: int) -> Iterator[Words]:
    """`place` counts from 1; a single annex bears no number."""
    name = "Phụ lục" if len(document.annexes) == 1 else f"Phụ lục {roman(place)}"
    yield Words(Role.ANNEX, name, level=1)
    yield Words(Role.ANNEX_TITLE, annex.title)
    yield Words(Role.ANNEX_OF, kept_with(document, annex))


def kept_with(document: Document, annex: Annex) -> str:
    """ "(Kèm theo Quyết định số 05/QĐ-UBND ngày 14 tháng 11 năm 2025 của …)"."""
    name = document.type_printed.capitalize() or DocumentKind.LETTER.label
    number = f" số {document.number.printed}" if document.number else ""
    on = f" {in_words(document.dated.on)}" if document.dated else ""
    by = f" của {annex.issued_by}" if annex.issued_by else ""
    return f"(Kèm theo {name}{number}{on}{by})"


def blocks(
    content: tuple[Division | Paragraph | Table, ...], *, base: int, last: Division | Paragraph | None = None
) -> Iterator[Printed]:
    """Headings get levels without a gap, as readers for the blind need them: a level deeper at a time."""
    opened: list[Division] = []
    for block in content:
        end = END_MARK if block is last else ""
        match block:
            case Table():
                yield block
            case Paragraph():
                yield Words(Role.TEXT, block.text + end)
            case Division(title=""):
                yield Words(Role.TEXT, block.text + end, lead=label(block.kind, block.number))
            case Division():
                opened = [each for each in opened if _wider(each, block)] + [block]
                yield _title(block, end, base + len(opened))


def _wider(one: Division, other: Division) -> bool:
    order = list(type(one.kind))
    return order.index(one.kind) < order.index(other.kind)


def _title(block: Division, end: str, level: int) -> Words:
    name = label(block.kind, block.number)
    if block.kind in RUN_IN or name.endswith("."):
        return Words(Role.TITLE, f"{name} {block.title}{end}", level=level)
    return Words(Role.WIDE_TITLE, block.title + end, above=name, level=level)


def signature(signer: Signer) -> tuple[list[Words], list[Words]]:
    """What stands above the signature, and what stands below it."""
    above = [Words(Role.SIGNER, line.printed) for line in signer.authority]
    below = [Words(Role.SIGNER, signer.office), Words(Role.NAME, signer.name)]
    return [*above, Words(Role.SIGNER, signer.position)], [each for each in below if each.text]


def recipients(received: Recipients) -> Iterator[Words]:
    yield Words(Role.RECEIVED, "Nơi nhận:")
    yield from (Words(Role.RECIPIENT, f"- {entry};") for entry in received.entries)
    yield Words(Role.RECIPIENT, f"- Lưu: {received.filed}.")
    if received.drafter:
        copies = f". {received.copies}" if received.copies else ""
        yield Words(Role.RECIPIENT, f"{received.drafter}{copies}")
