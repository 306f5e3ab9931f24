"""What of last year's answers may be offered again under this year's law, and why the rest may not. Pure.

Nothing here decides anything for the unit: what is carried over is a proposal that someone still has to confirm.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from binhyen.core.choices import Labelled
from binhyen.law.fact_spec import FactSpec, FactType, Source
from binhyen.law.facts import Json
from binhyen.law.kinds import Kind
from binhyen.law.schema import Criterion, InstrumentVersion


class NotCarried(Labelled):
    """Why an answer of last year stays behind."""

    CRITERION_GONE = "criterion_gone", "tiêu chí không còn trong quy định kỳ này"
    FACT_GONE = "fact_gone", "quy định kỳ này không hỏi số liệu này nữa"
    ELSEWHERE = "elsewhere", "kỳ này lấy từ nơi khác, đơn vị không tự ghi"
    TYPE_CHANGED = "type_changed", "kiểu số liệu đã đổi"
    QUESTION_CHANGED = "question_changed", "nội dung được hỏi đã đổi"
    CHOICE_GONE = "choice_gone", "lựa chọn không còn"
    RECORDED = "recorded", "đã ghi ở kỳ này"
    YEARLY = "yearly", "số liệu của riêng từng năm, phải ghi lại"
    EVIDENCE_YEARLY = "evidence_yearly", "minh chứng của riêng từng năm, phải tải tệp mới"


@dataclass(frozen=True)
class FactItem:
    """One answer of last year. Where carried, `key` and `value` are what this season would hold.

    `codes`: the criteria that ask for it; of a criterion that is no more, its code of last year.
    """

    key: str
    codes: tuple[str, ...]
    value: Json
    why: NotCarried | None


@dataclass(frozen=True)
class Change:
    """From the law of one season to the law of a later one, for one kind of unit."""

    old: InstrumentVersion
    new: InstrumentVersion
    kind: Kind

    def facts(self, answers: Mapping[str, Json], *, recorded: Collection[str]) -> list[FactItem]:
        """What becomes of each of last year's `answers`, in the order of its law; `recorded`: this year's keys."""
        return [self._fact(spec, answers[key], recorded) for key, spec in self._old_specs.items() if key in answers]

    def evidence(self, codes: Iterable[str], *, is_held: bool) -> dict[NotCarried | None, list[str]]:
        """The criteria that a file of last year served, by what becomes of it there; `is_held`: this season has it."""
        fates: dict[NotCarried | None, list[str]] = {}
        for code in codes:
            fates.setdefault(self._why_no_evidence(code, is_held=is_held), []).append(code)
        return fates

    @property
    def _old_specs(self) -> Mapping[str, FactSpec]:
        return self.old.specs(self.kind)

    @property
    def _new_specs(self) -> Mapping[str, FactSpec]:
        return self.new.specs(self.kind)

    # ── facts ────────────────────────────────────────────────────────────────────────────────

    def _fact(self, old: FactSpec, value: Json, recorded: Collection[str]) -> FactItem:
        new = self._heir(old) or self._new_specs.get(old.key)
        if new is None:
            return FactItem(old.key, _codes(self.old, self.kind, old.key), value, self._why_gone(old))
        why = NotCarried.RECORDED if new.key in recorded else _why_not(old, new, value)
        kept = value if why else _standing_part(new, value)
        return FactItem(new.key, _codes(self.new, self.kind, new.key), kept, why)

    def _heir(self, old: FactSpec) -> FactSpec | None:
        """The fact by which this season asks for the figure of the last one."""
        return next((spec for spec in self._new_specs.values() if spec.last_year_of == old.key), None)

    def _why_gone(self, old: FactSpec) -> NotCarried:
        present = self.new.criteria_set(self.kind).by_code
        asked = any(code in present for code in _codes(self.old, self.kind, old.key))
        return NotCarried.FACT_GONE if asked else NotCarried.CRITERION_GONE

    # ── evidence ─────────────────────────────────────────────────────────────────────────────

    def _why_no_evidence(self, code: str, *, is_held: bool) -> NotCarried | None:
        criterion = self.new.criteria_set(self.kind).by_code.get(code)
        if criterion is None:
            return NotCarried.CRITERION_GONE
        if is_held:
            return NotCarried.RECORDED
        standing = standing_evidence(criterion)
        if not standing:
            return NotCarried.EVIDENCE_YEARLY
        same = any(key in self._old_specs and _same(self._old_specs[key], self._new_specs[key]) for key in standing)
        return None if same else NotCarried.QUESTION_CHANGED


def standing_evidence(criterion: Criterion) -> tuple[str, ...]:
    """The facts that let a criterion's files stand: those that its test itself asks and that hold as a whole.

    A list of the households that registered proves a ratio of its year, a decision on a title a rating of its year:
    such files stay behind, even where the total or a condition stands.
    """
    asked = criterion.test.asks
    specs = (spec for spec in criterion.facts if spec.key in asked)
    return tuple(spec.key for spec in specs if spec.standing and spec.type is not FactType.RATIO)


def _codes(law: InstrumentVersion, kind: Kind, key: str) -> tuple[str, ...]:
    return tuple(criterion.code for criterion in law.criteria(kind) if key in criterion.keys)


def _why_not(old: FactSpec, new: FactSpec, value: Json) -> NotCarried | None:
    if new.source is not Source.UNIT:
        return NotCarried.ELSEWHERE
    if new.type is not old.type:
        return NotCarried.TYPE_CHANGED
    if new.last_year_of == old.key:
        return None
    if not _same(old, new):
        return NotCarried.QUESTION_CHANGED
    if new.type.chooses and not _chosen(value) <= {choice.value for choice in new.choices}:
        return NotCarried.CHOICE_GONE
    return None if new.standing else NotCarried.YEARLY


def _same(old: FactSpec, new: FactSpec) -> bool:
    """The same thing is asked; choices may have come or gone, and the help beside the box may say more."""
    return _question(old) == _question(new)


def _question(spec: FactSpec) -> tuple[object, ...]:
    return (spec.type, spec.label, spec.unit, spec.numerator, spec.denominator)


def _chosen(value: Json) -> set[str]:
    """The choices that an answer names."""
    match value:
        case str():
            return {value}
        case list():
            return set(value)
        case dict():
            return {str(value["ground"])} if "ground" in value else set()
    return set()


def _standing_part(spec: FactSpec, value: Json) -> Json:
    """Of a ratio only the total stands: how many of them did it is counted anew each year."""
    if spec.type is FactType.RATIO and isinstance(value, dict):
        return {"m": value["m"]}
    return value
