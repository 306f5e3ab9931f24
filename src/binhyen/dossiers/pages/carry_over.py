"""“Chép từ kỳ trước”: the report of what is carried over and what is not, before and after the button is pressed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from binhyen.dossiers import permissions
from binhyen.dossiers.carrying import CarryPlan, FileItem, Waiting, change_between, kept_plan, plan_for, waiting_in
from binhyen.dossiers.models import CarryOver, Dossier
from binhyen.dossiers.pages.criterion import shown_json
from binhyen.law.carry_over import Change, FactItem, NotCarried
from binhyen.organisations.rights import Rights

FOLDED = (NotCarried.RECORDED, NotCarried.YEARLY, NotCarried.EVIDENCE_YEARLY)
"""Reasons that every year has in plenty: folded away, so that what the law has changed is seen."""


@dataclass(frozen=True)
class Row:
    """`codes`: (criterion, address); the address is empty where the criterion is no more."""

    label: str
    value: str
    url: str
    codes: list[tuple[str, str]]
    waits: bool = False


@dataclass(frozen=True)
class Left:
    """What stays behind for one reason."""

    why: NotCarried
    rows: list[Row]
    folded: bool


@dataclass(frozen=True)
class CarryOverPage:
    year: int
    carried: list[Row]
    left: list[Left]
    counted: str
    done: CarryOver | None
    waiting: Waiting

    @classmethod
    def of(cls, dossier: Dossier, rights: Rights) -> "CarryOverPage | None":
        """None where the unit has no earlier dossier that this person may read."""
        done = _done(dossier)
        plan = kept_plan(done) if done else _readable_plan(dossier, rights)
        return _Builder(dossier, plan, done).build() if plan else None


def _done(dossier: Dossier) -> CarryOver | None:
    return CarryOver.objects.filter(dossier=dossier).select_related("source__season").first()


def _readable_plan(dossier: Dossier, rights: Rights) -> CarryPlan | None:
    plan = plan_for(dossier)
    return plan if plan and permissions.can_read(rights, plan.source) else None


def counted(plan: CarryPlan) -> str:
    """ "5 số liệu và 1 minh chứng" """
    counts = ((len(plan.carried_facts), "số liệu"), (len(plan.carried_files), "minh chứng"))
    return " và ".join(f"{count} {noun}" for count, noun in counts if count)


class _Builder:
    """Gathers one page's values, so that each is read once."""

    def __init__(self, dossier: Dossier, plan: CarryPlan, done: CarryOver | None) -> None:
        self.dossier, self.plan, self.done = dossier, plan, done
        self.change: Change = change_between(plan.source, dossier)
        self.waiting = waiting_in(dossier)
        self.waiting_files = {row.file.key for row in self.waiting.files}

    def build(self) -> CarryOverPage:
        return CarryOverPage(
            year=self.plan.source.season.year,
            carried=self._rows(self.plan.carried_facts, self.plan.carried_files),
            left=[left for why in NotCarried if (left := self._left(why)).rows],
            counted=counted(self.plan),
            done=self.done,
            waiting=self.waiting,
        )

    def _left(self, why: NotCarried) -> Left:
        facts = [item for item in self.plan.facts if item.why is why]
        files = [item for item in self.plan.evidence if item.why is why]
        return Left(why, self._rows(facts, files), why in FOLDED)

    def _rows(self, facts: Iterable[FactItem], files: Iterable[FileItem]) -> list[Row]:
        return [*map(self._fact, facts), *map(self._file, files)]

    def _fact(self, item: FactItem) -> Row:
        """Carried, it is shown as this season asks for it; left behind, as the last one did."""
        kind = self.dossier.law_kind
        new, old = self.change.new.specs(kind), self.change.old.specs(kind)
        spec = new[item.key] if item.why is None or item.key not in old else old[item.key]
        waits = item.why is None and item.key in self.waiting.facts
        return Row(spec.label, shown_json(spec, item.value), "", self._codes(item.codes), waits)

    def _file(self, item: FileItem) -> Row:
        waits = item.why is None and item.file in self.waiting_files
        return Row(item.title, "Tệp", reverse("file", args=[item.file]), self._codes(item.codes), waits)

    def _codes(self, codes: tuple[str, ...]) -> list[tuple[str, str]]:
        present = self.change.new.criteria_set(self.dossier.law_kind).by_code
        return [
            (code, reverse("criterion", args=[self.dossier.key, code]) if code in present else "") for code in codes
        ]


@dataclass(frozen=True)
class CarryNote:
    """What the dossier's first page says of it: an offer, what waits, or nothing but the way to the report."""

    url: str
    year: int
    offer: str = ""
    waiting: Waiting | None = None

    @classmethod
    def of(cls, dossier: Dossier, rights: Rights) -> "CarryNote | None":
        """None where nothing was carried over and nothing can be."""
        url = reverse("carry_over", args=[dossier.key])
        if done := _done(dossier):
            return cls(url, done.source.season.year, waiting=waiting_in(dossier))
        plan = _readable_plan(dossier, rights)
        if plan is None or plan.is_empty:
            return None
        return cls(url, plan.source.season.year, offer=counted(plan))
