"""A small invented commune with its people, made by the programme's own actions.

The cast is always the same: a unit's head and clerk, a stranger from a neighbouring commune, two officers of the
standing office, the chairman who decides, the province above.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from binhyen.accounts.actions import create_account
from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import SYSTEM
from binhyen.demo.people import Cast
from binhyen.demo.steps import Player
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.dossiers.actions.registration import return_registration
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.organisations.actions import UnitState, create_unit, grant
from binhyen.organisations.enums import Level, Role, SchoolLevel, UnitKind
from binhyen.organisations.models import Unit
from binhyen.recognitions.actions import Ruling, issue_decision
from binhyen.recognitions.enums import Capacity

LONG_AGO = date(2020, 1, 1)
OPENED = date(2024, 12, 16)
DISTRICTS_ENDED = date(2025, 7, 1)
REGISTERED = date(2025, 2, 10)
RECORDED = date(2025, 10, 20)
MET = date(2025, 11, 1)


@dataclass
class World:
    """`hamlet` is the unit that most tests are about; `other_hamlet` its neighbour in the same commune."""

    province: Unit
    commune: Unit
    hamlet: Unit
    other_hamlet: Unit
    agency: Unit
    school: Unit
    primary_school: Unit
    neighbour: Unit
    people: dict[str, User] = field(default_factory=dict)
    cast: Cast | None = None

    def __getattr__(self, name: str) -> User:
        """`world.head`, `world.officer` … : the people by their part."""
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    def player(self, unit: Unit | None = None, year: int = 2025) -> Player:
        assert self.cast is not None
        return Player(self.cast, unit or self.hamlet, year)

    def dossier(self, unit: Unit | None = None, year: int = 2025) -> Dossier:
        return self.player(unit, year).dossier

    def dossier_in(self, state: DossierState, unit: Unit | None = None) -> Dossier:
        """The unit's dossier, walked to a state by the real steps."""
        player = self.player(unit)
        for step in _WAY[state]:
            step(self, player)
        return player.dossier


def _registration_sent(world: World, player: Player) -> None:
    player.keep_registration_papers(REGISTERED)
    player.send_registration(REGISTERED)


def _registration_returned(world: World, player: Player) -> None:
    with clock.set_to(date(2025, 2, 12)):
        remarks = {"paper:registration_form": "Thiếu chữ ký."}
        return_registration(player.dossier, comment="", remarks=remarks, by=player.office())


def _registered(world: World, player: Player) -> None:
    player.register(REGISTERED)


def _ready(world: World, player: Player) -> None:
    player.record(RECORDED, size=80)
    player.prepare(MET)


def _submitted(world: World, player: Player) -> None:
    player.submit(date(2025, 11, 3))


def _received(world: World, player: Player) -> None:
    player.receive(date(2025, 11, 3))


def _returned(world: World, player: Player) -> None:
    player.return_for_supplement(date(2025, 11, 3), "", {"criterion:KDC-1.3": "Danh sách thiếu chữ ký."})


def _reviewed(world: World, player: Player) -> None:
    player.conclude(date(2025, 11, 3))


def _reviewed_against(world: World, player: Player) -> None:
    code = player.dossier.submissions.latest("at").content["criteria"][-1]["code"]
    player.conclude(date(2025, 11, 3), failed={code: "Có một cá nhân bị kỷ luật."})


def _decided(world: World, player: Player) -> None:
    dossier = player.dossier
    assert dossier.authority is not None
    with clock.set_to(date(2025, 11, 3)):
        issue_decision(
            season=dossier.season,
            authority=dossier.authority,
            number=f"{100 + dossier.pk}/QĐ-UBND",
            issued_on=date(2025, 11, 3),
            capacity=Capacity.CHAIRMAN,
            rulings=[Ruling(dossier, bool(dossier.proposed), "" if dossier.proposed else "Có tiêu chí không đạt.")],
            by=world.chairman if dossier.authority == world.commune else world.province_chairman,
        )


Step = Callable[[World, Player], None]
_TO_SUBMITTED: list[Step] = [_registered, _ready, _submitted]
_TO_RECEIVED: list[Step] = [*_TO_SUBMITTED, _received]
_WAY: dict[DossierState, list[Step]] = {
    DossierState.OUT_OF_SCOPE: [],
    DossierState.OPEN: [],
    DossierState.REGISTRATION_SENT: [_registration_sent],
    DossierState.REGISTRATION_RETURNED: [_registration_sent, _registration_returned],
    DossierState.REGISTERED: [_registered],
    DossierState.SUBMITTED: _TO_SUBMITTED,
    DossierState.RECEIVED: _TO_RECEIVED,
    DossierState.RETURNED: [*_TO_RECEIVED, _returned],
    DossierState.REVIEWED: [*_TO_RECEIVED, _reviewed],
    DossierState.RECOGNISED: [*_TO_RECEIVED, _reviewed, _decided],
    DossierState.NOT_RECOGNISED: [*_TO_RECEIVED, _reviewed_against, _decided],
}


def build_world() -> World:
    with clock.set_to(OPENED):
        world = _places()
        _people(world)
        open_for_commune(world.commune, year=2025, by=world.officer)
    with clock.set_to(DISTRICTS_ENDED):
        # There is no district here, so that the commune's own authority is known from this day on.
        open_for_commune(world.commune, year=2025, by=world.officer)
    return world


def _places() -> World:
    province = _unit(UnitKind.PROVINCE, "Tỉnh Ngàn Trúc")
    commune = _unit(UnitKind.COMMUNE, "Xã Đồng Mây", province=province)
    neighbour = _unit(UnitKind.COMMUNE, "Xã Mây Thượng", province=province)
    lies = {"province": province, "commune": commune}
    return World(
        province=province,
        commune=commune,
        neighbour=neighbour,
        hamlet=_unit(UnitKind.RESIDENTIAL_AREA, "Xóm Gò Mây", **lies),
        other_hamlet=_unit(UnitKind.RESIDENTIAL_AREA, "Xóm Đầm Sen", **lies),
        agency=_unit(UnitKind.AGENCY, "Trạm Y tế xã Đồng Mây", has_party_body=False, **lies),
        school=_unit(
            UnitKind.SCHOOL,
            "Trường THCS Đồng Mây",
            school_level=SchoolLevel.LOWER_SECONDARY,
            has_party_body=True,
            managing_level=Level.COMMUNE,
            **lies,
        ),
        primary_school=_unit(UnitKind.SCHOOL, "Trường Tiểu học Đồng Mây", school_level=SchoolLevel.PRIMARY, **lies),
    )


def _unit(kind: UnitKind, name: str, **facts: Any) -> Unit:
    return create_unit(kind=kind, state=UnitState(name=name, **facts), valid_from=LONG_AGO, by=SYSTEM)


def _people(world: World) -> None:
    for part, unit, role in (
        ("head", world.hamlet, Role.HEAD),
        ("clerk", world.hamlet, Role.CLERK),
        ("other_head", world.other_hamlet, Role.HEAD),
        ("agency_head", world.agency, Role.HEAD),
        ("school_head", world.school, Role.HEAD),
        ("officer", world.commune, Role.REVIEWER),
        ("second_officer", world.commune, Role.REVIEWER),
        ("chairman", world.commune, Role.DECIDER),
        ("commune_head", world.commune, Role.HEAD),
        ("administrator", world.commune, Role.ADMINISTRATOR),
        ("province_office", world.province, Role.REVIEWER),
        ("province_chairman", world.province, Role.DECIDER),
        ("observer", world.province, Role.OBSERVER),
        ("stranger", world.neighbour, Role.REVIEWER),
    ):
        user = create_account(username=part, display_name=part, password="Mat-khau-2025", by=SYSTEM, must_change=False)
        grant(user, unit=unit, role=role, valid_from=LONG_AGO, by=SYSTEM)
        world.people[part] = user
    world.cast = _cast(world)


def _cast(world: World) -> Cast:
    heads = {
        world.hamlet.pk: world.head,
        world.other_hamlet.pk: world.other_head,
        world.agency.pk: world.agency_head,
        world.school.pk: world.school_head,
        world.commune.pk: world.commune_head,
    }
    return Cast(
        admin=world.administrator,
        officer=world.officer,
        second_officer=world.second_officer,
        chairman=world.chairman,
        district_office=world.province_office,
        district_chairman=world.province_chairman,
        province_office=world.province_office,
        province_chairman=world.province_chairman,
        heads=heads,
        clerks={world.hamlet.pk: world.clerk},
    )
