"""What is pasted or passed on: schedules, several loans, bills. Nothing is saved before it was seen."""

from datetime import date
from pathlib import Path

import pytest

from bot.domain.dates import Listed, Monthly, Once
from bot.domain.loans import InstalmentState, Loan
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import open_world

IRREGULAR = """借呗
2026-12-15 1,200.00元
2027-01-18 1,150.00元
2027-02-10 980.50元"""

MONTHLY = """微粒贷
第1期 2026-12-15 1200元
第2期 2027-01-15 1200元
第3期 2027-02-15 1200元
第4期 2027-03-15 800元"""

LOANS = """借呗 每月15号 500 12期
微粒贷 12月20日 1200
老王的店 每月最后一天 300"""

BILL = (
    "【借呗】尊敬的用户，您本期账单应还金额1,234.56元，最后还款日2026年12月10日，"
    "请点击 https://pay.example.top/pay 还款。"
)


async def saved(world: EmulatedWorld) -> list[Loan]:
    return [view.loan for view in await world.bot.store.transact(lambda records: records.loans(1))]


class TestSchedule:
    @pytest.mark.parametrize("command", ["", "/add ", "/add\n"])
    async def test_one_of_its_own_is_listed_with_its_amounts(
        self, chat: Chat, world: EmulatedWorld, command: str
    ) -> None:
        (card,) = await chat.say(f"{command}{IRREGULAR}")

        for line in (
            "机构：借呗",
            "2026年12月15日 周二　¥1,200",
            "2027年1月18日 周一　¥1,150",
            "2027年2月10日 周三　¥980.50",
            "合计：¥3,330.50（3 期）",
        ):
            assert line in card
        assert card.buttons[:3] == ("保存", "修改", "取消")
        assert await saved(world) == []

        await chat.press("保存")
        (view,) = await world.bot.store.transact(lambda records: records.loans(1))
        days = (date(2026, 12, 15), date(2027, 1, 18), date(2027, 2, 10))
        assert view.loan.rule == Listed(days)
        assert [(one.due_on, one.amount) for one in view.instalments] == list(
            zip(days, (120000, 115000, 98050), strict=True)
        )

    async def test_a_monthly_one_is_shown_as_such(self, chat: Chat, world: EmulatedWorld) -> None:
        (card,) = await chat.say(MONTHLY)
        for line in ("每月15号", "期数：4", "每期：¥1,200", "最后一期：¥800", "合计：¥4,400（4 期）"):
            assert line in card

        await chat.press("保存")

        (loan,) = await saved(world)
        assert loan.rule == Monthly(date(2026, 12, 15), 15)
        assert (loan.count, loan.last_amount) == (4, 80000)

    async def test_the_lender_is_asked_where_it_is_missing(self, chat: Chat, world: EmulatedWorld) -> None:
        (asked,) = await chat.say(IRREGULAR.removeprefix("借呗\n"))
        assert "欠哪家机构" in asked

        (card,) = await chat.press("借呗")

        assert "¥980.50" in card
        await chat.press("保存")
        assert len(await saved(world)) == 1

    async def test_days_that_have_passed_are_asked_about(self, chat: Chat, world: EmulatedWorld) -> None:
        lines = IRREGULAR.replace("2026-12-15", "2026-10-15").replace("2027-01-18", "2026-11-18")
        (asked,) = await chat.say(lines)
        assert "已经过去 2 期" in asked
        await chat.press("只有一部分没还")

        (card,) = await chat.press("2026-11-18")
        assert "已逾期：1 期，最早是 2026年11月18日 周三" in card
        assert "2026年10月15日" not in card
        await chat.press("保存")

        (view,) = await world.bot.store.transact(lambda records: records.loans(1))
        assert [(str(one.due_on), one.amount) for one in view.instalments] == [
            ("2026-11-18", 115000),
            ("2027-02-10", 98050),
        ]

    async def test_one_that_is_all_in_the_past_can_only_be_owed(self, chat: Chat) -> None:
        lines = "借呗\n2026-09-15 100元\n2026-10-18 150元\n2026-11-02 90元"

        (asked,) = await chat.say(lines)

        assert "都已逾期" in asked.buttons[0]
        assert not any("从下一期" in label for label in asked.buttons)

    async def test_a_long_one_is_counted(self, chat: Chat, world: EmulatedWorld) -> None:
        days = [date(2027, month, month + 5) for month in range(1, 13)]
        (card,) = await chat.say("借呗\n" + "\n".join(f"{day} {100 + day.day}元" for day in days))

        assert "还有 4 个日期，最后一个是 2027年12月17日" in card
        await chat.press("保存")
        (loan,) = await saved(world)
        assert loan.rule == Listed(tuple(days))

    async def test_what_could_not_be_read_is_said(self, chat: Chat) -> None:
        (card,) = await chat.say(f"{IRREGULAR}\n2027-02-10 990元")

        assert "没看懂：" in card
        assert "990" in card

    async def test_can_be_pasted_where_a_date_is_asked_for(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add")
        await chat.press("微粒贷")

        (card,) = await chat.say(IRREGULAR.removeprefix("借呗\n"))

        assert "机构：微粒贷" in card
        assert "¥980.50" in card

    async def test_can_be_pasted_where_the_lender_is_asked_for(self, chat: Chat) -> None:
        await chat.say("/add")

        (card,) = await chat.say(IRREGULAR)

        assert "机构：借呗" in card
        assert "¥980.50" in card

    async def test_what_it_calls_paid_is_left_out_and_said(self, chat: Chat, world: EmulatedWorld) -> None:
        lines = "借呗\n2026-10-15 100元 已还\n2026-12-18 150元\n2027-02-02 90元"

        (card,) = await chat.say(lines)
        assert "其中 1 期写着已还，没有记" in card
        await chat.press("保存")

        (loan,) = await saved(world)
        assert loan.rule == Listed((date(2026, 12, 18), date(2027, 2, 2)))

    async def test_one_that_is_paid_off_adds_nothing(self, chat: Chat, world: EmulatedWorld) -> None:
        (shown,) = await chat.say(
            "/add 借呗\n2026-09-15 100元 已还\n2026-10-18 150元 已还\n2026-11-02 90元 已还"
        )

        assert "每一期都写着已还" in shown
        assert await saved(world) == []

    async def test_another_date_in_its_place_forgets_its_amounts(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say(IRREGULAR)
        (asked,) = await chat.say("每月20号")
        assert "每期还多少" in asked
        (card,) = await chat.press("不填金额")
        assert "每期：未填金额" in card

        await chat.press("保存")

        (loan,) = await saved(world)
        assert (loan.rule, loan.amounts) == (Monthly(date(2026, 12, 20), 20), ())

    async def test_survives_a_restart(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            (card,) = await Chat(world).say(IRREGULAR)
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            world.api.say(1, "x")  # never handled: there is a chat, as before
            data = card.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
            (done,) = await chat.press_data(data, card.message)
            assert "已保存：借呗" in done
            assert [loan.amounts for loan in await saved(world)] == [(120000, 115000, 98050)]


class TestSeveralLoans:
    @pytest.mark.parametrize("command", ["", "/add "])
    async def test_are_looked_through_before_any_is_saved(
        self, chat: Chat, world: EmulatedWorld, command: str
    ) -> None:
        (shown,) = await chat.say(f"{command}{LOANS}")
        for line in (
            "读到 3 笔，还没有保存",
            "• 借呗　每月15号　¥500　12 期",
            "下一次：2026年12月15日 周二",
            "• 微粒贷　2026年12月20日 周日，一次　¥1,200",
            "• 老王的店　每月最后一天　¥300",
        ):
            assert line in shown
        assert shown.buttons == ("全部保存", "取消")
        assert await saved(world) == []

        (done,) = await chat.press("全部保存")

        assert "已保存 3 笔" in done
        assert "下一次提醒：2026年" in done
        assert [loan.title for loan in await saved(world)] == ["借呗", "微粒贷", "老王的店"]
        assert isinstance((await saved(world))[1].rule, Once)

    async def test_can_be_cancelled(self, chat: Chat, world: EmulatedWorld) -> None:
        (review,) = await chat.say(LOANS)

        (shown,) = await chat.press("取消")

        assert "没有保存任何东西" in shown
        await chat.press("全部保存", review)
        assert "已经失效" in chat.notices[-1]
        assert await saved(world) == []

    async def test_saving_twice_saves_once(self, chat: Chat, world: EmulatedWorld) -> None:
        (review,) = await chat.say(LOANS)
        await chat.press("全部保存", review)

        await chat.press("全部保存", review)

        assert "已经失效" in chat.notices[-1]
        assert len(await saved(world)) == 3

    async def test_what_was_not_read_in_full_is_named_and_not_saved(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (shown,) = await chat.say(f"{LOANS}\n58好借 15号 90\n奇富借条 2026-11-10 80\n嗯嗯好的呀")
        assert "还有 3 处要你来定" in shown
        assert "58好借 ¥90　日期有不止一种读法" in shown
        assert "日期已经过去" in shown
        assert "没看懂，请重新输入：“嗯嗯好的呀”" in shown
        assert shown.buttons == ("全部保存", "补全：58好借", "补全：奇富借条", "取消")

        (done,) = await chat.press("全部保存")
        assert "已保存 3 笔" in done
        assert "要你来定" in done
        assert done.buttons == ("补全：58好借", "补全：奇富借条", "取消")
        assert len(await saved(world)) == 3

    async def test_what_is_open_can_be_completed_one_by_one(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say(f"{LOANS}\n58好借 15号 90\n奇富借条 2026-11-10 80")
        (left, asked) = await chat.press("补全：58好借")
        assert "补全：58好借" not in left.buttons
        assert "不止一种读法" in asked
        await chat.press("每月15号")
        await chat.press("保存")

        (left, asked) = await chat.press("补全：奇富借条", left)
        assert "已经逾期" in asked
        await chat.press("已经逾期")
        await chat.press("保存")
        await chat.press("全部保存", left)

        assert [loan.name for loan in await saved(world)] == [
            *("58好借", "奇富借条"),
            *("借呗", "微粒贷", "老王的店"),
        ]

    async def test_a_line_with_a_part_that_was_not_understood_is_not_ready(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (shown,) = await chat.say(f"{LOANS}\n58好借 每月8号 90元 第3期")
        assert "读到 3 笔" in shown
        assert "58好借 每月8号 ¥90 第3期　有没看懂的部分" in shown

        (_, card) = await chat.press("补全：58好借")

        assert "没看懂：第3期" in card
        assert "保存" not in card.buttons
        (card,) = await chat.press("这些不重要")
        assert "没看懂" not in card
        assert "保存" in card.buttons

    async def test_a_near_match_of_a_lender_is_asked_about(self, chat: Chat) -> None:
        (shown,) = await chat.say("微粒代 每月15号 500\n借呗 每月20号 700")

        assert "微粒代 每月15号 ¥500　机构名不确定" in shown

    async def test_two_at_one_lender_carry_labels(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("借呗 每月15号 500\n借呗 每月20号 700")

        await chat.press("全部保存")

        assert [loan.title for loan in await saved(world)] == ["借呗", "借呗 · 2"]

    async def test_a_review_and_an_open_form_do_not_disturb_each_other(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (review,) = await chat.say(LOANS)
        await chat.say("58好借 每月8号 90")
        await chat.press("保存")
        await chat.press("全部保存", review)

        assert len(await saved(world)) == 4

    async def test_what_is_typed_under_a_review_is_read_as_ever(self, chat: Chat) -> None:
        await chat.say(LOANS)

        (shown,) = await chat.say("58好借打电话给我家人")

        assert "58好借" in shown
        assert "保存" not in shown.buttons

    @pytest.mark.parametrize("open_form", [("/add",), ("/add 58好借 每月8号 90",)])
    async def test_are_looked_through_while_a_form_is_open_too(
        self, chat: Chat, world: EmulatedWorld, open_form: tuple[str, ...]
    ) -> None:
        for text in open_form:
            (asked,) = await chat.say(text)

        (review,) = await chat.say(LOANS)
        assert "读到 3 笔" in review
        await chat.press("全部保存", review)
        assert len(await saved(world)) == 3

        await chat.press("取消", asked)
        assert "已经失效" not in "".join(chat.notices)

    async def test_words_of_collection_between_them_are_heard_first(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        heard, review = await chat.say(f"{LOANS}\n今天有人说要上门催收")

        assert "上门" in heard
        assert "保存" not in heard.buttons
        assert "读到 3 笔" in review

    async def test_fifty_are_the_most(self, chat: Chat, world: EmulatedWorld) -> None:
        shown = await chat.say("\n".join(f"{chr(0x6C00 + number)}记铺 每月15号 90元" for number in range(53)))
        assert "读到 50 笔" in shown[0]
        assert "还有 1 处要你来定" in shown[-1]

        await chat.press("全部保存")

        assert len(await saved(world)) == 50

    async def test_pasted_twice_they_are_saved_once(self, chat: Chat, world: EmulatedWorld) -> None:
        (old,) = await chat.say(LOANS)
        (new,) = await chat.say(LOANS)

        await chat.press("全部保存", old)
        assert await chat.press("全部保存", new) == []

        assert "已经失效" in chat.notices[-1]
        assert len(await saved(world)) == 3

    @pytest.mark.parametrize("choice", ["open:9", "open:x", "open:-1", "x", "save:1"])
    async def test_forged_choices_change_nothing(self, chat: Chat, world: EmulatedWorld, choice: str) -> None:
        (review,) = await chat.say(LOANS)
        nonce = review.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"].split(":")[1]

        assert await chat.press_data(f"paste:{nonce}:{choice}", review.message) == []

        assert await saved(world) == []

    async def test_survive_a_restart(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            (review,) = await Chat(world).say(LOANS)
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            world.api.say(1, "x")  # never handled: there is a chat, as before
            data = review.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
            (done,) = await chat.press_data(data, review.message)
            assert "已保存 3 笔" in done

    async def test_someone_who_wants_no_reminders_is_told(self, chat: Chat) -> None:
        await chat.say("/start")
        await chat.say("/unsubscribe")
        await chat.say(LOANS)

        (done,) = await chat.press("全部保存")

        assert "提醒现在是关闭的" in done


class TestBill:
    @pytest.mark.parametrize("command", ["", "/add "])
    async def test_becomes_a_draft_to_confirm_with_its_warnings(
        self, chat: Chat, world: EmulatedWorld, command: str
    ) -> None:
        (card,) = await chat.say(f"{command}{BILL}")
        for line in (
            "机构：借呗",
            "2026年12月10日 周四，一次",
            "¥1,234.56",
            "可能是假的",
            "里有链接：不要点",
        ):
            assert line in card
        assert "example" not in card
        assert card.buttons[:3] == ("保存", "修改", "取消")
        assert await saved(world) == []

        await chat.press("保存")

        (loan,) = await saved(world)
        assert (loan.lender, loan.rule, loan.amount) == ("jiebei", Once(date(2026, 12, 10)), 123456)

    async def test_can_be_made_monthly(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say(BILL)

        (card,) = await chat.press("改为每月10号")
        assert "接下来：\n  2026年12月10日 周四\n  2027年1月10日 周日" in card
        assert not any("改为" in label for label in card.buttons)
        await chat.press("保存")

        (loan,) = await saved(world)
        assert loan.rule == Monthly(date(2026, 12, 10), 10)

    async def test_what_it_does_not_say_is_asked(self, chat: Chat) -> None:
        (asked,) = await chat.say(BILL.replace("【借呗】", ""))
        assert "欠哪家机构" in asked

        (card,) = await chat.say("某某银行")

        assert "机构：某某银行" in card
        assert "¥1,234.56" in card

    async def test_one_whose_day_has_passed_is_confirmed(self, chat: Chat) -> None:
        (asked,) = await chat.say(BILL.replace("12月10日", "11月10日"))

        assert "2026年11月10日 周二 已经过去了" in asked
        assert "保存" not in asked.buttons

    async def test_says_so_where_the_day_was_counted_from_today(self, chat: Chat) -> None:
        (card,) = await chat.say("【微粒贷】您好，您的本期账单应还金额500.00元，还款日25日，请按时还款。")

        assert "2026年11月25日 周三" in card
        assert "从今天算起" in card

    async def test_a_threat_is_no_bill(self, chat: Chat, world: EmulatedWorld) -> None:
        (shown,) = await chat.say(
            "【借呗】您的欠款5000元已逾期，请于2026年12月1日前还款，否则我们将上门催收并起诉。"
        )

        assert "保存" not in shown.buttons
        assert await saved(world) == []

    async def test_two_in_a_message_are_looked_through_together(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (shown,) = await chat.say(
            "【借呗】12月账单652.18元，还款日12月10日\n"
            "【某某】月付账单320.50元，还款日12月8日，详见 a.example.top"
        )
        for line in ("读到 2 笔", "借呗", "¥652.18", "某某", "¥320.50", "可能是假的", "里有链接：不要点"):
            assert line in shown

        await chat.press("全部保存")

        assert [(loan.name, loan.amount) for loan in await saved(world)] == [("借呗", 65218), ("某某", 32050)]

    async def test_one_after_the_other_none_is_lost(self, chat: Chat, world: EmulatedWorld) -> None:
        shown = [
            (await chat.say(bill))[0]
            for bill in (
                BILL,
                "【微粒贷】您12月应还1,216.44元，还款日12月15日",
                "【某某】您的账单月付320.50元，12月8日自动扣款",
            )
        ]

        for card in shown:
            await chat.press("保存", card)

        assert [loan.name for loan in await saved(world)] == ["借呗", "微粒贷", "某某"]

    async def test_one_that_asks_waits_beside_the_other(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("【微粒贷】您12月账单已出，还款日12月15日，请按时还款")
        (card,) = await chat.say(BILL)
        assert "机构：借呗" in card

        await chat.press("保存")
        (asked,) = await chat.say("500")
        assert "机构：微粒贷" in asked
        await chat.press("保存")

        assert [(loan.name, loan.amount) for loan in await saved(world)] == [
            ("借呗", 123456),
            ("微粒贷", 50000),
        ]

    async def test_one_that_comes_while_its_lender_is_being_added_needs_no_name(self, chat: Chat) -> None:
        await chat.say("/add")
        await chat.press("微粒贷")

        (card,) = await chat.say("您的账单已出，应还1,350.00元，还款日12月18日，请按时还款。")

        assert "机构：微粒贷" in card
        assert "¥1,350" in card

    async def test_one_leaves_a_change_as_it_was(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 微粒贷 每月15号 1200")
        await chat.press("保存")
        await chat.press("这笔")
        await chat.press("修改")
        (change,) = await chat.say("900元")

        (card,) = await chat.say(BILL)
        assert "机构：借呗" in card
        await chat.press("保存", change)

        assert [loan.amount for loan in await saved(world)] == [90000]

    async def test_a_day_that_a_holiday_may_shift_is_asked(self, chat: Chat, world: EmulatedWorld) -> None:
        (asked,) = await chat.say(
            "【微粒贷】到期还款日12月20日（遇节假日顺延至12月21日），应还款额4,330.00元。"
        )
        assert [label for label in asked.buttons if "2026年" in label] == [
            "2026年12月20日 周日，一次",
            "2026年12月21日 周一，一次",
        ]

        await chat.press("12月21日")
        await chat.press("保存")

        (loan,) = await saved(world)
        assert (loan.rule, loan.amount) == (Once(date(2026, 12, 21)), 433000)

    async def test_of_several_instalments_asks_whether_all_are_meant(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("【借呗】账单分期办妥，每期应还273.90元，共12期，首期还款日12月24日")
        await chat.press("每月24号")
        await chat.press("保存")

        (loan,) = await saved(world)
        assert (loan.rule, loan.amount, loan.count) == (Monthly(date(2026, 12, 24), 24), 27390, 12)

    async def test_one_that_is_overdue_is_asked_since_when(self, chat: Chat, world: EmulatedWorld) -> None:
        (asked,) = await chat.say("【借呗】您的账单641.25元已逾期，请尽快处理。")
        assert "没有说是哪天到期的" in asked
        assert "哪天还款" in asked

        (asked,) = await chat.say("2026-11-10")
        assert "已经过去" in asked
        await chat.press("已经逾期")
        await chat.press("保存")

        (loan,) = await saved(world)
        assert (loan.rule, loan.amount) == (Once(date(2026, 11, 10)), 64125)

    async def test_one_that_says_neither_when_nor_how_much_is_not_guessed_at(self, chat: Chat) -> None:
        (shown,) = await chat.say("【分期乐】您12月的账单已出，请登录App查看并按时还款。")

        assert shown.text.startswith("还不能确认")
        assert "没有写清" in shown
        assert "添加还款" in shown.buttons

        (late,) = await chat.say("【微众银行】您的微粒贷已逾期2天，请尽快还款以免影响征信")
        assert late.text.startswith("还不能确认")


NO_BILLS = {
    "【支付宝】校验码 8866，还款800元，切勿泄露": "不要告诉任何人",
    "【某某】30,000元额度等您来借，最快3分钟到账": "这是推销",
    "【某银行】您的卡14日14时03分成功消费268.00元": "消费或转账",
    "【借呗】借款3,000.00元已到账尾号7755": "放款或额度",
    "【某银行】尾号5512本期账单还需还0.00元，谢谢您。": "没有要还的",
    "【快递】您的包裹已到驿站，请于12月03日前领取": "不是账单",
}


@pytest.mark.parametrize("command", ["", "/add "])
@pytest.mark.parametrize(("text", "said"), NO_BILLS.items())
async def test_a_message_that_is_no_bill_is_said_to_be_what_it_is_and_never_saved(
    chat: Chat, world: EmulatedWorld, text: str, said: str, command: str
) -> None:
    (shown,) = await chat.say(command + text)

    assert said in shown
    assert not {"保存", "全部保存"} & set(shown.buttons)
    assert await world.bot.store.transact(lambda records: records.user_ids()) == []


async def test_a_message_is_no_answer_to_a_question(chat: Chat, world: EmulatedWorld) -> None:
    await chat.say("/add")
    await chat.press("微粒贷")
    (shown,) = await chat.say("12月01日主动还款120.00元成功，月付账单已结清")
    assert "已经还款的通知" in shown

    (card,) = await chat.say("12月15日")

    assert "多少" in card


class TestReceipt:
    RECEIPT = "【借呗】您已成功还款500.00元，感谢您的信任。"

    async def test_offers_to_mark_the_instalment_paid(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 借呗 每月1号 500 3期")
        await chat.press("保存")

        (shown,) = await chat.say(self.RECEIPT)
        assert "可能是这一期" in shown
        assert "借呗" in shown
        assert "¥500" in shown
        assert shown.buttons[0] == "标记已还：借呗"
        await chat.press("标记已还")
        await chat.press("标记已还", shown)

        (view,) = await world.bot.store.transact(lambda records: records.loans(1))
        assert [one.state for one in view.instalments].count(InstalmentState.PAID) == 1

    async def test_of_less_than_is_owed_offers_just_that(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 借呗 12月1日 800")
        await chat.press("保存")

        (shown,) = await chat.say(self.RECEIPT)
        await chat.press("记为还了 ¥500")
        await chat.press("记为还了 ¥500", shown)

        (view,) = await world.bot.store.transact(lambda records: records.loans(1))
        assert [one.left for one in view.instalments] == [30000]

    async def test_asks_which_where_several_fit(self, chat: Chat) -> None:
        for line in ("借呗 12月1日 900", "借呗 12月5日 700"):
            await chat.say(f"/add {line}")
            await chat.press("保存")

        (shown,) = await chat.say("【借呗】还款成功，感谢您的及时还款。")

        assert "是哪一期" in shown
        assert [label for label in shown.buttons if "标记已还" in label] == [
            "标记已还：借呗",
            "标记已还：借呗 · 2",
        ]

    async def test_says_so_where_none_fits(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 微粒贷 12月1日 900")
        await chat.press("保存")

        (shown,) = await chat.say(self.RECEIPT)

        assert "没有找到对应的待还记录" in shown
        assert len(await saved(world)) == 1


async def test_lines_of_talk_are_no_loans(chat: Chat, world: EmulatedWorld) -> None:
    for text in ("你好\n在吗\n我想问一下", "他们说12月15日要上门\n还打电话给我妈\n怎么办"):
        (shown,) = await chat.say(text)
        assert "保存" not in shown.buttons
        assert "全部保存" not in shown.buttons


async def test_distress_comes_first_whatever_else_stands_there(chat: Chat) -> None:
    (shown,) = await chat.say(f"{LOANS}\n还不上了，活不下去")

    assert "先不说钱的事" in shown


@pytest.mark.parametrize(("language", "save"), [("en", "Save all"), ("zh-hant", "全部保存")])
async def test_lines_and_their_review_are_in_the_users_language(
    world: EmulatedWorld, language: str, save: str
) -> None:
    chat = Chat(world, 2, language)
    (shown,) = await chat.say(
        "jiebei the 15th of every month 500\nweilidai Dec 20 1200\n58haojie 2026-11-01 90"
    )
    assert save in shown.buttons

    await chat.press(save)

    assert len(await world.bot.store.transact(lambda records: records.loans(2))) == 2


async def test_more_loans_than_are_read_at_once_are_told_by_their_number(chat: Chat) -> None:
    lines = [f"{chr(0x6C00 + number)}记铺 每月{number % 28 + 1}号 100 6期" for number in range(60)]

    (shown,) = await chat.say("\n".join(lines))

    assert "读到 50 笔" in shown
    assert "一次最多读 50 笔" in shown
