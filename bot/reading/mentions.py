"""Dates inside of a longer text, each with its place. Knows no bill and no plan, which decide."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import Enum, auto
from typing import Final

from bot.domain.dates import (
    DateProblem,
    DateProblemCode,
    DateReading,
    EveryDays,
    Once,
    day_in_month,
    first_day,
)
from bot.reading.dates.calendar import SEVERAL, UNSUPPORTED, Found, Hit, Kind, either_year
from bot.reading.dates.matching import hits_in, read_date_rule
from bot.reading.dates.modifiers import readings_of
from bot.reading.numbers import HAN
from bot.reading.patterns import regex
from bot.reading.text import BLANK, Span, blank


class Said(Enum):
    """How much of a date stands in the text."""

    YEAR = auto()  # all of it
    MONTH = auto()  # 12月15日: the year has to be worked out
    RELATIVE = auto()  # 明天, 15日, 本月15日: counts from the day of the text


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text."""

    span: Span
    found: Found
    said: Said

    @property
    def day(self) -> date | None:
        """The one day that it names, the year as yet taken for the next; None if there is a doubt."""
        if years := either_year(self.found):
            return years[1]
        rule = self.found.rule if isinstance(self.found, DateReading) else None
        return rule.day if isinstance(rule, Once) else None


_COMPACT: Final = regex(
    r"(?<![a-z0-9.*-])20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![a-z0-9]|[.*-][a-z0-9*])"
)
_HAS_YEAR: Final = regex(rf"(?<![0-9])[0-9]{{4}}(?![0-9])|年(?!.*[前后]$)|[{HAN}]{{4}}年")
# In 还款日:12/15 and 12/15 ¥1200 and 12/15,100元 they are no part of the date or of a figure with it.
_NO_PART: Final = regex(
    r"(?<![0-9]):|(?:¥|cny|rmb)(?=\s?[0-9])|(?<=[0-9]/[0-9]),|(?<=[0-9]/[0-9]{2}),|(?<=[0-9]-[0-9]{2}),"
)
_BESIDE: Final = regex(r"[\s(,]{0,2}")
_LATE: Final = regex("逾期|overdue|late|past due")


def days_in(text: str, today: date) -> list[Day]:
    """The dates of a plain text, in order. A weekday beside its date is part of it."""
    text = _NO_PART.sub(lambda sign: (" " if sign[0] == ":" else BLANK) * len(sign[0]), text)
    compact = [match.span() for match in _COMPACT.finditer(text)]
    hits = [hit for hit in hits_in(blank(text, tuple(compact)), today) if _names_a_day(hit, text)]
    weekdays = {hit.span for hit in hits if hit.kind is Kind.WEEKDAY}
    pieces = [Day(span, read_date_rule(text[slice(*span)], today), Said.YEAR) for span in compact]
    pieces += [Day(hit.span, hit.found, _said(hit, text)) for hit in hits]
    days: list[Day] = []
    for one in sorted(pieces, key=lambda one: one.span):
        last = days[-1] if days else None
        if last and one.span in weekdays and _BESIDE.fullmatch(text[last.span[1] : one.span[0]]):
            end = one.span[1] + (text[one.span[1] : one.span[1] + 1] == ")")
            differ = one.day and last.day and one.day.weekday() != last.day.weekday()
            days[-1] = Day((last.span[0], end), SEVERAL if differ else last.found, last.said)
        else:
            days.append(one)
    return days


def _names_a_day(hit: Hit, text: str) -> bool:
    """逾期2天 counts from the day of writing, 每周五 and 每15天 from none."""
    if (
        hit.kind in (Kind.INTERVAL, Kind.MONTH)
        or hit.found == UNSUPPORTED
        or _LATE.search(text[slice(*hit.span)])
    ):
        return False
    return not any(isinstance(one.rule, EveryDays) for one in readings_of(hit.found))


def _said(hit: Hit, text: str) -> Said:
    if hit.yearless:
        return Said.MONTH
    return Said.YEAR if _HAS_YEAR.search(text[slice(*hit.span)]) else Said.RELATIVE


def in_year(day: date, year: int) -> date:
    """The same day of another year; 29 February becomes the 28th where there is none."""
    return day_in_month(min(max(year, MINYEAR), MAXYEAR), day.month, day.day)


def nearest(day: date, today: date) -> date:
    """The same day of the year in which it lies closest to today."""
    return min((in_year(day, today.year + n) for n in (-1, 0, 1)), key=lambda one: abs(one - today))


def soon(found: Found, today: date, within: timedelta) -> date | None:
    """The next day that 15日 or 每月15日 may mean, if it comes `within` this time; None in case of doubt.

    Later than that, the text may have been written before the last one.
    """
    if isinstance(found, DateProblem):
        if found.code is not DateProblemCode.ONCE_OR_MONTHLY:
            return None
        days = {first_day(reading.rule) for reading in found.readings}
    else:
        days = {first_day(found.rule)}
    if len(days) != 1:
        return None
    day = days.pop()
    return day if timedelta() <= day - today <= within else None
