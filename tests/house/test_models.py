"""The database is the last reviewer: pairs of columns are filled together, and migrations say what the models say."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import CheckConstraint, Field, Model, Q

from tests.house.source import SOURCE, listed

OURS = [model for model in apps.get_models() if model.__module__.startswith("binhyen.")]
# x_at says when, x_by who: one without the other is half a record.
MOMENT, PERSON = ("_at", "_on"), "_by"


def test_when_and_who_are_filled_together() -> None:
    half = [
        f"{model._meta.label}: {when} and {who}"
        for model in OURS
        for when, who in _pairs(model)
        if not any({when, who} <= set(_columns(each.condition)) for each in _checks(model))
    ]
    assert not half, f"Add a CheckConstraint: both null or neither (as in Review.Meta):{listed(half)}"


def _pairs(model: type[Model]) -> Iterator[tuple[str, str]]:
    nullable = {field.name for field in model._meta.get_fields() if isinstance(field, Field) and field.null}
    for name in sorted(nullable):
        who = next((name.removesuffix(end) + PERSON for end in MOMENT if name.endswith(end)), "")
        if who in nullable:
            yield name, who


def _checks(model: type[Model]) -> list[CheckConstraint]:
    return [each for each in model._meta.constraints if isinstance(each, CheckConstraint)]


def _columns(condition: Any) -> Iterator[str]:
    for child in condition.children if isinstance(condition, Q) else ():
        if isinstance(child, Q):
            yield from _columns(child)
        else:
            yield child[0].partition("__")[0]


def test_the_scan_finds_the_pairs_of_a_review() -> None:
    review = apps.get_model("dossiers", "Review")
    assert list(_pairs(review)) == [("concluded_at", "concluded_by"), ("seconded_at", "seconded_by")]


def test_every_dated_row_ends_after_it_begins() -> None:
    """valid_from and valid_to, starts_on and due_on: a row that ends before it begins is valid on no day."""
    open_ended = [
        f"{model._meta.label}: {first}, {last}"
        for model in OURS
        for first, last in (("valid_from", "valid_to"), ("starts_on", "due_on"), ("began_at", "ended_at"))
        if {first, last} <= {field.name for field in model._meta.get_fields()}
        and not any(last in set(_columns(each.condition)) for each in _checks(model))
    ]
    assert not open_ended, f"Add a CheckConstraint that compares the two:{listed(open_ended)}"


def test_migrations_hold_plain_values() -> None:
    """A migration that names an enumeration breaks when a member is renamed, for everyone who starts anew."""
    named = [
        f"{path.relative_to(SOURCE)}: {line.strip()}"
        for path in sorted(SOURCE.glob("*/migrations/*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"binhyen\.[\w.]+\.[A-Z]\w*\[", line)
    ]
    assert not named, f"Write the stored value instead:{listed(named)}"


@pytest.mark.django_db
def test_migrations_say_what_the_models_say() -> None:
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail("The models have changed: run .venv/bin/binhyen makemigrations and review what it wrote.")
