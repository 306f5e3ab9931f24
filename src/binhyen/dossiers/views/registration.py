"""The registration dossier: the unit fills and sends it, the office accepts or returns it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from binhyen.core import clock
from binhyen.core.errors import Refused
from binhyen.core.forms import refuse
from binhyen.dossiers import permissions, policies
from binhyen.dossiers.actions import registration as actions
from binhyen.dossiers.completeness import missing_for_registration, required_registration_papers
from binhyen.dossiers.enums import DossierState, PaperKind, Purpose
from binhyen.dossiers.forms.registration import ReceivedForm, RemarksForm
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.pages.frame import frame, recipient_of
from binhyen.dossiers.pages.papers import Broken, keep_from_request, slots
from binhyen.dossiers.pages.remarks import last_return
from binhyen.dossiers.schedule import schedule_of
from binhyen.dossiers.views.door import DeskRequest, attempt_step, entering, reading, reviewing
from binhyen.dossiers.views.unit import hand_to_head
from binhyen.dossiers.workflow import Step
from binhyen.organisations.queries import last_version_by
from binhyen.provisions.laws import national_law

NEXT_STEPS = {
    Purpose.REGISTRATION: "Nơi nhận sẽ tiếp nhận đăng ký hoặc trả lại để bổ sung; kết quả hiện ở trang “Việc của tôi”.",
    Purpose.PROPOSAL: (
        "Nơi nhận sẽ thẩm định và báo lại ở trang “Việc của tôi”. Đơn vị rút về được cho đến khi bắt đầu thẩm định."
    ),
}


@require_http_methods(["GET", "POST"])
@reading
def registration_page(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    """Whatever was typed for any paper is saved; a mistake in one loses nothing of another."""
    broken: Broken = {}
    if request.method == "POST":
        broken = keep_from_request(request, dossier, _papers(dossier))
        if not broken:
            return redirect(_here(request, dossier))
    return _render(request, dossier, broken, ReceivedForm(initial=_typed_day(request)))


def _here(request: DeskRequest, dossier: Dossier) -> str:
    """This page again, with the day that stood typed in the box of the sending."""
    return reverse("dossier_registration", args=[dossier.key]) + (
        f"?{urlencode(day)}" if (day := _typed_day(request)) else ""
    )


def _typed_day(request: DeskRequest) -> dict[str, str]:
    day = request.POST.get("paper_received_on") or request.GET.get("paper_received_on") or ""
    return {"paper_received_on": day[:20]} if day else {}


def _papers(dossier: Dossier) -> dict[PaperKind, str]:
    version = last_version_by(dossier.unit, clock.today())
    required = required_registration_papers(national_law(dossier.season), dossier.law_kind, version)
    return {PaperKind(paper.kind): paper.label for paper in required}


def _render(
    request: DeskRequest,
    dossier: Dossier,
    broken: Broken,
    received: ReceivedForm | None = None,
) -> HttpResponse:
    wrong = bool(broken) or (received is not None and bool(received.errors))
    version = last_version_by(dossier.unit, clock.today())
    editable = policies.can_register(dossier) and permissions.can_enter(request.rights, dossier)
    context: dict[str, Any] = frame(dossier, request.rights) | {
        "slots": slots(dossier, _papers(dossier), broken=broken),
        "schedule": schedule_of(dossier),
        "missing": missing_for_registration(dossier, national_law(dossier.season), version),
        "editable": editable,
        "can_send": editable and permissions.can_send(request.rights, dossier),
        "received_form": (received or ReceivedForm()) if dossier.is_entered_by(request.user) else None,
        "returned": last_return(dossier),
        "sent": dossier.submissions.filter(purpose=Purpose.REGISTRATION).first(),
        "can_accept": policies.can_step(dossier, Step.ACCEPT_REGISTRATION)
        and permissions.is_of_office(request.rights, dossier),
    }
    return render(request, "dossiers/registration.html", context, status=422 if wrong else 200)


@require_POST
@entering
def send(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    """Save what is typed on the page, then send. A second press finds it sent and shows the same receipt."""
    broken = keep_from_request(request, dossier, _papers(dossier)) if policies.can_register(dossier) else {}
    received = ReceivedForm(request.POST) if dossier.is_entered_by(request.user) else None
    if broken or (received is not None and not received.is_valid()):
        return _render(request, dossier, broken, received)
    day = received.cleaned_data["paper_received_on"] if received else None
    try:
        submission = actions.send_registration(dossier, by=request.user, paper_received_on=day)
    except Refused as why:
        dossier.refresh_from_db(fields=["state"])
        sent = dossier.submissions.filter(purpose=Purpose.REGISTRATION).first()
        if sent is None or dossier.state != DossierState.REGISTRATION_SENT:
            if received is not None and why.about in received.fields:
                refuse(received, why)
                return _render(request, dossier, {}, received)
            messages.error(request, str(why))
            return redirect("dossier_registration", key=dossier.key)
        messages.info(request, "Đăng ký này đã được gửi. Dưới đây là biên nhận; không cần gửi lại.")
        return redirect("receipt", key=dossier.key, code=sent.code)
    return redirect("receipt", key=dossier.key, code=submission.code)


@require_POST
@entering
def hand_on(request: DeskRequest, dossier: Dossier) -> HttpResponseBase:
    """Save what is typed on the page, then hand the dossier to the head as from any other page."""
    broken = keep_from_request(request, dossier, _papers(dossier))
    return _render(request, dossier, broken) if broken else hand_to_head(request, key=dossier.key)


@require_http_methods(["GET", "POST"])
@reviewing
def registration_review(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    """Accept, or return with remarks item by item; what was typed stays on the page where the return is refused."""
    papers = _papers(dossier)
    items = [(f"paper:{kind}", label) for kind, label in papers.items()]
    form = RemarksForm(items, request.POST or None)
    if request.method == "POST" and form.is_valid() and _act_on_registration(request, dossier, form):
        return redirect("board")
    context = frame(dossier, request.rights) | {
        "slots": slots(dossier, papers, broken={}),
        "form": form,
        "schedule": schedule_of(dossier),
        "sent": dossier.submissions.filter(purpose=Purpose.REGISTRATION).first(),
        "open": policies.can_step(dossier, Step.ACCEPT_REGISTRATION),
    }
    return render(request, "dossiers/registration_review.html", context, status=422 if form.is_bound else 200)


def _act_on_registration(request: DeskRequest, dossier: Dossier, form: RemarksForm) -> bool:
    comment, remarks = form.cleaned_data["comment"], form.remarks()
    if request.POST.get("do") == "accept" and (comment or any(remarks.values())):
        form.add_error(
            None,
            "Đã ghi ý kiến cần bổ sung nhưng lại bấm tiếp nhận, nên chưa làm gì. Nếu cần bổ sung, hãy bấm “Trả lại để "
            "bổ sung”; nếu tiếp nhận, hãy xóa các ý kiến rồi bấm lại.",
        )
        return False
    if request.POST.get("do") == "accept":
        done = f"Đã tiếp nhận đăng ký của {dossier.unit_name}."
        accept = partial(actions.accept_registration, dossier, by=request.user)
        return attempt_step(request, dossier, Step.ACCEPT_REGISTRATION, accept, done=done)
    done = f"Đã trả lại đăng ký của {dossier.unit_name} để bổ sung."
    give_back = partial(actions.return_registration, dossier, by=request.user, comment=comment, remarks=remarks)
    return attempt_step(request, dossier, Step.RETURN_REGISTRATION, give_back, done=done)


@require_GET
@reading
def receipt(request: DeskRequest, dossier: Dossier, code: str) -> HttpResponse:
    """Proof of sending: the code, the moment, the hash of every file."""
    submission = dossier.submissions.filter(code=code).first()
    if submission is None:
        return redirect("dossier", key=dossier.key)
    held = [*submission.content["papers"], *submission.content["evidence"]]
    files = [each["file"] for each in held if each["file"]]
    context = frame(dossier, request.rights) | {
        "submission": submission,
        "files": files,
        "recipient": recipient_of(dossier),
        "next_step": NEXT_STEPS[Purpose(submission.purpose)],
    }
    return render(request, "dossiers/receipt.html", context)
