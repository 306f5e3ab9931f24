"""A document dated within Quý I, counted from the opening of the season's window, or within a local exception."""

from datetime import date
from enum import StrEnum, auto

from binhyen.law.evaluators.circumstances import Circumstances
from binhyen.law.evaluators.finding import MISSING, Finding, total
from binhyen.law.evaluators.words import day
from binhyen.law.exceptions import LocalException
from binhyen.law.kinds_of_test import DocumentInPeriod
from binhyen.law.outcomes import Outcome


class Case(StrEnum):
    MISSING = auto()
    EARLY = auto()
    IN_TIME = auto()
    EXCEPTED = auto()
    LATE = auto()
    LATE_EVEN_SO = auto()


RESULTS = total(
    {
        Case.MISSING: MISSING,
        Case.EARLY: (
            Outcome.NOT_MET,
            "Có {document} ngày {day}, trước ngày mở kỳ {start} nên không tính cho năm này.",
        ),
        Case.IN_TIME: (Outcome.MET, "Có {document} ngày {day}, trong thời hạn từ {start} đến {end}."),
        Case.EXCEPTED: (
            Outcome.MET_BY_EXCEPTION,
            "Có {document} ngày {day}, sau {end} nhưng trong thời hạn đến {last_day} theo {instrument}.",
        ),
        Case.LATE: (Outcome.NOT_MET, "Có {document} ngày {day}, sau khi hết thời hạn ngày {end}."),
        Case.LATE_EVEN_SO: (
            Outcome.NOT_MET,
            "Có {document} ngày {day}, sau cả thời hạn đến {last_day} theo {instrument}.",
        ),
    },
    Case,
)


def judge(test: DocumentInPeriod, c: Circumstances) -> Finding:
    dated = c.date(test.date)
    if dated is None:
        outcome, sentence = RESULTS[Case.MISSING]
        return Finding(outcome, sentence.format(missing=c.missing([test.date])), needs=(test.date,))
    longest = _longest_exception(test, c)
    case = _case(dated, longest, c)
    outcome, sentence = RESULTS[case]
    reason = sentence.format(
        document=test.document,
        day=day(dated),
        start=day(c.quarter_one.start),
        end=day(c.quarter_one.end),
        last_day=longest and day(longest.last_day),
        instrument=longest and longest.instrument,
    )
    return Finding(outcome, reason, change=_change(case, test, c))


def _longest_exception(test: DocumentInPeriod, c: Circumstances) -> LocalException | None:
    """Exceptions move the end of a period later, for the one year of their last day."""
    if not c.exceptions:
        return None
    end = c.quarter_one.end
    usable = [x for x in c.exceptions if x.period == test.period and x.last_day > end and x.last_day.year == end.year]
    return max(usable, key=lambda x: x.last_day, default=None)


def _case(dated: date, longest: LocalException | None, c: Circumstances) -> Case:
    if dated < c.quarter_one.start:
        return Case.EARLY
    if dated <= c.quarter_one.end:
        return Case.IN_TIME
    if longest is None:
        return Case.LATE
    return Case.EXCEPTED if dated <= longest.last_day else Case.LATE_EVEN_SO


def _change(case: Case, test: DocumentInPeriod, c: Circumstances) -> str | None:
    if case is Case.EARLY:
        return f"cần {test.document} trong thời hạn từ {day(c.quarter_one.start)} đến {day(c.quarter_one.end)}"
    if case is Case.LATE:
        return "chỉ được tính nếu có văn bản của cấp có thẩm quyền kéo dài thời hạn cho năm này"
    return None
