"""What the office asked to be mended, while it still is to be mended."""

from dataclasses import dataclass
from datetime import datetime

from binhyen.dossiers.enums import DossierState, PaperKind
from binhyen.dossiers.models import Dossier, DossierEvent, Remark
from binhyen.dossiers.workflow import Step

# A dossier withdrawn after it was returned is "registered" again, and what was asked is still to be mended.
_RETURNS = {
    DossierState.REGISTRATION_RETURNED: Step.RETURN_REGISTRATION,
    DossierState.RETURNED: Step.RETURN,
    DossierState.REGISTERED: Step.RETURN,
}


@dataclass(frozen=True)
class Returned:
    """A return for supplement: when, what was said of the whole, and of each item (label, text)."""

    at: datetime
    comment: str
    items: list[tuple[str, str]]


def last_return(dossier: Dossier) -> Returned | None:
    """The return that the unit is answering now; None where nothing was returned."""
    event = _event(dossier)
    if event is None:
        return None
    return Returned(event.at, event.comment, [(item_label(each.item), each.text) for each in event.remarks.all()])


def remarks_on(dossier: Dossier) -> list[Remark]:
    event = _event(dossier)
    return list(event.remarks.all()) if event else []


def _event(dossier: Dossier) -> DossierEvent | None:
    step = _RETURNS.get(DossierState(dossier.state))
    return dossier.events.filter(action=step).prefetch_related("remarks").first() if step else None


def item_label(item: str) -> str:
    """ "paper:plan" → the paper's name; "criterion:KDC-1.1" → "Tiêu chí KDC-1.1"."""
    kind, _, code = item.partition(":")
    if kind == "paper":
        return PaperKind(code).label
    return {"criterion": f"Tiêu chí {code}", "minutes": "Biên bản họp"}.get(kind, "Ý kiến chung")
