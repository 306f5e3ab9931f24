"""Nothing typed is lost when a session ends in the middle of a form."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from binhyen.accounts.models import User
from binhyen.dossiers.enums import DossierState
from tests.world import World

OWN = {"origin": "http://testserver"}


@pytest.fixture
def address(world: World) -> str:
    dossier = world.dossier_in(DossierState.REGISTERED)
    return reverse("criterion", args=[dossier.key, "KDC-2"])


TYPED = {"policy_compliance": "yes", "policy_compliance_account": "Họp xóm hằng tháng, loa truyền thanh hằng tuần."}


def test_a_form_sent_after_signing_out_keeps_what_was_typed(address: str) -> None:
    answer = Client().post(address, TYPED, headers=OWN)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "nội dung vẫn còn" in page
    assert 'name="policy_compliance_account" value="Họp xóm hằng tháng, loa truyền thanh hằng tuần."' in page
    assert f'action="{address}"' in page


def test_the_kept_form_is_recorded_after_signing_in(
    address: str, world: World, sign_in: Callable[[User], Client]
) -> None:
    assert sign_in(world.clerk).post(address, TYPED, headers=OWN).status_code == 303


def test_a_stranger_s_form_is_not_kept(address: str) -> None:
    answer = Client().post(address, TYPED, headers={"origin": "http://elsewhere.example"})
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_a_form_with_an_old_token_keeps_what_was_typed(address: str, world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.clerk)
    answer = client.post(address, TYPED, headers=OWN)
    assert answer.status_code == 403
    assert "Họp xóm hằng tháng" in answer.content.decode()


def test_passwords_are_never_written_back(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    secret = {"login": "head", "password": "Mat-khau-2025"}
    page = client.post(reverse("account_login"), secret, headers=OWN).content.decode()
    assert "Mat-khau-2025" not in page
