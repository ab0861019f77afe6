"""A schedule that begins with another one of its own due days: earlier, for what is overdue, or later.

Knows no loan, no clock and no typed text.
"""

from datetime import date
from itertools import count

from bot.domain.dates import DateRule, EveryDays, Listed, Monthly, Once, day_in_month, month_after, occurrence


def due_days_before(rule: DateRule, day: date, limit: int) -> list[date]:
    """Up to `limit` due days before `day`, the latest first.

    A repeating rule is followed back beyond its first day; days that are named one by one are all there are.
    """
    found: list[date] = []
    for number in count(_number_near(rule, day), -1):
        due_on = _reaching_back(rule, number)
        if due_on is None or len(found) == limit:
            return found
        if due_on < day:
            found.append(due_on)
    return found


def due_day_from(rule: DateRule, day: date) -> date | None:
    """The first due day on or after `day`; None if there is none."""
    return next(
        (
            due_on
            for number in count(max(_number_near(rule, day) - 1, 1))
            if (due_on := occurrence(rule, number)) is None or due_on >= day
        ),
        None,
    )


def beginning_with(rule: DateRule, day: date) -> tuple[DateRule, int] | None:
    """The same rule with `day` as its first, and how many due days fall away (negative: come before).

    None if it is no due day of the rule.
    """
    number = _number_near(rule, day)
    at = next((one for one in (number - 1, number, number + 1) if _reaching_back(rule, one) == day), None)
    if at is None:
        return None
    match rule:
        case Once():
            return rule, 0
        case Listed(days):
            return Listed(days[at - 1 :]), at - 1
        case EveryDays(_, days):
            return EveryDays(day, days), at - 1
        case Monthly(_, anchor, every):
            return Monthly(day, anchor, every), at - 1


def _number_near(rule: DateRule, day: date) -> int:
    """A number whose due day is `day`, or one beside it."""
    match rule:
        case Once():
            return 1
        case Listed(days):
            return sum(one <= day for one in days)
        case EveryDays(first, days):
            return (day - first).days // days + 1
        case Monthly(first, _, every):
            return ((day.year - first.year) * 12 + day.month - first.month) // every + 1


def _reaching_back(rule: DateRule, number: int) -> date | None:
    """As `occurrence`, with the numbers below 1 of a repeating rule: what fell due before its first day."""
    match rule:
        case EveryDays(first, days) if number < 1:
            ordinal = first.toordinal() + (number - 1) * days
            return date.fromordinal(ordinal) if ordinal >= 1 else None
        case Monthly(first, anchor, every) if number < 1:
            year, month = month_after(first, (number - 1) * every)
            return day_in_month(year, month, anchor) if year >= 1 else None
        case _:
            return occurrence(rule, number)
