"""One criterion on one screen: what the law asks, what we know, what stands behind it, what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from binhyen.dossiers.assessment import Assessment
from binhyen.dossiers.carrying import mark_of
from binhyen.dossiers.models import Dossier, Evidence, EvidenceUse
from binhyen.dossiers.pages.files import FileRow, row_of
from binhyen.dossiers.rollup import RollUp
from binhyen.law.fact_spec import FactSpec, FactType, Source
from binhyen.law.facts import FactValue, LawfulException, Ratio, parse
from binhyen.law.outcomes import CriterionResult
from binhyen.law.schema import Criterion


@dataclass(frozen=True)
class Known:
    """A fact that is not typed here: from the registration, the unit's profile, or counted from other units."""

    term: str
    value: str
    url: str = ""
    action: str = ""


@dataclass(frozen=True)
class CriterionPage:
    criterion: Criterion
    result: CriterionResult
    group_title: str
    known: list[Known]
    files: list[FileRow]
    reusable: list[Evidence]
    previous: str
    following: str
    position: int
    total: int
    roll_up: RollUp | None

    @classmethod
    def of(
        cls, dossier: Dossier, criterion: Criterion, assessment: Assessment, *, with_carried: bool = False
    ) -> "CriterionPage":
        """`with_carried`: the reader may confirm what was carried over; nobody else sees it."""
        criteria = assessment.law.criteria(dossier.law_kind)
        place = next(index for index, each in enumerate(criteria) if each.code == criterion.code)
        titles = {group.code: group.heading for group in assessment.law.groups(dossier.law_kind)}
        used, reusable = _evidence(dossier, criterion, with_carried=with_carried)
        return cls(
            criterion=criterion,
            result=assessment.result(criterion),
            group_title=titles[criterion.group],
            known=[_known(dossier, spec, assessment.facts) for spec in criterion.facts if spec.source != Source.UNIT],
            files=used,
            reusable=reusable,
            previous=_address(dossier, criteria[place - 1]) if place else "",
            following=_address(dossier, criteria[place + 1]) if place + 1 < len(criteria) else "",
            position=place + 1,
            total=len(criteria),
            roll_up=assessment.roll_up if _is_rolled_up(criterion) else None,
        )


def _is_rolled_up(criterion: Criterion) -> bool:
    return any(spec.source == Source.ROLL_UP for spec in criterion.facts)


def _address(dossier: Dossier, criterion: Criterion) -> str:
    return reverse("criterion", args=[dossier.key, criterion.code])


def _evidence(dossier: Dossier, criterion: Criterion, *, with_carried: bool) -> tuple[list[FileRow], list[Evidence]]:
    """The files behind this criterion, and those of the dossier that could serve it too."""
    rows = Evidence.objects.kept() if with_carried else Evidence.objects.kept().confirmed()
    kept = list(rows.filter(dossier=dossier).select_related("file"))
    serves = set(
        EvidenceUse.objects.filter(evidence__dossier=dossier, code=criterion.code).values_list("evidence_id", flat=True)
    )
    files = [
        row_of(
            each.file,
            title=each.title,
            note=each.recorder_label,
            remove_url=reverse("remove_evidence", args=[dossier.key, criterion.code, each.key]),
            mark=mark_of(each) if each.carried_from else "",
        )
        for each in kept
        if each.pk in serves
    ]
    return files, [each for each in kept if each.pk not in serves and not each.carried_from]


_SOURCES = {
    Source.REGISTRATION: ("dossier_registration", "Mở hồ sơ đăng ký"),
    Source.ROLL_UP: ("roll_up", "Xem từng đơn vị"),
}


def _known(dossier: Dossier, spec: FactSpec, facts: Mapping[str, FactValue]) -> Known:
    page, action = _SOURCES.get(spec.source, ("", ""))
    url = reverse(page, args=[dossier.key]) if page else ""
    return Known(spec.label, shown(spec, facts.get(spec.key)), url, action)


def shown_json(spec: FactSpec, raw: Any) -> str:
    """A stored value as people read it, also a ratio of which only the total was carried over."""
    if raw is None:
        return ""
    if spec.type == FactType.RATIO and "n" not in raw:
        return f"{spec.denominator}: {raw['m']} {spec.unit or ''}".strip()
    return shown(spec, parse(spec, raw))


def shown(spec: FactSpec, value: FactValue | None) -> str:
    """A fact as people read it; empty where it is not known."""
    match value:
        case None:
            return ""
        case bool():
            return "Có" if value else "Không"
        case Ratio(n, m):
            return f"{n}/{m} {spec.unit or ''}".strip()
        case LawfulException(ground, _):
            return spec.choice_label(ground)
        case date():
            return f"{value:%d/%m/%Y}"
        case int():
            return f"{value} {spec.unit or ''}".strip()
        case tuple():
            return ", ".join(spec.choice_label(each) for each in value)
        case str():
            return spec.choice_label(value) if spec.choices else value
