"""The registration dossier: its papers, sending, receiving, returning."""

from collections.abc import Mapping
from datetime import date

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import audited
from binhyen.core.errors import Refused
from binhyen.dossiers import permissions
from binhyen.dossiers.actions.refresh import refresh
from binhyen.dossiers.actions.step import lock, take
from binhyen.dossiers.actions.submission import freeze
from binhyen.dossiers.completeness import missing_for_registration
from binhyen.dossiers.enums import Purpose
from binhyen.dossiers.models import Dossier, Submission
from binhyen.dossiers.schedule import schedule_of
from binhyen.dossiers.workflow import Step
from binhyen.organisations.queries import version_on
from binhyen.organisations.rights import rights_of
from binhyen.provisions.laws import national_law


@audited
def send_registration(dossier: Dossier, *, by: User, paper_received_on: date | None = None) -> Submission:
    """Send the registration. Late is received and marked, never refused.

    The day that counts for Quý I is the first sending; where an officer enters from signed paper, the day on which
    the paper reached the office (`paper_received_on`). A later return for supplement does not move it.
    """
    dossier = lock(dossier)
    today = clock.today()
    permissions.check_send(rights_of(by, today), dossier)
    version = version_on(dossier.unit, today)
    missing = missing_for_registration(dossier, national_law(dossier.season), version)
    if missing:
        raise Refused("Chưa gửi được đăng ký. " + " ".join(each.sentence for each in missing))
    registered_on = dossier.registered_on or _day_of_registration(dossier, by, today, paper_received_on)
    late = registered_on > schedule_of(dossier).quarter_one.end
    take(
        dossier,
        Step.SEND_REGISTRATION,
        by=by,
        registered_on=registered_on,
        registered_late=late,
        prepared_at=None,
        prepared_by=None,
    )
    refresh(dossier)
    return freeze(dossier, Purpose.REGISTRATION, by=by, is_late=late)


def _day_of_registration(dossier: Dossier, by: User, today: date, paper_received_on: date | None) -> date:
    if not dossier.is_entered_by(by):
        return today
    if paper_received_on is None:
        raise Refused("Hãy ghi ngày nhận được bản đăng ký giấy có chữ ký của đơn vị.", about="paper_received_on")
    if paper_received_on > today:
        raise Refused(
            f"Ngày nhận bản giấy {paper_received_on:%d/%m/%Y} chưa tới. Hãy kiểm tra lại ngày.",
            about="paper_received_on",
        )
    opened = schedule_of(dossier).window.start
    if paper_received_on < opened:
        raise Refused(
            f"Ngày nhận bản giấy {paper_received_on:%d/%m/%Y} nằm ngoài kỳ {dossier.season.year} "
            f"(bắt đầu {opened:%d/%m/%Y}). Hãy kiểm tra lại năm.",
            about="paper_received_on",
        )
    return paper_received_on


@audited
def accept_registration(dossier: Dossier, *, by: User) -> None:
    dossier = lock(dossier)
    permissions.check_office(rights_of(by, clock.today()), dossier)
    take(dossier, Step.ACCEPT_REGISTRATION, by=by)


@audited
def return_registration(dossier: Dossier, *, by: User, comment: str, remarks: Mapping[str, str]) -> None:
    """Back to the unit with what to mend, item by item."""
    dossier = lock(dossier)
    permissions.check_office(rights_of(by, clock.today()), dossier)
    take(dossier, Step.RETURN_REGISTRATION, by=by, comment=comment, remarks=remarks)
