"""What a lawyer wants to know between two versions of an instrument: which rules and which criteria differ, and how."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from binhyen.law.evaluators.finding import total
from binhyen.law.kinds import Kind
from binhyen.law.rule_rows import Row, rule_rows
from binhyen.law.schema import Criterion, InstrumentVersion


@dataclass(frozen=True, slots=True)
class RowChange:
    """One rule in its short words; None where a version does not have it."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class SectionChange:
    title: str
    rows: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """`parts` names in Vietnamese what of the criterion differs: empty where it is new or gone."""

    kind: Kind
    code: str
    title: str
    parts: tuple[str, ...]
    before: Criterion | None
    after: Criterion | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Sections and criteria that differ, in the order of the law; what stays the same is left out."""

    sections: tuple[SectionChange, ...]
    criteria: tuple[CriterionChange, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.sections or self.criteria)


def changes(before: InstrumentVersion, after: InstrumentVersion) -> Changes:
    """What differs between two versions. The name of a version is the question and not a change."""
    return Changes(sections=tuple(_sections(before, after)), criteria=tuple(_criteria(before, after)))


# ── the rules ────────────────────────────────────────────────────────────────────────────────


def _sections(before: InstrumentVersion, after: InstrumentVersion) -> Iterator[SectionChange]:
    new = rule_rows(after)
    for title, rows in rule_rows(before).items():
        if changed := _merged(_row_changes(_by_rule(rows), _by_rule(new[title]))):
            yield SectionChange(title, changed)


Rule = tuple[str, Kind | None]


def _by_rule(rows: Iterable[Row]) -> dict[Rule, Row]:
    """One row a rule: dated rows about the same question stand in one text, in their order."""
    found: dict[Rule, Row] = {}
    for row in rows:
        earlier = found.get((row.key, row.kind))
        text = f"{earlier.text}; {row.text}" if earlier else row.text
        found[row.key, row.kind] = Row(row.key, row.label, text, row.kind)
    return found


def _row_changes(old: Mapping[Rule, Row], new: Mapping[Rule, Row]) -> Iterator[tuple[RowChange, Kind | None]]:
    for rule in {**old, **new}:
        before, after = old.get(rule), new.get(rule)
        if before != after:
            yield _row_change(before, after), rule[1]


def _row_change(before: Row | None, after: Row | None) -> RowChange:
    labels = [row.label for row in (after, before) if row]
    # A rule that got another name shows both names beside its words.
    named = len(set(labels)) > 1
    return RowChange(labels[0], _words(before, named=named), _words(after, named=named))


def _words(row: Row | None, *, named: bool) -> str | None:
    if row is None:
        return None
    return f"{row.label}: {row.text}" if named else row.text


def _merged(found: Iterable[tuple[RowChange, Kind | None]]) -> tuple[RowChange, ...]:
    """The same change for several kinds is told once, with the kinds in its label."""
    kinds: dict[RowChange, list[Kind]] = {}
    for change, kind in found:
        kinds.setdefault(change, []).extend([kind] if kind else [])
    return tuple(RowChange(_label(change, about), change.before, change.after) for change, about in kinds.items())


def _label(change: RowChange, kinds: list[Kind]) -> str:
    return f"{change.label} ({'; '.join(kind.label for kind in kinds)})" if kinds else change.label


# ── the criteria ─────────────────────────────────────────────────────────────────────────────

PARTS = total(
    {
        "citation": "căn cứ",
        "group": "nhóm tiêu chí",
        "title": "tiêu đề",
        "text": "nội dung",
        "binds_where": "điều kiện áp dụng",
        "test": "phép thử",
        "facts": "số liệu",
        "evidence": "minh chứng",
        "papers": "giấy tờ đăng ký",
        "open_point": "điểm chưa rõ",
    },
    Criterion.model_fields.keys() - {"code"},
)


def _criteria(before: InstrumentVersion, after: InstrumentVersion) -> Iterator[CriterionChange]:
    for kind in Kind:
        old, new = ({c.code: c for c in version.criteria(kind)} for version in (before, after))
        for code in {**new, **old}:
            if _as_law(old.get(code)) != _as_law(new.get(code)):
                yield _criterion(kind, code, old.get(code), new.get(code))


def _as_law(criterion: Criterion | None) -> dict[str, Any] | None:
    """What the law asks; what the programme offers to copy from last year is no part of it (`FactSpec.standing`)."""
    return criterion.model_dump() if criterion else None


def _criterion(kind: Kind, code: str, before: Criterion | None, after: Criterion | None) -> CriterionChange:
    title = next(criterion.title for criterion in (after, before) if criterion)
    old, new = _as_law(before), _as_law(after)
    parts = tuple(word for name, word in PARTS.items() if old and new and old[name] != new[name])
    return CriterionChange(kind, code, title, parts, before, after)
