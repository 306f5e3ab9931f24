"""The invented place: province Ngàn Trúc, district Lam Khê (until 30/06/2025), commune Đồng Mây and what lies in it.

No real place bears these names; none must, because some of them are shown failing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from binhyen.accounts.models import User
from binhyen.organisations import actions
from binhyen.organisations.actions import UnitState
from binhyen.organisations.enums import EnterpriseSize, Level, SchoolLevel, UnitKind
from binhyen.organisations.models import Unit

LONG_AGO = date(2020, 1, 1)
DISTRICTS_END = date(2025, 6, 30)
NEW_REGIME = date(2025, 7, 1)
ABOLITION = "Kết thúc hoạt động của đơn vị hành chính cấp huyện"

HAMLETS = (
    "Bãi Đá",
    "Cây Gạo",
    "Đầm Sen",
    "Đồng Chùa",
    "Đồng Mới",
    "Gò Mây",
    "Khe Trúc",
    "Làng Dưới",
    "Làng Trên",
    "Ngòi Cát",
    "Rừng Cọ",
    "Suối Trong",
    "Vườn Chè",
)


@dataclass(frozen=True)
class Member:
    """An agency, school or enterprise, by the short name that the scripts use."""

    short: str
    name: str
    kind: UnitKind
    facts: dict[str, Any]


MEMBERS = (
    Member("van_phong", "Văn phòng HĐND và UBND xã Đồng Mây", UnitKind.AGENCY, {"has_party_body": True}),
    Member("mat_tran", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Đồng Mây", UnitKind.AGENCY, {"has_party_body": True}),
    Member("y_te", "Trạm Y tế xã Đồng Mây", UnitKind.AGENCY, {"has_party_body": True}),
    Member("van_hoa", "Trung tâm Văn hóa – Thể thao xã Đồng Mây", UnitKind.AGENCY, {"has_party_body": False}),
    Member("chu_thap_do", "Hội Chữ thập đỏ xã Đồng Mây", UnitKind.AGENCY, {"has_party_body": False}),
    Member("khuyen_nong", "Trạm Khuyến nông Đồng Mây", UnitKind.AGENCY, {"has_party_body": False}),
    Member("quan_su", "Ban Chỉ huy Quân sự xã Đồng Mây", UnitKind.AGENCY, {"is_armed_force": True}),
    Member("mam_non", "Trường Mầm non Đồng Mây", UnitKind.SCHOOL, {"school_level": SchoolLevel.PRESCHOOL}),
    Member("tieu_hoc", "Trường Tiểu học Đồng Mây", UnitKind.SCHOOL, {"school_level": SchoolLevel.PRIMARY}),
    Member(
        "thcs",
        "Trường THCS Đồng Mây",
        UnitKind.SCHOOL,
        {
            "school_level": SchoolLevel.LOWER_SECONDARY,
            "has_party_body": True,
            "managing_level": Level.DISTRICT,
        },
    ),
    Member(
        "thpt",
        "Trường THPT Lam Khê",
        UnitKind.SCHOOL,
        {
            "school_level": SchoolLevel.UPPER_SECONDARY,
            "has_party_body": True,
            "managing_level": Level.PROVINCE,
        },
    ),
    Member(
        "che",
        "Công ty cổ phần Chè Đồng Mây",
        UnitKind.ENTERPRISE,
        {"enterprise_size": EnterpriseSize.MEDIUM, "has_party_body": True},
    ),
    Member("co_khi", "Công ty TNHH Cơ khí Ngòi Cát", UnitKind.ENTERPRISE, {"enterprise_size": EnterpriseSize.SMALL}),
)


@dataclass(frozen=True)
class Place:
    province: Unit
    district: Unit
    commune: Unit
    hamlets: dict[str, Unit]
    members: dict[str, Unit]


def build(by: User) -> Place:
    """The place as it was in the districts' time."""
    province = actions.create_unit(
        kind=UnitKind.PROVINCE, state=UnitState(name="Tỉnh Ngàn Trúc"), valid_from=LONG_AGO, by=by
    )
    district = actions.create_unit(
        kind=UnitKind.DISTRICT, state=UnitState(name="Huyện Lam Khê", province=province), valid_from=LONG_AGO, by=by
    )
    commune = actions.create_unit(
        kind=UnitKind.COMMUNE,
        state=UnitState(name="Xã Đồng Mây", province=province, district=district),
        valid_from=LONG_AGO,
        by=by,
    )
    lies: dict[str, Any] = {"province": province, "district": district, "commune": commune}
    hamlets = {
        name: actions.create_unit(
            kind=UnitKind.RESIDENTIAL_AREA, state=UnitState(name=f"Xóm {name}", **lies), valid_from=LONG_AGO, by=by
        )
        for name in HAMLETS
    }
    members = {
        member.short: actions.create_unit(
            kind=member.kind,
            state=UnitState(name=member.name, **lies, **member.facts),
            valid_from=LONG_AGO,
            by=by,
        )
        for member in MEMBERS
    }
    return Place(province, district, commune, hamlets, members)


def end_districts(place: Place, by: User) -> None:
    """01/07/2025: districts end, and the lower secondary school comes under the commune."""
    actions.end_districts(place.province, last_day=DISTRICTS_END, by=by, basis=ABOLITION)
    school = next(member for member in MEMBERS if member.short == "thcs")
    facts = school.facts | {"managing_level": Level.COMMUNE}
    state = UnitState(name=school.name, province=place.province, commune=place.commune, **facts)
    actions.change_unit(
        place.members["thcs"], state=state, valid_from=NEW_REGIME, by=by, basis="Chuyển về Ủy ban nhân dân xã quản lý"
    )
