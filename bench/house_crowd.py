"""Part of bench_house.py: what saving and listing cost with one dossier and with five thousand. Prints JSON."""

import json
import os
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binhyen.config.settings")

import django

django.setup()

from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.dossiers.models import Dossier
from binhyen.duties.models import Duty
from tests.house.crowd import crowd, wait_for_decision
from tests.house.watch import Statements, statements
from tests.world import World, build_world

DOSSIERS = 5_000
TODAY = date(2025, 11, 3)


def main() -> None:
    call_command("migrate", verbosity=0)
    with clock.set_to(TODAY):
        world = build_world()
        dossier = world.dossier()
        Duty.objects.exclude(subject=dossier.subject).delete()
        Dossier.objects.exclude(pk=dossier.pk).delete()
        one = saving(world, dossier)
        crowd(world.commune, dossier.season, DOSSIERS - Dossier.objects.count())
        wait_for_decision(world.commune, 100)
        found = {
            "dossiers": Dossier.objects.count(),
            "saving_with_one": len(one),
            "saving_with_many": len(saving(world, dossier)),
            "lists": {name: listing(user, address) for name, user, address in lists(world)},
        }
    print(json.dumps(found))


def signed_in(user: User) -> Client:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client


def saving(world: World, dossier: Dossier) -> Statements:
    """The third save of a criterion: the earlier ones fill what lives as long as the process."""
    client = signed_in(world.clerk)
    return [save(client, dossier, households) for households in (80, 81, 82)][-1]


def save(client: Client, dossier: Dossier, households: int) -> Statements:
    dossier.refresh_from_db(fields=["revision"])
    data = {"revision": str(dossier.revision)}
    data |= {f"households_registered.{part}": str(households + dossier.revision) for part in "nm"}
    with statements() as seen:
        response = client.post(reverse("criterion", args=[dossier.key, "KDC-1.3"]), data)
    assert response.status_code == 303
    return seen


def lists(world: World) -> list[tuple[str, User, str]]:
    board, place = reverse("board"), world.commune.key
    return [
        ("board of the commune's officer", world.officer, board),
        ("board, filtered and searched", world.officer, f"{board}?loc=chua-dang-ky&loai=residential_area&tim=xom+1"),
        ("board of the province's observer", world.observer, board),
        ("list of a season", world.officer, reverse("season", args=[place, 2025])),
        ("list of units", world.officer, reverse("units")),
        ("page of a decision to be made", world.chairman, reverse("new_decision", args=[place])),
    ]


def listing(user: User, address: str) -> dict[str, int]:
    client = signed_in(user)
    with statements() as seen:
        response = client.get(address)
    assert response.status_code == 200
    return {"ids": seen.most_named, "statement": seen.longest, "html": len(response.content)}


if __name__ == "__main__":
    main()
