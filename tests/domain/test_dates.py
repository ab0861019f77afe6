"""Due dates: arithmetic against dateutil, and local time over clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import (
    Monthly,
    Once,
    day_in_month,
    due_end,
    is_zone,
    local_instants,
    local_to_utc,
    month_after,
    occurrence,
    occurrences_until,
    today_in,
)

ZONES = (
    "Asia/Shanghai",
    "America/Toronto",
    "America/Los_Angeles",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Europe/London",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
)


@pytest.mark.parametrize("anchor", range(1, 32))
def test_every_anchor_from_every_month_for_ten_years_is_what_dateutil_says(anchor: int) -> None:
    for start in range(1, 13):
        rule = Monthly(day_in_month(2027, start, anchor), anchor)
        for number in range(1, 121):
            months = relativedelta(months=number - 1)
            assert occurrence(rule, number) == date(2027, start, 1) + months + relativedelta(day=anchor)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 31), st.integers(1, 12))
def test_every_few_months_is_what_dateutil_says(start: date, anchor: int, every: int) -> None:
    rule = Monthly(day_in_month(start.year, start.month, anchor), anchor, every)
    for number in (1, 2, 3, 13, 120):
        months = relativedelta(months=(number - 1) * every)
        assert occurrence(rule, number) == start.replace(day=1) + months + relativedelta(day=anchor)


def test_a_short_month_does_not_pull_the_later_dates_forward() -> None:
    rule = Monthly(date(2027, 1, 31), 31)
    assert [occurrence(rule, n) for n in (1, 2, 3, 4)] == [
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
        date(2027, 4, 30),
    ]


def test_a_rule_that_starts_in_a_short_month_finds_its_anchor_again() -> None:
    rule = Monthly(date(2028, 2, 29), 30)
    assert [occurrence(rule, n) for n in (1, 2, 13)] == [
        date(2028, 2, 29),
        date(2028, 3, 30),
        date(2029, 2, 28),
    ]


def test_once_has_number_one_only() -> None:
    rule = Once(date(2026, 12, 15))
    assert [occurrence(rule, n) for n in (0, 1, 2)] == [None, rule.day, None]


def test_the_calendar_ends_quietly() -> None:
    rule = Monthly(date(9999, 11, 30), 31)
    assert [occurrence(rule, n) for n in (1, 2, 3)] == [date(9999, 11, 30), date(9999, 12, 31), None]
    assert len(occurrences_until(rule, date.max)) == 2
    assert occurrence(rule, 10**9) is None
    assert due_end(date.max) == datetime(9999, 12, 31, 16, tzinfo=UTC)


def test_occurrences_stop_at_the_day_and_at_the_count() -> None:
    rule = Monthly(date(2026, 12, 15), 15)
    assert occurrences_until(rule, date(2027, 2, 15)) == [
        date(2026, 12, 15),
        date(2027, 1, 15),
        date(2027, 2, 15),
    ]
    assert occurrences_until(rule, date(2027, 2, 14), 5) == [date(2026, 12, 15), date(2027, 1, 15)]
    assert occurrences_until(rule, date.max, 2) == [date(2026, 12, 15), date(2027, 1, 15)]
    assert occurrences_until(rule, date(2026, 12, 14)) == []


def test_months_are_counted_over_year_ends_both_ways() -> None:
    assert month_after(date(2026, 11, 22), 2) == (2027, 1)
    assert month_after(date(2026, 1, 31), -1) == (2025, 12)


@pytest.mark.parametrize(
    ("day", "at", "zone", "expected"),
    [
        (date(2026, 12, 15), time(9), "Asia/Shanghai", "2026-12-15T01:00"),
        (date(2026, 12, 15), time(9), "Asia/Kathmandu", "2026-12-15T03:15"),
        (date(2026, 12, 15), time(9), "Pacific/Kiritimati", "2026-12-14T19:00"),
        (date(2026, 3, 8), time(2, 30), "America/Toronto", "2026-03-08T07:00"),  # gap: 02:00 → 03:00
        (date(2026, 3, 8), time(3), "America/Toronto", "2026-03-08T07:00"),
        (date(2026, 3, 8), time(1, 59, 59), "America/Toronto", "2026-03-08T06:59:59"),
        (date(2026, 11, 1), time(1, 30), "America/Toronto", "2026-11-01T05:30"),  # fold: the first one
        (date(2026, 3, 29), time(1, 15), "Europe/London", "2026-03-29T01:00"),
        (
            date(2028, 3, 26),
            time(1, 0, 0, 1),
            "Europe/London",
            "2028-03-26T01:00",
        ),  # the gap's first instants
        (date(2026, 10, 4), time(2, 10), "Australia/Lord_Howe", "2026-10-03T15:30"),  # a gap of half an hour
        (date(2011, 12, 30), time(9), "Pacific/Apia", "2011-12-30T10:00"),  # a day that Samoa never had
    ],
)
def test_local_time_becomes_utc(day: date, at: time, zone: str, expected: str) -> None:
    assert local_to_utc(day, at, zone) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_an_hour_that_comes_twice_is_two_moments() -> None:
    first, second = local_instants(date(2026, 11, 1), time(1, 30), "America/Toronto")
    assert second - first == timedelta(hours=1)


@settings(max_examples=150)
@given(st.dates(date(2020, 1, 1), date(2037, 12, 1)), st.times(), st.sampled_from(ZONES))
def test_local_time_shows_on_the_clock_or_comes_right_after_a_gap(day: date, at: time, zone: str) -> None:
    moment = local_to_utc(day, at, zone)
    shown = moment.astimezone(ZoneInfo(zone))
    if shown.replace(tzinfo=None) != datetime.combine(day, at):
        before = (moment - timedelta(microseconds=1)).astimezone(ZoneInfo(zone))
        assert before.replace(tzinfo=None) < datetime.combine(day, at) < shown.replace(tzinfo=None)


@given(st.dates(date(1992, 1, 1), date(2100, 1, 1)))
def test_a_due_day_ends_with_the_day_in_shanghai(day: date) -> None:
    assert due_end(day).astimezone(ZoneInfo("Asia/Shanghai")).replace(tzinfo=None) == datetime.combine(
        day + timedelta(days=1), time()
    )


def test_due_days_follow_each_other_without_a_gap() -> None:
    days = [date(2026, 1, 1) + timedelta(n) for n in range(400)]
    assert all(due_end(later) - due_end(day) == timedelta(days=1) for day, later in pairwise(days))


def test_today_is_the_day_of_the_zone() -> None:
    now = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)
    assert today_in(now, "Asia/Shanghai") == date(2026, 11, 23)
    assert today_in(now, "America/Toronto") == date(2026, 11, 22)


def test_a_zone_is_an_iana_name() -> None:
    assert all(map(is_zone, ZONES))
    assert not any(
        map(is_zone, ("", "America", "localtime", "Factory", "../etc/passwd", "Mars/Olympus", "\0", "上海"))
    )
