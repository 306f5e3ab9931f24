"""Categories counted in this season's window and in last year's: none may exceed its own figure of last year.

That every category is compared by itself, window against window, is a derived reading: the law does not say so.
"""

from enum import StrEnum, auto

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import MISSING, Finding, total
from binhyen.law.kinds_of_test import Compared, Comparison
from binhyen.law.outcomes import Outcome


class Case(StrEnum):
    MISSING = auto()
    EXCEEDED = auto()
    CONTAINED = auto()


RESULTS = total(
    {
        Case.MISSING: MISSING,
        Case.EXCEEDED: (Outcome.NOT_MET, "Tăng so với năm trước: {figures}."),
        Case.CONTAINED: (Outcome.MET, "Không tăng so với năm trước: {figures}."),
    },
    Case,
)
Figures = tuple[Compared, int | None, int | None]


def judge(test: Comparison, c: Circumstances) -> Finding:
    figures = [(item, c.count(item.this_year), c.count(item.last_year)) for item in test.categories]
    exceeded = [figure for figure in figures if _excess(figure) > 0]
    needs = tuple(key for key in test.asks if c.count(key) is None)
    case = _case(exceeded=bool(exceeded), missing=bool(needs))
    outcome, sentence = RESULTS[case]
    reason = sentence.format(figures=_figures(exceeded or figures), missing=c.missing(needs))
    return Finding(outcome, reason, needs=needs, change=_change(exceeded))


def _case(*, exceeded: bool, missing: bool) -> Case:
    # One category that grew decides already, whatever the others turn out to be.
    if exceeded:
        return Case.EXCEEDED
    return Case.MISSING if missing else Case.CONTAINED


def _excess(figure: Figures) -> int:
    _, now, before = figure
    return 0 if now is None or before is None else now - before


def _figures(figures: list[Figures]) -> str:
    return "; ".join(f"{item.name} {now} so với {before}" for item, now, before in figures)


def _change(exceeded: list[Figures]) -> str | None:
    if not exceeded:
        return None
    return "; ".join(f"{figure[0].name} vượt {_excess(figure)} so với năm trước" for figure in exceeded)
