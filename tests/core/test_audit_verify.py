"""`binhyen audit verify`: an untouched chain passes; whatever is touched, it names the chain and the row."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from binhyen.core.audit import SYSTEM, audited, note
from binhyen.core.audit.chain import digest
from binhyen.core.models import AuditChain, AuditEntry
from binhyen.dossiers.enums import DossierState
from tests.world import World

ROWS = 6
a_few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
row_numbers = st.integers(1, ROWS)


@audited
def act(chain: str, **data: Any) -> None:
    note("test.done", by=SYSTEM, chain=chain, subject="thing:1", label="việc thử", **data)


def verify() -> tuple[int, str]:
    """(exit code, what was printed)"""
    out, err = StringIO(), StringIO()
    try:
        call_command("audit", "verify", stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), err.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def chains(db: None) -> None:
    for number in range(ROWS):
        act("unit:1", count=number, who=f"người {number}", none=None, many=[1, "hai", {"ba": 3}])
        act("unit:2", number=number)


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is taken back, so that each example starts from the same chains."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def row(number: int, chain: str = "unit:1") -> AuditEntry:
    return AuditEntry.objects.get(chain__key=chain, number=number)


def broken_at(number: int, chain: str = "unit:1") -> None:
    code, said = verify()
    assert code == 1
    assert f"Chuỗi {chain}, dòng {number}:" in said


def test_untouched_chains_pass_and_are_counted(chains: None) -> None:
    code, said = verify()
    assert code == 0
    assert f"2 chuỗi, {2 * ROWS} dòng" in said


def test_an_empty_database_passes(db: None) -> None:
    assert verify()[0] == 0


def test_a_world_that_was_played_passes(world: World) -> None:
    world.dossier_in(DossierState.RECOGNISED)
    assert verify()[0] == 0


# ── every column ─────────────────────────────────────────────────────────────────────────────

OTHER: dict[str, Callable[[Any], Any]] = {
    "at": lambda value: value + timedelta(microseconds=1),
    "actor_id": lambda value: 7,
    "actor_label": lambda value: value + "a",
    "action": lambda value: value + ".x",
    "subject": lambda value: value + "2",
    "label": lambda value: value.replace("v", "V"),
    "data": lambda value: {**value, "count": 99},
    "previous": lambda value: "f" * 64,
    "digest": lambda value: "f" * 64,
}


def test_the_table_above_alters_every_column() -> None:
    own = {field.attname for field in AuditEntry._meta.concrete_fields}
    assert own - {"id", "chain_id", "number"} == set(OTHER)


@pytest.mark.parametrize("column", OTHER)
@pytest.mark.parametrize("number", [1, 3, ROWS])
def test_an_altered_column_is_found_at_its_row(chains: None, column: str, number: int) -> None:
    entry = row(number)
    AuditEntry.objects.filter(pk=entry.pk).update(**{column: OTHER[column](getattr(entry, column))})
    broken_at(number)


@given(number=row_numbers, key=st.sampled_from(["count", "who", "none", "many", "new"]), data=st.data())
@a_few
def test_any_other_value_in_the_data_is_found(chains: None, number: int, key: str, data: st.DataObject) -> None:
    value = data.draw(
        st.none() | st.booleans() | st.integers(-9, 9) | st.text("abc", max_size=3) | st.lists(st.integers())
    )
    with undone():
        entry = row(number)
        changed = {**entry.data, key: value}
        if json.dumps(changed) == json.dumps(entry.data):
            return
        AuditEntry.objects.filter(pk=entry.pk).update(data=changed)
        broken_at(number)


def test_a_row_whose_hash_was_made_to_fit_is_found_at_the_next_row(chains: None) -> None:
    entry = row(3)
    entry.label = "việc khác"
    entry.digest = digest(entry, "unit:1")
    entry.save()
    broken_at(4)


def test_a_last_row_whose_hash_was_made_to_fit_is_found_by_the_head(chains: None) -> None:
    entry = row(ROWS)
    entry.label = "việc khác"
    entry.digest = digest(entry, "unit:1")
    entry.save()
    broken_at(ROWS + 1)


# ── whole rows ───────────────────────────────────────────────────────────────────────────────


@given(number=row_numbers)
@a_few
def test_a_deleted_row_is_found(chains: None, number: int) -> None:
    with undone():
        row(number).delete()
        broken_at(min(number + 1, ROWS))  # the row that now stands in its place, or the end that is missing


@given(keep=st.integers(0, ROWS - 1))
@a_few
def test_a_tail_cut_off_is_found(chains: None, keep: int) -> None:
    with undone():
        AuditEntry.objects.filter(chain__key="unit:1", number__gt=keep).delete()
        broken_at(keep + 1)


@given(first=row_numbers, second=row_numbers)
@a_few
def test_two_rows_that_changed_places_are_found(chains: None, first: int, second: int) -> None:
    if first >= second:
        return
    with undone():
        one, other = row(first), row(second)
        AuditEntry.objects.filter(pk=one.pk).update(number=999)
        AuditEntry.objects.filter(pk=other.pk).update(number=first)
        AuditEntry.objects.filter(pk=one.pk).update(number=second)
        broken_at(first)


@given(number=row_numbers)
@a_few
def test_an_inserted_row_is_found(chains: None, number: int) -> None:
    with undone():
        for entry in AuditEntry.objects.filter(chain__key="unit:1", number__gte=number).order_by("-number"):
            AuditEntry.objects.filter(pk=entry.pk).update(number=entry.number + 1)
        forged = row(number + 1)
        forged.pk, forged.number, forged.label = None, number, "thêm vào"
        forged.digest = digest(forged, "unit:1")
        forged.save(force_insert=True)
        broken_at(number + 1)


def test_a_row_moved_to_another_chain_is_found_in_both(chains: None) -> None:
    entry = row(ROWS)
    AuditEntry.objects.filter(pk=entry.pk).update(chain=AuditChain.objects.get(key="unit:2"), number=ROWS + 1)
    broken_at(ROWS)
    broken_at(ROWS + 1, "unit:2")


def test_a_row_added_behind_the_head_is_found(chains: None) -> None:
    entry = row(ROWS)
    forged = AuditEntry.objects.get(pk=entry.pk)
    forged.pk, forged.number, forged.previous = None, ROWS + 1, entry.digest
    forged.digest = digest(forged, "unit:1")
    forged.save(force_insert=True)
    broken_at(ROWS + 2)


def test_every_broken_chain_is_named(chains: None) -> None:
    AuditEntry.objects.filter(number=2).update(label="sửa")
    code, said = verify()
    assert code == 1
    assert "Chuỗi unit:1, dòng 2:" in said
    assert "Chuỗi unit:2, dòng 2:" in said
