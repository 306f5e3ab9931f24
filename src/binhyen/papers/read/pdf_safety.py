"""What a PDF must not be before it is read: torn, locked, two files in one, or able to act."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Pdf, Stream

from binhyen.papers.read.reading import CannotRead

_ACTS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToE"}
_HELD = {"/JS", "/JavaScript", "/RichMediaContent"}
_DEEPEST = 30


@contextmanager
def opened(content: bytes) -> Iterator[Pdf]:
    """The file's objects. Raises CannotRead, in Vietnamese, where it may not be read."""
    try:
        file = pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise CannotRead(_LOCKED) from None
    except pikepdf.PdfError:
        raise CannotRead("Tệp PDF bị hỏng hoặc tải lên chưa hết. Hãy xuất lại từ tệp gốc.") from None
    with file:
        if file.is_encrypted:
            raise CannotRead(_LOCKED)
        if any(_acts(each, 0) for each in file.objects):
            raise CannotRead("Tệp PDF có mã lệnh (JavaScript hoặc lệnh mở tệp khác). Hãy in lại ra PDF thường.")
        yield file


_LOCKED = "Tệp PDF bị khóa bằng mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại."


def _acts(each: Any, depth: int) -> bool:
    """Direct objects are walked into; what is referred to is met by itself in the list of all objects."""
    if depth > _DEEPEST:
        return True
    if isinstance(each, Array):
        return any(_acts(item, depth + 1) for item in each if _is_direct(item))
    if not isinstance(each, Dictionary | Stream):
        return False
    entries = dict(each.stream_dict.items() if isinstance(each, Stream) else each.items())
    if not _HELD.isdisjoint(entries) or str(entries.get("/S", "")) in _ACTS:
        return True
    return any(_acts(item, depth + 1) for item in entries.values() if _is_direct(item))


def _is_direct(item: Any) -> bool:
    return isinstance(item, Dictionary | Array) and not item.is_indirect
