"""The criterion page: law, facts, evidence and outcome on one screen; saved with and without JavaScript."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from binhyen.core import clock
from binhyen.core.access import see_other
from binhyen.core.errors import Refused
from binhyen.core.forms import refuse
from binhyen.dossiers import permissions, policies
from binhyen.dossiers.actions import recording as actions
from binhyen.dossiers.assessment import Assessment, assess
from binhyen.dossiers.carrying import mark_of, waiting_facts
from binhyen.dossiers.forms.evidence import EvidenceForm
from binhyen.dossiers.forms.facts import CriterionForm, initial_of
from binhyen.dossiers.models import Dossier, Evidence, Fact
from binhyen.dossiers.pages.criterion import CriterionPage, shown_json
from binhyen.dossiers.pages.frame import frame
from binhyen.dossiers.pages.remarks import remarks_on
from binhyen.dossiers.pages.trial import try_out
from binhyen.dossiers.schedule import law_of
from binhyen.dossiers.views.door import DeskRequest, attempt, entering, reading
from binhyen.law.facts import FactValue
from binhyen.law.schema import Criterion, UnknownCriterion


@require_http_methods(["GET", "POST"])
@reading
def criterion_page(request: DeskRequest, dossier: Dossier, code: str) -> HttpResponse:
    """Whatever was typed or chosen is kept with any button; a mistake in one part loses nothing of the other."""
    criterion = _criterion(dossier, code)
    if request.method != "POST":
        return _render(request, dossier, criterion)
    form = CriterionForm(criterion, request.POST)
    if request.POST.get("do") == "try" and form.is_valid():
        return _render(request, dossier, criterion, form, tried=form.values())
    broken = _keep_evidence(request, dossier, code) if _is_evidence_chosen(request) else None
    saved = form.is_valid() and _record(request, dossier, criterion, form)
    if saved and not broken:
        return see_other(_after_saving(request, dossier, criterion))
    return _render(request, dossier, criterion, None if saved else form, evidence_form=broken)


@require_POST
@entering
def add_evidence(request: DeskRequest, dossier: Dossier, code: str) -> HttpResponse:
    """A new file, or one that the dossier has already; with it, the facts that were changed on the same page."""
    criterion = _criterion(dossier, code)
    form = _changed_facts(request, dossier, criterion)
    broken = _keep_evidence(request, dossier, code)
    saved = form is None or (form.is_valid() and _record(request, dossier, criterion, form))
    if saved and not broken:
        return redirect("criterion", key=dossier.key, code=code)
    return _render(request, dossier, criterion, None if saved else form, evidence_form=broken)


def _is_evidence_chosen(request: DeskRequest) -> bool:
    return bool(request.FILES.get("file") or request.POST.get("reuse"))


def _changed_facts(request: DeskRequest, dossier: Dossier, criterion: Criterion) -> CriterionForm | None:
    """The facts as typed beside the evidence; None where none was touched. What was carried over is no change:
    adding a file must not confirm it.
    """
    if "revision" not in request.POST:
        return None
    assessment = assess(dossier, today=clock.today())
    initial = _initial(dossier, criterion, assessment, waiting_facts(dossier))
    form = CriterionForm(criterion, request.POST, initial=initial)
    return form if set(form.changed_data) - {"revision"} else None


def _initial(
    dossier: Dossier, criterion: Criterion, assessment: Assessment, carried: Mapping[str, Fact]
) -> dict[str, Any]:
    """What the boxes show before anyone types: what is recorded, and what waits to be confirmed."""
    held = {key: fact.value for key, fact in carried.items()}
    return initial_of(criterion, assessment.facts, dossier.revision, carried=held)


def _keep_evidence(request: DeskRequest, dossier: Dossier, code: str) -> EvidenceForm | None:
    """Put the chosen file behind the criterion. None where that is done; else the form with what is wrong."""
    available = list(Evidence.objects.kept().confirmed().filter(dossier=dossier))
    form = EvidenceForm(available, request.POST, request.FILES)
    if not form.is_valid():
        return form
    try:
        _add(request, dossier, code, form)
    except Refused as why:
        form.add_error("file", str(why))
        dossier.refresh_from_db(fields=["state"])
        if not policies.can_record(dossier):  # the page shows no form any more that could carry the sentence
            messages.error(request, str(why))
        return form
    messages.success(request, "Đã thêm minh chứng.")
    return None


def _criterion(dossier: Dossier, code: str) -> Criterion:
    try:
        return law_of(dossier).criterion(dossier.law_kind, code)
    except UnknownCriterion:
        raise Http404 from None


def _record(request: DeskRequest, dossier: Dossier, criterion: Criterion, form: CriterionForm) -> bool:
    seen = form.cleaned_data.get("revision")
    try:
        actions.record_facts(dossier, criterion, values=form.values(), by=request.user, seen_revision=seen)
    except actions.EditedMeanwhile as why:
        form.add_error(None, f"{why} {_theirs(criterion, why)}")
        # The next press is meant: it knows the other's values.
        dossier.refresh_from_db(fields=["revision"])
        form.data = request.POST.copy()
        form.data["revision"] = str(dossier.revision)
        return False
    except Refused as why:
        refuse(form, why)
        return False
    messages.success(request, f"Đã lưu tiêu chí {criterion.code}. Hồ sơ CHƯA GỬI.")
    return True


def _theirs(criterion: Criterion, why: actions.EditedMeanwhile) -> str:
    told = [
        f"{spec.label}: {shown_json(spec, why.values[spec.key]) or 'để trống'}"
        for spec in criterion.facts
        if spec.key in why.values
    ]
    return "Giá trị hiện có: " + "; ".join(told) + "."


def _after_saving(request: DeskRequest, dossier: Dossier, criterion: Criterion) -> str:
    """ "Lưu và sang tiêu chí sau" goes on; "Lưu" stays."""
    here = request.path
    if request.POST.get("do") != "next":
        return here
    page = CriterionPage.of(dossier, criterion, assess(dossier, today=clock.today()))
    return page.following or here


def _render(
    request: DeskRequest,
    dossier: Dossier,
    criterion: Criterion,
    form: CriterionForm | None = None,
    *,
    evidence_form: EvidenceForm | None = None,
    tried: Mapping[str, FactValue | None] | None = None,
) -> HttpResponse:
    assessment = assess(dossier, today=clock.today())
    failed = (form is not None and bool(form.errors)) or (evidence_form is not None and bool(evidence_form.errors))
    editable = policies.can_record(dossier) and permissions.can_enter(request.rights, dossier)
    page = CriterionPage.of(dossier, criterion, assessment, with_carried=editable)
    carried = waiting_facts(dossier) if editable else {}
    if form is None:
        form = CriterionForm(criterion, initial=_initial(dossier, criterion, assessment, carried))
    form.mark({key: mark_of(fact) for key, fact in carried.items()})
    context: dict[str, Any] = frame(dossier, request.rights) | {
        "page": page,
        "form": form if editable or form.is_bound else _read_only(form),  # what was typed stays, even where it is late
        "evidence_form": evidence_form or EvidenceForm(page.reusable),
        "editable": editable,
        "trial": try_out(dossier, criterion, assessment, tried) if tried is not None else None,
        "remarks": [each.text for each in remarks_on(dossier) if each.item == f"criterion:{criterion.code}"],
    }
    return render(request, "dossiers/criterion.html", context, status=422 if failed else 200)


def _read_only(form: CriterionForm) -> CriterionForm:
    for field in form.fields.values():
        field.disabled = True
        if not isinstance(field, forms.IntegerField):
            field.help_text = ""
    return form


def _add(request: DeskRequest, dossier: Dossier, code: str, form: EvidenceForm) -> None:
    if reused := form.cleaned_data["reuse"]:
        actions.use_evidence(form.chosen(reused), code=code, by=request.user)
    if upload := form.cleaned_data["file"]:
        title = form.cleaned_data["title"]
        actions.add_evidence(dossier, upload=upload, codes=[code], title=title, by=request.user)


@require_POST
@entering
def remove_evidence(request: DeskRequest, dossier: Dossier, code: str, evidence: str) -> HttpResponse:
    row = get_object_or_404(Evidence.objects.kept(), dossier=dossier, key=evidence)
    done = "Đã gỡ minh chứng khỏi tiêu chí này."
    attempt(request, lambda: actions.remove_evidence(row, code=code, by=request.user), done=done)
    return redirect("criterion", key=dossier.key, code=code)
