"""What typed values would do if they were saved: shown beside the present outcome, recorded nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from binhyen.dossiers.assessment import Assessment, exceptions_of
from binhyen.dossiers.models import Dossier, EvidenceUse
from binhyen.law.facts import FactValue, LawfulException
from binhyen.law.outcomes import CriterionResult, Verdict
from binhyen.law.schema import Criterion
from binhyen.law.what_if import what_if


@dataclass(frozen=True)
class Trial:
    """`result` of this criterion, `others` whose outcome would change with it, and the `verdict` on the whole."""

    result: CriterionResult
    others: list[CriterionResult]
    verdict: Verdict


def try_out(
    dossier: Dossier, criterion: Criterion, assessment: Assessment, values: Mapping[str, FactValue | None]
) -> Trial:
    """Evaluate the dossier with `values` laid over its facts; None takes one away."""
    tried = what_if(
        assessment.law,
        kind=dossier.law_kind,
        year=dossier.season.year,
        facts=assessment.facts,
        changes={key: _as_backed(dossier, criterion, value) for key, value in values.items()},
        exceptions=exceptions_of(dossier),
    )
    others = [after for _, after in tried.moved if after.code != criterion.code]
    return Trial(tried.after.by_code[criterion.code], others, tried.after.verdict)


def _as_backed(dossier: Dossier, criterion: Criterion, value: FactValue | None) -> FactValue | None:
    """A lawful exception counts with the evidence that is there now, as it does once saved.

    Files carried over count too, unlike in `assessment`: saving the criterion is what confirms them.
    """
    if not isinstance(value, LawfulException):
        return value
    backed = EvidenceUse.objects.filter(
        evidence__dossier=dossier, evidence__removed_at=None, code=criterion.code
    ).exists()
    return LawfulException(value.ground, backed)
