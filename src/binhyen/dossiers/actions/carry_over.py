"""Last year's standing answers and files, offered again: copied, marked, and unknown until someone confirms them."""

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import audited, nothing_changed
from binhyen.core.errors import Refused
from binhyen.dossiers import permissions
from binhyen.dossiers.actions.refresh import refresh
from binhyen.dossiers.actions.step import lock, tell
from binhyen.dossiers.carrying import CarryPlan, kept_form, plan_for
from binhyen.dossiers.models import CarryOver, Dossier, Evidence, EvidenceUse, Fact
from binhyen.dossiers.policies import check_recording
from binhyen.organisations.rights import Rights, rights_of


@audited
def carry_over(dossier: Dossier, *, by: User) -> CarryOver:
    """Copy what stands from the unit's latest earlier dossier; what this season holds already is never overwritten.

    Done once a season: a second call changes nothing and returns the first report. Raises Refused where nothing can
    be carried over or the dossier is not open for recording.
    """
    dossier = lock(dossier)
    rights = rights_of(by, clock.today())
    permissions.check_enter(rights, dossier)
    if done := CarryOver.objects.filter(dossier=dossier).first():
        nothing_changed()
        return done
    check_recording(dossier)
    plan = _plan(dossier, rights)
    stamp = {"recorder_id": by.pk, "recorder_label": by.label, "recorded_at": clock.now()}
    year = plan.source.season.year
    _copy_facts(dossier, plan, stamp | {"carried_from": year})
    _copy_files(dossier, plan, stamp | {"carried_from": year})
    done = CarryOver.objects.create(dossier=dossier, source=plan.source, **kept_form(plan), **stamp)
    refresh(dossier)
    tell(
        "dossier.carried_over",
        dossier,
        by=by,
        source=plan.source.subject,
        year=year,
        values={item.key: item.value for item in plan.carried_facts},
        files={item.file: list(item.codes) for item in plan.carried_files},
    )
    return done


def _plan(dossier: Dossier, rights: Rights) -> CarryPlan:
    plan = plan_for(dossier)
    if plan is None or not permissions.can_read(rights, plan.source):
        raise Refused("Đơn vị chưa có hồ sơ kỳ trước nên không có gì để chép.")
    if plan.is_empty:
        raise Refused(f"Hồ sơ kỳ {plan.source.season.year} không có gì chép được vào kỳ này.")
    return plan


def _copy_facts(dossier: Dossier, plan: CarryPlan, stamp: dict[str, object]) -> None:
    revision = dossier.revision + 1
    Fact.objects.bulk_create(
        Fact(dossier=dossier, key=item.key, value=item.value, revision=revision, **stamp) for item in plan.carried_facts
    )


def _copy_files(dossier: Dossier, plan: CarryPlan, stamp: dict[str, object]) -> None:
    """New rows on the same stored files: what becomes of them here leaves last year's dossier as it was."""
    carried = {item.file: item for item in plan.carried_files}
    rows = Evidence.objects.kept().filter(dossier=plan.source, file__key__in=carried).select_related("file")
    for row in rows:
        copy = Evidence.objects.create(dossier=dossier, file=row.file, title=row.title, **stamp)
        EvidenceUse.objects.bulk_create(EvidenceUse(evidence=copy, code=code) for code in carried[row.file.key].codes)
