"""One loan: what is left, finishing, deleting with undo, its own reminders, its history, pausing all."""

import pytest

from bot.world import EmulatedWorld
from tests.chat.test_reminder_message import add, moments, view
from tests.chat_driver import Chat, Shown
from tests.worlds import shanghai


async def card(chat: Chat, name: str = "微粒贷") -> Shown:
    await chat.say("/list")
    (shown,) = await chat.press(name)
    return shown


class TestTheCard:
    async def test_shows_what_is_left_in_all(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        await card(chat)
        await chat.press("打开 2026-12-15")
        await chat.press("已还")

        shown = await card(chat)

        assert "还剩 11 期，共 ¥13,200" in shown
        assert "已处理 1 期" in shown

    async def test_two_loans_at_one_lender_carry_labels(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200")
        await add(chat, "微粒贷 每月20号 300")

        (shown,) = await chat.say("/list")

        assert shown.buttons[:2] == ("微粒贷", "微粒贷 · 2")
        assert [one for one in await chat.until(shanghai(12, 13)) if "微粒贷 · 2" in one]


class TestFinishing:
    async def test_nothing_of_it_is_owed_and_it_can_be_undone(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200")
        await card(chat)

        (shown,) = await chat.press("全部还清了")

        assert "已全部还清" in shown
        assert await chat.until(shanghai(12, 31)) == []
        (listed,) = await chat.say("/list")
        assert listed.buttons == ("添加还款", "已还清（1）")
        await chat.press("已还清")
        await chat.press("微粒贷")
        (shown,) = await chat.press("还没还清")
        assert "下一次提醒" in shown
        assert moments(await chat.until(shanghai(1, 9, year=2027)))[-1] == "01-08 09:00"


class TestDeleting:
    async def test_can_be_undone_for_some_days(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200")
        before = await view(world)
        await card(chat)
        await chat.press("删除")
        (shown,) = await chat.press("删除")
        assert shown.buttons[0] == "撤销删除"
        assert await world.bot.store.transact(lambda records: records.loans(1)) == []

        (shown,) = await chat.press("撤销删除")

        assert "微粒贷" in shown
        assert await view(world) == before

    async def test_after_some_days_it_is_gone_for_good(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200")
        await card(chat)
        await chat.press("删除")
        (deleted,) = await chat.press("删除")
        await chat.until(shanghai(12, 5))

        (shown,) = await chat.press("撤销删除", deleted)

        assert "已经不在了" in shown
        assert await world.bot.store.transact(lambda records: records.loan(1, 1)) is None


class TestOwnReminders:
    async def test_one_loan_differs_and_the_others_do_not(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日")
        await add(chat, "借呗 12月15日")
        await card(chat)
        await chat.press("这笔的提醒")
        await chat.press("提前几天")
        await chat.say("10, 2")
        await chat.press("提醒时间")
        (shown,) = await chat.press("20:00")

        assert "到期前几天提醒：10, 2" in shown
        assert "逾期后几天提醒：1, 3, 7（和设置一样）" in shown
        assert "提醒时间：20:00" in shown
        mine = [one for one in await chat.until(shanghai(12, 17)) if "微粒贷" in one]
        assert moments(mine) == ["12-05 20:00", "12-13 20:00", "12-16 20:00"]

    async def test_what_waits_for_the_morning_outlives_a_change_of_settings_at_night(
        self, chat: Chat
    ) -> None:
        await add(chat, "微粒贷 12月15日")
        await card(chat)
        await chat.press("这笔的提醒")
        await chat.press("提醒时间")
        await chat.press("20:00")
        await chat.say("/settings")
        await chat.press("免打扰")
        await chat.say("19:00-08:00")
        await chat.until(shanghai(12, 14, 23))
        await chat.say("/settings")
        await chat.press("逾期后几天")
        await chat.say("2")

        assert "12-15 08:00" in moments(await chat.until(shanghai(12, 15, 9)))

    async def test_as_usual_takes_it_back(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日")
        await card(chat)
        await chat.press("这笔的提醒")
        await chat.press("提前几天")
        await chat.press("1,0")
        (shown,) = await chat.press("和设置一样")

        assert "到期前几天提醒：7, 3, 1, 0（0 是当天）（和设置一样）" in shown
        assert "这笔的提醒和设置不同" not in await card(chat)

    @pytest.mark.parametrize(
        ("what", "wrong"), [("提醒时间", "23:00"), ("提前几天", "99"), ("提前几天", "很早")]
    )
    async def test_what_can_not_be_is_refused(
        self, chat: Chat, world: EmulatedWorld, what: str, wrong: str
    ) -> None:
        await add(chat, "微粒贷 12月15日")
        before = await view(world)
        await card(chat)
        await chat.press("这笔的提醒")
        await chat.press(what)

        await chat.say(wrong)

        assert await view(world) == before

    async def test_another_users_loan_is_none(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 12月15日")
        other = chat.as_user(2)
        await other.say("/list")

        for data in ("own:1", "own:1:at:10:00", "own:x", "own:1:reset"):
            await other.press_data(data, other.last.message)
            assert "已经不在了" in other.last

        assert (await view(world)).loan.own.at is None


class TestHistory:
    async def test_tells_what_happened_latest_first(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        await chat.until(shanghai(12, 8))
        await chat.press("已还")
        await chat.press("撤销")
        await card(chat)
        await chat.press("暂停提醒")
        await chat.press("恢复提醒")

        (shown,) = await chat.press("历史")

        assert [line.split("  ")[-1] for line in shown.text.splitlines()[1:]] == [
            "恢复提醒",
            "暂停提醒",
            "撤销，仍未还 · 2026-12-15 这一期",
            "已还 · 2026-12-15 这一期 · ¥1,200",
            "添加",
        ]


class TestPausingAll:
    async def pause(self, chat: Chat, choice: str) -> Shown:
        await chat.say("/settings")
        await chat.press("暂停全部")
        (shown,) = await (chat.press(choice) if choice.endswith(" 天") else chat.say(choice))
        return shown

    async def test_nothing_comes_until_then_and_then_one_message_with_the_truth(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await add(chat, "借呗 12月14日 500")

        shown = await self.pause(chat, "12月16日")

        assert "2026年12月16日 周三 00:00 之前不提醒" in shown
        assert "这段时间有 2 笔到期" in shown
        assert await chat.until(shanghai(12, 15, 23)) == []
        (listed,) = await chat.say("/list")
        assert "提醒已全部暂停到" in listed
        (digest,) = await chat.until(shanghai(12, 16, 8, 30))
        assert "已逾期 1 天" in digest
        assert "已逾期 2 天" in digest
        assert moments([digest]) == ["12-16 08:00"]

    async def test_it_can_be_ended(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await self.pause(chat, "30 天")

        (shown,) = await chat.press("结束暂停")

        assert "提醒照常" in shown
        assert moments(await chat.until(shanghai(12, 8))) == ["12-08 09:00"]

    async def test_subscribing_ends_it_too(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await self.pause(chat, "30 天")

        await chat.say("/subscribe")

        assert moments(await chat.until(shanghai(12, 8))) == ["12-08 09:00"]

    @pytest.mark.parametrize("wrong", ["昨天", "2月30日", "每月15号", "2029-01-01", "很久"])
    async def test_a_day_that_is_none_is_refused(self, chat: Chat, world: EmulatedWorld, wrong: str) -> None:
        await add(chat, "微粒贷 12月15日 1200")

        shown = await self.pause(chat, wrong)

        assert "没看懂" in shown
        user = await world.bot.store.transact(lambda records: records.user(1))
        assert user is not None
        assert user.paused_until is None

    async def test_the_next_reminder_is_told_as_it_will_come(self, chat: Chat) -> None:
        await add(chat, "微粒贷 11月30日 1200")
        await self.pause(chat, "3 天")

        shown = await card(chat)

        assert "下一次提醒：2026年11月25日" in shown
