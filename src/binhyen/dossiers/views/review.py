"""The standing office reviews: receive, record outcomes beside the unit's, return or conclude."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from binhyen.core.errors import Refused
from binhyen.core.forms import refuse
from binhyen.dossiers.actions import review as actions
from binhyen.dossiers.enums import DossierState, Purpose
from binhyen.dossiers.forms.review import ReviewForm
from binhyen.dossiers.models import Dossier, Review
from binhyen.dossiers.pages.frame import frame
from binhyen.dossiers.pages.review import initial_of, rows_of
from binhyen.dossiers.schedule import law_of
from binhyen.dossiers.views.door import DeskRequest, attempt, attempt_step, is_repeated, reading, reviewing
from binhyen.dossiers.workflow import Step


@require_http_methods(["GET", "POST"])
@reviewing
def review_page(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    criteria = law_of(dossier).criteria(dossier.law_kind)
    review = _latest(dossier)
    if request.method == "POST":
        form = ReviewForm(criteria, request.POST)
        if form.is_valid() and (address := _act(request, dossier, form)):
            return redirect(address) if address == "board" else redirect(address, key=dossier.key)
    else:
        form = ReviewForm(criteria, initial=initial_of(review))
    submission = dossier.submissions.filter(purpose=Purpose.PROPOSAL, withdrawn_at=None).first()
    context = frame(dossier, request.rights) | {
        "form": form,
        "review": review,
        "submission": submission,
        "rows": rows_of(dossier, submission, form) if submission else [],
        "waits": dossier.state == DossierState.SUBMITTED,
        "open": dossier.state == DossierState.RECEIVED,
        "concluded": dossier.state == DossierState.REVIEWED,
    }
    return render(request, "dossiers/review.html", context, status=422 if form.is_bound else 200)


def _latest(dossier: Dossier) -> Review | None:
    return (
        dossier.reviews.select_related("submission", "concluded_by", "seconded_by").prefetch_related("outcomes").first()
    )


def _act(request: DeskRequest, dossier: Dossier, form: ReviewForm) -> str | None:
    """Do what the pressed button says; the address to go on to, or None where it was refused and the form stays."""
    do = request.POST.get("do", "save")
    try:
        done, address = _BUTTONS.get(do, _save)(request, dossier, form)
    except Refused as why:
        if do in _STEPS and is_repeated(request, dossier, _STEPS[do]):
            return "board"
        if isinstance(why, actions.ReviewedMeanwhile):
            form.beside(why.theirs, why.revision)
        refuse(form, why)
        return None
    messages.success(request, done)
    return address


def _save(request: DeskRequest, dossier: Dossier, form: ReviewForm) -> tuple[str, str]:
    _record(request, dossier, form, form.opinions())
    return "Đã lưu kết quả thẩm định. Chưa kết luận.", "review"


def _agree(request: DeskRequest, dossier: Dossier, form: ReviewForm) -> tuple[str, str]:
    own = {each["code"]: each["outcome"] for each in actions.open_review(dossier).submission.content["criteria"]}
    _record(request, dossier, form, form.agreeing(own))
    return "Đã ghi theo đơn vị ở các tiêu chí chưa có kết quả thẩm định. Hãy xem lại rồi kết luận.", "review"


def _record(request: DeskRequest, dossier: Dossier, form: ReviewForm, opinions: dict[str, actions.Opinion]) -> None:
    summary, seen = form.cleaned_data["summary"], form.seen_revision()
    actions.record_opinions(dossier, opinions=opinions, summary=summary, by=request.user, seen_revision=seen)


def _return(request: DeskRequest, dossier: Dossier, form: ReviewForm) -> tuple[str, str]:
    actions.record_and_return(
        dossier,
        opinions=form.opinions(),
        comment=form.cleaned_data["summary"],
        remarks=form.remarks(),
        by=request.user,
        seen_revision=form.seen_revision(),
    )
    return f"Đã trả hồ sơ của {dossier.unit_name} để bổ sung.", "board"


def _conclude(request: DeskRequest, dossier: Dossier, form: ReviewForm) -> tuple[str, str]:
    actions.record_and_conclude(
        dossier,
        opinions=form.opinions(),
        proposes=request.POST.get("do") == "propose",
        summary=form.cleaned_data["summary"],
        by=request.user,
        seen_revision=form.seen_revision(),
    )
    return f"Đã kết luận thẩm định hồ sơ của {dossier.unit_name}.", "board"


REASON_LIMIT = 500  # as its box says

_BUTTONS = {"save": _save, "agree": _agree, "return": _return, "propose": _conclude, "decline": _conclude}
_STEPS = {"return": Step.RETURN, "propose": Step.CONCLUDE, "decline": Step.CONCLUDE}


@require_POST
@reviewing
def receive(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    done = f"Đã tiếp nhận hồ sơ của {dossier.unit_name}. Đơn vị không rút về được nữa."
    if attempt_step(request, dossier, Step.RECEIVE, lambda: actions.receive(dossier, by=request.user), done=done):
        return redirect("review", key=dossier.key)
    return redirect("dossier", key=dossier.key)


@require_POST
@reviewing
def reopen(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    comment = request.POST.get("comment", "").replace("\x00", "")[:REASON_LIMIT]
    again = partial(actions.reopen, dossier, comment=comment, by=request.user)
    attempt_step(request, dossier, Step.REOPEN, again, done="Đã mở lại thẩm định.")
    return redirect("review", key=dossier.key)


@require_POST
@reading
def second(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    attempt(request, lambda: actions.second(dossier, by=request.user), done="Đã xác nhận kết quả thẩm định.")
    return redirect("dossier", key=dossier.key)
