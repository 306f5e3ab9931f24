"""Paper slots: one form for the page, a part of it for each paper; whatever was typed is saved with any button."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib import messages

from binhyen.core.access import SignedInRequest
from binhyen.core.errors import Refused
from binhyen.core.forms import refuse
from binhyen.dossiers.actions.paperwork import check_paper_day, keep_paper
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
    saved = [f"“{form.kind.label}”" for form in changed if form not in broken]
    if saved:
        messages.success(request, f"Đã lưu {', '.join(saved)}. Hồ sơ CHƯA GỬI.")
    return {form.kind: form for form in broken}


def _keep(request: SignedInRequest, dossier: Dossier, form: PaperForm) -> bool:
    """A good file is kept even where the number or date beside it is wrong: a browser cannot show it chosen again.

    A box that was not touched keeps what another person may have written there meanwhile.
    """
    form.is_valid()
    _check_day(dossier, form)
    try:
        keep_paper(
            dossier,
            kind=form.kind,
            number=form.typed("number", form.paper.number if form.paper else ""),
            dated=form.typed("dated", form.paper.dated if form.paper else None),
            upload=form.cleaned_data.get("file") or None,
            by=request.user,
        )
    except Refused as why:
        refuse(form, why)
    return not form.errors


def _check_day(dossier: Dossier, form: PaperForm) -> None:
    if day := form.cleaned_data.get("dated"):
        try:
            check_paper_day(dossier, form.kind, day)
        except Refused as why:
            refuse(form, why)
