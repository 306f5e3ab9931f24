"""Last year's dossier beside this year's: what would be carried over, what was, and what still waits.

The unit's profile (`organisations.UnitVersion`) is not among it: that is one dated record in the register of units,
which lives on by itself from one season to the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from binhyen.dossiers.models import CarryOver, Dossier, Evidence, Fact
from binhyen.dossiers.queries import previous
from binhyen.dossiers.schedule import law_of
from binhyen.law.carry_over import Change, FactItem, NotCarried
from binhyen.law.facts import Json
from binhyen.law.schema import Criterion


@dataclass(frozen=True)
class FileItem:
    """A file of last year's evidence and the criteria at which the same becomes of it; `file` is its stored key."""

    file: str
    title: str
    codes: tuple[str, ...]
    why: NotCarried | None


@dataclass(frozen=True)
class CarryPlan:
    """Every answer and every file of an earlier dossier with its fate in this one."""

    source: Dossier
    facts: list[FactItem]
    evidence: list[FileItem]

    @property
    def carried_facts(self) -> list[FactItem]:
        return [item for item in self.facts if item.why is None]

    @property
    def carried_files(self) -> list[FileItem]:
        return [item for item in self.evidence if item.why is None]

    @property
    def is_empty(self) -> bool:
        """Nothing can be carried."""
        return not self.carried_facts and not self.carried_files


def change_between(source: Dossier, dossier: Dossier) -> Change:
    return Change(law_of(source), law_of(dossier), dossier.law_kind)


def plan_for(dossier: Dossier) -> CarryPlan | None:
    """What would be carried over now; None where the unit has no earlier dossier. A fixed number of queries.

    Only what was confirmed last year is offered: a value that nobody ever confirmed does not travel on.
    """
    source = previous(dossier)
    if source is None:
        return None
    change = change_between(source, dossier)
    answers = dict(Fact.objects.confirmed().filter(dossier=source).values_list("key", "value"))
    recorded = set(Fact.objects.filter(dossier=dossier).values_list("key", flat=True))
    return CarryPlan(source, change.facts(_json(answers), recorded=recorded), _files(change, source, dossier))


def _json(answers: dict[str, Any]) -> Mapping[str, Json]:
    """A value that was cleared is null in the column, and no answer."""
    return {key: value for key, value in answers.items() if value is not None}


def _files(change: Change, source: Dossier, dossier: Dossier) -> list[FileItem]:
    held = set(Evidence.objects.filter(dossier=dossier).values_list("file_id", flat=True))
    rows = Evidence.objects.kept().confirmed().filter(dossier=source).select_related("file").prefetch_related("uses")
    return [
        FileItem(row.file.key, row.title, tuple(codes), why)
        for row in rows
        for why, codes in change.evidence(
            sorted(use.code for use in row.uses.all()), is_held=row.file_id in held
        ).items()
    ]


# ── as it is kept ────────────────────────────────────────────────────────────────────────────


def kept_form(plan: CarryPlan) -> dict[str, list[dict[str, Any]]]:
    """The plan as `CarryOver` keeps it: plain JSON, for columns of the same names."""
    return {
        "facts": [vars(item) | {"codes": list(item.codes)} for item in plan.facts],
        "evidence": [vars(item) | {"codes": list(item.codes)} for item in plan.evidence],
    }


def kept_plan(kept: CarryOver) -> CarryPlan:
    """The plan as it was carried out."""
    return CarryPlan(
        kept.source,
        [FactItem(**_read(item)) for item in kept.facts],
        [FileItem(**_read(item)) for item in kept.evidence],
    )


def _read(item: Mapping[str, Any]) -> dict[str, Any]:
    return {**item, "codes": tuple(item["codes"]), "why": NotCarried(item["why"]) if item["why"] else None}


# ── what waits ───────────────────────────────────────────────────────────────────────────────


def mark_of(row: Fact | Evidence) -> str:
    """What stands beside an item that waits."""
    return f"Chép từ kỳ {row.carried_from}, chưa xác nhận lại. Xem lại rồi bấm Lưu để xác nhận."


@dataclass(frozen=True)
class Waiting:
    """What was carried over and nobody has confirmed yet: facts by key, files by title with their criteria."""

    facts: dict[str, Fact]
    files: list[Evidence]

    def __bool__(self) -> bool:
        return bool(self.facts or self.files)

    def mark_at(self, criterion: Criterion) -> str:
        """What a list of criteria says at this one; empty where nothing of it waits."""
        behind = {use.code for row in self.files for use in row.uses.all()}
        waits = criterion.code in behind or any(key in self.facts for key in criterion.keys)
        return "Có mục chép từ kỳ trước, chưa xác nhận lại" if waits else ""

    @property
    def sentence(self) -> str:
        """ "Còn 4 số liệu và 1 minh chứng chép từ kỳ trước chưa xác nhận lại." """
        counts = ((len(self.facts), "số liệu"), (len(self.files), "minh chứng"))
        told = " và ".join(f"{count} {noun}" for count, noun in counts if count)
        return f"Còn {told} chép từ kỳ trước chưa xác nhận lại."


def waiting_facts(dossier: Dossier) -> dict[str, Fact]:
    return {fact.key: fact for fact in Fact.objects.unconfirmed().filter(dossier=dossier)}


def waiting_in(dossier: Dossier) -> Waiting:
    files = Evidence.objects.kept().unconfirmed().filter(dossier=dossier).select_related("file")
    return Waiting(waiting_facts(dossier), list(files.prefetch_related("uses")))
