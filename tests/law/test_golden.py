"""Every golden case of tests/cases, and that no criterion goes without its three."""

from collections import Counter

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
def test_every_criterion_has_three_cases(kind: Kind) -> None:
    counted = Counter(case.code for case in golden.criterion_cases() if case.kind is kind)
    codes = [criterion.code for criterion in catalogue().version("tt124", 2026).criteria(kind)]
    assert list(counted) == codes
    assert [code for code in codes if counted[code] < 3] == []
