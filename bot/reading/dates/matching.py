"""The one date rule that a text says: its forms put together, with the words beside them. Knows no loan."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.dates import DateReading, Once
from bot.reading.dates import calendar, en, zh
from bot.reading.dates.calendar import Form, Found, Hit, Kind
from bot.reading.dates.modifiers import is_repeating, readings_of, said_beside, together
from bot.reading.numbers import NUMBER, number
from bot.reading.patterns import regex
from bot.reading.text import LONGEST_LINE, Span, blank, fold, is_english

MOST_DATES: Final = 12
"""So many dates are read in one text. Where there are more, each is one of several, whichever it is."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A date rule in a text: what it says, the places that say it, and whether it says so by itself."""

    found: Found
    spans: tuple[Span, ...]
    strong: bool


def read_date_rule(text: str, today: date, *, both_orders: bool = False) -> Found:
    """The date rule that a whole message is; `today` is the user's day.

    `both_orders`: 3/4 may be either of them, as in English.

    Never raises. What can't be read for sure is a `DateProblem`, with the readings to choose
    from where there are any.
    """
    folded = fold(text).strip(" \t\r\n,.;:!、")
    if (figures := _figures(folded, today, both_orders=both_orders)) is not None:
        return figures
    finding = find(folded, today, both_orders=both_orders or is_english(folded))
    if finding is None:
        return calendar.UNREADABLE
    if isinstance(finding.found, DateReading) and not stands_alone(folded, finding):
        return calendar.UNREADABLE
    return finding.found


def _figures(text: str, today: date, *, both_orders: bool) -> Found | None:
    """A message of figures only, which is a date because a date was asked for."""
    if match := re.fullmatch("([0-9]{4})([0-9]{2})([0-9]{2})", text):
        return calendar.exact(int(match[1]), int(match[2]), int(match[3]), today)
    if match := re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})", text):
        read = calendar.next_date_either if both_orders else calendar.next_date_figures
        return calendar.asked(*readings_of(read(int(match[1]), int(match[2]), today)))
    if re.fullmatch(NUMBER, text) and (day := number(text)) is not None and day < 100:
        return calendar.bare_day(day, today)
    return None


def find(text: str, today: date, *, both_orders: bool = False) -> Finding | None:
    """The one date rule in a folded text. More than one day, or a doubtful word beside it, is a problem.

    `both_orders`: 3/4 may be either of them, as in English.
    """
    hits = hits_in(text, today, both_orders=both_orders) if len(text) <= LONGEST_LINE else []
    if not hits:
        return None
    strong = any(hit.kind in (Kind.FULL, Kind.YEARLY) for hit in hits)
    spans = tuple(hit.span for hit in hits)
    if len(hits) > MOST_DATES:
        return Finding(calendar.SEVERAL, spans, strong)
    said = without_weekday(hits)
    if any(hit.found == calendar.UNSUPPORTED for hit in said):
        return Finding(calendar.UNSUPPORTED, spans, strong)
    if len({hit.found for hit in said}) == 1:
        found = said[0].found
    else:
        found, grown = together(text, hits, said, today)
        spans = tuple(grown.get(span, span) for span in spans)
        if found == calendar.SEVERAL:
            return Finding(found, spans, strong)
    rest, places = blank(text, spans), spans
    if any(_joined(rest, *place) for place in places):
        return Finding(calendar.SEVERAL, spans, strong)
    found, more = said_beside(found, said, rest, today)
    spans += more
    rest = blank(rest, more)
    for start, end in places:
        before, after = rest[max(0, start - 20) : start], rest[end : end + 20]
        if _LOST_BEFORE.search(before) or _LOST_AFTER.match(after):
            return Finding(calendar.UNREADABLE, spans, strong)
        if (near := _NEAR_AFTER.match(after)) or _NEAR_BEFORE.search(before):
            spans += ((end, end + near.end()),) if near else ()
            readings = readings_of(found)
            return Finding(calendar.asked(*readings) if readings else found, spans, strong)
    return Finding(found, spans, strong)


# Words beside a date that change which day it is: one kind leaves a guess to confirm, the other none.
_NEAR_BEFORE: Final = regex(r"(?:before|no later than|截止到?)\s{0,2}$")
_NEAR_AFTER: Final = regex(r"\s{0,2}(?:[之以]?前|起|开始|or before|or earlier)(?![天])")
_LOST_BEFORE: Final = regex(
    r"(?:农历|阴历|旧历|大约|大概|大大|(?<![老阿])大(?=$)|约|不到|除了?|(?<![阿小老大])[今明](?=$)|过了?|[出过]个?月|[节假]后|年[前后]|开年"
    r"|(?<![a-z])(?:days?|nights?|weeks?|months?)\sbefore(?:\sthe)?|(?<![a-z])(?:around|about|after|except|until|from|since))\s{0,2}$"
)
_LOST_AFTER: Final = regex(
    rf"\s{{0,2}}(?:的?(?:提?前|以前|之前)\s?的?[几半多]?{NUMBER}?[几多]?\s?个?(?:工作)?[天日周星礼](?!\s?(?:提醒|通知|叫|告诉))"
    r"|[之以过]?[后内]|左右|上下|前后|的?第|的?下(?!午)|的?前一|工作日|或|(?:or so|ish)(?![a-z]))"
)


# 10、25号 and 每月10和25: the other day has no form of its own, and must not be lost.
_JOIN: Final = r"\s{0,2}(?:[、,/&+~-]|和|及|与|跟|或|到|至|and\s|or\s|to\s)\s{0,2}"
_JOINED_AFTER: Final = regex(rf"{_JOIN}(?:the\s)?({NUMBER})(?:[日号]|st|nd|rd|th|(?![\w%]|[.,:][0-9]))")
_JOINED_LAST: Final = regex(rf"{_JOIN}(?:the\s)?(?:last|月[底末初]|最后[一1]?天)")
_JOINED_BEFORE: Final = regex(rf"(?<![\w.,¥])({NUMBER}){_JOIN}$")


def _joined(text: str, start: int, end: int) -> bool:
    after = _JOINED_AFTER.match(text, end)
    before = _JOINED_BEFORE.search(text[max(0, start - 12) : start])
    if _JOINED_LAST.match(text, end):
        return True
    return any(1 <= (number(one[1]) or 0) <= 31 for one in (after, before) if one)


# What may stand beside a date rule without meaning anything for it.
_FILLER: Final = regex(
    r"[\s\0,.;:!、()\[\]~'\"]|还款日?期?|应还|要还|到期日?|日期|[还是为在的我吧]"
    r"|(?<![a-z])(?:due|date|on|by|the|it|is|its|pay|repay|payment)(?![a-z])"
)


def stands_alone(text: str, finding: Finding) -> bool:
    """Whether the folded text says nothing but the date rule."""
    return not _FILLER.sub("", blank(text, finding.spans))


# Most texts hold nothing that some of the forms can't do without.
_FORMS: Final = (
    (regex("[0-9][-/.]"), zh.IN_FIGURES),
    (regex("[年月周星礼天日号季旬旦(]"), (*zh.FORMS, *zh.RULES)),
    (regex("[a-z]{2}"), (*en.FORMS, *en.RULES)),
)


def hits_in(text: str, today: date, *, both_orders: bool = False) -> list[Hit]:
    """Every form in the text: the leftmost first, of those that start together the longest."""
    matches = (
        (match, form)
        for needed, forms in _FORMS
        if needed.search(text)
        for form in forms
        for match in form.pattern.finditer(text)
    )
    chosen: list[tuple[re.Match[str], Form]] = []
    for match, form in sorted(matches, key=lambda one: (one[0].start(), -one[0].end())):
        if not chosen or match.start() >= chosen[-1][0].end():
            chosen.append((match, form))
    if len(chosen) > MOST_DATES:
        return [Hit(match.span(), calendar.SEVERAL, form.kind) for match, form in chosen]
    if both_orders:
        chosen = [(match, zh.EITHER_ORDER if form is zh.MONTH_AND_DAY else form) for match, form in chosen]
    hits = [_hit(match, form, today) for match, form in chosen]
    # A month alone is nothing but the start of a rule.
    repeated = any(is_repeating(hit.found) for hit in hits)
    return [hit for hit in hits if repeated or hit.kind is not Kind.MONTH]


def _hit(match: re.Match[str], form: Form, today: date) -> Hit:
    said = match.groupdict()
    yearless = form.yearless and said.get("year") is None and said.get("which") is None
    return Hit(match.span(), form.read(match, today), form.kind, yearless, said.get("which") is not None)


def without_weekday(hits: list[Hit]) -> list[Hit]:
    """12月18日(周五): the weekday says nothing new, as long as it is that day's."""
    named = {
        hit.found.rule.day.weekday()
        for hit in hits
        if hit.kind is Kind.FULL and isinstance(hit.found, DateReading) and isinstance(hit.found.rule, Once)
    } | {day.weekday() for hit in hits for day in calendar.either_year(hit.found) or ()}
    return [
        hit
        for hit in hits
        if not (
            hit.kind is Kind.WEEKDAY
            and isinstance(hit.found, DateReading)
            and isinstance(hit.found.rule, Once)
            and hit.found.rule.day.weekday() in named
        )
    ]
