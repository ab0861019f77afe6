"""Schedules that begin earlier or later: against another library, for every anchor and interval."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import (
    DateRule,
    EveryDays,
    Listed,
    Monthly,
    Once,
    beginning_with,
    day_in_month,
    due_day_from,
    due_days_before,
    occurrence,
)

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@st.composite
def monthlies(draw: st.DrawFn) -> Monthly:
    day, anchor = draw(DAYS), draw(st.integers(1, 31))
    return Monthly(day_in_month(day.year, day.month, anchor), anchor, draw(st.integers(1, 12)))


REPEATING = st.one_of(monthlies(), st.builds(EveryDays, DAYS, st.integers(1, 40)))
LISTED = st.sets(DAYS, min_size=1, max_size=12).map(lambda days: Listed(tuple(sorted(days))))
RULES = st.one_of(REPEATING, LISTED, st.builds(Once, DAYS))


@given(monthlies(), DAYS)
def test_the_due_days_before_a_day_are_those_of_the_anchor_counted_back(rule: Monthly, day: date) -> None:
    start = date(rule.first.year, rule.first.month, 1) + relativedelta(day=rule.anchor)
    month = rule.every * 200
    expected: list[date] = []
    while len(expected) < 5:  # from far ahead, back to the day and beyond
        due_on = start + relativedelta(months=month, day=rule.anchor)
        if due_on < day:
            expected.append(due_on)
        month -= rule.every

    assert due_days_before(rule, day, 5) == expected


@given(RULES, DAYS)
def test_before_and_from_meet_at_the_day(rule: DateRule, day: date) -> None:
    before, after = due_days_before(rule, day, 3), due_day_from(rule, day)

    assert before == sorted(before, reverse=True)
    assert all(one < day for one in before)
    assert after is None or after >= day
    if isinstance(rule, EveryDays) and after is not None and after > rule.first:
        assert before[0] == after - timedelta(days=rule.days)


@given(RULES, st.integers(1, 12))
def test_a_rule_that_begins_later_has_the_same_days_from_there_on(rule: DateRule, number: int) -> None:
    day = occurrence(rule, number)
    if day is None:
        return

    begun = beginning_with(rule, day)

    assert begun is not None
    later, dropped = begun
    assert dropped == number - 1
    for following in range(1, 6):
        assert occurrence(later, following) == occurrence(rule, number - 1 + following)


@given(REPEATING, DAYS)
def test_a_rule_that_begins_earlier_comes_back_to_its_first_day(rule: Monthly | EveryDays, day: date) -> None:
    earlier = due_days_before(rule, min(day, rule.first), 1)[0]

    begun = beginning_with(rule, earlier)

    assert begun is not None
    assert begun[1] < 0
    assert occurrence(begun[0], 1 - begun[1]) == rule.first
    assert beginning_with(begun[0], rule.first) == (rule, -begun[1])


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        (Monthly(date(2026, 12, 15), 15), date(2026, 11, 16)),
        (Monthly(date(2026, 12, 15), 15, 2), date(2026, 11, 15)),
        (Monthly(date(2026, 11, 30), 31), date(2026, 10, 30)),
        (EveryDays(date(2026, 12, 4), 7), date(2026, 11, 19)),
        (Listed((date(2026, 10, 1), date(2026, 12, 1))), date(2026, 11, 1)),
        (Once(date(2026, 10, 1)), date(2026, 9, 1)),
    ],
)
def test_it_cannot_begin_with_a_day_that_is_no_due_day(rule: DateRule, day: date) -> None:
    assert beginning_with(rule, day) is None


def test_the_end_of_the_calendar_is_no_error() -> None:
    assert due_days_before(Monthly(date(1, 2, 1), 1), date(1, 2, 2), 9) == [date(1, 2, 1), date(1, 1, 1)]
    assert due_days_before(EveryDays(date(1, 1, 9), 5), date(1, 1, 9), 9) == [date(1, 1, 4)]
    assert due_day_from(Monthly(date(9999, 12, 1), 1), date(9999, 12, 2)) is None
