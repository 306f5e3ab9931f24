"""What still stands between a dossier and its sending: sentences that the screen, the guard and the tests share."""

from dataclasses import dataclass

from binhyen.dossiers.assessment import Assessment
from binhyen.dossiers.enums import PaperKind
from binhyen.dossiers.models import Dossier, DossierPaper, Minutes
from binhyen.law.kinds import Kind
from binhyen.law.outcomes import Outcome
from binhyen.law.rules import RegistrationPaper
from binhyen.law.schema import InstrumentVersion
from binhyen.organisations.models import UnitVersion

PROPOSAL_PAPERS = (PaperKind.STATEMENT, PaperKind.REPORT, PaperKind.MINUTES)


@dataclass(frozen=True)
class Missing:
    """One thing to do before sending. `item` names where: "paper:plan", "criterion:KDC-1.3", "minutes", "profile"."""

    item: str
    sentence: str


def required_registration_papers(law: InstrumentVersion, kind: Kind, version: UnitVersion) -> list[RegistrationPaper]:
    """The papers of the registration dossier that bind this unit (Điều 9 khoản 2 điểm a).

    The resolution binds where there is a Party body; a residential area's Party cell is always asked (Điều 4 khoản 1).
    """
    papers = law.registration_papers(kind)
    return [paper for paper in papers if not paper.only_with_party_body or version.has_party_body is not False]


def missing_for_registration(dossier: Dossier, law: InstrumentVersion, version: UnitVersion) -> list[Missing]:
    kept = {paper.kind: paper for paper in DossierPaper.objects.kept().filter(dossier=dossier)}
    found = []
    for paper in required_registration_papers(law, dossier.law_kind, version):
        there = kept.get(paper.kind)
        found += [Missing(f"paper:{paper.kind}", lack) for lack in _lacks(paper.label, paper.kind, there)]
    return found


def _lacks(label: str, kind: str, paper: DossierPaper | None) -> list[str]:
    if paper is None or paper.file_id is None:
        return [f"Chưa có tệp “{label}”. Hãy tải bản đã ký (ảnh chụp rõ cũng được)."]
    if paper.dated is None and kind != PaperKind.REGISTRATION_FORM:
        return [f"“{label}” chưa ghi ngày ban hành."]
    return []


def missing_for_submission(dossier: Dossier, assessment: Assessment, *, on_behalf: bool) -> list[Missing]:
    """`on_behalf`: an officer sends for the unit, so that the sheet it signed must be there too."""
    return [*_open_criteria(assessment), *_minutes(dossier), *_proposal_papers(dossier, on_behalf=on_behalf)]


def _open_criteria(assessment: Assessment) -> list[Missing]:
    """An open point of the law does not hold a unit back: the reviewer answers it."""
    return [
        Missing(f"criterion:{result.code}", f"Tiêu chí {result.code}: {result.reason}")
        for result in assessment.evaluation.results
        if result.outcome == Outcome.UNKNOWN and not (result.open_point and not result.needs)
    ]


def _minutes(dossier: Dossier) -> list[Missing]:
    minutes = Minutes.objects.filter(dossier=dossier).first()
    if minutes is None:
        return [Missing("minutes", "Chưa ghi biên bản cuộc họp đánh giá.")]
    if not minutes.proposes:
        held = f"Cuộc họp ngày {minutes.held_on:%d/%m/%Y} chưa đề nghị công nhận, nên chưa gửi hồ sơ đề nghị được."
        return [Missing("minutes", f"{held} Nếu đã họp lại và thống nhất, hãy ghi biên bản mới.")]
    return []


def _proposal_papers(dossier: Dossier, *, on_behalf: bool) -> list[Missing]:
    there = set(DossierPaper.objects.kept().filter(dossier=dossier, file__isnull=False).values_list("kind", flat=True))
    wanted = [*PROPOSAL_PAPERS, *([PaperKind.SIGNED_SHEET] if on_behalf else [])]
    return [Missing(f"paper:{kind}", f"Chưa có tệp “{kind.label}”.") for kind in wanted if kind not in there]
