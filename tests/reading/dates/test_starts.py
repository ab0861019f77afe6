"""A rule from its start, or from the last date that is overdue."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import (
    DateProblem,
    DateProblemCode,
    DateReading,
    EveryDays,
    Monthly,
    Once,
    day_in_month,
    occurrence,
)
from bot.reading.dates.modifiers import overdue, readings_of, starting
from tests.reading.notation import shown

SUNDAY = date(2026, 11, 22)
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@given(DAYS, DAYS, st.integers(1, 31), st.integers(1, 12))
def test_a_monthly_rule_starts_with_its_first_day_on_or_after_the_start(
    today: date, start: date, anchor: int, every: int
) -> None:
    rule = Monthly(day_in_month(today.year, today.month, anchor), anchor, every)
    found = starting(
        DateReading(rule), DateReading(Once(start)), today, from_start=False, yearless=False, sure=True
    )
    assert isinstance(found, DateReading)
    assert isinstance(found.rule, Monthly)
    first = found.rule.first
    assert (found.rule.anchor, found.rule.every, found.overdue) == (anchor, every, first < today)
    assert first == day_in_month(first.year, first.month, anchor)
    assert start <= first <= start + timedelta(31)
    before = first.replace(day=1) - timedelta(1)
    assert day_in_month(before.year, before.month, anchor) < start


@given(DAYS, DAYS, st.integers(1, 366), st.booleans())
def test_a_rule_of_days_starts_with_the_start_or_its_weekday(
    today: date, start: date, days: int, from_start: bool
) -> None:
    rule = EveryDays(today, days)
    found = starting(
        DateReading(rule), DateReading(Once(start)), today, from_start=from_start, yearless=False, sure=True
    )
    assert isinstance(found, DateReading)
    assert isinstance(found.rule, EveryDays)
    first = found.rule.first
    assert first == start if from_start else first.weekday() == today.weekday()
    assert start <= first < start + timedelta(7)
    assert found.rule.days == days


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 22), "15 from 2026-12-15"),  # today
        (date(2026, 12, 1), "15 from 2026-12-15"),
        (date(2027, 5, 1), "!which-date: 15 from 2026-05-15 overdue | 15 from 2027-05-15"),
        (date(2027, 5, 23), "15 from 2026-06-15 overdue"),  # half a year ago
        (date(2027, 11, 21), "15 from 2026-12-15"),  # yesterday: its first day is still to come
        (date(2027, 10, 30), "15 from 2026-11-15 overdue"),
        (date(2028, 2, 29), "15 from 2028-03-15"),  # no such day a year before
    ],
)
def test_a_start_without_a_year_is_the_near_one_or_a_question(day: date, expected: str) -> None:
    rule = DateReading(Monthly(date(2026, 12, 15), 15))
    start = DateReading(Once(day))
    assert shown(starting(rule, start, SUNDAY, from_start=False, yearless=True, sure=True)) == expected


def test_who_is_not_sure_asks() -> None:
    rule, start = DateReading(EveryDays(SUNDAY, 15)), DateReading(Once(date(2026, 12, 1)))
    found = starting(rule, start, SUNDAY, from_start=True, yearless=False, sure=False)
    assert shown(found) == "!which-date: 15d from 2026-12-01"


def test_a_start_that_is_no_date_is_the_problem_that_it_is() -> None:
    problem = DateProblem(DateProblemCode.NO_SUCH_DAY)
    rule = DateReading(EveryDays(SUNDAY, 15))
    assert starting(rule, problem, SUNDAY, from_start=True, yearless=False, sure=True) == problem


def test_the_end_of_the_calendar_is_no_start() -> None:
    for rule in (EveryDays(SUNDAY, 15), Monthly(date(2026, 12, 15), 15)):
        found = starting(
            DateReading(rule), DateReading(Once(date.max)), SUNDAY, from_start=True, yearless=False, sure=True
        )
        assert shown(found) == "!unreadable"


@settings(max_examples=200)
@given(DAYS, st.integers(1, 31), st.integers(1, 12), st.integers(1, 366), st.booleans())
def test_a_rule_that_is_overdue_begins_with_its_last_date_before_today(
    today: date, anchor: int, every: int, days: int, monthly: bool
) -> None:
    first = day_in_month(today.year, today.month, anchor)
    rule = Monthly(first, anchor, every) if monthly else EveryDays(today, days)
    found = overdue(DateReading(rule), today, yearless=False, sure=True)
    assert isinstance(found, DateProblem)
    (reading,) = readings_of(found)
    assert isinstance(reading.rule, Monthly | EveryDays)
    assert reading.overdue
    assert reading.rule.first < today
    following = occurrence(reading.rule, 2)
    assert following is not None
    assert following >= today
    if monthly:
        assert first in (reading.rule.first, following)


def test_what_lies_in_the_past_stays_and_what_can_not_is_refused() -> None:
    past = DateReading(Once(date(2026, 11, 1)), overdue=True)
    ahead = DateReading(Once(date(2026, 12, 1)))
    problem = DateProblem(DateProblemCode.SEVERAL_DAYS)
    assert overdue(past, SUNDAY, yearless=True, sure=True) == past
    assert overdue(problem, SUNDAY, yearless=True, sure=True) == problem
    assert shown(overdue(ahead, SUNDAY, yearless=False, sure=True)) == "!unreadable"
    assert shown(overdue(ahead, SUNDAY, yearless=True, sure=True)) == "2025-12-01 overdue"
    assert shown(overdue(ahead, SUNDAY, yearless=True, sure=False)) == (
        "!which-date: 2025-12-01 overdue | 2026-12-01"
    )
