"""What the bot prints of a rule, an amount, a count or a moment, it reads back."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.wording import describe
from bot.domain.dates import (
    MAX_EVERY,
    MAX_EVERY_DAYS,
    DateProblem,
    DateReading,
    DateRule,
    EveryDays,
    Listed,
    Monthly,
    Once,
    day_in_month,
    first_day,
    month_after,
)
from bot.domain.language import Language
from bot.domain.money import MAX_AMOUNT
from bot.reading.amounts import read_amount
from bot.reading.dates.matching import read_date_rule
from bot.reading.loan_line import read_entry
from bot.reading.times import read_moment
from bot.texts import texts_in

LANGUAGES = st.sampled_from(Language)
TODAYS = st.dates(date(2024, 1, 1), date(2045, 1, 1))
SUNDAY = date(2026, 11, 22)
ZONE = ZoneInfo("Asia/Shanghai")


@st.composite
def rules(draw: st.DrawFn) -> tuple[date, DateRule]:
    """A day of speaking, and a rule that may begin before it or long after."""
    today = draw(TODAYS)
    first = today + timedelta(draw(st.integers(-400, 1500)))
    match draw(st.integers(0, 2)):
        case 0:
            return today, Once(first)
        case 1:
            return today, EveryDays(first, draw(st.integers(1, MAX_EVERY_DAYS)))
        case _:
            anchor = draw(st.integers(1, 31))
            start = day_in_month(first.year, first.month, anchor)
            return today, Monthly(start, anchor, draw(st.integers(1, MAX_EVERY)))


@settings(max_examples=200, deadline=None)
@given(rules(), LANGUAGES, st.booleans())
def test_every_rule_is_read_back_from_its_words(
    said: tuple[date, DateRule], language: Language, day_named: bool
) -> None:
    today, rule = said
    words = describe(texts_in(language), rule, day_named=day_named, today=today)

    found = read_date_rule(words, today)

    assert isinstance(found, DateReading), words
    assert (found.rule, found.overdue) == (rule, first_day(rule) < today), words


@settings(max_examples=200, deadline=None)
@given(TODAYS, st.integers(1, 31), st.integers(1, 7), LANGUAGES)
def test_what_begins_with_the_next_such_date_is_read_back_without_it(
    today: date, anchor: int, ahead: int, language: Language
) -> None:
    t = texts_in(language)
    day = day_in_month(today.year, today.month, anchor)
    following = month_after(today, 1)
    monthly = Monthly(day if day >= today else day_in_month(*following, anchor), anchor)
    weekly = EveryDays(today + timedelta(ahead - 1), 7)
    for rule in (monthly, weekly):
        assert describe(t, rule) == describe(t, rule, today=today)
        found = read_date_rule(describe(t, rule), today)
        assert isinstance(found, DateReading)
        assert found.rule == rule


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Once(date(2026, 12, 4)), ("2026年12月4日 周五，一次", "Fri 4 Dec 2026, once")),
        (Monthly(date(2026, 12, 15), 15), ("每月15号", "day 15 of every month")),
        (Monthly(date(2026, 11, 30), 31), ("每月最后一天", "the last day of every month")),
        (
            Monthly(date(2026, 12, 15), 15, 2),
            ("每2个月15号，从 2026年12月15日 周二 起", "day 15 of every 2 months, from Tue 15 Dec 2026"),
        ),
        (EveryDays(date(2026, 11, 27), 7), ("每周五", "every Friday")),
        (
            EveryDays(date(2026, 11, 27), 14),
            (
                "每2个星期的周五，从 2026年11月27日 周五 起",
                "every 2 weeks on Friday, from Fri 27 Nov 2026",
            ),
        ),
        (
            EveryDays(date(2026, 12, 1), 15),
            ("每15天，从 2026年12月1日 周二 起", "every 15 days, from Tue 1 Dec 2026"),
        ),
        (
            EveryDays(date(2026, 12, 1), 1),
            ("每天，从 2026年12月1日 周二 起", "every day, from Tue 1 Dec 2026"),
        ),
        (
            Listed((date(2026, 12, 1), date(2027, 1, 5), date(2027, 3, 1))),
            (
                "3 个日期，从 2026年12月1日 周二 到 2027年3月1日 周一",
                "3 dates, from Tue 1 Dec 2026 to Mon 1 Mar 2027",
            ),
        ),
    ],
)
def test_a_rule_is_said_in_short_words(rule: DateRule, words: tuple[str, str]) -> None:
    assert (describe(texts_in(Language.HANS), rule), describe(texts_in(Language.EN), rule)) == words


def test_the_first_date_is_said_where_it_is_not_the_next_one() -> None:
    t = texts_in(Language.HANS)
    assert describe(t, EveryDays(date(2026, 12, 4), 7), today=SUNDAY) == "每周五，从 2026年12月4日 周五 起"
    assert describe(t, Monthly(date(2026, 8, 15), 15), today=SUNDAY) == "每月15号，从 2026年8月15日 周六 起"
    assert describe(t, Monthly(date(2026, 11, 22), 22), today=SUNDAY) == "每月22号"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("text", ["从1月15日起每月15号", "每隔2天", "每季度15号", "5/12/2026", "15号已逾期"])
def test_readings_to_choose_from_have_different_words(text: str, language: Language) -> None:
    found = read_date_rule(text, SUNDAY)

    assert isinstance(found, DateProblem)
    words = {describe(texts_in(language), one.rule, today=SUNDAY) for one in found.readings}
    assert len(words) == len(found.readings) > 1


@given(st.integers(1, MAX_AMOUNT), LANGUAGES)
def test_every_amount_is_read_back(fen: int, language: Language) -> None:
    written = texts_in(language).money(fen)

    assert read_amount(written) == fen
    assert read_entry(f"借呗 每月15号 {written}", SUNDAY).amount == fen


@given(st.integers(2, 600), LANGUAGES)
def test_every_number_of_instalments_is_read_back(count: int, language: Language) -> None:
    t = texts_in(language)

    for written in (t("card-count", count=count), t("paste-count", count=count), f"{count}期"):
        assert read_entry(f"借呗 每月15号 ¥500 {written}", SUNDAY).count == count, written


@given(st.integers(1, 60 * 24 * 300), LANGUAGES)
def test_every_moment_to_come_is_read_back(minutes: int, language: Language) -> None:
    now = datetime(2026, 11, 22, 14, 30, tzinfo=ZONE)
    moment = now + timedelta(minutes=minutes)

    assert read_moment(texts_in(language).moment(moment), now, time(9)) == moment
