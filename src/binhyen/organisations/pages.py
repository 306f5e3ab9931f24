"""A unit's versions as terms and values."""

from dataclasses import dataclass
from datetime import date

from binhyen.organisations.models import UnitVersion


@dataclass(frozen=True)
class Row:
    term: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class ShownVersion:
    valid_from: date
    valid_to: date | None
    rows: list[Row]


def shown(version: UnitVersion) -> ShownVersion:
    """What is known of the version; what was not said is left out."""
    party = {True: "Có", False: "Không", None: ""}[version.has_party_body]
    delegated = (
        f"{version.get_delegated_level_display()}, {version.delegation_basis}" if version.delegated_level else ""
    )
    said = [
        Row("Tên", version.name),
        Row("Mã chính thức", version.code),
        Row("Cấp học", version.get_school_level_display()),
        Row("Quy mô doanh nghiệp", version.get_enterprise_size_display()),
        Row("Lực lượng vũ trang", "Có" if version.is_armed_force else ""),
        Row("Có tổ chức Đảng", party),
        Row("Thuộc thẩm quyền", version.get_managing_level_display()),
        Row("Được ủy quyền", delegated),
        Row("Căn cứ", version.basis),
    ]
    return ShownVersion(version.valid_from, version.valid_to, [row for row in said if row.value])
