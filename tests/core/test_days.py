"""Days as people type them, and the day in Viet Nam on which a moment falls."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from binhyen.core import clock, dates
from binhyen.core.forms import DayField, read_day


@pytest.mark.parametrize(
    "typed", ["5/3/2025", "05/03/2025", "05.03.2025", "05-03-2025", "5 3 2025", "05032025", "2025-03-05", " 5/3/2025 "]
)
def test_a_day_is_read_as_people_type_it(typed: str) -> None:
    assert DayField().clean(typed) == date(2025, 3, 5)


@pytest.mark.parametrize(
    "typed",
    ["31/02/2025", "29/02/2025", "00/01/2025", "5/13/2025", "5/3/25", "hôm nay", "2025", "31022025", "1/1/0000"],
)
def test_what_is_no_day_is_refused_with_the_words_that_were_typed_and_an_example(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DayField().clean(typed)
    assert refused.value.messages == [
        f"“{typed}” không phải là một ngày có thật. Hãy ghi theo mẫu ngày/tháng/năm, ví dụ 05/03/2025."
    ]


@pytest.mark.parametrize("year", ["0001", "0025", "1899", "2101", "9999"])
def test_a_year_that_cannot_be_meant_is_refused(year: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DayField().clean(f"01/01/{year}")
    said = f"Năm {year} không hợp lý. Hãy kiểm tra lại; năm phải từ 1900 đến 2100."
    assert refused.value.messages == [said]


def test_the_first_and_the_last_year_are_taken() -> None:
    assert [DayField().clean(day).year for day in ("01/01/1900", "31/12/2100")] == [1900, 2100]


def test_a_leap_day_is_a_day() -> None:
    assert read_day("29/02/2024") == date(2024, 2, 29)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_written_day_is_read_back(day: date) -> None:
    assert read_day(f"{day:%d/%m/%Y}") == read_day(day.isoformat()) == day


@given(st.text())
@example("99999999999999999999/1/1")
@example("٣/٣/٢٠٢٥")
@example("1/1/2025\n")
def test_any_text_is_a_day_or_a_refusal(text: str) -> None:
    try:
        read_day(text)
    except ValueError:
        return


# ── the day in Viet Nam ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 3, 31, 16, 59, 59, tzinfo=UTC), date(2025, 3, 31)),
        (datetime(2025, 3, 31, 17, 0, 0, tzinfo=UTC), date(2025, 4, 1)),
        (datetime(2025, 3, 31, 17, 30, 0, tzinfo=UTC), date(2025, 4, 1)),
        (datetime(2025, 10, 31, 17, 30, 0, tzinfo=UTC), date(2025, 11, 1)),
        (datetime(2025, 12, 31, 23, 0, 0, tzinfo=timezone(timedelta(hours=-8))), date(2026, 1, 1)),
    ],
)
def test_a_moment_falls_on_the_vietnamese_day(moment: datetime, day: date) -> None:
    assert clock.day_of(moment) == day
    with clock.set_to(moment):
        assert clock.today() == day


def test_the_clock_goes_back_after_an_exception() -> None:
    before = clock.now()
    with pytest.raises(ZeroDivisionError), clock.set_to(date(2030, 1, 1)):
        raise ZeroDivisionError
    assert clock.now() == before


def test_days_are_said_in_words() -> None:
    assert dates.in_words(date(2026, 11, 19)) == "thứ Năm, 19/11/2026"
    assert dates.in_words(date(2026, 11, 22)) == "Chủ nhật, 22/11/2026"


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (0, "hôm nay"),
        (1, "ngày mai"),
        (12, "còn 12 ngày"),
        (30, "còn 30 ngày"),
        (31, ""),
        (-1, "quá 1 ngày"),
        (-31, ""),
    ],
)
def test_a_near_day_says_how_near(distance: int, words: str) -> None:
    today = date(2025, 11, 3)
    assert dates.relative(today + timedelta(days=distance), today) == words
