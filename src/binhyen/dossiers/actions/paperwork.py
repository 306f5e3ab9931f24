"""The dossier's papers: of the registration, and of the proposal."""

from datetime import date

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import audited
from binhyen.core.errors import Refused
from binhyen.core.text import one_line
from binhyen.dossiers import permissions
from binhyen.dossiers.actions.refresh import refresh
from binhyen.dossiers.actions.step import lock, tell
from binhyen.dossiers.enums import PaperKind
from binhyen.dossiers.models import Dossier, DossierPaper
from binhyen.dossiers.policies import check_recording, check_registering
from binhyen.dossiers.schedule import schedule_of
from binhyen.organisations.rights import rights_of
from binhyen.papers import actions as papers
from binhyen.papers.uploads import Upload

REGISTRATION_PAPERS = (PaperKind.RESOLUTION, PaperKind.PLAN, PaperKind.REGISTRATION_FORM)


@audited
def keep_paper(
    dossier: Dossier,
    *,
    kind: PaperKind,
    by: User,
    number: str = "",
    dated: date | None = None,
    upload: Upload | None = None,
) -> DossierPaper:
    """Keep a paper's number, date and file. A new file replaces the old one, which stays readable in earlier sendings.

    Raises Refused where the state does not allow it, the file is not acceptable, or the date cannot be right.
    """
    dossier = lock(dossier)
    permissions.check_enter(rights_of(by, clock.today()), dossier)
    _check_state(dossier, kind)
    if kind == PaperKind.OTHER and upload is None:
        raise Refused("Chưa chọn tệp nào. Hãy chọn tệp của tài liệu muốn thêm.", about="file")
    if dated is not None:
        check_paper_day(dossier, kind, dated)
    present = (
        None if kind == PaperKind.OTHER else DossierPaper.objects.kept().filter(dossier=dossier, kind=kind).first()
    )
    paper = DossierPaper(dossier=dossier, kind=kind, number=one_line(number), dated=dated)
    paper.recorder_id, paper.recorder_label = by.pk, by.label
    paper.file = papers.store(upload, chain=dossier.chain, by=by) if upload else (present.file if present else None)
    if present:
        _take_out(present)
    paper.save()
    refresh(dossier)
    tell("dossier.paper_kept", dossier, by=by, kind=kind, number=paper.number, dated=dated and dated.isoformat())
    return paper


@audited
def remove_paper(paper: DossierPaper, *, by: User) -> None:
    dossier = lock(paper.dossier)
    permissions.check_enter(rights_of(by, clock.today()), dossier)
    _check_state(dossier, PaperKind(paper.kind))
    _take_out(paper)
    refresh(dossier)
    tell("dossier.paper_removed", dossier, by=by, kind=paper.kind, number=paper.number)


def check_paper_day(dossier: Dossier, kind: PaperKind, day: date) -> None:
    """A paper is dated since its season's window opened, not in the future; a registration paper also before it closes.

    The proposal's papers may follow the window's end: they look back on it. Raises Refused.
    """
    window = schedule_of(dossier).window
    if day > clock.today():
        raise Refused(f"Ngày {day:%d/%m/%Y} chưa tới. Hãy kiểm tra lại ngày ghi trên văn bản.", about="dated")
    if day < window.start or (kind in REGISTRATION_PAPERS and day > window.end):
        raise Refused(
            f"Ngày {day:%d/%m/%Y} nằm ngoài kỳ {dossier.season.year} "
            f"({window.start:%d/%m/%Y} đến {window.end:%d/%m/%Y}). "
            "Hãy kiểm tra lại năm; nếu kỳ này chưa có văn bản thì để trống ô ngày.",
            about="dated",
        )


def _check_state(dossier: Dossier, kind: PaperKind) -> None:
    if kind in REGISTRATION_PAPERS:
        check_registering(dossier)
    else:
        check_recording(dossier)


def _take_out(paper: DossierPaper) -> None:
    paper.removed_at = clock.now()
    paper.save(update_fields=["removed_at"])
