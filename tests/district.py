"""The same invented commune in the districts' time: a district above it until 30/06/2025, and who decided then.

The season of 2024 was opened on 18/12/2023, the season of 2025 on 16/12/2024; both under the district.
"""

from dataclasses import dataclass
from datetime import date

from binhyen.accounts.actions import create_account
from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import SYSTEM
from binhyen.demo.people import Cast
from binhyen.demo.steps import Player
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.dossiers.models import Dossier
from binhyen.organisations.actions import UnitState, create_unit, end_districts, grant
from binhyen.organisations.enums import EnterpriseSize, Level, Role, SchoolLevel, UnitKind
from binhyen.organisations.models import Unit
from binhyen.recognitions.actions import Ruling, issue_decision
from binhyen.recognitions.enums import Capacity
from binhyen.recognitions.models import Decision

LONG_AGO = date(2020, 1, 1)
LAST_DAY = date(2025, 6, 30)
NEW_DAY = date(2025, 7, 1)


@dataclass
class DistrictWorld:
    """`school` is under the district's authority, `factory` under the province's but delegated to the commune."""

    province: Unit
    district: Unit
    commune: Unit
    hamlets: list[Unit]
    school: Unit
    factory: Unit
    cast: Cast

    def player(self, unit: Unit, year: int) -> Player:
        return Player(self.cast, unit, year)

    def dossier(self, unit: Unit, year: int) -> Dossier:
        return self.player(unit, year).dossier

    def open(self, year: int, on: date) -> list[str]:
        """Opens the season for the commune; the sentences on what is unclear."""
        with clock.set_to(on):
            return open_for_commune(self.commune, year=year, by=self.cast.officer).unclear

    def end_districts(self) -> None:
        with clock.set_to(NEW_DAY):
            end_districts(self.province, last_day=LAST_DAY, by=SYSTEM, basis="Luật 72/2025/QH15")

    def play_2024(self, unit: Unit) -> None:
        """From the registration to the review, all met."""
        player = self.player(unit, 2024)
        player.register(date(2024, 2, 19))
        player.record(date(2024, 10, 21), size=50)
        player.prepare(date(2024, 11, 2))
        player.submit(date(2024, 11, 5))
        player.review(date(2024, 11, 8))

    def decide_2024(self, authority: Unit, units: list[Unit], by: User) -> Decision:
        dossiers = [self.dossier(unit, 2024) for unit in units]
        with clock.set_to(date(2024, 11, 12)):
            return issue_decision(
                season=dossiers[0].season,
                authority=authority,
                number=f"{units[0].pk}/QĐ-UBND",
                issued_on=date(2024, 11, 12),
                capacity=Capacity.CHAIRMAN,
                rulings=[Ruling(dossier, recognised=True) for dossier in dossiers],
                by=by,
            )


def build_district_world() -> DistrictWorld:
    with clock.set_to(LONG_AGO):
        province = _unit(UnitKind.PROVINCE, "Tỉnh Ngàn Trúc")
        district = _unit(UnitKind.DISTRICT, "Huyện Lam Khê", province=province)
        commune = _unit(UnitKind.COMMUNE, "Xã Đồng Mây", province=province, district=district)
        lies = {"province": province, "district": district, "commune": commune}
        hamlets = [_unit(UnitKind.RESIDENTIAL_AREA, f"Xóm {number}", **lies) for number in range(1, 5)]
        school = _unit(
            UnitKind.SCHOOL,
            "Trường THCS Đồng Mây",
            school_level=SchoolLevel.LOWER_SECONDARY,
            has_party_body=True,
            managing_level=Level.DISTRICT,
            **lies,
        )
        factory = _unit(
            UnitKind.ENTERPRISE,
            "Công ty Chè Đồng Mây",
            enterprise_size=EnterpriseSize.MEDIUM,
            has_party_body=False,
            managing_level=Level.DISTRICT,
            delegated_level=Level.COMMUNE,
            delegation_basis="QĐ 77/QĐ-UBND huyện",
            **lies,
        )
        cast = _people(province, district, commune, [*hamlets, school, factory])
    return DistrictWorld(province, district, commune, hamlets, school, factory, cast)


def _unit(kind: UnitKind, name: str, **facts: object) -> Unit:
    return create_unit(kind=kind, state=UnitState(name=name, **facts), valid_from=LONG_AGO, by=SYSTEM)  # type: ignore[arg-type]


def _people(province: Unit, district: Unit, commune: Unit, units: list[Unit]) -> Cast:
    heads = {unit.pk: _person(f"head-{unit.pk}", unit, Role.HEAD) for unit in [*units, commune]}
    return Cast(
        admin=_person("administrator", commune, Role.ADMINISTRATOR),
        officer=_person("officer", commune, Role.REVIEWER),
        second_officer=_person("second_officer", commune, Role.REVIEWER),
        chairman=_person("chairman", commune, Role.DECIDER),
        district_office=_person("district_office", district, Role.REVIEWER, LAST_DAY),
        district_chairman=_person("district_chairman", district, Role.DECIDER, LAST_DAY),
        province_office=_person("province_office", province, Role.REVIEWER),
        province_chairman=_person("province_chairman", province, Role.DECIDER),
        heads=heads,
        clerks={},
    )


def _person(name: str, unit: Unit, role: Role, last_day: date | None = None) -> User:
    user = create_account(username=name, display_name=name, password="Mat-khau-2025", by=SYSTEM, must_change=False)
    grant(user, unit=unit, role=role, valid_from=LONG_AGO, valid_to=last_day, by=SYSTEM)
    return user
