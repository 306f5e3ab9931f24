"""The catalogue as pages: by day and kind, one criterion, and what changed between two versions."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from binhyen.core import clock
from binhyen.core.access import signed_in
from binhyen.law.changes import changes
from binhyen.law.kinds import Kind
from binhyen.law.loader import NotInForce, UnknownVersion, catalogue
from binhyen.law.schema import InstrumentVersion, UnknownCriterion
from binhyen.organisations.rights import Rights
from binhyen.provisions import queries
from binhyen.provisions.forms import DayForm
from binhyen.provisions.laws import SCHEME
from binhyen.provisions.pages.criteria import address, beside, groups_of, shown
from binhyen.provisions.pages.rules import rules_of, span_words
from binhyen.provisions.pages.versions import read_on, seasons_words
from binhyen.provisions.views.door import DeskRequest


@require_GET
@signed_in
def law_page(request: DeskRequest) -> HttpResponse:
    """The law on a day for one kind of unit: its rules, its criteria, what the reader's provinces add."""
    form = DayForm(request.GET if "ngay" in request.GET else None, initial={"ngay": clock.today()})
    kind = _kind_asked(request)
    context: dict[str, Any] = {"form": form, "kind": kind, "kinds": _kind_links(request, kind)}
    if form.is_bound and not form.is_valid():
        return render(request, "provisions/law.html", context, status=422)
    day = (form.is_bound and form.cleaned_data["ngay"]) or clock.today()
    context |= {"day": day, "provinces": queries.provinces_of(request.rights)}
    try:
        context |= _read(day, kind, context["provinces"])
    except NotInForce as why:
        context["none"] = str(why)
    return render(request, "provisions/law.html", context)


def _read(day: date, kind: Kind, provinces: list[Any]) -> dict[str, Any]:
    reading = read_on(day, kind)
    own = [row for row in queries.binding_in(provinces, reading.season) if kind in row.law_kinds]
    return {
        "reading": reading,
        "version": reading.version,
        "rules": rules_of(reading.version, kind, day),
        "groups": groups_of(reading.version, kind),
        "own": own,
    }


def _kind_asked(request: DeskRequest) -> Kind:
    """The kind that was chosen, else that of the reader's own unit, else the one that most units are."""
    asked = request.GET.get("loai", "")
    return Kind(asked) if asked in set(Kind) else _own_kind(request.rights)


def _own_kind(rights: Rights) -> Kind:
    kinds = [held.unit.kind for held in rights.memberships if held.unit.kind in set(Kind)]
    return Kind(kinds[0]) if kinds else Kind.RESIDENTIAL_AREA


def _kind_links(request: DeskRequest, present: Kind) -> list[dict[str, Any]]:
    asked = request.GET.copy()
    found = []
    for kind in Kind:
        asked["loai"] = kind.value
        url = f"?{asked.urlencode(safe='/')}"
        found.append({"label": f"{kind.label[:1].upper()}{kind.label[1:]}", "url": url, "current": kind is present})
    return found


@require_GET
@signed_in
def criterion_page(request: DeskRequest, version: str, kind: str, code: str) -> HttpResponse:
    """One criterion of the catalogue: text, citation, test in words, what is asked, what is open."""
    if kind not in set(Kind):
        raise Http404
    law, of = _version(version), Kind(kind)
    try:
        criterion = law.criterion(of, code)
    except UnknownCriterion:
        raise Http404 from None
    previous, following = beside(law, of, code)
    titles = {group.code: group.heading for group in law.groups(of)}
    context = {
        "law": law,
        "kind": of,
        "in_force": span_words(law.in_force),
        "back_day": law.in_force.since,
        "seasons": seasons_words(law),
        "shown": shown(criterion),
        "group": titles[criterion.group],
        "previous": previous,
        "following": following,
    }
    return render(request, "provisions/law_criterion.html", context)


@require_GET
@signed_in
def changes_page(request: DeskRequest) -> HttpResponse:
    """What differs between two versions; without a question, between the last two."""
    versions = catalogue().of_scheme(SCHEME)
    before = _version(request.GET.get("tu") or versions[max(0, len(versions) - 2)].version)
    after = _version(request.GET.get("den") or versions[-1].version)
    found = changes(before, after)
    context = {
        "versions": versions,
        "before": before,
        "after": after,
        "changes": found,
        "criteria": [
            (each, address(before if each.after is None else after, each.kind, each.code)) for each in found.criteria
        ],
    }
    return render(request, "provisions/changes.html", context)


def _version(name: str) -> InstrumentVersion:
    try:
        return catalogue().by_version(SCHEME, name)
    except UnknownVersion:
        raise Http404 from None
