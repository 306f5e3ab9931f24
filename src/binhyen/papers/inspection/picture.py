"""A picture that would unfold to gigabytes: its size is read from its head, never by opening it."""

from typing import BinaryIO

from binhyen.papers.inspection.refusal import NotAccepted

MOST_PIXELS = 120_000_000  # four times a page scanned at 600 dpi; today's phones stay below
_HEAD = 400_000
_PNG = b"\x89PNG"
# Markers that open a frame of a JPEG and hold its size.
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}


def judge_picture(content: BinaryIO) -> None:
    content.seek(0)
    head = content.read(_HEAD)
    width, height = _png(head) if head.startswith(_PNG) else _jpeg(head)
    if width * height > MOST_PIXELS:
        raise NotAccepted(f"là ảnh {width * height // 1_000_000} triệu điểm ảnh, nhận đến {MOST_PIXELS // 1_000_000}")


def _png(head: bytes) -> tuple[int, int]:
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def _jpeg(head: bytes) -> tuple[int, int]:
    """Segment by segment to the frame; (0, 0) where none is met."""
    place = 2
    while place + 9 < len(head) and head[place] == 0xFF:
        if head[place + 1] in _FRAMES:
            return int.from_bytes(head[place + 7 : place + 9]), int.from_bytes(head[place + 5 : place + 7])
        place += 2 + int.from_bytes(head[place + 2 : place + 4])
    return 0, 0
