"""Many units and dossiers at once, written straight into the tables: only for measuring what many rows cost."""

from binhyen.core import clock
from binhyen.core.text import fold, sort_key
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.duties.enums import DutyCode
from binhyen.duties.models import Duty, Season
from binhyen.organisations.enums import UnitKind
from binhyen.organisations.models import Unit, UnitVersion

# Undecided states that need no more columns than a day of registration.
STATES = (DossierState.OPEN, DossierState.REGISTERED, DossierState.REGISTRATION_SENT, DossierState.REGISTERED)


def crowd(commune: Unit, season: Season, count: int, *, start: int = 1) -> None:
    """So many more hamlets in the commune, each with its dossier and its two duties."""
    names = [f"Xóm {number}" for number in range(start, start + count)]
    lies = {"province": commune.province, "district": commune.district, "commune": commune}
    since = commune.valid_from
    kind = UnitKind.RESIDENTIAL_AREA
    units = Unit.objects.bulk_create(
        Unit(name=name, kind=kind, valid_from=since, folded=fold(name), sort_key=sort_key(name), **lies)
        for name in names
    )
    UnitVersion.objects.bulk_create(UnitVersion(unit=unit, name=unit.name, valid_from=since, **lies) for unit in units)
    dossiers = Dossier.objects.bulk_create(
        _dossier(unit, commune, season, STATES[index % len(STATES)]) for index, unit in enumerate(units)
    )
    Duty.objects.bulk_create(_duty(dossier, code) for dossier in dossiers for code in DutyCode)


def _dossier(unit: Unit, commune: Unit, season: Season, state: DossierState) -> Dossier:
    return Dossier(
        unit=unit,
        season=season,
        kind=unit.kind,
        unit_name=unit.name,
        province=commune.province,
        district=commune.district,
        commune=commune,
        authority=commune,
        scope_reason="Mọi khu dân cư đều thuộc đối tượng áp dụng.",
        scope_citation="Điều 1 TT 124/2021/TT-BCA",
        state=state,
        registered_on=None if state == DossierState.OPEN else clock.today(),
        criteria=17,
    )


def wait_for_decision(commune: Unit, count: int) -> None:
    """So many of the crowd's dossiers have been reviewed and are proposed."""
    registered = Dossier.objects.filter(commune=commune, state=DossierState.REGISTERED)[:count]
    now, keys = clock.now(), list(registered.values_list("pk", flat=True))
    Dossier.objects.filter(pk__in=keys).update(state=DossierState.REVIEWED, proposed=True, submitted_at=now)


def _duty(dossier: Dossier, code: DutyCode) -> Duty:
    return Duty(
        unit=dossier.unit,
        season=dossier.season,
        subject=dossier.subject,
        code=code,
        title=code.label,
        recipient="thường trực Ban Chỉ đạo",
        source="Điều 9 TT 124/2021/TT-BCA",
        starts_on=clock.today(),
        due_on=clock.today(),
    )
