"""A province's own criterion on its page: as units will see it, with examples that the evaluator itself judges."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from binhyen.core import clock
from binhyen.core.audit.words import words_for
from binhyen.core.models import AuditEntry
from binhyen.law.evaluate import evaluate_criterion
from binhyen.law.facts import FactValue, Ratio
from binhyen.law.kinds_of_test import CountAtLeast, CountZero, Qualitative, RatioAtLeast
from binhyen.law.loader import catalogue
from binhyen.law.outcomes import CriterionResult
from binhyen.law.schema import Criterion
from binhyen.provisions.criterion import criterion_of
from binhyen.provisions.laws import SCHEME, additions_of, laid_over
from binhyen.provisions.models import ProvincialCriterion


@dataclass(frozen=True)
class Row:
    term: str
    value: str


@dataclass(frozen=True)
class Example:
    """What a unit might record, and what then follows."""

    said: str
    result: CriterionResult


@dataclass(frozen=True)
class Event:
    what: str
    when: datetime
    who: str
    note: str


def about(row: ProvincialCriterion) -> list[Row]:
    said = [
        Row("Áp dụng cho", kinds_words(row)),
        Row("Các kỳ", seasons_words(row)),
        Row("Căn cứ", criterion_of(row).cited),
        Row("Người soạn", row.drafted_by.display_name),
        Row("Sửa sau cùng", row.changed_by.display_name if row.changed_by_id != row.drafted_by_id else ""),
        Row("Phê duyệt", _approval(row)),
    ]
    return [each for each in said if each.value]


def _approval(row: ProvincialCriterion) -> str:
    if row.approved_by is None or row.approved_at is None:
        return ""
    return f"{row.approved_by.display_name}, {clock.day_of(row.approved_at):%d/%m/%Y}"


def kinds_words(row: ProvincialCriterion) -> str:
    words = "; ".join(kind.label for kind in row.law_kinds)
    return f"{words[:1].upper()}{words[1:]}"


def seasons_words(row: ProvincialCriterion) -> str:
    if row.until_year is None:
        return f"Từ kỳ {row.since_year}"
    if row.until_year < row.since_year:
        return "Không áp dụng kỳ nào"
    return f"Từ kỳ {row.since_year} đến hết kỳ {row.until_year}"


def history(row: ProvincialCriterion) -> list[Event]:
    """What was done to it, the newest first, from the province's audit chain."""
    entries = AuditEntry.objects.filter(subject=row.subject).order_by("-at", "-pk")[:50]
    return [_event(entry) for entry in entries]


def _event(entry: AuditEntry) -> Event:
    words = words_for(entry.action)
    return Event(f"{words[:1].upper()}{words[1:]}", entry.at, entry.actor_label, str(entry.data.get("comment", "")))


# ── examples ─────────────────────────────────────────────────────────────────────────────────


def examples(row: ProvincialCriterion) -> list[Example]:
    """At the bar and just below it, judged by the same evaluator that judges dossiers."""
    criterion, kind = criterion_of(row), row.law_kinds[0]
    version = laid_over(SCHEME, catalogue().version(SCHEME, row.since_year).version, additions_of([row]))
    return [
        Example(said, evaluate_criterion(version, criterion, kind=kind, year=row.since_year, facts=facts))
        for said, facts in _CASES[type(criterion.test)](criterion)
    ]


Cases = Iterator[tuple[str, dict[str, FactValue]]]


def _ratio(criterion: Criterion) -> Cases:
    test: Any = criterion.test
    yield f"{test.at_least}/100 {test.counted}", {test.ratio: Ratio(test.at_least, 100)}
    yield f"{test.at_least - 1}/100 {test.counted}", {test.ratio: Ratio(test.at_least - 1, 100)}


def _count_at_least(criterion: Criterion) -> Cases:
    test: Any = criterion.test
    yield f"{test.at_least} {test.counted}", {test.count: test.at_least}
    yield f"{test.at_least - 1} {test.counted}", {test.count: test.at_least - 1}


def _count_zero(criterion: Criterion) -> Cases:
    test: Any = criterion.test
    yield f"0 {test.counted}", {test.count: 0}
    yield f"1 {test.counted}", {test.count: 1}


def _qualitative(criterion: Criterion) -> Cases:
    test: Any = criterion.test
    yield "Có, kèm diễn giải", {test.answer: True, test.account: "…"}
    yield "Có, chưa diễn giải", {test.answer: True}
    yield "Không", {test.answer: False}


_CASES: Mapping[type, Callable[[Criterion], Cases]] = {
    RatioAtLeast: _ratio,
    CountAtLeast: _count_at_least,
    CountZero: _count_zero,
    Qualitative: _qualitative,
}
