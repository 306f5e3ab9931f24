"""Who may download a file: upper rooms answer for the files that they hold (default: nobody)."""

from collections.abc import Callable
from typing import Any

from binhyen.core.registry import Registry
from binhyen.papers.models import StoredFile

# (rights of the person who asks, file) -> may read it. `Any`: this room knows neither people nor units.
MayRead = Callable[[Any, StoredFile], bool]

holders: Registry[MayRead] = Registry("file holders")


def may_read(rights: Any, file: StoredFile) -> bool:
    return any(holder(rights, file) for holder in holders)
