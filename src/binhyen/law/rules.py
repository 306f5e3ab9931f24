"""The rules of an instrument that are not criteria: scope, windows, limits, papers, people, authority, sizes."""

from typing import Literal

from pydantic import Field

from binhyen.law.citations import Provision
from binhyen.law.fact_spec import PaperKind
from binhyen.law.kinds import EnterpriseSize, Kind, Level, Sector
from binhyen.law.spans import AnnualDay, DaySpan
from binhyen.law.strict import Strict

Confidence = Literal["H", "M", "L", "?"]


class Settled(Strict):
    """How far a rule is settled: H the text was read, M a restatement, L inferred, ? not seen; with the basis."""

    confidence: Confidence = "H"
    basis: str | None = None

    @property
    def pending(self) -> str | None:
        """What to show where a rule still waits for confirmation."""
        return None if self.confidence == "H" else f"chờ xác nhận: {self.basis}"


class Definition(Strict):
    """What a word means in the instrument; `open_point` says what the definition leaves unsettled."""

    term: str
    meaning: str
    citation: Provision
    open_point: str | None = None


class GeneralProvision(Strict):
    """What holds for everyone and decides no criterion: principles, effect, who carries the instrument out."""

    heading: str
    text: str
    citation: Provision


class ScopeRule(Strict):
    """Units of these kinds whose `fact` has one of `values` are outside the instrument."""

    kinds: tuple[Kind, ...]
    fact: Literal["school_level", "enterprise_size", "is_armed_force"]
    excludes: tuple[str | bool, ...] = Field(min_length=1)
    citation: Provision
    outside: str
    inside: str
    unknown: str


class AssessmentWindow(Strict):
    kinds: tuple[Kind, ...]
    citation: Provision
    opens: AnnualDay
    closes: AnnualDay


class DecisionLimit(Strict):
    """The decision must exist before this day: "trước ngày" excludes the day itself."""

    kinds: tuple[Kind, ...]
    citation: Provision
    before: AnnualDay


class QuarterOne(Strict):
    closes: AnnualDay


class RegistrationPaper(Strict):
    """A paper of the registration dossier; `only_with_party_body` where the law asks it of such units alone."""

    kind: PaperKind
    label: str
    kinds: tuple[Kind, ...]
    only_with_party_body: bool = False
    citation: Provision


class ProposalPaper(Strict):
    code: str
    label: str
    optional: bool = False
    citation: Provision


class Participant(Strict):
    """A role at the assessment meeting; `presence` says whether the law asks for it always or where there is one."""

    code: str
    label: str
    presence: Literal["required", "if_any"] = "required"


class Meeting(Strict):
    """Who holds the assessment meeting of these kinds; no participants where the law names none."""

    kinds: tuple[Kind, ...]
    citation: Provision
    chair: str
    participants: tuple[Participant, ...] = ()


class Step(Settled):
    """A step of the procedure that the law knows, in its order."""

    code: str
    label: str
    kinds: tuple[Kind, ...]
    actor: str
    citation: Provision


class AuthorityRow(Settled):
    """Between two dates, who reviews and decides for these kinds; without `managing`, whoever manages the unit."""

    kinds: tuple[Kind, ...]
    managing: tuple[Level, ...] = ()
    in_force: DaySpan
    level: Level
    reviewer_level: Level
    basis: str
    note: str | None = None

    def competes_with(self, other: "AuthorityRow") -> bool:
        managed_alike = not self.managing or not other.managing or bool(set(self.managing) & set(other.managing))
        return managed_alike and bool(set(self.kinds) & set(other.kinds))

    def matches(self, kind: Kind, managing_level: Level | None) -> bool:
        return kind in self.kinds and (not self.managing or managing_level in self.managing)


class Ladder(Settled):
    """The People's Committees from the top down between two dates: each may delegate to the next one only."""

    in_force: DaySpan
    levels: tuple[Level, ...]
    basis: str


class Delegation(Strict):
    kinds: tuple[Kind, ...]
    citation: Provision
    ladders: tuple[Ladder, ...]


class SizeLimit(Strict):
    """An enterprise is at most of this size with this many workers and one of the two sums (VND)."""

    size: EnterpriseSize
    workers: int = Field(ge=0)
    revenue: int = Field(ge=0)
    capital: int = Field(ge=0)


class SizeRule(Settled):
    """The size limits of a sector between two dates, from the smallest size up; above the last one is large."""

    sector: Sector
    in_force: DaySpan
    basis: str
    limits: tuple[SizeLimit, ...] = Field(min_length=1)
