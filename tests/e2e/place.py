"""The invented commune of the walk-through before anything happens in it: places and accounts, no season.

Districts still exist; `end_districts` is what 01/07/2025 brings. One agency is missing: the walk adds it by the pages.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from binhyen.accounts.actions import create_account
from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import SYSTEM
from binhyen.demo.people import Cast
from binhyen.demo.steps import Player
from binhyen.organisations import actions
from binhyen.organisations.actions import UnitState, create_unit, grant
from binhyen.organisations.enums import Level, Role, SchoolLevel, UnitKind
from binhyen.organisations.models import Unit

LONG_AGO = date(2020, 1, 1)
LAST_DAY = date(2025, 6, 30)
NEW_REGIME = date(2025, 7, 1)
PASSWORD = "Mat-khau-2025"


@dataclass
class Place:
    province: Unit
    district: Unit
    commune: Unit
    hamlet: Unit
    other_hamlet: Unit
    school: Unit
    primary_school: Unit
    people: dict[str, User] = field(default_factory=dict)

    def player(self, unit: Unit) -> Player:
        """One who does by actions what others have shown on the pages."""
        return Player(self._cast, unit, 2025)

    @property
    def _cast(self) -> Cast:
        people = self.people
        return Cast(
            admin=people["quan-tri-xa"],
            officer=people["cong-an-xa"],
            second_officer=people["cong-an-xa"],
            chairman=people["chu-tich-xa"],
            district_office=people["thuong-truc-huyen"],
            district_chairman=people["thuong-truc-huyen"],
            province_office=people["cong-an-tinh"],
            province_chairman=people["chu-tich-tinh"],
            heads={
                self.hamlet.pk: people["xom-go-may"],
                self.other_hamlet.pk: people["xom-dam-sen"],
                self.school.pk: people["thcs"],
                self.commune.pk: people["chu-tich-xa"],
            },
            clerks={self.school.pk: people["thcs-soan"]},
        )

    def end_districts(self) -> None:
        with clock.set_to(NEW_REGIME):
            actions.end_districts(self.province, last_day=LAST_DAY, by=SYSTEM, basis="Kết thúc cấp huyện")


def build_place() -> Place:
    with clock.set_to(LONG_AGO):
        place = _units()
        _people(place)
    return place


def _units() -> Place:
    province = _unit(UnitKind.PROVINCE, "Tỉnh Ngàn Trúc")
    district = _unit(UnitKind.DISTRICT, "Huyện Lam Khê", province=province)
    commune = _unit(UnitKind.COMMUNE, "Xã Đồng Mây", province=province, district=district)
    lies = {"province": province, "district": district, "commune": commune}
    school = {"school_level": SchoolLevel.LOWER_SECONDARY, "has_party_body": True, "managing_level": Level.COMMUNE}
    return Place(
        province=province,
        district=district,
        commune=commune,
        hamlet=_unit(UnitKind.RESIDENTIAL_AREA, "Xóm Gò Mây", **lies),
        other_hamlet=_unit(UnitKind.RESIDENTIAL_AREA, "Xóm Đầm Sen", **lies),
        school=_unit(UnitKind.SCHOOL, "Trường THCS Đồng Mây", **school, **lies),
        primary_school=_unit(UnitKind.SCHOOL, "Trường Tiểu học Đồng Mây", school_level=SchoolLevel.PRIMARY, **lies),
    )


def _unit(kind: UnitKind, name: str, **facts: Any) -> Unit:
    return create_unit(kind=kind, state=UnitState(name=name, **facts), valid_from=LONG_AGO, by=SYSTEM)


def _people(place: Place) -> None:
    for username, name, *held in (
        ("quan-tri-xa", "Quản trị xã Đồng Mây", (place.commune, Role.ADMINISTRATOR)),
        ("cong-an-xa", "Công an xã Đồng Mây", (place.commune, Role.REVIEWER)),
        ("chu-tich-xa", "Chủ tịch UBND xã Đồng Mây", (place.commune, Role.DECIDER), (place.commune, Role.HEAD)),
        ("thuong-truc-huyen", "Thường trực huyện Lam Khê", (place.district, Role.REVIEWER)),
        ("cong-an-tinh", "Thường trực tỉnh Ngàn Trúc", (place.province, Role.REVIEWER)),
        ("chu-tich-tinh", "Chủ tịch UBND tỉnh Ngàn Trúc", (place.province, Role.DECIDER)),
        ("xom-go-may", "Trưởng xóm Gò Mây", (place.hamlet, Role.HEAD)),
        ("xom-dam-sen", "Trưởng xóm Đầm Sen", (place.other_hamlet, Role.HEAD)),
        ("thcs", "Hiệu trưởng", (place.school, Role.HEAD)),
        ("thcs-soan", "Cán bộ soạn hồ sơ", (place.school, Role.CLERK)),
    ):
        user = create_account(username=username, display_name=name, password=PASSWORD, by=SYSTEM, must_change=False)
        for unit, role in held:
            grant(user, unit=unit, role=role, valid_from=LONG_AGO, by=SYSTEM)
        place.people[username] = user
