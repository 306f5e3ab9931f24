"""Writing a province's own criteria: drafted by one person, approved by another, ended the same way.

Ending is a proposal of its own, not a change: what was approved keeps its wording, and only the number of its last
season waits for the second person, so that no one alone takes a criterion out of force.
"""

from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Max

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import Actor, audited, note
from binhyen.core.errors import Refused
from binhyen.core.text import nfc
from binhyen.law.kinds import Kind
from binhyen.organisations.models import Unit
from binhyen.organisations.rights import Rights, rights_of
from binhyen.provisions import permissions, policies
from binhyen.provisions.enums import Measure, ProvisionState
from binhyen.provisions.models import ProvincialCriterion


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What the legal officer writes; the boxes that the measure does not ask for stay empty."""

    kinds: tuple[Kind, ...]
    title: str
    text: str
    measure: Measure
    evidence: str
    instrument: str
    article: int
    since_year: int
    clause: int | None = None
    point: str = ""
    claim: str = ""
    counted: str = ""
    numerator: str = ""
    denominator: str = ""
    at_least: int | None = None

    def columns(self) -> dict[str, Any]:
        values = {each.name: getattr(self, each.name) for each in fields(self)} | {"kinds": list(self.kinds)}
        return {name: nfc(value.strip()) if type(value) is str else value for name, value in values.items()}


@audited
def draft(province: Unit, *, wording: Wording, by: User) -> ProvincialCriterion:
    """Begin a criterion; its code follows those that the province has given. Raises Refused where it cannot hold."""
    permissions.check_draft(_rights(by), province)
    province = _lock_province(province.pk)
    last = ProvincialCriterion.objects.filter(province=province).aggregate(last=Max("number"))["last"]
    criterion = ProvincialCriterion(
        province=province, number=(last or 0) + 1, drafted_by=by, changed_by=by, **wording.columns()
    )
    _check(criterion)
    criterion.save()
    _tell("provision.drafted", criterion, by=by, wording=wording.columns())
    return criterion


@audited
def change(
    criterion: ProvincialCriterion, *, wording: Wording, by: User, seen_revision: int | None = None
) -> ProvincialCriterion:
    """Rewrite a draft. Raises Refused where it is a draft no longer, or changed after `seen_revision`."""
    criterion = _lock(criterion)
    permissions.check_draft(_rights(by), criterion.province)
    policies.check_state(criterion, ProvisionState.DRAFT)
    policies.check_unchanged(criterion, seen_revision)
    for name, value in wording.columns().items():
        setattr(criterion, name, value)
    criterion.changed_by = by
    _check(criterion)
    _save(criterion)
    _tell("provision.changed", criterion, by=by, wording=wording.columns())
    return criterion


@audited
def send(criterion: ProvincialCriterion, *, by: User) -> ProvincialCriterion:
    """Hand a draft to the second person."""
    criterion = _lock(criterion)
    permissions.check_draft(_rights(by), criterion.province)
    policies.check_state(criterion, ProvisionState.DRAFT)
    _check(criterion)
    criterion.state, criterion.remark = ProvisionState.WAITING, ""
    _save(criterion)
    _tell("provision.sent", criterion, by=by)
    return criterion


@audited
def approve(criterion: ProvincialCriterion, *, by: User, seen_revision: int | None = None) -> ProvincialCriterion:
    """The second person's word: it binds from its first season on, or ends with the season that was proposed.

    Raises Refused where the season was opened meanwhile, or where the person wrote what waits.
    """
    _lock_province(criterion.province_id)
    criterion = _lock(criterion)
    permissions.check_approve(_rights(by), criterion)
    policies.check_state(criterion, ProvisionState.WAITING, ProvisionState.ENDING)
    policies.check_unchanged(criterion, seen_revision)
    if criterion.state == ProvisionState.ENDING:
        return _approve_end(criterion, by)
    _check(criterion)
    criterion.state = ProvisionState.IN_FORCE
    criterion.approved_at, criterion.approved_by = clock.now(), by
    _save(criterion)
    _tell("provision.approved", criterion, by=by, since_year=criterion.since_year)
    return criterion


def _approve_end(criterion: ProvincialCriterion, by: User) -> ProvincialCriterion:
    policies.check_last_season(criterion, criterion.proposed_until or 0)
    criterion.state = ProvisionState.ENDED
    criterion.until_year, criterion.proposed_until = criterion.proposed_until, None
    _save(criterion)
    _tell("provision.end_approved", criterion, by=by, until_year=criterion.until_year)
    return criterion


@audited
def send_back(criterion: ProvincialCriterion, *, comment: str, by: User) -> ProvincialCriterion:
    """Not approved: a draft goes back to be mended, a proposed end is dropped. The comment says why."""
    criterion = _lock(criterion)
    permissions.check_may_approve(_rights(by), criterion)
    policies.check_state(criterion, ProvisionState.WAITING, ProvisionState.ENDING)
    if not comment.strip():
        raise Refused("Hãy ghi vì sao trả lại, để người soạn biết cần sửa gì.", about="comment")
    ends = criterion.state == ProvisionState.ENDING
    criterion.state = ProvisionState.IN_FORCE if ends else ProvisionState.DRAFT
    criterion.remark, criterion.proposed_until = nfc(comment.strip()), None
    _save(criterion)
    _tell("provision.end_returned" if ends else "provision.returned", criterion, by=by, comment=criterion.remark)
    return criterion


@audited
def propose_end(criterion: ProvincialCriterion, *, last_year: int, by: User) -> ProvincialCriterion:
    """Name the last season of a criterion that binds; a second person approves it. No open season is touched."""
    criterion = _lock(criterion)
    permissions.check_draft(_rights(by), criterion.province)
    policies.check_state(criterion, ProvisionState.IN_FORCE)
    policies.check_last_season(criterion, last_year)
    criterion.state, criterion.proposed_until = ProvisionState.ENDING, last_year
    criterion.changed_by, criterion.remark = by, ""
    _save(criterion)
    _tell("provision.end_proposed", criterion, by=by, last_year=last_year)
    return criterion


# ── what every step does ─────────────────────────────────────────────────────────────────────


def _rights(by: User) -> Rights:
    return rights_of(by, clock.today())


def _lock_province(pk: int) -> Unit:
    """Opening a season takes the same lock: of an approval and an opening at once, one sees the other done."""
    return Unit.objects.select_for_update().get(pk=pk)


def _lock(criterion: ProvincialCriterion) -> ProvincialCriterion:
    rows = ProvincialCriterion.objects.select_for_update(of=("self",)).select_related("province")
    return rows.get(pk=criterion.pk)


def _check(criterion: ProvincialCriterion) -> None:
    policies.check_first_season(criterion.province, criterion.since_year)
    policies.check_fits(criterion)


def _save(criterion: ProvincialCriterion) -> None:
    criterion.revision += 1
    criterion.save()


def _tell(action: str, criterion: ProvincialCriterion, *, by: Actor, **data: Any) -> None:
    chain, label = criterion.province.chain, str(criterion)
    note(action, by=by, chain=chain, subject=criterion.subject, label=label, **data)
