"""Which day to pay by, where the due date is no working day in mainland China. Knows no loan and no user.

A due date is never moved: loan apps debit on the date regardless, and a bank may book later. All we do is to
advise paying on the last working day before.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import chinese_calendar

# Holidays are announced late in the year before, and come here with a release of the library.
_YEARS: Final = range(min(chinese_calendar.holidays).year, max(chinese_calendar.holidays).year + 1)
_NEXT_YEARS_NEWS: Final = 25
"""From this day of December on, a day may still change with the holidays of the year that follows."""

_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """The last working day up to a day."""

    on: date  # that day itself, if people work then
    known: bool  # False: the holidays are not known that far; this is right but for them
    holiday: bool  # the day asked about is a public holiday, not only a weekend


@lru_cache(maxsize=4096)  # asked for each reminder, and due dates are few
def last_working_day(day: date) -> WorkingDay:
    """The last day up to `day` on which mainland China works.

    Weekends that are worked in exchange for a holiday count as working days. Where the
    holidays are not known yet, only Saturdays and Sundays are off, and `known` is False.
    """
    on = day
    while not _is_working(on) and on > date.min:
        on -= timedelta(days=1)
    return WorkingDay(on, _is_known(day), _is_holiday(day))


def _is_known(day: date) -> bool:
    settled_by = day.year + ((day.month, day.day) >= (12, _NEXT_YEARS_NEWS))
    return day.year in _YEARS and settled_by in _YEARS


def _is_working(day: date) -> bool:
    if day.year in _YEARS:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < _SATURDAY


def _is_holiday(day: date) -> bool:
    if day.year not in _YEARS:
        return False
    off, name = chinese_calendar.get_holiday_detail(day)
    return bool(off) and name is not None
