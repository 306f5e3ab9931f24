"""A season that is over keeps its units, its dates and its figures, whatever happens to the units afterwards."""

from datetime import date

import pytest
from django.test import Client

from binhyen.core import clock
from binhyen.core.audit import SYSTEM
from binhyen.core.errors import Refused
from binhyen.dossiers.actions.exceptions import record_exception
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.rollup import roll_up
from binhyen.duties.models import LocalException
from binhyen.organisations.actions import UnitState, create_unit
from binhyen.organisations.enums import UnitKind
from tests.pages import html_of, words_of
from tests.world import World

NEXT_YEAR = date(2026, 1, 5)


def new_hamlet(world: World, since: date) -> None:
    state = UnitState(name="Xóm Mới Lập", province=world.province, commune=world.commune)
    create_unit(kind=UnitKind.RESIDENTIAL_AREA, state=state, valid_from=since, by=SYSTEM)


def decided(dossier: Dossier, day: date) -> None:
    """Recognised on that day, without the way there."""
    columns = {"state": DossierState.RECOGNISED, "decided_on": day, "registered_on": day, "submitted_at": clock.now()}
    Dossier.objects.filter(pk=dossier.pk).update(**columns)


def test_once_its_year_is_over_no_unit_is_brought_in(world: World) -> None:
    with clock.set_to(NEXT_YEAR):
        new_hamlet(world, date(2025, 12, 1))
    with clock.set_to(NEXT_YEAR), pytest.raises(Refused, match="Kỳ 2025 tại xã Đồng Mây đã hết năm"):
        open_for_commune(world.commune, year=2025, by=world.officer)
    assert not Dossier.objects.filter(unit_name="Xóm Mới Lập").exists()


def test_once_the_commune_itself_is_decided_no_unit_is_brought_in(world: World) -> None:
    own = world.dossier(world.commune)
    decided(own, clock.today())
    with pytest.raises(Refused, match="Kỳ 2025 của xã Đồng Mây đã có quyết định"):
        open_for_commune(world.commune, year=2025, by=world.officer)


def test_nor_is_a_date_moved(world: World) -> None:
    season = world.dossier().season
    paper = {"instrument": "Kế hoạch 9/KH-UBND", "last_day": date(2025, 6, 14), "units": [world.hamlet]}
    with clock.set_to(NEXT_YEAR), pytest.raises(Refused, match="giữ nguyên"):
        record_exception(world.commune, season=season, by=world.officer, **paper)
    assert not LocalException.objects.exists()


def test_the_page_says_so_and_has_no_button(world: World, client: Client) -> None:
    client.force_login(world.officer)
    address = f"/ky/{world.commune.key}/2025/"
    with clock.set_to(NEXT_YEAR):
        page = client.get(address)
        assert "đã hết năm" in words_of(page)
        assert "Cập nhật theo danh sách" not in html_of(page)
        assert "đã hết năm" in words_of(client.post(address, follow=True))


def test_a_past_season_that_was_never_opened_takes_its_units_as_they_were(world: World) -> None:
    new_hamlet(world, date(2025, 2, 1))
    opened = open_for_commune(world.commune, year=2024, by=world.officer)
    assert "Xóm Mới Lập" not in {each.unit_name for each in opened.created}
    assert world.hamlet.name in {each.unit_name for each in opened.created}


def test_a_unit_recognised_after_the_commune_does_not_change_what_the_commune_was_judged_by(world: World) -> None:
    world.dossier_in(DossierState.RECOGNISED)
    own = world.dossier(world.commune)
    decided(own, clock.today())
    before = roll_up(world.dossier(world.commune))
    outcome = assess(world.dossier(world.commune), today=clock.today()).evaluation.by_code["XA-4.1"].outcome
    later = world.dossier(world.other_hamlet)
    decided(later, date(2025, 12, 1))
    after = roll_up(world.dossier(world.commune))
    assert (after.recognised, after.in_scope) == (before.recognised, before.in_scope) == (1, before.in_scope)
    assert assess(world.dossier(world.commune), today=NEXT_YEAR).evaluation.by_code["XA-4.1"].outcome == outcome
