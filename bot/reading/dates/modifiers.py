"""What stands beside a date rule: its start, that it is overdue, that it comes once. Knows no form."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.domain.dates import (
    DateProblem,
    DateProblemCode,
    DateReading,
    DateRule,
    EveryDays,
    Monthly,
    Once,
    day_in_month,
    due_days_before,
    first_day,
    month_after,
    repeats,
)
from bot.reading.dates import calendar
from bot.reading.dates.calendar import UNREADABLE, Found, Hit, Kind, asked
from bot.reading.patterns import regex
from bot.reading.text import Span, spaced

RECENT: Final = timedelta(days=183)
"""A start without a year that lies no further back than this is the past one: the next is further away."""


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
    if sure and len(found) == 1 and (isinstance(start, DateReading) or calendar.either_year(start)):
        return next(iter(found))
    return asked(*found) if found else UNREADABLE


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
        case DateProblem() if years := calendar.either_year(found):
            reading = DateReading(Once(years[0]), overdue=True)
            return reading if sure else asked(reading, DateReading(Once(years[1])))
        case DateReading(Once(day)) if day >= today:
            past = _year_before(day) if yearless else None
            if past is None or past >= today:
                return UNREADABLE
            reading = DateReading(Once(past), overdue=True)
            return reading if sure else asked(reading, found)
        case DateReading(Monthly() | EveryDays(), overdue=False):
            late = _late(found, today)
            return asked(*late) if late else UNREADABLE
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


# Words that make a date the first one of a rule, or its last.
_START_BEFORE: Final = regex(
    r"(?:自?从|自|由|(?:首|第一|第1)[期次笔](?:还款日?)?|(?<![a-z])(?:from|since|(?:start|beginn)ing(?:\sfrom)?|starts|"
    r"first(?:\s(?:one|date|payment|instal+ment))?))\s?(?:[:是为在于]|(?:on|is)\s)?\s{0,12}(?:the\s)?$"
)
_START_AFTER: Final = regex(r"\s{0,2}\)?\s{0,2}(?:起|开始)")
_END_BEFORE: Final = regex(
    r"(?:[到至止~-]|截止|最后[一1]?期|(?<![a-z])(?:until|till?|through|to|by|before|end(?:s|ing)?|last))[\s:]{0,2}(?:on\s)?$"
)
_END_AFTER: Final = regex(r"\s{0,2}(?:[为]?止|结束|截止|到期)")

# Said of a date, it lies in the past; 逾期费 and 没逾期 say nothing of the kind.
_OVERDUE: Final = regex(
    r"(?<![没未不会别要怕快免能将])(?<!没有)(?<!不是)(?<!是否)(?:(?P<sure>已经?|早就?)逾期了?|逾期(?P<done>了)?)"
    r"(?![^\W\d]|[%-]|[0-9]+\s?[期个月天日笔])"
    r"|(?<![a-z])(?<!not )(?<!yet )(?<!be )(?<!become )(?<!if )(?:(?:is|are|was)\s)?"
    r"(?P<en>(?:already\s)?(?:overdue|past\sdue))(?!\s?[a-z])"
)
# Until then one may wait, although it is overdue already: the day that follows lies ahead.
_PUT_OFF: Final = regex(
    r"(?:[延缓宽展]|推迟|改[到为成期]|最[晚迟后]|协商|商量|谈[好到]|同意|答应|承诺|约[好定]|说好|让我|叫我|要求|允许|可以|能|(?<![没听])说)[^,;.0-9]{0,8}$"
    r"|(?<![a-z])(?:can|could|lets?|allow(?:s|ed)?|agreed|extended|extension|postponed|moved|said|says|told|promised|wants?)[^,;.0-9]{0,30}$"
)
_ONCE: Final = regex(r"(?<![第每])[只仅就]?还?一次(?:性)?(?![\w%])|(?<![a-z])(?:just\s|only\s)?once(?![a-z])")

_RECURRING: Final = regex(
    r"每(?![期次笔])\s{0,2}个?(?P<month>月)?|按月|(?<![a-z])(?:(?:every|each)\s(?P<en>month)?|(?P<ly>monthly))"
    r"|(?P<rate>/\s?(?:month|月)|(?<![a-z])(?:per|a)\smonth)(?![a-z])"
)


def together(text: str, hits: list[Hit], said: list[Hit], today: date) -> tuple[Found, dict[Span, Span]]:
    """A rule that repeats, and the date that it starts with; other days together are several.

    `said` are the hits but for weekdays that say nothing new. With the outcome, the places that grow by
    the words of starting.
    """
    rules = [hit for hit in said if is_repeating(hit.found)]
    starts = [hit for hit in said if not is_repeating(hit.found)]
    if len({hit.found for hit in rules}) != 1 or len({hit.found for hit in starts}) != 1:
        return calendar.SEVERAL, {}
    rule, start = rules[0], starts[0]
    text = spaced(text, [hit.span for hit in hits if hit not in said])
    spans = {hit.span: _with_start(text, hit) for hit in starts}
    sure = start.kind is Kind.MONTH or any(span != grown for span, grown in spans.items())
    if not sure:
        weekly = [
            one.rule.days % 7 == 0 for one in readings_of(rule.found) if isinstance(one.rule, EveryDays)
        ]
        if not weekly or any(_ends(text, hit) for hit in starts):
            return calendar.SEVERAL, {}
        bare_weekday = start.kind is Kind.WEEKDAY and not start.which
        if bare_weekday and rule.kind is not Kind.INTERVAL:  # 每周五，周五; 每周五，周日
            same = {first_day(one.rule).weekday() for hit in said for one in readings_of(hit.found)}
            return (rule.found if len(same) == 1 else calendar.SEVERAL), {}
        sure = bare_weekday and all(weekly)  # 每周还, 周五
    if rule.kind is Kind.YEARLY or (start.kind is Kind.MONTH and rule.kind is Kind.INTERVAL):
        return UNREADABLE, {}
    from_start = rule.kind is Kind.INTERVAL
    found = starting(
        rule.found, start.found, today, from_start=from_start, yearless=start.yearless, sure=sure
    )
    return found, spans


def _with_start(text: str, hit: Hit) -> Span:
    start, end = hit.span
    before = _START_BEFORE.search(text[max(0, start - 30) : start])
    after = _START_AFTER.match(text, end)
    return (start - len(before[0]) if before else start, after.end() if after else end)


def _ends(text: str, hit: Hit) -> bool:
    start, end = hit.span
    return bool(_END_BEFORE.search(text[max(0, start - 20) : start]) or _END_AFTER.match(text, end))


def said_beside(found: Found, said: list[Hit], rest: str, today: date) -> tuple[Found, tuple[Span, ...]]:
    """What words elsewhere make of the rule: 每月还, 已逾期, 一次. With the places of these words."""
    spans: tuple[Span, ...] = ()
    if late := _OVERDUE.search(rest):
        yearless = all(hit.yearless for hit in said)
        sure = bool(late["sure"] or late["done"] or late["en"])
        if any(_PUT_OFF.search(rest[max(0, hit.span[0] - 40) : hit.span[0]]) for hit in said):
            found = asked(*readings_of(found)) if isinstance(found, DateReading) else found
        else:
            found = overdue(found, today, yearless=yearless, sure=sure)
        spans += (late.span(),)
    recurring = _RECURRING.search(rest)
    begins = [
        grown
        for hit in said
        if hit.kind is not Kind.WEEKDAY and (grown := _with_start(rest, hit)) != hit.span
    ]
    if recurring is not None and begins and _of_month(recurring) and _is_once(found):  # 5号开始每月还500
        return _from(found), (*spans, *begins, recurring.span())
    if recurring is not None and not _recurs(found, recurring):
        return _recurring(found, recurring), (*spans, recurring.span())
    once = _ONCE.search(rest)
    if once is not None and recurring is None:
        if isinstance(found, DateProblem) and found.code is DateProblemCode.ONCE_OR_MONTHLY:
            return found.readings[0], (*spans, once.span())
        if isinstance(found, DateReading) and isinstance(found.rule, Once):
            return found, (*spans, once.span())
    return found, spans


def _is_once(found: Found) -> bool:
    return isinstance(found, DateReading) and isinstance(found.rule, Once)


def _from(found: Found) -> Found:
    """The same day of each month, from this one on."""
    if not isinstance(found, DateReading) or not isinstance(found.rule, Once):
        return found
    day = found.rule.day
    return DateReading(Monthly(day, day.day), found.overdue, offers_last_day=day.day >= 29)


def _of_month(word: re.Match[str]) -> bool:
    return bool(word["month"] or word["en"] or word["ly"] or word["rate"] or word[0] == "按月")


def _recurs(found: Found, word: re.Match[str]) -> bool:
    """Whether the word repeats what the rule says by itself."""
    rule = found.rule if isinstance(found, DateReading) else None
    return isinstance(rule, Monthly) or (isinstance(rule, EveryDays) and not _of_month(word))


def _recurring(found: Found, word: re.Match[str]) -> Found:
    """每月还1200，15号: with "monthly" elsewhere, a bare day is that day of each month."""
    if _of_month(word) and isinstance(found, DateProblem) and found.code is DateProblemCode.ONCE_OR_MONTHLY:
        return found.readings[-1]
    return UNREADABLE if isinstance(found, DateReading) else found
