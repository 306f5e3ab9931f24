"""What one evaluator answers, and the tables it answers from."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from binhyen.law.outcomes import Outcome

K = TypeVar("K")
V = TypeVar("V")

ANSWERS = (True, False, None)
MISSING = (Outcome.UNKNOWN, "Chưa đủ số liệu, còn thiếu: {missing}.")


class Finding(NamedTuple):
    """An outcome with its reason; `needs` are keys still missing, `change` what would turn it into đạt."""

    outcome: Outcome
    reason: str
    needs: tuple[str, ...] = ()
    change: str | None = None
    open_point: str | None = None


def total(table: Mapping[K, V], domain: Iterable[K]) -> Mapping[K, V]:
    """The table itself, once it answers every element of its domain and nothing else.

    Raises:
        TypeError: at import, so that no gap in a decision table reaches a unit.
    """
    if gaps := set(table) ^ set(domain):
        raise TypeError(f"decision table does not match its domain: {sorted(map(str, gaps))}")
    return table
