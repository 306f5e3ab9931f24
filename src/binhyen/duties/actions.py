"""Opening seasons, recording local exceptions, giving and advancing duties."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from binhyen.core import clock
from binhyen.core.audit import INSTANCE, Actor, audited, note, nothing_changed
from binhyen.core.errors import Refused
from binhyen.duties.enums import DutyCode, DutyState, Period
from binhyen.duties.models import Duty, LocalException, Season
from binhyen.law.loader import catalogue
from binhyen.organisations.models import Unit
from binhyen.papers.models import StoredFile


@audited
def open_season(*, scheme: str, year: int, by: Actor) -> Season:
    """The season of a year, made at its first opening with the version of the law in force. Idempotent.

    Raises law.loader.NotInForce where no version of the scheme holds for the year.
    """
    existing = Season.objects.filter(scheme=scheme, year=year).first()
    if existing:
        nothing_changed()
        return existing
    law = catalogue().version(scheme, year)
    pinned = {"version": law.version, "checksum": law.checksum}
    season, is_new = Season.objects.get_or_create(scheme=scheme, year=year, defaults=pinned)
    if not is_new:  # another commune opened it at the same moment
        nothing_changed()
        return season
    note(
        "season.opened",
        by=by,
        chain=INSTANCE,
        subject=f"season:{season.pk}",
        label=str(season),
        version=law.version,
        checksum=law.checksum,
    )
    return season


@audited
def record_exception(
    *,
    season: Season,
    last_day: date,
    instrument: str,
    units: Iterable[Unit],
    place: Unit,
    by: Actor,
    file: StoredFile | None = None,
) -> LocalException:
    """Record that a paper of the locality moved the end of Quý I. `place` is where it was recorded (its audit chain).

    Raises Refused where the day is not in the season's year or no unit is named.
    """
    named = list(units)
    if not named:
        raise Refused("Hãy chọn ít nhất một đơn vị được áp dụng ngoại lệ.", about="units")
    if last_day.year != season.year or last_day <= date(season.year, 3, 31):
        raise Refused(f"Ngày gia hạn phải sau 31/03/{season.year} và trong năm {season.year}.", about="last_day")
    same = LocalException.objects.filter(season=season, last_day=last_day, instrument=instrument)
    if any(set(each.units.values_list("pk", flat=True)) == {unit.pk for unit in named} for each in same):
        raise Refused("Văn bản này đã được ghi cho đúng những đơn vị này. Không cần ghi lại.", about="instrument")
    exception = LocalException.objects.create(
        season=season,
        period=Period.QUARTER_ONE,
        last_day=last_day,
        instrument=instrument,
        file=file,
        recorder_label=by.label,
    )
    exception.units.set(named)
    note(
        "exception.recorded",
        by=by,
        chain=place.chain,
        subject=f"exception:{exception.key}",
        label=str(exception),
        instrument=instrument,
        last_day=last_day.isoformat(),
        units=sorted(unit.key for unit in named),
    )
    return exception


def give(duties: Iterable[Duty]) -> None:
    """Store new duties in one statement; one that its subject has already is left as it is."""
    Duty.objects.bulk_create(duties, ignore_conflicts=True)


def readdress(duties: Iterable[Duty]) -> None:
    """Tell open duties who receives them now; what was handed in stays addressed as it was."""
    by_recipient: dict[str, list[str]] = defaultdict(list)
    for duty in duties:
        by_recipient[duty.recipient].append(duty.subject)
    for recipient, subjects in by_recipient.items():
        Duty.objects.open().filter(subject__in=subjects).update(recipient=recipient)


def advance(subject: str, code: DutyCode, state: DutyState) -> None:
    """Push a duty's state down from the thing that it aims at, within that thing's transaction and audit note."""
    Duty.objects.filter(subject=subject, code=code).update(state=state, advanced_at=clock.now())


def withdraw(subjects: Iterable[str]) -> None:
    """Take back the open duties of things that fell out of scope."""
    Duty.objects.open().filter(subject__in=list(subjects)).delete()
