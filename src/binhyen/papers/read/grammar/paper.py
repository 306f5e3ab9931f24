"""The whole paper, part by part from its top to its end."""

from pydantic import ValidationError

from binhyen.papers.layout import END_MARK
from binhyen.papers.model import Document, DocumentKind, Paragraph
from binhyen.papers.model.explain import explain
from binhyen.papers.read.grammar.annex import read_annexes
from binhyen.papers.read.grammar.body import ends_body, read_body
from binhyen.papers.read.grammar.cursor import Cursor
from binhyen.papers.read.grammar.foot import read_foot
from binhyen.papers.read.grammar.head import read_head
from binhyen.papers.read.grammar.opening import read_opening
from binhyen.papers.read.pieces import Extract
from binhyen.papers.read.reading import CannotRead, Reading


def recognise(extract: Extract) -> Reading:
    """The value in the pieces. Raises CannotRead where they hold what no value may, such as control characters."""
    cursor = Cursor(extract)
    try:
        document = _document(cursor)
    except ValidationError as error:
        raise CannotRead(f"Không đọc được nội dung: {explain(error)}") from error
    return Reading(document, tuple(cursor.found), tuple(cursor.remarks), extract.encoding)


def _document(cursor: Cursor) -> Document:
    head, opening = read_head(cursor), read_opening(cursor)
    body = read_body(cursor, "body", ends_body(cursor))
    if body and body[-1] == Paragraph(text=END_MARK):
        body.pop()  # below a table the end mark stands alone
    foot = read_foot(cursor)
    letter = opening.kind is DocumentKind.LETTER
    document = Document(
        kind=opening.kind,
        type_name=opening.type_name,
        parent=head.parent,
        issuer=head.issuer,
        number=head.number,
        dated=head.dated,
        subject=head.about if letter else opening.subject,
        capacity=opening.capacity,
        addressees=opening.addressees,
        bases=opening.bases,
        body=tuple(body),
        signers=tuple(foot.signers),
        recipients=foot.recipients,
    )
    annexes = read_annexes(cursor, document)
    return document.model_copy(update={"annexes": annexes})
