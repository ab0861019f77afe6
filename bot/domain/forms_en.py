"""Dates as they are typed in English. Knows no words around them."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from bot.domain import days
from bot.domain.days import Form, Found, Kind

_W: Final = r"\s{1,2}"
_START: Final = r"(?<![0-9a-z.])"
_ORDINAL: Final = r"(?:st|nd|rd|th)(?![a-z])"
_NO_DAY: Final = (
    r"(?![0-9%]|[.:][0-9]|,[0-9]{3}(?![0-9])"
    r"|\s{0,2}(?:[元块圆万千百期]|[kwx](?![a-z])|yuan|rmb|cny|instal|pay))"
)
_DAY: Final = rf"(?P<day>[0-9]{{1,2}})(?:{_ORDINAL}|{_NO_DAY})"
_LAST: Final = rf"(?P<last>last{_W}day|end)(?![a-z])"
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
# Without a limit, the amount in "Dec 15 1200" would be a year.
_YEAR: Final = (
    rf"(?:(?:,\s{{0,2}}|{_W})(?P<year>20[1-5][0-9])(?![0-9]|[.,][0-9]|\s?(?:[元块圆万]|yuan|rmb|cny)))?"
)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAME_OF_DAY: Final = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)"
)
_WEEKDAY: Final = rf"{_NAME_OF_DAY}(?![a-z])"
_WHICH: Final = "(?<![a-z])(?P<which>last|this|next)"
_AWAY: Final = {"last": -1, "this": 0, "next": 1}
_NUMBERS: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_COUNT: Final = rf"(?P<count>[0-9]{{1,4}}|an?|{'|'.join(_NUMBERS)})"
_EVERY: Final = (
    rf"(?<![a-z])(?:monthly|(?:every|each){_W}(?:(?P<every>[0-9]{{1,3}}|other|second|{'|'.join(_NUMBERS)}){_W})?months?)"
    rf"(?![a-z]|{_W}(?:instal|pay))"
)
_DISTANCES: Final = {"day": 1, "week": 7}


def _count(said: str | None) -> int:
    if said is None or said in ("a", "an"):
        return 1
    if said in ("other", "second"):
        return 2
    return _NUMBERS.index(said) + 1 if said in _NUMBERS else int(said)


def _month_day(match: re.Match[str], today: date) -> Found:
    month = _MONTHS.index(match["month"][:3]) + 1
    if match["year"] is None:
        return days.next_date(month, int(match["day"]), today)
    return days.exact(int(match["year"]), month, int(match["day"]), today)


def _every(match: re.Match[str], today: date) -> Found:
    last = match["last"] is not None
    return days.monthly(31 if last else int(match["day"]), _count(match["every"]), today, last=last)


def _which_month(match: re.Match[str], today: date) -> Found:
    if match["last"] is not None:
        return days.month_end(_AWAY[match["which"]], today)
    return days.in_month(_AWAY[match["which"]], int(match["day"]), today)


def _weekday_of_week(match: re.Match[str], today: date) -> Found:
    return days.in_week(_AWAY[match["which"]], _WEEKDAYS.index(match["weekday"][:3]), today)


def _weekday(match: re.Match[str], today: date) -> Found:
    weekday = _WEEKDAYS.index(match["weekday"][:3])
    # "next Friday" said on a Monday is this week's to some and next week's to others; ask where they differ.
    of_week = days.in_week(_AWAY[match["which"]], weekday, today)
    if match["which"] == "last":
        nearest = days.in_days((weekday - today.weekday()) % 7 - 7, today)
    elif match["which"] == "next":
        nearest = days.in_days((weekday - today.weekday() - 1) % 7 + 1, today)
    else:
        nearest = days.coming(weekday, today)
    return of_week if of_week == nearest else days.asked(nearest, of_week)


def _distance(match: re.Match[str], today: date) -> Found:
    count = _count(match["count"]) * (-1 if match["way"] == "ago" else 1)
    unit = match["unit"]
    if unit in ("month", "year"):
        return days.in_months(count * (1 if unit == "month" else 12), today)
    return days.in_days(count * _DISTANCES[unit], today)


def _unsupported(_match: re.Match[str], _today: date) -> Found:
    return days.UNSUPPORTED


def _form(pattern: str, read: Callable[[re.Match[str], date], Found], kind: Kind = Kind.FULL) -> Form:
    return Form(re.compile(pattern), read, kind)


_WORDS: Final = {"today": 0, "tomorrow": 1, "day after tomorrow": 2, "yesterday": -1}

FORMS: Final = (
    # Dec 15, December 15th 2026
    _form(rf"(?<![a-z]){_MONTH}\s{{0,2}}{_DAY}{_YEAR}", _month_day),
    # 15 Dec, the 15th of December 2026
    _form(
        rf"{_START}(?:the{_W})?(?P<day>[0-9]{{1,2}})(?:{_ORDINAL})?(?:{_W}of(?={_W}))?\s{{0,2}}{_MONTH}{_YEAR}",
        _month_day,
    ),
    # every month on the 15th, every 2 months on the 15th, monthly on the last day
    _form(rf"{_EVERY},?{_W}(?:on{_W})?(?:the{_W})?(?:day{_W})?(?:{_LAST}|{_DAY})", _every),
    # the 15th of every month, end of each month
    _form(
        rf"{_START}(?:the{_W})?(?:{_LAST}|(?P<day>[0-9]{{1,2}})(?:{_ORDINAL})?(?:{_W}day)?)"
        rf"(?:{_W}(?:of|in))?{_W}{_EVERY}",
        _every,
    ),
    # every 15th
    _form(
        rf"(?<![a-z])(?:every|each){_W}(?:the{_W})?(?P<day>[0-9]{{1,2}}){_ORDINAL}(?:{_W}of{_W}(?:the|every|each){_W}month)?",
        lambda m, today: days.monthly(int(m["day"]), 1, today),
    ),
    # every week, weekly
    _form(
        rf"(?<![a-z])(?:(?:every|each){_W}(?:(?:[0-9]{{1,3}}|other|{'|'.join(_NUMBERS)}){_W})?"
        rf"(?:days?|weeks?|fortnight|quarter|years?|{_NAME_OF_DAY}s?)"
        r"|(?:bi-?|semi-?)?(?:daily|weekly|yearly|annually|quarterly)|fortnightly|(?:bi-?|semi-?)monthly)(?![a-z])",
        _unsupported,
        Kind.WEAK,
    ),
    # next month on the 3rd
    _form(rf"{_WHICH}{_W}month,?{_W}(?:on{_W})?(?:the{_W})?(?:{_LAST}|{_DAY})", _which_month),
    # the 3rd of next month, end of this month
    _form(
        rf"{_START}(?:the{_W})?(?:{_LAST}|(?P<day>[0-9]{{1,2}})(?:{_ORDINAL})?)(?:{_W}of)?{_W}{_WHICH}{_W}month",
        _which_month,
    ),
    # end of the month
    _form(
        rf"(?<![a-z])(?:the{_W})?(?:end{_W}of{_W}(?:the{_W})?month|month[\s-]end)(?![a-z])",
        lambda _, today: days.month_end(0, today),
    ),
    # the last day of the month
    _form(
        rf"(?<![a-z])(?:the{_W})?last{_W}day{_W}of{_W}(?:the{_W})?month(?![a-z])",
        lambda _, today: days.bare_day(31, today, last=True),
        Kind.DAY,
    ),
    # Friday next week, next week on Friday
    _form(rf"(?<![a-z]){_WEEKDAY}{_W}(?:of{_W})?{_WHICH}{_W}week(?![a-z])", _weekday_of_week),
    _form(rf"{_WHICH}{_W}week,?{_W}(?:on{_W})?{_WEEKDAY}", _weekday_of_week),
    # Friday, next Friday
    _form(rf"{_WHICH}{_W}{_WEEKDAY}", _weekday, Kind.WEEKDAY),
    _form(
        r"(?<![a-z])(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![a-z])",  # "sun" may be a name
        lambda m, today: days.coming(_WEEKDAYS.index(m["weekday"][:3]), today),
        Kind.WEEKDAY,
    ),
    # tomorrow
    _form(
        rf"(?<![a-z])(?:the{_W})?(?P<word>today|tomorrow|yesterday|day{_W}after{_W}tomorrow)(?![a-z])",
        lambda m, today: days.in_days(_WORDS[" ".join(m["word"].split())], today),
        Kind.WEAK,
    ),
    # in 3 days, two weeks from now, 3 days ago
    _form(
        rf"(?<![a-z])(?P<way>in){_W}{_COUNT}{_W}(?P<unit>day|week|month|year)s?(?![a-z])",
        _distance,
        Kind.WEAK,
    ),
    _form(
        rf"{_START}{_COUNT}{_W}(?P<unit>day|week|month|year)s?{_W}(?P<way>ago|later|from{_W}(?:now|today))(?![a-z])",
        _distance,
        Kind.WEAK,
    ),
    # the 15th
    _form(
        rf"{_START}(?:the{_W})?(?P<day>[0-9]{{1,2}}){_ORDINAL}(?:{_W}of{_W}the{_W}month(?![a-z]))?",
        lambda m, today: days.bare_day(int(m["day"]), today),
        Kind.DAY,
    ),
)
