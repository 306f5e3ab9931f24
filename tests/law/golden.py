"""Reads tests/cases/*.yaml and judges each case, for the tests here and for whoever mutates the catalogue."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from binhyen.law.authority import NoAuthority, authority
from binhyen.law.evaluate import evaluate, evaluate_criterion
from binhyen.law.exceptions import LocalException
from binhyen.law.facts import FactValue, InvalidFact, parse_all
from binhyen.law.kinds import Kind, Level, Sector
from binhyen.law.loader import Catalogue, NotInForce
from binhyen.law.outcomes import Outcome
from binhyen.law.periods import decision_limit, last_good_day, quarter_one, window
from binhyen.law.schema import InstrumentVersion
from binhyen.law.scope import UnitFacts, enterprise_size, scope

CASES = Path(__file__).parents[1] / "cases"
CRITERIA_FILES = ("residential_area", "commune", "agency_enterprise", "school")
SCHEME = "tt124"
BILLION = 1_000_000_000
FAVOURABLE = {Outcome.MET, Outcome.MET_BY_EXCEPTION, Outcome.NOT_APPLICABLE}

Case = Mapping[str, Any]


@cache
def read(name: str) -> Case:
    content: Case = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


@dataclass(frozen=True)
class CriterionCase:
    kind: Kind
    year: int
    code: str
    case: Case

    def __str__(self) -> str:
        return f"{self.kind}: {self.code}: {self.case['name']}"


def criterion_cases() -> Iterator[CriterionCase]:
    for name in CRITERIA_FILES:
        content = read(name)
        for kind in content["kinds"]:
            for criterion in content["criteria"]:
                for case in criterion["cases"]:
                    yield CriterionCase(Kind(kind), case.get("year", content["year"]), criterion["criterion"], case)


Check = Callable[[Catalogue], None]


def everything() -> Iterator[tuple[str, Check]]:
    """Every golden case, with its name, as something that holds of a catalogue or does not."""
    for criterion_case in criterion_cases():
        yield str(criterion_case), partial(assert_criterion, given=criterion_case)
    for (file, key), holds in OF_THE_CATALOGUE.items():
        for case in rows(file, key):
            yield f"{file}: {key}: {case['name']}", partial(holds, case=case)
    for (file, key), holds_of in OF_EACH_VERSION.items():
        for case in rows(file, key):
            yield f"{file}: {key}: {case['name']}", partial(of_each_version, holds_of, case)


def rows(file: str, key: str) -> list[Case]:
    found: list[Case] = read(file)[key]
    return found


def facts(version: InstrumentVersion, kind: Kind, raw: Case) -> dict[str, FactValue]:
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in raw.items()}
    return parse_all(version.fact_specs(kind), plain)


def assert_criterion(catalogue: Catalogue, given: CriterionCase) -> None:
    version, case = catalogue.version(SCHEME, given.year), given.case
    if refused := case.get("refused"):
        assert_refused(version, given, refused)
        return
    result = evaluate_criterion(
        version,
        version.criterion(given.kind, given.code),
        kind=given.kind,
        year=given.year,
        facts=facts(version, given.kind, case["facts"]),
        exceptions=[LocalException(**exception) for exception in case.get("exceptions", ())],
        provisional=case.get("provisional", ()),
    )
    assert result.outcome == Outcome(case["expected"]), result.reason
    assert case.get("reason", "") in result.reason
    assert "reason_without" not in case or case["reason_without"] not in result.reason
    assert case.get("change", "") in (result.change or "")
    assert result.change is None or result.outcome not in FAVOURABLE  # nothing to change where nothing is lacking
    assert case.get("open_point", "") in (result.open_point or "")
    assert result.needs == tuple(case.get("needs", result.needs))


def assert_refused(version: InstrumentVersion, given: CriterionCase, key: str) -> None:
    with pytest.raises(InvalidFact) as caught:
        facts(version, given.kind, given.case["facts"])
    assert caught.value.key == key


def assert_unit(catalogue: Catalogue, case: Case) -> None:
    version, kind = catalogue.version(SCHEME, case["year"]), Kind(case["kind"])
    evaluation = evaluate(version, kind=kind, year=case["year"], facts=facts(version, kind, case["facts"]))
    codes = {outcome: [r.code for r in evaluation.results if r.outcome is outcome] for outcome in Outcome}
    assert codes[Outcome.NOT_MET] == case["not_met"]
    assert codes[Outcome.UNKNOWN] == case["unknown"]
    assert evaluation.verdict == case["verdict"]


def assert_window(catalogue: Catalogue, case: Case) -> None:
    version = catalogue.version(SCHEME, case["year"])
    for kind in map(Kind, case["kinds"]):
        found = window(version, kind, case["year"])
        assert (found.start, found.end) == (case["first"], case["last"])


def assert_quarter_one(catalogue: Catalogue, case: Case) -> None:
    version = catalogue.version(SCHEME, case["year"])
    for kind in map(Kind, case["kinds"]):
        found = quarter_one(version, kind, case["year"])
        assert (found.start, found.end) == (case["first"], case["last"])


def assert_decision(catalogue: Catalogue, case: Case) -> None:
    version = catalogue.version(SCHEME, case["year"])
    for kind in map(Kind, case["kinds"]):
        assert last_good_day(version, kind, case["year"]) == case["last_good_day"]
        assert decision_limit(version, kind, case["year"]) == case["too_late"]


def assert_event(catalogue: Catalogue, case: Case) -> None:
    years = range(case["year"] - 1, case["year"] + 2)
    kind = Kind(case["kind"])
    counted = [y for y in years if window(catalogue.version(SCHEME, y), kind, y).contains(case["day"])]
    assert counted == [case["year"]]


def assert_version(catalogue: Catalogue, case: Case) -> None:
    try:
        found = catalogue.version(SCHEME, case["year"]).version
    except NotInForce:
        found = None
    assert found == case["version"]


def assert_in_force(catalogue: Catalogue, case: Case) -> None:
    version = catalogue.by_version(SCHEME, case["version"])
    assert (version.in_force.since, version.in_force.until) == (case["since"], case["until"])
    assert (version.pending is not None) is case["pending"]


def assert_step(catalogue: Catalogue, case: Case) -> None:
    version = catalogue.by_version(SCHEME, case["version"])
    step = next(step for step in version.steps(Kind(case["kind"])) if step.code == case["step"])
    assert step.actor == case["actor"]
    assert (step.pending is not None) is case["pending"]


def assert_authority(version: InstrumentVersion, case: Case) -> None:
    asked = {
        "kind": Kind(case["kind"]),
        "managing_level": Level(case["managing"]) if case["managing"] else None,
        "on": case["day"],
        "delegated_to": Level(case["delegated"]) if "delegated" in case else None,
    }
    if refused := case.get("refused"):
        with pytest.raises(NoAuthority, match=refused):
            authority(version, **asked)
        return
    answer = authority(version, **asked)
    assert (answer.level, answer.confidence) == (case["level"], case["confidence"])
    assert answer.reviewer_level == answer.level
    assert answer.basis


def assert_scope(version: InstrumentVersion, case: Case) -> None:
    unit = {**case["unit"], "kind": Kind(case["unit"]["kind"])}
    answer = scope(
        version, UnitFacts(**{"school_level": None, "enterprise_size": None, "is_armed_force": None, **unit})
    )
    assert answer.in_scope is case["in_scope"]
    assert case["reason"] in answer.reason
    assert answer.citation == "Điều 1 Thông tư 124/2021/TT-BCA"


def dong(billions: float | None) -> int | None:
    """Exactly what is written: 3.000000001 tỷ is one đồng above 3 tỷ."""
    return None if billions is None else int(Decimal(str(billions)) * BILLION)


def assert_size(version: InstrumentVersion, case: Case) -> None:
    sums = {name: dong(case[name]) for name in ("revenue", "capital")}
    asked = {"sector": Sector(case["sector"]), "workers": case["workers"], "on": case.get("day")}
    assert enterprise_size(version, **asked, **sums) == case["size"]


def of_each_version(holds: Callable[[InstrumentVersion, Case], None], case: Case, catalogue: Catalogue) -> None:
    for version in catalogue.versions:
        holds(version, case)


OF_THE_CATALOGUE: Mapping[tuple[str, str], Callable[[Catalogue, Case], None]] = {
    ("whole_units", "units"): assert_unit,
    ("periods", "windows"): assert_window,
    ("periods", "quarter_one"): assert_quarter_one,
    ("periods", "decisions"): assert_decision,
    ("periods", "events"): assert_event,
    ("periods", "versions"): assert_version,
    ("periods", "in_force"): assert_in_force,
    ("authority", "steps"): assert_step,
}
OF_EACH_VERSION: Mapping[tuple[str, str], Callable[[InstrumentVersion, Case], None]] = {
    ("authority", "cases"): assert_authority,
    ("scope", "cases"): assert_scope,
    ("sizes", "cases"): assert_size,
}
