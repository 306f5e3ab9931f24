"""What the evaluation of facts answers: one outcome per criterion, one verdict per unit and year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from binhyen.core.choices import Labelled
from binhyen.law.facts import FactValue
from binhyen.law.kinds import Kind


class Outcome(Labelled):
    MET = "dat", "đạt"
    NOT_MET = "khong_dat", "không đạt"
    NOT_APPLICABLE = "khong_ap_dung", "không áp dụng"
    MET_BY_EXCEPTION = "dat_ngoai_le", "đạt theo ngoại lệ"
    UNKNOWN = "chua_du", "chưa đủ số liệu"


class Verdict(Labelled):
    """Điều 8 khoản 1 knows đạt and chưa đạt only; chưa đủ says that nothing can be concluded yet."""

    PASS = "dat", "đạt"
    FAIL = "chua_dat", "chưa đạt"
    UNKNOWN = "chua_du", "chưa đủ số liệu"


def verdict(outcomes: Iterable[Outcome]) -> Verdict:
    """All criteria must be met (Điều 4–7): one không đạt decides, else one chưa đủ leaves it open."""
    seen = set(outcomes)
    if Outcome.NOT_MET in seen:
        return Verdict.FAIL
    if Outcome.UNKNOWN in seen or not seen:
        return Verdict.UNKNOWN
    return Verdict.PASS


class CriterionResult(NamedTuple):
    """The outcome of one criterion with all that explains it. A tuple: a list of units makes many thousands.

    `reason` is one Vietnamese sentence with the numbers in it; `facts` are those used; `needs` the keys still
    missing; `change` what would change the outcome; `open_point` the sentence to show where the law is not settled.
    """

    code: str
    citation: str
    outcome: Outcome
    reason: str
    facts: Mapping[str, FactValue]
    needs: tuple[str, ...]
    change: str | None
    open_point: str | None


@dataclass(frozen=True)
class Evaluation:
    """One unit's facts of one year under one version of the law; `results` stand in the order of the law."""

    scheme: str
    kind: Kind
    year: int
    version: str
    verdict: Verdict
    results: tuple[CriterionResult, ...]

    @cached_property
    def by_code(self) -> Mapping[str, CriterionResult]:
        return {result.code: result for result in self.results}
