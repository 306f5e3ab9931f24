"""Sending the dossier, the receipt, and taking it back before the review begins."""

import hashlib
import json
import secrets
from typing import Any

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import audited
from binhyen.core.errors import Refused
from binhyen.core.keys import ALPHABET
from binhyen.dossiers import permissions
from binhyen.dossiers.actions.refresh import refresh
from binhyen.dossiers.actions.step import lock, take, tell
from binhyen.dossiers.completeness import missing_for_submission
from binhyen.dossiers.content import content_of
from binhyen.dossiers.enums import Purpose, Side
from binhyen.dossiers.models import Dossier, DossierEvent, Submission
from binhyen.dossiers.policies import check_recording
from binhyen.dossiers.schedule import schedule_of
from binhyen.dossiers.workflow import Step
from binhyen.organisations.rights import rights_of


@audited
def submit(dossier: Dossier, *, by: User) -> Submission:
    """Send the dossier with all that it holds now; what was sent stays as it was, whatever is mended later.

    Late is received and marked. Raises Refused with what is still missing.
    """
    dossier = lock(dossier)
    today = clock.today()
    permissions.check_send(rights_of(by, today), dossier)
    assessment = refresh(dossier)
    missing = missing_for_submission(dossier, assessment, on_behalf=dossier.is_entered_by(by))
    if missing:
        raise Refused("Chưa gửi được hồ sơ. " + " ".join(each.sentence for each in missing))
    take(dossier, Step.SUBMIT, by=by, submitted_at=clock.now(), prepared_at=None, prepared_by=None, proposed=None)
    return freeze(dossier, Purpose.PROPOSAL, by=by, is_late=today > schedule_of(dossier).last_day)


@audited
def withdraw(dossier: Dossier, *, by: User) -> None:
    """Take a sent dossier back while nobody has begun to review it."""
    dossier = lock(dossier)
    permissions.check_send(rights_of(by, clock.today()), dossier)
    take(dossier, Step.WITHDRAW, by=by, submitted_at=None)
    sent = dossier.submissions.filter(purpose=Purpose.PROPOSAL).latest("number")
    sent.withdrawn_at = clock.now()
    sent.save(update_fields=["withdrawn_at"])


@audited
def hand_to_head(dossier: Dossier, *, by: User) -> None:
    """The clerk says that the dossier is ready for the head to check and send."""
    dossier = lock(dossier)
    permissions.check_enter(rights_of(by, clock.today()), dossier)
    check_recording(dossier)
    dossier.prepared_at, dossier.prepared_by = clock.now(), by
    dossier.save(update_fields=["prepared_at", "prepared_by"])
    _remember("handed_to_head", dossier, by=by)
    tell("dossier.handed_to_head", dossier, by=by)


@audited
def begin_entry(dossier: Dossier, *, by: User) -> None:
    """An officer begins to enter for the unit from its signed paper; another officer will have to review it."""
    dossier = lock(dossier)
    permissions.check_read(rights_of(by, clock.today()), dossier)
    if not permissions.can_begin_entry(rights_of(by, clock.today()), dossier):
        raise Refused("Chỉ cán bộ thường trực nơi thẩm định được nhập thay, và mỗi hồ sơ chỉ một người nhập thay.")
    check_recording(dossier)
    dossier.entered_by = by
    dossier.save(update_fields=["entered_by"])
    _remember(permissions.ENTRY_BEGUN, dossier, by=by)
    tell("dossier.entry_begun", dossier, by=by)


@audited
def end_entry(dossier: Dossier, *, by: User) -> None:
    """Give the dossier back to the unit's own people."""
    dossier = lock(dossier)
    permissions.check_enter(rights_of(by, clock.today()), dossier)
    if dossier.entered_by is None:
        raise Refused("Hồ sơ này không có ai nhập thay.")
    dossier.entered_by = None
    dossier.save(update_fields=["entered_by"])
    tell("dossier.entry_ended", dossier, by=by)


def _remember(action: str, dossier: Dossier, *, by: User) -> None:
    """Kept on the timeline as an act on the unit's side: whoever had a hand in a dossier does not review it."""
    DossierEvent.objects.create(
        dossier=dossier,
        action=action,
        source=dossier.state,
        target=dossier.state,
        side=Side.UNIT,
        by=by,
        is_on_behalf=dossier.is_entered_by(by),
    )


def freeze(dossier: Dossier, purpose: Purpose, *, by: User, is_late: bool) -> Submission:
    """Keep what was sent, with its hash and the receipt's code."""
    content = content_of(dossier)
    submission = Submission.objects.create(
        code=_receipt_code(),
        dossier=dossier,
        purpose=purpose,
        number=dossier.submissions.filter(purpose=purpose).count() + 1,
        by=by,
        is_on_behalf=dossier.is_entered_by(by),
        is_late=is_late,
        content=content,
        sha256=content_hash(content),
    )
    tell("dossier.frozen", dossier, by=by, code=submission.code, sha256=submission.sha256, late=is_late)
    return submission


def content_hash(content: dict[str, Any]) -> str:
    """SHA-256 over the canonical JSON of what was sent, in hexadecimal."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _receipt_code() -> str:
    """Eight letters in two groups, easy to read over the telephone: "BY-7K2M-9XPA" (about 40 bits)."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8)).upper()
    return f"BY-{letters[:4]}-{letters[4:]}"
