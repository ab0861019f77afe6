"""/list, one loan with its buttons, and changing it."""

import pytest

from bot.domain.loans import Closed, InstalmentState
from bot.store.records import LoanView
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import START, shanghai


async def add(chat: Chat, line: str) -> None:
    await chat.say(f"/add {line}")
    if "是，已经逾期" in chat.last.buttons:
        await chat.press("已经逾期")
    await chat.press("保存")


async def view(world: EmulatedWorld, user_id: int = 1) -> LoanView:
    (only,) = await world.bot.store.transact(lambda records: records.loans(user_id))
    return only


class TestTheList:
    async def test_is_empty_at_first_and_offers_to_add(self, chat: Chat) -> None:
        (shown,) = await chat.say("/list")

        assert "还没有记录" in shown
        assert shown.buttons == ("添加还款", "看看提醒长什么样")

    async def test_shows_what_is_due_and_overdue_with_sums_and_the_next_reminder_of_each(
        self, chat: Chat
    ) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        await add(chat, "借呗 2026-11-20 500.50")
        await add(chat, "58好借 明天")

        (shown,) = await chat.say("/list")

        assert shown.text == "\n".join(
            [
                "还款列表 · 2026年11月22日 周日",
                "",
                "已逾期",
                "• 借呗　已逾期 2 天　¥500.50",
                "  2026年11月20日 周五",
                "  下一次提醒：2026年11月23日 周一 09:00",
                "逾期合计：¥500.50",
                "",
                "接下来",
                "• 58好借　明天到期　未填金额",
                "  2026年11月23日 周一",
                "  下一次提醒：2026年11月23日 周一 09:00",
                "• 微粒贷　还有 23 天到期　¥1,200",
                "  2026年12月15日 周二",
                "  下一次提醒：2026年12月8日 周二 09:00",
                "下一期合计：¥1,200（另有 1 笔未填金额）",
            ]
        )
        assert shown.buttons == ("微粒贷", "借呗", "58好借", "日历")

    async def test_is_overdue_from_the_end_of_the_due_day_in_shanghai(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/settings")
        await chat.press("时区")
        await chat.press("America/Toronto")
        await add(chat, "借呗 2026-12-15 500")

        await chat.until(shanghai(12, 15, 23, 59))
        (shown,) = await chat.say("/list")
        assert "今天到期" in shown

        await chat.until(shanghai(12, 16, 0, 0))  # 11:00 on the 15th in Toronto
        (shown,) = await chat.say("/list")
        assert "已逾期 1 天" in shown

    async def test_an_unpaid_instalment_is_owed_for_ever(self, chat: Chat) -> None:
        await add(chat, "借呗 2026-11-23 500")

        await chat.jump(shanghai(11, 23, 10, year=2036))

        (shown,) = await chat.say("/list")
        assert "已逾期 3,653 天" in shown

    async def test_a_long_list_is_cut_and_says_so(self, chat: Chat) -> None:
        for number in range(23):
            await add(chat, f"第{'一二三四五六七八九十'[number % 10]}家{'店' * 30} 明天 500")

        shown = await chat.say("/list")

        assert "还有 3 笔没有显示" in shown[-1]
        assert len(shown[-1].buttons) == 24  # and the calendar
        assert "¥11,500" in "".join(one.text for one in shown)

    async def test_in_english(self, world: EmulatedWorld) -> None:
        chat = Chat(world, 2, "en")
        await chat.say("/add jiebei Dec 15 500")
        await chat.press("Save")

        (shown,) = await chat.say("/list")

        assert "Tue 15 Dec 2026" in shown
        assert "¥500" in shown


class TestOneLoan:
    async def test_opens_from_the_list_and_goes_back(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        (listed,) = await chat.say("/list")

        (card,) = await chat.press("微粒贷")

        assert "2026年12月15日 周二　¥1,200" in card
        assert "下一次提醒：2026年12月8日 周二 09:00" in card
        assert {"打开 2026-12-15", "修改", "暂停提醒", "删除", "返回"} <= set(card.buttons)
        (again,) = await chat.press("返回")
        assert again.text == listed.text

    async def test_an_instalment_can_be_paid_and_undone(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("打开 2026-12-15")
        (paid,) = await chat.press("已还")
        assert "已记为已还：微粒贷" in paid
        assert (await view(world)).instalments[0].state is InstalmentState.PAID
        (card,) = await chat.press("这笔贷款")
        assert "已处理 1 期" in card
        assert "2027年1月15日" in card

        (shown,) = await chat.press("撤销 2026-12-15")

        assert "还有 23 天到期" in shown
        assert (await view(world)).instalments[0].state is InstalmentState.OPEN
        assert (await view(world)).next_reminder == shanghai(12, 8)

    async def test_when_all_is_paid_it_says_so(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("打开 2026-12-15")
        await chat.press("已还")

        (card,) = await chat.press("这笔贷款")

        assert "没有未还的分期了" in card
        assert "下一次提醒" not in card

    async def test_an_instalment_can_be_skipped_and_undone(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("打开 2026-12-15")

        (shown,) = await chat.press("跳过这一期")

        assert "欠款不会因此改变" in shown
        assert (await view(world)).instalments[0].state is InstalmentState.SKIPPED
        (shown,) = await chat.press("撤销")
        assert "还有 23 天到期" in shown
        assert (await view(world)).next_reminder == shanghai(12, 8)

    async def test_pausing_stops_its_reminders_and_resuming_brings_them_back(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        await chat.say("/list")
        await chat.press("微粒贷")

        (card,) = await chat.press("暂停提醒")
        assert "已暂停提醒" in card
        (shown,) = await chat.say("/list")
        assert "已暂停提醒" in shown
        assert await chat.until(shanghai(12, 9)) == []

        await chat.press("微粒贷")
        (card,) = await chat.press("恢复提醒")
        assert "下一次提醒：2026年12月12日 周六 09:00" in card
        assert len(await chat.until(shanghai(12, 12))) == 1

    async def test_a_paused_loan_says_so_when_asked_to_remind_later(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        (reminder,) = await chat.until(shanghai(12, 8))
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("暂停提醒")

        (shown,) = await chat.press("稍后提醒", reminder)

        assert "已暂停提醒" in shown

    async def test_deleting_asks_first(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        await chat.say("/list")
        await chat.press("微粒贷")
        (asked,) = await chat.press("删除")
        assert "欠款本身不会因此消失" in asked
        (kept,) = await chat.press("不删")
        assert "2026年12月15日" in kept

        await chat.press("删除")
        (shown,) = await chat.press("删除")

        assert "已删除" in shown
        assert "还没有记录" in shown
        assert await world.bot.store.transact(lambda records: records.loans(1)) == []
        assert await chat.until(shanghai(12, 20)) == []

    async def test_buttons_of_a_deleted_loan_say_that_it_is_gone(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        (reminder,) = await chat.until(shanghai(12, 8))
        await chat.say("/list")
        (card,) = await chat.press("微粒贷")
        await chat.press("删除")
        await chat.press("删除")

        (shown,) = await chat.press("修改", card)
        assert "已经不在了" in shown
        assert await chat.press("暂停提醒", card) == []  # it says so already
        for label in ("已还", "稍后提醒", "可能还不上"):
            assert await chat.press(label, reminder) == []
            assert "已经不在了" in chat.notices[-1]


class TestChanging:
    async def change(self, chat: Chat, name: str, *steps: str) -> None:
        await chat.say("/list")
        await chat.press(name)
        await chat.press("修改")
        for step in steps:
            await chat.say(step)
        await chat.press("保存")

    async def test_a_typed_amount_changes_what_is_owed(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")

        await self.change(chat, "微粒贷", "900元")

        changed = await view(world)
        assert {one.amount for one in changed.instalments} == {90000}
        assert changed.next_reminder == shanghai(12, 8)
        assert len(changed.instalments) == 12

    async def test_a_new_date_moves_what_lies_ahead(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")

        await self.change(chat, "微粒贷", "每月20号")

        changed = await view(world)
        assert {one.due_on.day for one in changed.instalments} == {20}
        assert changed.next_reminder == shanghai(12, 13)

    async def test_what_is_overdue_stays_owed_and_what_was_paid_stays_paid(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        await chat.until(shanghai(1, 20, 10, year=2027))
        await chat.press("微粒贷 2027-01-15")
        await chat.press("已还")  # of January; December is overdue

        await self.change(chat, "微粒贷", "每月20号")

        days = [(one.due_on.isoformat(), one.state) for one in (await view(world)).instalments]
        assert ("2026-12-15", InstalmentState.OPEN) in days
        assert ("2027-01-15", InstalmentState.PAID) in days
        assert ("2027-02-15", InstalmentState.OPEN) not in days
        assert len(days) == 12
        (shown,) = await chat.say("/list")
        assert "2026年12月15日" in shown

    async def test_cancelling_leaves_the_loan_alone(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        before = await view(world)
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("修改")
        await chat.say("每月20号")

        await chat.press("取消")

        assert await view(world) == before

    async def test_a_loan_that_was_deleted_meanwhile_is_gone(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号")
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("修改")
        (card,) = await chat.press("返回")
        loan_id = (await view(world)).loan.id
        await world.bot.store.transact(lambda records: records.close_loan(1, loan_id, Closed.DELETED, START))

        (shown,) = await chat.press("保存", card)

        assert "已经不在了" in shown

    @pytest.mark.parametrize("wrong", ["每月32号", "2026-02-30"])
    async def test_a_date_that_does_not_exist_is_refused(self, chat: Chat, wrong: str) -> None:
        await add(chat, "微粒贷 每月15号")
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("修改")

        (shown,) = await chat.say(wrong)

        assert "没有这一天" in shown


class TestNothingOpen:
    async def test_before_anything_was_noted_there_are_ways_on(self, chat: Chat) -> None:
        (shown,) = await chat.say("/list")

        assert "还没有记录" in shown
        assert shown.buttons == ("添加还款", "看看提醒长什么样")

    async def test_with_everything_paid_it_says_so_and_leads_on(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 8))
        await chat.press("已还")

        (shown,) = await chat.say("/list")

        assert "现在没有要还的" in shown
        assert shown.buttons == ("添加还款", "微粒贷")

    async def test_with_everything_paid_off_too(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("全部还清了")

        (shown,) = await chat.say("/list")

        assert "现在没有要还的" in shown
        assert shown.buttons == ("添加还款", "已还清（1）")

    async def test_a_loan_that_is_paid_off_shows_no_debt(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        await chat.say("/list")
        await chat.press("微粒贷")

        (shown,) = await chat.press("全部还清了")

        assert "你说这笔已全部还清" in shown
        assert not any(words in shown for words in ("还剩", "¥", "下一次提醒"))
        assert shown.buttons == ("还没还清", "历史", "删除", "返回")
        (shown,) = await chat.press("还没还清")
        assert "还剩 12 期" in shown


class TestHistory:
    async def test_says_what_was_changed_from_what_to_what(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200 12期")
        for typed in ("900元", "每月20号", "10期"):
            await chat.say("/list")
            await chat.press("微粒贷")
            await chat.press("修改")
            await chat.say(typed)
            await chat.press("保存")
        await chat.say("/list")
        await chat.press("微粒贷")

        (shown,) = await chat.press("历史")

        lines = shown.text.splitlines()
        assert [line.strip() for line in lines if "→" in line] == [
            "期数：12 → 10",
            "日期：每月15号 → 每月20号",
            "金额：¥1,200 → ¥900",
        ]
        assert sum("修改" in line for line in lines) == 3
