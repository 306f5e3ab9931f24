"""How an evaluation is put together: verdicts, marks, open points, what-if, and values of a wrong type."""

from datetime import date

import pytest

from binhyen.law.evaluate import evaluate, evaluate_criterion
from binhyen.law.exceptions import LocalException
from binhyen.law.facts import FactValue, Ratio
from binhyen.law.kinds import Kind
from binhyen.law.loader import catalogue
from binhyen.law.outcomes import CriterionResult, Outcome, Verdict, verdict
from binhyen.law.what_if import what_if

LATE = {"registration_date": date(2026, 5, 4)}


def judged(kind: Kind, code: str, facts: dict[str, FactValue], **options: object) -> CriterionResult:
    version = catalogue().version("tt124", 2026)
    criterion = version.criterion(kind, code)
    return evaluate_criterion(version, criterion, kind=kind, year=2026, facts=facts, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], Verdict.UNKNOWN),
        ([Outcome.MET], Verdict.PASS),
        ([Outcome.MET, Outcome.MET_BY_EXCEPTION, Outcome.NOT_APPLICABLE], Verdict.PASS),
        ([Outcome.MET, Outcome.UNKNOWN], Verdict.UNKNOWN),
        ([Outcome.UNKNOWN, Outcome.NOT_MET, Outcome.MET], Verdict.FAIL),
    ],
)
def test_verdict(outcomes: list[Outcome], expected: Verdict) -> None:
    assert verdict(outcomes) is expected


def test_one_criterion_alone_is_judged_as_within_the_whole() -> None:
    version = catalogue().version("tt124", 2026)
    facts: dict[str, FactValue] = {"effective_models": 0, "units_recognised": Ratio(7, 10)}
    whole = evaluate(version, kind=Kind.COMMUNE, year=2026, facts=facts)
    for criterion in version.criteria(Kind.COMMUNE):
        alone = evaluate_criterion(version, criterion, kind=Kind.COMMUNE, year=2026, facts=facts)
        assert alone == whole.by_code[criterion.code]


def test_a_result_shows_only_the_facts_it_used() -> None:
    result = judged(Kind.COMMUNE, "XA-1.4", {"effective_models": 2, "commune_police_disciplined": 0})
    assert result.facts == {"effective_models": 2}


def test_a_provisional_figure_is_marked_only_where_it_is_used() -> None:
    facts: dict[str, FactValue] = {"units_recognised": Ratio(7, 10), "units_registered": Ratio(10, 10)}
    version = catalogue().version("tt124", 2026)
    results = evaluate(version, kind=Kind.COMMUNE, year=2026, facts=facts, provisional={"units_recognised"}).by_code
    assert results["XA-4.2"].reason.endswith("(tạm tính).")
    assert "(tạm tính)" not in results["XA-4.1"].reason


def test_an_unfilled_provisional_figure_is_not_marked() -> None:
    assert "tạm tính" not in judged(Kind.COMMUNE, "XA-4.2", {}, provisional={"units_recognised"}).reason


def test_the_longest_of_several_local_exceptions_counts() -> None:
    short = LocalException("quarter_1", date(2026, 4, 15), "Kế hoạch 1/KH-UBND")
    long = LocalException("quarter_1", date(2026, 5, 31), "Kế hoạch 2/KH-UBND")
    result = judged(Kind.COMMUNE, "XA-1.3", dict(LATE), exceptions=[short, long])
    assert result.outcome is Outcome.MET_BY_EXCEPTION
    assert "31/05/2026 theo Kế hoạch 2/KH-UBND" in result.reason


@pytest.mark.parametrize(
    "exception",
    [
        LocalException("quarter_2", date(2026, 5, 31), "văn bản về quý khác"),
        LocalException("quarter_1", date(2025, 5, 31), "văn bản của năm khác"),
        LocalException("quarter_1", date(2026, 3, 1), "văn bản rút ngắn thời hạn"),
    ],
)
def test_an_exception_that_does_not_fit_changes_nothing(exception: LocalException) -> None:
    assert judged(Kind.COMMUNE, "XA-1.3", dict(LATE), exceptions=[exception]) == judged(
        Kind.COMMUNE, "XA-1.3", dict(LATE)
    )


def test_a_local_exception_never_touches_the_catalogue() -> None:
    before = catalogue().version("tt124", 2026).checksum
    judged(Kind.COMMUNE, "XA-1.3", dict(LATE), exceptions=[LocalException("quarter_1", date(2026, 5, 31), "x")])
    assert catalogue().version("tt124", 2026).checksum == before


def test_what_the_law_leaves_open_is_shown_with_the_outcome() -> None:
    assert "chưa" not in (judged(Kind.RESIDENTIAL_AREA, "KDC-2", {}).open_point or "")
    assert judged(Kind.RESIDENTIAL_AREA, "KDC-4b", {"serious_crime": False}).open_point is not None


def test_a_value_of_another_type_is_a_programmers_error() -> None:
    with pytest.raises(TypeError, match="effective_models"):
        judged(Kind.COMMUNE, "XA-1.4", {"effective_models": True})


def test_what_if_shows_what_would_move() -> None:
    version = catalogue().version("tt124", 2026)
    facts: dict[str, FactValue] = {"units_recognised": Ratio(6, 10), "effective_models": 1}
    changes: dict[str, FactValue | None] = {"units_recognised": Ratio(7, 10), "effective_models": None}
    asked = what_if(version, kind=Kind.COMMUNE, year=2026, facts=facts, changes=changes)
    moved = [(old.code, old.outcome, new.outcome) for old, new in asked.moved]
    assert moved == [
        ("XA-1.4", Outcome.MET, Outcome.UNKNOWN),
        ("XA-4.2", Outcome.NOT_MET, Outcome.MET),
    ]


def test_results_are_values() -> None:
    result = judged(Kind.COMMUNE, "XA-1.4", {"effective_models": 1})
    assert result == judged(Kind.COMMUNE, "XA-1.4", {"effective_models": 1})
    with pytest.raises(AttributeError):
        result.outcome = Outcome.NOT_MET  # type: ignore[misc]
