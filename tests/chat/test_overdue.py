"""What is overdue is not forgotten: named each week until there is an answer, counted in each reminder."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from tests.chat.test_reminder_message import add, moments
from tests.chat_driver import Chat, Shown
from tests.worlds import SHANGHAI, START, shanghai

FIVE = {
    "微粒贷": "2026年11月1日 1200",
    "借呗": "2026年11月15日 800",
    "老王": "2026年10月20日",
    "招商银行": "2026年11月20日 500",
    "花呗": "2026年11月21日 300",
}


async def owe(chat: Chat, *names: str) -> None:
    for name in names:
        await add(chat, f"{name} {FIVE[name]}")


def sent_at(shown: Shown) -> datetime:
    return datetime.fromtimestamp(shown.message["date"], SHANGHAI)


class TestEachWeek:
    async def test_each_of_five_is_named_in_every_eight_days_of_a_year_until_it_is_answered(
        self, chat: Chat
    ) -> None:
        await owe(chat, *FIVE)
        await add(chat, "58好借 每月5号 200 4期")  # what comes besides does not silence them

        year = await chat.until(START + timedelta(days=365))

        for name in FIVE:
            at = [sent_at(one) for one in year if f"{name}　" in one or f"：{name}" in one]
            waits = [later - earlier for earlier, later in pairwise([START, *at, START + timedelta(365)])]
            assert max(waits) <= timedelta(days=8), name
        assert len({one.text for one in year}) == len(year), "no two are the same"
        assert all("22:00" > f"{sent_at(one):%H:%M}" >= "08:00" for one in year)
        weekly = [one for one in year if sent_at(one) > shanghai(4, 20, year=2027)]
        assert {f"{sent_at(one):%a %H:%M}" for one in weekly} == {"Mon 09:00"}, "one message a week"

    async def test_an_answer_ends_it(self, chat: Chat) -> None:
        await owe(chat, "微粒贷", "借呗")
        *_, digest = await chat.until(shanghai(12, 28))
        await chat.press("借呗", digest)
        await chat.press("已还")

        shown = await chat.until(shanghai(1, 12, year=2027))

        assert moments(shown) == ["01-04 09:00", "01-11 09:00"]
        assert all("还款提醒：微粒贷" in one and "借呗" not in one for one in shown)

    async def test_it_can_be_switched_off_and_on(self, chat: Chat) -> None:
        await owe(chat, "微粒贷")
        await chat.say("/settings")
        (shown,) = await chat.press("每周提醒逾期")
        assert "逾期久了每周再提醒一次（星期一）：关" in shown
        assert await chat.until(shanghai(12, 28)) == []

        (shown,) = await chat.press("每周提醒逾期")
        assert "逾期久了每周再提醒一次（星期一）：开" in shown
        assert moments(await chat.until(shanghai(1, 5, year=2027))) == ["01-04 09:00"]

    async def test_a_second_tap_on_the_same_button_changes_nothing_back(self, chat: Chat) -> None:
        (settings,) = await chat.say("/settings")
        await chat.press("每周提醒逾期", settings)
        await chat.press("每周提醒逾期", settings)

        assert "（星期一）：关" in chat.last

    async def test_what_was_overdue_for_long_when_it_was_saved_comes_within_a_week(self, chat: Chat) -> None:
        await add(chat, "老王 2026-03-01 5000")

        (first,) = await chat.until(START + timedelta(days=7))

        assert "已逾期 267 天" in first
        assert "5,000" in first


class TestTheOthers:
    async def test_a_reminder_ends_with_what_else_is_overdue(self, chat: Chat) -> None:
        await owe(chat, "微粒贷", "借呗", "老王")
        await add(chat, "58好借 12月1日 200")

        shown = next(one for one in await chat.until(shanghai(11, 24)) if "58好借" in one)

        assert shown.text.endswith("另外还有 3 期已逾期，合计 ¥2,000（另有 1 期未填金额）。看全部：/list")

    async def test_what_is_in_it_or_not_overdue_or_paid_is_not_counted(self, chat: Chat) -> None:
        await owe(chat, "微粒贷", "借呗")
        await add(chat, "58好借 12月20日 200")
        (digest,) = await chat.until(shanghai(11, 23))
        assert "另外还有" not in digest
        await chat.press("微粒贷", digest)
        await chat.press("已还")

        shown = (await chat.until(shanghai(12, 13)))[-1]

        assert "58好借" in shown
        assert shown.text.endswith("另外还有 1 期已逾期，合计 ¥800。看全部：/list")

    async def test_without_amounts_there_is_no_sum(self, chat: Chat) -> None:
        await owe(chat, "老王")
        await add(chat, "58好借 11月25日 200")

        shown = (await chat.until(shanghai(11, 24)))[-1]

        assert shown.text.endswith("另外还有 1 期已逾期。看全部：/list")

    async def test_behind_a_discreet_reminder_there_is_no_word_of_a_debt(self, chat: Chat) -> None:
        await owe(chat, "微粒贷", "借呗")
        await add(chat, "58好借 11月25日 200")
        await chat.say("/settings")
        await chat.press("隐私提醒")

        shown = (await chat.until(shanghai(11, 24)))[-1]

        assert shown.text.endswith("另外还有 2 件已经过了时间。")
        assert "逾期" not in shown

    @pytest.mark.parametrize("language", ["en", "zh-hant"])
    async def test_in_every_language(self, chat: Chat, language: str) -> None:
        other = chat.as_user(2, language)
        await other.say("/add 微粒贷 2026-11-01 1200")
        await other.press(0)
        await other.press(0)
        await other.say("/add 58好借 2026-11-25 200")
        await other.press(0)

        shown = (await other.until(shanghai(11, 24)))[-1]

        assert shown.text.endswith("/list")
        assert language == "zh-hant" or not any(mark in shown for mark in "：、，。（）　")
