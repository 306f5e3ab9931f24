"""The one source of "now". Rules never ask it: they take "today" as a parameter (house rule 13).

UTC in the database, Asia/Ho_Chi_Minh on screen. An event's day is the day in Viet Nam:
17:30 UTC on 31/10 is 01/11 there, and so belongs to the next season of a residential area.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

# Process-wide on purpose: a browser test moves the clock of a server that runs in other threads.
_set: list[datetime] = []


def now() -> datetime:
    """The moment, aware, in UTC: set by `set_to`, else the demonstration's fixed clock, else the real one."""
    if _set:
        return _set[-1]
    fixed: datetime | None = settings.FIXED_CLOCK
    return fixed.astimezone(UTC) if fixed else datetime.now(UTC)


def today() -> date:
    """The day in Viet Nam."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day in Viet Nam on which an aware moment falls."""
    return moment.astimezone(VIETNAM).date()


@contextmanager
def set_to(moment: datetime | date) -> Iterator[None]:
    """Hold the clock for the whole process. A bare date means 08:00 in Viet Nam. For demonstrations and tests."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, 8, tzinfo=VIETNAM)
    _set.append(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set.pop()
