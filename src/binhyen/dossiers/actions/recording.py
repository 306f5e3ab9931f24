"""Facts and evidence, through the year."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Exists, OuterRef

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import audited
from binhyen.core.errors import Refused
from binhyen.core.text import one_line
from binhyen.dossiers import permissions
from binhyen.dossiers.actions.refresh import refresh
from binhyen.dossiers.actions.step import lock, tell
from binhyen.dossiers.models import Dossier, Evidence, EvidenceUse, Fact
from binhyen.dossiers.policies import check_recording
from binhyen.law.carry_over import standing_evidence
from binhyen.law.facts import FactValue, dump
from binhyen.law.schema import Criterion
from binhyen.organisations.rights import rights_of
from binhyen.papers import actions as papers
from binhyen.papers.uploads import Upload


class EditedMeanwhile(Refused):
    """Someone else changed the same facts since the page was opened; `values` are theirs, by key."""

    def __init__(self, who: str, values: Mapping[str, Any]) -> None:
        super().__init__(
            f"{who} vừa ghi tiêu chí này sau khi trang này được mở. Nội dung vừa nhập vẫn còn ở dưới, chưa được ghi. "
            "Hãy so với giá trị mới của người kia; bấm Lưu lần nữa nếu vẫn muốn thay."
        )
        self.values = values


@audited
def record_facts(
    dossier: Dossier,
    criterion: Criterion,
    *,
    values: Mapping[str, FactValue | None],
    by: User,
    seen_revision: int | None = None,
) -> Dossier:
    """Record the facts of one criterion; None clears one. The cost does not depend on how many dossiers there are.

    What was carried over is confirmed by this, also where its value stays: the facts and the criterion's files.
    Raises EditedMeanwhile where one of the facts changed after `seen_revision`.
    """
    dossier = _opened_for_recording(dossier, by)
    before = {fact.key: fact for fact in Fact.objects.filter(dossier=dossier, key__in=list(values))}
    _check_seen(before, seen_revision)
    raw = {key: None if value is None else dump(value) for key, value in values.items()}
    waiting = {key for key, fact in before.items() if fact.carried_from is not None}
    held = {key: fact.value for key, fact in before.items()}
    changed = {key: value for key, value in raw.items() if key in waiting or value != held.get(key)}
    revision = dossier.revision + 1
    stamp = {"recorded_at": clock.now(), "recorder_id": by.pk, "recorder_label": by.label, "revision": revision}
    stamp["carried_from"] = None
    Fact.objects.bulk_create(
        [Fact(dossier=dossier, key=key, value=value, **stamp) for key, value in changed.items()],
        update_conflicts=True,
        unique_fields=["dossier", "key"],
        update_fields=["value", *stamp],
    )
    files = _confirm_evidence(dossier, criterion, by=by)
    refresh(dossier)
    confirmed = {"confirmed": sorted(waiting), "confirmed_files": files} if waiting or files else {}
    tell("dossier.facts_recorded", dossier, by=by, criterion=criterion.code, values=changed, **confirmed)
    return dossier


def _confirm_evidence(dossier: Dossier, criterion: Criterion, *, by: User) -> int:
    """Whoever saves a criterion has seen the files behind it. Asked only where files can have been carried over."""
    if not standing_evidence(criterion):
        return 0
    behind = EvidenceUse.objects.filter(evidence=OuterRef("pk"), code=criterion.code)
    waiting = Evidence.objects.kept().unconfirmed().filter(Exists(behind), dossier=dossier)
    return waiting.update(carried_from=None, recorder_id=by.pk, recorder_label=by.label)


def _check_seen(present: Mapping[str, Fact], seen_revision: int | None) -> None:
    newer = [fact for fact in present.values() if seen_revision is not None and fact.revision > seen_revision]
    if newer:
        raise EditedMeanwhile(newer[0].recorder_label, {fact.key: fact.value for fact in present.values()})


@audited
def add_evidence(dossier: Dossier, *, upload: Upload, codes: Collection[str], by: User, title: str = "") -> Evidence:
    """Put a file behind one or several criteria. Raises Refused where the file is not acceptable."""
    dossier = _opened_for_recording(dossier, by)
    stored = papers.store(upload, chain=dossier.chain, by=by)
    evidence = Evidence.objects.create(
        dossier=dossier,
        file=stored,
        title=one_line(title) or stored.name,
        recorder_id=by.pk,
        recorder_label=by.label,
    )
    EvidenceUse.objects.bulk_create(EvidenceUse(evidence=evidence, code=code) for code in codes)
    refresh(dossier)
    tell("dossier.evidence_added", dossier, by=by, file=stored.key, sha256=stored.sha256, criteria=sorted(codes))
    return evidence


@audited
def use_evidence(evidence: Evidence, *, code: str, by: User) -> None:
    """Let a file that is in the dossier already stand behind one more criterion."""
    dossier = _opened_for_recording(evidence.dossier, by)
    EvidenceUse.objects.get_or_create(evidence=evidence, code=code)
    refresh(dossier)
    tell("dossier.evidence_used", dossier, by=by, evidence=evidence.key, criterion=code)


@audited
def remove_evidence(evidence: Evidence, *, code: str, by: User) -> None:
    """Take a file away from one criterion; from the dossier where it stands behind no other."""
    dossier = _opened_for_recording(evidence.dossier, by)
    evidence.uses.filter(code=code).delete()
    if not evidence.uses.exists():
        evidence.removed_at = clock.now()
        evidence.save(update_fields=["removed_at"])
    refresh(dossier)
    tell("dossier.evidence_removed", dossier, by=by, evidence=evidence.key, criterion=code)


def _opened_for_recording(dossier: Dossier, by: User) -> Dossier:
    dossier = lock(dossier)
    permissions.check_enter(rights_of(by, clock.today()), dossier)
    check_recording(dossier)
    return dossier
