"""Opening a season: who is in scope and why, what each is to do; opening again follows what changed."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import SYSTEM
from binhyen.core.errors import Refused
from binhyen.core.models import AuditEntry
from binhyen.dossiers.actions.opening import Opened, open_for_commune
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.duties.models import Duty, Season
from binhyen.law.loader import NotInForce
from binhyen.organisations.actions import UnitState, change_unit, create_unit, end_unit
from binhyen.organisations.enums import EnterpriseSize, Level, UnitKind
from binhyen.organisations.models import Unit
from binhyen.provisions.laws import national_law
from tests.conftest import TODAY
from tests.pages import boxes_of, said_after, words_of
from tests.together import at_once, only_postgres
from tests.world import World, build_world

SignIn = Callable[[User], Client]


def new(world: World, kind: UnitKind, name: str, **facts: object) -> Unit:
    state = UnitState(name=name, province=world.province, commune=world.commune, **facts)  # type: ignore[arg-type]
    return create_unit(kind=kind, state=state, valid_from=date(2020, 1, 1), by=SYSTEM)


def open_again(world: World) -> Opened:
    return open_for_commune(world.commune, year=2025, by=world.officer)


def states(world: World) -> dict[str, str]:
    return dict(Dossier.objects.filter(commune=world.commune).values_list("unit_name", "state"))


def test_every_unit_gets_a_dossier_in_scope_or_not_with_the_reason(world: World) -> None:
    assert states(world) == {
        "Xã Đồng Mây": "open",
        "Xóm Gò Mây": "open",
        "Xóm Đầm Sen": "open",
        "Trạm Y tế xã Đồng Mây": "open",
        "Trường THCS Đồng Mây": "open",
        "Trường Tiểu học Đồng Mây": "out_of_scope",
    }
    outside = world.dossier(world.primary_school)
    assert "tiểu học" in outside.scope_reason
    assert "Điều 1" in outside.scope_citation
    assert outside.authority is None
    assert world.dossier().authority == world.commune
    assert world.dossier().authority_basis == "Điều 10 khoản 1 Thông tư 124/2021/TT-BCA"


def test_each_unit_in_scope_is_given_its_two_duties_with_their_days(world: World) -> None:
    """Quý I ends on 31/03; trước 15/11 for a hamlet, trước 20/11 for the others (Điều 9)."""

    def days(unit: Unit) -> dict[str, tuple[date, date]]:
        return {duty.code: (duty.starts_on, duty.due_on) for duty in Duty.objects.filter(unit=unit)}

    register = (date(2025, 1, 1), date(2025, 3, 31))
    assert days(world.hamlet) == {"register": register, "propose": (date(2024, 11, 1), date(2025, 11, 14))}
    assert days(world.school) == {"register": register, "propose": (date(2024, 11, 16), date(2025, 11, 19))}
    assert days(world.primary_school) == {}


def test_the_season_pins_the_law_that_was_in_force(world: World) -> None:
    season = Season.objects.get()
    assert (season.year, season.version) == (2025, "tt124-2021")
    assert season.checksum == national_law(season).checksum
    assert len(season.checksum) == 64


def test_a_season_after_the_districts_pins_the_later_version(world: World) -> None:
    with clock.set_to(date(2025, 12, 1)):
        open_for_commune(world.commune, year=2026, by=world.officer)
    assert Season.objects.get(year=2026).version == "tt124-2025"


def test_opening_again_changes_nothing_and_is_told(world: World) -> None:
    before = list(Dossier.objects.order_by("pk").values())
    opened = open_again(world)
    assert (opened.created, opened.changed, opened.unclear) == ([], [], [])
    assert list(Dossier.objects.order_by("pk").values()) == before
    row = AuditEntry.objects.filter(action="season.opened_for_commune").latest("pk")
    assert (row.data["created"], row.data["changed"], row.actor_id) == (0, 0, world.officer.pk)


def test_opening_again_brings_in_a_new_unit_with_its_duties(world: World) -> None:
    unit = new(world, UnitKind.AGENCY, "Hội Nông dân", has_party_body=False)
    opened = open_again(world)
    assert [dossier.unit_name for dossier in opened.created] == ["Hội Nông dân"]
    assert Duty.objects.filter(unit=unit).count() == 2


@pytest.mark.parametrize(
    ("kind", "facts", "state", "reason"),
    [
        (UnitKind.AGENCY, {"is_armed_force": True}, "out_of_scope", "lực lượng vũ trang"),
        (UnitKind.ENTERPRISE, {"enterprise_size": EnterpriseSize.MICRO}, "out_of_scope", "nhỏ, siêu nhỏ"),
        (UnitKind.ENTERPRISE, {"enterprise_size": EnterpriseSize.SMALL}, "out_of_scope", "nhỏ, siêu nhỏ"),
        (UnitKind.ENTERPRISE, {"enterprise_size": EnterpriseSize.MEDIUM}, "open", "vừa hoặc lớn"),
        (UnitKind.SCHOOL, {"school_level": "preschool"}, "out_of_scope", "mầm non"),
        (UnitKind.SCHOOL, {"school_level": "multi_level"}, "open", "không phải tiểu học"),
        (UnitKind.AGENCY, {"managing_level": Level.MINISTRY}, "out_of_scope", "Bộ Công an theo dõi"),
    ],
)
def test_the_scope_follows_the_unit_as_the_circular_says(
    world: World, kind: UnitKind, facts: dict[str, object], state: str, reason: str
) -> None:
    unit = new(world, kind, "Đơn vị mới", **facts)
    open_again(world)
    dossier = world.dossier(unit)
    assert dossier.state == state
    assert reason in dossier.scope_reason


# ── what is not clear ────────────────────────────────────────────────────────────────────────


def test_an_enterprise_of_unknown_size_is_told_and_the_others_are_opened(world: World) -> None:
    unclear = new(world, UnitKind.ENTERPRISE, "Công ty Chè")
    new(world, UnitKind.AGENCY, "Hội Nông dân")
    opened = open_again(world)
    [sentence] = opened.unclear
    assert "Công ty Chè: Chưa khai quy mô doanh nghiệp của năm" in sentence
    assert "Hãy khai trong danh sách đơn vị rồi cập nhật kỳ." in sentence
    assert [dossier.unit_name for dossier in opened.created] == ["Hội Nông dân"]
    assert not Dossier.objects.filter(unit=unclear).exists()


def test_once_its_size_is_known_it_comes_in(world: World) -> None:
    unit = new(world, UnitKind.ENTERPRISE, "Công ty Chè")
    state = UnitState(
        name="Công ty Chè", province=world.province, commune=world.commune, enterprise_size=EnterpriseSize.LARGE
    )
    change_unit(unit, state=state, valid_from=TODAY, by=SYSTEM)
    assert [dossier.unit_name for dossier in open_again(world).created] == ["Công ty Chè"]


def test_a_unit_managed_by_the_district_is_told_after_districts_ended(world: World) -> None:
    new(world, UnitKind.SCHOOL, "Trường C", school_level="lower_secondary", managing_level=Level.DISTRICT)
    [sentence] = open_again(world).unclear
    assert sentence.startswith("Trường C: ")


def test_the_page_tells_what_was_unclear(world: World, sign_in: SignIn) -> None:
    new(world, UnitKind.ENTERPRISE, "Công ty Chè")
    said = said_after(sign_in(world.officer).post(f"/ky/{world.commune.key}/2025/"))
    assert "Kỳ 2025: thêm 0 đơn vị, cập nhật 0 đơn vị." in said
    assert "Công ty Chè: Chưa khai quy mô doanh nghiệp" in said


# ── what changed meanwhile ───────────────────────────────────────────────────────────────────


def resize(world: World, unit: Unit, size: str) -> None:
    state = UnitState(name=unit.name, province=world.province, commune=world.commune, enterprise_size=size)
    change_unit(unit, state=state, valid_from=TODAY, by=SYSTEM)


def test_while_nothing_was_sent_the_scope_follows_and_the_duties_with_it(world: World) -> None:
    unit = new(world, UnitKind.ENTERPRISE, "Công ty Chè", enterprise_size=EnterpriseSize.MEDIUM)
    open_again(world)
    resize(world, unit, EnterpriseSize.SMALL)
    assert [dossier.unit_name for dossier in open_again(world).changed] == ["Công ty Chè"]
    assert (world.dossier(unit).state, Duty.objects.filter(unit=unit).count()) == ("out_of_scope", 0)
    resize(world, unit, EnterpriseSize.MEDIUM)
    open_again(world)
    assert (world.dossier(unit).state, Duty.objects.filter(unit=unit).count()) == ("open", 2)


def test_a_registered_unit_stays_in_scope_for_the_season(world: World) -> None:
    dossier = world.dossier_in(DossierState.REGISTERED, world.school)
    state = UnitState(
        name="Trường Tiểu học mới", province=world.province, commune=world.commune, school_level="primary"
    )
    change_unit(world.school, state=state, valid_from=TODAY, by=SYSTEM)
    open_again(world)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.authority, dossier.unit_name) == ("registered", world.commune, "Trường Tiểu học mới")


def test_an_undecided_dossier_follows_a_new_name_and_a_decided_one_keeps_the_old(world: World) -> None:
    world.dossier_in(DossierState.RECOGNISED)
    for unit in (world.hamlet, world.other_hamlet):
        state = UnitState(name=f"{unit.name} mới", province=world.province, commune=world.commune)
        change_unit(unit, state=state, valid_from=TODAY, by=SYSTEM)
    open_again(world)
    assert world.dossier(world.hamlet).unit_name == "Xóm Gò Mây"
    assert world.dossier(world.other_hamlet).unit_name == "Xóm Đầm Sen mới"


def test_a_unit_that_came_under_the_province_is_reviewed_and_awaited_there(world: World) -> None:
    state = UnitState(
        name="Trường THCS Đồng Mây",
        province=world.province,
        commune=world.commune,
        school_level="lower_secondary",
        managing_level=Level.PROVINCE,
    )
    change_unit(world.school, state=state, valid_from=TODAY, by=SYSTEM)
    open_again(world)
    assert world.dossier(world.school).authority == world.province
    recipients = set(Duty.objects.filter(unit=world.school).values_list("recipient", flat=True))
    assert all("Tỉnh Ngàn Trúc" in recipient or "tỉnh Ngàn Trúc" in recipient for recipient in recipients), recipients


def test_a_dossier_of_a_unit_that_ended_can_still_be_opened(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTERED)
    end_unit(world.hamlet, last_day=date(2025, 10, 31), by=SYSTEM, basis="sáp nhập")
    client = sign_in(world.officer)
    for page in ("", "dang-ky/", "tieu-chi/KDC-1.3/", "bien-ban/", "giay-to/", "kiem-tra/", "nhat-ky/"):
        assert client.get(f"/ho-so/{dossier.key}/{page}").status_code == 200, page
    assert open_again(world).created == []


def test_another_commune_is_not_touched(world: World) -> None:
    assert not Dossier.objects.filter(commune=world.neighbour).exists()
    open_for_commune(world.neighbour, year=2025, by=world.stranger)
    assert Dossier.objects.filter(commune=world.neighbour).count() == 1
    assert Season.objects.count() == 1


# ── the pages ────────────────────────────────────────────────────────────────────────────────


def test_a_season_is_opened_by_its_year(world: World, sign_in: SignIn) -> None:
    with clock.set_to(date(2025, 12, 1)):
        client = sign_in(world.officer)
        assert boxes_of(client.get("/ky/"))["year"] == ["2026"]
        said = said_after(client.post("/ky/", {"year": "2026"}))
    assert "Kỳ 2026: thêm 6 đơn vị, cập nhật 0 đơn vị." in said
    assert "5 đơn vị trong phạm vi, 1 đơn vị ngoài phạm vi" in said


@pytest.mark.parametrize("year", ["", "hai nghìn", "25", "2021", "2027", "9999", "10000", "-1", "9" * 30])
def test_a_year_that_cannot_be_opened_is_told_and_stays(world: World, sign_in: SignIn, year: str) -> None:
    answer = sign_in(world.officer).post("/ky/", {"year": year})
    assert answer.status_code == 422
    assert boxes_of(answer)["year"] == [year]
    assert Season.objects.count() == 1


def test_a_year_before_the_circular_has_no_law(world: World) -> None:
    with pytest.raises(NotInForce):
        open_for_commune(world.commune, year=2021, by=world.officer)
    assert Season.objects.count() == 1


def test_only_a_commune_has_a_season_of_its_own(world: World) -> None:
    for place in (world.province, world.hamlet):
        with pytest.raises(Refused, match=r"Kỳ được mở theo từng xã, phường, đặc khu\. Hãy chọn một xã\."):
            open_for_commune(place, year=2025, by=world.officer)


def test_who_does_not_open_seasons_is_told_who_does(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.province_office).get("/ky/")
    assert answer.status_code == 403
    assert "Kỳ do thường trực Ban Chỉ đạo cấp xã mở." in words_of(answer)
    assert sign_in(world.stranger).post(f"/ky/{world.commune.key}/2025/").status_code == 404
    assert sign_in(world.head).post("/ky/", {"year": "2026"}).status_code == 403
    assert Season.objects.count() == 1


# ── two at once ──────────────────────────────────────────────────────────────────────────────


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_two_presses_of_open_at_once_open_it_once() -> None:
    world = build_world()
    with clock.set_to(date(2025, 12, 1)):
        failures = at_once(*[lambda: open_for_commune(world.commune, year=2026, by=world.officer)] * 3)
    assert failures == []
    assert Season.objects.filter(year=2026).count() == 1
    assert Dossier.objects.filter(season__year=2026).count() == 6


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_two_communes_may_open_the_same_year_at_once() -> None:
    world = build_world()
    with clock.set_to(date(2025, 12, 1)):
        failures = at_once(
            lambda: open_for_commune(world.commune, year=2026, by=world.officer),
            lambda: open_for_commune(world.neighbour, year=2026, by=world.stranger),
        )
    assert failures == []
    assert Season.objects.filter(year=2026).count() == 1
    assert set(Dossier.objects.filter(season__year=2026).values_list("commune", flat=True)) == {
        world.commune.pk,
        world.neighbour.pk,
    }
