"""Before sending: the minutes, the proposal's papers, checking the answers, sending."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from binhyen.core import clock
from binhyen.core.errors import Refused
from binhyen.core.forms import refuse
from binhyen.dossiers import permissions, policies
from binhyen.dossiers.actions import meeting, paperwork, submission
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.carrying import waiting_in
from binhyen.dossiers.completeness import PROPOSAL_PAPERS, missing_for_submission
from binhyen.dossiers.enums import DossierState, PaperKind, Purpose
from binhyen.dossiers.forms.meeting import MinutesForm, initial_of
from binhyen.dossiers.forms.registration import PaperForm
from binhyen.dossiers.models import Dossier, DossierPaper, Minutes
from binhyen.dossiers.pages.answers import answers_of
from binhyen.dossiers.pages.files import row_of
from binhyen.dossiers.pages.frame import frame, recipient_of
from binhyen.dossiers.pages.papers import Broken, keep_from_request, slots
from binhyen.dossiers.pages.remarks import remarks_on
from binhyen.dossiers.policies import can_step
from binhyen.dossiers.schedule import law_of, schedule_of
from binhyen.dossiers.views.door import DeskRequest, attempt, reading, sending
from binhyen.dossiers.workflow import Step

WINDOW_IS_OPEN = (
    "Kỳ đánh giá đến hết {end:%d/%m/%Y}. Gửi sớm vẫn được; nếu sau khi gửi có việc làm thay đổi kết quả, "
    "hãy rút hồ sơ về để sửa, hoặc báo ngay nơi thẩm định nếu đã tiếp nhận."
)


@require_http_methods(["GET", "POST"])
@reading
def minutes_page(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    law = law_of(dossier)
    participants, criteria = law.participants(dossier.law_kind), law.criteria(dossier.law_kind)
    present = Minutes.objects.filter(dossier=dossier).prefetch_related("seats", "conclusions").first()
    if request.method == "POST":
        if not permissions.can_enter(request.rights, dossier):
            raise PermissionDenied("Chỉ người của đơn vị, hoặc cán bộ đang nhập thay, ghi biên bản này.")
        form = MinutesForm(participants, criteria, request.POST)
        if form.is_valid() and _record_minutes(request, dossier, form):
            messages.success(request, "Đã lưu biên bản họp. Hồ sơ CHƯA GỬI.")
            return redirect("dossier", key=dossier.key)
    else:
        form = MinutesForm(participants, criteria, initial=initial_of(present, participants))
    outcomes = {each.code: each.outcome for each in assess(dossier, today=clock.today()).evaluation.results}
    context = frame(dossier, request.rights) | {
        "form": form,
        "opinion_rows": [{"field": field, "outcome": outcomes[code]} for code, field in form.opinion_fields()],
        "meeting": law.meeting(dossier.law_kind),
        "schedule": schedule_of(dossier),
        "editable": policies.can_record(dossier) and permissions.can_enter(request.rights, dossier),
        "remarks": [each.text for each in remarks_on(dossier) if each.item == "minutes"],
    }
    return render(request, "dossiers/minutes.html", context, status=422 if form.is_bound else 200)


def _record_minutes(request: DeskRequest, dossier: Dossier, form: MinutesForm) -> bool:
    try:
        meeting.record_minutes(dossier, record=form.record(), by=request.user, seen=form.cleaned_data["seen"])
    except meeting.MinutedMeanwhile as why:
        refuse(form, why)
        typed = request.POST.copy()  # the next press is meant: it knows of the other record
        typed["seen"] = str(why.present.pk)
        form.data = typed
        return False
    except Refused as why:
        refuse(form, why)
        return False
    return True


@require_http_methods(["GET", "POST"])
@reading
def proposal_papers(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    kinds = [*PROPOSAL_PAPERS, *([PaperKind.SIGNED_SHEET] if dossier.entered_by_id else []), PaperKind.OTHER]
    papers: dict[PaperKind, str] = {kind: kind.label for kind in kinds}
    broken: Broken = {}
    if request.method == "POST":
        broken = keep_from_request(request, dossier, kinds)
        _remove_paper(request, dossier)
        if not broken:
            return redirect("proposal_papers", key=dossier.key)
    fixed: dict[PaperKind, str] = {kind: label for kind, label in papers.items() if kind != PaperKind.OTHER}
    others = DossierPaper.objects.kept().filter(dossier=dossier, kind=PaperKind.OTHER).select_related("file")
    editable = policies.can_record(dossier) and permissions.can_enter(request.rights, dossier)
    context = frame(dossier, request.rights) | {
        "slots": slots(dossier, fixed, broken=broken),
        "other": broken.get(PaperKind.OTHER) or PaperForm(PaperKind.OTHER, None),
        "others": [(paper, row_of(paper.file, title=paper.number) if paper.file else None) for paper in others],
        "editable": editable,
    }
    return render(request, "dossiers/proposal_papers.html", context, status=422 if broken else 200)


def _remove_paper(request: DeskRequest, dossier: Dossier) -> None:
    """The button "Gỡ" beside a further document. Pressed twice, the second time finds it gone: nothing to say."""
    paper = DossierPaper.objects.kept().filter(dossier=dossier, key=request.POST.get("remove", "")).first()
    if paper:
        attempt(request, lambda: paperwork.remove_paper(paper, by=request.user), done="Đã gỡ tài liệu khỏi hồ sơ.")


@require_GET
@reading
def check_answers(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    """Everything that will be sent, on one page, with a way to change each; then one button."""
    if dossier.state == DossierState.SUBMITTED and (sent := _last_sent(dossier)):
        return redirect("receipt", key=dossier.key, code=sent)
    today = clock.today()
    assessment = assess(dossier, today=today)
    schedule = schedule_of(dossier)
    may_confirm = policies.can_record(dossier) and permissions.can_enter(request.rights, dossier)
    waiting = waiting_in(dossier) if may_confirm else None
    context = frame(dossier, request.rights) | {
        "answers": answers_of(dossier, assessment, waiting),
        "waiting": waiting,
        "assessment": assessment,
        "missing": missing_for_submission(dossier, assessment, on_behalf=dossier.is_entered_by(request.user)),
        "schedule": schedule,
        "verdict_word": assessment.evaluation.verdict.label.capitalize(),
        "window_is_open": today <= schedule.window.end,
        "window_sentence": WINDOW_IS_OPEN.format(end=schedule.window.end),
        "recipient": recipient_of(dossier),
        "late": today > schedule.last_day,
        "can_send": can_step(dossier, Step.SUBMIT) and permissions.can_send(request.rights, dossier),
        "can_hand_on": can_step(dossier, Step.SUBMIT) and permissions.can_enter(request.rights, dossier),
    }
    return render(request, "dossiers/check_answers.html", context)


def _last_sent(dossier: Dossier) -> str | None:
    sent = dossier.submissions.filter(purpose=Purpose.PROPOSAL, withdrawn_at=None).first()
    return sent.code if sent else None


@require_POST
@sending
def submit(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    """Send once: a second press finds the dossier sent and shows the same receipt."""
    try:
        code = submission.submit(dossier, by=request.user).code
    except Refused as why:
        dossier.refresh_from_db(fields=["state"])
        sent = _last_sent(dossier) if dossier.state == DossierState.SUBMITTED else None
        if sent is None:
            messages.error(request, str(why))
            return redirect("check_answers", key=dossier.key)
        messages.info(request, "Hồ sơ này đã được gửi. Dưới đây là biên nhận; không cần gửi lại.")
        code = sent
    return redirect("receipt", key=dossier.key, code=code)
