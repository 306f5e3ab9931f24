"""One unit's facts under one version of the law: an outcome per criterion, each explained, and the verdict."""

from collections.abc import Collection, Mapping, Sequence

from binhyen.law.evaluators import Circumstances, judge
from binhyen.law.evaluators.binding import unbound
from binhyen.law.exceptions import LocalException
from binhyen.law.facts import FactValue
from binhyen.law.kinds import Kind
from binhyen.law.outcomes import CriterionResult, Evaluation, verdict
from binhyen.law.periods import quarter_one
from binhyen.law.schema import Criterion, InstrumentVersion


def evaluate(
    version: InstrumentVersion,
    *,
    kind: Kind,
    year: int,
    facts: Mapping[str, FactValue],
    exceptions: Sequence[LocalException] = (),
    provisional: Collection[str] = (),
) -> Evaluation:
    """Judge every criterion of the kind, in the order of the law.

    Args:
        facts: values by key, as `facts.parse_all` reads them; a missing key gives chưa đủ, never a guess.
        exceptions: the dated local exceptions that hold for this unit.
        provisional: keys of facts whose figure may still move; the reason then says "(tạm tính)".
    """
    circumstances = _circumstances(version, kind, year, facts, exceptions)
    results = tuple(_result(criterion, circumstances, provisional) for criterion in version.criteria(kind))
    outcome = verdict(result.outcome for result in results)
    return Evaluation(version.scheme, kind, year, version.version, outcome, results)


def evaluate_criterion(
    version: InstrumentVersion,
    criterion: Criterion,
    *,
    kind: Kind,
    year: int,
    facts: Mapping[str, FactValue],
    exceptions: Sequence[LocalException] = (),
    provisional: Collection[str] = (),
) -> CriterionResult:
    """Judge one criterion; the arguments are those of `evaluate`."""
    return _result(criterion, _circumstances(version, kind, year, facts, exceptions), provisional)


def _circumstances(
    version: InstrumentVersion,
    kind: Kind,
    year: int,
    facts: Mapping[str, FactValue],
    exceptions: Sequence[LocalException],
) -> Circumstances:
    return Circumstances(facts, version.specs(kind), quarter_one(version, kind, year), exceptions)


def _result(criterion: Criterion, circumstances: Circumstances, provisional: Collection[str]) -> CriterionResult:
    finding = unbound(criterion.binds_where, circumstances) or judge(criterion.test, circumstances)
    outcome, reason, needs, change, open_point = finding
    facts = circumstances.facts
    used = {key: facts[key] for key in criterion.keys if key in facts}
    if provisional and any(key in provisional for key in used):
        reason = reason.removesuffix(".") + " (tạm tính)."
    open_point = open_point or criterion.open_point
    return CriterionResult(criterion.code, criterion.cited, outcome, reason, used, needs, change, open_point)
