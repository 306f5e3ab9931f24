"""The officer's board: who has registered, sent, been decided on, and what waits for me."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.views.decorators.http import require_GET

from binhyen.core.access import guard
from binhyen.core.paging import page_of
from binhyen.core.text import search_words
from binhyen.dossiers import queries
from binhyen.dossiers.enums import DossierState as State
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.pages.frame import frame
from binhyen.dossiers.rollup import least_percent, not_recognised_yet, not_registered, roll_up
from binhyen.dossiers.views.door import DeskRequest, reading
from binhyen.duties.models import Season
from binhyen.law.kinds import Kind
from binhyen.organisations.enums import AUTHORITY_ROLES, READING_ROLES
from binhyen.organisations.models import Unit
from binhyen.provisions.laws import national_law

WAITING_SHOWN = 10


@dataclass(frozen=True)
class Choice:
    """One link of a row of filters."""

    label: str
    url: str
    count: int | None
    current: bool


@require_GET
@guard("place:read")
def board(request: DeskRequest) -> HttpResponse:
    """One place, one season; filters are links, so that an address can be kept and sent on."""
    places = queries.reading_places(request.rights)
    if not places:
        raise Http404
    place = next((each for each in places if each.key == request.GET.get("noi")), places[0])
    seasons = list(queries.seasons_below(place))
    season = next(
        (each for each in seasons if str(each.year) == request.GET.get("ky")), seasons[0] if seasons else None
    )
    if season is None:
        return render(request, "dossiers/board_empty.html", {"place": place, "places": _places(places, place)})
    return render(request, "dossiers/board.html", _context(request, places, place, seasons, season))


def _context(
    request: DeskRequest, places: list[Unit], place: Unit, seasons: list[Season], season: Season
) -> dict[str, Any]:
    rows = queries.dossiers_below(place, season)
    chosen, kind = queries.filter_named(request.GET.get("loc", "")), request.GET.get("loai", "")
    counts = queries.counts(rows)
    found = rows.filter(chosen.condition)
    if kind in set(Kind):
        found = found.filter(kind=kind)
    for word in search_words(request.GET.get("tim", "")):
        found = found.filter(unit__folded__contains=word)
    return {
        "place": place,
        "season": season,
        "page": page_of(request, found),
        "counts": counts,
        "filters": _filters(request, counts, chosen),
        "kinds": _kinds(request, queries.kind_counts(rows), kind),
        "places": _places(places, place),
        "seasons": [Choice(str(each), _address(request, ky=str(each.year)), None, each == season) for each in seasons],
        **_waiting(request, place, season),
        **_tiles(request, counts),
        "searched": request.GET.get("tim", ""),
        "kept": {name: value for name, value in request.GET.items() if name in ("noi", "ky", "loc", "loai")},
        "many_communes": place.kind != "commune",
    }


@dataclass(frozen=True)
class Waiting:
    dossier: Dossier
    url: str


_PAGES = {State.REGISTRATION_SENT: "registration_review", State.SUBMITTED: "review", State.RECEIVED: "review"}


def _waiting(request: DeskRequest, place: Unit, season: Season) -> dict[str, Any]:
    """What waits for me here, the longest waiting first; only for those who act, not for observers."""
    rows = queries.waiting_for(request.rights, place, season)
    count = rows.count()
    shown = [_row(dossier) for dossier in rows[:WAITING_SHOWN]]
    can_act = request.rights.hold(AUTHORITY_ROLES, place.pk)
    return {"can_act": can_act, "waiting": shown, "waiting_count": count, "waiting_more": count - len(shown)}


def _row(dossier: Dossier) -> Waiting:
    page = _PAGES.get(State(dossier.state), "dossier")
    return Waiting(dossier, reverse(page, args=[dossier.key]))


@dataclass(frozen=True)
class Tile:
    """n of m units, each a link to the list behind it."""

    label: str
    n: int
    m: int
    url: str


def _tiles(request: DeskRequest, counts: dict[str, int]) -> dict[str, Any]:
    scope, decided = counts["trong-pham-vi"], counts["duoc-cong-nhan"] + counts["khong-cong-nhan"]
    sent = counts["cho-tham-dinh"] + counts["cho-quyet-dinh"] + decided
    tiles = [
        Tile("Đã đăng ký", scope - counts["chua-dang-ky"], scope, _address(request, loc="trong-pham-vi")),
        Tile("Đã gửi hồ sơ", sent, scope, _address(request, loc="cho-tham-dinh")),
        Tile("Đã có quyết định", decided, scope, _address(request, loc="duoc-cong-nhan")),
        Tile("Được công nhận", counts["duoc-cong-nhan"], scope, _address(request, loc="duoc-cong-nhan")),
    ]
    sentence = (
        f"Trong {scope} đơn vị thuộc phạm vi, {scope - counts['chua-dang-ky']} đã gửi đăng ký, {sent} đã gửi hồ sơ, "
        f"{counts['duoc-cong-nhan']} được công nhận; {counts['ngoai-pham-vi']} đơn vị ngoài phạm vi Thông tư 124/2021."
    )
    return {"tiles": tiles, "sentence": sentence}


def _address(request: DeskRequest, **changes: str) -> str:
    kept = {name: str(value) for name, value in request.GET.items() if name != "trang"} | changes
    return "?" + urlencode({name: value for name, value in kept.items() if value})


def _filters(request: DeskRequest, counts: dict[str, int], chosen: queries.Filter) -> list[Choice]:
    """Filters that find nothing are left out, except the one that is on."""
    shown = [each for each in queries.FILTERS if counts[each.word] or each == chosen]
    return [Choice(each.label, _address(request, loc=each.word), counts[each.word], each == chosen) for each in shown]


def _kinds(request: DeskRequest, counts: dict[Kind, int], chosen: str) -> list[Choice]:
    every = Choice("Mọi loại", _address(request, loai=""), sum(counts.values()), not chosen)
    kinds = [
        Choice(capfirst(kind.label), _address(request, loai=kind), counts[kind], kind == chosen)
        for kind in Kind
        if kind in counts
    ]
    return [every, *kinds]


def _places(places: list[Unit], place: Unit) -> list[Choice]:
    address = reverse("board")
    return [Choice(each.name, f"{address}?noi={each.key}", None, each == place) for each in places]


@require_GET
@reading
def roll_up_page(request: DeskRequest, dossier: Dossier) -> HttpResponse:
    """Behind the commune's criteria 4.1 and 4.2: the exact fractions, and which units are missing."""
    if dossier.kind != Kind.COMMUNE:
        raise Http404
    unregistered = not_registered(dossier).select_related("unit").order_by("unit__sort_key")
    unrecognised = not_recognised_yet(dossier).select_related("unit").order_by("unit__sort_key")
    context = frame(dossier, request.rights) | {
        "roll_up": roll_up(dossier),
        "may_read": request.rights.hold(READING_ROLES, *dossier.place),
        "unregistered": page_of(request, unregistered),
        "undecided": page_of(request, unrecognised, asked_by="trang-2"),
        "least": least_percent(national_law(dossier.season), dossier.law_kind),
    }
    return render(request, "dossiers/roll_up.html", context)
