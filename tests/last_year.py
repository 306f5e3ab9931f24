"""A full year behind the small commune: the agency and a hamlet whose 2024 may be carried over to 2025."""

from datetime import date
from typing import Any

from django.test import Client

from binhyen.core import clock
from binhyen.dossiers.actions import recording
from binhyen.dossiers.actions.carry_over import carry_over
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.models import Dossier, Fact
from binhyen.dossiers.schedule import law_of
from binhyen.law.facts import FactValue
from binhyen.organisations.models import Unit
from tests.conftest import TODAY
from tests.pages import boxes_of
from tests.world import World

MARK = "Chép từ kỳ 2024, chưa xác nhận lại. Xem lại rồi bấm Lưu để xác nhận."
RULES = "Nội quy cơ quan"
STANDING = {
    "internal_rules",
    "people_informed",
    "effective_models",
    "has_guard_force",
    "guard_force_title_eligible",
    "no_subordinate_units",
    "units_title_eligible",
    "subordinate_units_titled",
}


def last_year(world: World, code: str, values: dict[str, FactValue | None], unit: Unit | None = None) -> None:
    player = world.player(unit or world.agency, 2024)
    criterion = law_of(player.dossier).criterion(player.dossier.law_kind, code)
    with clock.set_to(date(2024, 10, 23)):
        recording.record_facts(player.dossier, criterion, values=values, by=player.clerk)


def carried(world: World) -> Dossier:
    """The agency's dossier of 2025 after the button was pressed."""
    carry_over(world.dossier(world.agency), by=world.agency_head)
    return world.dossier(world.agency)


def waiting(dossier: Dossier) -> dict[str, Any]:
    return dict(Fact.objects.unconfirmed().filter(dossier=dossier).values_list("key", "value"))


def address(dossier: Dossier, code: str = "") -> str:
    return f"/ho-so/{dossier.key}/tieu-chi/{code}/" if code else f"/ho-so/{dossier.key}/chep-ky-truoc/"


def outcome(dossier: Dossier, code: str) -> str:
    return assess(dossier, today=TODAY).evaluation.by_code[code].outcome


def boxes_for_post(client: Client, dossier: Dossier, code: str) -> dict[str, Any]:
    """What the browser would send back if nothing were touched."""
    return {name: held for name, held in boxes_of(client.get(address(dossier, code))).items() if name != "reuse"}


def play_2024(world: World) -> World:
    """2024 was a full year: the agency and the hamlet recorded everything, each with two files."""
    with clock.set_to(date(2023, 12, 18)):
        open_for_commune(world.commune, year=2024, by=world.officer)
    for unit, size in ((world.agency, 9), (world.hamlet, 80)):
        player = world.player(unit, 2024)
        player.register(date(2024, 2, 19))
        player.record(date(2024, 10, 21), size=size)
    agency, hamlet = world.player(world.agency, 2024), world.player(world.hamlet, 2024)
    agency.add_evidence(date(2024, 10, 22), RULES, ["CQ-1.4"])
    agency.add_evidence(date(2024, 10, 22), "Danh sách phổ biến", ["CQ-1.5"])
    hamlet.add_evidence(date(2024, 10, 22), "Danh sách hộ", ["KDC-1.3"])
    return world
