"""What a line says of time: when a loan is due, when its card's bill is drawn up, when it ends.

Knows no money and no name.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.dates import (
    DateProblem,
    DateProblemCode,
    DateReading,
    Monthly,
    Once,
    day_in_month,
    first_day,
    occurrences_until,
    repeats,
)
from bot.domain.loans import MAX_COUNT
from bot.reading.dates import calendar
from bot.reading.dates.en import MONTH as EN_MONTH
from bot.reading.dates.en import MONTHS as EN_MONTHS
from bot.reading.dates.matching import Finding, find, read_date_rule
from bot.reading.dates.modifiers import readings_of
from bot.reading.dates.zh import YEAR_WORDS, said_year
from bot.reading.line import Line
from bot.reading.numbers import HAN, number
from bot.reading.patterns import regex
from bot.reading.text import Span, blank

Date = DateReading | DateProblem


@dataclass(frozen=True, slots=True)
class When:
    """What a line says of time. `instalments` follows from its last day, where it names one at `end`."""

    date: Date | None
    statement_day: int | None = None
    instalments: int | None = None
    end: Span | None = None
    begins: bool = False  # the date is said to be the first of several


def when_in(line: Line, today: date, *, both_orders: bool, several: bool) -> When:
    """What a line says of time, taken from it; what is not sure is refused.

    `both_orders`: as in English. `several`: the line names a number of instalments.
    """
    statement_day, after = _statement(line)
    line.take(_SALARY)
    line.take(_END_OF_DAY)
    if statement_day is not None:
        line.take(_OF_ITS_MONTH)
    line.take(_BEFORE)
    begins = _BEGINS.search(line.rest) is not None
    end = _end(line, today, both_orders=both_orders)
    finding = _first_of_several(line.rest, today, both_orders=both_orders) if several and begins else None
    if finding is None:
        finding = find(line.rest, today, both_orders=both_orders)
    if finding is None:
        finding = _figures(line, today, both_orders=both_orders)
    found = finding.found if finding else None
    if finding is not None:
        line.drop(*finding.spans)
    if after:
        found = DateProblem(DateProblemCode.AFTER_STATEMENT)
    elif statement_day is not None and found is not None and _is_open(found):
        found = readings_of(found)[-1]
    if end is None or not isinstance(found, DateReading):
        return When(found, statement_day, begins=begins)
    last, span = end
    days = occurrences_until(found.rule, last(first_day(found.rule)), MAX_COUNT)
    if not days:
        line.refuse(span)
        return When(found, statement_day, begins=begins)
    return When(found, statement_day, len(days), span, begins)


def _first_of_several(text: str, today: date, *, both_orders: bool) -> Finding | None:
    """The one day with which several instalments begin (12期，从12月9日起)."""
    spans = tuple(match.span() for match in _BEGINS.finditer(text))
    finding = find(blank(text, spans), today, both_orders=both_orders)
    found = finding.found if finding else None
    if finding is None or not isinstance(found, DateReading) or not isinstance(found.rule, Once):
        return None
    return Finding(found, (*finding.spans, *spans), finding.strong)


def _is_open(found: Date | None) -> bool:
    return isinstance(found, DateProblem) and found.code is DateProblemCode.ONCE_OR_MONTHLY


_BEGINS: Final = regex("自?从|起(?![诉因])|开始|(?<![a-z])(?:from|start(?:s|ing)?|beginning)(?![a-z])")


def in_a_row(found: Date | None, *, begins: bool) -> Date | None:
    """A date that several instalments begin with: the same day of each month from then on."""
    if _is_open(found):
        return readings_of(found)[-1] if found else None
    if isinstance(found, DateProblem) and begins and len(found.readings) == 1:
        found = found.readings[0]
    if isinstance(found, DateReading) and isinstance(found.rule, Once):
        day = found.rule.day
        return DateReading(Monthly(day, day.day), found.overdue, offers_last_day=day.day >= 29)
    return found


# the day of the bill ---------------------------------------------------------

_DAY: Final = rf"(?P<day>[0-9]{{1,2}}|[{HAN}]{{1,3}})"
_BILL: Final = (
    "(?:[账帐]单生成日|[账帐]单日期?|出[账帐]单?日?期?|结[账帐]日期?"
    r"|(?:statement|closing|billing)\s(?:day|date)|statement|closing)"
)
_AFTER_BILL: Final = regex(
    rf"{_BILL}\s?(?:[之以]?后|过后)(?:的)?第?\s?(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})\s?[天日](?:还款?|内|到期)?"
    r"|(?:due\s)?[0-9]{1,2}\sdays\s(?:after|from)\s(?:the\s|my\s|its\s)?(?:statement|closing"
    r"|billing)(?:\s(?:date|day))?"
)
_BILL_DAY: Final = regex(
    rf"(?<![a-z]){_BILL}\s?(?:[:是为在]|is|on)?\s?(?:每个?月|(?:each|every)\smonth)?\s?(?:的"
    rf"|on\s)?(?:the\s)?{_DAY}\s?(?:[日号]|st|nd|rd|th|(?![\w./-]|,[0-9]))"
    rf"(?:\sof\s(?:each|every)\smonth)?"
    rf"|(?:每个?月\s?|(?<![0-9{HAN}月]))(?P<before>[0-9]{{1,2}}|[{HAN}]{{1,3}})\s?[日号]\s?(?:是"
    rf"|为)?(?:出[账帐]单?日?|结[账帐]日?|[账帐]单日|[账帐]单(?=[^日号\0]{{0,12}}(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})\s?[日号]))"
)
_OF_ITS_MONTH: Final = regex(rf"(?:[次下当本]个?月)(?=\s?的?(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})\s?[日号])")


def _statement(line: Line) -> tuple[int | None, bool]:
    """The day on which a card's bill is drawn up; and whether the due day is counted from it."""
    after = bool(line.take(_AFTER_BILL))
    found = line.take(_BILL_DAY)
    days = {number(match["day"] or match["before"]) for match in found}
    day = days.pop() if len(days) == 1 else None
    if found and (day is None or not 1 <= day <= 31):
        line.refuse(*(match.span() for match in found))
        return None, after
    return day, after


# words beside a date ---------------------------------------------------------

_SALARY: Final = regex(
    rf"(?:每个?月)?(?<![0-9{HAN}月])(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})\s?[日号]\s?发(?:工资|薪水?|钱)[,，]?"
)
_END_OF_DAY: Final = regex(
    r"(?:晚上?|夜里)?(?:24\s?[点时](?:整)?|24:00|23:59|零点)\s?[之以]?前?|(?<=[日号五六日天])当天"
)
# A day counts up to its end: before the 15th is on the 15th at the latest.
_BEFORE: Final = regex(
    r"截止(?:到|日期?|时间)?|最[晚迟](?:到|在)?(?!.{0,3}[后])|(?<![a-z])(?:(?:on\s)?or\s)?(?:(?<!day\s)(?<!days\s)(?<!night\s)(?<!week\s)(?<!weeks\s)(?<!months\s)before|no\slater\sthan)\s"
    rf"|(?:(?<=[日号底末尾])|(?<=[周期拜][一二三四五六日天])|(?<=[0-9]))\s?[之以]?前(?![天年面后]|\s?的?[0-9几半多{HAN}]+\s?个?(?:工作)?[天日周星礼])"
)
_COMPACT: Final = regex(
    r"(?<![a-z0-9.*-])20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![a-z0-9元块]|[.*-][a-z0-9*])"
)
_POINTED: Final = regex(
    r"(?<![\w.,¥$/-])(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12][0-9]|3[01])"
    r"(?=[要得该应]?[还前交付缴]|到期|(?![\w%]|[.,/-][0-9]|\s?(?:[元块¥]|(?:month|year|week|day|time)s?(?![a-z]))))"
)
_OTHER_FIGURE: Final = regex(rf"[0-9]|[{HAN}][百千万元块]")


def _figures(line: Line, today: date, *, both_orders: bool) -> Finding | None:
    """20261225, or 12.25 beside another figure: a date, in a line that has none."""
    for pattern in (_COMPACT, _POINTED):
        found = list(pattern.finditer(line.rest))
        if len(found) != 1:
            continue
        span = found[0].span()
        if pattern is _POINTED and not _OTHER_FIGURE.search(blank(line.rest, (span,))):
            continue
        read = read_date_rule(found[0][0], today, both_orders=both_orders)
        if pattern is _POINTED and isinstance(read, DateProblem) and len(read.readings) == 1:
            read = read.readings[0]
        if readings_of(read):
            return Finding(read, (span,), strong=True)
    return None


# the last day ----------------------------------------------------------------

_YEAR: Final = rf"[0-9]{{4}}|[0-9]{{2}}|[{HAN}]{{4}}|{'|'.join(sorted(YEAR_WORDS, key=len, reverse=True))}"
_END: Final = regex(
    r"(?:一直)?(?:再)?(?:还|付|交|缴|供|持续)?(?:款|钱)?(?:到|至|直到)\s?"
    rf"(?:(?:(?P<year>{_YEAR})年)?的?(?P<month>[0-9]{{1,2}}|[{HAN}]{{1,3}}"
    rf"|元)月份?的?(?:(?P<day>[0-9]{{1,2}}|[{HAN}]{{1,3}})[日号]|[底末尾])?"
    rf"|(?:(?P<year_end>{_YEAR})年?)?年[底末]"
    r"|(?P<full_year>20[0-9]{2})(?P<sign>[-/.])(?P<full_month>[0-9]{1,2})(?:(?P=sign)(?P<full_day>[0-9]{1,2}))?)"
    r"(?:为止|结束|截止|止|还[完清]|就?没了)?(?![0-9])"
    r"|(?P<which>下{1,3}个?|这个?|本)月份?(?:就|能|可以|要)*(?:还[完清]|结清|到期|为止)了?"
    r"|(?<![a-z])(?:until|till?|through|up\sto|last\s(?:payment|one|instal+ment)(?:\s(?:is|in|on))*"
    r"|end(?:s|ing)(?:\sin|\son)?)\s(?:the\send\sof\s|(?:the\s)?(?P<en_first>[0-9]{1,2})(?:st|nd|rd|th)?\s(?:of\s)?)?"
    + EN_MONTH.replace("month>", "en_month>")
    + r"(?:\s(?P<en_day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9]))?(?:,?\s(?P<en_year>20[0-9]{2}))?(?![0-9])"
)


class _Last:
    """The last day that a line names; where its year is left out, it depends on the first."""

    def __init__(self, year: int | None, month: int, day: int) -> None:
        self._year, self._month, self._day = year, month, day

    def __call__(self, first: date) -> date:
        year = self._year or first.year
        last = day_in_month(year, self._month, self._day)
        return day_in_month(year + 1, self._month, self._day) if last < first and not self._year else last


def _end(line: Line, today: date, *, both_orders: bool) -> tuple[_Last, Span] | None:
    """Until when it is to be paid, where without these words the line names a rule that repeats."""
    found = list(_END.finditer(line.rest))
    if len(found) != 1:
        return None
    span = found[0].span()
    finding = find(blank(line.rest, (span,)), today, both_orders=both_orders)
    if finding is None or not any(repeats(one.rule) for one in readings_of(finding.found)):
        return None
    last = _last(found[0], today)
    if last is None:
        return None
    line.drop(span)
    return last, span


def _last(match: re.Match[str], today: date) -> _Last | None:
    if match["which"]:
        found = calendar.month_end(match["which"].count("下"), today)
        rule = found.rule if isinstance(found, DateReading) else None
        return _Last(rule.day.year, rule.day.month, 31) if isinstance(rule, Once) else None
    if match["en_month"]:
        year = int(match["en_year"]) if match["en_year"] else None
        said = int(match["en_first"] or match["en_day"] or 31)
        if match["en_first"] and match["en_day"]:
            return None
        return _Last(year, EN_MONTHS.index(match["en_month"][:3]) + 1, said) if 1 <= said <= 31 else None
    if match["full_year"]:
        year, month, said = int(match["full_year"]), int(match["full_month"]), int(match["full_day"] or 31)
        return _Last(year, month, said) if 1 <= month <= 12 and 1 <= said <= 31 else None
    if match["month"] is None:
        return _Last(said_year(match["year_end"] or "今", today), 12, 31)
    month = 1 if match["month"] == "元" else number(match["month"]) or 0
    day = number(match["day"]) if match["day"] else 31
    if not 1 <= month <= 12 or day is None or not 1 <= day <= 31:
        return None
    year = said_year(match["year"], today) if match["year"] else None
    return _Last(year, month, day) if year is None or 1 <= year < date.max.year else None
