"""One line that holds several loans, or several dates of one loan. Knows no store and no form."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from bot.domain.dates import DateReading, Once, repeats
from bot.reading.dates.matching import MOST_DATES, hits_in
from bot.reading.dates.modifiers import readings_of
from bot.reading.loan_line import Entry, read_entry
from bot.reading.patterns import regex
from bot.reading.text import LONGEST_LINE, fold, names_in

_CLAUSE: Final = regex(r"(?<![0-9])[,，](?![0-9]{3}(?![0-9]))|[,，](?![0-9])|[、;；。]")
_MOST: Final = 8
"""So many loans are looked for in one line."""
_EACH: Final = regex("各|(?<![a-z])each(?![a-z])")


def loans_in(line: str, today: date, names: Sequence[str]) -> tuple[Entry, ...] | None:
    """Two loans or more in one line, each with its lender and its date; None if it is not that."""
    if len(line) > LONGEST_LINE or len(hits_in(fold(line), today)) < 2:
        return None
    ways = (_CLAUSE.split(line), line.split(), _before_names(line, names))
    for parts in ways:
        said = [part.strip() for part in parts if part.strip()]
        if not 2 <= len(said) <= _MOST:
            continue
        entries = tuple(read_entry(part, today, names) for part in said)
        if all(map(_is_a_loan, entries)):
            return entries
    return None


def _is_a_loan(entry: Entry) -> bool:
    recurs = isinstance(entry.date, DateReading) and repeats(entry.date.rule)
    return bool(entry.lender_text and entry.date is not None and (recurs or entry.amount is not None))


def _before_names(line: str, names: Sequence[str]) -> list[str]:
    """The line, parted before each known name."""
    found = names_in(fold(line), names)
    starts = sorted(span[0] for spans in found.values() for span in spans)
    edges = [0, *starts[1:], len(line)] if len(found) > 1 else [0, len(line)]
    return [line[start:end] for start, end in pairwise(edges)]


def rows_in(line: str, today: date, names: Sequence[str]) -> tuple[str, tuple[tuple[date, int], ...]] | None:
    """The dates of one loan in one line, each with its amount, and its lender's name; None if it is not that.

    With 各600 it is that for each.
    """
    if len(line) > LONGEST_LINE:
        return None
    hits = hits_in(fold(line), today)
    if not 2 <= len(hits) <= MOST_DATES:
        return None
    days = [readings_of(hit.found)[-1].rule if readings_of(hit.found) else None for hit in hits]
    starts = [hit.span[0] for hit in hits]
    if not all(isinstance(day, Once) for day in days):
        return None
    head = read_entry(line[: starts[0]], today, names)
    parts = [
        read_entry(line[hit.span[1] : end].strip(" ,，、;；和"), today, names)
        for hit, end in zip(hits, [*starts[1:], len(line)], strict=True)
    ]
    if head.unread or head.amount is not None or any(_says_more(part) for part in parts[:-1]):
        return None
    last = parts[-1]
    amounts = [part.amount for part in parts]
    if amounts[:-1] == [None] * (len(amounts) - 1) and _EACH.search(fold(line)[starts[-1] :]):
        amounts = [last.amount] * len(amounts)
    rows = tuple(
        (day.day, amount)
        for day, amount in zip(days, amounts, strict=True)
        if isinstance(day, Once) and amount is not None
    )
    named = head.lender_text or last.lender_text
    in_order = [day for day, _ in rows] == sorted({day for day, _ in rows})
    sure = not last.unread and last.date is None and not (head.lender_text and last.lender_text)
    return (named, rows) if sure and in_order and len(rows) == len(hits) else None


def _says_more(part: Entry) -> bool:
    """Whether there is more between two dates than an amount."""
    return bool(part.lender_text or part.unread or part.date is not None or part.count or part.total)
