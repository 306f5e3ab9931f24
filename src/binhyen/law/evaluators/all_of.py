"""Several tests under one provision: the worst part decides, and the reason names the parts that decided."""

from collections.abc import Callable

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import Finding, total
from binhyen.law.evaluators.words import joined
from binhyen.law.kinds_of_test import AllOf, Simple
from binhyen.law.outcomes import Outcome

# From what decides first to what decides last.
PRECEDENCE = total(
    {
        Outcome.NOT_MET: 0,
        Outcome.UNKNOWN: 1,
        Outcome.MET_BY_EXCEPTION: 2,
        Outcome.MET: 3,
        Outcome.NOT_APPLICABLE: 4,
    },
    Outcome,
)
FAVOURABLE = frozenset({Outcome.MET, Outcome.MET_BY_EXCEPTION, Outcome.NOT_APPLICABLE})


def judge(judge_part: Callable[[Simple, Circumstances], Finding], test: AllOf, c: Circumstances) -> Finding:
    parts = [judge_part(part, c) for part in test.parts]
    outcome = min([part.outcome for part in parts], key=PRECEDENCE.__getitem__)
    told = parts if outcome in FAVOURABLE else [part for part in parts if part.outcome is outcome]
    changes = [part.change for part in told if part.change]
    needs = tuple([key for part in parts for key in part.needs])
    return Finding(outcome, joined([part.reason for part in told]), needs, "; ".join(changes) or None)
