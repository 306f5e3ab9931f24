"""From what a legal officer filled in to a criterion of the law: its test, its facts, its citation. No database."""

from collections.abc import Callable, Mapping

from pydantic import ValidationError

from binhyen.law.citations import Citation
from binhyen.law.fact_spec import FactSpec, FactType
from binhyen.law.kinds_of_test import CountAtLeast, CountZero, Qualitative, RatioAtLeast
from binhyen.law.overlay import Unfit
from binhyen.law.schema import PROVINCIAL, Criterion
from binhyen.provisions.enums import Measure
from binhyen.provisions.models import ProvincialCriterion as Row

Test = Qualitative | RatioAtLeast | CountAtLeast | CountZero
Judged = tuple[Test, tuple[FactSpec, ...]]

NO_PERSONS = "Nêu việc đã làm, số liệu chung; không ghi tên, nhân thân của bất kỳ ai."


def criterion_of(row: Row) -> Criterion:
    """Raises `Unfit` where the wording does not make a criterion; the form asks for all of it before."""
    test, facts = _JUDGED[Measure(row.measure)](row)
    try:
        return Criterion(
            code=row.code,
            group=PROVINCIAL,
            title=row.title,
            text=row.text,
            test=test,
            facts=facts,
            evidence=tuple(line.strip() for line in row.evidence.splitlines() if line.strip()),
            citation=Citation(
                article=row.article, clause=row.clause, point=row.point or None, instrument=row.instrument
            ),
        )
    except ValidationError as why:
        raise Unfit(f"Tiêu chí {row.code} chưa đủ nội dung ({why.error_count()} chỗ).") from None


def _key(row: Row, part: str) -> str:
    """ "tinh_1_answer": no fact of the circular begins so, and a number is given once in a province."""
    return f"tinh_{row.number}_{part}"


def _qualitative(row: Row) -> Judged:
    answer, account = _key(row, "answer"), _key(row, "account")
    facts = (
        FactSpec(key=answer, type=FactType.YES_NO, label=f"Đơn vị có {row.claim} không?"),
        FactSpec(key=account, type=FactType.TEXT, label="Diễn giải kết quả", help=NO_PERSONS),
    )
    return Qualitative(kind="qualitative", answer=answer, account=account, claim=row.claim), facts


def _ratio(row: Row) -> Judged:
    key = _key(row, "ratio")
    fact = FactSpec(
        key=key,
        type=FactType.RATIO,
        label=f"{row.numerator} trên {row.denominator[:1].lower()}{row.denominator[1:]}",
        unit=row.counted,
        numerator=row.numerator,
        denominator=row.denominator,
    )
    return RatioAtLeast(kind="ratio", ratio=key, at_least=row.at_least or 0, counted=row.counted), (fact,)


def _count(row: Row) -> tuple[str, FactSpec]:
    key = _key(row, "count")
    label = f"Số {row.counted} trong kỳ đánh giá"
    return key, FactSpec(key=key, type=FactType.COUNT, label=label, unit=row.counted, help="Chỉ ghi số đếm.")


def _count_at_least(row: Row) -> Judged:
    key, fact = _count(row)
    return CountAtLeast(kind="count_at_least", count=key, at_least=row.at_least or 0, counted=row.counted), (fact,)


def _count_zero(row: Row) -> Judged:
    key, fact = _count(row)
    return CountZero(kind="count_zero", count=key, counted=row.counted), (fact,)


_JUDGED: Mapping[Measure, Callable[[Row], Judged]] = {
    Measure.QUALITATIVE: _qualitative,
    Measure.RATIO: _ratio,
    Measure.COUNT_AT_LEAST: _count_at_least,
    Measure.COUNT_ZERO: _count_zero,
}
