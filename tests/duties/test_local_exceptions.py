"""A dated paper of the locality moves the end of Quý I for the units it names, for one year; the law's text stays."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.errors import Refused
from binhyen.core.models import AuditEntry
from binhyen.dossiers.actions import registration
from binhyen.dossiers.actions.exceptions import record_exception
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.duties.models import LocalException
from binhyen.organisations.models import Unit
from tests import files
from tests.conftest import TODAY
from tests.pages import boxes_of, said_after, words_of
from tests.world import REGISTERED, World

SignIn = Callable[[User], Client]
PAPER = "Kế hoạch 88/KH-UBND ngày 29/04/2025 của UBND thành phố"
JUNE_14 = date(2025, 6, 14)


def registered_on(world: World, day: date, unit: Unit | None = None) -> None:
    player = world.player(unit)
    player.keep_registration_papers(REGISTERED)
    player.send_registration(day)


def record(world: World, units: list[Unit], last_day: date = JUNE_14, instrument: str = PAPER) -> LocalException:
    season = world.dossier().season
    return record_exception(
        world.commune, season=season, instrument=instrument, last_day=last_day, units=units, by=world.officer
    )


def outcome(world: World, unit: Unit | None = None, code: str = "KDC-1.2") -> tuple[str, str]:
    result = assess(world.dossier(unit), today=TODAY).evaluation.by_code[code]
    return result.outcome, result.reason


def test_without_an_exception_a_late_registration_does_not_meet_its_criterion(world: World) -> None:
    registered_on(world, date(2025, 6, 10))
    assert outcome(world) == (
        "khong_dat",
        "Có bản đăng ký phấn đấu ngày 10/06/2025, sau khi hết thời hạn ngày 31/03/2025.",
    )


def test_with_one_it_is_met_by_exception_and_the_paper_is_named(world: World) -> None:
    registered_on(world, date(2025, 6, 10))
    record(world, [world.hamlet])
    assert outcome(world) == (
        "dat_ngoai_le",
        f"Có bản đăng ký phấn đấu ngày 10/06/2025, sau 31/03/2025 nhưng trong thời hạn đến 14/06/2025 theo {PAPER}.",
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 3, 31), "dat"),
        (date(2025, 4, 1), "dat_ngoai_le"),
        (date(2025, 6, 14), "dat_ngoai_le"),
        (date(2025, 6, 15), "khong_dat"),
    ],
)
def test_its_last_day_is_the_last_good_day(world: World, day: date, expected: str) -> None:
    registered_on(world, day)
    record(world, [world.hamlet])
    assert outcome(world)[0] == expected


def test_the_unit_stays_marked_as_registered_late(world: World) -> None:
    registered_on(world, date(2025, 6, 10))
    record(world, [world.hamlet])
    assert world.dossier().registered_late


def test_it_holds_for_the_unit_it_names_and_not_for_its_neighbour(world: World) -> None:
    for unit in (world.hamlet, world.other_hamlet):
        registered_on(world, date(2025, 6, 10), unit)
    record(world, [world.hamlet])
    assert (outcome(world)[0], outcome(world, world.other_hamlet)[0]) == ("dat_ngoai_le", "khong_dat")


def test_one_for_the_commune_holds_for_everything_in_it(world: World) -> None:
    record(world, [world.commune])
    for unit, code in ((world.hamlet, "KDC-1.2"), (world.school, "GD-1.3"), (world.commune, "XA-1.3")):
        registered_on(world, date(2025, 6, 10), unit)
        assert outcome(world, unit, code)[0] == "dat_ngoai_le"


def test_it_moves_the_day_of_the_resolution_and_the_plan_too(world: World) -> None:
    player = world.player(world.school)
    player.keep_registration_papers(date(2025, 6, 10))  # dated 07/06
    record(world, [world.school])
    assert outcome(world, world.school, "GD-1.1")[0] == outcome(world, world.school, "GD-1.2")[0] == "dat_ngoai_le"


def test_one_of_the_neighbouring_commune_is_none_here(world: World) -> None:
    registered_on(world, date(2025, 6, 10))
    record(world, [world.neighbour])
    assert outcome(world)[0] == "khong_dat"


def test_one_for_another_year_is_none_this_year(world: World) -> None:
    registered_on(world, date(2025, 6, 10))
    with clock.set_to(date(2025, 12, 1)):
        season = open_for_commune(world.commune, year=2026, by=world.officer).season
        record_exception(
            world.commune,
            season=season,
            instrument=PAPER,
            last_day=date(2026, 6, 14),
            units=[world.hamlet],
            by=world.officer,
        )
    assert outcome(world)[0] == "khong_dat"


def test_of_two_papers_the_later_day_counts(world: World) -> None:
    registered_on(world, date(2025, 6, 10))
    record(world, [world.hamlet], instrument="Công văn 12")
    record(world, [world.commune], date(2025, 5, 1), "Công văn 13")
    assert "theo Công văn 12." in outcome(world)[1]


def test_lists_are_brought_up_to_date_at_once_but_what_was_decided_stays(world: World) -> None:
    world.dossier_in(DossierState.RECOGNISED, world.other_hamlet)
    registered_on(world, date(2025, 6, 10))
    world.player().record(date(2025, 10, 20), size=80)
    assert world.dossier().verdict == "chua_dat"
    before = Dossier.objects.filter(unit=world.other_hamlet).values().get()
    record(world, [world.commune])
    assert world.dossier().verdict == "dat"
    assert Dossier.objects.filter(unit=world.other_hamlet).values().get() == before


def test_it_is_told_in_the_chain_with_the_paper_the_day_and_the_units(world: World) -> None:
    exception = record(world, [world.hamlet, world.school])
    row = AuditEntry.objects.get(action="exception.recorded")
    assert row.subject == f"exception:{exception.key}"
    assert row.data == {
        "instrument": PAPER,
        "last_day": "2025-06-14",
        "units": sorted([world.hamlet.key, world.school.key]),
    }
    assert row.actor_id == world.officer.pk


# ── refused ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("last_day", [date(2025, 3, 31), date(2025, 3, 1), date(2026, 1, 1), date(2024, 6, 14)])
def test_a_day_within_quy_1_or_of_another_year_is_refused(world: World, last_day: date) -> None:
    with pytest.raises(Refused, match=r"Ngày gia hạn phải sau 31/03/2025 và trong năm 2025\."):
        record(world, [world.hamlet], last_day)
    assert not LocalException.objects.exists()


def test_one_for_nobody_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="Hãy chọn ít nhất một đơn vị được áp dụng ngoại lệ"):
        record(world, [])


# ── the page ─────────────────────────────────────────────────────────────────────────────────


def form(**other: Any) -> dict[str, Any]:
    return {"instrument": PAPER, "last_day": "14/06/2025", "everyone": "on"} | other


def address(world: World) -> str:
    return f"/ky/{world.commune.key}/2025/ngoai-le/"


def test_the_office_records_one_with_its_file(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.officer).post(address(world), form(file=files.upload("ke-hoach-88.pdf")))
    said = said_after(answer)
    assert "Đã ghi ngoại lệ và tính lại các hồ sơ được áp dụng." in said
    assert PAPER in said
    exception = LocalException.objects.get()
    assert list(exception.units.all()) == [world.commune]
    assert exception.file is not None


def test_single_units_are_chosen_from_the_communes_list(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.officer)
    client.post(address(world), form(everyone="", units=[world.hamlet.key, world.agency.key]))
    assert set(LocalException.objects.get().units.all()) == {world.hamlet, world.agency}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"instrument": ""}, "Hãy ghi rõ văn bản cho phép gia hạn."),
        ({"instrument": "d" * 301}, "Dài quá 300 ký tự"),
        ({"last_day": "31/02/2025"}, "không phải là một ngày có thật"),
        ({"last_day": "31/03/2025"}, "Ngày gia hạn phải sau 31/03/2025 và trong năm 2025."),
        ({"everyone": ""}, "Hãy chọn đơn vị được áp dụng, hoặc chọn mọi đơn vị của xã."),
        ({"everyone": "", "units": "khongcokhoa2"}, "Hãy chọn trong các mục có sẵn."),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(
    world: World, sign_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    typed = form() | wrong
    answer = sign_in(world.officer).post(address(world), typed)
    assert answer.status_code == 422
    assert said in words_of(answer)
    boxes = boxes_of(answer)
    assert (boxes["instrument"], boxes["last_day"]) == ([typed["instrument"]], [typed["last_day"]])
    assert not LocalException.objects.exists()


def test_a_file_that_is_not_taken_is_told_and_nothing_is_recorded(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.officer).post(address(world), form(file=files.upload("thu.pdf", files.EXE)))
    assert answer.status_code == 422
    assert "không phải là một trong các loại được nhận" in words_of(answer)
    assert boxes_of(answer)["instrument"] == [PAPER]
    assert not LocalException.objects.exists()


def test_the_longest_name_of_a_paper_is_kept_whole(world: World, sign_in: SignIn) -> None:
    sign_in(world.officer).post(address(world), form(instrument="đ" * 300))
    assert LocalException.objects.get().instrument == "đ" * 300


def test_the_registration_page_of_the_unit_goes_on_as_usual(world: World) -> None:
    record(world, [world.hamlet])
    registered_on(world, date(2025, 6, 10))
    registration.accept_registration(world.dossier(), by=world.officer)
    assert world.dossier().state == DossierState.REGISTERED
