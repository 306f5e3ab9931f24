"""Whether a unit is within an instrument at all (Điều 1), and how large an enterprise is (NĐ 80/2021)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from binhyen.law.citations import Citation, Provision
from binhyen.law.kinds import EnterpriseSize, Kind, SchoolLevel, Sector
from binhyen.law.rules import ScopeRule, SizeLimit
from binhyen.law.schema import InstrumentVersion

__all__ = ["EnterpriseSize", "SchoolLevel", "ScopeAnswer", "Sector", "UnitFacts", "enterprise_size", "scope"]

_EVERYONE = "Mọi {} đều thuộc đối tượng áp dụng."


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What scope depends on, as declared for the year; None where not declared."""

    kind: Kind
    school_level: str | None = None
    enterprise_size: str | None = None
    is_armed_force: bool | None = None


@dataclass(frozen=True, slots=True)
class ScopeAnswer:
    """`in_scope` is None while the fact that decides has not been declared; the answer always says why."""

    in_scope: bool | None
    reason: str
    citation: str


def scope(version: InstrumentVersion, facts: UnitFacts) -> ScopeAnswer:
    """Whether the instrument applies to the unit. Outside is a property with a reason, not a refusal."""
    rule = next((rule for rule in version.scope if facts.kind in rule.kinds), None)
    if rule is None:
        everywhere = Citation.of(version.short_title, Provision(article=1))
        return ScopeAnswer(in_scope=True, reason=_EVERYONE.format(facts.kind.label), citation=everywhere.text)
    declared: str | bool | None = getattr(facts, rule.fact)
    within = None if declared is None else declared not in rule.excludes
    return ScopeAnswer(within, _reason(rule, within), Citation.of(version.short_title, rule.citation).text)


def _reason(rule: ScopeRule, within: bool | None) -> str:
    sentence = {True: rule.inside, False: rule.outside, None: rule.unknown}[within]
    return sentence + "."


def enterprise_size(
    version: InstrumentVersion,
    *,
    sector: Sector,
    workers: int | Fraction,
    revenue: int | None,
    capital: int | None,
    on: date | None = None,
) -> EnterpriseSize | None:
    """The size by the thresholds in force `on` a day (the latest without it); None where no sum is known.

    Args:
        workers: the year's average of insured workers.
        revenue, capital: VND, of the year before; an enterprise younger than a year has capital alone.
    """
    if revenue is None and capital is None:
        return None
    rules = [rule for rule in version.enterprise_sizes if rule.sector == sector]
    rule = next((rule for rule in reversed(rules) if on is None or rule.in_force.covers(on)), None)
    if rule is None:
        return None
    fits = (limit.size for limit in rule.limits if _fits(limit, workers, revenue, capital))
    return next(fits, EnterpriseSize.LARGE)


def _fits(limit: SizeLimit, workers: int | Fraction, revenue: int | None, capital: int | None) -> bool:
    small_sum = (revenue is not None and revenue <= limit.revenue) or (capital is not None and capital <= limit.capital)
    return workers <= limit.workers and small_sum
