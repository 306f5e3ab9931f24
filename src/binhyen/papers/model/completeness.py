"""What a paper still lacks before it may be signed. The name of the signer and the number may wait."""

from collections.abc import Iterator

from binhyen.papers.model.document import Document
from binhyen.papers.model.patterns import pattern


def missing(document: Document) -> list[str]:
    """Vietnamese names of the parts that its kind demands (NĐ 30/2020, Phụ lục III)."""
    return list(_missing(document))


def _missing(document: Document) -> Iterator[str]:
    rules = pattern(document.kind)
    demands = {
        "cơ quan ban hành (issuer)": not document.issuer,
        "số, ký hiệu (number)": rules.numbered and document.number is None,
        "địa danh và thời gian (dated)": rules.dated and document.dated is None,
        "trích yếu (subject)": rules.subject and not document.subject,
        "thẩm quyền ban hành (capacity)": bool(rules.enacts) and not document.capacity,
        "căn cứ (bases)": bool(rules.enacts) and not document.bases,
        "nơi gửi (addressees)": rules.addressed and not document.addressees,
        "nội dung (body)": not document.body,
        "nơi nhận (recipients)": rules.received and document.recipients is None,
        f"người ký (signers: {rules.signers})": len(document.signers) < rules.signers,
    }
    return (part for part, lacks in demands.items() if lacks)
