"""What else can be said of an instalment: paid in part, paid on a day, later at a moment of one's own."""

import pytest

from bot.domain.loans import InstalmentState
from bot.world import EmulatedWorld
from tests.chat.test_reminder_message import add, moments, view
from tests.chat_driver import Chat
from tests.worlds import open_world, shanghai


async def opened(chat: Chat) -> None:
    """One instalment of a loan of 1,200, opened from the list."""
    await add(chat, "微粒贷 12月15日 1200")
    await chat.say("/list")
    await chat.press("微粒贷")
    await chat.press("打开 2026-12-15")


class TestInPart:
    async def test_what_is_left_is_reminded_of_until_all_is_paid(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await opened(chat)
        (asked,) = await chat.press("还了一部分")
        assert "已经还了多少" in asked

        (shown,) = await chat.say("500")

        assert "还差：¥700（已还 ¥500）" in shown
        (reminder,) = await chat.until(shanghai(12, 8))
        assert "还差：¥700" in reminder
        (listed,) = await chat.say("/list")
        assert "¥700" in listed
        await chat.press("微粒贷")
        await chat.press("打开 2026-12-15")
        await chat.press("还了一部分")
        (shown,) = await chat.say("700元")
        assert "已记为已还" in shown
        (one,) = (await view(world)).instalments
        assert one.state is InstalmentState.PAID

    async def test_half_is_one_tap_and_can_be_undone(self, chat: Chat) -> None:
        await opened(chat)
        await chat.press("还了一部分")

        (shown,) = await chat.press("一半：¥600")

        assert "还差：¥600" in shown
        (shown,) = await chat.press("撤销部分还款")
        assert "金额：¥1,200" in shown

    @pytest.mark.parametrize("wrong", ["很多", "0", "1.234", "-5"])
    async def test_what_is_no_amount_is_asked_for_again(self, chat: Chat, wrong: str) -> None:
        await opened(chat)
        await chat.press("还了一部分")

        (shown,) = await chat.say(wrong)
        assert "没看懂" in shown
        (shown,) = await chat.say("500")
        assert "还差：¥700" in shown

    async def test_the_question_survives_a_restart(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        database = tmp_path_factory.mktemp("restart") / "bot.db"
        async with open_world(database) as world:
            chat = Chat(world)
            await opened(chat)
            await chat.press("还了一部分")
        async with open_world(database) as world:
            (shown,) = await Chat(world).say("500")
            assert "还差：¥700" in shown

    async def test_collection_is_answered_first_and_the_question_stays(self, chat: Chat) -> None:
        await opened(chat)
        await chat.press("还了一部分")

        (shown,) = await chat.say("微粒贷的人上门催收了")
        assert "先做这一步" in shown
        (shown,) = await chat.say("500")
        assert "还差：¥700" in shown


class TestPaidOn:
    async def test_a_day_can_be_pressed_or_typed_and_changed(self, chat: Chat, world: EmulatedWorld) -> None:
        await opened(chat)
        await chat.press("哪天还的")

        (shown,) = await chat.press("昨天")

        assert "已记为已还" in shown
        assert "还款日期：2026年11月21日 周六" in shown
        await chat.press("哪天还的")
        (shown,) = await chat.say("11月18日")
        assert "还款日期：2026年11月18日 周三" in shown
        (one,) = (await view(world)).instalments
        assert (one.state, str(one.paid_on)) == (InstalmentState.PAID, "2026-11-18")
        assert await chat.until(shanghai(12, 31)) == []

    @pytest.mark.parametrize("wrong", ["明天", "2月30日", "不记得"])
    async def test_a_day_to_come_is_none(self, chat: Chat, wrong: str, world: EmulatedWorld) -> None:
        await opened(chat)
        await chat.press("哪天还的")

        (shown,) = await chat.say(wrong)

        assert "没看懂" in shown
        (one,) = (await view(world)).instalments
        assert one.state is InstalmentState.OPEN


class TestSnoozeOfOnesOwn:
    @pytest.mark.parametrize(
        ("typed", "moment"),
        [("明天下午3点", "12-09 15:00"), ("20:00", "12-08 20:00"), ("2小时后", "12-08 11:00")],
    )
    async def test_comes_then(self, chat: Chat, typed: str, moment: str) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 8))
        await chat.press("稍后提醒")
        await chat.press("自己定时间")

        (shown,) = await chat.say(typed)

        assert "再提醒" in shown
        assert moments(await chat.until(shanghai(12, 11))) == [moment]

    async def test_one_that_passes_the_due_date_warns(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 8))
        await chat.press("稍后提醒")
        await chat.press("自己定时间")

        (shown,) = await chat.say("12月17日 20:00")

        assert "到那时还款日已经过了" in shown

    async def test_a_moment_that_has_passed_is_refused(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 8))
        await chat.press("稍后提醒")
        await chat.press("自己定时间")

        (shown,) = await chat.say("2020-01-01")

        assert "没看懂" in shown

    async def test_there_is_no_evening_in_the_evening(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 8, 20))

        (shown,) = await chat.press("稍后提醒")

        assert "今晚" not in shown.buttons


class TestAskingAgain:
    async def test_an_answer_ends_it(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 15))
        await chat.press("可能还不上")

        assert moments(await chat.until(shanghai(12, 16))) == ["12-16 09:00"]

    async def test_says_that_it_asks_again(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")

        first, again = (await chat.until(shanghai(12, 15, 13)))[-2:]

        assert "还没有收到你的回答" not in first
        assert "还没有收到你的回答" in again
        assert again.buttons[:3] == ("已还", "稍后提醒", "可能还不上")

    async def test_snoozing_takes_its_place(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 15))
        await chat.press("稍后提醒")

        assert moments(await chat.until(shanghai(12, 16))) == ["12-15 12:00", "12-16 09:00"]

    async def test_it_can_be_switched_off(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.say("/settings")
        (shown,) = await chat.press("到期当天追问")
        assert "（最多两次）：关" in shown

        assert moments(await chat.until(shanghai(12, 15, 23))) == [
            "12-08 09:00",
            "12-12 09:00",
            "12-14 09:00",
            "12-15 09:00",
        ]

    async def test_a_slip_of_the_finger_that_is_undone_is_asked_about_again(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 15, 10))
        await chat.press("已还")
        await chat.press("撤销")

        assert moments(await chat.until(shanghai(12, 15, 23))) == ["12-15 13:00", "12-15 17:00"]


class TestDiscreet:
    async def test_says_nothing_of_lender_amount_or_debt_until_it_is_opened(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.say("/settings")
        await chat.press("隐私提醒")

        (shown,) = await chat.until(shanghai(12, 8))

        assert shown.text == "提醒：你记的一件事还有 7 天。"
        assert shown.buttons[:3] == ("已还", "稍后提醒", "可能还不上")
        (opened_,) = await chat.press("打开")
        assert "微粒贷" in opened_
        assert "¥1,200" in opened_

    async def test_several_too(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await add(chat, "借呗 12月15日 500")
        await chat.say("/settings")
        await chat.press("隐私提醒")

        (shown,) = await chat.until(shanghai(12, 8))

        assert shown.text == "提醒：你记的 2 件事到时间了。"
        assert shown.buttons == ("1 · 2026-12-15", "2 · 2026-12-15")
        (opened_,) = await chat.press("2 ·")
        assert "借呗" in opened_


class TestWorkingDays:
    async def test_a_due_sunday_stays_and_friday_is_named(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月13日 1200")

        first, second, third, fourth, *_ = await chat.until(shanghai(12, 13, 9))

        assert "还有 7 天到期 · 2026年12月13日 周日" in first
        assert "到期日不是工作日。最晚请在 2026年12月11日 周五 还。" in second
        for shown in (third, fourth):
            assert "到期日不是工作日，银行到账可能慢。请现在就还。" in shown

    async def test_a_year_without_data_is_said_where_it_matters(self, chat: Chat) -> None:
        await add(chat, "微粒贷 2028-02-05 1200")  # a Saturday
        await add(chat, "借呗 2028-02-08 1200")  # a Tuesday

        saturday, tuesday, *_ = await chat.until(shanghai(2, 1, year=2028))

        assert "最晚请在 2028年2月4日 周五 还。（那时的放假安排还不知道，只看了周末。）" in saturday
        assert "只看了周末" not in tuesday
        assert "工作日" not in tuesday
