"""Reading dossiers in lists: below a place, by what waits. Every list is filtered by joins and paged."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from binhyen.dossiers.enums import DossierState as State
from binhyen.dossiers.models import Dossier
from binhyen.duties.models import Season
from binhyen.law.kinds import Kind
from binhyen.organisations.enums import READING_ROLES, Role, UnitKind
from binhyen.organisations.models import Unit
from binhyen.organisations.rights import Rights

_BELOW = {UnitKind.COMMUNE: "commune", UnitKind.DISTRICT: "district", UnitKind.PROVINCE: "province"}


def dossiers_below(place: Unit, season: Season) -> QuerySet[Dossier]:
    """The dossiers of one season whose unit lay in a place at the time, in Vietnamese order."""
    column = _BELOW[UnitKind(place.kind)]
    rows = Dossier.objects.filter(**{column: place}, season=season).select_related("unit", "commune", "season")
    return rows.order_by("unit__sort_key", "pk")


def seasons_below(place: Unit) -> QuerySet[Season]:
    """The seasons that were opened in a place, newest first."""
    column = _BELOW[UnitKind(place.kind)]
    return Season.objects.filter(**{f"dossiers__{column}": place}).distinct().order_by("-year")


def reading_places(rights: Rights) -> list[Unit]:
    """The communes, districts and provinces whose dossiers the person oversees; few, and each its own board."""
    return [unit for unit in rights.units(READING_ROLES) if unit.kind in _BELOW]


def previous(dossier: Dossier) -> Dossier | None:
    """The same unit's dossier of the latest earlier season of the same scheme in which it was in scope."""
    earlier = Dossier.objects.in_scope().filter(unit=dossier.unit_id, season__scheme=dossier.season.scheme)
    return earlier.filter(season__year__lt=dossier.season.year).with_unit().order_by("-season__year").first()


@dataclass(frozen=True)
class Filter:
    """A question that a board answers, with its count and its address's word."""

    word: str
    label: str
    condition: Q


FILTERS = (
    Filter("", "Tất cả", Q()),
    Filter("trong-pham-vi", "Trong phạm vi", ~Q(state=State.OUT_OF_SCOPE)),
    Filter("chua-dang-ky", "Chưa đăng ký", Q(state__in=[State.OPEN, State.REGISTRATION_RETURNED])),
    Filter("cho-tiep-nhan-dang-ky", "Chờ tiếp nhận đăng ký", Q(state=State.REGISTRATION_SENT)),
    Filter("da-dang-ky", "Đã đăng ký, chưa gửi hồ sơ", Q(state__in=[State.REGISTERED, State.RETURNED])),
    Filter("cho-tham-dinh", "Chờ thẩm định", Q(state__in=[State.SUBMITTED, State.RECEIVED])),
    Filter("cho-quyet-dinh", "Chờ quyết định", Q(state=State.REVIEWED)),
    Filter("duoc-cong-nhan", "Được công nhận", Q(state=State.RECOGNISED)),
    Filter("khong-cong-nhan", "Không được công nhận", Q(state=State.NOT_RECOGNISED)),
    Filter("ngoai-pham-vi", "Ngoài phạm vi", Q(state=State.OUT_OF_SCOPE)),
    Filter("dang-ky-muon", "Đăng ký sau Quý I", Q(registered_late=True)),
)


def filter_named(word: str) -> Filter:
    return next((each for each in FILTERS if each.word == word), FILTERS[0])


def counts(rows: QuerySet[Dossier]) -> dict[str, int]:
    """How many rows answer each filter, in one query."""
    asked = {each.word or "all": Count("pk", filter=each.condition) if each.word else Count("pk") for each in FILTERS}
    columns = {word.replace("-", "_"): count for word, count in asked.items()}
    found: dict[str, int] = rows.order_by().aggregate(**columns)
    return {each.word: found[(each.word or "all").replace("-", "_")] for each in FILTERS}


def kind_counts(rows: QuerySet[Dossier]) -> dict[Kind, int]:
    grouped = rows.order_by().values_list("kind").annotate(n=Count("pk"))
    return {Kind(kind): n for kind, n in grouped}


def waiting_for(rights: Rights, place: Unit, season: Season) -> QuerySet[Dossier]:
    """What waits for this person at an authority: to receive and review, or to decide. The longest waiting first."""
    states: list[State] = []
    if rights.hold([Role.REVIEWER], place.pk):
        states += [State.REGISTRATION_SENT, State.SUBMITTED, State.RECEIVED]
    if rights.hold([Role.DECIDER], place.pk):
        states += [State.REVIEWED]
    rows = Dossier.objects.filter(authority=place, season=season, state__in=states).select_related("unit", "commune")
    return rows.order_by("state_since", "pk")
