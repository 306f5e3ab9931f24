"""What in a version waits for confirmation or is left open by the law, with its basis: never a silent guess."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from binhyen.law.kinds import Kind
from binhyen.law.schema import CriteriaSet, InstrumentVersion


class OpenPoint(NamedTuple):
    """`where` is the rule in Vietnamese words or the criterion's code."""

    where: str
    sentence: str


def open_points(version: InstrumentVersion) -> tuple[OpenPoint, ...]:
    """In the order of the law; a reused row says its open point again under its own code."""
    every = (*_rules(version), *(point for part in version.sets for point in _criteria(part)))
    return tuple(OpenPoint(where, sentence) for where, sentence in every if sentence)


Said = tuple[str, str | None]


def _rules(version: InstrumentVersion) -> Iterator[Said]:
    yield f"phiên bản {version.version}", version.pending
    for word in version.definitions:
        yield f"từ ngữ “{word.term}”", word.open_point
    for step in version.procedure:
        yield f"{step.label} ({_names(step.kinds)}): {step.actor}", step.pending
    for row in version.authority:
        about = f"thẩm quyền công nhận {_names(row.kinds)} từ {row.in_force.since:%d/%m/%Y}"
        yield f"{about}: {row.level.label}", row.pending
    for ladder in version.delegation.ladders:
        levels = " → ".join(level.label for level in ladder.levels)
        yield f"ủy quyền từ {ladder.in_force.since:%d/%m/%Y}: {levels}", ladder.pending
    for rule in version.enterprise_sizes:
        yield f"quy mô doanh nghiệp, {rule.sector.label}", rule.pending


def _criteria(part: CriteriaSet) -> Iterator[Said]:
    for criterion in part.criteria:
        yield criterion.code, criterion.open_point
        for condition in criterion.binds_where:
            yield criterion.code, condition.open_point


def _names(kinds: Iterable[Kind]) -> str:
    return ", ".join(kind.label for kind in kinds)
