"""The forms of a date rule that stand in a text, each by itself. Knows no words around them."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import chain

from bot.domain import forms_en, forms_zh, repeats_en, repeats_zh
from bot.domain.dates import DateReading, Once
from bot.domain.days import Form, Found, Kind
from bot.domain.starts import is_repeating

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A form where it stands in the text."""

    span: Span
    found: Found
    kind: Kind
    yearless: bool
    which: bool  # 下周五, which names its week


def hits_in(text: str, today: date) -> list[Hit]:
    """Every form in the text: the leftmost first, of those that start together the longest."""
    matches = (
        (match, form)
        for form in chain(forms_zh.FORMS, repeats_zh.FORMS, forms_en.FORMS, repeats_en.FORMS)
        for match in form.pattern.finditer(text)
    )
    hits: list[Hit] = []
    for match, form in sorted(matches, key=lambda one: (one[0].start(), -one[0].end())):
        if not hits or match.start() >= hits[-1].span[1]:
            hits.append(_hit(match, form, today))
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
    }
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
