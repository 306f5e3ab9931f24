"""A province's own criteria laid over a version (Điều 8 khoản 1): one more group, checked as the catalogue is."""

from collections.abc import Iterator, Mapping
from typing import Any

from binhyen.law.checks import findings
from binhyen.law.kinds import Kind
from binhyen.law.schema import PROVINCIAL, CriteriaSet, Criterion, CriterionBody, Group, InstrumentBody
from binhyen.law.schema import InstrumentVersion as Version
from binhyen.law.written import WrittenCriterion, WrittenInstrument, WrittenSet

Extra = Mapping[Kind, tuple[Criterion, ...]]
GROUP = Group(code=PROVINCIAL, title="Tiêu chí riêng của tỉnh")


class Unfit(ValueError):
    """What a province would add cannot stand beside the rest; carries a Vietnamese sentence."""


def with_provincial(version: Version, extra: Extra) -> Version:
    """The version with the province's criteria after those of the law, each kind with its own.

    It keeps the version's name; its checksum is another one, because it says more. Nothing to add gives the very
    version back.

    Raises:
        Unfit: a code or a fact is taken already, a test lacks its facts, a criterion names no instrument of its own.
    """
    added = {kind: rows for kind, rows in extra.items() if rows}
    if not added:
        return version
    for kind, rows in added.items():
        _check(version, kind, rows)
    sets = tuple(part for known in version.sets for part in _split(known, added))
    return Version(**_body(version), sets=sets)


def _body(version: Version) -> dict[str, Any]:
    return {name: getattr(version, name) for name in InstrumentBody.model_fields}


def _split(known: CriteriaSet, added: Extra) -> Iterator[CriteriaSet]:
    """Kinds that share a set part where the province adds to one of them only."""
    kinds_by_rows: dict[tuple[Criterion, ...], list[Kind]] = {}
    for kind in known.kinds:
        kinds_by_rows.setdefault(added.get(kind, ()), []).append(kind)
    for rows, kinds in kinds_by_rows.items():
        yield _extended(known, tuple(kinds), rows) if rows or len(kinds) < len(known.kinds) else known


def _extended(known: CriteriaSet, kinds: tuple[Kind, ...], rows: tuple[Criterion, ...]) -> CriteriaSet:
    return CriteriaSet(
        kinds=kinds,
        citation=known.citation,
        groups=(*known.groups, GROUP) if rows else known.groups,
        criteria=(*known.criteria, *rows),
    )


# ── the checks of the catalogue, on what would then hold ─────────────────────────────────────


def _check(version: Version, kind: Kind, rows: tuple[Criterion, ...]) -> None:
    for sentence in (*_misplaced(version, rows), *_breaches(version, kind, rows)):
        raise Unfit(sentence)


def _misplaced(version: Version, rows: tuple[Criterion, ...]) -> Iterator[str]:
    for criterion in rows:
        if not criterion.is_provincial:
            yield f"Tiêu chí {criterion.code} phải đứng trong nhóm “{GROUP.title}”."
        if criterion.citation.instrument.strip() in ("", version.short_title):
            yield f"Tiêu chí {criterion.code} phải ghi văn bản của tỉnh làm căn cứ."


def _breaches(version: Version, kind: Kind, rows: tuple[Criterion, ...]) -> Iterator[str]:
    """The set of one kind alone is extended: the same code may stand for several kinds, in each of them once."""
    own = version.criteria_set(kind)
    sets = tuple(_written(_extended(part, part.kinds, rows) if part is own else part) for part in version.sets)
    return (sentence for _, sentence in findings(WrittenInstrument(**_body(version), sets=sets)))


def _written(part: CriteriaSet) -> WrittenSet:
    """A set as a file would write it, without reuse: every row stands on its own."""
    rows = tuple(WrittenCriterion(**_criterion(each)) for each in part.criteria)
    return WrittenSet(kinds=part.kinds, citation=part.citation, groups=part.groups, criteria=rows)


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {name: getattr(criterion, name) for name in CriterionBody.model_fields} | {"citation": criterion.citation}
