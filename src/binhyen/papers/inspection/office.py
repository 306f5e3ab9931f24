"""A Word or Excel package: which of the two, and without macros, bombs or links to templates elsewhere."""

import re
from zipfile import ZipFile, ZipInfo

from binhyen.papers.inspection.refusal import NotAccepted

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_TYPES = "[content_types].xml"
# More than a dossier paper can hold; and a part that shrank so much is no text but a bomb.
_UNPACKED_LIMIT = 300_000_000
_PARTS_LIMIT = 5_000
_LARGE_PART, _RATIO = 10_000_000, 200
_LISTING_LIMIT = 2_000_000
_MACROS = re.compile(rb"macroEnabled|vnd\.ms-office\.vbaProject|vbaProjectSignature", re.IGNORECASE)
_RELATIONSHIP = re.compile(rb"<[^<>]*Relationship\s[^<>]*>")
_OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")


def judge_office(package: ZipFile) -> str | None:
    """The media type; None for a zip that is neither. Raises NotAccepted. Office ignores case in names of parts."""
    parts = package.infolist()
    if len(parts) > _PARTS_LIMIT or sum(part.file_size for part in parts) > _UNPACKED_LIMIT:
        raise NotAccepted(_TOO_LARGE)
    if any(part.file_size > _LARGE_PART and part.file_size > _RATIO * part.compress_size for part in parts):
        raise NotAccepted(_TOO_LARGE)
    by_name = {part.filename.lower().replace("\\", "/"): part for part in parts}
    types = by_name.get(_TYPES)
    if any("vbaproject" in name or "/macrosheets/" in name for name in by_name):
        raise NotAccepted(_HAS_MACROS)
    kind = next((kind for name, kind in _MAIN_PARTS.items() if name in by_name), None)
    if types is None or kind is None:
        return None
    if _MACROS.search(_listing(package, types)):
        raise NotAccepted(_HAS_MACROS)
    if kind == DOCX:
        _judge_links(package, parts)
    return kind


_TOO_LARGE = "giải nén ra quá lớn"
_HAS_MACROS = "có chứa macro. Hãy lưu lại ở dạng không có macro (.docx, .xlsx)"


def _judge_links(package: ZipFile, parts: list[ZipInfo]) -> None:
    """A template, picture or object fetched from elsewhere tells that place who reads, and may bring macros."""
    for part in parts:
        if part.filename.lower().endswith(".rels"):
            for found in _RELATIONSHIP.finditer(_listing(package, part)):
                if _OUTSIDE.search(found[0]) and not _LINK.search(found[0]):
                    raise NotAccepted("nối ra một mẫu hoặc tệp ở nơi khác. Hãy chép nội dung sang tệp mới rồi lưu lại")


def _listing(package: ZipFile, part: ZipInfo) -> bytes:
    if part.file_size > _LISTING_LIMIT:
        raise NotAccepted(_TOO_LARGE)
    return package.read(part)
