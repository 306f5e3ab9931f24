"""The shipped examples as values, and a long report of three pages."""

import json
from typing import Any

from binhyen.papers.model import Division, DivisionKind, Document, DocumentKind, Paragraph, Table
from binhyen.papers.schemas import example

OF_THE_PROGRAMME = (
    DocumentKind.DECISION,
    DocumentKind.PLAN,
    DocumentKind.MINUTES,
    DocumentKind.REPORT,
    DocumentKind.PROPOSAL,
    DocumentKind.LETTER,
    DocumentKind.NOTICE,
    DocumentKind.CERTIFICATE,
    DocumentKind.REGISTRATION,
    DocumentKind.RESOLUTION,
)


def sample(kind: DocumentKind, **changed: Any) -> Document:
    return Document.model_validate_json(json.dumps(example(kind))).model_copy(update=changed)


def long_report(mark: str = "") -> Document:
    """Three pages with a table of 18 rows. `mark` makes one differ from another."""
    told = Paragraph(
        text=f"Xã đã tổ chức tuyên truyền, vận động Nhân dân thực hiện các nội dung đã đăng ký {mark}. " * 6
    )
    rows = tuple(
        (f"{number:02d}", f"Tiêu chí {number}: không để xảy ra vụ việc phức tạp về an ninh, trật tự", "Đạt", "Điều 4")
        for number in range(1, 19)
    )
    title = Division(kind=DivisionKind.ROMAN, title="KẾT QUẢ THỰC HIỆN")
    table = Table(header=(("TT", "Tiêu chí", "Kết quả", "Căn cứ"),), rows=rows)
    report = sample(DocumentKind.REPORT)
    return Document.model_validate(
        dict(report) | {"body": (told, told, title, told, told, table, title, told, told, told)}
    )
