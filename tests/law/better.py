"""One step better for a fact, by what the law wants of it: more of a share, fewer offences, a higher rating."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from binhyen.law.fact_spec import FactSpec
from binhyen.law.facts import FactValue, LawfulException, Ratio
from binhyen.law.kinds_of_test import (
    Absence,
    AllOf,
    Checklist,
    Comparison,
    CountAtLeast,
    CountZero,
    DocumentInPeriod,
    Qualitative,
    RatingAtLeast,
    RatioAtLeast,
    Simple,
    TitleOrRating,
)

Facts = Mapping[str, FactValue]
Steps = Iterator[tuple[str, FactValue]]


def improvements(test: Simple | AllOf, facts: Facts, specs: Mapping[str, FactSpec]) -> Steps:
    """Each fact of the test that is given and could be better, with its better value."""
    given = {key: facts[key] for key in test.asks if key in facts}
    return _STEPS[type(test)](test, given, specs)


def _ratio(test: RatioAtLeast, given: dict[str, Any], _: object) -> Steps:
    for key, ratio in given.items():
        if ratio.n < ratio.m:
            yield key, Ratio(ratio.n + 1, ratio.m)


def _more(test: CountAtLeast, given: dict[str, Any], _: object) -> Steps:
    yield from ((key, count + 1) for key, count in given.items())


def _fewer(test: CountZero, given: dict[str, Any], _: object) -> Steps:
    yield from ((key, count - 1) for key, count in given.items() if count)


def _fewer_than_last_year(test: Comparison, given: dict[str, Any], _: object) -> Steps:
    last_year = {category.last_year for category in test.categories}
    yield from ((key, count + 1) for key, count in given.items() if key in last_year)
    yield from ((key, count - 1) for key, count in given.items() if key not in last_year and count)


def _absent(test: Absence, given: dict[str, Any], _: object) -> Steps:
    if test.occurred in given:
        yield test.occurred, False
    if test.exception and test.exception in given:
        yield test.exception, LawfulException(given[test.exception].ground, evidence=True)


def _ticked(test: Checklist, given: dict[str, Any], specs: Mapping[str, FactSpec]) -> Steps:
    for key, ticked in given.items():
        yield from ((key, tuple(sorted({*ticked, choice.value}))) for choice in specs[key].choices)


def _rated(test: RatingAtLeast | TitleOrRating, given: dict[str, Any], specs: Mapping[str, FactSpec]) -> Steps:
    scale = [choice.value for choice in specs[test.rating].choices]
    if given.get(test.rating) in scale[:-1]:
        yield test.rating, scale[scale.index(given[test.rating]) + 1]
    if isinstance(test, TitleOrRating) and test.title in given:
        yield test.title, True


def _affirmed(test: Qualitative, given: dict[str, Any], _: object) -> Steps:
    if test.answer in given:
        yield test.answer, True
    if test.account in given:
        yield test.account, "đã làm"


def _all(test: AllOf, given: dict[str, Any], specs: Mapping[str, FactSpec]) -> Steps:
    for part in test.parts:
        yield from improvements(part, given, specs)


def _document(test: DocumentInPeriod, given: dict[str, Any], specs: object) -> Steps:
    """A date is not better for being earlier: before the window opens it does not count."""
    yield from ()


_STEPS: Mapping[type, Callable[[Any, dict[str, Any], Any], Steps]] = {
    RatioAtLeast: _ratio,
    CountAtLeast: _more,
    CountZero: _fewer,
    Comparison: _fewer_than_last_year,
    Absence: _absent,
    Checklist: _ticked,
    RatingAtLeast: _rated,
    TitleOrRating: _rated,
    Qualitative: _affirmed,
    AllOf: _all,
    DocumentInPeriod: _document,
}
