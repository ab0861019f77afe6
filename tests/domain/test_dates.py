"""Due dates: arithmetic against dateutil, and local time over clock changes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, product
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import (
    MAX_EVERY,
    MAX_EVERY_DAYS,
    EveryDays,
    Listed,
    Monthly,
    Once,
    day_in_month,
    due_end,
    first_day,
    is_zone,
    local_instants,
    local_to_utc,
    month_after,
    occurrence,
    occurrences_until,
    repeats,
    today_in,
)

YEARS = range(2025, 2029)
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
def test_every_anchor_from_every_month_every_few_months_for_ten_years_is_what_dateutil_says(
    anchor: int,
) -> None:
    for start, every in product(range(1, 13), range(1, MAX_EVERY + 1)):
        rule = Monthly(day_in_month(2027, start, anchor), anchor, every)
        for number in range(1, 120 // every + 1):
            months = relativedelta(months=(number - 1) * every, day=anchor)
            assert occurrence(rule, number) == date(2027, start, 1) + months


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 31), st.integers(1, MAX_EVERY))
def test_any_year_is_as_good_a_start(start: date, anchor: int, every: int) -> None:
    rule = Monthly(day_in_month(start.year, start.month, anchor), anchor, every)
    for number in (1, 2, 3, 13, 120):
        months = relativedelta(months=(number - 1) * every, day=anchor)
        assert occurrence(rule, number) == start.replace(day=1) + months


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, MAX_EVERY_DAYS), st.integers(1, 600))
def test_every_few_days_is_what_a_timedelta_says(first: date, days: int, number: int) -> None:
    rule = EveryDays(first, days)
    assert occurrence(rule, number) == first + timedelta(days=days) * (number - 1)
    until = first + timedelta(days=days) * 3 - timedelta(days=1)
    assert occurrences_until(rule, until) == [first + timedelta(days=days) * n for n in range(3)]


def test_weekly_stays_on_its_weekday_over_a_clock_change_and_a_leap_day() -> None:
    rule = EveryDays(date(2028, 2, 25), 7)
    assert [occurrence(rule, n) for n in (1, 2, 6)] == [
        date(2028, 2, 25),
        date(2028, 3, 3),
        date(2028, 3, 31),
    ]


def test_a_list_of_days_is_what_it_is() -> None:
    rule = Listed((date(2026, 12, 1), date(2027, 1, 5), date(2027, 3, 1)))
    assert [occurrence(rule, n) for n in (0, 1, 2, 3, 4)] == [None, *rule.days, None]
    assert occurrences_until(rule, date(2027, 2, 28)) == list(rule.days[:2])
    assert occurrences_until(rule, date.max, 1) == [rule.days[0]]


def test_a_rule_knows_its_first_day_and_whether_it_ends() -> None:
    day = date(2026, 12, 1)
    assert {first_day(rule) for rule in (Once(day), Monthly(day, 1), EveryDays(day, 7), Listed((day,)))} == {
        day
    }
    assert [repeats(rule) for rule in (Once(day), Monthly(day, 1), EveryDays(day, 7), Listed((day,)))] == [
        False, True, True, False,
    ]  # fmt: skip


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
    assert occurrence(EveryDays(date(9999, 12, 20), 7), 2) == date(9999, 12, 27)
    assert occurrence(EveryDays(date(9999, 12, 20), 7), 3) is None
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


def turns(zone: ZoneInfo) -> Iterator[list[tuple[datetime, datetime]]]:
    """Each half day of these years in which clocks were turned: its minutes (UTC), with what they showed.

    Three hours before and after come with it.
    """
    half_day, minute = timedelta(hours=12), timedelta(minutes=1)
    start = datetime(YEARS[0], 1, 1, tzinfo=UTC)
    before = start.astimezone(zone).utcoffset()
    while start.year <= YEARS[-1]:
        after = (start + half_day).astimezone(zone).utcoffset()
        if before != after:
            minutes = [start + n * minute for n in range(-180, 12 * 60 + 181)]
            yield [(one, one.astimezone(zone).replace(tzinfo=None)) for one in minutes]
        start, before = start + half_day, after


def test_in_every_zone_on_every_day_that_clocks_are_turned_a_time_is_its_first_moment() -> None:
    turned: set[tuple[tuple[datetime, datetime], ...]] = set()  # zones that turn alike need it once
    for name in sorted(available_timezones()):
        for minutes in turns(ZoneInfo(name)):
            if (as_key := tuple(minutes)) in turned:
                continue
            turned.add(as_key)
            shown = {clock: moment for moment, clock in reversed(minutes)}  # the first of two stays
            skipped = {
                before + n * timedelta(minutes=1): moment
                for (_, before), (moment, after) in pairwise(minutes)
                for n in range(1, int((after - before).total_seconds() // 60))
            }
            # Near the ends, a clock may have shown the same before or after these minutes.
            sure = sorted(shown | skipped)[180:-180:11]
            for clock in {*sure, *list(skipped)[::11], *list(skipped)[-1:]}:
                expected = skipped.get(clock) or shown[clock]
                assert local_to_utc(clock.date(), clock.time(), name) == expected, (name, clock)
    assert len(turned) > 100


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
