"""Months as buttons: every day in its column, marked by a sign, within reach, and in 64 bytes."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.months import MONTHS_AHEAD, MONTHS_BACK, month_rows, read_month, within_reach
from bot.domain.language import Language
from bot.texts import texts_in

TODAY = date(2026, 11, 22)
ZH = texts_in(Language.HANS)


def labels(
    month: date, marks: dict[date, int] | None = None, language: Language = Language.HANS
) -> list[str]:
    rows = month_rows(texts_in(language), month, TODAY, lambda place: place, marks=marks)
    return [" ".join(button.label for button in row) for row in rows]


def test_a_month_is_shown_with_weeks_from_monday_and_today_in_brackets() -> None:
    assert labels(TODAY) == [
        "‹ 10月 2026年11月 12月 ›",
        "一 二 三 四 五 六 日",
        "– – – – – – 1",
        "2 3 4 5 6 7 8",
        "9 10 11 12 13 14 15",
        "16 17 18 19 20 21 (22)",
        "23 24 25 26 27 28 29",
        "30 – – – – – –",
    ]


def test_the_heading_is_in_the_users_language() -> None:
    assert labels(TODAY, language=Language.EN)[:2] == ["‹ Oct November 2026 Dec ›", "Mo Tu We Th Fr Sa Su"]


def test_days_with_something_due_carry_a_sign_and_another_one_once_they_have_passed() -> None:
    shown = labels(TODAY, {date(2026, 11, 3): 1, TODAY: 2, date(2026, 11, 30): 1, date(2026, 12, 1): 5})

    assert shown[3].startswith("2 3! 4")
    assert shown[5].endswith("(22)·")
    assert shown[7] == "30· – – – – – –"


@given(st.dates(date(2024, 11, 1), date(2028, 11, 30)))
def test_every_day_of_the_month_can_be_pressed_once_and_stands_under_its_weekday(month: date) -> None:
    _, _, *weeks = month_rows(ZH, month, TODAY, lambda place: f"new:abcdef:day:{place}")

    assert all(len(week) == 7 for week in weeks)
    cells = [(column, button) for week in weeks for column, button in enumerate(week)]
    days = [(column, date.fromisoformat(one.data[-10:])) for column, one in cells if one.data != "cal:-"]
    assert [day for _, day in days] == [
        month.replace(day=number) for number in range(1, monthrange(month.year, month.month)[1] + 1)
    ]
    assert all(day.weekday() == column for column, day in days)


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_month_on_any_day_fits_a_message(month: date, today: date) -> None:
    rows = month_rows(ZH, month, today, lambda place: f"new:abcdef:month:{place}")

    buttons = [button for row in rows for button in row]
    assert len(buttons) <= 100
    assert all(button.label.strip() and len(button.data.encode()) <= 64 for button in buttons)


@pytest.mark.parametrize(
    ("months", "edge"), [(-MONTHS_BACK, date(2024, 11, 1)), (MONTHS_AHEAD, date(2028, 11, 1))]
)
def test_the_calendar_ends_where_typing_is_quicker(months: int, edge: date) -> None:
    beyond = date(1990, 1, 1) if months < 0 else date(2050, 1, 1)

    assert within_reach(beyond, TODAY) == edge
    heading = labels(beyond)[0].split(" ")
    assert heading[0 if months < 0 else -1] == "–"
    assert "›" in heading or "‹" in heading


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2026-12", date(2026, 12, 1)),
        ("2026-13", None),
        ("2026-12-15", None),
        ("-", None),
        ("", None),
        ("0000-01", None),
    ],
)
def test_a_month_is_read_from_a_button(text: str, month: date | None) -> None:
    assert read_month(text) == month
