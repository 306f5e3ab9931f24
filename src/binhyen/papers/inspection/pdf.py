"""A PDF that is whole and nothing else besides. Its objects are walked only where it is read."""

import os
import zipfile
from typing import BinaryIO

from binhyen.papers.inspection.refusal import NotAccepted

_TAIL = 2_048
_END = b"%%EOF"


def judge_pdf(content: BinaryIO) -> None:
    """A zip reader starts at a file's end and a PDF reader at its head: one file can be both, and fool either."""
    if zipfile.is_zipfile(content):
        raise NotAccepted("vừa là PDF vừa là tệp nén")
    size = content.seek(0, os.SEEK_END)
    content.seek(max(0, size - _TAIL))
    if _END not in content.read():
        raise NotAccepted("bị hỏng hoặc tải lên chưa hết")
