"""The hash that ties a row to the one before it, and the proof that no row was touched."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from binhyen.core.models import AuditChain, AuditEntry

GENESIS = "0" * 64


def digest(entry: "AuditEntry", chain_key: str) -> str:
    """SHA-256 over the row's canonical JSON, in hexadecimal. It covers every column but the row's own number."""
    content = [
        chain_key,
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.actor_label,
        entry.action,
        entry.subject,
        entry.label,
        entry.data,
        entry.previous,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Break:
    """Where a chain no longer holds, in a sentence."""

    chain: str
    number: int
    what: str


def breaks(chain: "AuditChain", entries: Iterator["AuditEntry"]) -> Iterator[Break]:
    """Walk one chain in order; yield the first row that is altered, missing, inserted or out of order."""
    expected, previous = 1, GENESIS
    for entry in entries:
        fault = _fault(entry, chain.key, expected, previous)
        if fault:
            yield Break(chain.key, entry.number, fault)
            return
        expected, previous = expected + 1, entry.digest
    if (chain.length, chain.head) != (expected - 1, previous):
        yield Break(chain.key, expected, "thiếu dòng ở cuối chuỗi, hoặc đầu chuỗi đã bị sửa")


def _fault(entry: "AuditEntry", chain_key: str, expected: int, previous: str) -> str | None:
    if entry.number != expected:
        return f"chờ dòng {expected} nhưng gặp dòng {entry.number}: có dòng bị xóa, thêm hoặc đổi chỗ"
    if entry.previous != previous:
        return "không nối với dòng trước"
    if entry.digest != digest(entry, chain_key):
        return "nội dung đã bị sửa sau khi ghi"
    return None
