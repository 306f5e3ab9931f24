"""What is written is read back as the same value, from the words on the page alone."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings

from binhyen.papers.model import Document
from binhyen.papers.read import read_paper
from binhyen.papers.write import write_docx, write_pdf
from tests.papers.values import documents

AT = datetime(2025, 11, 14, 1, tzinfo=UTC)
BUILT_IN = "Libertinus Serif"
slow = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


@given(documents())
@slow
def test_a_docx_is_read_back_as_the_same_value(document: Document) -> None:
    assert read_paper(write_docx(document, at=AT).content).document == document


@given(documents())
@slow
def test_a_pdf_is_read_back_as_the_same_value(document: Document) -> None:
    assert read_paper(write_pdf(document, at=AT, font=BUILT_IN).content).document == document
