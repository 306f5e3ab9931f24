"""Opening a season for a commune, seeing who is in scope and why, and recording local exceptions."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from binhyen.core import clock
from binhyen.core.access import guard
from binhyen.core.errors import Refused
from binhyen.core.forms import refuse
from binhyen.core.paging import page_of
from binhyen.dossiers import queries
from binhyen.dossiers.actions.exceptions import record_exception
from binhyen.dossiers.actions.opening import Opened, open_for_commune
from binhyen.dossiers.forms.season import ExceptionForm, OpenForm
from binhyen.dossiers.policies import check_season_is_open
from binhyen.dossiers.views.door import DeskRequest
from binhyen.duties.models import LocalException, Season
from binhyen.law.loader import NotInForce
from binhyen.organisations.desk import season_communes
from binhyen.organisations.enums import READING_ROLES
from binhyen.organisations.models import Unit
from binhyen.provisions.laws import national_law


def _commune(request: DeskRequest, key: str) -> Unit:
    commune = next((each for each in season_communes(request.rights) if each.key == key), None)
    if commune is None:
        raise Http404
    return commune


@require_http_methods(["GET", "POST"])
@guard("place:open_season")
def seasons_page(request: DeskRequest) -> HttpResponse:
    """The seasons of each commune I work for, and the button that opens the next one."""
    communes = season_communes(request.rights)
    if not communes:
        raise PermissionDenied("Kỳ do thường trực Ban Chỉ đạo cấp xã mở.")
    commune = next((each for each in communes if each.key == request.GET.get("noi")), communes[0])
    today = clock.today()
    form = OpenForm(request.POST or None, initial={"year": today.year + (today.month >= 11)})
    if request.method == "POST" and form.is_valid() and _open(request, commune, form):
        return redirect("season", place=commune.key, year=form.cleaned_data["year"])
    context = {
        "commune": commune,
        "communes": communes,
        "seasons": queries.seasons_below(commune),
        "form": form,
    }
    return render(request, "dossiers/seasons.html", context, status=422 if form.is_bound else 200)


def _open(request: DeskRequest, commune: Unit, form: OpenForm) -> bool:
    try:
        opened = open_for_commune(commune, year=form.cleaned_data["year"], by=request.user)
    except Refused as why:
        refuse(form, why)
        return False
    except NotInForce as why:
        form.add_error("year", str(why))
        return False
    _tell(request, opened)
    return True


def _tell(request: DeskRequest, opened: Opened) -> None:
    created, changed = len(opened.created), len(opened.changed)
    messages.success(request, f"{opened.season}: thêm {created} đơn vị, cập nhật {changed} đơn vị.")
    for sentence in opened.unclear:
        messages.warning(request, sentence)


@require_http_methods(["GET", "POST"])
@guard("place:open_season")
def season_page(request: DeskRequest, place: str, year: int) -> HttpResponse:
    """Who is in scope, who is not and why; opening again brings in new units and changed facts."""
    commune = _commune(request, place)
    season = _season(commune, year)
    if request.method == "POST":
        try:
            _tell(request, open_for_commune(commune, year=year, by=request.user))
        except Refused as why:
            messages.error(request, str(why))
        return redirect("season", place=commune.key, year=year)
    rows = queries.dossiers_below(commune, season)
    counts, law = queries.counts(rows), national_law(season)
    context = {
        "commune": commune,
        "season": season,
        "page": page_of(request, rows.select_related("authority")),
        "may_read": request.rights.hold(READING_ROLES, *commune.place),
        "in_scope": counts["trong-pham-vi"],
        "out_of_scope": counts["ngoai-pham-vi"],
        "law": law,
        "finished": _finished(commune, year),
        "law_changed": not law.is_law_of(season.checksum),
        "exceptions": LocalException.objects.filter(season=season, units__in=Unit.objects.within(commune)).distinct(),
    }
    return render(request, "dossiers/season.html", context)


def _finished(commune: Unit, year: int) -> str:
    """Why nothing about the season may be changed any more; empty while it may."""
    try:
        check_season_is_open(commune, year)
    except Refused as why:
        return str(why)
    return ""


def _season(commune: Unit, year: int) -> Season:
    season = queries.seasons_below(commune).filter(year=year).first()
    if season is None:
        raise Http404
    return season


@require_http_methods(["GET", "POST"])
@guard("place:open_season")
def exception_page(request: DeskRequest, place: str, year: int) -> HttpResponse:
    """Record the paper by which the locality moved the end of Quý I for some units and one year."""
    commune = _commune(request, place)
    season = _season(commune, year)
    units = [dossier.unit for dossier in queries.dossiers_below(commune, season) if dossier.unit_id != commune.pk]
    form = ExceptionForm(commune, units, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _record(request, commune, season, form):
        return redirect("season", place=commune.key, year=year)
    context = {"commune": commune, "season": season, "form": form}
    return render(request, "dossiers/exception.html", context, status=422 if form.is_bound else 200)


def _record(request: DeskRequest, commune: Unit, season: Season, form: ExceptionForm) -> bool:
    try:
        record_exception(
            commune,
            season=season,
            instrument=form.cleaned_data["instrument"],
            last_day=form.cleaned_data["last_day"],
            units=form.chosen(),
            upload=form.cleaned_data["file"] or None,
            by=request.user,
        )
    except Refused as why:
        refuse(form, why)
        return False
    messages.success(request, "Đã ghi ngoại lệ và tính lại các hồ sơ được áp dụng.")
    return True
