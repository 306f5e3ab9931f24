"""Taking one step of the workflow on a locked row."""

from collections.abc import Mapping
from typing import Any

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import note
from binhyen.core.errors import Refused
from binhyen.dossiers.models import Dossier, DossierEvent, Remark
from binhyen.dossiers.policies import check_step
from binhyen.dossiers.workflow import TRANSITIONS, Step
from binhyen.duties import actions as duties


def lock(dossier: Dossier) -> Dossier:
    """The row as it is now, held until the transaction ends: of two who act at once, the second sees the first."""
    locked: Dossier = Dossier.objects.select_for_update(of=("self",)).with_unit().get(pk=dossier.pk)
    return locked


def take(
    dossier: Dossier,
    step: Step,
    *,
    by: User,
    comment: str = "",
    remarks: Mapping[str, str] | None = None,
    **stamps: Any,
) -> DossierEvent:
    """Move a locked dossier, stamp it, tell its duty, its timeline and the chain.

    Raises Refused where its state does not allow the step, or where the step needs a comment and none was given.
    """
    check_step(dossier, step)
    rule = TRANSITIONS[step]
    said = {item: text.strip() for item, text in (remarks or {}).items() if text.strip()}
    if rule.needs_comment and not comment.strip() and not said:
        raise Refused("Hãy ghi rõ cần bổ sung hoặc sửa những gì, ở từng mục hoặc ở ô ý kiến chung.")
    source = dossier.state
    dossier.state, dossier.state_since = rule.target, clock.now()
    for name, value in stamps.items():
        setattr(dossier, name, value)
    dossier.save(update_fields=["state", "state_since", *stamps])
    event = DossierEvent.objects.create(
        dossier=dossier,
        action=step,
        source=source,
        target=rule.target,
        side=rule.side,
        by=by,
        comment=comment.strip(),
        is_on_behalf=dossier.is_entered_by(by),
    )
    Remark.objects.bulk_create(Remark(event=event, item=item, text=text) for item, text in said.items())
    if rule.duty:
        duties.advance(dossier.subject, *rule.duty)
    tell(f"dossier.{step}", dossier, by=by, comment=comment.strip(), remarks=said, source=source)
    return event


def tell(action: str, dossier: Dossier, *, by: User, **data: Any) -> None:
    """One row in the dossier's audit chain."""
    note(action, by=by, chain=dossier.chain, subject=dossier.subject, label=str(dossier), **data)
