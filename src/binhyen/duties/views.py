"""“Việc của tôi”: what, until when, why, and one button."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from binhyen.core import clock
from binhyen.core.access import SignedInRequest, signed_in
from binhyen.duties.enums import DutyState
from binhyen.duties.links import DutyLink, link_of
from binhyen.duties.models import Duty
from binhyen.duties.queries import duties_of, handed_duties_of


@dataclass(frozen=True)
class Item:
    duty: Duty
    link: DutyLink | None
    late: bool
    badge: str
    word: str

    @property
    def where(self) -> str:
        return f"{self.duty.unit.name}, kỳ {self.duty.season.year}. Nơi nhận: {self.duty.recipient}."

    @property
    def why(self) -> str:
        return f"{self.duty.quote} ({self.duty.source})"

    @property
    def title(self) -> str:
        """A returned duty is another thing to do than a fresh one."""
        if self.duty.state == DutyState.RETURNED:
            return f"Bổ sung rồi gửi lại: {self.duty.title[0].lower()}{self.duty.title[1:]}"
        return self.duty.title


@dataclass(frozen=True)
class Bundle:
    """Duties due in one stretch of time."""

    title: str
    items: list[Item]


@require_GET
@signed_in
def my_tasks(request: SignedInRequest) -> HttpResponse:
    """The open duties of the units I act for, earliest first; then what is sent or done this season."""
    today = clock.today()
    items = [_item(duty, today) for duty in duties_of(request.rights, today)]
    closed = [_item(duty, today) for duty in handed_duties_of(request.rights)]
    context = {"first": items[0] if items else None, "bundles": bundles(items[1:], today), "closed": closed}
    return render(request, "duties/my_tasks.html", context)


def bundles(items: list[Item], today: date) -> list[Bundle]:
    """Quá hạn, hôm nay, tuần này, tháng này, sau đó; empty stretches are left out."""
    week, month = today + timedelta(days=6 - today.weekday()), today.replace(day=28) + timedelta(days=4)
    month -= timedelta(days=month.day)
    stretches = (
        ("Quá hạn", date.min, today - timedelta(days=1)),
        ("Hôm nay", today, today),
        ("Tuần này", today + timedelta(days=1), week),
        ("Tháng này", max(week, today) + timedelta(days=1), month),
        ("Sau đó", max(week, month) + timedelta(days=1), date.max),
    )
    found = [
        Bundle(title, [each for each in items if first <= each.duty.due_on <= last]) for title, first, last in stretches
    ]
    return [bundle for bundle in found if bundle.items]


# The badge's sign and colour; its word is the state's own.
_BADGES = {
    DutyState.TODO: "todo",
    DutyState.RETURNED: "returned",
    DutyState.SENT: "submitted",
    DutyState.DONE: "dat",
}


def _item(duty: Duty, today: date) -> Item:
    late = duty.due_on < today and duty.state in (DutyState.TODO, DutyState.RETURNED)
    state = DutyState(duty.state)
    badge, word = ("late", "Trễ hạn") if late else (_BADGES[state], state.label.capitalize())
    return Item(duty, link_of(duty), late, badge, word)
