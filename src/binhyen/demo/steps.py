"""What one unit and its office do with one dossier, as plain steps for the scripts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.demo.answers import good
from binhyen.demo.people import Cast
from binhyen.demo.samples import sample_pdf
from binhyen.dossiers.actions import carry_over, meeting, paperwork, recording, registration, review, submission
from binhyen.dossiers.actions.meeting import MeetingRecord
from binhyen.dossiers.actions.review import Opinion
from binhyen.dossiers.completeness import PROPOSAL_PAPERS, required_registration_papers
from binhyen.dossiers.enums import PaperKind
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.schedule import law_of
from binhyen.law.facts import FactValue
from binhyen.law.outcomes import Outcome
from binhyen.organisations.models import Unit
from binhyen.organisations.queries import version_on

Facts = Mapping[str, FactValue]


@dataclass
class Player:
    """One unit's dossier of one season, and the people who act on it. Each step reads the row anew."""

    cast: Cast
    unit: Unit
    year: int

    @property
    def dossier(self) -> Dossier:
        dossier: Dossier = Dossier.objects.with_unit().get(unit=self.unit, season__year=self.year)
        return dossier

    @property
    def head(self) -> User:
        return self.cast.heads[self.unit.pk]

    @property
    def clerk(self) -> User:
        return self.cast.clerks.get(self.unit.pk, self.head)

    def office(self) -> User:
        """The reviewing side of today; the commune's own officer where the commune decides."""
        kind = self.dossier.authority.kind if self.dossier.authority else ""
        by_kind = {"district": self.cast.district_office, "province": self.cast.province_office}
        return by_kind.get(kind, self.cast.officer)

    # ── registering ──────────────────────────────────────────────────────────────────────────

    def keep_registration_papers(self, on: date) -> None:
        with clock.set_to(on):
            dossier = self.dossier
            version = version_on(self.unit, on)
            for paper in required_registration_papers(law_of(dossier), dossier.law_kind, version):
                kind = PaperKind(paper.kind)
                paperwork.keep_paper(
                    dossier,
                    kind=kind,
                    number=f"{on.day:02d}/{_SYMBOLS[kind]}",
                    dated=on - timedelta(days=3),
                    upload=sample_pdf(f"{paper.label} {self.unit.name}"),
                    by=self.clerk,
                )

    def send_registration(self, on: date) -> None:
        with clock.set_to(on):
            registration.send_registration(self.dossier, by=self.head)

    def register(self, on: date) -> None:
        """Papers, sending and receiving within three days."""
        self.keep_registration_papers(on)
        self.send_registration(on)
        with clock.set_to(on + timedelta(days=2)):
            registration.accept_registration(self.dossier, by=self.office())

    # ── through the year ─────────────────────────────────────────────────────────────────────

    def record(self, on: date, *, size: int, facts: Facts | None = None, leave: Collection[str] = ()) -> None:
        """Good facts for every criterion but those in `leave`; `facts` overrides single values."""
        with clock.set_to(on):
            dossier = self.dossier
            for criterion in law_of(dossier).criteria(dossier.law_kind):
                values = good(criterion, size) | {key: v for key, v in (facts or {}).items() if key in criterion.keys}
                if values and criterion.code not in leave:
                    recording.record_facts(dossier, criterion, values=values, by=self.clerk)

    def carry_over(self, on: date) -> None:
        with clock.set_to(on):
            carry_over.carry_over(self.dossier, by=self.clerk)

    def add_evidence(self, on: date, title: str, codes: Collection[str]) -> None:
        with clock.set_to(on):
            pdf = sample_pdf(f"{title} {self.unit.name}")
            recording.add_evidence(self.dossier, upload=pdf, codes=codes, title=title, by=self.clerk)

    def meet(self, on: date) -> None:
        with clock.set_to(datetime.combine(on, time(17), clock.VIETNAM)):
            dossier = self.dossier
            law = law_of(dossier)
            seats = {each.label: (each.label, True) for each in law.participants(dossier.law_kind)}
            record = MeetingRecord(
                held_on=on,
                began_at=time(14),
                ended_at=time(15, 30),
                place=f"Trụ sở {self.unit.name}",
                chair=law.meeting(dossier.law_kind).chair,
                secretary="Thư ký cuộc họp",
                proposes=True,
                votes_for=9,
                votes_against=0,
                votes_abstained=1,
                seats=seats,
            )
            meeting.record_minutes(dossier, record=record, by=self.clerk)

    def keep_proposal_papers(self, on: date) -> None:
        with clock.set_to(on):
            for kind in PROPOSAL_PAPERS:
                paperwork.keep_paper(
                    self.dossier,
                    kind=kind,
                    number=f"{on.day:02d}/{_SYMBOLS[kind]}",
                    dated=on,
                    upload=sample_pdf(f"{kind.label} {self.unit.name}"),
                    by=self.clerk,
                )

    def prepare(self, on: date) -> None:
        self.meet(on)
        self.keep_proposal_papers(on + timedelta(days=1))

    def submit(self, on: date) -> None:
        with clock.set_to(on):
            submission.submit(self.dossier, by=self.head)

    # ── the office ───────────────────────────────────────────────────────────────────────────

    def receive(self, on: date) -> None:
        with clock.set_to(on):
            review.receive(self.dossier, by=self.office())

    def return_for_supplement(self, on: date, comment: str, remarks: dict[str, str]) -> None:
        with clock.set_to(on):
            review.return_for_supplement(self.dossier, by=self.office(), comment=comment, remarks=remarks)

    def conclude(self, on: date, *, failed: Mapping[str, str] | None = None) -> None:
        """Agree with the unit, except on the criteria in `failed` (code → remark)."""
        with clock.set_to(on):
            dossier = self.dossier
            sent = review.open_review(dossier).submission.content["criteria"]
            opinions = {each["code"]: Opinion(Outcome(each["outcome"])) for each in sent}
            opinions |= {code: Opinion(Outcome.NOT_MET, remark) for code, remark in (failed or {}).items()}
            summary = "Hồ sơ đủ, số liệu khớp với sổ theo dõi của Công an xã."
            proposes = not failed
            review.record_and_conclude(dossier, opinions=opinions, proposes=proposes, summary=summary, by=self.office())

    def review(self, on: date, *, failed: Mapping[str, str] | None = None) -> None:
        self.receive(on)
        self.conclude(on, failed=failed)


_SYMBOLS = {
    PaperKind.RESOLUTION: "NQ-CB",
    PaperKind.PLAN: "KH",
    PaperKind.REGISTRATION_FORM: "ĐK",
    PaperKind.STATEMENT: "TTr",
    PaperKind.REPORT: "BC",
    PaperKind.MINUTES: "BB",
}
