"""Reading what someone says about a payment that was made: on which day. Knows no loan."""

from datetime import date, timedelta
from typing import Final

from bot.domain.dates import DateProblem, DateReading, Monthly, Once, day_in_month, month_after
from bot.domain.grammar import read_date_rule

_LONGEST: Final = timedelta(days=400)
_WITHOUT_YEAR: Final = timedelta(days=180)
"""11月20日 said on 22 November was read as the next one. Further back, it may be meant as it was read."""


def read_past_day(text: str, today: date) -> date | None:
    """The day, today or in the past year, that a text names; None if it names none for sure.

    A day and month without a year, or a bare 15号, is the latest such day.
    """
    found = read_date_rule(text, today)
    readings = found.readings if isinstance(found, DateProblem) else (found,)
    days = {day for one in readings if (day := _latest(one, today)) is not None}
    return days.pop() if len(days) == 1 else None


def _latest(reading: DateReading, today: date) -> date | None:
    match reading.rule:
        case Once(day) if day > today:
            day = day_in_month(day.year - 1, day.month, day.day)
            return day if today - _WITHOUT_YEAR <= day <= today else None
        case Once(day):
            pass
        case Monthly(first, anchor, 1):
            day = first if first <= today else day_in_month(*month_after(first, -1), anchor)
        case _:
            return None
    return day if today - _LONGEST <= day <= today else None
