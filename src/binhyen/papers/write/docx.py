"""The value as a .docx: named styles, real headings, repeated header rows, same bytes for same value and time."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime

from docx.document import Document as File
from docx.enum.section import WD_SECTION
from docx.table import _Cell

from binhyen.papers import layout, printed
from binhyen.papers.model import Document, Table
from binhyen.papers.model.signer import Signer
from binhyen.papers.write.docx_blank import blank_file
from binhyen.papers.write.docx_page import set_page
from binhyen.papers.write.docx_table import data_table, side_by_side
from binhyen.papers.write.docx_words import Holder, add_gap, add_words
from binhyen.papers.write.written import Written
from binhyen.papers.write.zipped import rezipped

ROOM = layout.PAGE.width - layout.PAGE.left - layout.PAGE.right
_SIGNING = (0.48, 0.52)


def write_docx(document: Document, *, at: datetime) -> Written:
    """`at` stands in the file as its time."""
    file = blank_file()
    _describe(file, document, at)
    _heading(file, document)
    _all(file, printed.opening(document))
    _all(file, printed.body(document), keep_end=bool(document.signers or document.recipients))
    _signing(file, document)
    _annexes(file, document)
    out = io.BytesIO()
    file.save(out)
    return Written(rezipped(out.getvalue()), layout.FONT)


def _describe(file: File, document: Document, at: datetime) -> None:
    about = file.core_properties
    about.title = " ".join(part for part in (document.type_printed, document.subject) if part)[:255]
    about.language = "vi-VN"
    about.author = about.comments = about.keywords = about.last_modified_by = ""
    # Word wants UTC without saying so.
    about.created = about.modified = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _heading(file: File, document: Document) -> None:
    left, right = layout.LEFT_COLUMN * ROOM, (1 - layout.LEFT_COLUMN) * ROOM
    for pair in (
        (printed.issuing(document), printed.nation()),
        (printed.numbered(document), printed.dated(document)),
    ):
        if any(pair):
            cells = side_by_side(file, (left, right), continues=pair[1] != printed.nation())
            for cell, words, room in zip(cells, pair, (left, right), strict=True):
                _fill(cell, words, room)


def _fill(cell: Holder, words: Iterable[printed.Words], room: float) -> None:
    for each in words:
        add_words(cell, each, room=room)


def _all(file: File, elements: Iterable[printed.Printed], *, keep_end: bool = False) -> None:
    listed = list(elements)
    for place, each in enumerate(listed, start=1):
        if isinstance(each, Table):
            data_table(file, each, room=ROOM)
        else:
            add_words(file, each, room=ROOM, keep=keep_end and place == len(listed))


def _signing(file: File, document: Document) -> None:
    received = list(printed.recipients(document.recipients)) if document.recipients else []
    signers = document.signers
    if not signers and not received:
        return
    left_room, right_room = (share * ROOM for share in _SIGNING)
    left, right = side_by_side(file, (left_room, right_room), before=12)
    if len(signers) == 2:
        _signature(left, signers[0], left_room)
        _signature(right, signers[1], right_room)
        _fill(file, received, ROOM)
        return
    _fill(left, received, left_room)
    if signers:
        _signature(right, signers[0], right_room)


def _signature(cell: _Cell, signer: Signer, room: float) -> None:
    above, below = printed.signature(signer)
    _fill(cell, above, room)
    add_gap(cell, layout.SIGNATURE_GAP)
    _fill(cell, below, room)


def _annexes(file: File, document: Document) -> None:
    for place, annex in enumerate(document.annexes, start=1):
        set_page(file.add_section(WD_SECTION.NEW_PAGE), restart=True)
        _all(file, printed.annex_head(document, annex, place))
        _all(file, printed.blocks(annex.body, base=1))
