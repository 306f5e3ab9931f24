"""A .doc of Word 97–2003, through catdoc where it is installed; and what else hides in the same container."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from binhyen.papers.read.pieces import Extract
from binhyen.papers.read.reading import CannotRead
from binhyen.papers.read.text import extract_text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECONDS = 20


def is_ole(content: bytes) -> bool:
    return content.startswith(_OLE)


def extract_doc(content: bytes) -> Extract:
    if _names(content, "EncryptedPackage"):
        raise CannotRead("Tệp Word bị khóa bằng mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.")
    if not _names(content, "WordDocument"):
        raise CannotRead("Tệp không phải văn bản Word. Hãy chọn tệp .docx, .pdf, .doc, .txt hoặc .md.")
    catdoc = shutil.which("catdoc")
    if catdoc is None:
        raise CannotRead("Máy chủ chưa đọc được tệp .doc kiểu cũ. Hãy mở bằng Word và lưu lại dạng .docx.")
    return extract_text(_printed(catdoc, content))


def _names(content: bytes, stream: str) -> bool:
    """A stream's name stands in the container's directory in UTF-16."""
    return stream.encode("utf-16-le") in content


def _printed(catdoc: str, content: bytes) -> bytes:
    with tempfile.NamedTemporaryFile(suffix=".doc") as file:
        Path(file.name).write_bytes(content)
        command = [catdoc, "-w", "-d", "utf-8", file.name]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603  # our words
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            raise CannotRead("Không đọc được tệp .doc. Hãy mở bằng Word và lưu lại dạng .docx.") from None
    return done.stdout
