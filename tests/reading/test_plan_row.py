"""One line of a plan. Whole plans: test_schedules."""

from datetime import date

import pytest

from bot.reading.amounts import Role
from bot.reading.plan_row import Doubt, columns, due_on, in_columns, read_row

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day", "due", "words"),
    [
        ("第3期 2026-12-15 应还1200.00 本金1000.00", "2026-12-15", 120_000, ""),
        ("2026-12-15 1200 1000 200", "2026-12-15", 120_000, ""),
        ("12月15日 1200 1300", "2026-12-15", Doubt.UNSURE, ""),
        ("12月15日 50", "2026-12-15", Doubt.UNSURE, ""),
        ("12月15日 50.00", "2026-12-15", 5_000, ""),
        ("12月15日", "2026-12-15", Doubt.UNSAID, ""),
        ("5000.00、应还30.00 12月15日", "2026-12-15", Doubt.UNSURE, ""),
        ("12月15日 应还1200 已还1200", "2026-12-15", Doubt.SETTLED, ""),
        ("借款日11月15日 还款日12月15日 1200", "2026-12-15", 120_000, ""),
        ("12月15日或1月15日 1200", None, 120_000, "或"),
        ("明天 1200", None, 120_000, ""),
        ("花呗 12月15日 1200", "2026-12-15", 120_000, "花呗"),
        ("58好借 12月15日 1200", "2026-12-15", 120_000, "58好借"),
        ("还呗的还款计划", None, Doubt.UNSAID, "还呗"),
    ],
)
def test_a_line_is_taken_apart(text: str, day: str | None, due: int | Doubt, words: str) -> None:
    row = read_row(text, SUNDAY)
    assert (str(row.day.day) if row.day else None, due_on(row, row.sums), row.words) == (day, due, words)


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("12月15日 1200 已还", True),
        ("12月15日 1200 已還清", True),
        ("12月15日 1200 已结清", True),
        ("12月15日 已还500 应还1200", False),
        ("12月15日 1200 未还清", False),
        ("12月15日 1200 待结清", False),
        ("12月15日 1200 unpaid", False),
        ("12月15日 1200 not paid", False),
        ("已还期数 3", False),
        ("12月15日 1200 已还: 0.00", False),
        ("12月15日 1200 已还\t500.00", True),  # a cell of its own
        ("12月15日 1200 结清金额 8000", False),
        ("12月15日 1200 可提前结清", False),
        ("12月15日 1200 已提前结清", True),
        ("2026-12-15 1200 to be paid", False),
        ("2026-12-15 1200 paid", True),
    ],
)
def test_only_what_says_that_it_is_paid_is_paid(text: str, settled: bool) -> None:
    assert read_row(text, SUNDAY).settled is settled


def test_headings_ordinals_and_numbers_in_front_are_told() -> None:
    assert read_row("期数 还款日 应还金额（元）", SUNDAY).is_heading
    assert not read_row("微粒贷", SUNDAY).is_heading
    assert not read_row("共12期", SUNDAY).is_heading
    assert read_row("第1/12期（待还）", SUNDAY).is_ordinal
    assert not read_row("第1期 1200", SUNDAY).is_ordinal
    assert read_row("7 12月15日 1200", SUNDAY).lead == 7
    assert read_row("12月15日 1200", SUNDAY).lead is None


def test_a_heading_tells_what_the_columns_are() -> None:
    table = columns("期数 还款日 本金 应还总额")
    assert table == (r"\s+", (None, Role.UNSAID, Role.OTHER, Role.DUE))
    row = read_row("7 2026-12-15 1000 1200", SUNDAY)
    sums = in_columns(row, table)
    assert sums is not None
    assert due_on(row, sums) == 120_000
    assert in_columns(read_row("2026-12-15 1000 1200", SUNDAY), table) is None
    assert columns("还款计划") is None
