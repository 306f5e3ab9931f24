"""Plain text and Markdown as pieces: a line is a piece; only words speak, so the confidence is lower."""

import re

from binhyen.papers.read.pieces import Extract, Grid, Item, Piece
from binhyen.papers.read.reading import Span

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")
_MARKDOWN = re.compile(r"^#{1,6}\s+|(?<!\w)(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)(?!\w)")
_DIVIDER = re.compile(r"\|?[\s:|-]+\|[\s:|-]*")
_GAP = re.compile(r"\t+|\s{6,}")  # two columns side by side: "UBND XÃ      CỘNG HÒA …"


def looks_like_text(content: bytes) -> bool:
    return content[:3] != b"\xff\xd8\xff" and not content.startswith(_BINARY) and not _CONTROL.search(content)


def extract_text(content: bytes) -> Extract:
    return Extract(_items(_decoded(content)), faces=False)


def _decoded(content: bytes) -> str:
    """UTF-8, else the Windows code page for Vietnamese: base letters with combining tones, composed later."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Legacy fonts wrote Latin-1 look-alikes; cp1258 leaves a few bytes open that they use.
        legacy = content.decode("latin-1")
        return content.decode("cp1258", errors="replace") if _is_cp1258(content) else legacy


def _is_cp1258(content: bytes) -> bool:
    """It alone has its tones as bytes of their own, right behind a vowel."""
    tones = len(re.findall(rb"[aeiouyAEIOUY\xe2\xea\xf4\xe3\xf5\xfd][\xcc\xec\xde\xd2\xf2]", content))
    return tones * 25 > len(content)


def _items(text: str) -> list[Item]:
    items: list[Item] = []
    rows: list[tuple[str, ...]] = []
    for order, line in enumerate(text.splitlines(), start=1):
        if line.strip().startswith("|") and line.strip().endswith("|"):
            if not _DIVIDER.fullmatch(line.strip()):
                rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
            continue
        if rows:
            items.append(_grid(rows, order))
            rows = []
        plain = _MARKDOWN.sub("", line.strip())
        items += [Piece(part, Span(order)) for part in _GAP.split(plain) if part.strip()]
    return [*items, _grid(rows, len(text.splitlines()))] if rows else items


def _grid(rows: list[tuple[str, ...]], order: int) -> Grid:
    width = max(len(row) for row in rows)
    full = [row + ("",) * (width - len(row)) for row in rows]
    return Grid((full[0],), tuple(full[1:]), Span(order))
