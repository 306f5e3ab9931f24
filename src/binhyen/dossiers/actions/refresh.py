"""Keeping the dossier's own summary in step with its facts."""

from binhyen.core import clock
from binhyen.dossiers.assessment import Assessment, assess
from binhyen.dossiers.models import Dossier


def refresh(dossier: Dossier) -> Assessment:
    """Evaluate a locked dossier anew and store what lists show of it; counts one more revision of its content."""
    assessment = assess(dossier, today=clock.today())
    dossier.settled = assessment.settled
    dossier.criteria = len(assessment.evaluation.results)
    dossier.verdict = assessment.evaluation.verdict
    dossier.revision += 1
    dossier.save(update_fields=["settled", "criteria", "verdict", "revision"])
    return assessment
