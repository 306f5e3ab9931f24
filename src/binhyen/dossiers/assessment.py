"""What a dossier's facts say under its season's law: gathered from where each fact stands, then evaluated purely."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from binhyen.dossiers.enums import PaperKind
from binhyen.dossiers.models import Dossier, DossierPaper, EvidenceUse, Fact
from binhyen.dossiers.rollup import RollUp, roll_up
from binhyen.dossiers.schedule import law_of
from binhyen.duties.models import LocalException
from binhyen.law.evaluate import evaluate
from binhyen.law.exceptions import LocalException as MovedPeriod
from binhyen.law.fact_spec import FactSpec, FactType, Source
from binhyen.law.facts import FactValue, LawfulException, parse
from binhyen.law.kinds import Kind
from binhyen.law.outcomes import CriterionResult, Evaluation, Outcome
from binhyen.law.schema import Criterion, InstrumentVersion
from binhyen.organisations.models import UnitVersion
from binhyen.organisations.queries import last_version_by


@dataclass(frozen=True)
class Assessment:
    law: InstrumentVersion
    facts: Mapping[str, FactValue]
    evaluation: Evaluation
    roll_up: RollUp | None

    def result(self, criterion: Criterion) -> CriterionResult:
        return self.evaluation.by_code[criterion.code]

    @property
    def settled(self) -> int:
        return sum(result.outcome != Outcome.UNKNOWN for result in self.evaluation.results)


def assess(dossier: Dossier, *, today: date) -> Assessment:
    """Evaluate a dossier on a day (standing facts are those of that day). A fixed number of queries."""
    law = law_of(dossier)
    counted = roll_up(dossier) if dossier.kind == Kind.COMMUNE else None
    facts = _facts_of(dossier, law, counted, today)
    evaluation = evaluate(
        law,
        kind=dossier.law_kind,
        year=dossier.season.year,
        facts=facts,
        exceptions=exceptions_of(dossier),
        provisional=counted.provisional if counted else (),
    )
    return Assessment(law, facts, evaluation, counted)


def exceptions_of(dossier: Dossier) -> list[MovedPeriod]:
    """The local exceptions whose units include this one or a place it lies in."""
    rows = LocalException.objects.filter(season=dossier.season, units__in=[pk for pk in dossier.place if pk])
    return [MovedPeriod(each.period, each.last_day, each.instrument) for each in rows.distinct()]


def _facts_of(dossier: Dossier, law: InstrumentVersion, counted: RollUp | None, today: date) -> dict[str, FactValue]:
    specs = law.specs(dossier.law_kind)
    facts = _from_profile(last_version_by(dossier.unit, _known_day(dossier, today)), specs)
    facts |= _from_registration(dossier, specs)
    facts |= _recorded(dossier, specs)
    facts |= counted.facts() if counted else {}
    return _backed_by_evidence(dossier, law, facts)


def _known_day(dossier: Dossier, today: date) -> date:
    """A finished season is judged by the unit as it was when decided, not as it has become since."""
    return dossier.decided_on or today


def _recorded(dossier: Dossier, specs: Mapping[str, FactSpec]) -> dict[str, FactValue]:
    """What was carried over from an earlier season is unknown until someone confirms it."""
    rows = Fact.objects.confirmed().filter(dossier=dossier).exclude(value=None)
    typed = {row.key: row.value for row in rows if row.key in specs and specs[row.key].source == Source.UNIT}
    return {key: parse(specs[key], value) for key, value in typed.items()}


def _from_profile(version: UnitVersion, specs: Mapping[str, FactSpec]) -> dict[str, FactValue]:
    """Standing facts of the unit carry the same names in the catalogue and in `UnitVersion`."""
    asked = [key for key, spec in specs.items() if spec.source == Source.PROFILE]
    known = {key: getattr(version, key) for key in asked}
    return {key: value for key, value in known.items() if value not in (None, "")}


def _from_registration(dossier: Dossier, specs: Mapping[str, FactSpec]) -> dict[str, FactValue]:
    """A paper's own date; for the registration form the day on which the unit first sent it."""
    papers = DossierPaper.objects.kept().filter(dossier=dossier)
    dates: dict[str, date | None] = {paper.kind: paper.dated for paper in papers}
    dates[PaperKind.REGISTRATION_FORM] = dossier.registered_on
    from_papers = {key: dates.get(spec.paper) for key, spec in specs.items() if spec.paper}
    return {key: day for key, day in from_papers.items() if day is not None}


def _backed_by_evidence(dossier: Dossier, law: InstrumentVersion, facts: dict[str, FactValue]) -> dict[str, FactValue]:
    """A lawful exception holds only where evidence stands behind its criterion: seen here, not claimed by hand."""
    excepted = {key: value for key, value in facts.items() if isinstance(value, LawfulException)}
    if not excepted:
        return facts
    confirmed = Q(evidence__removed_at=None, evidence__carried_from=None)
    used = EvidenceUse.objects.filter(confirmed, evidence__dossier=dossier)
    backed = set(used.values_list("code", flat=True))
    for criterion in law.criteria(dossier.law_kind):
        for spec in criterion.facts:
            if spec.type == FactType.EXCEPTION and spec.key in excepted:
                facts[spec.key] = LawfulException(excepted[spec.key].ground, criterion.code in backed)
    return facts
