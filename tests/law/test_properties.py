"""What must hold for every set of facts, whatever the case."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from binhyen.law.evaluate import evaluate, evaluate_criterion
from binhyen.law.fact_spec import FactSpec, FactType
from binhyen.law.facts import FactValue, LawfulException, Ratio, dump, parse, parse_all
from binhyen.law.kinds import Kind
from binhyen.law.loader import catalogue
from binhyen.law.outcomes import CriterionResult, Outcome, Verdict
from binhyen.law.periods import quarter_one, window
from tests.law.better import improvements

YEAR = 2026
VERSION = catalogue().version("tt124", YEAR)
FAVOURABLE = {Outcome.MET, Outcome.MET_BY_EXCEPTION, Outcome.NOT_APPLICABLE}
Facts = dict[str, FactValue]

# Derandomised: the same examples on every machine, so that a red run can be repeated anywhere.
thoroughly = settings(deadline=None, derandomize=True, max_examples=150)


def counts() -> st.SearchStrategy[int]:
    return st.integers(0, 200)


@st.composite
def ratios(draw: st.DrawFn) -> Ratio:
    m = draw(counts())
    return Ratio(draw(st.integers(0, m)), m)


def values(spec: FactSpec) -> st.SearchStrategy[FactValue]:
    chosen = st.sampled_from([choice.value for choice in spec.choices] or ["none"])
    kinds: dict[FactType, st.SearchStrategy[FactValue]] = {
        FactType.DATE: st.dates(date(YEAR - 1, 10, 1), date(YEAR, 12, 31)),
        FactType.COUNT: counts(),
        FactType.RATIO: ratios(),
        FactType.RATING: chosen,
        FactType.YES_NO: st.booleans(),
        FactType.TEXT: st.sampled_from(["", "đã làm"]),
        FactType.CHECKLIST: st.sets(chosen).map(lambda found: tuple(sorted(found))),
        FactType.EXCEPTION: st.builds(LawfulException, chosen, st.booleans()),
    }
    return kinds[spec.type]


@st.composite
def units(draw: st.DrawFn) -> tuple[Kind, Facts]:
    """A kind, and any part of its facts with any lawful values."""
    kind = draw(st.sampled_from(Kind))
    optional = {spec.key: values(spec) for spec in VERSION.fact_specs(kind)}
    return kind, draw(st.fixed_dictionaries({}, optional=optional))


def judged(kind: Kind, facts: Facts) -> tuple[CriterionResult, ...]:
    return evaluate(VERSION, kind=kind, year=YEAR, facts=facts).results


@thoroughly
@given(units())
def test_every_outcome_has_a_reason_and_a_citation(unit: tuple[Kind, Facts]) -> None:
    for result in judged(*unit):
        assert result.reason.endswith(".")
        assert "{" not in result.reason
        assert "None" not in result.reason
        assert result.citation.startswith("Điều ")
        assert result.citation.endswith("Thông tư 124/2021/TT-BCA")


@thoroughly
@given(units(), st.randoms(use_true_random=False))
def test_the_order_of_facts_is_irrelevant(unit: tuple[Kind, Facts], random: st.randoms) -> None:  # type: ignore[valid-type]
    kind, facts = unit
    keys = list(facts)
    random.shuffle(keys)  # type: ignore[attr-defined]
    assert judged(kind, {key: facts[key] for key in keys}) == judged(kind, facts)


@thoroughly
@given(units())
def test_chua_du_names_what_is_missing_or_what_is_open(unit: tuple[Kind, Facts]) -> None:
    for result in judged(*unit):
        if result.outcome is Outcome.UNKNOWN:
            assert result.needs or result.open_point
        elif result.outcome in FAVOURABLE:
            assert result.needs == ()


@thoroughly
@given(units())
def test_no_facts_at_all_is_never_dat(unit: tuple[Kind, Facts]) -> None:
    kind, _ = unit
    evaluation = evaluate(VERSION, kind=kind, year=YEAR, facts={})
    assert evaluation.verdict is Verdict.UNKNOWN
    assert {result.outcome for result in evaluation.results} == {Outcome.UNKNOWN}


@thoroughly
@given(units(), st.data())
def test_a_fact_that_meets_its_criterion_never_turns_the_unit_to_chua_dat(
    unit: tuple[Kind, Facts], data: st.DataObject
) -> None:
    """Where each criterion that a new fact touches is favourable, no verdict falls from đạt or chưa đủ to chưa đạt."""
    kind, facts = unit
    spec = data.draw(st.sampled_from(VERSION.fact_specs(kind)))
    before = evaluate(VERSION, kind=kind, year=YEAR, facts=facts)
    after = evaluate(VERSION, kind=kind, year=YEAR, facts={**facts, spec.key: data.draw(values(spec))})
    touched = [new for old, new in zip(before.results, after.results, strict=True) if old != new]
    if all(result.outcome in FAVOURABLE for result in touched) and before.verdict is not Verdict.FAIL:
        assert after.verdict is not Verdict.FAIL


@thoroughly
@given(units(), st.data())
def test_a_fact_moves_only_the_criteria_that_ask_for_it(unit: tuple[Kind, Facts], data: st.DataObject) -> None:
    kind, facts = unit
    spec = data.draw(st.sampled_from(VERSION.fact_specs(kind)))
    after = judged(kind, {**facts, spec.key: data.draw(values(spec))})
    moved = {new.code for old, new in zip(judged(kind, facts), after, strict=True) if old != new}
    assert moved <= {criterion.code for criterion in VERSION.criteria(kind) if spec.key in criterion.keys}


# From worst to best: a better fact may only lead upwards.
STANDING = {Outcome.NOT_MET: 0, Outcome.UNKNOWN: 1} | dict.fromkeys(FAVOURABLE, 2)


@thoroughly
@given(units(), st.data())
def test_a_better_fact_never_makes_its_criterion_worse(unit: tuple[Kind, Facts], data: st.DataObject) -> None:
    kind, facts = unit
    specs = VERSION.specs(kind)
    better = [(c.code, *step) for c in VERSION.criteria(kind) for step in improvements(c.test, facts, specs)]
    if better:
        code, key, value = data.draw(st.sampled_from(better))
        before, after = (
            evaluate(VERSION, kind=kind, year=YEAR, facts=given).by_code[code].outcome
            for given in (facts, {**facts, key: value})
        )
        assert STANDING[after] >= STANDING[before], (code, key, value)


@thoroughly
@given(units())
def test_every_refusal_says_what_would_change_it(unit: tuple[Kind, Facts]) -> None:
    for result in judged(*unit):
        if result.outcome is Outcome.NOT_MET:
            assert result.change
        elif result.outcome in FAVOURABLE:
            assert result.change is None


@thoroughly
@given(units())
def test_the_verdict_follows_from_the_outcomes_alone(unit: tuple[Kind, Facts]) -> None:
    kind, facts = unit
    evaluation = evaluate(VERSION, kind=kind, year=YEAR, facts=facts)
    outcomes = {result.outcome for result in evaluation.results}
    assert (evaluation.verdict is Verdict.PASS) == (outcomes <= FAVOURABLE)
    assert (evaluation.verdict is Verdict.FAIL) == (Outcome.NOT_MET in outcomes)


@thoroughly
@given(ratios())
def test_seventy_per_cent_is_exact(ratio: Ratio) -> None:
    outcome = share_of_units(ratio)
    if ratio.m == 0:
        assert outcome is Outcome.UNKNOWN
    else:
        assert (outcome is Outcome.MET) == (Fraction(ratio.n, ratio.m) >= Fraction(7, 10))


@thoroughly
@given(ratios())
def test_one_more_never_makes_a_share_worse(ratio: Ratio) -> None:
    if ratio.n < ratio.m and share_of_units(ratio) is Outcome.MET:
        assert share_of_units(Ratio(ratio.n + 1, ratio.m)) is Outcome.MET


@thoroughly
@given(ratios())
def test_what_is_lacking_is_exactly_what_suffices(ratio: Ratio) -> None:
    result = units_recognised(ratio)
    if result.outcome is Outcome.NOT_MET:
        lack = int(str(result.change).split()[1])
        assert share_of_units(Ratio(ratio.n + lack, ratio.m)) is Outcome.MET
        assert share_of_units(Ratio(ratio.n + lack - 1, ratio.m)) is Outcome.NOT_MET


def units_recognised(ratio: Ratio) -> CriterionResult:
    criterion = VERSION.criterion(Kind.COMMUNE, "XA-4.2")
    return evaluate_criterion(VERSION, criterion, kind=Kind.COMMUNE, year=YEAR, facts={"units_recognised": ratio})


def share_of_units(ratio: Ratio) -> Outcome:
    return units_recognised(ratio).outcome


@thoroughly
@given(st.sampled_from(Kind), st.integers(2022, 2100))
def test_windows_of_two_years_meet_without_a_gap(kind: Kind, year: int) -> None:
    this, following = (window(catalogue().version("tt124", y), kind, y) for y in (year, year + 1))
    assert following.start == this.end + timedelta(days=1)
    assert this.contains(quarter_one(catalogue().version("tt124", year), kind, year).end)


@thoroughly
@given(st.data())
def test_what_is_written_can_be_read_back(data: st.DataObject) -> None:
    spec = data.draw(st.sampled_from(VERSION.fact_specs(data.draw(st.sampled_from(Kind)))))
    value = data.draw(values(spec))
    assert parse(spec, dump(value)) == value


@thoroughly
@given(units())
def test_a_whole_facts_file_can_be_read_back(unit: tuple[Kind, Facts]) -> None:
    kind, facts = unit
    assert parse_all(VERSION.fact_specs(kind), {key: dump(value) for key, value in facts.items()}) == facts
