"""Opening a season for a commune: who is in scope, why, and what each is to do."""

from dataclasses import dataclass, field
from datetime import date

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import audited, note
from binhyen.core.errors import Refused
from binhyen.core.text import in_sentence
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.models.dossier import DECIDED
from binhyen.dossiers.policies import check_season_is_open
from binhyen.dossiers.schedule import schedule_for
from binhyen.dossiers.standing import Standing, Unclear, standing_of
from binhyen.duties import actions as duties
from binhyen.duties.enums import DutyCode
from binhyen.duties.models import Duty, Season
from binhyen.organisations.enums import UnitKind
from binhyen.organisations.models import Unit, UnitVersion
from binhyen.organisations.queries import versions_within
from binhyen.provisions.laws import SCHEME, additions, law_with, national_law


@dataclass(frozen=True)
class Opened:
    """What an opening did. `unclear`: sentences on units whose own record does not say enough yet."""

    season: Season
    created: list[Dossier] = field(default_factory=list)
    changed: list[Dossier] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)


@audited
def open_for_commune(commune: Unit, *, year: int, by: User) -> Opened:
    """Make a dossier for the commune and each unit that lies in it, in scope or not, with the reason.

    Opening again brings in new units, follows changed ones and leaves the rest alone. A past season takes its units
    as they were at its end. Raises Refused where `commune` is none or its season is finished, law.loader.NotInForce
    where no law holds for the year.
    """
    if commune.kind != UnitKind.COMMUNE:
        raise Refused("Kỳ được mở theo từng xã, phường, đặc khu. Hãy chọn một xã.")
    # Of two presses at once, the second finds all done; a province approves no criterion in the midst of an opening.
    list(Unit.objects.select_for_update().filter(pk__in=[commune.pk, commune.province_id]).order_by("pk"))
    check_season_is_open(commune, year)
    opened = Opened(duties.open_season(scheme=SCHEME, year=year, by=by))
    present = _present(opened.season, commune)
    day = min(clock.today(), date(year, 12, 31))
    for version in versions_within(commune, day):
        try:
            _bring_in(opened, version, present.get(version.unit_id))
        except Unclear as why:
            opened.unclear.append(str(why))
    law = law_with(opened.season, additions(commune.province_id, year))
    for dossier in opened.created:
        dossier.criteria = len(law.criteria(dossier.law_kind))
    Dossier.objects.bulk_create(opened.created)
    duties.give(duty for dossier in (*opened.created, *opened.changed) for duty in duties_of(dossier))
    duties.readdress(duty for dossier in opened.changed for duty in duties_of(dossier))
    note(
        "season.opened_for_commune",
        by=by,
        chain=commune.chain,
        subject=f"unit:{commune.key}",
        label=f"{opened.season} tại {commune.name}",
        created=len(opened.created),
        changed=len(opened.changed),
        unclear=opened.unclear,
    )
    return opened


def _present(season: Season, commune: Unit) -> dict[int, Dossier]:
    rows = Dossier.objects.filter(season=season, unit__in=Unit.objects.within(commune))
    return {dossier.unit_id: dossier for dossier in rows.select_for_update(of=("self",)).select_related("season")}


def _bring_in(opened: Opened, version: UnitVersion, dossier: Dossier | None) -> None:
    if dossier is None:
        opened.created.append(_new(opened.season, version))
    elif dossier.state not in DECIDED and _follow(dossier, version):
        opened.changed.append(dossier)


def _new(season: Season, version: UnitVersion) -> Dossier:
    law = national_law(season)
    dossier = Dossier(season=season, unit=version.unit, kind=version.unit.kind)
    _apply(dossier, version, standing_of(law, version, clock.today()))
    return dossier


def _follow(dossier: Dossier, version: UnitVersion) -> bool:
    """An undecided dossier follows its unit: name, place, authority; its scope too, while nothing was sent.

    So a commune's dossier passes from the district to the province when districts end. Returns whether it changed.
    """
    before = _followed(dossier)
    _apply(dossier, version, standing_of(national_law(dossier.season), version, clock.today()))
    if before == _followed(dossier):
        return False
    dossier.save()
    if dossier.state == DossierState.OUT_OF_SCOPE:
        duties.withdraw([dossier.subject])
    return True


def _apply(dossier: Dossier, version: UnitVersion, standing: Standing) -> None:
    dossier.unit, dossier.unit_name = version.unit, version.name
    dossier.province, dossier.district = version.province, version.district
    dossier.commune = version.unit if version.unit.kind == UnitKind.COMMUNE else version.commune
    if dossier.state in (DossierState.OUT_OF_SCOPE, DossierState.OPEN):
        dossier.state = DossierState.OPEN if standing.in_scope else DossierState.OUT_OF_SCOPE
        dossier.scope_reason, dossier.scope_citation = standing.reason, standing.citation
    if standing.in_scope or dossier.state == DossierState.OUT_OF_SCOPE:
        dossier.authority = standing.authority
        dossier.authority_basis, dossier.authority_note = standing.basis, standing.note


def _followed(dossier: Dossier) -> tuple[object, ...]:
    place = (dossier.province_id, dossier.district_id, dossier.commune_id, dossier.authority_id)
    return (dossier.state, dossier.unit_name, dossier.scope_reason, dossier.authority_note, *place)


def duties_of(dossier: Dossier) -> list[Duty]:
    """The two things that the circular itself orders of a unit in scope."""
    if dossier.state == DossierState.OUT_OF_SCOPE:
        return []
    schedule = schedule_for(dossier.season, dossier.law_kind)
    return [
        _duty(
            dossier,
            DutyCode.REGISTER,
            source="Điều 4 đến Điều 7 khoản 1, Điều 9 khoản 2 điểm a TT 124/2021/TT-BCA",
            quote="Đăng ký trong Quý I hằng năm.",
            starts_on=schedule.registration_opens,
            due_on=schedule.quarter_one.end,
        ),
        _duty(
            dossier,
            DutyCode.PROPOSE,
            source="Điều 9 khoản 1, khoản 2 điểm b TT 124/2021/TT-BCA",
            quote=f"Quyết định phải có chậm nhất {schedule.last_day:%d/%m/%Y}; gửi sớm hơn để kịp thẩm định.",
            starts_on=schedule.window.start,
            due_on=schedule.last_day,
        ),
    ]


def _duty(dossier: Dossier, code: DutyCode, *, source: str, quote: str, starts_on: date, due_on: date) -> Duty:
    where = in_sentence(dossier.authority.name) if dossier.authority else ""
    return Duty(
        unit=dossier.unit,
        season=dossier.season,
        subject=dossier.subject,
        code=code,
        title=code.label,
        recipient=f"thường trực Ban Chỉ đạo {where}",
        source=source,
        quote=quote,
        starts_on=starts_on,
        due_on=due_on,
    )
