"""What kind of file it is, read from its bytes: names and browsers' claims are not believed.

A small table of our own, because no library tells a .docx from a plain zip reliably and libmagic needs a
system package. Accepted: pdf, docx, xlsx, jpg, png.
"""

import zipfile
from typing import BinaryIO

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JPEG = "image/jpeg"
PNG = "image/png"

ENDINGS = {PDF: "pdf", DOCX: "docx", XLSX: "xlsx", JPEG: "jpg", PNG: "png"}
ACCEPTED = "pdf, docx, xlsx, jpg, png"

_SIGNATURES = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
_ZIP = b"PK\x03\x04"
_OFFICE_MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}

# A macro, or a zip that unfolds to far more than a dossier paper can hold, is refused. Office ignores case in names.
_MACRO_PARTS = ("vbaproject", "/macrosheets/", "/vbadata")
_MACRO_TYPES = (b"macroenabled", b"vbaproject")
_UNPACKED_LIMIT = 300_000_000
_PARTS_LIMIT = 5_000
_TYPES_LIMIT = 1_000_000


class NotAccepted(ValueError):
    """The bytes are none of the accepted kinds; the message is the Vietnamese reason."""


def ending_of(media_type: str) -> str:
    return ENDINGS.get(media_type, "bin")


def sniff(content: BinaryIO) -> str:
    """The media type of an accepted file; the position is put back to the start. Raises NotAccepted."""
    content.seek(0)
    head = content.read(8)
    content.seek(0)
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head.startswith(_ZIP):
        try:
            return _sniff_office(content)
        finally:
            content.seek(0)
    raise NotAccepted(f"không phải là một trong các loại được nhận ({ACCEPTED})")


def _sniff_office(content: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(content) as package:
            parts = package.infolist()
            types = _content_types(package, parts)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise NotAccepted("bị hỏng hoặc tải lên chưa hết") from None
    names = {part.filename.lower().replace("\\", "/") for part in parts}
    if len(parts) > _PARTS_LIMIT or sum(part.file_size for part in parts) > _UNPACKED_LIMIT:
        raise NotAccepted("giải nén ra quá lớn")
    if any(mark in name for name in names for mark in _MACRO_PARTS) or any(mark in types for mark in _MACRO_TYPES):
        raise NotAccepted("có chứa macro. Hãy lưu lại ở dạng không có macro (.docx, .xlsx)")
    if "[content_types].xml" in names:
        for main_part, media_type in _OFFICE_MAIN_PARTS.items():
            if main_part in names:
                return media_type
    raise NotAccepted(f"là tệp nén, không phải văn bản Word hay bảng tính Excel ({ACCEPTED})")


def _content_types(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bytes:
    """What the package says its parts are, in lower case: a macro may hide under any name, but not from this list."""
    listed = next((part for part in parts if part.filename.lower() == "[content_types].xml"), None)
    if listed is None or listed.file_size > _TYPES_LIMIT:
        return b""
    return package.read(listed).lower()
