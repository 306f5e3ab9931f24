"""The deciding authority's pages: what waits, a new decision with its preview, decisions, certificates."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.views.decorators.http import require_GET, require_http_methods

from binhyen.core.access import guard
from binhyen.core.errors import Refused
from binhyen.core.forms import refuse
from binhyen.core.paging import page_of
from binhyen.dossiers import permissions
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.schedule import schedule_of
from binhyen.dossiers.views.door import DeskRequest
from binhyen.duties.models import Season
from binhyen.law.kinds import Kind
from binhyen.organisations.models import Unit
from binhyen.recognitions import queries
from binhyen.recognitions.actions import Ruling, check_decision, issue_decision
from binhyen.recognitions.enums import Capacity
from binhyen.recognitions.forms import DecisionForm
from binhyen.recognitions.models import Certificate

ONE_DECISION = 70
"""Rows of one page: with their boxes they stay a light page even for a weak phone."""


@require_GET
@guard("decision:read")
def decisions_page(request: DeskRequest) -> HttpResponse:
    bodies = queries.deciding_bodies(request.rights)
    context = {
        "page": page_of(request, queries.visible_decisions(request.rights)),
        "waiting": [(body, queries.waiting_anywhere(body).count()) for body in bodies],
    }
    return render(request, "recognitions/decisions.html", context)


@require_http_methods(["GET", "POST"])
@guard("decision:issue")
def new_decision(request: DeskRequest, place: str) -> HttpResponse:
    """One page to fill, one to look it over, then issued; what was typed goes along and comes back."""
    authority = _authority(request, place)
    season = _season(request, authority)
    waiting = queries.waiting_for_decision(authority, season)
    kinds, kind = queries.kinds_of(waiting), _kind(request)
    dossiers = list(waiting.filter(kind=kind)[:ONE_DECISION] if kind in kinds else waiting[:ONE_DECISION])
    form = DecisionForm(dossiers, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and season:
        answer = _press(request, season, authority, form)
        if answer:
            return answer
    if not dossiers:  # the page shows no form any more that could carry the sentence
        for sentence in form.non_field_errors():
            messages.error(request, str(sentence))
    context = {
        "authority": authority,
        "season": season,
        "seasons": queries.seasons_waiting(authority),
        "kinds": _filters(season, kinds, kind),
        "kind": kind if kind in kinds else None,
        "more": max(0, (kinds[kind] if kind in kinds else sum(kinds.values())) - len(dossiers)),
        "form": form,
        "last_days": sorted({schedule_of(each).last_day for each in dossiers}),
    }
    return render(request, "recognitions/new_decision.html", context, status=422 if form.errors else 200)


def _kind(request: DeskRequest) -> Kind | None:
    asked = request.GET.get("loai") or request.POST.get("loai")
    return next((each for each in Kind if each == asked), None)


def _filters(season: Season | None, kinds: dict[Kind, int], chosen: Kind | None) -> list[dict[str, object]]:
    """The links above the list: every kind, then each that waits."""
    if season is None:
        return []
    address = f"?ky={season.year}"
    every = {"label": "Mọi loại", "url": address, "count": sum(kinds.values()), "current": chosen not in kinds}
    return [every] + [
        {"label": capfirst(kind.label), "url": f"{address}&loai={kind}", "count": count, "current": kind == chosen}
        for kind, count in kinds.items()
    ]


def _press(request: DeskRequest, season: Season, authority: Unit, form: DecisionForm) -> HttpResponse | None:
    """What the pressed button leads to; None where the form is to be shown (again)."""
    try:
        match request.POST.get("do"):
            case "preview":
                return _preview(request, season, authority, form)
            case "issue":
                return _issue(request, season, authority, form)
    except Refused as why:
        refuse(form, why)
    return None


def _authority(request: DeskRequest, key: str) -> Unit:
    authority = next((each for each in queries.deciding_bodies(request.rights) if each.key == key), None)
    if authority is None:
        raise Http404
    return authority


def _season(request: DeskRequest, authority: Unit) -> Season | None:
    waiting = list(queries.seasons_waiting(authority))
    asked = request.GET.get("ky") or request.POST.get("ky")
    return next((each for each in waiting if str(each.year) == asked), waiting[0] if waiting else None)


def _preview(request: DeskRequest, season: Season, authority: Unit, form: DecisionForm) -> HttpResponse:
    """Refused here already where issuing would be: the signed file, chosen on this page, is then not lost."""
    data, rulings = form.cleaned_data, form.rulings()
    check_decision(
        season=season, authority=authority, number=data["number"], issued_on=data["issued_on"], rulings=rulings
    )
    context = {
        "authority": authority,
        "season": season,
        "kind": _kind(request),
        "form": form,
        "carried": [(name, value) for name, value in request.POST.items() if name in form.fields and name != "file"],
        "recognised": [each for each in rulings if each.recognised],
        "refused": [each for each in rulings if not each.recognised],
        "late": [each for each in rulings if data["issued_on"] > schedule_of(each.dossier).last_day],
        "against": [each for each in rulings if _is_against_review(each)],
    }
    return render(request, "recognitions/preview.html", context)


def _is_against_review(ruling: Ruling) -> bool:
    return ruling.recognised != ruling.dossier.proposed


def _issue(request: DeskRequest, season: Season, authority: Unit, form: DecisionForm) -> HttpResponse:
    data = form.cleaned_data
    decision = issue_decision(
        season=season,
        authority=authority,
        number=data["number"],
        issued_on=data["issued_on"],
        capacity=Capacity(data["capacity"]),
        rulings=form.rulings(),
        upload=data["file"] or None,
        by=request.user,
    )
    messages.success(request, f"{decision} đã được ghi và các đơn vị đã nhận kết quả.")
    return redirect("decision", key=decision.key)


@require_http_methods(["GET", "POST"])
@guard("decision:read")
def decision_page(request: DeskRequest, key: str) -> HttpResponse:
    decision = get_object_or_404(queries.visible_decisions(request.rights), key=key)
    entries = decision.entries.select_related("dossier", "certificate")
    context = {"decision": decision, "page": page_of(request, entries, size=100)}
    return render(request, "recognitions/decision.html", context)


@require_GET
@guard("dossier:read")
def certificate_page(request: DeskRequest, key: str) -> HttpResponse:
    """One unit's title for one year, for whoever may read its dossier; made to be printed."""
    related = ("entry__decision__authority", "entry__dossier", "unit")
    certificate = get_object_or_404(Certificate.objects.select_related(*related), key=key)
    dossier: Dossier = certificate.entry.dossier
    if not permissions.can_read(request.rights, dossier):
        raise Http404
    return render(request, "recognitions/certificate.html", {"certificate": certificate, "dossier": dossier})
