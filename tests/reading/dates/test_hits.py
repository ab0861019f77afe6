"""Which forms stand in a text."""

from datetime import date

import pytest

from bot.reading.dates.calendar import Kind
from bot.reading.dates.matching import hits_in, without_weekday
from bot.reading.text import fold

SUNDAY = date(2026, 11, 22)


def places(text: str) -> list[str]:
    return [text[slice(*hit.span)] for hit in hits_in(fold(text), SUNDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月15号还，12月15日开始", ["每月15号", "12月15日"]),  # the longer of those that start together
        ("2026年12月15日", ["2026年12月15日"]),
        ("明天或下周五", ["明天", "下周五"]),
        ("从3月起每月15号", ["从3月起", "每月15号"]),
        ("从3月起还款", []),  # a month alone is no date
        ("每两周的周五和Dec 15", ["每两周的周五", "Dec 15"]),
        ("你好", []),
    ],
)
def test_every_form_is_found_once(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_weekday_beside_its_own_date_says_nothing_new() -> None:
    for text, left in (("12月18日(周五)", 1), ("12月18日(周四)", 2), ("周五", 1)):
        assert len(without_weekday(hits_in(text, SUNDAY))) == left


def test_a_year_that_was_said_is_told_from_one_that_was_worked_out() -> None:
    for text, yearless in (
        ("12月15日", True),
        ("dec 15", True),
        ("dec 15 2026", False),
        ("2026-12-15", False),
    ):
        assert [hit.yearless for hit in hits_in(text, SUNDAY)] == [yearless]


def test_a_form_tells_how_much_it_says() -> None:
    for text, kind in (
        ("2026-12-15", Kind.FULL), ("12/15", Kind.WEAK), ("15号", Kind.DAY), ("周五", Kind.WEEKDAY),
        ("每15天", Kind.INTERVAL), ("每周五", Kind.WEAK), ("每年12月15日", Kind.YEARLY),
    ):  # fmt: skip
        assert [hit.kind for hit in hits_in(text, SUNDAY)] == [kind]
