"""The minutes of the unit's own meeting, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import audited
from binhyen.core.errors import Refused
from binhyen.dossiers import permissions
from binhyen.dossiers.actions.refresh import refresh
from binhyen.dossiers.actions.step import lock, tell
from binhyen.dossiers.models import Conclusion, Dossier, Minutes, Seat
from binhyen.dossiers.policies import check_recording
from binhyen.dossiers.schedule import schedule_of
from binhyen.organisations.rights import rights_of


@dataclass(frozen=True, kw_only=True)
class MeetingRecord:
    """What the meeting's page asks for.

    `seats`: role → (position, present); `opinions`: criterion's code → the meeting's own words on it.
    """

    held_on: date
    began_at: time
    ended_at: time
    place: str
    chair: str
    secretary: str
    proposes: bool
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
    dissent: str = ""
    seats: Mapping[str, tuple[str, bool]] = field(default_factory=dict)
    opinions: Mapping[str, str] = field(default_factory=dict)


class MinutedMeanwhile(Refused):
    """Someone else recorded the meeting since the page was opened; `present` is their record."""

    def __init__(self, present: Minutes) -> None:
        super().__init__(
            f"{present.recorder_label} vừa ghi biên bản này sau khi trang này được mở. Nội dung vừa nhập vẫn còn "
            "ở dưới, chưa được ghi. Hãy mở biên bản ở cửa sổ khác để so; bấm Lưu lần nữa nếu vẫn muốn thay."
        )
        self.present = present


@audited
def record_minutes(dossier: Dossier, *, record: MeetingRecord, by: User, seen: int | None = None) -> Minutes:
    """Record the meeting, replacing an earlier record of the same dossier.

    `seen` is the key of the record that was on the page (0: none). Raises MinutedMeanwhile where another
    person's stands.
    """
    dossier = lock(dossier)
    permissions.check_enter(rights_of(by, clock.today()), dossier)
    check_recording(dossier)
    check_meeting_day(dossier, record.held_on)
    present = Minutes.objects.filter(dossier=dossier).first()
    if seen is not None and present and present.pk != seen and present.recorder_id != by.pk:
        raise MinutedMeanwhile(present)
    Minutes.objects.filter(dossier=dossier).delete()
    columns = {name: value for name, value in vars(record).items() if name not in ("seats", "opinions")}
    minutes = Minutes.objects.create(dossier=dossier, recorder_id=by.pk, recorder_label=by.label, **columns)
    Seat.objects.bulk_create(
        Seat(minutes=minutes, role=role, position=position, is_present=present)
        for role, (position, present) in record.seats.items()
    )
    Conclusion.objects.bulk_create(
        Conclusion(minutes=minutes, code=code, opinion=opinion) for code, opinion in record.opinions.items()
    )
    refresh(dossier)
    tell(
        "dossier.minutes_recorded",
        dossier,
        by=by,
        held_on=record.held_on.isoformat(),
        proposes=record.proposes,
        present=[role for role, (_, present) in record.seats.items() if present],
    )
    return minutes


def check_meeting_day(dossier: Dossier, day: date) -> None:
    """The meeting looks back on the season: not before its window opens, not in the future. Raises Refused."""
    window = schedule_of(dossier).window
    if day > clock.today():
        raise Refused(f"Ngày họp {day:%d/%m/%Y} chưa tới. Hãy ghi biên bản sau khi họp.", about="held_on")
    if day < window.start:
        raise Refused(
            f"Ngày họp {day:%d/%m/%Y} nằm ngoài kỳ {dossier.season.year} (bắt đầu {window.start:%d/%m/%Y}). "
            "Hãy kiểm tra lại năm của ngày họp.",
            about="held_on",
        )
