"""“Kiểm tra trước khi gửi”: everything that the dossier holds, as terms and values with a way to change each."""

from dataclasses import dataclass

from django.urls import reverse

from binhyen.dossiers.assessment import Assessment
from binhyen.dossiers.carrying import Waiting
from binhyen.dossiers.models import Dossier, DossierPaper, Evidence, Minutes
from binhyen.law.outcomes import CriterionResult
from binhyen.law.schema import Criterion


@dataclass(frozen=True)
class Row:
    term: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class CriterionAnswer:
    criterion: Criterion
    result: CriterionResult
    url: str
    evidence: int
    mark: str


@dataclass(frozen=True)
class Answers:
    papers: list[Row]
    minutes: list[Row]
    criteria: list[CriterionAnswer]


def answers_of(dossier: Dossier, assessment: Assessment, waiting: Waiting | None) -> Answers:
    """`waiting`: what was carried over, where the reader may confirm it."""
    return Answers(_papers(dossier), _minutes(dossier), _criteria(dossier, assessment, waiting))


def _papers(dossier: Dossier) -> list[Row]:
    kept = DossierPaper.objects.kept().filter(dossier=dossier).select_related("file")
    return [Row(str(paper), _paper_line(paper)) for paper in kept]


def _paper_line(paper: DossierPaper) -> str:
    parts = [paper.number, f"ngày {paper.dated:%d/%m/%Y}" if paper.dated else "", paper.file.name if paper.file else ""]
    return ", ".join(part for part in parts if part)


def _minutes(dossier: Dossier) -> list[Row]:
    minutes = Minutes.objects.filter(dossier=dossier).prefetch_related("seats").first()
    url = reverse("minutes", args=[dossier.key])
    if minutes is None:
        return [Row("Biên bản họp", "", url)]
    present = [f"{seat.role} ({seat.position})" for seat in minutes.seats.all() if seat.is_present]
    conclusion = "Thống nhất đề nghị công nhận" if minutes.proposes else "Chưa đề nghị công nhận"
    hours = f"{minutes.began_at:%H:%M} – {minutes.ended_at:%H:%M}, {minutes.held_on:%d/%m/%Y}, {minutes.place}"
    return [
        Row("Cuộc họp", hours, url),
        Row("Thành phần có mặt", "\n".join(present), url),
        Row("Kết luận", conclusion, url),
        *([Row("Ý kiến khác", minutes.dissent, url)] if minutes.dissent else []),
    ]


def _criteria(dossier: Dossier, assessment: Assessment, waiting: Waiting | None) -> list[CriterionAnswer]:
    counts = _evidence_counts(dossier)
    return [
        CriterionAnswer(
            criterion,
            assessment.result(criterion),
            reverse("criterion", args=[dossier.key, criterion.code]),
            counts.get(criterion.code, 0),
            waiting.mark_at(criterion) if waiting else "",
        )
        for criterion in assessment.law.criteria(dossier.law_kind)
    ]


def _evidence_counts(dossier: Dossier) -> dict[str, int]:
    counts: dict[str, int] = {}
    for evidence in Evidence.objects.kept().confirmed().filter(dossier=dossier).prefetch_related("uses"):
        for use in evidence.uses.all():
            counts[use.code] = counts.get(use.code, 0) + 1
    return counts
