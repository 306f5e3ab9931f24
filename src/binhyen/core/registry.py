"""A typed registry: how a lower room tells an upper one without importing it (house.md section 4).

The lower room makes the registry; upper rooms fill it in `AppConfig.ready()`. What is registered runs
in the caller's transaction: an exception rolls all back.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    def __init__(self, what: str) -> None:
        self.what = what
        self._entries: dict[str, T] = {}

    def register(self, name: str, entry: T) -> None:
        """Raises ValueError where the name is taken: two rooms must not answer the same question."""
        if name in self._entries:
            raise ValueError(f"{self.what}: {name!r} is registered already")
        self._entries[name] = entry

    def get(self, name: str) -> T | None:
        return self._entries.get(name)

    def __iter__(self) -> Iterator[T]:
        return iter(self._entries.values())

    def names(self) -> list[str]:
        return sorted(self._entries)

    def items(self) -> list[tuple[str, T]]:
        return sorted(self._entries.items(), key=lambda item: item[0])
