"""All that a dossier holds at one moment, as plain JSON: what a submission freezes and a receipt lists."""

from typing import Any

from binhyen.core import clock
from binhyen.dossiers.assessment import Assessment, assess
from binhyen.dossiers.models import Dossier, DossierPaper, Evidence, Minutes
from binhyen.dossiers.schedule import law_of
from binhyen.law.facts import dump
from binhyen.papers.models import StoredFile


def content_of(dossier: Dossier) -> dict[str, Any]:
    """Keys: unit, season, law, verdict, criteria, papers, evidence, minutes. Dates are ISO; hashes hexadecimal."""
    assessment = assess(dossier, today=clock.today())
    return {
        "unit": {"key": dossier.unit.key, "name": dossier.unit_name, "kind": dossier.kind},
        "season": {"scheme": dossier.season.scheme, "year": dossier.season.year},
        "law": _law(dossier),
        "verdict": assessment.evaluation.verdict.value,
        "criteria": _criteria(assessment),
        "papers": [
            _paper(paper) for paper in DossierPaper.objects.kept().filter(dossier=dossier).select_related("file")
        ],
        "evidence": _evidence(dossier),
        "minutes": _minutes(dossier),
    }


def _law(dossier: Dossier) -> dict[str, Any]:
    """The pinned version; what the province added is named only where it did."""
    pinned = {"version": dossier.season.version, "checksum": dossier.season.checksum}
    own = [each for each in law_of(dossier).criteria(dossier.law_kind) if each.is_provincial]
    return pinned | ({"provincial": [{"code": each.code, "text": each.text} for each in own]} if own else {})


def _criteria(assessment: Assessment) -> list[dict[str, Any]]:
    return [
        {
            "code": result.code,
            "citation": result.citation,
            "outcome": result.outcome.value,
            "reason": result.reason,
            "facts": {key: dump(value) for key, value in result.facts.items()},
        }
        for result in assessment.evaluation.results
    ]


def _file(file: StoredFile) -> dict[str, Any]:
    return {"key": file.key, "name": file.name, "size": file.size, "sha256": file.sha256}


def _paper(paper: DossierPaper) -> dict[str, Any]:
    return {
        "kind": paper.kind,
        "number": paper.number,
        "dated": paper.dated.isoformat() if paper.dated else None,
        "file": _file(paper.file) if paper.file else None,
    }


def _evidence(dossier: Dossier) -> list[dict[str, Any]]:
    rows = Evidence.objects.kept().confirmed().filter(dossier=dossier).select_related("file").prefetch_related("uses")
    return [
        {"title": row.title, "criteria": sorted(use.code for use in row.uses.all()), "file": _file(row.file)}
        for row in rows
    ]


def _minutes(dossier: Dossier) -> dict[str, Any] | None:
    minutes = Minutes.objects.filter(dossier=dossier).prefetch_related("seats", "conclusions").first()
    if minutes is None:
        return None
    return {
        "held_on": minutes.held_on.isoformat(),
        "from": minutes.began_at.isoformat("minutes"),
        "to": minutes.ended_at.isoformat("minutes"),
        "place": minutes.place,
        "chair": minutes.chair,
        "secretary": minutes.secretary,
        "seats": [
            {"role": seat.role, "position": seat.position, "present": seat.is_present} for seat in minutes.seats.all()
        ],
        "votes": [minutes.votes_for, minutes.votes_against, minutes.votes_abstained],
        "dissent": minutes.dissent,
        "opinions": {each.code: each.opinion for each in minutes.conclusions.all()},
        "proposes": minutes.proposes,
    }
