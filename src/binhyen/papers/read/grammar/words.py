"""Words that open the parts of a paper."""

import re

from binhyen.papers.model import DocumentKind
from binhyen.papers.model.patterns import enacts, type_named
from binhyen.papers.model.signer import parse_authority
from binhyen.papers.model.text import LONGEST_LINE, without_stop

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
RECEIVED = re.compile(r"Nơi nhận\s*:?")
ADDRESSED = re.compile(r"Kính gửi\s*:?\s*(.*)")
BASED = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình)\b.*")
ANNEX = re.compile(r"(?:Phụ lục|PHỤ LỤC)(?:\s+(?:số\s*)?[IVXLC\d]+)?\s*:?")
_DECORATION = re.compile(r"[\W_]*")
# Named types of other instruments, which are read but never written here.
_FOREIGN = ("LUẬT", "NGHỊ ĐỊNH", "THÔNG TƯ", "THÔNG TƯ LIÊN TỊCH", "PHÁP LỆNH", "KẾT LUẬN", "ĐỀ CƯƠNG", "QUYẾT NGHỊ")


def kind_named(text: str) -> DocumentKind | None:
    """The kind whose name stands alone on the line, also one that is only read here."""
    return type_named(text) or (DocumentKind.OTHER if text in _FOREIGN else None)


def opens_text(text: str) -> bool:
    """The first line below a heading, where nothing else says that it has ended."""
    return bool(ADDRESSED.match(text) or BASED.match(text) or enacts(text))


def opens_signing(text: str) -> bool:
    return bool(RECEIVED.fullmatch(text)) or (text.isupper() and parse_authority(text) is not None)


def entries_of(lines: list[str]) -> tuple[str, ...]:
    """Entries of a list, cut to what the value holds; lines that say nothing dropped."""
    return tuple(line[:LONGEST_LINE] for line in lines if without_stop(line[:LONGEST_LINE]))


def is_decoration(text: str) -> bool:
    """A line of dashes or stars under a name."""
    return bool(_DECORATION.fullmatch(text))
