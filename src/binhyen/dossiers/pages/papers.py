"""Paper slots: one small form for each paper, each saved on its own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib import messages

from binhyen.core.access import SignedInRequest
from binhyen.core.errors import Refused
from binhyen.dossiers import permissions, policies
from binhyen.dossiers.actions.paperwork import REGISTRATION_PAPERS, keep_paper
from binhyen.dossiers.enums import PaperKind
from binhyen.dossiers.forms.registration import PaperForm
from binhyen.dossiers.models import Dossier, DossierPaper
from binhyen.dossiers.pages.files import FileRow, row_of
from binhyen.dossiers.pages.remarks import remarks_on


@dataclass(frozen=True)
class PaperSlot:
    kind: PaperKind
    label: str
    paper: DossierPaper | None
    form: PaperForm
    files: list[FileRow]
    remarks: list[str]


def slots(dossier: Dossier, papers: Mapping[PaperKind, str], *, broken: PaperForm | None = None) -> list[PaperSlot]:
    """A slot for each kind; the form that could not be saved keeps what was typed and its errors."""
    kept = DossierPaper.objects.kept().filter(dossier=dossier, kind__in=list(papers)).select_related("file")
    by_kind = {PaperKind(paper.kind): paper for paper in kept}
    said = remarks_on(dossier)
    return [
        PaperSlot(
            kind=kind,
            label=label,
            paper=by_kind.get(kind),
            form=broken if broken is not None and broken.kind == kind else PaperForm(kind, by_kind.get(kind)),
            files=_files(by_kind.get(kind)),
            remarks=[each.text for each in said if each.item == f"paper:{kind}"],
        )
        for kind, label in papers.items()
    ]


def _files(paper: DossierPaper | None) -> list[FileRow]:
    return [row_of(paper.file)] if paper and paper.file else []


def keep_from_form(request: SignedInRequest, dossier: Dossier, *, allowed: Collection[PaperKind]) -> PaperForm | None:
    """Save the slot that was sent. None where all is saved; else the form with its errors.

    A good file is kept even where the number or date beside it is wrong: a browser cannot show a chosen file again.
    """
    kind = next((kind for kind in allowed if request.POST.get("kind") == kind), None)
    if kind is None:
        return None
    present = DossierPaper.objects.kept().filter(dossier=dossier, kind=kind).select_related("file").first()
    form = PaperForm(kind, present, request.POST, request.FILES)
    valid = form.is_valid()
    try:
        keep_paper(
            dossier,
            kind=kind,
            number=form.cleaned_data.get("number", present.number if present else ""),
            dated=form.cleaned_data.get("dated", present.dated if present else None),
            upload=form.cleaned_data.get("file") or None,
            by=request.user,
        )
    except Refused as why:
        if _is_locked(request, dossier, kind):  # the page shows no form any more that could carry the sentence
            messages.error(request, str(why))
            return None
        form.add_error(None, str(why))
        return form
    if not valid:
        return form
    messages.success(request, f"Đã lưu “{kind.label}”. Hồ sơ CHƯA GỬI.")
    return None


def _is_locked(request: SignedInRequest, dossier: Dossier, kind: PaperKind) -> bool:
    """Sent meanwhile, or never this person's to change."""
    dossier.refresh_from_db(fields=["state", "entered_by"])
    open_now = policies.can_register if kind in REGISTRATION_PAPERS else policies.can_record
    return not (open_now(dossier) and permissions.can_enter(request.rights, dossier))
