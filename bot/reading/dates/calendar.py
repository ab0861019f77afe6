"""What a named day means on a given day: this one, the next one, the first of many. Knows no language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import Enum, auto
from functools import lru_cache
from typing import Final, Self

from bot.domain.dates import (
    FAR,
    MAX_EVERY,
    MAX_EVERY_DAYS,
    DateProblem,
    DateProblemCode,
    DateReading,
    EveryDays,
    Monthly,
    Once,
    day_in_month,
    month_after,
)
from bot.reading.patterns import regex
from bot.reading.text import Span

Found = DateReading | DateProblem
UNREADABLE: Final = DateProblem(DateProblemCode.UNREADABLE)
UNSUPPORTED: Final = DateProblem(DateProblemCode.UNSUPPORTED)
SEVERAL: Final = DateProblem(DateProblemCode.SEVERAL_DAYS)
_NO_SUCH_DAY: Final = DateProblem(DateProblemCode.NO_SUCH_DAY)
_TOO_FAR: Final = DateProblem(DateProblemCode.TOO_FAR)


class Kind(Enum):
    """How much a form says by itself."""

    FULL = auto()
    YEARLY = auto()  # FULL, and its month is named: no start can move it
    WEAK = auto()  # turns up in talk about anything: 今天, 每天, 3天前
    WEEKDAY = auto()  # WEAK, and may stand beside a full date: 12月18日(周五)
    DAY = auto()  # WEAK, a day without a month: 15号
    INTERVAL = auto()  # WEAK, every so many days from a day that it does not name: 每15天
    MONTH = auto()  # WEAK, a month without a day: the start of a rule, or nothing


@dataclass(frozen=True, slots=True)
class Form:
    """One way to type a date, over folded text. Its examples begin with it; a test reads them."""

    name: str
    examples: tuple[str, ...]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], date], Found]
    kind: Kind = Kind.FULL
    yearless: bool = False  # a day and month, read as the next such date, if the match has no "year"

    @classmethod
    def of(
        cls,
        name: str,
        examples: tuple[str, ...],
        pattern: str,
        read: Callable[[re.Match[str], date], Found],
        kind: Kind = Kind.FULL,
        *,
        yearless: bool = False,
    ) -> Self:
        """A form from the text of its pattern."""
        return cls(name, examples, regex(pattern), read, kind, yearless)


@dataclass(frozen=True, slots=True)
class Hit:
    """A form where it stands in the text."""

    span: Span
    found: Found
    kind: Kind
    yearless: bool = False
    which: bool = False  # 下周五, which names its week


def once(day: date | None, today: date) -> Found:
    """This one day; None is a day that does not exist."""
    if day is None:
        return _NO_SUCH_DAY
    return _TOO_FAR if abs(day - today) > FAR else DateReading(Once(day), overdue=day < today)


def unsupported(_match: re.Match[str], _today: date) -> Found:
    """Reads a form that can't be kept."""
    return UNSUPPORTED


def exact(year: int, month: int, day: int, today: date) -> Found:
    """This day of this month of this year."""
    return once(_date(year, month, day), today)


def either_order(first: int, second: int, year: int, today: date) -> Found:
    """5/12/2026: both orders, and only the user knows which; 25/12/2026 leaves one."""
    found = (exact(year, first, second, today), exact(year, second, first, today))
    readings = tuple(dict.fromkeys(one for one in found if isinstance(one, DateReading)))
    if len(readings) == 1:
        return readings[0]
    return DateProblem(DateProblemCode.WHICH_DATE, readings) if readings else max(found, key=_says_more)


LATELY: Final = timedelta(days=60)
"""A day and month without a year that passed no longer ago may be overdue, or the next one: ask."""


def coming_date(month: int, day: int, today: date) -> Found:
    """The day and month of this year, or of the next one if it has passed."""
    return exact(today.year + ((month, day) < (today.month, today.day)), month, day, today)


def next_date(month: int, day: int, today: date) -> Found:
    """The day and month, whose year is not said: the one to come; one that passed lately is asked about."""
    return _or_lately(coming_date(month, day, today), today)


def _or_lately(ahead: Found, today: date) -> Found:
    coming_day = ahead.rule.day if isinstance(ahead, DateReading) and isinstance(ahead.rule, Once) else None
    if coming_day is None or coming_day.year == 1:
        return ahead
    last = day_in_month(coming_day.year - 1, coming_day.month, coming_day.day)
    if not timedelta() < today - last <= LATELY:
        return ahead
    return DateProblem(DateProblemCode.WHICH_DATE, (DateReading(Once(last), overdue=True), *_readings(ahead)))


def _readings(found: Found) -> tuple[DateReading, ...]:
    return (found,) if isinstance(found, DateReading) else found.readings


def either_year(found: Found) -> tuple[date, date] | None:
    """The past and the coming day, where only the year is in doubt (11月15日, said on 1 December)."""
    if not isinstance(found, DateProblem) or found.code is not DateProblemCode.WHICH_DATE:
        return None
    match found.readings:
        case (DateReading(Once(past), overdue=True), DateReading(Once(ahead), overdue=False)):
            same = past.month == ahead.month and past.day == ahead.day and past.year + 1 == ahead.year
            return (past, ahead) if same or (past.month == ahead.month == 2 and past.day >= 28) else None
        case _:
            return None


def next_date_figures(month: int, day: int, today: date) -> Found:
    """12/15 is month and day, as in Chinese. 15/12 can only be meant the other way: ask."""
    if month > 12 >= day:
        return asked(*_readings(next_date(day, month, today)))
    return next_date(month, day, today)


def next_date_either(first: int, second: int, today: date) -> Found:
    """3/4 in English: the third of April to some, the fourth of March to others."""
    if first > 12 or second > 12 or first == second:
        return next_date_figures(first, second, today)
    found = next_date(first, second, today), next_date(second, first, today)
    return asked(*(one for each in found for one in _readings(each)))


def in_days(days: int, today: date) -> Found:
    """So many days from today; negative is past."""
    if abs(days) > FAR.days or not 1 <= today.toordinal() + days <= date.max.toordinal():
        return _TOO_FAR
    return once(today + timedelta(days), today)


def in_months(months: int, today: date) -> Found:
    """The same day so many months from today, or the last day of a shorter month."""
    return in_month(months, today.day, today, clamp=True)


def in_month(months: int, day: int, today: date, *, clamp: bool = False) -> Found:
    """This day in the month that lies so many months ahead."""
    year, month = month_after(today, months)
    if not 1 <= year <= MAXYEAR:
        return _TOO_FAR
    return once(day_in_month(year, month, day) if clamp else _date(year, month, day), today)


def end_of_month_named(month: int, today: date) -> Found:
    """The last day of a month whose year is not said."""
    if not 1 <= month <= 12:
        return _NO_SUCH_DAY
    return _or_lately(month_end((month - today.month) % 12, today), today)


def last_of(year: int, month: int, today: date) -> Found:
    """The last day of this month of this year."""
    if not (1 <= month <= 12 and date.min.year <= year <= date.max.year):
        return _NO_SUCH_DAY
    return once(day_in_month(year, month, 31), today)


def quarter_end(today: date, *, every: bool) -> Found:
    """The last day of the quarter; not said to come each quarter, it may be meant once."""
    single = month_end((3 - today.month) % 3, today)
    if not (isinstance(single, DateReading) and isinstance(single.rule, Once)):
        return single
    repeated = DateReading(Monthly(single.rule.day, 31, 3))
    return repeated if every else asked(single, repeated)


def month_end(months: int, today: date) -> Found:
    """The last day of the month that lies so many months ahead, once."""
    return in_month(months, 31, today, clamp=True)


def in_week(weeks: int, weekday: int, today: date) -> Found:
    """This weekday (Monday is 0) of the week that lies so many weeks ahead; weeks start on Monday."""
    return in_days(weeks * 7 + weekday - today.weekday(), today)


def coming(weekday: int, today: date) -> Found:
    """The next such weekday, today included."""
    return in_days((weekday - today.weekday()) % 7, today)


def monthly(anchor: int, every: int, today: date, *, last: bool = False) -> Found:
    """Each month or every few months, from today on. `last` says that the last day was asked for."""
    if not 1 <= every <= MAX_EVERY:
        return UNSUPPORTED
    if not 1 <= anchor <= 31:
        return _NO_SUCH_DAY
    for months in (0, 1):
        year, month = month_after(today, months)
        if year <= MAXYEAR and day_in_month(year, month, anchor) >= today:
            return _repeated(day_in_month(year, month, anchor), anchor, every, last=last)
    return _TOO_FAR


def every_other(every: Callable[[int], Found], between: int) -> Found:
    """每隔…个月. With one month (week, day) between it is every second; with more, people mean either."""
    return every(between + 1) if between == 1 else asked(every(between), every(between + 1))


def quarterly(anchor: int, today: date) -> Found:
    """Every quarter on this day: in which of its three months, the user has to say."""
    found = [monthly(anchor, 3, today)]
    for _ in range(2):
        if isinstance(found[-1], DateReading) and isinstance(found[-1].rule, Monthly):
            found.append(monthly(anchor, 3, found[-1].rule.first + timedelta(days=1)))
    return asked(*found)


def every_other_week(weekday: int, today: date) -> Found:
    """隔周五: every second Friday from this one or from the next."""
    found = every_weeks(2, weekday, today)
    if not (isinstance(found, DateReading) and isinstance(found.rule, EveryDays)):
        return found
    later = in_days((found.rule.first - today).days + 7, today)
    if not (isinstance(later, DateReading) and isinstance(later.rule, Once)):
        return found
    return asked(found, DateReading(EveryDays(later.rule.day, 14)), later)


def every_days(days: int, today: date) -> Found:
    """Every so many days from today on."""
    return DateReading(EveryDays(today, days)) if 1 <= days <= MAX_EVERY_DAYS else UNSUPPORTED


def every_weeks(weeks: int, weekday: int, today: date) -> Found:
    """Every so many weeks from the next such weekday (Monday is 0) on, today included."""
    first = coming(weekday, today)
    if not (isinstance(first, DateReading) and isinstance(first.rule, Once)):
        return first
    return every_days(weeks * 7, first.rule.day)


def yearly(month: int, day: int, today: date) -> Found:
    """Once a year; 29 February falls on the last day of a shorter February."""
    if _date(2024, month, day) is None:
        return _NO_SUCH_DAY
    for year in (today.year, today.year + 1):
        if year <= MAXYEAR and day_in_month(year, month, day) >= today:
            return _repeated(day_in_month(year, month, day), day, 12, last=month != 2)
    return _TOO_FAR


@lru_cache(maxsize=128)
def bare_day(day: int, today: date, *, last: bool = False) -> Found:
    """A day without a month: once or monthly, the user has to say."""
    repeated = monthly(day, 1, today, last=last)
    if isinstance(repeated, DateProblem):
        return repeated
    ahead = (in_month(months, day, today, clamp=last) for months in range(3))  # one of three has 31 days
    single = next((one for one in ahead if isinstance(one, DateReading) and not one.overdue), repeated)
    return DateProblem(DateProblemCode.ONCE_OR_MONTHLY, (single, repeated))


def asked(*found: Found) -> Found:
    """Readings that only the user can choose between; one alone is a "did you mean"."""
    readings = tuple(dict.fromkeys(one for one in found if isinstance(one, DateReading)))
    return DateProblem(DateProblemCode.WHICH_DATE, readings) if readings else next(iter(found), UNREADABLE)


def _repeated(first: date, anchor: int, every: int, *, last: bool) -> DateReading:
    return DateReading(Monthly(first, anchor, every), offers_last_day=anchor >= 29 and not last)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _says_more(found: Found) -> bool:
    return found == _TOO_FAR
