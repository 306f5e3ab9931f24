"""What the commands print: the JSON shapes that other programmes rely on, and tables for people."""

from collections.abc import Sequence
from dataclasses import asdict

from binhyen.law.changes import Changes, CriterionChange
from binhyen.law.fact_spec import FactSpec
from binhyen.law.facts import dump
from binhyen.law.kinds import Kind
from binhyen.law.outcomes import CriterionResult, Evaluation
from binhyen.law.schema import InstrumentVersion

Shape = dict[str, object]


def list_json(versions: Sequence[InstrumentVersion]) -> Shape:
    return {"instruments": [_version_json(version) for version in versions]}


def list_lines(versions: Sequence[InstrumentVersion]) -> list[str]:
    lines = []
    for version in versions:
        until = f"{version.in_force.until:%d/%m/%Y}" if version.in_force.until else "nay"
        lines.append(f"{version.scheme}  {version.version}  {version.short_title}")
        lines.append(f"    hiệu lực {version.in_force.since:%d/%m/%Y} – {until}")
        lines += [f"    {kind.label}: {len(version.criteria(kind))} tiêu chí" for kind in Kind]
        lines += [f"    {version.pending}"] if version.pending else []
    return lines


def evaluation_json(version: InstrumentVersion, evaluation: Evaluation) -> Shape:
    return {
        "scheme": evaluation.scheme,
        "kind": evaluation.kind,
        "year": evaluation.year,
        "version": evaluation.version,
        "result": evaluation.verdict,
        "pending": version.pending,
        "criteria": [_result_json(version, evaluation.kind, result) for result in evaluation.results],
    }


def evaluation_lines(version: InstrumentVersion, evaluation: Evaluation) -> list[str]:
    lines = [f"{version.short_title}, {evaluation.kind.label}, năm {evaluation.year}", ""]
    for result in evaluation.results:
        lines.append(f"{result.code:<8} {result.outcome.label:<18} {result.reason}")
        lines += [f"{'':<28}{result.change}."] if result.change else []
        lines += [f"{'':<28}Điểm chưa rõ: {result.open_point}"] if result.open_point else []
    lines += ["", f"Kết luận: {evaluation.verdict.label}"]
    return [*lines, version.pending] if version.pending else lines


def facts_json(version: InstrumentVersion, kind: Kind, year: int) -> Shape:
    return {
        "scheme": version.scheme,
        "kind": kind,
        "year": year,
        "version": version.version,
        "facts": [_spec_json(version, kind, spec) for spec in version.fact_specs(kind)],
    }


def facts_lines(version: InstrumentVersion, kind: Kind) -> list[str]:
    lines = []
    for spec in version.fact_specs(kind):
        unit = f" ({spec.unit})" if spec.unit else ""
        lines.append(f"{spec.key:<36} {spec.type:<10} {', '.join(_codes(version, kind, spec))}")
        lines.append(f"    {spec.label}{unit}")
        lines += [f"    - {choice.value}: {choice.label}" for choice in spec.choices]
    return lines


def changes_json(before: InstrumentVersion, after: InstrumentVersion, found: Changes) -> Shape:
    return {
        "before": before.version,
        "after": after.version,
        "sections": [
            {"title": section.title, "rows": [asdict(row) for row in section.rows]} for section in found.sections
        ],
        "criteria": [
            {
                "kind": change.kind,
                "code": change.code,
                "title": change.title,
                "change": _change(change),
                "parts": list(change.parts),
            }
            for change in found.criteria
        ],
    }


def changes_lines(before: InstrumentVersion, after: InstrumentVersion, found: Changes) -> list[str]:
    lines = [f"{before.version} → {after.version}"]
    for section in found.sections:
        lines += ["", section.title]
        for row in section.rows:
            lines += [
                f"  {row.label}",
                f"    trước: {row.before or 'không có'}",
                f"    sau:   {row.after or 'không có'}",
            ]
    lines += ["", "Tiêu chí"] if found.criteria else ["", "Tiêu chí giữ nguyên."]
    for change in found.criteria:
        what = ", ".join(change.parts) or {"added": "thêm mới", "removed": "bỏ"}[_change(change)]
        lines.append(f"  {change.code:<8} {change.kind.label}: {what}. {change.title}")
    return lines


def _change(change: CriterionChange) -> str:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"


def _version_json(version: InstrumentVersion) -> Shape:
    return {
        "scheme": version.scheme,
        "version": version.version,
        "title": version.title,
        "short_title": version.short_title,
        "issued": version.issued.isoformat(),
        "in_force": {"from": version.in_force.since.isoformat(), "to": _iso(version)},
        "seasons": {"from": version.seasons.since, "to": version.seasons.until},
        "pending": version.pending,
        "checksum": version.checksum,
        "criteria": {kind: len(version.criteria(kind)) for kind in Kind},
    }


def _iso(version: InstrumentVersion) -> str | None:
    return version.in_force.until.isoformat() if version.in_force.until else None


def _result_json(version: InstrumentVersion, kind: Kind, result: CriterionResult) -> Shape:
    return {
        "code": result.code,
        "citation": result.citation,
        "outcome": result.outcome,
        "reason": result.reason,
        "facts": {key: dump(value) for key, value in result.facts.items()},
        "needs": list(result.needs),
        "change": result.change,
        "open_point": result.open_point,
        "evidence": list(version.criterion(kind, result.code).evidence),
    }


def _spec_json(version: InstrumentVersion, kind: Kind, spec: FactSpec) -> Shape:
    codes = _codes(version, kind, spec)
    content = spec.model_dump(mode="json")
    return {**content, "criterion": codes[0], "criteria": codes}


def _codes(version: InstrumentVersion, kind: Kind, spec: FactSpec) -> list[str]:
    return [criterion.code for criterion in version.criteria(kind) if spec.key in criterion.keys]
