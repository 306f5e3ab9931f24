"""“Chép từ kỳ trước”: the report first, then one button; afterwards the same report, with what still waits."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from binhyen.dossiers import policies
from binhyen.dossiers.actions.carry_over import carry_over
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.pages.carry_over import CarryOverPage
from binhyen.dossiers.pages.frame import frame
from binhyen.dossiers.views.door import DeskRequest, attempt, entering

DONE = "Đã chép. Mỗi mục chờ xác nhận lại: mở tiêu chí, xem lại rồi bấm Lưu."


@require_http_methods(["GET", "POST"])
@entering
def carry_over_page(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    if request.method == "POST":
        attempt(request, lambda: carry_over(dossier, by=request.user), done=DONE)
        return redirect("carry_over", key=dossier.key)
    page = CarryOverPage.of(dossier, request.rights)
    context = frame(dossier, request.rights) | {"page": page, "editable": policies.can_record(dossier)}
    return render(request, "dossiers/carry_over.html", context)
