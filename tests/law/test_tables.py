"""Decision tables are total, and every kind of test has its evaluator and its words."""

from enum import Enum
from importlib import import_module
from itertools import product
from pkgutil import iter_modules
from typing import get_args

import pytest

from binhyen.law import evaluators, explain
from binhyen.law.evaluators.finding import total
from binhyen.law.kinds_of_test import AllOf, Simple
from binhyen.law.outcomes import Outcome

EVERY_KIND = {*get_args(Simple), AllOf}
MODULES = [import_module(f"binhyen.law.evaluators.{module.name}") for module in iter_modules(evaluators.__path__)]
WITH_CASES = [module for module in MODULES if hasattr(module, "RESULTS")]


def test_every_kind_of_test_has_its_evaluator_and_its_words() -> None:
    assert set(evaluators.EVALUATORS) == EVERY_KIND
    assert set(explain._WORDS) == EVERY_KIND


def test_one_file_per_kind_of_test() -> None:
    assert len(WITH_CASES) + 1 == len(EVERY_KIND)


@pytest.mark.parametrize("module", WITH_CASES, ids=lambda module: module.__name__.rsplit(".", 1)[-1])
def test_every_case_has_an_outcome_and_a_sentence(module: object) -> None:
    results = module.RESULTS  # type: ignore[attr-defined]
    assert set(results) == set(module.Case)  # type: ignore[attr-defined]
    for outcome, sentence in results.values():
        assert isinstance(outcome, Outcome)
        assert sentence.endswith(".")


def test_a_gap_in_a_table_fails_at_import() -> None:
    class Case(Enum):
        ONE = 1
        TWO = 2

    with pytest.raises(TypeError, match=r"Case\.TWO"):
        total({Case.ONE: "một"}, Case)


def test_a_row_too_many_fails_too() -> None:
    with pytest.raises(TypeError, match="domain"):
        total(dict.fromkeys(product((True, False), (True, None)), 1), product((True, False), (True,)))
