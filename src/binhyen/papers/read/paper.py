"""The door of the reader: any bytes become the value, or a Vietnamese sentence why not."""

import io
import zlib
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError
from pikepdf import PdfError
from pypdfium2 import PdfiumError

from binhyen.papers.kinds import DOCX, PDF, NotAccepted, sniff
from binhyen.papers.read.docx import extract_docx
from binhyen.papers.read.grammar import recognise
from binhyen.papers.read.legacy import brought_to_unicode
from binhyen.papers.read.pdf import extract_pdf
from binhyen.papers.read.pieces import Extract
from binhyen.papers.read.reading import CannotRead, Reading
from binhyen.papers.read.text import extract_text, looks_like_text
from binhyen.papers.read.word97 import extract_doc, is_ole

LARGEST = 60_000_000
# What the libraries raise on files whose parts are not what they claim: numbers for names, circles, torn streams.
_DAMAGE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    PdfError,
    PdfiumError,
    PackageNotFoundError,
    LxmlError,
    BadZipFile,
    zlib.error,
)


def read_paper(content: bytes) -> Reading:
    """What the bytes are is read from the bytes. Raises CannotRead."""
    if not content:
        raise CannotRead("Tệp rỗng (0 byte).")
    if len(content) > LARGEST:
        raise CannotRead(f"Tệp nặng {len(content) // 1_000_000} MB, đọc được đến {LARGEST // 1_000_000} MB.")
    try:
        extract = _extract(content)
    except CannotRead:
        raise
    except _DAMAGE as error:
        raise CannotRead("Tệp bị hỏng hoặc tải lên chưa hết. Hãy xuất lại từ tệp gốc.") from error
    return recognise(brought_to_unicode(extract))


def _extract(content: bytes) -> Extract:
    if is_ole(content):
        return extract_doc(content)
    if looks_like_text(content):
        return extract_text(content)
    try:
        kind = sniff(io.BytesIO(content))
    except NotAccepted as why:
        raise CannotRead(f"Tệp {why}.") from None
    if kind == DOCX:
        return extract_docx(content)
    if kind == PDF:
        return extract_pdf(content)
    raise CannotRead("Tệp là ảnh hoặc bảng tính, không phải văn bản. Hãy chọn tệp .docx, .pdf, .doc, .txt hoặc .md.")
