"""What every bench prints: one row a figure with its bar."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    figure: str
    measured: str
    bar: str
    holds: bool

    def __str__(self) -> str:
        return f"{'✓' if self.holds else '✗'} {self.figure:<66} {self.measured:>14}   {self.bar}"


def printed(rows: Iterable[Row]) -> int:
    """Print the rows as they come; 1 where one falls short, for the shell."""
    failed = 0
    for row in rows:
        print(row, flush=True)
        failed += not row.holds
    print(f"\n✗ {failed} fall short" if failed else "\n✓ all bars hold")
    return 1 if failed else 0
