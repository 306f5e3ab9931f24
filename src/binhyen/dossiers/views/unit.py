"""The dossier's first page: a list of tasks for the unit, the state of things for everyone else."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from binhyen.core import clock
from binhyen.dossiers.actions import submission as actions
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.pages.frame import frame
from binhyen.dossiers.pages.overview import Overview
from binhyen.dossiers.views.door import DeskRequest, attempt, attempt_step, entering, reading, reviewing, sending
from binhyen.dossiers.workflow import Step


@require_GET
@reading
def dossier_page(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    page = Overview.of(dossier, request.rights, today=clock.today())
    return render(request, "dossiers/dossier.html", frame(dossier, request.rights) | {"page": page})


@require_POST
@entering
def hand_to_head(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    done = "Đã trình. Thủ trưởng sẽ thấy hồ sơ này ở đầu trang “Việc của tôi”."
    attempt(request, lambda: actions.hand_to_head(dossier, by=request.user), done=done)
    return redirect("dossier", key=dossier.key)


@require_POST
@sending
def withdraw(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    done = "Đã rút hồ sơ về. Hãy sửa rồi gửi lại: hồ sơ đang CHƯA GỬI."
    attempt_step(request, dossier, Step.WITHDRAW, lambda: actions.withdraw(dossier, by=request.user), done=done)
    return redirect("dossier", key=dossier.key)


@require_POST
@reviewing
def begin_entry(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    done = "Đồng chí đang nhập thay đơn vị từ bản giấy. Việc thẩm định sau đó do một cán bộ khác làm."
    attempt(request, lambda: actions.begin_entry(dossier, by=request.user), done=done)
    return redirect("dossier", key=dossier.key)


@require_POST
@entering
def end_entry(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    attempt(request, lambda: actions.end_entry(dossier, by=request.user), done="Đã trả hồ sơ lại cho đơn vị tự nhập.")
    return redirect("dossier", key=dossier.key)
