"""Who reviews and who decides, for a unit on a day (Điều 10).

The rows carry dates, because two regimes meet within the season of 2025.
"""

from dataclasses import dataclass
from datetime import date

from binhyen.law.kinds import Kind, Level
from binhyen.law.schema import InstrumentVersion


class NoAuthority(LookupError):
    """No rule says who decides, or the delegation is not lawful; carries a Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class AuthorityAnswer:
    """`reviewer_level` is the level whose standing office reviews; `confidence` other than H waits for confirmation."""

    level: Level
    reviewer_level: Level
    basis: str
    confidence: str
    note: str | None


def authority(
    version: InstrumentVersion,
    *,
    kind: Kind,
    managing_level: Level | None,
    on: date,
    delegated_to: Level | None = None,
) -> AuthorityAnswer:
    """The level that decides on a unit of the kind, managed by that level, on the day.

    Raises:
        NoAuthority: no rule covers the case, or `delegated_to` is not one step below for a kind that may be delegated.
    """
    for row in version.authority:
        if row.matches(kind, managing_level) and row.in_force.covers(on):
            own = AuthorityAnswer(row.level, row.reviewer_level, row.basis, row.confidence, row.note)
            return own if delegated_to is None else _delegated(version, kind, own, on, delegated_to)
    raise NoAuthority(_nobody(kind, managing_level, on))


def _delegated(
    version: InstrumentVersion, kind: Kind, own: AuthorityAnswer, on: date, delegate: Level
) -> AuthorityAnswer:
    if kind not in version.delegation.kinds:
        raise NoAuthority(f"Không được ủy quyền công nhận {kind.label} ({version.delegation.citation.text}).")
    for ladder in version.delegation.ladders:
        if ladder.in_force.covers(on) and (own.level, delegate) in zip(ladder.levels, ladder.levels[1:], strict=False):
            note = f"Theo ủy quyền của {own.level.label}."
            return AuthorityAnswer(delegate, delegate, ladder.basis, ladder.confidence, note)
    refused = f"{own.level.label} không được ủy quyền cho {delegate.label}"
    raise NoAuthority(f"Ngày {on:%d/%m/%Y}, {refused}: chỉ được ủy quyền xuống một cấp.")


def _nobody(kind: Kind, managing_level: Level | None, on: date) -> str:
    managed = f"do {managing_level.label} quản lý" if managing_level else "chưa khai cấp quản lý"
    return f"Ngày {on:%d/%m/%Y} không có quy định thẩm quyền cho {kind.label} {managed}; hãy kiểm tra lại cấp quản lý."
