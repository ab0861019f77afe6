"""What reading costs: counted in matches and readings, as a clock would count the machine too."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time
from types import FrameType
from zoneinfo import ZoneInfo

import pytest

from bot.reading.amounts import MOST_SUMS, Role, read_amount, sums_in
from bot.reading.bills import MAX_BILL, read_bill
from bot.reading.danger import danger_in
from bot.reading.dates.matching import MOST_DATES, hits_in, read_date_rule
from bot.reading.distress import is_distress
from bot.reading.instalments import find_counts
from bot.reading.lead import read_lead
from bot.reading.loan_line import Entry, contains_date_rule, read_entry
from bot.reading.mentions import days_in
from bot.reading.messages import read_message
from bot.reading.plan_row import read_row
from bot.reading.repayment_plan import MOST_LINES, read_lines, read_schedule
from bot.reading.text import LONGEST_LINE, fold, name_in, plain
from bot.reading.times import read_days, read_moment, read_past_day, read_quiet, read_time
from tests.reading.hostile import LONGEST, NAMES, UNITS, filled
from tests.reading.notation import shown

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOW.date()

READERS: dict[str, Callable[[str], object]] = {
    "date rule": lambda text: read_date_rule(text, TODAY),
    "a date rule in talk": lambda text: contains_date_rule(text, TODAY),
    "loan": lambda text: read_entry(text, TODAY, NAMES),
    "plan": lambda text: read_schedule(text, TODAY, NAMES),
    "several loans": lambda text: read_lines(text, TODAY, NAMES),
    "bill": lambda text: read_bill(text, TODAY, NAMES),
    "message": lambda text: read_message(text, TODAY, NAMES),
    "days": lambda text: days_in(plain(text), TODAY),
    "sums": lambda text: sums_in(plain(text)),
    "amount": read_amount,
    "counts": lambda text: find_counts(fold(text)),
    "name": lambda text: name_in(plain(text), NAMES),
    "time": read_time,
    "quiet hours": read_quiet,
    "days before": read_days,
    "days before, in a sentence": read_lead,
    "moment": lambda text: read_moment(text, NOW, time(9)),
    "danger": danger_in,
    "distress": is_distress,
    "past day": lambda text: read_past_day(text, TODAY),
}


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """How often each function is called: of Python, and of C (matching, replacing, folding)."""
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, function: object) -> None:
        if event == "call":
            calls[frame.f_code.co_qualname] += 1
        elif event == "c_call":
            calls[getattr(function, "__qualname__", "")] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)


def steps(reader: Callable[[str], object], text: str) -> int:
    """The number of calls that a reader makes for a text."""
    with counted() as calls:
        reader(text)
    return calls.total()


@pytest.mark.parametrize("length", [LONGEST_LINE, MAX_BILL, LONGEST])
@pytest.mark.parametrize("name", READERS)
def test_twice_the_text_takes_at_most_about_twice_the_steps_and_no_more_than_its_characters_allow(
    name: str, length: int
) -> None:
    reader = READERS[name]
    reader(filled(UNITS[0], 100))  # what is made once is not counted
    for unit in UNITS:
        half, whole = (steps(reader, filled(unit, one)) for one in (length // 2, length))
        assert whole <= 2.2 * half + 200, unit
        assert length < LONGEST or whole <= 60 * LONGEST, unit


def test_a_line_that_is_too_long_is_handed_back_and_not_guessed_at() -> None:
    line = f"微粒贷 每月15号 1200元{' ' * LONGEST_LINE}12期"
    assert read_entry(line, TODAY, NAMES) == Entry("", None, None, None, (line,))
    assert shown(read_date_rule(f"每月15号{'。 ' * LONGEST_LINE}20号", TODAY)) == "!unreadable"
    assert not contains_date_rule(f"每月15号{'还' * LONGEST_LINE}", TODAY)
    row = read_row(f"12月15日 1200 {'-' * LONGEST_LINE}", TODAY, NAMES)
    assert (row.day, row.sums, row.words, row.odd) == (None, (), "", True)


def test_a_line_as_long_as_a_line_may_be_is_read() -> None:
    line = "微粒贷 每月15号 1200元".ljust(LONGEST_LINE)
    entry = read_entry(line, TODAY, NAMES)
    assert (entry.lender_text, shown(entry.date), entry.amount) == ("微粒贷", "15 from 2026-12-15", 120_000)


def test_more_dates_than_anyone_says_are_several() -> None:
    days = " ".join(f"{n}号" for n in range(1, MOST_DATES + 2))
    assert shown(read_date_rule("每月15号 " * MOST_DATES, TODAY)) == "15 from 2026-12-15"
    assert shown(read_date_rule("每月15号 " * (MOST_DATES + 1), TODAY)) == "!several-days"
    assert {shown(hit.found) for hit in hits_in(days, TODAY)} == {"!several-days"}
    assert {day.day for day in days_in("12月15日 " * (MOST_DATES + 1), TODAY)} == {None}


def test_more_sums_than_a_bill_has_are_none_for_sure() -> None:
    sums = sums_in("应还100元," * (MOST_SUMS + 1))
    assert {(one.fen, one.role) for one in sums} == {(None, Role.UNSAID)}
    bill = read_bill(f"【微粒贷】您12月15日应还100元。{'合计100元,' * MOST_SUMS}", TODAY, NAMES)
    assert bill is not None
    assert bill.amount is None


def test_more_lines_than_a_plan_has_are_no_plan_and_no_loans() -> None:
    plan = [f"2026-12-{n % 28 + 1:02} 100.00" for n in range(MOST_LINES + 1)]
    assert read_schedule("\n".join(plan), TODAY) is None
    assert read_lines("\n".join(["花呗 每月15号 500"] * (MOST_LINES + 1)), TODAY) is None


def test_a_bill_is_as_long_as_a_bill_may_be() -> None:
    bill = "【微粒贷】您12月15日应还100元。"
    assert read_message(bill.ljust(MAX_BILL, "好"), TODAY) is not None
    assert read_message(bill.ljust(MAX_BILL + 1, "好"), TODAY) is None
