"""Rules that repeat, typed in English, and the month they start in. Knows no words around them."""

import re
from datetime import date
from typing import Final

from bot.domain import days
from bot.domain.days import Form, Found, Kind
from bot.domain.forms_en import (
    AWAY,
    DAY,
    DAY_NAME,
    LAST,
    MONTH,
    MONTHS,
    NAME_OF_DAY,
    ORDINAL,
    START,
    WEEKDAYS,
    W,
    said_count,
)
from bot.domain.numerals import ENGLISH

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
    return days.monthly(31 if last else int(match["day"]), said_count(match["every"]), today, last=last)


def _weeks(match: re.Match[str]) -> int:
    said = match.groupdict()
    twice = said.get("fortnight") or (said.get("word") or "weekly") != "weekly"
    return said_count(said.get("every")) * (2 if twice else 1)


def _every_weeks(match: re.Match[str], today: date) -> Found:
    if match["other"] is not None:
        return days.SEVERAL
    return days.every_weeks(_weeks(match), WEEKDAYS.index(match["weekday"][:3]), today)


def _interval(match: re.Match[str], today: date) -> Found:
    return days.asked(days.every_days(_weeks(match) * 7, today))


def _every_days(match: re.Match[str], today: date) -> Found:
    return days.asked(days.every_days(said_count(match["every"]), today))


def _start_month(match: re.Match[str], today: date) -> Found:
    if match["which"] is not None:
        return days.in_month(AWAY[match["which"]], 1, today)
    month = MONTHS.index(match["month"][:3]) + 1
    if match["year"] is None:
        return days.next_date(month, 1, today)
    return days.exact(int(match["year"]), month, 1, today)


FORMS: Final = (
    # every month on the 15th, every 2 months on the 15th, monthly on the last day
    Form.of(rf"{_EVERY},?{W}(?:on{W})?(?:the{W})?(?:day{W})?(?:{LAST}|{DAY})", _every),
    # the 15th of every month, day 15 of every 2 months, end of each month
    Form.of(
        rf"{START}(?:the{W})?(?:day{W})?(?:{LAST}|(?P<day>[0-9]{{1,2}})(?:{ORDINAL})?(?:{W}day)?)"
        rf"(?:{W}(?:of|in))?{W}{_EVERY}",
        _every,
    ),
    # every 15th
    Form.of(
        rf"(?<![a-z])(?:every|each){W}(?:the{W})?(?P<day>[0-9]{{1,2}}){ORDINAL}(?:{W}of{W}(?:the|every|each){W}month)?",
        lambda m, today: days.monthly(int(m["day"]), 1, today),
    ),
    # quarterly on the 15th
    Form.of(
        rf"(?<![a-z])(?:quarterly|(?:every|each){W}quarter),?{W}(?:on{W})?(?:the{W})?{DAY}",
        lambda m, today: days.quarterly(int(m["day"]), today),
        Kind.INTERVAL,
    ),
    # every 2 weeks on Friday, weekly on Friday
    Form.of(
        rf"(?<![a-z]){_WEEKLY},?{W}(?:on{W})?(?:an?{W})?{NAME_OF_DAY}s?{_OTHER_DAY}?(?![a-z])",
        _every_weeks,
        Kind.WEAK,
    ),
    # every Friday, every other Friday
    Form.of(
        rf"(?<![a-z])(?:every|each){W}(?:(?P<every>other){W})?{NAME_OF_DAY}s?{_OTHER_DAY}?(?![a-z])",
        _every_weeks,
        Kind.WEAK,
    ),
    # Fridays
    Form.of(
        rf"(?<![a-z])(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s{_OTHER_DAY}?(?![a-z])",
        _every_weeks,
        Kind.WEAK,
    ),
    # every 2 weeks, fortnightly, once a week
    Form.of(rf"(?<![a-z]){_WEEKLY}(?![a-z])", _interval, Kind.INTERVAL),
    Form.of(
        rf"(?<![a-z])once{W}(?:an?|per){W}(?:week|(?P<fortnight>fortnight))(?![a-z])",
        _interval,
        Kind.INTERVAL,
    ),
    # every 10 days, daily
    Form.of(rf"(?<![a-z])(?:{_REPEAT}days?|daily)(?![a-z])", _every_days, Kind.INTERVAL),
    # twice a week, every quarter
    Form.of(
        rf"(?<![a-z])(?:(?:twice|(?:[0-9]{{1,2}}|{'|'.join(ENGLISH)}){W}times){W}(?:an?|per|every|each){W}"
        rf"(?:day|week|month|year)|{_REPEAT}(?:quarters?|years?|{NAME_OF_DAY}s?)"
        r"|semi-?weekly|(?:bi-?|semi-?)?(?:yearly|annually|quarterly)|(?:bi-?|semi-?)monthly)(?![a-z])",
        days.unsupported,
        Kind.WEAK,
    ),
    # from March, starting next month: the start of a rule that names the day
    Form.of(
        rf"(?<![a-z])(?:from|since|(?:start|beginn)ing(?:{W}(?:in|from))?){W}"
        rf"(?:{MONTH}(?:{W}(?P<year>20[1-5][0-9]))?|(?P<which>next|this){W}month)(?![a-z]|{W}[0-9]|[0-9])",
        _start_month,
        Kind.MONTH,
        yearless=True,
    ),
)
