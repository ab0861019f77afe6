"""The last working day before a due date, against the holidays as they were announced."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.workdays import WorkingDay, last_working_day

LAST = max(chinese_calendar.holidays).year  # a later release knows more
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "on", "holiday"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), False),  # a Friday
        (date(2026, 11, 21), date(2026, 11, 20), False),  # a Saturday
        (date(2026, 11, 22), date(2026, 11, 20), False),  # a Sunday
        (date(2026, 10, 7), date(2026, 9, 30), True),  # the last day of the National Day holiday
        (date(2026, 10, 10), date(2026, 10, 10), False),  # a Saturday that is worked in exchange
        (date(2026, 10, 11), date(2026, 10, 10), False),  # the Sunday after it
        (date(2026, 2, 23), date(2026, 2, 14), True),  # Spring Festival, and the Saturday worked before it
        (date(2026, 5, 5), date(2026, 4, 30), True),
        (date(2026, 1, 1), date(2025, 12, 31), True),
        (date(2023, 1, 1), date(2022, 12, 30), True),  # a holiday that began in the year before
        (date(2018, 12, 31), date(2018, 12, 29), True),  # announced with the holidays of 2019
    ],
    ids=str,
)
def test_it_follows_the_holidays_that_were_announced(day: date, on: date, holiday: bool) -> None:
    assert last_working_day(day) == WorkingDay(on, known=True, holiday=holiday)


@pytest.mark.parametrize("ahead", [1, 2, 10, 1000])
def test_a_year_without_data_counts_weekends_only_and_says_so(ahead: int) -> None:
    for number in range(10, 300):
        day = date(LAST + ahead, 1, 1) + number * DAY
        off = max(day.weekday() - 4, 0)
        assert last_working_day(day) == WorkingDay(day - off * DAY, known=False, holiday=False)


def test_a_weekend_that_reaches_back_out_of_a_known_year_is_not_known() -> None:
    first = date(LAST + 1, 1, 1)
    for day in (first + number * DAY for number in range(7)):
        assert not last_working_day(day).known


def test_the_end_of_the_last_known_year_waits_for_the_next_announcement() -> None:
    assert last_working_day(date(LAST, 12, 24)).known
    assert not last_working_day(date(LAST, 12, 31)).known
    assert last_working_day(date(LAST - 1, 12, 31)).known


def test_days_out_of_all_reach_are_answered_too() -> None:
    assert last_working_day(date.max) == WorkingDay(date(9999, 12, 31), known=False, holiday=False)
    assert not last_working_day(date.min).known


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_it_is_never_later_and_skips_no_working_day(day: date) -> None:
    found = last_working_day(day)

    assert found.on <= day
    assert last_working_day(found.on).on == found.on
    between = (found.on + number * DAY for number in range(1, (day - found.on).days + 1))
    assert all(last_working_day(one).on == found.on for one in between)
    assert not found.holiday or found.on < day
