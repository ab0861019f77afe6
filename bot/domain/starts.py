"""A date rule with its start said beside it, or said to be overdue already. Knows no typed text."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.domain.arrears import due_days_before
from bot.domain.dates import (
    DateProblem,
    DateProblemCode,
    DateReading,
    DateRule,
    EveryDays,
    Monthly,
    Once,
    day_in_month,
    month_after,
    repeats,
)
from bot.domain.days import Found, asked

RECENT: Final = timedelta(days=183)
"""A start without a year that lies no further back than this is the past one: the next is further away."""

_UNREADABLE: Final = DateProblem(DateProblemCode.UNREADABLE)


def readings_of(found: Found) -> tuple[DateReading, ...]:
    """What was read, or everything that may be meant."""
    return (found,) if isinstance(found, DateReading) else found.readings


def is_repeating(found: Found) -> bool:
    """Whether this can only be a rule that repeats."""
    readings = readings_of(found)
    return bool(readings) and all(repeats(one.rule) for one in readings)


def starting(
    repeated: Found, start: Found, today: date, *, from_start: bool, yearless: bool, sure: bool
) -> Found:
    """The repeating rule from its first date on or after `start`, which may lie in the past.

    `from_start`: the rule names no day of its own, so that `start` is the first. `yearless`: the start
    was said without a year. Not `sure`: nobody said that it is the start, so ask.
    """
    if not readings_of(start):
        return start
    named = [one.rule.day for one in readings_of(start) if isinstance(one.rule, Once)]
    days = [day for one in named for day in (_of_which_year(one, today) if yearless else (one,))]
    found = dict.fromkeys(
        DateReading(rule, overdue=rule.first < today, offers_last_day=one.offers_last_day)
        for day in days
        for one in readings_of(repeated)
        if (rule := _moved(one.rule, day, from_start=from_start)) is not None
    )
    if sure and len(found) == 1 and isinstance(start, DateReading):
        return next(iter(found))
    return asked(*found) if found else _UNREADABLE


def overdue(found: Found, today: date, *, yearless: bool, sure: bool) -> Found:
    """What was read, if it is said to be overdue: then a date of it lies in the past.

    Of a rule that repeats it is the last date before today, as a question. `sure` is 已逾期, not 逾期.
    """
    match found:
        case DateProblem(DateProblemCode.ONCE_OR_MONTHLY, (_, monthly)):
            late = _late(monthly, today)
            single = [
                DateReading(Once(one.rule.first), overdue=True)
                for one in late
                if isinstance(one.rule, Monthly) and one.rule.first.day == one.rule.anchor
            ]
            return DateProblem(found.code, (*single, *late))
        case DateReading(Once(day)) if day >= today:
            past = _year_before(day) if yearless else None
            if past is None or past >= today:
                return _UNREADABLE
            reading = DateReading(Once(past), overdue=True)
            return reading if sure else asked(reading, found)
        case DateReading(Monthly() | EveryDays(), overdue=False):
            late = _late(found, today)
            return asked(*late) if late else _UNREADABLE
        case _:
            return found


def _of_which_year(day: date, today: date) -> tuple[date, ...]:
    """The next such date, or the one before it; both where it has passed this year, but not lately."""
    past = _year_before(day)
    if past is None or day <= today:
        return (day,)
    if today - past <= RECENT:
        return (past,)
    return (past, day) if past.year == today.year else (day,)


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February, year 1
        return None


def _moved(rule: DateRule, start: date, *, from_start: bool) -> Monthly | EveryDays | None:
    """The rule with its first date on or after `start`."""
    match rule:
        case EveryDays(first, days):
            ahead = 0 if from_start else (first - start).days % 7
            return EveryDays(start + timedelta(ahead), days) if start <= date.max - timedelta(7) else None
        case Monthly(_, anchor, every):
            for year, month in ((start.year, start.month), month_after(start, 1)):
                if year <= date.max.year and day_in_month(year, month, anchor) >= start:
                    return Monthly(day_in_month(year, month, anchor), anchor, every)
    return None


def _late(reading: DateReading, today: date) -> tuple[DateReading, ...]:
    """The rule from the last of its dates before today on; empty if there is none."""
    past = due_days_before(reading.rule, today, 1)
    if not past or not isinstance(reading.rule, Monthly | EveryDays):
        return ()
    return (replace(reading, rule=replace(reading.rule, first=past[0]), overdue=True),)
