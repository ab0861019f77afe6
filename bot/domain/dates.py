"""Due dates: what a date rule means, in days and in moments. Knows no loan, no clock and no typed text."""

from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from itertools import count
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

LENDER_ZONE: Final = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Once:
    """One due date."""

    day: date


@dataclass(frozen=True, slots=True)
class Monthly:
    """The same day every month, or every `every` months.

    `anchor` is the day the user named (1 to 31; 31 is also "last day of the month"); in a
    month without that day the last day stands in (Civil Code, article 202). `first` is the
    first due date, already clamped. Every later date is computed from `anchor` and the
    month of `first`, never from the date before it.
    """

    first: date
    anchor: int
    every: int = 1


@dataclass(frozen=True, slots=True)
class EveryDays:
    """Every `days` days from `first` on; weekly is 7. Each date is computed from `first`."""

    first: date
    days: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A schedule of its own: these days, in order, each once."""

    days: tuple[date, ...]


DateRule = Once | Monthly | EveryDays | Listed


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a date rule was understood to be."""

    rule: DateRule
    overdue: bool = False  # a day in the past: ask whether it is overdue before anything is saved
    offers_last_day: bool = False  # day 29 to 31, not said as "last day": offer the last day instead


class DateProblemCode(StrEnum):
    """Why a date rule was not taken as it stands."""

    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no-such-day"  # 2月30日, 每月32号
    TOO_FAR = "too-far"  # more than ten years away
    SEVERAL_DAYS = "several-days"  # 每月10日和25日
    UNSUPPORTED = "unsupported"  # weekly, daily, …
    AFTER_STATEMENT = "after-statement"  # 账单日后20天: which day that is, the bill says
    ONCE_OR_MONTHLY = "once-or-monthly"  # 15号: once, or each month?
    WHICH_DATE = "which-date"  # 5/12/2026; also with one reading: is it this one?


@dataclass(frozen=True, slots=True)
class DateProblem:
    """Why there is no sure reading, and what it may mean: the user chooses, the bot does not."""

    code: DateProblemCode
    readings: tuple[DateReading, ...] = ()


def day_in_month(year: int, month: int, anchor: int) -> date:
    """The anchor day, or the last day of a shorter month (Civil Code, article 202)."""
    return date(year, month, min(anchor, monthrange(year, month)[1]))


def month_after(day: date, months: int) -> tuple[int, int]:
    """Year and month, `months` after those of `day`; the year may lie outside of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def occurrence(rule: DateRule, number: int) -> date | None:
    """The due date with this number, counted from 1. None where there is none."""
    if number < 1:
        return None
    match rule:
        case Once(day):
            return day if number == 1 else None
        case Listed(days):
            return days[number - 1] if number <= len(days) else None
        case EveryDays(first, days):
            ordinal = first.toordinal() + (number - 1) * days
            return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None
        case Monthly(first, anchor, every):
            year, month = month_after(first, (number - 1) * every)
            return day_in_month(year, month, anchor) if year <= date.max.year else None


def repeats(rule: DateRule) -> bool:
    """Whether a rule has no last date of its own: a number of instalments may end it."""
    return isinstance(rule, Monthly | EveryDays)


def first_day(rule: DateRule) -> date:
    """The first due date."""
    match rule:
        case Once(day):
            return day
        case Listed(days):
            return days[0]
        case _:
            return rule.first


def occurrences_until(rule: DateRule, day: date, count: int | None = None) -> list[date]:
    """All due dates up to and including `day`, at most `count`. The first one has number 1."""
    found: list[date] = []
    while count is None or len(found) < count:
        due_on = occurrence(rule, len(found) + 1)
        if due_on is None or due_on > day:
            break
        found.append(due_on)
    return found


@lru_cache(4096)  # many loans fall due on the same days
def local_instants(day: date, at: time, zone: str) -> tuple[datetime, ...]:
    """Every moment (UTC) at which clocks in `zone` show this, in order.

    Two where clocks were turned back over it. Where they were turned forward over it, the
    first moment after the gap.
    """
    tz = ZoneInfo(zone)
    early, late = (datetime.combine(day, at.replace(fold=fold), tz).astimezone(UTC) for fold in (0, 1))
    if early <= late:
        return (early,) if early == late else (early, late)
    # In a gap the two readings lie on either side of the turn; offsets change on whole seconds.
    late = late.replace(microsecond=0)
    after = early.astimezone(tz).utcoffset()
    seconds = range(int((early - late).total_seconds()))
    turned = bisect_left(
        seconds, True, key=lambda n: (late + timedelta(seconds=n)).astimezone(tz).utcoffset() == after
    )
    return (late + timedelta(seconds=turned),)


def local_to_utc(day: date, at: time, zone: str) -> datetime:
    """The first moment (UTC) at which clocks in `zone` show this; in a gap, the moment after it."""
    return local_instants(day, at, zone)[0]


def due_end(day: date) -> datetime:
    """The end of a due day, UTC: 24:00 on the lender's clock."""
    return local_to_utc(day, time(), LENDER_ZONE) + timedelta(days=1)


def today_in(now: datetime, zone: str) -> date:
    """The day that calendars in `zone` show."""
    return now.astimezone(ZoneInfo(zone)).date()


def lender_day(now: datetime) -> date:
    """The day on the lender's clock: the one that facts and due dates are looked at from, for everyone."""
    return today_in(now, LENDER_ZONE)


def is_zone(name: str) -> bool:
    """Whether this is an IANA time zone that does not depend on the machine."""
    return name in zone_names()


@cache
def zone_names() -> frozenset[str]:
    """All of these."""
    return frozenset(available_timezones() - {"localtime", "Factory"})


FAR: Final = timedelta(days=3653)
"""Ten years: a due date further away, either way, is taken for a slip of the finger."""

MAX_EVERY: Final = 12
MAX_EVERY_DAYS: Final = 366


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
