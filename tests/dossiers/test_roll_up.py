"""The commune's own dossier: its criteria 4.1 and 4.2 counted from its units, exactly, decided and provisional."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from binhyen.accounts.models import User
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.rollup import roll_up
from binhyen.law.facts import Ratio
from binhyen.organisations.models import Unit
from tests.conftest import TODAY
from tests.pages import words_of
from tests.world import World

SignIn = Callable[[User], Client]


def own(world: World) -> Dossier:
    return world.dossier(world.commune)


def outcome(world: World, code: str) -> tuple[str, str]:
    result = assess(own(world), today=TODAY).evaluation.by_code[code]
    return result.outcome, result.reason


def put(unit: Unit, **columns: object) -> None:
    """A dossier as the database would hold it, whatever way it came there."""
    Dossier.objects.filter(unit=unit).update(**columns)


def in_state(state: DossierState, *, proposed: bool | None = None, verdict: str = "chua_du") -> dict[str, object]:
    registered = state not in (DossierState.OPEN, DossierState.OUT_OF_SCOPE)
    decided = state in (DossierState.RECOGNISED, DossierState.NOT_RECOGNISED)
    return {
        "state": state,
        "registered_on": date(2025, 2, 10) if registered else None,
        "submitted_at": "2025-11-01T00:00Z",
        "decided_on": TODAY if decided else None,
        "proposed": proposed,
        "verdict": verdict,
    }


def test_the_four_units_in_scope_count_and_the_primary_school_does_not(world: World) -> None:
    """Two hamlets, the health station and the lower secondary school; the primary school is outside the circular."""
    world.dossier_in(DossierState.REGISTERED, world.hamlet)
    world.dossier_in(DossierState.REGISTRATION_SENT, world.agency)
    counted = roll_up(own(world))
    assert (counted.registered_of, counted.recognised_of) == (Ratio(2, 4), Ratio(0, 4))
    assert outcome(world, "XA-4.1") == ("khong_dat", "2/4 đơn vị, bằng 50 %, chưa đạt yêu cầu 100 %.")


def test_all_registered_and_three_of_four_recognised_meets_both(world: World) -> None:
    for unit in (world.hamlet, world.other_hamlet, world.agency):
        put(unit, **in_state(DossierState.RECOGNISED))
    put(world.school, **in_state(DossierState.NOT_RECOGNISED))
    assert outcome(world, "XA-4.1") == ("dat", "4/4 đơn vị, bằng 100 %, đạt yêu cầu 100 %.")
    assert outcome(world, "XA-4.2") == ("dat", "3/4 đơn vị, bằng 75 %, đạt yêu cầu từ 70 % trở lên.")


@pytest.mark.parametrize(
    ("n", "m", "met"),
    [(7, 10, True), (6, 10, False), (70, 99, True), (69, 99, False), (10, 13, True), (9, 13, False)],
)
def test_seventy_percent_is_counted_not_rounded(world: World, n: int, m: int, met: bool) -> None:
    """9 of 13 is 69,2 %: not 70, however it is written."""
    crowd(world, m)
    for number, dossier in enumerate(Dossier.objects.filter(commune=world.commune, authority=world.commune)):
        state = DossierState.RECOGNISED if number < n else DossierState.NOT_RECOGNISED
        Dossier.objects.filter(pk=dossier.pk).update(**in_state(state))
    assert roll_up(own(world)).recognised_of == Ratio(n, m)
    assert (outcome(world, "XA-4.2")[0] == "dat") is met


def crowd(world: World, count: int) -> None:
    """So many units under the commune's authority and no other."""
    Dossier.objects.filter(commune=world.commune).exclude(unit=world.commune).delete()
    common = {"commune": world.commune, "province": world.province, "kind": "residential_area"}
    units = Unit.objects.bulk_create(
        Unit(name=f"Xóm {n}", sort_key=f"{n:03d}", valid_from=date(2020, 1, 1), **common) for n in range(count)
    )
    season = own(world).season
    Dossier.objects.bulk_create(
        Dossier(unit=unit, unit_name=unit.name, season=season, authority=world.commune, **common) for unit in units
    )


def test_while_units_are_undecided_the_figure_is_provisional_and_says_so(world: World) -> None:
    put(world.hamlet, **in_state(DossierState.RECOGNISED))
    put(world.other_hamlet, **in_state(DossierState.REVIEWED, proposed=True))
    put(world.agency, **in_state(DossierState.SUBMITTED, verdict="dat"))
    put(world.school, **in_state(DossierState.REVIEWED, proposed=False, verdict="dat"))
    counted = roll_up(own(world))
    assert (counted.recognised, counted.expected, counted.undecided, counted.is_final) == (1, 3, 3, False)
    assert outcome(world, "XA-4.2") == ("dat", "3/4 đơn vị, bằng 75 %, đạt yêu cầu từ 70 % trở lên (tạm tính).")


def test_once_all_are_decided_only_what_was_decided_counts(world: World) -> None:
    for unit in (world.hamlet, world.other_hamlet, world.agency, world.school):
        put(unit, **in_state(DossierState.NOT_RECOGNISED, verdict="dat", proposed=True))
    assert outcome(world, "XA-4.2") == ("khong_dat", "0/4 đơn vị, bằng 0 %, chưa đạt yêu cầu từ 70 % trở lên.")


def test_no_unit_at_all_is_never_met(world: World) -> None:
    crowd(world, 0)
    assert outcome(world, "XA-4.1")[0] == outcome(world, "XA-4.2")[0] == "chua_du"


def test_a_late_registration_is_a_registration(world: World) -> None:
    for unit in (world.hamlet, world.other_hamlet, world.agency, world.school):
        put(unit, **in_state(DossierState.REGISTERED), registered_late=True)
    assert outcome(world, "XA-4.1")[0] == "dat"


def test_units_that_the_province_decides_and_units_of_the_neighbour_do_not_count(world: World) -> None:
    put(world.school, authority=world.province)
    put(world.agency, commune=world.neighbour)
    assert roll_up(own(world)).in_scope == 2


def test_it_is_one_query_however_many_units_there_are(
    world: World, django_assert_num_queries: Callable[[int], object]
) -> None:
    crowd(world, 50)
    dossier = own(world)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert roll_up(dossier).in_scope == 50


# ── the page ─────────────────────────────────────────────────────────────────────────────────


def test_the_page_shows_the_fractions_and_who_is_missing(world: World, sign_in: SignIn) -> None:
    put(world.hamlet, **in_state(DossierState.RECOGNISED))
    put(world.other_hamlet, **in_state(DossierState.REVIEWED, proposed=True))
    said = words_of(sign_in(world.commune_head).get(f"/ho-so/{own(world).key}/tung-don-vi/"))
    assert "2/4 đơn vị đã đăng ký" in said
    assert "1/4 đơn vị được công nhận" in said
    assert "2/4 đơn vị dự kiến được công nhận" in said
    assert "Còn 3 đơn vị chưa có quyết định." in said
    unregistered, unrecognised = said.split("Chưa đăng ký", 1)[1].rsplit("Chưa được công nhận", 1)
    assert "Trạm Y tế xã Đồng Mây" in unregistered
    assert "Xóm Đầm Sen" not in unregistered
    assert "Xóm Đầm Sen" in unrecognised
    assert "Xóm Gò Mây" not in unregistered + unrecognised
    assert "Trường Tiểu học" not in said


def test_the_criterion_page_leads_to_the_units_behind_its_figure(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.commune_head).get(f"/ho-so/{own(world).key}/tieu-chi/XA-4.1/")
    assert "0/4" in words_of(answer)
    assert f"/ho-so/{own(world).key}/tung-don-vi/" in answer.content.decode()


# ── any states ───────────────────────────────────────────────────────────────────────────────

rows = st.lists(
    st.tuples(
        st.sampled_from(DossierState), st.none() | st.booleans(), st.sampled_from(["dat", "chua_dat", "chua_du"])
    ),
    min_size=6,
    max_size=6,
)


@given(rows)
@example([(DossierState.OUT_OF_SCOPE, None, "chua_du")] * 6)
@example([(DossierState.RECOGNISED, True, "dat")] * 6)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_counts_are_those_of_counting_one_by_one(
    six: World, states: list[tuple[DossierState, bool | None, str]]
) -> None:
    with transaction.atomic():
        dossiers = Dossier.objects.filter(commune=six.commune).exclude(unit=six.commune).order_by("pk")
        for dossier, (state, proposed, verdict) in zip(dossiers, states, strict=True):
            put(dossier.unit, **in_state(state, proposed=proposed, verdict=verdict))
        counted = roll_up(own(six))
        transaction.set_rollback(True)
    scope = [row for row in states if row[0] != "out_of_scope"]
    expected = [
        state == "recognised"
        or (state == "reviewed" and proposed is True)
        or (state in ("submitted", "received") and verdict == "dat")
        for state, proposed, verdict in scope
    ]
    assert counted.in_scope == len(scope)
    assert counted.registered == len([state for state, _, _ in scope if state != "open"])
    assert counted.recognised == len([state for state, _, _ in scope if state == "recognised"])
    assert counted.refused == len([state for state, _, _ in scope if state == "not_recognised"])
    assert counted.expected == sum(expected)
    assert counted.recognised <= counted.expected <= counted.in_scope
    assert counted.is_final == all(state in ("recognised", "not_recognised") for state, _, _ in scope)


@pytest.fixture
def six(world: World) -> World:
    crowd(world, 6)
    return world
