"""Who may download a file that stands in a dossier: whoever may read the dossier."""

from django.db.models import Q

from binhyen.dossiers import permissions
from binhyen.dossiers.models import Dossier
from binhyen.duties.models import LocalException
from binhyen.organisations.enums import READING_ROLES, UNIT_ROLES, Role
from binhyen.organisations.rights import Rights
from binhyen.papers.models import StoredFile


def holds_exception_file(rights: Rights, file: StoredFile) -> bool:
    """The paper of a local exception, for the units that it covers and those who oversee or administer them."""
    roles = (*READING_ROLES, *UNIT_ROLES, Role.ADMINISTRATOR)
    for exception in LocalException.objects.filter(file=file).prefetch_related("units"):
        for unit in exception.units.all():
            if rights.hold(roles, unit.pk, *unit.place) or rights.is_within(unit):
                return True
    return False


def holds_file(rights: Rights, file: StoredFile) -> bool:
    """A file taken out of the dossier stays readable: an earlier submission carried it.

    One that was only carried over opens no door yet: whoever may read the earlier dossier reads it there.
    """
    evidence = Q(evidence__file=file, evidence__carried_from=None)
    holders = Dossier.objects.filter(evidence | Q(papers__file=file)).distinct()
    return any(permissions.can_read(rights, dossier) for dossier in holders)
