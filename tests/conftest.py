"""What every test may rely on: no socket beyond this machine, the clock held still, and a small world on demand."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client
from pytest_socket import socket_allow_hosts

from binhyen.accounts.models import User
from binhyen.core import clock
from tests.world import World, build_world

TODAY = date(2025, 11, 3)
"""Within the fortnight in which everything happens: the residential areas' window closed, the others' still open."""


def pytest_runtest_setup() -> None:
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def today() -> Iterator[date]:
    with clock.set_to(TODAY):
        yield TODAY


@pytest.fixture
def world(db: None) -> World:
    """A commune with two hamlets, an agency, two schools and their people; the season of 2025 open since December."""
    return build_world()


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    def sign_in_as(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in_as
