"""The dossier as a task list: sections, what is done, the one next thing, and whose turn it is."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from binhyen.core.text import in_sentence
from binhyen.dossiers import permissions, policies
from binhyen.dossiers.assessment import Assessment, assess
from binhyen.dossiers.completeness import (
    PROPOSAL_PAPERS,
    Missing,
    missing_for_registration,
    missing_for_submission,
    required_registration_papers,
)
from binhyen.dossiers.enums import DossierState as State
from binhyen.dossiers.enums import Side
from binhyen.dossiers.models import Dossier, DossierPaper, Minutes
from binhyen.dossiers.pages.answers import Row
from binhyen.dossiers.pages.carry_over import CarryNote
from binhyen.dossiers.pages.remarks import Returned, last_return
from binhyen.dossiers.schedule import Schedule, law_of, schedule_of
from binhyen.dossiers.workflow import MEANINGS, OWNERS, Step
from binhyen.law.outcomes import Outcome
from binhyen.law.schema import Criterion, Group
from binhyen.organisations.enums import AUTHORITY_ROLES
from binhyen.organisations.queries import last_version_by
from binhyen.organisations.rights import Rights

TODO, DONE, SENT = "todo", "done", "submitted"


@dataclass(frozen=True)
class Task:
    label: str
    url: str
    badge: str
    hint: str = ""
    word: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    tasks: list[Task]
    done: int
    total: int


@dataclass(frozen=True)
class Next:
    """The single next thing; `url` empty where there is nothing to do but wait."""

    title: str
    why: str = ""
    url: str = ""
    action: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Overview:
    meaning: str
    turn: str
    schedule: Schedule
    sections: list[Section]
    next: Next | None
    returned: Returned | None
    unsent: bool
    due: date
    late: bool
    assessment: Assessment | None
    missing: list[Missing]
    can_enter: bool
    can_send: bool
    can_withdraw: bool
    can_begin_entry: bool
    can_hand_on: bool
    office: bool
    waits_for_second: bool
    carry: CarryNote | None
    about: list[Row]

    @property
    def verdict_word(self) -> str:
        return self.assessment.evaluation.verdict.label.capitalize() if self.assessment else ""

    @classmethod
    def of(cls, dossier: Dossier, rights: Rights, *, today: date) -> "Overview":
        builder = _Builder(dossier, rights, today)
        return builder.build()


class _Builder:
    """Gathers one page's values, so that each is read once."""

    def __init__(self, dossier: Dossier, rights: Rights, today: date) -> None:
        self.dossier, self.rights, self.today = dossier, rights, today
        self.state = State(dossier.state)
        self.law = law_of(dossier)
        self.schedule = schedule_of(dossier)
        self.in_scope = self.state != State.OUT_OF_SCOPE
        self.can_enter = permissions.can_enter(rights, dossier)

    def build(self) -> Overview:
        assessment = assess(self.dossier, today=self.today) if self.in_scope else None
        self.version = last_version_by(self.dossier.unit, self.dossier.decided_on or self.today)
        self.papers = {paper.kind: paper for paper in DossierPaper.objects.kept().filter(dossier=self.dossier)}
        self.carry = self._carry()
        registering = policies.can_register(self.dossier)
        missing = self._missing(assessment, registering)
        due = self.schedule.quarter_one.end if registering else self.schedule.last_day
        unsent = self.in_scope and OWNERS[self.state] == Side.UNIT
        return Overview(
            meaning=MEANINGS[self.state],
            turn=self._turn(),
            schedule=self.schedule,
            sections=self._sections(assessment) if assessment else [],
            next=self._next(missing, due) if self.in_scope else None,
            returned=last_return(self.dossier),
            unsent=unsent and self.can_enter,
            due=due,
            late=unsent and due < self.today,
            assessment=assessment,
            missing=missing,
            can_enter=self.can_enter and policies.can_record(self.dossier),
            can_send=permissions.can_send(self.rights, self.dossier),
            can_withdraw=policies.can_step(self.dossier, Step.WITHDRAW)
            and permissions.can_send(self.rights, self.dossier),
            can_begin_entry=self._can_begin_entry(),
            can_hand_on=unsent and self.can_enter and not permissions.can_send(self.rights, self.dossier),
            office=permissions.is_of_office(self.rights, self.dossier),
            waits_for_second=self._waits_for_second(),
            carry=self.carry,
            about=self._about(),
        )

    def _carry(self) -> CarryNote | None:
        if not (self.can_enter and policies.can_record(self.dossier)):
            return None
        return CarryNote.of(self.dossier, self.rights)

    def _can_begin_entry(self) -> bool:
        return permissions.can_begin_entry(self.rights, self.dossier) and policies.can_record(self.dossier)

    def _waits_for_second(self) -> bool:
        """Asked only where a review is concluded and the person is one who might confirm it."""
        if self.state != State.REVIEWED or not self.rights.hold(AUTHORITY_ROLES, self.dossier.authority_id):
            return False
        review = self.dossier.reviews.first()
        return review is not None and review.waits_for_second

    def _about(self) -> list[Row]:
        window = self.schedule.window
        basis = "\n".join(part for part in (self.dossier.authority_basis, self.dossier.authority_note) if part)
        return [
            Row("Kỳ đánh giá", f"{window.start:%d/%m/%Y} đến hết {window.end:%d/%m/%Y}"),
            Row("Hạn cuối của quyết định", f"{self.schedule.last_day:%d/%m/%Y}"),
            Row("Trong phạm vi vì", f"{self.dossier.scope_reason}\n{self.dossier.scope_citation}"),
            Row(
                "Nơi thẩm định, quyết định", f"{self.dossier.authority.name}\n{basis}" if self.dossier.authority else ""
            ),
        ]

    def _turn(self) -> str:
        """Whose turn it is, by name."""
        who = in_sentence(self.dossier.authority.name) if self.dossier.authority else ""
        return {
            Side.UNIT: self.dossier.unit_name,
            Side.OFFICE: f"Thường trực Ban Chỉ đạo {who}",
            Side.AUTHORITY: f"Cấp có thẩm quyền: {who}",
            Side.NOBODY: "",
        }[OWNERS[self.state]]

    def _missing(self, assessment: Assessment | None, registering: bool) -> list[Missing]:
        if assessment is None or OWNERS[self.state] != Side.UNIT:
            return []
        if registering:
            return missing_for_registration(self.dossier, self.law, self.version)
        return missing_for_submission(self.dossier, assessment, on_behalf=self.dossier.is_entered_by(self.rights.user))

    # ── the task list ────────────────────────────────────────────────────────────────────────

    def _sections(self, assessment: Assessment) -> list[Section]:
        criteria = [self._criteria(group, assessment) for group in self.law.groups(self.dossier.law_kind)]
        return [self._registration(), *criteria, self._meeting_and_papers(), self._sending()]

    def _registration(self) -> Section:
        url = reverse("dossier_registration", args=[self.dossier.key])
        required = required_registration_papers(self.law, self.dossier.law_kind, self.version)
        sent = not policies.can_register(self.dossier)
        tasks = [Task(paper.label, url, self._has_file(paper.kind, sent)) for paper in required]
        late = " (sau Quý I)" if self.dossier.registered_late else ""
        hint = f"Gửi lần đầu ngày {self.dossier.registered_on:%d/%m/%Y}{late}" if self.dossier.registered_on else ""
        tasks.append(Task("Gửi đăng ký", url, SENT if sent else TODO, hint, "" if sent else "Chưa gửi"))
        return _section("Đăng ký trong Quý I", tasks)

    def _criteria(self, group: Group, assessment: Assessment) -> Section:
        tasks = []
        for criterion in self.law.criteria(self.dossier.law_kind):
            if criterion.group != group.code:
                continue
            result = assessment.result(criterion)
            hint = result.reason if result.outcome == Outcome.NOT_MET else ""
            mark = self._mark(criterion)
            url = reverse("criterion", args=[self.dossier.key, criterion.code])
            tasks.append(Task(f"{criterion.code} {criterion.title}", url, result.outcome.value, hint, mark=mark))
        done = sum(task.badge != Outcome.UNKNOWN for task in tasks)
        return Section(group.heading, tasks, done, len(tasks))

    def _mark(self, criterion: Criterion) -> str:
        return self.carry.waiting.mark_at(criterion) if self.carry and self.carry.waiting else ""

    def _meeting_and_papers(self) -> Section:
        sent = self.dossier.submitted_at is not None
        there = Minutes.objects.filter(dossier=self.dossier).exists()
        meeting = Task("Ghi biên bản họp", reverse("minutes", args=[self.dossier.key]), _badge(there, sent))
        url = reverse("proposal_papers", args=[self.dossier.key])
        papers = [Task(kind.label, url, self._has_file(kind, sent)) for kind in PROPOSAL_PAPERS]
        return _section("Họp đánh giá và giấy tờ đề nghị", [meeting, *papers])

    def _sending(self) -> Section:
        url = reverse("check_answers", args=[self.dossier.key])
        sent = self.dossier.submitted_at is not None
        task = Task("Kiểm tra và gửi", url, SENT if sent else TODO, word="" if sent else "Chưa gửi")
        return _section("Gửi hồ sơ", [task])

    def _has_file(self, kind: str, sent: bool) -> str:
        paper = self.papers.get(kind)
        return _badge(bool(paper and paper.file_id), sent)

    # ── the next thing ───────────────────────────────────────────────────────────────────────

    def _next(self, missing: list[Missing], due: date) -> Next | None:
        if OWNERS[self.state] == Side.UNIT and self.can_enter:
            return self._next_for_unit(missing, due)
        if permissions.is_of_office(self.rights, self.dossier):
            return self._next_for_office()
        return None

    def _next_for_unit(self, missing: list[Missing], due: date) -> Next:
        registration = reverse("dossier_registration", args=[self.dossier.key])
        if policies.can_register(self.dossier):
            why = missing[0].sentence if missing else "Giấy tờ đã đủ."
            return Next("Hoàn thành và gửi hồ sơ đăng ký", why, registration, "Mở hồ sơ đăng ký", due)
        if missing:
            why = f"Còn {len(missing)} việc trước khi gửi. {missing[0].sentence}"
            return Next("Ghi tiếp số liệu và giấy tờ", why, self._where(missing[0]), "Làm tiếp", due)
        check = reverse("check_answers", args=[self.dossier.key])
        return Next("Kiểm tra lần cuối rồi gửi hồ sơ", "Mọi mục đã đủ.", check, "Kiểm tra và gửi", due)

    def _where(self, missing: Missing) -> str:
        kind, _, code = missing.item.partition(":")
        if kind == "criterion":
            return reverse("criterion", args=[self.dossier.key, code])
        return reverse("minutes" if kind == "minutes" else "proposal_papers", args=[self.dossier.key])

    def _next_for_office(self) -> Next | None:
        if self.state == State.REGISTRATION_SENT:
            url = reverse("registration_review", args=[self.dossier.key])
            return Next("Xem và tiếp nhận đăng ký", "", url, "Xem đăng ký")
        if self.state in (State.SUBMITTED, State.RECEIVED):
            return Next("Thẩm định hồ sơ", "", reverse("review", args=[self.dossier.key]), "Mở trang thẩm định")
        return None


def _section(title: str, tasks: list[Task]) -> Section:
    return Section(title, tasks, sum(task.badge != TODO for task in tasks), len(tasks))


def _badge(there: bool, sent: bool) -> str:
    """ "Hoàn thành" is not "đã gửi": two words, two colours."""
    if not there:
        return TODO
    return SENT if sent else DONE
