"""The questions beyond the plain ones: the calendar, what is overdue, labels, totals, a new plan."""

import json
from datetime import date

import pytest

from bot.domain.dates import EveryDays, Monthly, Once
from bot.domain.loans import Happened, Loan
from bot.services.loan_form import FORM
from bot.store.records import StoredConversation
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.worlds import shanghai


async def only(world: EmulatedWorld, user_id: int = 1) -> Loan:
    """The one loan that was saved."""
    (view,) = await world.bot.store.transact(lambda records: records.loans(user_id))
    return view.loan


async def dated(chat: Chat) -> Shown:
    """Guided as far as the calendar."""
    await chat.say("/add")
    (shown,) = await chat.press("借呗")
    return shown


async def changing(chat: Chat, line: str) -> Shown:
    """A saved loan with its fields, from the list."""
    await chat.say(f"/add {line}")
    await chat.press("保存")
    await chat.press("这笔贷款")
    (shown,) = await chat.press("修改")
    return shown


class TestCalendar:
    async def test_a_day_can_be_pressed_or_typed(self, chat: Chat, world: EmulatedWorld) -> None:
        shown = await dated(chat)
        assert "2026年11月" in shown.buttons
        assert "(22)" in shown.buttons

        await chat.press("12月 ›")
        (asked,) = await chat.press("15")
        assert "2026年12月15日 周二" in asked
        assert asked.buttons == ("只这一次", "每月15号", "每周二", "换一天", "取消")
        (asked,) = await chat.press("每周二")
        assert "每期还多少" in asked
        (card,) = await chat.say("80")
        for day in ("2026年12月15日 周二", "2026年12月22日 周二", "2026年12月29日 周二"):
            assert day in card

        await chat.press("保存")
        assert (await only(world)).rule == EveryDays(date(2026, 12, 15), 7)

    async def test_the_last_day_is_offered_where_it_may_be_meant(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await dated(chat)
        (asked,) = await chat.press("30")
        assert asked.buttons == ("只这一次", "每月30号", "每月最后一天", "每周一", "换一天", "取消")
        await chat.press("每月最后一天")
        (card,) = await chat.press("不填金额")
        assert "2026年12月31日" in card

        await chat.press("保存")
        assert (await only(world)).rule == Monthly(date(2026, 11, 30), 31)

    async def test_another_day_can_be_picked(self, chat: Chat) -> None:
        await dated(chat)
        await chat.press("30")

        (shown,) = await chat.press("换一天")

        assert "借呗：哪天还款" in shown
        assert "(22)" in shown.buttons

    async def test_one_that_was_typed_counts_as_well(self, chat: Chat) -> None:
        await dated(chat)
        await chat.press("30")
        await chat.say("每月16号")
        (card,) = await chat.press("不填金额")

        assert "还款日：每月16号" in card

    async def test_a_day_that_has_passed_asks_whether_it_is_overdue(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await dated(chat)
        await chat.press("20")
        (asked,) = await chat.press("只这一次")
        assert "2026年11月20日 周五 已经过去了" in asked
        await chat.press("已经逾期")
        (card,) = await chat.say("500")
        assert "已经逾期" in card

        await chat.press("保存")
        assert (await only(world)).rule == Once(date(2026, 11, 20))

    async def test_an_older_calendar_of_the_same_form_does_nothing_any_more(self, chat: Chat) -> None:
        calendar = await dated(chat)
        await chat.press("30")
        (asked,) = await chat.press("只这一次")

        assert await chat.press("15", calendar) == []

        assert chat.last == asked

    async def test_of_a_form_that_was_cancelled_it_does_nothing(self, chat: Chat) -> None:
        calendar = await dated(chat)
        await dated(chat)
        await chat.press("取消", calendar)

        for label in ("30", "12月 ›"):
            assert await chat.press(label, calendar) == []
            assert "已经失效" in chat.notices[-1]


class TestOverdue:
    async def test_a_new_repeated_loan_can_have_overdue_instalments(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/add 借呗 每月15号 500")
        await chat.press("修改")
        (asked,) = await chat.press("已经有逾期")
        assert "最早哪一期还没还" in asked
        assert asked.buttons[:2] == ("2026-11-15 起（1 期）", "2026-10-15 起（2 期）")

        (card,) = await chat.press("2026-10-15")
        assert "已逾期：2 期，最早是 2026年10月15日 周四" in card
        assert "接下来：\n  2026年12月15日 周二" in card
        await chat.press("保存")

        assert (await only(world)).rule == Monthly(date(2026, 10, 15), 15)
        (shown,) = await chat.say("/list")
        assert "逾期合计：¥1,000" in shown

    async def test_since_when_can_be_typed_and_is_never_guessed(self, chat: Chat) -> None:
        await chat.say("/add 借呗 每月15号 500")
        await chat.press("修改")
        await chat.press("已经有逾期")

        (shown,) = await chat.say("好久了")
        assert "没找到这一期" in shown
        assert "最早哪一期还没还" in shown
        (card,) = await chat.say("8月15日")

        assert "已逾期：4 期，最早是 2026年8月15日 周六" in card

    async def test_it_can_be_taken_back(self, chat: Chat) -> None:
        (card,) = await chat.say("/add 借呗 每月15号 500 12期")
        await chat.press("修改")
        await chat.press("已经有逾期")
        await chat.press("2026-10-15")
        await chat.press("修改")
        await chat.press("已经有逾期")

        (again,) = await chat.press("从下一期开始")

        assert again.text == card.text

    async def test_back_changes_nothing(self, chat: Chat) -> None:
        (card,) = await chat.say("/add 借呗 每月15号 500")
        await chat.press("修改")
        await chat.press("已经有逾期")

        (again,) = await chat.press("返回")

        assert (again.text, again.buttons) == (card.text, card.buttons)

    async def test_a_monthly_day_picked_in_the_past_asks_what_is_unpaid(self, chat: Chat) -> None:
        await dated(chat)
        await chat.press("‹ 10月")
        await chat.press("15")
        (asked,) = await chat.press("每月15号")
        assert "从 2026年10月15日 周四 起，已经过去 2 期" in asked
        assert asked.buttons[:3] == ("是，都已逾期", "只有一部分没还", "都还了，从下一期开始")

        await chat.press("只有一部分没还")
        await chat.press("2026-11-15")
        (card,) = await chat.press("不填金额")

        assert "已逾期：1 期，最早是 2026年11月15日 周日" in card

    @pytest.mark.parametrize(
        ("choice", "line"),
        [("都已逾期", "已逾期：2 期，最早是 2026年10月15日"), ("从下一期开始", "接下来：\n  2026年12月15日")],
    )
    async def test_all_or_none_of_it_may_be_unpaid(self, chat: Chat, choice: str, line: str) -> None:
        await dated(chat)
        await chat.press("‹ 10月")
        await chat.press("15")
        await chat.press("每月15号")
        await chat.press(choice)
        (card,) = await chat.say("500")

        assert line in card
        assert ("已逾期" in card.text) is ("已逾期" in line)


class TestSecondLoan:
    async def test_is_told_apart_by_a_number_and_says_so(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 借呗 每月15号 500")
        await chat.press("保存")

        (card,) = await chat.say("/add 借呗 每月20号 700")
        assert "这一笔会记为“借呗 · 2”" in card
        (done,) = await chat.press("保存")

        assert "已保存：借呗 · 2" in done
        assert [
            view.loan.title for view in await world.bot.store.transact(lambda records: records.loans(1))
        ] == ["借呗", "借呗 · 2"]

    async def test_can_be_given_a_name_and_it_can_be_taken_back(self, chat: Chat) -> None:
        await chat.say("/add 借呗 每月15号 500")
        await chat.press("保存")
        await chat.say("/add 借呗 每月20号 700")
        await chat.press("起个名字区分")
        (card,) = await chat.say("装修")
        assert "机构：借呗 · 装修" in card
        assert "会记为" not in card

        await chat.press("修改")
        await chat.press("区分名")
        (card,) = await chat.press("去掉区分名")

        assert "这一笔会记为“借呗 · 2”" in card

    async def test_a_name_that_is_too_long_is_refused(self, chat: Chat) -> None:
        await chat.say("/add 借呗 每月15号 500")
        await chat.press("修改")
        await chat.press("区分名")

        (shown,) = await chat.say("长" * 21)

        assert "1 到 20 个字" in shown


class TestFigures:
    async def test_a_total_says_what_was_worked_out(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 借呗 每月15号 1200")
        await chat.press("修改")
        await chat.press("剩余总额")
        (card,) = await chat.say("1万")
        assert "还剩 ¥10,000，每期 ¥1,200：算出来还有 9 期" in card
        assert "最后一期：¥400" in card
        assert "还到：2027年8月15日" in card

        await chat.press("保存")
        loan = await only(world)
        assert (loan.count, loan.last_amount) == (9, 40000)

    async def test_the_number_can_be_filled_in_from_the_card(self, chat: Chat) -> None:
        await chat.say("/add 借呗 每月15号 1200")
        await chat.press("修改")
        await chat.press("期数")

        (card,) = await chat.say("12")

        assert "期数：12" in card
        assert "合计：¥14,400（12 期）" in card
        assert card.buttons == ("保存", "修改", "取消")

    async def test_what_cannot_be_kept_is_refused_and_nothing_is_lost(self, chat: Chat) -> None:
        (card,) = await chat.say("/add 借呗 每月15号 1元")
        await chat.press("修改")
        await chat.press("剩余总额")

        (shown,) = await chat.say("601")
        assert "600 期" in shown
        (again,) = await chat.press("返回")

        assert again.text == card.text


class TestSavedLoan:
    async def test_what_is_left_in_all_counts_on_from_what_was_paid(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/add 借呗 每月15号 1000 12期")
        await chat.press("保存")
        await chat.until(shanghai(12, 15, 9, 1))
        (paid,) = await chat.press("已还")
        await chat.press("这笔贷款", paid)
        await chat.press("修改")
        await chat.press("剩余总额")

        (card,) = await chat.say("2500")
        assert "还剩 ¥2,500，每期 ¥1,000：算出来还有 3 期" in card
        await chat.press("保存")

        (view,) = await world.bot.store.transact(lambda records: records.loans(1))
        assert view.loan.count == 4
        assert [one.amount for one in view.instalments] == [100000, 100000, 100000, 50000]

    async def test_the_card_shows_the_next_dates_and_not_what_passed_before(self, chat: Chat) -> None:
        await chat.say("/add 借呗 每月15号 1000")
        await chat.press("保存")
        await chat.until(shanghai(1, 20, year=2027))
        await chat.say("/list")
        await chat.press("借呗")

        (shown,) = await chat.press("修改")

        assert "接下来：\n  2027年2月15日" in shown
        assert "已逾期" not in shown
        assert "已经有逾期" not in shown.buttons

    async def test_a_new_plan_is_kept_with_its_note(self, chat: Chat, world: EmulatedWorld) -> None:
        shown = await changing(chat, "借呗 每月15号 1000 12期")
        assert "对方同意了新的安排" in shown.buttons
        (asked,) = await chat.press("对方同意了新的安排")
        assert "写一句备注" in asked
        (shown,) = await chat.say("客服 <b>同意</b> 每期500")
        assert "这次修改会记为：对方同意的新安排" in shown
        assert "备注：客服 <b>同意</b> 每期500" in shown
        await chat.press("金额")
        (card,) = await chat.say("500")
        assert "对方同意的新安排" in card
        (done,) = await chat.press("保存")
        assert "已保存：借呗" in done

        loan = await only(world)
        assert loan.amount == 50000
        *_, event = await world.bot.store.transact(lambda records: records.history(1, loan.id))
        assert (event.what, event.note) == (Happened.AGREED, "客服 <b>同意</b> 每期500")

    async def test_a_new_plan_needs_no_note(self, chat: Chat, world: EmulatedWorld) -> None:
        await changing(chat, "借呗 每月15号 1000 12期")
        await chat.press("对方同意了新的安排")
        await chat.press("不写备注")
        (card,) = await chat.say("每月25号")
        assert "对方同意的新安排" in card
        assert "备注" not in card
        await chat.press("保存")

        loan = await only(world)
        *_, event = await world.bot.store.transact(lambda records: records.history(1, loan.id))
        assert (event.what, event.note) == (Happened.AGREED, "")

    async def test_a_new_plan_can_be_pasted(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 借呗 每月15号 1000 12期")
        await chat.press("修改")
        await chat.press("已经有逾期")
        await chat.press("2026-10-15")
        await chat.press("保存")
        await chat.press("这笔贷款")
        await chat.press("修改")
        await chat.press("对方同意了新的安排")
        await chat.say("客服同意分三次还")
        await chat.press("日期")

        (card,) = await chat.say("2026-12-20 900元\n2027-01-20 900元\n2027-02-20 700元")
        assert "合计：¥2,500（3 期）" in card
        await chat.press("保存")

        (view,) = await world.bot.store.transact(lambda records: records.loans(1))
        assert [(str(one.due_on), one.amount) for one in view.instalments] == [
            ("2026-10-15", 100000),
            ("2026-11-15", 100000),
            ("2026-12-20", 90000),
            ("2027-01-20", 90000),
            ("2027-02-20", 70000),
        ]

    async def test_a_change_of_the_users_own_is_no_agreement(self, chat: Chat, world: EmulatedWorld) -> None:
        await changing(chat, "借呗 每月15号 1000 12期")
        await chat.say("900元")
        await chat.press("保存")

        loan = await only(world)
        *_, event = await world.bot.store.transact(lambda records: records.history(1, loan.id))
        assert event.what is Happened.CHANGED

    async def test_every_field_of_it_can_be_changed_at_once(self, chat: Chat, world: EmulatedWorld) -> None:
        await changing(chat, "借呗 每月15号 1000 12期")
        for field, text in (
            ("区分名", "装修"),
            ("最后一期", "800"),
            ("期数", "还剩6期"),
            ("日期", "每2个月20号"),
        ):
            await chat.press(field)
            await chat.say(text)
            await chat.press("修改")
        await chat.press("机构")
        await chat.press("微粒贷")
        await chat.press("保存")

        loan = await only(world)
        assert (loan.lender, loan.title) == ("weilidai", "微粒贷 · 装修")
        assert (loan.last_amount, loan.count) == (80000, 6)
        assert loan.rule == Monthly(date(2026, 12, 20), 20, 2)

    async def test_one_that_was_deleted_meanwhile_is_not_saved(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await changing(chat, "借呗 每月15号 1000 12期")
        (card,) = await chat.say("900元")
        await world.bot.store.transact(lambda records: records.forget(1))
        await chat.say("/start")

        assert await chat.press("保存", card) == []

        assert await world.bot.store.transact(lambda records: records.loans(1)) == []


async def test_a_form_that_the_version_before_left_open_goes_on(chat: Chat, world: EmulatedWorld) -> None:
    await chat.say("/start")
    data = {
        "nonce": "abc123",
        "step": "amount",
        "guided": True,
        "lender": "jiebei",
        "name": "借呗",
        "near": [],
        "rule": {"first": "2026-12-30", "anchor": 30, "every": 1},
        "overdue": False,
        "last_day": True,
        "readings": [],
        "amount": None,
        "amount_asked": False,
        "count": None,
        "loan_id": None,
    }
    form = StoredConversation(1, FORM.kind, json.dumps(data), shanghai(11, 24))
    await world.bot.store.transact(lambda records: records.save_conversation(form))

    (card,) = await chat.say("500")

    assert "每月30号" in card
    (done,) = await chat.press("保存")
    assert "已保存：借呗" in done


@pytest.mark.parametrize(("kind", "data"), [("door", '{"step": "who"}'), ("loan", '{"nonce": 1}')])
async def test_a_conversation_that_no_feature_can_go_on_with_is_dropped_and_that_is_said(
    chat: Chat, world: EmulatedWorld, kind: str, data: str
) -> None:
    """After going back a version, for instance."""
    await chat.say("/start")
    strange = StoredConversation(1, kind, data, shanghai(11, 24))
    await world.bot.store.transact(lambda records: records.save_conversation(strange))

    (lost, understood) = await chat.say("微粒贷 每月15号 1200")

    assert "没法接着做" in lost
    assert "每月15号" in understood
    (shown,) = await chat.say("500")
    assert "没法接着做" not in shown
