"""The life of a province's own criterion: the list, the form, the page on which a second person answers."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from binhyen.core.errors import Refused
from binhyen.core.forms import accepted, refuse
from binhyen.core.text import in_sentence
from binhyen.duties.queries import latest_opened_year
from binhyen.organisations.models import Unit
from binhyen.provisions import actions, permissions, policies, queries
from binhyen.provisions.criterion import criterion_of
from binhyen.provisions.enums import ProvisionState
from binhyen.provisions.forms import AnswerForm, EndForm, ProvincialForm, initial_of
from binhyen.provisions.laws import SCHEME
from binhyen.provisions.models import ProvincialCriterion
from binhyen.provisions.pages import provincial as pages
from binhyen.provisions.pages.criteria import shown
from binhyen.provisions.views.door import DeskRequest, approving, drafting, drafting_in, of_province, reading

FORM = "provisions/provincial_form.html"


@require_GET
@of_province
def provincial_page(request: DeskRequest, province: Unit) -> HttpResponse:
    """What a province added; its own people see what is being drafted, and what waits for them."""
    rows = list(queries.readable(request.rights, province))
    context = {
        "province": province,
        "rows": [(row, pages.kinds_words(row), pages.seasons_words(row)) for row in rows],
        "waiting": [row for row in rows if policies.is_pending(row) and permissions.can_approve(request.rights, row)],
        "can_draft": permissions.can_draft(request.rights, province),
    }
    return render(request, "provisions/provincial.html", context)


@require_http_methods(["GET", "POST"])
@drafting_in
def new_provincial(request: DeskRequest, province: Unit) -> HttpResponse:
    latest = latest_opened_year(province, SCHEME)
    form = ProvincialForm(request.POST or None, initial={"since_year": latest + 1 if latest else None})
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.draft(province, wording=form.wording(), by=request.user)
        except Refused as why:
            refuse(form, why)
        else:
            messages.success(request, f"Đã lưu bản soạn {row.code}. Hãy xem trước rồi trình phê duyệt.")
            return redirect("provision", key=row.key)
    context = {"province": province, "form": form, "latest": latest}
    return render(request, FORM, context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@drafting
def edit_provincial(request: DeskRequest, row: ProvincialCriterion) -> HttpResponse:
    if row.state != ProvisionState.DRAFT and request.method == "GET":
        return redirect("provision", key=row.key)
    form = ProvincialForm(request.POST or None, initial=initial_of(row))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["revision"]
        try:
            actions.change(row, wording=form.wording(), by=request.user, seen_revision=seen)
        except Refused as why:
            refuse(form, why)
        else:
            messages.success(request, f"Đã lưu bản soạn {row.code}.")
            return redirect("provision", key=row.key)
    context = {
        "province": row.province,
        "row": row,
        "form": form,
        "latest": latest_opened_year(row.province, SCHEME),
    }
    return render(request, FORM, context, status=422 if form.is_bound else 200)


@require_GET
@reading
def provision_page(request: DeskRequest, row: ProvincialCriterion) -> HttpResponse:
    return _page(request, row)


def _page(
    request: DeskRequest, row: ProvincialCriterion, *, answer: AnswerForm | None = None, end: EndForm | None = None
) -> HttpResponse:
    """What units will see, what is known of it, and the buttons that this person may press."""
    rights = request.rights
    drafts = permissions.can_draft(rights, row.province)
    inside = permissions.can_see_drafts(rights, row.province)
    pending = policies.is_pending(row)
    failed = any(form is not None and form.errors for form in (answer, end))
    context: dict[str, Any] = {
        "row": row,
        "shown": shown(criterion_of(row)),
        "examples": pages.examples(row),
        "about": pages.about(row),
        "events": pages.history(row) if inside else [],
        "place": in_sentence(row.province.name),
        "can_edit": drafts and row.state == ProvisionState.DRAFT,
        "can_approve": pending and permissions.can_approve(rights, row),
        "waits_for_another": pending and inside and not permissions.can_approve(rights, row),
        "answer": answer or AnswerForm(initial={"revision": row.revision}),
        "end": end or EndForm() if drafts and row.state == ProvisionState.IN_FORCE else None,
    }
    return render(request, "provisions/provision.html", context, status=422 if failed else 200)


@require_POST
@drafting
def send(request: DeskRequest, row: ProvincialCriterion) -> HttpResponse:
    try:
        actions.send(row, by=request.user)
    except Refused as why:
        messages.error(request, str(why))
    else:
        messages.success(request, f"Đã trình {row.code}. Một người khác của tỉnh xem và phê duyệt.")
    return redirect("provision", key=row.key)


@require_POST
@approving
def approve(request: DeskRequest, row: ProvincialCriterion) -> HttpResponse:
    form = AnswerForm(request.POST)
    seen = form.cleaned_data["revision"] if form.is_valid() else None
    try:
        approved = actions.approve(row, by=request.user, seen_revision=seen)
    except Refused as why:
        messages.error(request, str(why))
    else:
        done = f"Đã phê duyệt {row.code}. {pages.seasons_words(approved)}."
        messages.success(request, done)
    return redirect("provision", key=row.key)


@require_POST
@approving
def send_back(request: DeskRequest, row: ProvincialCriterion) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid():
        comment = form.cleaned_data["comment"]
        if accepted(form, lambda: actions.send_back(row, comment=comment, by=request.user)):
            messages.success(request, f"Đã trả lại {row.code} kèm ý kiến.")
            return redirect("provision", key=row.key)
    return _page(request, row, answer=form)


@require_POST
@drafting
def propose_end(request: DeskRequest, row: ProvincialCriterion) -> HttpResponse:
    form = EndForm(request.POST)
    if form.is_valid():
        last_year = form.cleaned_data["last_year"]
        if accepted(form, lambda: actions.propose_end(row, last_year=last_year, by=request.user)):
            messages.success(request, f"Đã đề nghị kỳ cuối của {row.code}. Một người khác của tỉnh phê duyệt.")
            return redirect("provision", key=row.key)
    return _page(request, row, end=form)
