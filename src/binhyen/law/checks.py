"""What a well-formed file must also keep: unique codes, reuse that leads somewhere, tests that have their facts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Protocol

from binhyen.law.fact_spec import FactSpec, FactType, Source
from binhyen.law.kinds import Kind
from binhyen.law.kinds_of_test import Absence, AllOf, Comparison, CountZero, RatingAtLeast, TitleOrRating
from binhyen.law.resolve import reusable
from binhyen.law.written import ReuseEntry, WrittenCriterion, WrittenInstrument, WrittenSet
from binhyen.law.yaml_source import Path

Finding = tuple[Path, str]
Reusable = Mapping[tuple[str, str], WrittenCriterion]


class HasKinds(Protocol):
    @property
    def kinds(self) -> tuple[Kind, ...]: ...


def findings(written: WrittenInstrument) -> Iterator[Finding]:
    """Every breach with its path in the file and a Vietnamese sentence."""
    for check in _CHECKS:
        yield from check(written)


def _entries(written: WrittenInstrument) -> Iterator[tuple[Path, WrittenSet, WrittenCriterion | ReuseEntry]]:
    for s, part in enumerate(written.sets):
        for e, entry in enumerate(part.criteria):
            yield ("sets", s, "criteria", e), part, entry


def _criteria(written: WrittenInstrument) -> Iterator[tuple[Path, WrittenCriterion]]:
    return ((path, entry) for path, _, entry in _entries(written) if isinstance(entry, WrittenCriterion))


def _codes(entry: WrittenCriterion | ReuseEntry) -> list[str]:
    return [entry.reuse.recode(c) for c in entry.reuse.codes] if isinstance(entry, ReuseEntry) else [entry.code]


def _unique_codes(written: WrittenInstrument) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, _, entry in _entries(written):
        for code in _codes(entry):
            if code in seen:
                yield (*path, "code"), f"Mã tiêu chí {code} đã dùng rồi."
            seen.add(code)


def _groups(written: WrittenInstrument) -> Iterator[Finding]:
    for path, part, entry in _entries(written):
        group = entry.reuse.group if isinstance(entry, ReuseEntry) else entry.group
        if group not in {known.code for known in part.groups}:
            yield path, f"Nhóm “{group}” không có trong bộ tiêu chí này."


def _reuse(written: WrittenInstrument) -> Iterator[Finding]:
    known = reusable(written)
    for path, _, entry in _entries(written):
        if isinstance(entry, ReuseEntry):
            for i, code in enumerate(entry.reuse.codes):
                if (entry.reuse.of, code) not in known:
                    yield (*path, "reuse", "codes", i), f"Dẫn tới {code} của {entry.reuse.of.label}, nhưng không có."


def _facts_of_tests(written: WrittenInstrument) -> Iterator[Finding]:
    for path, criterion in _criteria(written):
        given = {spec.key: spec.type for spec in criterion.facts}
        for key, type_ in criterion.test.asks.items():
            if given.get(key) != type_:
                sentence = f"Phép thử {criterion.test.kind} của {criterion.code} cần số liệu “{key}” kiểu {type_}."
                yield (*path, "test"), sentence
        asked = {*criterion.test.asks, *(key for condition in criterion.binds_where for key in condition.asks)}
        for f, spec in enumerate(criterion.facts):
            if spec.key not in asked:
                yield (*path, "facts", f), f"Số liệu “{spec.key}” không được phép thử nào của {criterion.code} dùng."


def _conditions(written: WrittenInstrument) -> Iterator[Finding]:
    for path, criterion in _criteria(written):
        given = {spec.key for spec in criterion.facts}
        for c, condition in enumerate(criterion.binds_where):
            for key in condition.asks:
                if key not in given:
                    yield (*path, "binds_where", c), f"Điều kiện áp dụng của {criterion.code} cần số liệu “{key}”."


def _shared_keys(written: WrittenInstrument) -> Iterator[Finding]:
    """A key that several criteria of a kind share must be the same fact in each."""
    criteria = reusable(written)
    for s, part in enumerate(written.sets):
        seen: dict[str, FactSpec] = {}
        for e, entry in enumerate(part.criteria):
            for spec in _facts(entry, criteria):
                if seen.setdefault(spec.key, spec) != spec:
                    yield ("sets", s, "criteria", e), f"Số liệu “{spec.key}” khác với số liệu cùng tên ở tiêu chí khác."


def _facts(entry: WrittenCriterion | ReuseEntry, known: Reusable) -> Iterator[FactSpec]:
    if isinstance(entry, WrittenCriterion):
        yield from entry.facts
        return
    for code in entry.reuse.codes:
        if source := known.get((entry.reuse.of, code)):
            yield from source.facts


def _specs(written: WrittenInstrument) -> Iterator[Finding]:
    for path, criterion in _criteria(written):
        for f, spec in enumerate(criterion.facts):
            for sentence in _spec_sentences(spec):
                yield (*path, "facts", f), sentence


def _spec_sentences(spec: FactSpec) -> Iterator[str]:
    if spec.type.chooses and not spec.choices:
        yield f"Số liệu “{spec.key}” kiểu {spec.type} phải có danh sách lựa chọn (choices)."
    if spec.choices and not spec.type.chooses:
        yield f"Số liệu “{spec.key}” kiểu {spec.type} không dùng danh sách lựa chọn."
    if (spec.type is FactType.RATIO) != (spec.numerator is not None and spec.denominator is not None):
        yield f"Số liệu “{spec.key}”: tỷ lệ phải nêu tử số và mẫu số, số liệu khác thì không."


def _offered_again(written: WrittenInstrument) -> Iterator[Finding]:
    """What is offered from last year's season, and what never may be (`standing`, `last_year_of`)."""
    for path, criterion in _criteria(written):
        happened = _happenings(criterion)
        given = {spec.key: spec.type for spec in criterion.facts}
        for f, spec in enumerate(criterion.facts):
            for sentence in _offer_sentences(spec, happened, given):
                yield (*path, "facts", f), sentence


def _happenings(criterion: WrittenCriterion) -> set[str]:
    """The facts of a criterion that say what happened in its year, or how often."""
    test = criterion.test
    parts = test.parts if isinstance(test, AllOf) else (test,)
    return {key for part in parts if isinstance(part, Absence | CountZero | Comparison) for key in part.asks}


def _offer_sentences(spec: FactSpec, happened: set[str], given: Mapping[str, FactType]) -> Iterator[str]:
    if (spec.standing or spec.last_year_of) and spec.source is not Source.UNIT:
        yield f"Số liệu “{spec.key}” không do đơn vị tự ghi nên không chép được từ kỳ trước."
    if spec.standing and (spec.type.is_yearly or spec.key in happened or spec.last_year_of):
        yield f"Số liệu “{spec.key}” là của riêng từng năm nên không thể ghi standing."
    if spec.last_year_of and (spec.last_year_of == spec.key or given.get(spec.last_year_of) != spec.type):
        yield f"Số liệu “{spec.key}” lặp lại “{spec.last_year_of}”, nhưng tiêu chí này không có."


def _scales(written: WrittenInstrument) -> Iterator[Finding]:
    for path, criterion in _criteria(written):
        test = criterion.test
        if isinstance(test, RatingAtLeast | TitleOrRating):
            choices = [c.value for spec in criterion.facts if spec.key == test.rating for c in spec.choices]
            if test.at_least not in choices:
                yield (*path, "test", "at_least"), f"Mức “{test.at_least}” không có trong thang xếp loại."


def _every_kind(written: WrittenInstrument) -> Iterator[Finding]:
    """Each kind has exactly one set, window, limit and meeting."""
    tables: Mapping[str, Sequence[HasKinds]] = {
        "sets": written.sets,
        "windows": written.windows,
        "decision_limits": written.decision_limits,
        "meetings": written.meetings,
    }
    for name, rows in tables.items():
        for kind in Kind:
            times = sum(kind in row.kinds for row in rows)
            if times != 1:
                yield (name,), f"Mục {name} phải nói về {kind.label} đúng một lần, hiện có {times} lần."


def _dated_rows(written: WrittenInstrument) -> Iterator[Finding]:
    """Two rows that could answer the same question may not hold on the same day."""
    for i, j in combinations(range(len(written.authority)), 2):
        one, other = written.authority[i], written.authority[j]
        if one.competes_with(other) and one.in_force.overlaps(other.in_force):
            yield ("authority", j), f"Thẩm quyền này trùng ngày với thẩm quyền ở dòng thứ {i + 1} của mục authority."
    for i, j in combinations(range(len(written.enterprise_sizes)), 2):
        rule, later = written.enterprise_sizes[i], written.enterprise_sizes[j]
        if rule.sector == later.sector and rule.in_force.overlaps(later.in_force):
            yield ("enterprise_sizes", j), "Mức quy mô này trùng ngày với mức khác của cùng lĩnh vực."


_CHECKS: tuple[Callable[[WrittenInstrument], Iterator[Finding]], ...] = (
    _every_kind,
    _dated_rows,
    _unique_codes,
    _groups,
    _reuse,
    _facts_of_tests,
    _conditions,
    _shared_keys,
    _specs,
    _offered_again,
    _scales,
)
