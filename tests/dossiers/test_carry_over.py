"""Last year's standing answers are copied with a mark: what, by whom, when, and never over anything recorded."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.errors import NotYours, Refused
from binhyen.core.models import AuditEntry
from binhyen.dossiers import permissions
from binhyen.dossiers.actions import recording, submission
from binhyen.dossiers.actions.carry_over import carry_over
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.dossiers.content import content_of
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import CarryOver, Dossier, Evidence, Fact
from binhyen.dossiers.schedule import law_of
from binhyen.law.kinds import Kind
from binhyen.organisations.rights import rights_of
from tests.conftest import TODAY
from tests.last_year import (
    RULES,
    STANDING,
    address,
    carried,
    last_year,
    outcome,
    play_2024,
    waiting,
)
from tests.pages import links_of, words_of
from tests.world import World

SignIn = Callable[[User], Client]


@pytest.fixture
def world(world: World) -> World:
    return play_2024(world)


# ── what is copied ───────────────────────────────────────────────────────────────────────────


def test_what_stands_is_copied_and_nothing_else(world: World) -> None:
    dossier = carried(world)
    held = waiting(dossier)
    assert set(held) == STANDING
    assert set(Fact.objects.filter(dossier=dossier).values_list("key", flat=True)) == STANDING
    assert held["internal_rules"] == [
        "environment",
        "fire_safety",
        "internal_politics",
        "labour_safety",
        "premises_protection",
        "state_secrets",
    ]
    assert (held["has_guard_force"], held["effective_models"]) == (True, 1)
    assert set(Fact.objects.filter(dossier=dossier).values_list("carried_from", flat=True)) == {2024}


def test_of_a_ratio_only_the_total_is_copied(world: World) -> None:
    """How many of them were told is counted anew each year."""
    assert waiting(carried(world))["people_informed"] == {"m": 9}


def test_last_years_figures_of_a_comparison_come_from_last_years_own(world: World) -> None:
    last_year(world, "KDC-4a", {"crimes": 3, "social_evils": 0, "crimes_last_year": 7}, world.hamlet)
    dossier = world.dossier()
    carry_over(dossier, by=world.clerk)
    held = waiting(dossier)
    assert (held["crimes_last_year"], held["social_evils_last_year"]) == (3, 0)
    assert "crimes" not in held
    assert outcome(dossier, "KDC-4a") == "chua_du"


def test_rules_are_copied_on_the_same_stored_file_and_lists_of_the_year_are_not(world: World) -> None:
    [copy] = Evidence.objects.filter(dossier=carried(world))
    original = Evidence.objects.get(dossier=world.dossier(world.agency, 2024), title=RULES)
    assert (copy.title, copy.file, copy.carried_from) == (RULES, original.file, 2024)
    assert [use.code for use in copy.uses.all()] == ["CQ-1.4"]
    assert copy.pk != original.pk


def test_a_file_that_served_two_criteria_serves_only_the_one_at_which_it_stands(world: World) -> None:
    world.player(world.agency, 2024).add_evidence(date(2024, 10, 24), "Tập hồ sơ", ["CQ-1.4", "CQ-1.5"])
    copy = Evidence.objects.get(dossier=carried(world), title="Tập hồ sơ")
    assert [use.code for use in copy.uses.all()] == ["CQ-1.4"]


def test_what_was_removed_or_cleared_last_year_is_not_copied(world: World) -> None:
    last = world.dossier(world.agency, 2024)
    with clock.set_to(date(2024, 10, 25)):
        row = Evidence.objects.get(dossier=last, title=RULES)
        recording.remove_evidence(row, code="CQ-1.4", by=world.agency_head)
    last_year(world, "CQ-1.6", {"effective_models": None})
    dossier = carried(world)
    assert "effective_models" not in waiting(dossier)
    assert not Evidence.objects.filter(dossier=dossier).exists()


def test_what_nobody_confirmed_last_year_does_not_travel_on(world: World) -> None:
    Fact.objects.filter(dossier=world.dossier(world.agency, 2024), key="internal_rules").update(carried_from=2023)
    assert "internal_rules" not in waiting(carried(world))


def test_last_years_dossier_stays_as_it_was(world: World) -> None:
    last = world.dossier(world.agency, 2024)
    before = content_of(last)
    carried(world)
    assert content_of(last) == before


def test_nothing_that_is_recorded_is_overwritten(world: World) -> None:
    """Neither a value of this season, nor a box that somebody emptied on purpose."""
    dossier = world.dossier(world.agency)
    law = law_of(dossier)
    models, guards = (law.criterion(Kind.AGENCY, code) for code in ("CQ-1.6", "CQ-4.1"))
    recording.record_facts(dossier, models, values={"effective_models": 4}, by=world.agency_head)
    recording.record_facts(dossier, guards, values={"has_guard_force": False}, by=world.agency_head)
    recording.record_facts(dossier, guards, values={"has_guard_force": None}, by=world.agency_head)
    held = waiting(carried(world))
    assert set(held) == STANDING - {"effective_models", "has_guard_force"}
    assert Fact.objects.get(dossier=dossier, key="effective_models").value == 4
    assert Fact.objects.get(dossier=dossier, key="has_guard_force").value is None


def test_a_second_press_changes_nothing(world: World) -> None:
    dossier = carried(world)
    before = (dossier.revision, AuditEntry.objects.count(), waiting(dossier))
    again = carry_over(dossier, by=world.agency_head)
    assert again == CarryOver.objects.get()
    dossier.refresh_from_db()
    assert (dossier.revision, AuditEntry.objects.count(), waiting(dossier)) == before


def test_the_chain_tells_what_was_copied_from_where(world: World) -> None:
    dossier = carried(world)
    entry = AuditEntry.objects.get(action="dossier.carried_over")
    assert entry.subject == dossier.subject
    assert entry.data["source"] == world.dossier(world.agency, 2024).subject
    assert set(entry.data["values"]) == STANDING
    assert list(entry.data["files"].values()) == [["CQ-1.4"]]


def test_the_latest_earlier_year_in_scope_is_the_source(world: World) -> None:
    with clock.set_to(date(2022, 12, 19)):
        open_for_commune(world.commune, year=2023, by=world.officer)
    world.player(world.agency, 2023).record(date(2023, 10, 20), size=5)
    carried(world)
    assert CarryOver.objects.get().source.season.year == 2024
    Dossier.objects.filter(pk=world.dossier(world.agency, 2024).pk).update(state=DossierState.OUT_OF_SCOPE)
    CarryOver.objects.all().delete()
    Fact.objects.filter(dossier=world.dossier(world.agency)).delete()
    assert waiting(carried(world))["people_informed"] == {"m": 5}


# ── who, and when ────────────────────────────────────────────────────────────────────────────


def test_only_those_who_record_for_the_unit_may_copy(world: World) -> None:
    for user in (world.officer, world.chairman, world.observer):
        with pytest.raises(Refused):
            carry_over(world.dossier(world.agency), by=user)
    for user in (world.stranger, world.other_head):
        with pytest.raises(NotYours):
            carry_over(world.dossier(world.agency), by=user)
    assert not CarryOver.objects.exists()


def test_the_officer_who_enters_for_the_unit_may_copy_and_may_not_review(world: World) -> None:
    dossier = world.dossier(world.agency)
    submission.begin_entry(dossier, by=world.officer)
    carry_over(dossier, by=world.officer)
    submission.end_entry(dossier, by=world.officer)
    Fact.objects.filter(dossier=dossier).delete()
    Evidence.objects.filter(dossier=dossier).delete()
    dossier.events.all().delete()
    assert permissions.acted_for_unit(rights_of(world.officer, TODAY), dossier)


def test_an_officer_copies_nothing_from_a_dossier_that_is_not_theirs_to_read(world: World, sign_in: SignIn) -> None:
    """The unit lay in another commune last year; its own people still read what they recorded there."""
    away = {"commune": world.neighbour, "authority": world.neighbour, "province": None}
    Dossier.objects.filter(pk=world.dossier(world.agency, 2024).pk).update(**away)
    dossier = world.dossier(world.agency)
    submission.begin_entry(dossier, by=world.officer)
    with pytest.raises(Refused, match="chưa có hồ sơ kỳ trước"):
        carry_over(dossier, by=world.officer)
    assert "Chưa có hồ sơ kỳ trước" in words_of(sign_in(world.officer).get(address(dossier)))
    assert set(waiting(carried(world))) == STANDING


@pytest.mark.parametrize("state", ["submitted", "received", "reviewed", "recognised", "not_recognised"])
def test_once_sent_nothing_is_copied(world: World, state: str) -> None:
    dossier = world.dossier_in(DossierState(state), world.agency)
    with pytest.raises(Refused, match="Hồ sơ không sửa được lúc này"):
        carry_over(dossier, by=world.agency_head)


@pytest.mark.parametrize("state", ["open", "registration_sent", "registration_returned", "registered"])
def test_while_recording_is_open_it_can_be_copied(world: World, state: str) -> None:
    world.dossier_in(DossierState(state), world.agency)
    assert set(waiting(carried(world))) == STANDING


def test_a_unit_without_an_earlier_dossier_is_told(world: World, sign_in: SignIn) -> None:
    Dossier.objects.filter(unit=world.other_hamlet, season__year=2024).delete()
    dossier = world.dossier(world.other_hamlet)
    with pytest.raises(Refused, match="chưa có hồ sơ kỳ trước"):
        carry_over(dossier, by=world.other_head)
    client = sign_in(world.other_head)
    assert "Chưa có hồ sơ kỳ trước" in words_of(client.get(address(dossier)))
    assert address(dossier) not in links_of(client.get(f"/ho-so/{dossier.key}/"))


def test_where_nothing_stands_nothing_is_offered(world: World, sign_in: SignIn) -> None:
    """The school's dossier of 2024 is there and empty."""
    dossier = world.dossier(world.school)
    with pytest.raises(Refused, match="không có gì chép được"):
        carry_over(dossier, by=world.school_head)
    assert address(dossier) not in links_of(sign_in(world.school_head).get(f"/ho-so/{dossier.key}/"))
