"""One version of an instrument as the rest of the programme sees it: every rule resolved, nothing left to look up."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from pydantic import Field

from binhyen.law.citations import Citation, Provision
from binhyen.law.fact_spec import Choice, FactSpec, FactType, PaperKind, Source
from binhyen.law.kinds import Kind
from binhyen.law.kinds_of_test import TestKind
from binhyen.law.rules import (
    AssessmentWindow,
    AuthorityRow,
    DecisionLimit,
    Definition,
    Delegation,
    GeneralProvision,
    Meeting,
    Participant,
    ProposalPaper,
    QuarterOne,
    RegistrationPaper,
    ScopeRule,
    Settled,
    SizeRule,
    Step,
)
from binhyen.law.spans import DaySpan, YearSpan
from binhyen.law.strict import Strict

__all__ = [
    "PROVINCIAL",
    "Choice",
    "Citation",
    "Condition",
    "Criterion",
    "FactSpec",
    "FactType",
    "Group",
    "InstrumentVersion",
    "PaperKind",
    "Provision",
    "Source",
    "UnknownCriterion",
]


PROVINCIAL = "T"
"""The group of what a province adds to the criteria of the circular (Điều 8 khoản 1)."""


class UnknownCriterion(LookupError):
    """No criterion of that code stands in the version for the kind."""


class Condition(Strict):
    """A criterion binds only where `fact` has one of `values`.

    Where it does not bind, it is không áp dụng with `because` as its lawful reason; where the law does not say what
    then holds, `open_point` says so, the outcome is chưa đủ, and `reason_fact` asks the unit to explain itself.
    """

    fact: str
    values: tuple[str | bool, ...] = Field(min_length=1)
    because: str
    assumed: bool = False
    open_point: str | None = None
    reason_fact: str | None = None

    @property
    def asks(self) -> tuple[str, ...]:
        return (self.fact, self.reason_fact) if self.reason_fact else (self.fact,)


class Group(Strict):
    """One of the numbered criteria ("tiêu chí 1") that the testable rows belong to."""

    code: str
    title: str

    @property
    def heading(self) -> str:
        """ "Tiêu chí 3. Không để xảy ra …"; what a province adds bears no number of the circular."""
        return self.title if self.code == PROVINCIAL else f"Tiêu chí {self.code}. {self.title}"


class CriterionBody(Strict):
    """What a criterion is apart from where it stands in the law.

    `title` is at most 90 characters; `text` restates the provision; `open_point` is shown with every outcome.
    """

    code: str = Field(pattern=r"^[A-Z]+-[0-9]+(\.[0-9]+)?[a-zđ]?$")
    group: str
    title: str = Field(min_length=1, max_length=90)
    text: str = Field(min_length=1)
    binds_where: tuple[Condition, ...] = ()
    test: TestKind
    facts: tuple[FactSpec, ...] = Field(min_length=1)
    evidence: tuple[str, ...] = Field(min_length=1)
    papers: tuple[PaperKind, ...] = ()
    open_point: str | None = None


class Criterion(CriterionBody):
    """One testable condition with its citation."""

    citation: Citation

    @cached_property
    def cited(self) -> str:
        return self.citation.text

    @property
    def is_provincial(self) -> bool:
        return self.group == PROVINCIAL

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(spec.key for spec in self.facts)


class CriteriaSet(Strict):
    """The criteria of one article; agencies and enterprises share one set."""

    kinds: tuple[Kind, ...] = Field(min_length=1)
    citation: Provision
    groups: tuple[Group, ...] = Field(min_length=1)
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @cached_property
    def specs(self) -> Mapping[str, FactSpec]:
        return {spec.key: spec for criterion in self.criteria for spec in criterion.facts}

    @cached_property
    def by_code(self) -> Mapping[str, Criterion]:
        return {criterion.code: criterion for criterion in self.criteria}


class InstrumentBody(Settled):
    """What is written about an instrument once, apart from its criteria.

    `seasons` are the years that a season pins this version for; `in_force` is when its text holds; `basis` says, where
    `confidence` is not H, what the version rests on until it is confirmed.
    """

    scheme: str = Field(pattern=r"^[a-z0-9]+$")
    version: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    short_title: str
    issued: date
    in_force: DaySpan
    seasons: YearSpan
    general: tuple[GeneralProvision, ...]
    definitions: tuple[Definition, ...]
    scope: tuple[ScopeRule, ...]
    windows: tuple[AssessmentWindow, ...]
    quarter_one: QuarterOne
    decision_limits: tuple[DecisionLimit, ...]
    meetings: tuple[Meeting, ...]
    registration: tuple[RegistrationPaper, ...]
    proposal_papers: tuple[ProposalPaper, ...]
    procedure: tuple[Step, ...]
    authority: tuple[AuthorityRow, ...]
    delegation: Delegation
    enterprise_sizes: tuple[SizeRule, ...]

    def assessment_window(self, kind: Kind) -> AssessmentWindow:
        return next(rule for rule in self.windows if kind in rule.kinds)

    def decision_limit(self, kind: Kind) -> DecisionLimit:
        return next(rule for rule in self.decision_limits if kind in rule.kinds)

    def meeting(self, kind: Kind) -> Meeting:
        return next(rule for rule in self.meetings if kind in rule.kinds)

    def participants(self, kind: Kind) -> tuple[Participant, ...]:
        return self.meeting(kind).participants

    def registration_papers(self, kind: Kind) -> tuple[RegistrationPaper, ...]:
        return tuple(paper for paper in self.registration if kind in paper.kinds)

    def steps(self, kind: Kind) -> tuple[Step, ...]:
        return tuple(step for step in self.procedure if kind in step.kinds)


class InstrumentVersion(InstrumentBody):
    """An instrument's version with its criteria, in the order of the law."""

    sets: tuple[CriteriaSet, ...] = Field(min_length=1)

    def criteria_set(self, kind: Kind) -> CriteriaSet:
        return next(rule for rule in self.sets if kind in rule.kinds)

    def criteria(self, kind: Kind) -> tuple[Criterion, ...]:
        return self.criteria_set(kind).criteria

    def groups(self, kind: Kind) -> tuple[Group, ...]:
        return self.criteria_set(kind).groups

    def criterion(self, kind: Kind, code: str) -> Criterion:
        """Raises `UnknownCriterion` where the kind has no such code."""
        try:
            return self.criteria_set(kind).by_code[code]
        except KeyError:
            raise UnknownCriterion(f"Không có tiêu chí {code} đối với {kind.label}.") from None

    def fact_specs(self, kind: Kind) -> tuple[FactSpec, ...]:
        """Every fact the kind's criteria ask for, once each, in the order of the law."""
        return tuple(self.specs(kind).values())

    def specs(self, kind: Kind) -> Mapping[str, FactSpec]:
        return self.criteria_set(kind).specs

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of the whole content in one canonical spelling: the same law gives the same checksum."""
        return _digest(self.model_dump(mode="json"))

    def is_law_of(self, checksum: str) -> bool:
        """Whether a checksum taken earlier is of this law.

        An end that was open then may be closed by now: it tells what follows, and changes nothing of what held.
        """
        return checksum == self.checksum or checksum in map(_digest, self._before_it_ended())

    def _before_it_ended(self) -> Iterator[Mapping[str, object]]:
        content = self.model_dump(mode="json")
        in_force, seasons = ({**content[name], "until": None} for name in ("in_force", "seasons"))
        yield {**content, "in_force": in_force}
        yield {**content, "seasons": seasons}
        yield {**content, "in_force": in_force, "seasons": seasons}


def _digest(content: Mapping[str, object]) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
