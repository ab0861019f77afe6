"""Several lines that were pasted: the plan of one loan, or several loans. Knows no lender and no words.

What can't be read is handed back, never dropped.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from bot.domain.dates import DateReading, repeats
from bot.domain.entry import Entry, contains_date_rule, read_entry
from bot.domain.pieces import name_in, plain
from bot.domain.rows import read_row
from bot.domain.schedules import Schedule, lines_of, read_schedule

__all__ = ["MAX_LOANS", "Schedule", "read_lines", "read_pasted", "read_schedule"]

MAX_LOANS: Final = 50

_BULLET: Final = re.compile(r"^(?:[-*•·]\s|[(（]?[0-9]{1,3}(?:[)）、]|[.．](?![0-9])))\s*")


def read_pasted(text: str, today: date, names: Iterable[str] = ()) -> Schedule | tuple[Entry, ...] | None:
    """One schedule, or an entry for each of several loans; None if the lines are neither.

    `today` is the user's day, `names` are those of the known lenders. Never raises.
    """
    known = tuple(names)
    return read_schedule(text, today, known) or read_lines(text, today, known)


def read_lines(text: str, today: date, names: Iterable[str] = ()) -> tuple[Entry, ...] | None:
    """Several lines, each a whole loan: an entry for each, in order. Never raises.

    A line that can't be read is an entry that has it in `unread`, and so is all that comes after
    `MAX_LOANS` lines. None unless at least two lines, and half of them, name a lender and a date
    together with an amount, a rule that repeats or a known name.
    """
    known = tuple(names)
    lines = [_BULLET.sub("", line) for line in lines_of(text)]
    lines = [line for line in lines if not read_row(line, today).is_heading]
    entries = [(line, read_entry(line, today, known)) for line in lines[:MAX_LOANS]]
    loans = sum(_is_loan(line, entry, today, known) for line, entry in entries)
    if loans < 2 or 2 * loans < len(entries):
        return None
    rest = lines[MAX_LOANS:]
    return (
        *(entry if _says_something(entry, known) else _unread(line) for line, entry in entries),
        *([_unread(*rest)] if rest else []),
    )


def _is_loan(line: str, entry: Entry, today: date, names: Sequence[str]) -> bool:
    """12月15日他们来电 has a day and words too, and is no loan."""
    if not entry.lender_text or entry.date is None or not contains_date_rule(line, today):
        return False
    recurs = isinstance(entry.date, DateReading) and repeats(entry.date.rule)
    return recurs or entry.amount is not None or name_in(plain(entry.lender_text), names) is not None


def _says_something(entry: Entry, names: Sequence[str]) -> bool:
    known = name_in(plain(entry.lender_text), names) is not None
    return known or entry.amount is not None or entry.date is not None


def _unread(*lines: str) -> Entry:
    return Entry("", None, None, None, lines)
