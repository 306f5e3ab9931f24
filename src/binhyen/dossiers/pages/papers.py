"""Paper slots: one form for the page, a part of it for each paper; whatever was typed is saved with any button."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib import messages

from binhyen.core.access import SignedInRequest
from binhyen.core.errors import Refused
from binhyen.core.forms import refuse
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


Broken = Mapping[PaperKind, PaperForm]
"""The parts that could not be saved: they keep what was typed and carry what is wrong."""


def slots(dossier: Dossier, papers: Mapping[PaperKind, str], *, broken: Broken) -> list[PaperSlot]:
    """A slot for each kind, in the order of `papers` (kind → label)."""
    by_kind = _kept(dossier, papers)
    said = remarks_on(dossier)
    return [
        PaperSlot(
            kind=kind,
            label=label,
            paper=by_kind.get(kind),
            form=broken.get(kind) or PaperForm(kind, by_kind.get(kind)),
            files=_files(by_kind.get(kind)),
            remarks=[each.text for each in said if each.item == f"paper:{kind}"],
        )
        for kind, label in papers.items()
    ]


def _kept(dossier: Dossier, kinds: Iterable[PaperKind]) -> dict[PaperKind, DossierPaper]:
    """The paper that the dossier holds now of each kind; of further documents each is a new one."""
    single = [kind for kind in kinds if kind != PaperKind.OTHER]
    kept = DossierPaper.objects.kept().filter(dossier=dossier, kind__in=single).select_related("file")
    return {PaperKind(paper.kind): paper for paper in kept}


def _files(paper: DossierPaper | None) -> list[FileRow]:
    return [row_of(paper.file)] if paper and paper.file else []


def keep_from_request(request: SignedInRequest, dossier: Dossier, kinds: Iterable[PaperKind]) -> Broken:
    """Save every paper for which something was typed or chosen; the parts that could not be saved."""
    by_kind = _kept(dossier, kinds)
    forms = [PaperForm(kind, by_kind.get(kind), request.POST, request.FILES) for kind in kinds]
    changed = [form for form in forms if form.was_on_the_page() and form.has_changed()]
    broken = [form for form in changed if not _keep(request, dossier, form)]
    if broken and _is_locked(request, dossier, broken[0].kind):
        # The page shows no form any more that could carry the sentence.
        messages.error(request, str(broken[0].non_field_errors()[0]))
        return {}
    saved = [f"“{form.kind.label}”" for form in changed if form not in broken]
    if saved:
        messages.success(request, f"Đã lưu {', '.join(saved)}. Hồ sơ CHƯA GỬI.")
    return {form.kind: form for form in broken}


def _keep(request: SignedInRequest, dossier: Dossier, form: PaperForm) -> bool:
    """A good file is kept even where the number or date beside it is wrong: a browser cannot show it chosen again."""
    valid = form.is_valid()
    present = form.paper
    try:
        keep_paper(
            dossier,
            kind=form.kind,
            number=form.cleaned_data.get("number", present.number if present else ""),
            dated=form.cleaned_data.get("dated", present.dated if present else None),
            upload=form.cleaned_data.get("file") or None,
            by=request.user,
        )
    except Refused as why:
        refuse(form, why)
        return False
    return valid


def _is_locked(request: SignedInRequest, dossier: Dossier, kind: PaperKind) -> bool:
    """Sent meanwhile, or never this person's to change."""
    dossier.refresh_from_db(fields=["state", "entered_by"])
    open_now = policies.can_register if kind in REGISTRATION_PAPERS else policies.can_record
    return not (open_now(dossier) and permissions.can_enter(request.rights, dossier))
