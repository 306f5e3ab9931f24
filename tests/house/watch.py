"""Watches what a request asks of the database: how many statements, how long, how many ids each names."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

# A written-out list: IN (%s, %s, …). A sub-select is none.
LISTED = re.compile(r"\bIN \(((?:%s|\d+)(?:, (?:%s|\d+))*)\)")


@dataclass
class Statements:
    texts: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def longest(self) -> int:
        """Bytes of the longest statement."""
        return max((len(text.encode()) for text in self.texts), default=0)

    @property
    def most_named(self) -> int:
        """Ids in the longest written-out list of any statement."""
        return max((found.count(",") + 1 for text in self.texts for found in LISTED.findall(text)), default=0)

    def watch(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.texts.append(sql)
        return execute(sql, params, many, context)


@contextmanager
def statements() -> Iterator[Statements]:
    """Everything that is executed inside, except what opens and ends transactions."""
    seen = Statements()
    with connection.execute_wrapper(seen.watch):
        yield seen
