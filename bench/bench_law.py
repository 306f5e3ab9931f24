"""The bars of the law: ./run bench law [--mutants]. One row a figure; exits non-zero where one falls short.

Without an argument: what a whole evaluation costs beside the same answers in bare Python, and how its cost grows.
With --mutants: how many faults in a copy of the catalogue, and in the comparators, the golden cases notice.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import law_bare, law_mutants
from bench.rows import Row, printed
from binhyen.law.evaluate import evaluate
from binhyen.law.fact_spec import FactSpec, FactType
from binhyen.law.facts import FactValue, LawfulException, Ratio
from binhyen.law.kinds import Kind
from binhyen.law.loader import catalogue
from binhyen.law.schema import InstrumentVersion
from tests.law import golden

TIMES_BARE = 6
PER_CRITERION = 1.3
CAUGHT_PERCENT = 95

YEAR = 2026
ROUNDS, CALLS, RANDOM_UNITS = 401, 10, 3_000
VERSION = catalogue().version("tt124", YEAR)
Facts = dict[str, FactValue]


def main() -> int:
    return printed(mutants() if "--mutants" in sys.argv[1:] else [*cost(), *growth()])


# ── beside bare Python ───────────────────────────────────────────────────────────────────────


def cost() -> Iterator[Row]:
    compared = assert_same_answers()
    yield Row("schools answered word for word as in bare Python", f"{compared:,}", "all", holds=True)
    units = [golden_school(case) for case in golden.rows("whole_units", "units") if case["kind"] == Kind.SCHOOL]
    ours, bare = interleaved(lambda: [library(unit) for unit in units], lambda: [plain(unit) for unit in units])
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    yield Row("a whole school with explanations, library", microseconds(ours, len(units)), "", holds=True)
    yield Row("the same in bare Python", microseconds(bare, len(units)), "", holds=True)
    figure = f"library ÷ bare, median of {ROUNDS} interleaved rounds"
    yield Row(figure, f"{ratio:.2f} ×", f"≤ {TIMES_BARE} ×", holds=ratio <= TIMES_BARE)


def assert_same_answers() -> int:
    """Every school of the golden cases, and invented ones with any part of the facts: raises where a word differs."""
    chance = random.Random(124)  # noqa: S311  # the same schools in every run
    schools = [golden_school(case.case) for case in school_cases()]
    schools += [invented(chance) for _ in range(RANDOM_UNITS)]
    for facts in schools:
        found = library(facts)
        rows = [(r.code, r.citation, r.outcome, r.reason, r.needs, r.change, r.open_point) for r in found.results]
        assert (found.verdict, rows) == plain(facts), facts
    return len(schools)


def school_cases() -> Iterator[golden.CriterionCase]:
    """Those about facts alone: local exceptions and refused files are not part of the arithmetic."""
    for case in golden.criterion_cases():
        if case.kind is Kind.SCHOOL and not {"refused", "exceptions"} & case.case.keys():
            yield case


def golden_school(case: golden.Case) -> Facts:
    return golden.facts(VERSION, Kind.SCHOOL, case["facts"])


def library(facts: Facts) -> object:
    return evaluate(VERSION, kind=Kind.SCHOOL, year=YEAR, facts=facts)


def plain(facts: Facts) -> object:
    return law_bare.school(YEAR, facts)


def invented(chance: random.Random) -> Facts:
    share = chance.random()
    return {spec.key: value(spec, chance) for spec in VERSION.fact_specs(Kind.SCHOOL) if chance.random() < share}


def value(spec: FactSpec, chance: random.Random) -> FactValue:
    choices = [choice.value for choice in spec.choices]
    m = chance.randint(0, 12)
    makers: dict[FactType, Callable[[], FactValue]] = {
        FactType.DATE: lambda: date(YEAR - 1, 11, 10) + timedelta(days=chance.randint(0, 160)),
        FactType.COUNT: lambda: chance.choice([0, 0, 1, 3]),
        FactType.RATIO: lambda: Ratio(chance.randint(0, m), m),
        FactType.RATING: lambda: chance.choice(choices),
        FactType.YES_NO: lambda: chance.random() < 0.5,
        FactType.TEXT: lambda: chance.choice(["", "đã làm"]),
        FactType.CHECKLIST: lambda: tuple(sorted(chance.sample(choices, chance.randint(0, len(choices))))),
        FactType.EXCEPTION: lambda: LawfulException(chance.choice(choices), chance.random() < 0.5),
    }
    return makers[spec.type]()


def interleaved(*runs: Callable[[], object]) -> list[list[float]]:
    """Processor seconds a round of each, in turn and in small slices: what else the machine does falls on all alike."""
    taken: list[list[float]] = [[] for _ in runs]
    for _ in range(ROUNDS):
        for run, seconds in zip(runs, taken, strict=True):
            began = time.process_time()
            for _ in range(CALLS):
                run()
            seconds.append(time.process_time() - began)
    return taken


def microseconds(seconds: list[float], units: int) -> str:
    return f"{statistics.median(seconds) / CALLS / units * 1e6:.1f} µs"


# ── growth ───────────────────────────────────────────────────────────────────────────────────


def growth() -> Iterator[Row]:
    """A set of criteria laid two and four times beside itself, each copy with codes and facts of its own."""
    times = (1, 2, 4)
    facts = golden_school(next(c for c in golden.rows("whole_units", "units") if c["kind"] == Kind.SCHOOL))
    runs = [repeated(n, facts) for n in times]
    taken = interleaved(*runs)
    for n, seconds in zip(times[1:], taken[1:], strict=True):
        ratio = statistics.median(many / n / once for many, once in zip(seconds, taken[0], strict=True))
        figure = f"cost of a criterion among {n} × 19, against one among 19"
        yield Row(figure, f"{ratio:.2f} ×", f"≤ {PER_CRITERION} ×", holds=ratio <= PER_CRITERION)


def repeated(times: int, facts: Facts) -> Callable[[], object]:
    version = enlarged(times)
    more = {f"{key}_{n}": fact for key, fact in facts.items() for n in range(times)}
    found = evaluate(version, kind=Kind.SCHOOL, year=YEAR, facts=more)
    assert len(found.results) == times * len(VERSION.criteria(Kind.SCHOOL))
    assert found.verdict == library(facts).verdict
    return lambda: evaluate(version, kind=Kind.SCHOOL, year=YEAR, facts=more)


def enlarged(times: int) -> InstrumentVersion:
    content = VERSION.model_dump(mode="json")
    school = next(part for part in content["sets"] if Kind.SCHOOL in part["kinds"])
    text = json.dumps(school["criteria"], ensure_ascii=False)
    school["criteria"] = [row for n in range(times) for row in json.loads(renamed(text, n))]
    return InstrumentVersion.model_validate_json(json.dumps(content))


def renamed(criteria: str, n: int) -> str:
    for spec in VERSION.fact_specs(Kind.SCHOOL):
        criteria = criteria.replace(f'"{spec.key}"', f'"{spec.key}_{n}"')
    return criteria.replace('"GD-', f'"GD{"ABCD"[n]}-')


# ── mutants ──────────────────────────────────────────────────────────────────────────────────


def mutants() -> Iterator[Row]:
    failing = law_mutants.first_failure(catalogue())
    yield Row("golden cases that hold of the catalogue as it is", failing or "all", "all", holds=failing is None)
    with tempfile.TemporaryDirectory(prefix="binhyen-bench-") as folder:
        yield from share("faults in the catalogue", list(law_mutants.of_the_catalogue(Path(folder))))
    yield from share("faults in the comparators", list(law_mutants.of_the_comparators()))


def share(what: str, verdicts: list[law_mutants.Verdict]) -> Iterator[Row]:
    refused = sum(verdict.refused for verdict in verdicts)
    if refused:
        yield Row(f"{what}: refused by `binhyen law check` already", str(refused), "not counted", holds=True)
    judged = [verdict for verdict in verdicts if not verdict.refused]
    survivors = [verdict for verdict in judged if verdict.survives]
    caught = len(judged) - len(survivors)
    figure = f"{what}: {caught} of {len(judged)} noticed by a golden case"
    holds = 100 * caught >= CAUGHT_PERCENT * len(judged)
    yield Row(figure, f"{100 * caught / len(judged):.1f} %", f"≥ {CAUGHT_PERCENT} %", holds=holds)
    for verdict in survivors:
        yield Row(f"survives: {verdict.mutant}", "", verdict.why, holds=True)


if __name__ == "__main__":
    sys.exit(main())
