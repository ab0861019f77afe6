"""Dates in a longer text: each in its place, a doubt left a doubt."""

from datetime import date, timedelta

import pytest

from bot.reading.mentions import Said, days_in, in_year, nearest, soon
from bot.reading.text import plain

SUNDAY = date(2026, 11, 22)


def shown(text: str) -> list[str]:
    """The places of the dates and how much each says, as `12月15日 month 2026-12-15`."""
    words = plain(text)
    return [
        f"{words[slice(*one.span)]} {one.said.name.lower()} {one.day or '?'}"
        for one in days_in(words, SUNDAY)
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("账单日11月20日，还款日12月15日", ["11月20日 month 2027-11-20", "12月15日 month 2026-12-15"]),
        ("还款日：12/15，应还100.00元", ["12/15 month 2026-12-15"]),
        ("12/15，100.00元", ["12/15 month 2026-12-15"]),
        ("12/15 ¥1200", ["12/15 month 2026-12-15"]),
        ("2026-12-15。1200元", ["2026-12-15 year 2026-12-15"]),
        ("还款日20261215，单号20261315", ["20261215 year 2026-12-15"]),
        ("2026年12月15日（周二）前", ["2026年12月15日(周二) year 2026-12-15"]),
        ("12月15日（周三）前", ["12月15日(周三) month ?"]),
        ("Dec 15, 2026", ["dec 15, 2026 year 2026-12-15"]),
        ("明天到期", ["明天 relative 2026-11-23"]),
        ("本月25日前", ["本月25日 relative 2026-11-25"]),
        ("每月25日", ["每月25日 relative ?"]),
        ("25日前", ["25日 relative ?"]),
        ("2月30日", ["2月30日 month ?"]),
        ("已逾期3天，每周五提醒", []),
        ("第3/12期", []),
        ("没有日期", []),
    ],
)
def test_dates_are_found_in_their_places(text: str, days: list[str]) -> None:
    assert shown(text) == days


def test_a_year_that_is_left_out_is_the_one_closest_to_today() -> None:
    assert nearest(date(2026, 1, 5), SUNDAY) == date(2027, 1, 5)
    assert nearest(date(2027, 11, 15), SUNDAY) == date(2026, 11, 15)
    assert in_year(date(2028, 2, 29), 2027) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [("25日", date(2026, 11, 25)), ("每月25日", date(2026, 11, 25)), ("20日", None), ("5/6/2027", None)],
)
def test_a_day_of_the_month_is_the_next_one_if_that_is_soon(text: str, day: date | None) -> None:
    (one,) = days_in(text, SUNDAY)
    assert soon(one.found, SUNDAY, timedelta(days=20)) == day
    assert one.said in (Said.RELATIVE, Said.YEAR)
