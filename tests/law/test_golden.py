"""Every golden case of tests/cases, and that no criterion goes without its three."""

import pytest

from binhyen.law.kinds import Kind
from binhyen.law.loader import catalogue
from binhyen.law.schema import InstrumentVersion
from tests.law import golden

VERSIONS = pytest.mark.parametrize("version", catalogue().versions, ids=lambda version: version.version)


def by_name(case: golden.Case) -> str:
    return str(case["name"])


@pytest.mark.parametrize("case", list(golden.criterion_cases()), ids=str)
def test_criterion(case: golden.CriterionCase) -> None:
    golden.assert_criterion(catalogue(), case)


@pytest.mark.parametrize("case", golden.rows("whole_units", "units"), ids=by_name)
def test_whole_unit(case: golden.Case) -> None:
    golden.assert_unit(catalogue(), case)


@pytest.mark.parametrize("case", golden.rows("periods", "windows"), ids=by_name)
def test_window(case: golden.Case) -> None:
    golden.assert_window(catalogue(), case)


@pytest.mark.parametrize("case", golden.rows("periods", "quarter_one"), ids=by_name)
def test_quarter_one(case: golden.Case) -> None:
    golden.assert_quarter_one(catalogue(), case)


@pytest.mark.parametrize("case", golden.rows("periods", "decisions"), ids=by_name)
def test_decision_limit(case: golden.Case) -> None:
    golden.assert_decision(catalogue(), case)


@pytest.mark.parametrize("case", golden.rows("periods", "events"), ids=by_name)
def test_event_counts_in_one_year(case: golden.Case) -> None:
    golden.assert_event(catalogue(), case)


@pytest.mark.parametrize("case", golden.rows("periods", "versions"), ids=by_name)
def test_version_of_a_year(case: golden.Case) -> None:
    golden.assert_version(catalogue(), case)


@pytest.mark.parametrize("case", golden.rows("periods", "in_force"), ids=by_name)
def test_in_force(case: golden.Case) -> None:
    golden.assert_in_force(catalogue(), case)


@pytest.mark.parametrize("case", golden.rows("authority", "steps"), ids=by_name)
def test_step(case: golden.Case) -> None:
    golden.assert_step(catalogue(), case)


@VERSIONS
@pytest.mark.parametrize("case", golden.rows("authority", "cases"), ids=by_name)
def test_authority(version: InstrumentVersion, case: golden.Case) -> None:
    golden.assert_authority(version, case)


@VERSIONS
@pytest.mark.parametrize("case", golden.rows("scope", "cases"), ids=by_name)
def test_scope(version: InstrumentVersion, case: golden.Case) -> None:
    golden.assert_scope(version, case)


@VERSIONS
@pytest.mark.parametrize("case", golden.rows("sizes", "cases"), ids=by_name)
def test_enterprise_size(version: InstrumentVersion, case: golden.Case) -> None:
    golden.assert_size(version, case)


@pytest.mark.parametrize("kind", Kind)
def test_every_criterion_has_a_case_met_one_not_met_and_one_more(kind: Kind) -> None:
    expected: dict[str, list[object]] = {}
    for given in golden.criterion_cases():
        if given.kind is kind:
            expected.setdefault(given.code, []).append(given.case.get("expected"))
    assert list(expected) == [criterion.code for criterion in catalogue().version("tt124", 2026).criteria(kind)]
    lacking = [code for code, found in expected.items() if len(found) < 3 or not {"dat", "khong_dat"} <= set(found)]
    assert lacking == []


def test_no_file_of_cases_is_left_out() -> None:
    """The mutants of `./run bench law` are judged by `golden.everything`: each row of each file is in it."""
    contents = {path.stem: golden.read(path.stem) for path in golden.CASES.glob("*.yaml")}
    tables = {(name, key) for name, content in contents.items() for key, rows in content.items() if is_table(rows)}
    criteria = {(name, "criteria") for name in golden.CRITERIA_FILES}
    assert tables == {*golden.OF_THE_CATALOGUE, *golden.OF_EACH_VERSION, *criteria}


def is_table(rows: object) -> bool:
    return isinstance(rows, list) and isinstance(rows[0], dict)
