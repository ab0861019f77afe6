"""The plan of one loan, pasted as lines: its days in order, and what is due on each.

Knows no lender (the names to look for are handed in). What can't be read for sure is handed back, never
guessed and never dropped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import Final

from bot.domain.dates import MAX_EVERY, DateReading, Listed, Monthly, day_in_month, occurrence, repeats
from bot.domain.loans import MAX_COUNT
from bot.reading.apart import loans_in, rows_in
from bot.reading.loan_line import Entry, contains_date_rule, read_entry
from bot.reading.mentions import Day, Said, in_year, nearest
from bot.reading.patterns import regex
from bot.reading.plan_row import Doubt, Row, columns, due_on, in_columns, is_heading, is_ordinal, read_row
from bot.reading.text import name_in, plain

_LINE: Final = regex("[\n\r;；]+")
MOST_LINES: Final = MAX_COUNT + 20
"""So many lines a plan has at most; with more, the text is something else, and is not read."""

_GAP: Final = timedelta(days=200)  # a year is left out only between days that lie closer together


@dataclass(frozen=True, slots=True)
class Schedule:
    """The due days of one loan, in order, each once; none if all are settled.

    `unread` holds the lines that were not understood in full: a day that comes twice, an amount that may
    be another. Where the day of such a line is sure, it is among the rows all the same, without an
    amount. `settled` counts the lines that say that they are paid, which are no rows. `monthly` is the
    rule that gives the same days, if there is one and the amount stays the same, up to the last.
    """

    rows: tuple[tuple[date, int | None], ...]  # fen; None where no amount is said, or none is sure
    unread: tuple[str, ...] = ()
    settled: int = 0
    lender_text: str = ""
    monthly: Monthly | None = None

    @property
    def rule(self) -> Monthly | Listed:
        """The date rule of a loan with these rows."""
        return self.monthly or Listed(tuple(day for day, _ in self.rows))

    @property
    def count(self) -> int:
        """The number of instalments."""
        return len(self.rows)

    @property
    def amount(self) -> int | None:
        """Fen per instalment, where it stays the same (of a monthly plan, up to the last)."""
        alike = self.monthly is not None or len({amount for _, amount in self.rows}) == 1
        return self.rows[0][1] if alike else None

    @property
    def last_amount(self) -> int | None:
        """Fen of the last instalment of a monthly plan, where it differs."""
        return self.rows[-1][1] if self.monthly and self.rows[-1][1] != self.amount else None

    @property
    def amounts(self) -> tuple[int | None, ...]:
        """Fen of each row, where they differ and the plan is not monthly."""
        amounts = tuple(amount for _, amount in self.rows)
        return () if self.monthly or len(set(amounts)) == 1 else amounts


def lines_of(text: str) -> list[str]:
    """The lines of a text that are not empty; a semicolon ends a line too."""
    return [line.strip() for line in _LINE.split(text) if line.strip()]


def read_schedule(text: str, today: date, names: Iterable[str] = ()) -> Schedule | None:
    """Several lines that are the plan of one loan: on each a date in full, and perhaps what is due.

    The lender may be named once, above or on the first line (or on each line, from three on). A heading
    tells what the columns are. A row may also run over several lines, if each begins with 第1期 or has
    its day and its amount on lines of their own. Years that are left out follow from the order of the
    lines. None if fewer than two lines have a date, if other lines outnumber them, or if several name
    something else, which makes them loans. Never raises.
    """
    known = tuple(names)
    typed = lines_of(text)
    if len(typed) == 1 and (one := rows_in(typed[0], today, known)) is not None:
        return Schedule(one[1], lender_text=one[0], monthly=_monthly(one[1]))
    if not 2 <= len(typed) <= MOST_LINES:
        return None
    lines = _rows(typed, today, known)
    heading = next((table for line in lines if line.is_heading and (table := columns(line.text))), None)
    rows = [line for line in lines if not line.is_heading]
    dated = [row for row in rows if row.day is not None]
    named = _lender(rows, dated)
    if (
        len(dated) < 2
        or 2 * sum(row.day is not None or row.settled for row in rows) < len(rows)
        or named is None
    ):
        return None
    lender, title = named
    days = iter(_with_years(dated, today))
    numbered = _are_numbered(dated)
    found: dict[date, int | None] = {}
    unread: list[str] = []
    settled = 0
    for row in rows:
        day = next(days) if row.day is not None else None
        sums = in_columns(row, heading) if heading else None
        amount = due_on(row, sums if sums is not None else row.sums[numbered and row.day is not None :])
        if _is_settled(row, today) or amount is Doubt.SETTLED:
            settled += 1
        elif row is title:
            unread += [row.text] if row.sums or row.odd else []
        elif day is None or day in found or len(found) == MAX_COUNT:
            unread.append(row.text)
        else:
            found[day] = None if isinstance(amount, Doubt) else amount
            if amount is Doubt.UNSURE or row.words not in ("", lender):
                unread.append(row.text)
    plan = tuple(sorted(found.items()))
    return Schedule(plan, tuple(unread), settled, lender, _monthly(plan))


def _is_settled(row: Row, today: date) -> bool:
    """Whether it says so, and it is clear of which day: 12月15日 1200 (11月15日已还) leaves a doubt."""
    past = row.days and all(day.day is not None and nearest(day.day, today) <= today for day in row.days)
    return row.settled and bool(row.day is not None or past or (row.has_ordinal and not row.days))


def _rows(lines: Sequence[str], today: date, names: Sequence[str]) -> list[Row]:
    """A row for each line, the lines of one instalment put together."""
    starts = [is_ordinal(line) for line in lines]
    if sum(starts) >= 2:
        headings = [
            not begins and is_heading(line, today, names) for line, begins in zip(lines, starts, strict=True)
        ]
        return [read_row(line, today, names) for line in _joined(lines, starts, headings)]
    rows = [read_row(line, today, names) for line in lines]
    headings = [row.is_heading for row in rows]
    says = [
        None if heads or row.words else (row.day is not None, len(row.sums))
        for row, heads in zip(rows, headings, strict=True)
    ]
    kinds = [kind for kind in says if kind is not None]
    if len(kinds) < 4 or kinds not in (_IN_TURN[0] * (len(kinds) // 2), _IN_TURN[1] * (len(kinds) // 2)):
        return rows
    starts = [kind == kinds[0] for kind in says]
    return [read_row(line, today, names) for line in _joined(lines, starts, headings)]


_IN_TURN: Final = ([(True, 0), (False, 1)], [(False, 1), (True, 0)])


def _joined(lines: Sequence[str], starts: Sequence[bool], headings: Sequence[bool]) -> list[str]:
    """The lines, each behind the last one that is a start; a heading stays by itself."""
    joined: list[str] = []
    begun = False
    for line, begins, heads in zip(lines, starts, headings, strict=True):
        begun = begun or begins
        if begins or not begun or heads:
            joined.append(line)
        else:
            joined[-1] += f" {line}"
    return joined


def _lender(rows: Sequence[Row], dated: Sequence[Row]) -> tuple[str, Row | None] | None:
    """The lender's name and the line above the dates that has it; None where the lines name several."""
    above = next((row for row in rows if row.words or row.day is not None), None)
    title = above if above is not None and not above.days else None
    lender = title.words if title else dated[0].words if dated else ""
    strange = [row for row in dated if row.words not in ("", lender)]
    again = [row for row in dated[1:] if lender and row.words == lender]
    on_each = len(again) == len(dated) - 1 >= 2
    borne = 1 if len(dated) > 3 else 0  # one line with a remark does not make it several loans
    if len(strange) > borne or (again and title is None and not on_each):
        return None
    return lender, title


def _are_numbered(rows: Sequence[Row]) -> bool:
    """Whether the first figure of each row counts the rows."""
    steps = {
        None if one.lead is None or other.lead is None else other.lead - one.lead
        for one, other in pairwise(rows)
    }
    return steps in ({1}, {-1})


def _with_years(rows: Sequence[Row], today: date) -> list[date | None]:
    """The days of the rows, with the years that were left out; None where one does not follow.

    The rows go forward or back in time, whichever leaves fewer in doubt.
    """
    forward = _in_order(rows, today)
    back = _in_order(rows[::-1], today)[::-1]
    return back if back.count(None) < forward.count(None) else forward


def _in_order(rows: Sequence[Row], today: date) -> list[date | None]:
    days = [row.day for row in rows if row.day is not None]
    start = next((n for n, day in enumerate(days) if day.said is Said.YEAR), None)
    if start is None:  # the first that is not paid is the one closest to today
        start = next((n for n, row in enumerate(rows) if not row.settled), len(rows) - 1)
    first = days[start].day or today
    if days[start].said is not Said.YEAR:
        first = nearest(first, today)
    after = _following(days[start + 1 :], first, 1)
    before = _following(days[:start][::-1], first, -1)
    return [*before[::-1], first, *after]


def _following(days: Sequence[Day], last: date, way: int) -> list[date | None]:
    found: list[date | None] = []
    for one in days:
        day = one.day or last
        if one.said is not Said.YEAR:
            day = in_year(day, last.year)
            if (last - day) * way > timedelta():
                day = in_year(day, last.year + way)
            if (day - last) * way > _GAP:
                found.append(None)
                continue
        found.append(day)
        last = day
    return found


def _monthly(rows: Sequence[tuple[date, int | None]]) -> Monthly | None:
    """The monthly rule that gives these days, with one amount up to the last."""
    amounts = [amount for _, amount in rows]
    if len(rows) < 2 or len(set(amounts[:-1])) > 1 or (amounts[0] is None) != (amounts[-1] is None):
        return None
    first, second = rows[0][0], rows[1][0]
    every = (second.year - first.year) * 12 + second.month - first.month
    anchor = max(day.day for day, _ in rows)
    most = MAX_EVERY if len(rows) > 2 else 1  # two days some months apart need not be a rule
    if not 1 <= every <= most or first != day_in_month(first.year, first.month, anchor):
        return None
    rule = Monthly(first, anchor, every)
    return rule if all(occurrence(rule, n) == day for n, (day, _) in enumerate(rows, start=1)) else None


MAX_LOANS: Final = 50

_BULLET: Final = regex(r"^(?:[-*•·]\s|[(（]?[0-9]{1,3}(?:[)）、]|[.．](?![0-9])))\s*")


def read_lines(text: str, today: date, names: Iterable[str] = ()) -> tuple[Entry, ...] | None:
    """Several lines, each a whole loan: an entry for each, in order. Never raises.

    A line that can't be read is an entry that has it in `unread`, and so is all that comes after
    `MAX_LOANS` lines. None unless at least two lines, and half of them, name a lender and a date
    together with an amount, a rule that repeats or a known name.
    """
    known = tuple(names)
    typed = lines_of(text)
    if len(typed) == 1:
        return loans_in(typed[0], today, known)
    if not 2 <= len(typed) <= MOST_LINES:
        return None
    lines = (_BULLET.sub("", line) for line in typed)
    loans = islice((line for line in lines if not is_heading(line, today)), MAX_LOANS)
    entries = [(line, read_entry(line, today, known)) for line in loans]
    count = sum(_is_loan(line, entry, today, known) for line, entry in entries)
    if count < 2 or 2 * count < len(entries):
        return None
    rest = list(lines)
    return (
        *(entry if _says_something(entry, known) else _unread(line) for line, entry in entries),
        *([_unread(*rest)] if rest else []),
    )


def _is_loan(line: str, entry: Entry, today: date, names: Sequence[str]) -> bool:
    """12月15日他们来电 has a day and words too, and is no loan."""
    if not entry.lender_text or entry.date is None:
        return False
    recurs = isinstance(entry.date, DateReading) and repeats(entry.date.rule)
    told = recurs or entry.amount is not None or name_in(plain(entry.lender_text), names) is not None
    sure = entry.amount is not None and not entry.unread
    return told and (sure or contains_date_rule(line, today))


def _says_something(entry: Entry, names: Sequence[str]) -> bool:
    known = name_in(plain(entry.lender_text), names) is not None
    return known or entry.amount is not None or entry.date is not None


def _unread(*lines: str) -> Entry:
    return Entry("", None, None, None, lines)
