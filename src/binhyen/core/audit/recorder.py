"""Collects what an action did and writes it to the chains when the action ends."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from django.db import transaction

from binhyen.core import clock
from binhyen.core.audit.chain import GENESIS, digest
from binhyen.core.models import AuditChain, AuditEntry

P = ParamSpec("P")
R = TypeVar("R")


class Actor(Protocol):
    """Who did it: kept as a number and a label, without a foreign key, so that the row outlives the account."""

    @property
    def pk(self) -> Any: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True)
class System:
    """The programme itself: commands and scheduled work."""

    pk: None = None
    label: str = "Hệ thống"


SYSTEM = System()


class Unaudited(RuntimeError):
    """An action ended without telling the chain anything: a mistake of ours, and the transaction is undone."""


@dataclass(frozen=True)
class Note:
    chain: str
    action: str
    by: Actor
    subject: str
    label: str
    data: Mapping[str, Any]


@dataclass
class Scope:
    notes: list[Note] = field(default_factory=list)
    nothing_changed: bool = False


_scope: ContextVar[Scope | None] = ContextVar("audit_scope", default=None)


def audited(action: Callable[P, R]) -> Callable[P, R]:
    """Make a function an action: atomic, and told in the audit chain or undone.

    Actions may call actions; the outermost writes all notes. Raises Unaudited where nothing was noted.
    """

    @wraps(action)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if _scope.get() is not None:
            return action(*args, **kwargs)
        scope = Scope()
        token = _scope.set(scope)
        try:
            with transaction.atomic():
                result = action(*args, **kwargs)
                _write(scope, action.__qualname__)
                return result
        finally:
            _scope.reset(token)

    wrapper.is_audited = True  # type: ignore[attr-defined]  # asked by tests/house
    return wrapper


def note(action: str, *, by: Actor, chain: str, subject: str, label: str, **data: Any) -> None:
    """Tell the chain what the running action did. `subject` is "kind:key", `label` what people call it."""
    scope = _scope.get()
    if scope is None:
        raise Unaudited(f"{action}: noted outside an audited action")
    scope.notes.append(Note(chain, action, by, subject, label, data))


def nothing_changed() -> None:
    """Say that the running action found nothing to write, so that its silence is not a mistake."""
    scope = _scope.get()
    if scope is not None:
        scope.nothing_changed = True


def _write(scope: Scope, action: str) -> None:
    if not scope.notes and not scope.nothing_changed:
        raise Unaudited(f"{action} noted nothing in the audit chain")
    by_chain: dict[str, list[Note]] = defaultdict(list)
    for each in scope.notes:
        by_chain[each.chain].append(each)
    for key in sorted(by_chain):
        _append(key, by_chain[key])


def _append(key: str, notes: list[Note]) -> None:
    AuditChain.objects.get_or_create(key=key, defaults={"length": 0, "head": GENESIS})
    chain = AuditChain.objects.select_for_update().get(key=key)
    moment = clock.now()
    entries: list[AuditEntry] = []
    for each in notes:
        entry = AuditEntry(
            chain=chain,
            number=chain.length + 1,
            at=moment,
            actor_id=each.by.pk,
            actor_label=each.by.label,
            action=each.action,
            subject=each.subject,
            label=each.label[:300],  # as long as its column: a long name must not undo what was done
            data=dict(each.data),
            previous=chain.head,
        )
        entry.digest = digest(entry, key)
        chain.length, chain.head = entry.number, entry.digest
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries)
    chain.save(update_fields=["length", "head"])
