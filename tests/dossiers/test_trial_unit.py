""" "Thử xem kết quả, chưa lưu": what typed values would do, said on the criterion's page and recorded nowhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core.models import AuditEntry
from binhyen.dossiers.models import Dossier, Fact
from tests import files
from tests.pages import boxes_of, words_of
from tests.world import World

SignIn = Callable[[User], Client]


def tried(client: Client, dossier: Dossier, code: str, typed: dict[str, str]) -> Any:
    return client.post(f"/ho-so/{dossier.key}/tieu-chi/{code}/", typed | {"do": "try"})


@pytest.fixture
def client(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.clerk)


def test_it_says_what_would_be_and_what_would_change_it_and_keeps_what_is_typed(world: World, client: Client) -> None:
    rows = AuditEntry.objects.count()
    typed = {"households_registered.n": "79", "households_registered.m": "80"}
    answer = tried(client, world.dossier(), "KDC-1.3", typed)
    assert answer.status_code == 200
    said = words_of(answer)
    assert "Nếu ghi như vậy" in said
    assert "79/80 hộ" in said
    assert "Không đạt" in said
    assert "Muốn kết quả khác:" in said
    assert {name: boxes_of(answer)[name] for name in typed} == {name: [value] for name, value in typed.items()}
    assert (Fact.objects.count(), AuditEntry.objects.count()) == (0, rows)


def test_another_criterion_that_asks_the_same_fact_is_shown_to_move_too(world: World, sign_in: SignIn) -> None:
    """Điều 7: 5.1 and 5.2 bind only a school that has a guard force; the question is one."""
    answer = tried(sign_in(world.school_head), world.dossier(world.school), "GD-5.1", {"has_guard_force": "no"})
    assert "Kéo theo GD-5.2: Không áp dụng" in words_of(answer)


def test_an_exception_counts_only_with_the_evidence_that_is_there(world: World, client: Client) -> None:
    dossier = world.dossier()
    typed = {"serious_crime": "yes", "serious_crime_exception": "force_majeure"}
    assert "Đạt theo ngoại lệ" not in words_of(tried(client, dossier, "KDC-4b", typed))
    client.post(f"/ho-so/{dossier.key}/tieu-chi/KDC-4b/minh-chung/", {"file": files.upload()})
    assert "Đạt theo ngoại lệ" in words_of(tried(client, dossier, "KDC-4b", typed))


def test_a_mistake_is_told_as_when_saving(world: World, client: Client) -> None:
    answer = tried(client, world.dossier(), "KDC-1.3", {"households_registered.n": "79"})
    assert answer.status_code == 422
    assert "Nếu ghi như vậy" not in words_of(answer)
    assert boxes_of(answer)["households_registered.n"] == ["79"]
