"""What words and other dates beside a date rule make of it: its start, 已逾期, 每月, 一次.

Knows no forms of dates.
"""

import re
from datetime import date
from typing import Final

from bot.domain import days
from bot.domain.dates import DateProblem, DateProblemCode, DateReading, EveryDays, Monthly, Once, first_day
from bot.domain.days import Found, Kind
from bot.domain.hits import Hit, Span
from bot.domain.starts import is_repeating, overdue, readings_of, starting

_UNREADABLE: Final = DateProblem(DateProblemCode.UNREADABLE)

# Words that make a date the first one of a rule, or its last.
_START_BEFORE: Final = re.compile(
    r"(?:自?从|自|由|(?:首|第一|第1)[期次笔](?:还款日?)?|(?<![a-z])(?:from|since|(?:start|beginn)ing(?:\sfrom)?|starts|"
    r"first(?:\s(?:one|date|payment|instal+ment))?))\s?(?:[:是为在于]|(?:on|is)\s)?\s{0,12}(?:the\s)?$"
)
_START_AFTER: Final = re.compile(r"\s{0,2}\)?\s{0,2}(?:起|开始)")
_END_BEFORE: Final = re.compile(
    r"(?:[到至止~-]|截止|最后[一1]?期|(?<![a-z])(?:until|till?|through|to|by|before|end(?:s|ing)?|last))[\s:]{0,2}(?:on\s)?$"
)
_END_AFTER: Final = re.compile(r"\s{0,2}(?:[为]?止|结束|截止|到期)")

# Said of a date, it lies in the past; 逾期费 and 没逾期 say nothing of the kind.
_OVERDUE: Final = re.compile(
    r"(?<![没未不会别要怕快免能将])(?<!没有)(?<!不是)(?<!是否)(?:(?P<sure>已经?|早就?)逾期了?|逾期(?P<done>了)?)"
    r"(?![^\W\d]|[%-]|[0-9]+\s?[期个月天日笔])"
    r"|(?<![a-z])(?<!not )(?<!yet )(?<!be )(?<!become )(?<!if )(?:(?:is|are|was)\s)?"
    r"(?P<en>(?:already\s)?(?:overdue|past\sdue))(?!\s?[a-z])"
)
_ONCE: Final = re.compile(
    r"(?<![第每])[只仅就]?还?一次(?:性)?(?![\w%])|(?<![a-z])(?:just\s|only\s)?once(?![a-z])"
)

_RECURRING: Final = re.compile(
    r"每(?![期次笔])\s{0,2}个?(?P<month>月)?|按月|(?<![a-z])(?:(?:every|each)\s(?P<en>month)?|(?P<ly>monthly))"
)


def together(text: str, hits: list[Hit], said: list[Hit], today: date) -> tuple[Found, dict[Span, Span]]:
    """A rule that repeats, and the date that it starts with; other days together are several.

    `said` are the hits but for weekdays that say nothing new. With the outcome, the places that grow by
    the words of starting.
    """
    rules = [hit for hit in said if is_repeating(hit.found)]
    starts = [hit for hit in said if hit not in rules]
    if len({hit.found for hit in rules}) != 1 or len({hit.found for hit in starts}) != 1:
        return days.SEVERAL, {}
    rule, start = rules[0], starts[0]
    for hit in hits:
        if hit not in said:
            text = text[: hit.span[0]] + " " * (hit.span[1] - hit.span[0]) + text[hit.span[1] :]
    spans = {hit.span: _with_start(text, hit) for hit in starts}
    sure = start.kind is Kind.MONTH or any(span != grown for span, grown in spans.items())
    if not sure:
        weekly = [
            one.rule.days % 7 == 0 for one in readings_of(rule.found) if isinstance(one.rule, EveryDays)
        ]
        if not weekly or any(_ends(text, hit) for hit in starts):
            return days.SEVERAL, {}
        bare_weekday = start.kind is Kind.WEEKDAY and not start.which
        if bare_weekday and rule.kind is not Kind.INTERVAL:  # 每周五，周五; 每周五，周日
            same = {first_day(one.rule).weekday() for hit in said for one in readings_of(hit.found)}
            return (rule.found if len(same) == 1 else days.SEVERAL), {}
        sure = bare_weekday and all(weekly)  # 每周还, 周五
    if rule.kind is Kind.YEARLY or (start.kind is Kind.MONTH and rule.kind is Kind.INTERVAL):
        return _UNREADABLE, {}
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
        found = overdue(found, today, yearless=yearless, sure=sure)
        spans += (late.span(),)
    recurring = _RECURRING.search(rest)
    if recurring is not None and not _recurs(found, recurring):
        return _recurring(found, recurring), (*spans, recurring.span())
    once = _ONCE.search(rest)
    if once is not None and recurring is None:
        if isinstance(found, DateProblem) and found.code is DateProblemCode.ONCE_OR_MONTHLY:
            return found.readings[0], (*spans, once.span())
        if isinstance(found, DateReading) and isinstance(found.rule, Once):
            return found, (*spans, once.span())
    return found, spans


def _of_month(word: re.Match[str]) -> bool:
    return bool(word["month"] or word["en"] or word["ly"] or word[0] == "按月")


def _recurs(found: Found, word: re.Match[str]) -> bool:
    """Whether the word repeats what the rule says by itself."""
    rule = found.rule if isinstance(found, DateReading) else None
    return isinstance(rule, Monthly) or (isinstance(rule, EveryDays) and not _of_month(word))


def _recurring(found: Found, word: re.Match[str]) -> Found:
    """每月还1200，15号: with "monthly" elsewhere, a bare day is that day of each month."""
    if _of_month(word) and isinstance(found, DateProblem) and found.code is DateProblemCode.ONCE_OR_MONTHLY:
        return found.readings[-1]
    return _UNREADABLE if isinstance(found, DateReading) else found
