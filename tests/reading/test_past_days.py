"""When something was paid, as people say it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.times import read_past_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", date(2026, 11, 22)),
        ("昨天", date(2026, 11, 21)),
        ("前天", date(2026, 11, 20)),
        ("三天前", date(2026, 11, 19)),
        ("上周五", date(2026, 11, 13)),
        ("11月20日", date(2026, 11, 20)),
        ("15号", date(2026, 11, 15)),
        ("2026-11-01", date(2026, 11, 1)),
        ("2025-12-30", date(2025, 12, 30)),
        ("yesterday", date(2026, 11, 21)),
        ("Nov 20", date(2026, 11, 20)),
    ],
)
def test_a_day_without_a_year_is_the_latest_such_day(text: str, day: date) -> None:
    assert read_past_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["明天", "下周五", "2026-12-01", "12月1日", "2024-01-01", "2月30日", "每周五", "阿美", ""]
)
def test_a_day_to_come_or_long_ago_or_none_is_no_day_of_payment(text: str) -> None:
    assert read_past_day(text, TODAY) is None


@given(st.text(max_size=20) | st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str), st.dates())
def test_whatever_is_said_the_day_is_not_in_the_future(text: str, today: date) -> None:
    day = read_past_day(text, today)
    assert day is None or today - timedelta(days=400) <= day <= today
