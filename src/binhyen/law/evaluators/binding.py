"""Whether a criterion binds the unit at all; where it does not, that is its outcome."""

from collections.abc import Sequence

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import MISSING, Finding
from binhyen.law.outcomes import Outcome
from binhyen.law.schema import Condition


def unbound(conditions: Sequence[Condition], c: Circumstances) -> Finding | None:
    """The finding where a condition fails or is not known; None where the criterion binds and its test decides."""
    if not conditions:
        return None
    missing = []
    for condition in conditions:
        value = c.facts.get(condition.fact)
        if value is None:
            missing += [] if condition.assumed else [condition.fact]
        elif value not in condition.values:
            return _failed(condition, c)
    return _missing(tuple(missing), c) if missing else None


def _failed(condition: Condition, c: Circumstances) -> Finding:
    if condition.open_point is None:
        return Finding(Outcome.NOT_APPLICABLE, f"Không áp dụng: {condition.because}.")
    asked = condition.reason_fact
    needs = (asked,) if asked and c.text(asked) is None else ()
    reason = f"Chưa kết luận được: {condition.because}, chờ người thẩm định xem xét."
    return Finding(Outcome.UNKNOWN, reason, needs=needs, open_point=condition.open_point)


def _missing(keys: tuple[str, ...], c: Circumstances) -> Finding:
    outcome, sentence = MISSING
    return Finding(outcome, sentence.format(missing=c.missing(keys)), needs=keys)
