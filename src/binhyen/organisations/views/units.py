"""The list of units of a place, and each unit as it was from day to day."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from binhyen.core import clock
from binhyen.core.access import SignedInRequest, guard
from binhyen.core.errors import Refused
from binhyen.core.forms import refuse
from binhyen.core.paging import page_of
from binhyen.organisations import actions, queries
from binhyen.organisations.desk import maintains, season_communes
from binhyen.organisations.enums import BELOW, LOCAL, UnitKind
from binhyen.organisations.forms.units import EndForm, UnitForm, initial_of
from binhyen.organisations.models import Unit
from binhyen.organisations.pages import shown


@guard("unit:maintain")
@require_http_methods(["GET"])
def units_page(request: SignedInRequest) -> HttpResponse:
    """Units that I keep, by kind, with a search that forgives missing marks."""
    if not maintains(request.rights):
        raise PermissionDenied("Danh sách đơn vị do quản trị viên hoặc thường trực Ban Chỉ đạo cấp xã quản lý.")
    found = queries.maintained_units(request.rights).valid_on(clock.today()).search(request.GET.get("tim", ""))
    kind = request.GET.get("loai", "")
    if kind in set(UnitKind):
        found = found.filter(kind=kind)
    context = {
        "page": page_of(request, found.select_related("commune", "district", "province")),
        "searched": request.GET.get("tim", ""),
        "kind": kind,
        "kinds": list(UnitKind),
        "communes": season_communes(request.rights),
        "addable": LOCAL,
    }
    return render(request, "organisations/units.html", context)


@guard("unit:maintain")
@require_http_methods(["GET", "POST"])
def new_unit(request: SignedInRequest, place: str, kind: str) -> HttpResponse:
    """A unit in a place that I keep: local units in a commune, communes in a province."""
    parent = get_object_or_404(queries.maintained_units(request.rights), key=place)
    if kind not in set(BELOW.get(UnitKind(parent.kind), ())):
        raise Http404
    return _new_unit(request, UnitKind(kind), parent)


@guard("unit:found_province")
@require_http_methods(["GET", "POST"])
def new_province(request: SignedInRequest) -> HttpResponse:
    """The first unit of an instance, by its own administrator."""
    if not request.user.is_superuser:
        raise PermissionDenied("Chỉ quản trị viên hệ thống thêm được tỉnh, thành phố.")
    return _new_unit(request, UnitKind.PROVINCE, None)


def _new_unit(request: SignedInRequest, kind: UnitKind, place: Unit | None) -> HttpResponse:
    form = UnitForm(kind, request.POST or None)
    if request.method == "POST" and form.is_valid() and (unit := _create(request, kind, place, form)):
        messages.success(request, f"Đã thêm {unit.name}. Muốn đưa vào kỳ đang mở, hãy vào trang “Kỳ” và bấm cập nhật.")
        return redirect("unit", key=unit.key)
    context = {"place": place, "kind": kind, "form": form}
    return render(request, "organisations/new_unit.html", context, status=422 if form.is_bound else 200)


def _create(request: SignedInRequest, kind: UnitKind, place: Unit | None, form: UnitForm) -> Unit | None:
    try:
        return actions.create_unit(kind=kind, state=form.state(place=place), by=request.user, **form.said())
    except Refused as why:
        form.refuse(why)
        return None


@guard("unit:maintain")
@require_http_methods(["GET", "POST"])
def unit_page(request: SignedInRequest, key: str) -> HttpResponse:
    """A unit's history, and the form that begins its next version."""
    unit = get_object_or_404(queries.maintained_units(request.rights).select_related("commune", "province"), key=key)
    present = unit.versions.order_by("-valid_from").first()
    form = _change_form(request, unit)
    if form and request.method == "POST" and form.is_valid() and _change(request, unit, form):
        return redirect("unit", key=unit.key)
    context: dict[str, Any] = {
        "unit": unit,
        "present": present,
        "versions": [shown(version) for version in unit.versions.order_by("-valid_from")],
        "addable": BELOW.get(UnitKind(unit.kind), ()),
        "may_administer": request.rights.administer(unit),
        "may_end": form is not None and request.rights.administer(unit),
        "form": form,
        "memberships": unit.memberships.not_over_on(clock.today()).select_related("user").order_by("role", "pk"),
    }
    return render(request, "organisations/unit.html", context, status=422 if form and form.is_bound else 200)


def _change_form(request: SignedInRequest, unit: Unit) -> UnitForm | None:
    """Local units change here; the territory changes by mergers, which are another page's work."""
    present = unit.versions.filter(valid_to=None).first()
    if unit.kind not in LOCAL or present is None:
        return None
    return UnitForm(UnitKind(unit.kind), request.POST or None, initial=initial_of(present))


def _change(request: SignedInRequest, unit: Unit, form: UnitForm) -> bool:
    if unit.commune is None:
        raise Http404
    try:
        actions.change_unit(unit, state=form.state(place=unit.commune), by=request.user, **form.said())
    except Refused as why:
        form.refuse(why)
        return False
    messages.success(request, f"Đã ghi thay đổi của {unit.name}. Kết quả các kỳ trước giữ nguyên.")
    return True


@guard("unit:administer")
@require_http_methods(["GET", "POST"])
def end_unit(request: SignedInRequest, key: str) -> HttpResponse:
    """A local unit's last day: dissolved, merged, or written by mistake. The territory ends by mergers, elsewhere."""
    unit = get_object_or_404(queries.administered_units(request.rights), key=key, kind__in=LOCAL, valid_to=None)
    form = EndForm(request.POST or None, initial={"last_day": clock.today()})
    if request.method == "POST" and form.is_valid() and _end(request, unit, form):
        return redirect("unit", key=unit.key)
    context = {"unit": unit, "form": form}
    return render(request, "organisations/end_unit.html", context, status=422 if form.is_bound else 200)


def _end(request: SignedInRequest, unit: Unit, form: EndForm) -> bool:
    try:
        actions.end_unit(unit, by=request.user, **form.cleaned_data)
    except Refused as why:
        refuse(form, why)
        return False
    messages.success(
        request, f"Đã ghi {unit.name} kết thúc hoạt động. Bấm cập nhật ở trang “Kỳ” để kỳ đang mở theo kịp."
    )
    return True
