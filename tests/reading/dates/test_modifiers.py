"""Words and dates beside a date rule: its start, that it is overdue, that it comes once."""

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
from bot.reading.dates.matching import read_date_rule
from bot.reading.dates.modifiers import overdue, readings_of, starting
from tests.reading.notation import shown

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # every so many days: the start is the first
        ("从12月1日起每15天", "15d from 2026-12-01"), ("每15天，12月1日开始", "15d from 2026-12-01"),
        ("每15天，從１２月１日起", "15d from 2026-12-01"), ("12月1日起每周", "7d from 2026-12-01"),
        ("首期12月1日，每15天", "15d from 2026-12-01"),
        ("第一期还款日：12月1日，每15天", "15d from 2026-12-01"),
        ("每15天，从明天开始", "15d from 2026-11-23"), ("从今天起每天", "1d from 2026-11-22"),
        ("2026-12-01起每两周", "14d from 2026-12-01"), ("下周五开始每周", "7d from 2026-11-27"),
        ("every 10 days from Dec 1", "10d from 2026-12-01"),
        ("every 10 days, starting on Dec 1", "10d from 2026-12-01"),
        ("from Tue 1 Dec 2026, every 15 days", "15d from 2026-12-01"),
        ("weekly from Friday", "7d from 2026-11-27"),
        # a rule with a day of its own: the first such day on or after the start
        ("每周五，从12月1日起", "7d from 2026-12-04"), ("从12月4日起每周五", "7d from 2026-12-04"),
        ("从12月1日起每两周的周五", "14d from 2026-12-04"), ("every friday from Dec 1", "7d from 2026-12-04"),
        ("从12月20日起每月15号", "15 from 2027-01-15"), ("12月15日起每月15号", "15 from 2026-12-15"),
        ("每2个月15号，从2027年1月15日起", "15 from 2027-01-15 by 2"),
        ("每月31号，从2027年2月1日起", "31 from 2027-02-28, last day?"),
        ("每季度15号，从12月1日起", "15 from 2026-12-15 by 3"),
        ("每隔2天，从12月1日起", "!which-date: 2d from 2026-12-01 | 3d from 2026-12-01"),
        # a weekday that is said apart
        ("每周，周五", "7d from 2026-11-27"), ("周五，每两周", "14d from 2026-11-27"),
        ("每周，周五开始", "7d from 2026-11-27"),
        ("每周五，周五", "7d from 2026-11-27"), ("每周 下周五", "!which-date: 7d from 2026-11-27"),
        # a month is the start of a rule that names the day
        ("2027年3月开始每月15号", "15 from 2027-03-15"), ("下个月起每月15号", "15 from 2026-12-15"),
        ("明年3月起，每月最后一天", "31 from 2027-03-31"),
        ("the 15th of every month starting in March 2027", "15 from 2027-03-15"),
        ("12月起每15天", "!unreadable"), ("12月起", "!unreadable"), ("from March", "!unreadable"),
        # a start in the past is overdue; which year, if it may be either
        ("从2026年8月1日起每月15号", "15 from 2026-08-15 overdue"),
        ("从8月15日起每月15号", "15 from 2026-08-15 overdue"),
        ("从11月起每月15号", "15 from 2026-11-15 overdue"),
        ("从11月20日起每15天", "15d from 2026-11-20 overdue"),
        ("the 15th of every month since Aug 15", "15 from 2026-08-15 overdue"),
        ("从1月15日起每月15号", "!which-date: 15 from 2026-01-15 overdue | 15 from 2027-01-15"),
        ("从3月起每月15号", "!which-date: 15 from 2026-03-15 overdue | 15 from 2027-03-15"),
        # a date without a word is asked about, one with another word is no start
        ("每15天，12月1日", "!which-date: 15d from 2026-12-01"),
        ("每周五，12月4日", "!which-date: 7d from 2026-12-04"),
        ("15号起每15天", "!which-date: 15d from 2026-12-15"),
        ("5/12/2026起每15天", "!which-date: 15d from 2026-05-12 overdue | 15d from 2026-12-05"),
        ("每15天，到12月25日", "!several-days"), ("每周五 直到12月25日", "!several-days"),
        ("每周五，12月25日为止", "!several-days"), ("从12月1日到12月25日每周五", "!several-days"),
        ("每月15号，即12月15日", "!several-days"), ("从12月1日起每15天，每周五", "!several-days"),
        ("2月30日起每15天", "!no-such-day"), ("2050年1月1日起每15天", "!too-far"),
        ("每年12月15日，从2028年1月1日起", "!unreadable"), ("每2月15号，从2027年1月15日起", "!unreadable"),
        ("从12月1日左右起每15天", "!unreadable"), ("每15天，12月1日后", "!unreadable"),
        # once
        ("2026年12月15日，一次", "2026-12-15"), ("只一次，15号", "2026-12-15"), ("15th, once", "2026-12-15"),
        ("2026年12月15日，一次性", "2026-12-15"), ("每月15号，一次", "!unreadable"),
        ("第一次12月15日", "!unreadable"),
        # overdue
        ("2026-08-15 已逾期", "2026-08-15 overdue"), ("2026-08-15逾期", "2026-08-15 overdue"),
        ("8月15日 已逾期", "2026-08-15 overdue"), ("8月15日逾期了", "2026-08-15 overdue"),
        ("8月15日已經逾期", "2026-08-15 overdue"), ("Aug 15, overdue", "2026-08-15 overdue"),
        ("8月15日 逾期", "!which-date: 2026-08-15 overdue | 2027-08-15"),
        ("12月15日 已逾期", "2025-12-15 overdue"),
        ("11月22日 已逾期", "2025-11-22 overdue"), ("2026-12-15 已逾期", "!unreadable"),
        ("明天 已逾期", "!unreadable"),
        ("15号已逾期", "!once-or-monthly: 2026-11-15 overdue | 15 from 2026-11-15 overdue"),
        ("31号已逾期", "!once-or-monthly: 2026-10-31 overdue | 31 from 2026-10-31 overdue, last day?"),
        ("每月15号，已逾期", "!which-date: 15 from 2026-11-15 overdue"),
        ("每周五，逾期了", "!which-date: 7d from 2026-11-20 overdue"),
        ("从8月15日起每月15号，已逾期", "15 from 2026-08-15 overdue"),
        ("逾期3天", "2026-11-19 overdue"), ("已经逾期三天了", "2026-11-19 overdue"),
        ("已逾期3日", "2026-11-19 overdue"),
        ("3 days overdue", "2026-11-19 overdue"), ("overdue by 3 days", "2026-11-19 overdue"),
        ("2026-11-19 逾期3天", "2026-11-19 overdue"), ("2026-11-18 逾期3天", "!several-days"),
        ("逾期两个月", "!which-date: 2026-09-22 overdue"), ("逾期一周", "!which-date: 2026-11-15 overdue"),
        ("two weeks overdue", "!which-date: 2026-11-08 overdue"), ("逾期0天", "2026-11-22"),
        ("逾期9999天", "!too-far"), ("逾期3天会怎么样", "!unreadable"), ("逾期3天内", "!unreadable"),
        ("没逾期3天", "!unreadable"), ("12月15日 没逾期", "!unreadable"),
        ("12月15日 没有逾期", "!unreadable"), ("没有逾期3天", "!unreadable"),
        ("12月15日可能逾期", "!unreadable"), ("Dec 15 not yet overdue", "!unreadable"),
        ("12月15日会逾期", "!unreadable"),
        ("12月15日逾期费", "!unreadable"), ("12月15日 not overdue", "!unreadable"), ("逾期了", "!unreadable"),
        ("overdue", "!unreadable"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_rule_counts_or_is_asked_about(text: str, expected: str) -> None:
    assert shown(read_date_rule(text, SUNDAY)) == expected


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
