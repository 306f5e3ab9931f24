"""What a page costs does not grow with the number of dossiers, and no statement names more than a page of ids."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from binhyen.accounts.models import User
from binhyen.core.paging import ROWS
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from tests.house.crowd import crowd
from tests.house.source import listed
from tests.house.watch import Statements, statements
from tests.world import World

MANY = 300
LONGEST_STATEMENT = 12_000

SignIn = Callable[[User], Client]


@pytest.fixture
def world(world: World) -> World:
    """Opened again after 01/07/2025, so that the commune has its own dossier too, under the province."""
    open_for_commune(world.commune, year=2025, by=world.officer)
    return world


def _saving(client: Client, dossier: Dossier, code: str, *answers: dict[str, str]) -> Statements:
    """The cost of saving the last of the answers; those before it fill what lives as long as the process."""
    return [_answer(client, dossier, code, answer) for answer in answers][-1]


def _answer(client: Client, dossier: Dossier, code: str, answer: dict[str, str]) -> Statements:
    dossier.refresh_from_db(fields=["revision"])
    data = answer | {"revision": str(dossier.revision)}
    with statements() as seen:
        response = client.post(reverse("criterion", args=[dossier.key, code]), data)
    assert response.status_code == 303
    assert any("INSERT INTO" in text and "dossiers_fact" in text for text in seen.texts), "Nothing was recorded."
    return seen


def _households(n: int) -> dict[str, str]:
    return {"households_registered.n": str(n), "households_registered.m": str(n)}


def test_saving_a_criterion_costs_the_same_with_one_dossier_and_with_many(world: World, sign_in: SignIn) -> None:
    client, dossier = sign_in(world.clerk), world.dossier()
    few = _saving(client, dossier, "KDC-1.3", _households(80), _households(81))
    crowd(world.commune, dossier.season, MANY)
    many = _saving(client, dossier, "KDC-1.3", _households(82), _households(83))
    assert len(many) == len(few), f"With {MANY} dossiers more: {len(many)} statements instead of {len(few)}."
    assert many.most_named <= ROWS


def test_saving_a_criterion_of_the_commune_costs_the_same_however_many_lie_in_it(world: World, sign_in: SignIn) -> None:
    client, dossier = sign_in(world.commune_head), world.dossier(world.commune)
    few = _saving(client, dossier, "XA-1.4", {"effective_models": "1"}, {"effective_models": "2"})
    crowd(world.commune, dossier.season, MANY)
    many = _saving(client, dossier, "XA-1.4", {"effective_models": "3"}, {"effective_models": "4"})
    assert len(many) == len(few), f"With {MANY} units more: {len(many)} statements instead of {len(few)}."


def _opening(client: Client, address: str) -> Statements:
    """The cost of the second visit; the first fills what lives as long as the process."""
    client.get(address)
    with statements() as seen:
        response = client.get(address)
    assert response.status_code == 200, address
    return seen


def _lists(world: World) -> list[tuple[User, str]]:
    season = reverse("season", args=[world.commune.key, 2025])
    return [
        (world.officer, reverse("board")),
        (world.officer, reverse("board") + "?loc=chua-dang-ky&loai=residential_area&tim=xom&trang=3"),
        (world.province_office, reverse("board")),
        (world.observer, reverse("board") + "?trang=99"),
        (world.officer, season),
        (world.officer, reverse("exception", args=[world.commune.key, 2025])),
        (world.officer, reverse("seasons")),
        (world.officer, reverse("units")),
        (world.officer, reverse("decisions")),
        (world.chairman, reverse("new_decision", args=[world.commune.key])),
        (world.administrator, reverse("accounts")),
        (world.administrator, reverse("units") + "?tim=xom"),
        (world.head, reverse("my_tasks")),
        (world.commune_head, reverse("roll_up", args=[world.dossier(world.commune).key])),
        (world.commune_head, reverse("dossier", args=[world.dossier(world.commune).key])),
    ]


def test_lists_cost_the_same_and_name_no_more_than_a_page_of_ids(world: World, sign_in: SignIn) -> None:
    world.dossier_in(DossierState.REVIEWED)
    lists = _lists(world)
    few = [_opening(sign_in(user), address) for user, address in lists]
    crowd(world.commune, world.dossier().season, MANY)
    many = [_opening(sign_in(user), address) for user, address in lists]
    told = list(zip([address for _, address in lists], few, many, strict=True))
    grown = [f"{address}: {len(a)} statements, then {len(b)}" for address, a, b in told if len(b) > len(a)]
    assert not grown, f"Join or count in the database instead of asking row by row:{listed(grown)}"
    named = [f"{address}: {b.most_named} ids" for address, _, b in told if b.most_named > ROWS]
    assert not named, f"Filter by a join or a sub-select, never by ids gathered before:{listed(named)}"
    long = [f"{address}: {b.longest} bytes" for address, _, b in told if b.longest > LONGEST_STATEMENT]
    assert not long, f"A statement this long grows with something:{listed(long)}"


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("SELECT * FROM a WHERE id IN (%s, %s, %s)", 3),
        ("SELECT * FROM a WHERE id IN (SELECT id FROM b WHERE c IN (%s))", 1),
        ("SELECT * FROM a WHERE id IN (1, 2)", 2),
        ("SELECT 1", 0),
    ],
)
def test_the_watch_counts_written_out_ids(sql: str, named: int) -> None:
    assert Statements([sql]).most_named == named
