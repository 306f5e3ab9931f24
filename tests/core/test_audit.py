"""What an action leaves behind: a row in the chain in the same transaction, or nothing at all."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import OperationalError, transaction

from binhyen.accounts.actions import create_account
from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import SYSTEM, Unaudited, audited, note, nothing_changed
from binhyen.core.audit.chain import GENESIS
from binhyen.core.models import AuditChain, AuditEntry
from tests.together import at_once, only_postgres


def new_user(name: str = "xom-go-may") -> User:
    return User.objects.create(username=name, display_name="Trưởng xóm")


@audited
def act(*chains: str) -> None:
    for chain in chains:
        note("test.done", by=SYSTEM, chain=chain, subject="thing:1", label="việc thử", seen="đã thấy")


def test_an_action_leaves_a_row_that_names_who_did_what_to_which_thing_when(db: None) -> None:
    actor = new_user()
    with clock.set_to(datetime(2025, 3, 31, 17, 30, tzinfo=UTC)):
        person = create_account(username="moi", display_name="Người mới", password="x", by=actor)
    row = AuditEntry.objects.get(action="account.created")
    assert (row.actor_id, row.actor_label) == (actor.pk, "Trưởng xóm (xom-go-may)")
    assert (row.subject, row.label) == (f"account:{person.key}", "Người mới (moi)")
    assert row.at == datetime(2025, 3, 31, 17, 30, tzinfo=UTC)
    assert row.chain.key == "instance"


def test_every_row_holds_the_hash_of_the_row_before_it(db: None) -> None:
    act("a")
    act("a", "a")
    rows = list(AuditEntry.objects.filter(chain__key="a").order_by("number"))
    assert [row.number for row in rows] == [1, 2, 3]
    assert [row.previous for row in rows] == [GENESIS, rows[0].digest, rows[1].digest]
    chain = AuditChain.objects.get(key="a")
    assert (chain.length, chain.head) == (3, rows[2].digest)


def test_an_action_may_tell_several_chains(db: None) -> None:
    act("b", "a", "b")
    assert {chain.key: chain.length for chain in AuditChain.objects.all()} == {"a": 1, "b": 2}


def test_actions_within_an_action_are_written_together_by_the_outermost(db: None) -> None:
    @audited
    def outer() -> None:
        act("a")
        assert not AuditEntry.objects.exists()
        note("test.outer", by=SYSTEM, chain="a", subject="thing:1", label="việc ngoài")

    outer()
    assert list(AuditEntry.objects.order_by("number").values_list("action", flat=True)) == ["test.done", "test.outer"]


def test_an_action_that_tells_nothing_is_undone(db: None) -> None:
    @audited
    def silent() -> None:
        new_user()

    with pytest.raises(Unaudited):
        silent()
    assert not User.objects.exists()


def test_an_action_may_say_that_nothing_changed(db: None) -> None:
    @audited
    def idle() -> str:
        nothing_changed()
        return "như cũ"

    assert idle() == "như cũ"
    assert not AuditEntry.objects.exists()


def test_an_action_that_fails_leaves_neither_change_nor_row(db: None) -> None:
    @audited
    def failing() -> None:
        new_user()
        act("a")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert not User.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_failed_action_does_not_stain_the_next_one(db: None) -> None:
    @audited
    def failing() -> None:
        note("test.lost", by=SYSTEM, chain="a", subject="thing:1", label="mất")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    act("a")
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["test.done"]


def test_a_note_outside_an_action_is_a_mistake(db: None) -> None:
    with pytest.raises(Unaudited):
        note("test.lost", by=SYSTEM, chain="a", subject="thing:1", label="mất")


def test_a_very_long_label_is_cut_not_refused(db: None) -> None:
    @audited
    def long_winded() -> None:
        note("test.done", by=SYSTEM, chain="a", subject="thing:1", label="d" * 400)

    long_winded()
    assert AuditEntry.objects.get().label.startswith("d" * 290)


# ── two at once ──────────────────────────────────────────────────────────────────────────────


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_two_actions_over_the_same_two_chains_never_wait_for_each_other() -> None:
    def many(*chains: str) -> None:
        for _ in range(25):
            act(*chains)

    assert at_once(lambda: many("a", "b"), lambda: many("b", "a"), lambda: many("b"), lambda: many("a")) == []
    assert {chain.key: chain.length for chain in AuditChain.objects.all()} == {"a": 75, "b": 75}


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_chains_locked_in_any_order_would_deadlock() -> None:
    """What the sorted order protects from: the test above could fail."""
    act("a", "b")
    both_hold_one = threading.Barrier(2)

    def lock(first: str, second: str) -> None:
        with transaction.atomic():
            AuditChain.objects.select_for_update().get(key=first)
            both_hold_one.wait(timeout=20)
            AuditChain.objects.select_for_update().get(key=second)

    failures = at_once(lambda: lock("a", "b"), lambda: lock("b", "a"))
    assert [type(failure) for failure in failures] == [OperationalError]


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_many_writers_of_one_chain_leave_no_gap_and_no_fork() -> None:
    def many() -> None:
        for _ in range(20):
            act("a")

    assert at_once(many, many, many) == []
    rows = list(AuditEntry.objects.order_by("number"))
    assert [row.number for row in rows] == list(range(1, 61))
    assert [row.previous for row in rows[1:]] == [row.digest for row in rows[:-1]]
