"""NĐ 30/2020, Phụ lục I as one table: page, margins, and for each element its sizes, face and place.

The writers draw by it, the reader and the linter compare with it. Millimetres for the page, points for type.
`sizes` are the sizes that the decree allows; `size` is the one that its illustration shows, and ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from binhyen.core.choices import Labelled

FONT = "Times New Roman"
# Declared substitutes with the same widths, then the one that typst brings along.
SUBSTITUTES = ("Tinos", "Liberation Serif", "Libertinus Serif")
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
END_MARK = "./."

Align = Literal["left", "right", "center", "justify"]


class Role(Labelled):
    """An element of the paper. The label names its style in a .docx."""

    NATION = "nation", "Quốc hiệu"
    MOTTO = "motto", "Tiêu ngữ"
    PARENT = "parent", "Cơ quan chủ quản"
    ISSUER = "issuer", "Cơ quan ban hành"
    NUMBER = "number", "Số, ký hiệu"
    DATED = "dated", "Địa danh và thời gian"
    TYPE = "type", "Tên loại"
    SUBJECT = "subject", "Trích yếu"
    ABOUT = "about", "Trích yếu công văn"
    CAPACITY = "capacity", "Thẩm quyền ban hành"
    ADDRESSEE = "addressee", "Kính gửi"
    ADDRESSEES = "addressees", "Danh sách kính gửi"
    BASIS = "basis", "Căn cứ ban hành"
    ENACTS = "enacts", "Lời ban hành"
    WIDE_TITLE = "wide_title", "Tiêu đề phần, chương"
    TITLE = "title", "Tiêu đề điều, khoản"
    TEXT = "text", "Lời văn"
    HEADER_CELL = "header_cell", "Ô đầu bảng"
    CELL = "cell", "Ô bảng"
    SIGNER = "signer", "Quyền hạn, chức vụ"
    NAME = "name", "Họ tên người ký"
    RECEIVED = "received", "Nơi nhận"
    RECIPIENT = "recipient", "Danh sách nơi nhận"
    ANNEX = "annex", "Phụ lục"
    ANNEX_TITLE = "annex_title", "Tiêu đề phụ lục"
    ANNEX_OF = "annex_of", "Kèm theo"
    PAGE_NUMBER = "page_number", "Số trang"


@dataclass(frozen=True)
class Style:
    """`box` is the decree's ô số; `rule` the line below as a share of the words' width; `before`/`after` in points."""

    box: str
    size: float
    sizes: tuple[float, float]
    bold: bool = False
    italic: bool = False
    align: Align = "center"
    before: float = 0
    after: float = 0
    rule: float = 0
    indent: float = 0


@dataclass(frozen=True)
class Page:
    """A4 upright; what stands here lies within the decree's limits beside it."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    limits: Mapping[str, tuple[float, float]] = field(default_factory=dict)


PAGE = Page(limits={"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)})
FIRST_LINE = 12.7  # mm; the decree allows 10 or 12.7
LINE = 1.15  # of the size; a "single" line of Times
PARAGRAPH_GAP = 6.0  # pt, the decree's least
LEFT_COLUMN = 0.455  # the share of the issuing body in the heading
RULE_GAP = 3.0  # pt above and below the lines under Tiêu ngữ, issuing body and subject
SIGNATURE_GAP = 62.0  # pt left for the signature and the seal

_13_14 = (13.0, 14.0)
_12_13 = (12.0, 13.0)

STYLES: Mapping[Role, Style] = {
    Role.NATION: Style("1", 12, _12_13, bold=True),
    Role.MOTTO: Style("1", 13, _13_14, bold=True, rule=1.0),
    Role.PARENT: Style("2", 12, _12_13),
    Role.ISSUER: Style("2", 12, _12_13, bold=True, rule=0.4),
    Role.NUMBER: Style("3", 13, (13, 13), before=4),
    Role.DATED: Style("4", 13, _13_14, italic=True, before=4),
    Role.TYPE: Style("5a", 14, _13_14, bold=True, before=14),
    Role.SUBJECT: Style("5a", 14, _13_14, bold=True, rule=0.4, after=6),
    Role.ABOUT: Style("5b", 12, _12_13, before=6),
    Role.CAPACITY: Style("6", 14, _13_14, bold=True, before=10, after=4),
    Role.ADDRESSEE: Style("9a", 14, _13_14, before=8, after=6),
    Role.ADDRESSEES: Style("9a", 14, _13_14, align="left", indent=50),
    Role.BASIS: Style("6", 14, _13_14, italic=True, align="justify", before=6),
    Role.ENACTS: Style("6", 14, _13_14, bold=True, before=10, after=4),
    Role.WIDE_TITLE: Style("6", 14, _13_14, bold=True, before=10),
    Role.TITLE: Style("6", 14, _13_14, bold=True, align="justify", before=6),
    Role.TEXT: Style("6", 14, _13_14, align="justify", before=6),
    Role.HEADER_CELL: Style("6", 13, _13_14, bold=True, before=2, after=2),
    Role.CELL: Style("6", 13, _13_14, align="left", before=2, after=2),
    Role.SIGNER: Style("7a", 14, _13_14, bold=True),
    Role.NAME: Style("7b", 14, _13_14, bold=True),
    Role.RECEIVED: Style("9b", 12, (12, 12), bold=True, italic=True, align="left"),
    Role.RECIPIENT: Style("9b", 11, (11, 11), align="left"),
    Role.ANNEX: Style("6", 14, (14, 14), bold=True),
    Role.ANNEX_TITLE: Style("6", 14, _13_14, bold=True),
    Role.ANNEX_OF: Style("6", 14, _13_14, italic=True, after=6),
    Role.PAGE_NUMBER: Style("", 14, _13_14),
}
