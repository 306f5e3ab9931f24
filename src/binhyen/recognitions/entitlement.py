"""Who may download a signed decision: those who see the decision, and the units that it names."""

from binhyen.organisations.enums import UNIT_ROLES
from binhyen.organisations.rights import Rights
from binhyen.papers.models import StoredFile
from binhyen.recognitions.models import DecisionEntry
from binhyen.recognitions.queries import visible_decisions


def holds_decision_file(rights: Rights, file: StoredFile) -> bool:
    if visible_decisions(rights).filter(file=file).exists():
        return True
    mine = [unit.pk for unit in rights.units(UNIT_ROLES)]
    return DecisionEntry.objects.filter(decision__file=file, dossier__unit__in=mine).exists()
