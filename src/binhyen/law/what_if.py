"""What would happen if some facts were different: asked before submission, recorded nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from binhyen.law.evaluate import evaluate
from binhyen.law.exceptions import LocalException
from binhyen.law.facts import FactValue
from binhyen.law.kinds import Kind
from binhyen.law.outcomes import CriterionResult, Evaluation
from binhyen.law.schema import InstrumentVersion


@dataclass(frozen=True, slots=True)
class WhatIf:
    before: Evaluation
    after: Evaluation

    @property
    def moved(self) -> tuple[tuple[CriterionResult, CriterionResult], ...]:
        """The criteria whose outcome differs, each as (before, after), in the order of the law."""
        pairs = zip(self.before.results, self.after.results, strict=True)
        return tuple((old, new) for old, new in pairs if old.outcome is not new.outcome)


def what_if(
    version: InstrumentVersion,
    *,
    kind: Kind,
    year: int,
    facts: Mapping[str, FactValue],
    changes: Mapping[str, FactValue | None],
    exceptions: Sequence[LocalException] = (),
) -> WhatIf:
    """Evaluate the facts as they are and with `changes` laid over them; None takes a fact away."""
    changed = {key: value for key, value in {**facts, **changes}.items() if value is not None}
    return WhatIf(
        before=evaluate(version, kind=kind, year=year, facts=facts, exceptions=exceptions),
        after=evaluate(version, kind=kind, year=year, facts=changed, exceptions=exceptions),
    )
