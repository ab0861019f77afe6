"""Dates as they are typed in English. Knows no words around them."""

import re
from datetime import date
from typing import Final

from bot.reading.dates import calendar
from bot.reading.dates.calendar import Form, Found, Kind
from bot.reading.numbers import ENGLISH

W: Final = r"\s{1,2}"
START: Final = r"(?<![\w.])"
ORDINAL: Final = r"(?:st|nd|rd|th)(?![a-z])"
_NO_DAY: Final = (
    r"(?![0-9%]|[.:][0-9]|,[0-9]{3}(?![0-9])"
    r"|\s{0,2}(?:[元块圆万千百期]|[kwx](?![a-z])|yuan|rmb|cny|instal|payment))"
)
DAY: Final = rf"(?P<day>[0-9]{{1,2}})(?:{ORDINAL}|{_NO_DAY})"
_LAST: Final = f"last{W}day|end"
LAST: Final = rf"(?P<last>{_LAST})(?![a-z])"
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
# Without a limit, the amount in "Dec 15 1200" would be a year.
_YEAR: Final = (
    rf"(?:(?:,\s{{0,2}}|{W})(?P<year>20[1-5][0-9])(?![0-9]|[.,][0-9]|\s?(?:[元块圆万]|yuan|rmb|cny)))?"
)
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAME: Final = (
    "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    "|sat(?:urday)?|sun(?:day)?)"
)
NAME_OF_DAY: Final = f"(?P<weekday>{DAY_NAME})"
_WEEKDAY: Final = rf"{NAME_OF_DAY}(?![a-z])"
_WHICH: Final = "(?<![a-z])(?P<which>last|this|next)"
AWAY: Final = {"last": -1, "this": 0, "next": 1}
_COUNT: Final = rf"(?P<count>[0-9]{{1,4}}|an?|{'|'.join(ENGLISH)})"
_DISTANCES: Final = {"day": 1, "week": 7}


def said_count(said: str | None) -> int:
    """A number in figures or words; 1 where none is said."""
    if said is None or said in ("a", "an"):
        return 1
    if said in ("other", "second", "2nd"):
        return 2
    return ENGLISH.index(said) + 1 if said in ENGLISH else int(said)


def _month_day(match: re.Match[str], today: date) -> Found:
    month = MONTHS.index(match["month"][:3]) + 1
    if match["year"] is None:
        return calendar.next_date(month, int(match["day"]), today)
    return calendar.exact(int(match["year"]), month, int(match["day"]), today)


def _which_month(match: re.Match[str], today: date) -> Found:
    if match["last"] is not None:
        return calendar.month_end(AWAY[match["which"]], today)
    return calendar.in_month(AWAY[match["which"]], int(match["day"]), today)


def _weekday_after_next(match: re.Match[str], today: date) -> Found:
    """One week later than "next Friday", which is this week's to some and next week's to others."""
    weekday = WEEKDAYS.index(match["weekday"][:3])
    nearest = calendar.in_days((weekday - today.weekday() - 1) % 7 + 8, today)
    of_week = calendar.in_week(2, weekday, today)
    return of_week if of_week == nearest else calendar.asked(nearest, of_week)


def _weekday_of_week(match: re.Match[str], today: date) -> Found:
    return calendar.in_week(AWAY[match["which"]], WEEKDAYS.index(match["weekday"][:3]), today)


def _weekday(match: re.Match[str], today: date) -> Found:
    weekday = WEEKDAYS.index(match["weekday"][:3])
    # "next Friday" said on a Monday is this week's to some and next week's to others; ask where they differ.
    of_week = calendar.in_week(AWAY[match["which"]], weekday, today)
    if match["which"] == "last":
        nearest = calendar.in_days((weekday - today.weekday()) % 7 - 7, today)
    elif match["which"] == "next":
        nearest = calendar.in_days((weekday - today.weekday() - 1) % 7 + 1, today)
    else:
        nearest = calendar.coming(weekday, today)
    return of_week if of_week == nearest else calendar.asked(nearest, of_week)


def _distance(match: re.Match[str], today: date) -> Found:
    count = said_count(match["count"]) * (-1 if match["way"] == "ago" else 1)
    unit = match["unit"]
    if unit in ("month", "year"):
        return calendar.in_months(count * (1 if unit == "month" else 12), today)
    return calendar.in_days(count * _DISTANCES[unit], today)


def _overdue(match: re.Match[str], today: date) -> Found:
    count, unit = said_count(match["count"]), match["unit"]
    if unit in ("month", "year"):
        return calendar.asked(calendar.in_months(-count * (1 if unit == "month" else 12), today))
    found = calendar.in_days(-count * _DISTANCES[unit], today)
    return found if unit == "day" else calendar.asked(found)  # weeks are rarely counted to the day


_WORDS: Final = {"today": 0, "tomorrow": 1, "day after tomorrow": 2, "yesterday": -1}

FORMS: Final = (
    Form.of(
        "month and day",
        ("Dec 15", "December 15th 2026"),
        rf"(?<![a-z]){MONTH}\s{{0,2}}{DAY}{_YEAR}",
        _month_day,
        yearless=True,
    ),
    Form.of(
        "day and month",
        ("15 Dec", "the 15th of December 2026"),
        rf"{START}(?:the{W})?(?P<day>[0-9]{{1,2}})(?:{ORDINAL})?(?:{W}of(?={W}))?\s{{0,2}}{MONTH}{_YEAR}",
        _month_day,
        yearless=True,
    ),
    Form.of(
        "a weekday before its date",
        ("Tue 15 Dec 2026",),
        rf"(?<![a-z]){_WEEKDAY}\.?,?(?={W}(?:(?:the{W})?[0-9]{{1,2}}(?:{ORDINAL})?{W}(?:of{W})?"
        rf"(?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?{W}[0-9]))",
        lambda m, today: calendar.coming(WEEKDAYS.index(m["weekday"][:3]), today),
        Kind.WEEKDAY,
    ),
    Form.of(
        "which month, then its day",
        ("next month on the 3rd",),
        rf"{_WHICH}{W}month,?{W}(?:on{W})?(?:the{W})?(?:{LAST}|{DAY})",
        _which_month,
    ),
    Form.of(
        "a day, then which month",
        ("the 3rd of next month", "end of this month"),
        rf"{START}(?:the{W})?(?:{LAST}|(?P<day>[0-9]{{1,2}})(?:{ORDINAL})?)(?:{W}of)?{W}{_WHICH}{W}month",
        _which_month,
    ),
    Form.of(
        "the end of the month",
        ("end of the month",),
        rf"(?<![a-z])(?:the{W})?(?:end{W}of{W}(?:the{W})?month|month[\s-]end)(?![a-z])",
        lambda _, today: calendar.month_end(0, today),
    ),
    Form.of(
        "the last day",
        ("the last day of the month",),
        rf"(?<![a-z])(?:the{W})?last{W}day{W}of{W}(?:the{W})?month(?![a-z])",
        lambda _, today: calendar.bare_day(31, today, last=True),
        Kind.DAY,
    ),
    Form.of(
        "a day of the month after next",
        ("the 5th of the month after next",),
        rf"{START}(?:the{W})?(?:{LAST}|(?P<day>[0-9]{{1,2}})(?:{ORDINAL})?)(?:{W}of)?{W}(?:the{W})?month{W}after{W}next(?![a-z])",
        lambda m, today: (
            calendar.month_end(2, today) if m["last"] else calendar.in_month(2, int(m["day"]), today)
        ),
    ),
    Form.of(
        "a weekday of the week after next",
        ("Friday the week after next",),
        rf"(?<![a-z]){_WEEKDAY}{W}(?:of{W}|in{W})?(?:the{W})?week{W}after{W}next(?![a-z])",
        lambda m, today: calendar.in_week(2, WEEKDAYS.index(m["weekday"][:3]), today),
    ),
    Form.of(
        "the weekday after the next",
        ("Friday after next",),
        rf"(?<![a-z])(?:the{W})?{_WEEKDAY}{W}after{W}next(?![a-z]|{W}(?:week|month))",
        _weekday_after_next,
        Kind.WEEKDAY,
    ),
    Form.of(
        "a weekday, then which week",
        ("Friday next week",),
        rf"(?<![a-z]){_WEEKDAY}{W}(?:of{W})?{_WHICH}{W}week(?![a-z])",
        _weekday_of_week,
    ),
    Form.of(
        "which week, then its weekday",
        ("next week on Friday",),
        rf"{_WHICH}{W}week,?{W}(?:on{W})?{_WEEKDAY}",
        _weekday_of_week,
    ),
    Form.of(
        "this or the next weekday",
        ("next Friday", "this Friday"),
        rf"{_WHICH}{W}{_WEEKDAY}",
        _weekday,
        Kind.WEEKDAY,
    ),
    Form.of(
        "a weekday",
        ("Friday",),
        r"(?<![a-z])(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![a-z])",  # "sun" may be a name
        lambda m, today: calendar.coming(WEEKDAYS.index(m["weekday"][:3]), today),
        Kind.WEEKDAY,
    ),
    Form.of(
        "a word for a day",
        ("tomorrow", "the day after tomorrow"),
        rf"(?<![a-z])(?:the{W})?(?P<word>today|tomorrow|yesterday|day{W}after{W}tomorrow)(?![a-z])",
        lambda m, today: calendar.in_days(_WORDS[" ".join(m["word"].split())], today),
        Kind.WEAK,
    ),
    Form.of(
        "in so many days",
        ("in 3 days",),
        rf"(?<![a-z])(?P<way>in){W}{_COUNT}{W}(?P<unit>day|week|month|year)s?(?![a-z])",
        _distance,
        Kind.WEAK,
    ),
    Form.of(
        "so many days from now",
        ("two weeks from now", "3 days ago"),
        rf"{START}{_COUNT}{W}(?P<unit>day|week|month|year)s?{W}(?P<way>ago|later|from{W}(?:now|today))(?![a-z])",
        _distance,
        Kind.WEAK,
    ),
    Form.of(
        "so many days overdue",
        ("3 days overdue",),
        rf"{START}{_COUNT}{W}(?P<unit>day|week|month|year)s?{W}(?:overdue|late|past{W}due)(?![a-z])",
        _overdue,
        Kind.WEAK,
    ),
    Form.of(
        "overdue by so many days",
        ("overdue by 3 days",),
        rf"(?<![a-z])(?:overdue|late){W}(?:(?:by|for){W})?{_COUNT}{W}(?P<unit>day|week|month|year)s?(?![a-z])",
        _overdue,
        Kind.WEAK,
    ),
    Form.of(
        "a day",
        ("the 15th",),
        rf"{START}(?:the{W})?(?P<day>[0-9]{{1,2}}){ORDINAL}(?:{W}of{W}the{W}month(?![a-z]))?",
        lambda m, today: calendar.bare_day(int(m["day"]), today),
        Kind.DAY,
    ),
    Form.of(
        "a due day in figures alone",
        ("due on 10", "due day 21"),
        rf"(?<![a-z])due{W}(?:(?:day|date)(?:{W}is)?|is|on|by)(?:{W}on)?{W}(?:the{W})?(?P<day>[0-9]{{1,2}})"
        rf"(?![\w%]|[.,:/-][0-9]|{W}(?:days?|weeks?|months?|years?|of|{'|'.join(MONTHS)}))",
        lambda m, today: calendar.bare_day(int(m["day"]), today),
        Kind.DAY,
    ),
)

_OTHER_DAY: Final = (
    rf"(?P<other>(?:\s{{0,2}}[,/&+-]\s{{0,2}}|{W}(?:and|or|to){W})(?:on{W})?{DAY_NAME}s?(?![a-z]))"
)
_EVERY: Final = (
    rf"(?<![a-z])(?:monthly|(?:every|each){W}(?:(?P<every>[0-9]{{1,3}}|other|second|{'|'.join(ENGLISH)}){W})?months?)"
    rf"(?![a-z]|{W}(?:instal|pay))"
)
_REPEAT: Final = (
    rf"(?:once{W})?(?:every|each){W}(?:(?P<every>[0-9]{{1,3}}|other|second|{'|'.join(ENGLISH)}){W})?"
)
_WEEKLY: Final = rf"(?:{_REPEAT}(?:weeks?|(?P<fortnight>fortnights?))|(?P<word>(?:bi-?)?weekly|fortnightly))"


def _every(match: re.Match[str], today: date) -> Found:
    last = match["last"] is not None
    return calendar.monthly(31 if last else int(match["day"]), said_count(match["every"]), today, last=last)


def _weeks(match: re.Match[str]) -> int:
    said = match.groupdict()
    twice = said.get("fortnight") or (said.get("word") or "weekly") != "weekly"
    return said_count(said.get("every")) * (2 if twice else 1)


def _every_weeks(match: re.Match[str], today: date) -> Found:
    if match["other"] is not None:
        return calendar.SEVERAL
    return calendar.every_weeks(_weeks(match), WEEKDAYS.index(match["weekday"][:3]), today)


def _interval(match: re.Match[str], today: date) -> Found:
    return calendar.asked(calendar.every_days(_weeks(match) * 7, today))


def _every_days(match: re.Match[str], today: date) -> Found:
    return calendar.asked(calendar.every_days(said_count(match["every"]), today))


def _start_month(match: re.Match[str], today: date) -> Found:
    if match["which"] is not None:
        return calendar.in_month(AWAY[match["which"]], 1, today)
    month = MONTHS.index(match["month"][:3]) + 1
    if match["year"] is None:
        return calendar.coming_date(month, 1, today)
    return calendar.exact(int(match["year"]), month, 1, today)


RULES: Final = (
    Form.of(
        "every month, then its day",
        ("every month on the 15th", "every 2 months on the 15th", "monthly on the last day"),
        rf"{_EVERY},?{W}(?:on{W})?(?:the{W})?(?:day{W})?(?:{LAST}|{DAY})",
        _every,
    ),
    Form.of(
        "a day, then every month",
        ("the 15th of every month", "day 15 of every 2 months", "end of each month"),
        rf"{START}(?:the{W})?(?:day{W})?(?:{LAST}|(?P<day>[0-9]{{1,2}})(?:{ORDINAL})?(?:{W}day)?)"
        rf"(?:{W}(?:of|in))?{W}{_EVERY}"
        # 89 every month on the 12th: the other one is the day
        rf"(?!,?{W}(?:on{W}(?:the{W})?(?:day{W})?(?:{_LAST}|[0-9])|(?:the{W})?[0-9]{{1,2}}{ORDINAL}))",
        _every,
    ),
    Form.of(
        "every day of the month with this number",
        ("every 15th",),
        rf"(?<![a-z])(?:every|each){W}(?:the{W})?(?P<day>[0-9]{{1,2}}){ORDINAL}(?:{W}of{W}(?:the|every|each){W}month)?",
        lambda m, today: calendar.monthly(int(m["day"]), 1, today),
    ),
    Form.of(
        "a day of every quarter",
        ("quarterly on the 15th",),
        rf"(?<![a-z])(?:quarterly|(?:every|each){W}quarter),?{W}(?:on{W})?(?:the{W})?{DAY}",
        lambda m, today: calendar.quarterly(int(m["day"]), today),
        Kind.INTERVAL,
    ),
    Form.of(
        "every so many weeks on a weekday",
        ("every 2 weeks on Friday", "weekly on Friday"),
        rf"(?<![a-z]){_WEEKLY},?{W}(?:on{W})?(?:an?{W})?{NAME_OF_DAY}s?{_OTHER_DAY}?(?![a-z])",
        _every_weeks,
        Kind.WEAK,
    ),
    Form.of(
        "every weekday of this name",
        ("every Friday", "every other Friday", "every 2nd Friday"),
        rf"(?<![a-z])(?:every|each){W}(?:(?P<every>other|second|2nd){W})?{NAME_OF_DAY}s?{_OTHER_DAY}?"
        rf"(?![a-z]|{W}(?:of|in)(?![a-z]))",
        _every_weeks,
        Kind.WEAK,
    ),
    Form.of(
        "weekdays of this name",
        ("Fridays",),
        rf"(?<![a-z])(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s{_OTHER_DAY}?(?![a-z])",
        _every_weeks,
        Kind.WEAK,
    ),
    Form.of(
        "every so many weeks",
        ("every 2 weeks", "fortnightly"),
        rf"(?<![a-z]){_WEEKLY}(?![a-z])",
        _interval,
        Kind.INTERVAL,
    ),
    Form.of(
        "once a week",
        ("once a week",),
        rf"(?<![a-z])once{W}(?:an?|per){W}(?:week|(?P<fortnight>fortnight))(?![a-z])",
        _interval,
        Kind.INTERVAL,
    ),
    Form.of(
        "every so many days",
        ("every 10 days", "daily"),
        rf"(?<![a-z])(?:{_REPEAT}days?|daily)(?![a-z])",
        _every_days,
        Kind.INTERVAL,
    ),
    Form.of(
        "what no rule can keep",
        ("twice a week", "every quarter"),
        rf"(?<![a-z])(?:(?:twice|(?:[0-9]{{1,2}}|{'|'.join(ENGLISH)}){W}times){W}(?:an?|per|every|each){W}"
        rf"(?:day|week|month|year)|{_REPEAT}(?:quarters?|years?|{NAME_OF_DAY}s?)"
        r"|semi-?weekly|(?:bi-?|semi-?)?(?:yearly|annually|quarterly)|(?:bi-?|semi-?)monthly)(?![a-z])",
        calendar.unsupported,
        Kind.WEAK,
    ),
    Form.of(
        "the month in which a rule starts",
        ("from March, the 15th of every month", "starting next month, every month on the 15th"),
        rf"(?<![a-z])(?:from|since|(?:start|beginn)ing(?:{W}(?:in|from))?){W}"
        rf"(?:{MONTH}(?:{W}(?P<year>20[1-5][0-9]))?|(?P<which>next|this){W}month)(?![a-z]|{W}[0-9]|[0-9])",
        _start_month,
        Kind.MONTH,
        yearless=True,
    ),
)
