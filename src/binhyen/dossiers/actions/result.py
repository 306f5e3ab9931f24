"""The result, pushed down by the room that makes decisions."""

from datetime import date

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import audited
from binhyen.core.errors import Refused
from binhyen.dossiers import permissions
from binhyen.dossiers.actions.step import lock, take
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.workflow import Step
from binhyen.organisations.rights import rights_of


@audited
def record_result(
    dossier: Dossier, *, recognised: bool, issued_on: date, decision: str, by: User, reason: str = ""
) -> Dossier:
    """Close a reviewed dossier with the decision that names it.

    Raises Refused where the dossier is not reviewed (any more), the review waits for a second person, or the
    decision goes against the review without a reason.
    """
    dossier = lock(dossier)
    permissions.check_authority(rights_of(by, clock.today()), dossier)
    _check_is_another(dossier, by)
    step = Step.RECOGNISE if recognised else Step.REFUSE
    check_result(dossier, recognised=recognised, reason=reason, issued_on=issued_on)
    take(dossier, step, by=by, comment=reason, decided_on=issued_on, decision_label=decision)
    return dossier


def _check_is_another(dossier: Dossier, by: User) -> None:
    """Proposing and deciding are two offices' work (Điều 9); one person may hold both, but not for one dossier."""
    if dossier.reviews.filter(concluded_by=by).exists():
        raise Refused(
            f"Người kết luận thẩm định hồ sơ của {dossier.unit_name} không tự quyết định hồ sơ đó. "
            "Hãy để người khác của cấp có thẩm quyền ghi quyết định."
        )


def check_result(dossier: Dossier, *, recognised: bool, reason: str, issued_on: date) -> None:
    """Whether the review allows this result. Raises Refused, about "issued_on" or "reason.KEY-OF-THE-DOSSIER"."""
    reason_of = f"reason.{dossier.key}"
    review = dossier.reviews.first()
    if review and review.concluded_at and issued_on < clock.day_of(review.concluded_at):
        raise Refused(
            f"Ngày ban hành {issued_on:%d/%m/%Y} trước ngày kết luận thẩm định hồ sơ của {dossier.unit_name} "
            f"({clock.day_of(review.concluded_at):%d/%m/%Y}). Hãy kiểm tra lại ngày, hoặc để hồ sơ này lại lần sau.",
            about="issued_on",
        )
    if review and review.waits_for_second:
        raise Refused(
            f"Thẩm định hồ sơ của {dossier.unit_name} do người kiêm nhiệm làm, "
            "phải có người thứ hai xác nhận trước khi quyết định."
        )
    if recognised != dossier.proposed and not reason.strip():
        raise Refused(
            f"Quyết định đối với {dossier.unit_name} khác với đề nghị thẩm định: hãy ghi lý do.", about=reason_of
        )
    if not recognised and not reason.strip():
        raise Refused(f"Hãy ghi lý do chưa công nhận {dossier.unit_name}.", about=reason_of)
