"""What happened to a dossier, step by step, in sentences."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from binhyen.core.audit.words import words_for
from binhyen.core.models import AuditEntry
from binhyen.core.paging import page_of
from binhyen.dossiers import permissions
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.models.dossier import DECIDED
from binhyen.dossiers.pages.frame import frame
from binhyen.dossiers.pages.remarks import item_label
from binhyen.dossiers.views.door import DeskRequest, reading

# What the office does while it reviews is not the unit's to read before the conclusion.
OFFICE_ONLY = ("dossier.opinions_recorded",)
# That it concluded is no secret; what it said on the way to the decision is not the unit's to read before that.
UNSAID_BEFORE_THE_DECISION = ("dossier.conclude",)


@dataclass(frozen=True)
class Line:
    what: str
    when: datetime
    who: str
    note: str


@require_GET
@reading
def history_page(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    rows = AuditEntry.objects.filter(subject=dossier.subject).order_by("-at", "-pk")
    inside = permissions.can_read_as_superior(request.rights, dossier)
    if not inside:
        rows = rows.exclude(action__in=OFFICE_ONLY)
    page = page_of(request, rows)
    unsaid = () if inside or dossier.state in DECIDED else UNSAID_BEFORE_THE_DECISION
    lines = [_line(entry, unsaid) for entry in page.object_list]
    return render(request, "dossiers/history.html", frame(dossier, request.rights) | {"page": page, "lines": lines})


def _line(entry: AuditEntry, unsaid: tuple[str, ...]) -> Line:
    words = words_for(entry.action)
    note = "" if entry.action in unsaid else _note(entry.data)
    return Line(words[0].upper() + words[1:], entry.at, entry.actor_label, note)


def _note(data: dict[str, object]) -> str:
    """The words that people said at the step; values are shown where they stand, not here."""
    said = [str(data["comment"])] if data.get("comment") else []
    remarks = data.get("remarks")
    if isinstance(remarks, dict):
        said += [f"{item_label(item)}: {text}" for item, text in remarks.items()]
    if data.get("criterion"):
        said.append(f"Tiêu chí {data['criterion']}")
    return "\n".join(said)
