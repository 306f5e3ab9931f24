"""What kind of file it is, read from its bytes: names and browsers' claims are not believed.

A small table of our own, because no library tells a .docx from a plain zip reliably and libmagic needs a
system package. Accepted: pdf, docx, xlsx, jpg, png. Each kind is then looked at for what it must not be.
"""

import zipfile
import zlib
from typing import BinaryIO

from binhyen.papers.inspection.office import DOCX, XLSX, judge_office
from binhyen.papers.inspection.pdf import judge_pdf
from binhyen.papers.inspection.picture import judge_picture
from binhyen.papers.inspection.refusal import NotAccepted

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"

ENDINGS = {PDF: "pdf", DOCX: "docx", XLSX: "xlsx", JPEG: "jpg", PNG: "png"}
ACCEPTED = "pdf, docx, xlsx, jpg, png"

_SIGNATURES = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
_ZIP = b"PK\x03\x04"


def ending_of(media_type: str) -> str:
    return ENDINGS.get(media_type, "bin")


def sniff(content: BinaryIO) -> str:
    """The media type of an accepted file; the position is put back to the start. Raises NotAccepted."""
    content.seek(0)
    head = content.read(8)
    try:
        return _kind(content, head)
    finally:
        content.seek(0)


def _kind(content: BinaryIO, head: bytes) -> str:
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            if media_type == PDF:
                judge_pdf(content)
            else:
                judge_picture(content)
            return media_type
    if head.startswith(_ZIP):
        return _office(content)
    raise NotAccepted(f"không phải là một trong các loại được nhận ({ACCEPTED})")


def _office(content: BinaryIO) -> str:
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as package:
            media_type = judge_office(package)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        if isinstance(error, NotAccepted):
            raise
        raise NotAccepted("bị hỏng hoặc tải lên chưa hết") from None
    if media_type is None:
        raise NotAccepted(f"là tệp nén, không phải văn bản Word hay bảng tính Excel ({ACCEPTED})")
    return media_type


__all__ = ["ACCEPTED", "DOCX", "ENDINGS", "JPEG", "PDF", "PNG", "XLSX", "NotAccepted", "ending_of", "sniff"]
