"""When the money will not be there: every path from the button of a reminder, as people go it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.language import Language
from bot.domain.loans import Event, Happened, Instalment, InstalmentState
from bot.emulator.cloud import buttons
from bot.services.hardship import HARDSHIP
from bot.texts import texts_in
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.worlds import open_world, served, shanghai

BEFORE, ON_THE_DAY, AFTER = shanghai(12, 8, 10), shanghai(12, 15, 10), shanghai(12, 18, 10)
MOMENTS = pytest.mark.parametrize(
    "moment", [BEFORE, ON_THE_DAY, AFTER], ids=["before", "on the day", "after"]
)
LANGUAGES = pytest.mark.parametrize("language", Language, ids=lambda one: str(one.value))


async def begin(chat: Chat, line: str = "微粒贷 12月15日 1200", moment: datetime = BEFORE) -> Shown:
    """A saved loan, its reminder, and the button under it."""
    await chat.say(f"/add {line}")
    await chat.press(0)
    await chat.until(moment)
    (shown,) = await chat.press(2)  # paid, later, I may not manage
    return shown


async def history(world: EmulatedWorld) -> list[Event]:
    loan_id = (await instalment(world)).loan_id
    return await world.bot.store.read(lambda records: records.history(1, loan_id))


async def instalment(world: EmulatedWorld, user_id: int = 1) -> Instalment:
    (view,) = await world.bot.store.transact(lambda records: records.loans(user_id))
    return view.instalments[0]


async def to_the_plan(chat: Chat, moment: datetime = BEFORE) -> Shown:
    """The shortest way to a plan with figures: half by the date, the rest a week later."""
    await begin(chat, moment=moment)
    await chat.press("大约一半")
    (shown,) = await chat.press(0)
    return shown


def datas(shown: Shown) -> Iterator[str]:
    return (one["callback_data"] for one in buttons(shown.message) if "callback_data" in one)


class TestFirstScreen:
    @pytest.mark.parametrize("lender", ["360借条", "平安好贷", "58好借", "微粒贷", "借呗", "老王"])
    async def test_says_what_to_do_first_and_that_the_debt_stays(self, chat: Chat, lender: str) -> None:
        shown = await begin(chat, f"{lender} 12月15日 1200")

        assert "先做这一步：在到期日之前" in shown
        assert "〔法律规定〕" in shown
        assert "展期" in shown
        assert "欠款不会因此消失" in shown
        assert "核对日期：" in shown
        assert "到 2026年12月15日 周二 为止，这一期（¥1,200）你能还多少？" in shown
        assert len(shown.text) <= 700
        assert shown.kind == "sent"  # the reminder stays

    async def test_on_the_day_it_can_still_be_asked_for(self, chat: Chat) -> None:
        shown = await begin(chat, moment=ON_THE_DAY)

        assert "先做这一步：现在就打开" in shown
        assert "今天 24:00" in shown

    async def test_after_the_date_it_is_the_same_today(self, chat: Chat) -> None:
        shown = await begin(chat, moment=AFTER)

        assert "先做这一步：今天就打开" in shown
        assert "到期日之前" not in shown
        assert "你现在能先还多少？" in shown

    async def test_of_an_old_debt_free_advice_comes_first(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 微粒贷 2025-03-01 1200")
        await chat.press("已经逾期")
        await chat.press("保存")
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press_data(f"inst:hard:{(await instalment(world)).id}", chat.last.message)

        assert "先做这一步：〔建议〕欠了很久的债" in chat.last
        assert "打开这家机构的官方 App" not in chat.last
        await chat.press("先看怎么说")
        (letter,) = await chat.press("信件草稿")
        assert "12348" in letter

    async def test_a_credit_card_has_a_rule_of_its_own_and_no_other_loan_has(self, chat: Chat) -> None:
        card = await begin(chat, "信用卡 12月15日 1200")
        loan = await begin(chat.as_user(2), "微粒贷 12月15日 1200")

        assert "第七十条" in card
        assert "第七十条" not in loan

    async def test_is_an_answer_to_the_reminder(self, chat: Chat) -> None:
        await begin(chat, moment=shanghai(12, 15, 9))

        assert await chat.until(shanghai(12, 15, 23)) == []

    async def test_what_is_left_counts_not_what_it_was(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 微粒贷 12月15日 1200")
        await chat.press("保存")
        await chat.until(BEFORE)
        one = await instalment(world)
        await world.bot.store.transact(lambda records: records.pay_part(1, one.id, 30_000, BEFORE))

        (shown,) = await chat.press("可能还不上")

        assert "这一期（¥900）" in shown
        assert "大约一半 ¥450" in shown.buttons

    async def test_of_two_loans_at_one_lender_it_names_the_one(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        for line in ("微粒贷 12月15日 1200", "微粒贷 12月16日 300"):
            await chat.say(f"/add {line}")
            await chat.press("保存")
        (_, second) = await world.bot.store.transact(lambda records: records.loans(1))

        (shown,) = await chat.press_data(f"inst:hard:{second.instalments[0].id}", chat.last.message)

        assert second.loan.title != "微粒贷"
        assert f"{second.loan.title}：可能还不上" in shown


class TestPlan:
    async def test_half_and_a_day_make_a_script_with_the_users_own_figures(self, chat: Chat) -> None:
        shown = await to_the_plan(chat)

        for words in (
            "2026年12月15日 周二到期，要还¥1,200",
            "我能按时先还¥600",
            "其余¥600，我可以在2026年12月22日 周二还",
            "我想申请延期到那一天",
            "书面答复我",
            "95384",
            "新的还款日",
            "对方可以不同意",
            "不交费找中介",
            "不借新钱还这一笔",
            "不转给私人账户，不给验证码和密码",
            "不要一直躲着不理",
        ):
            assert words in shown

    async def test_nothing_and_no_day_asks_for_what_can_be_done(self, chat: Chat) -> None:
        await begin(chat)
        await chat.press("暂时一点都还不了")
        (shown,) = await chat.press("还不知道")

        assert "我现在还不上。哪天能还清，我现在说不准。我想申请分期还，或者延期" in shown

    async def test_all_of_it_but_later_asks_for_that_day(self, chat: Chat) -> None:
        await begin(chat)
        await chat.press("能还清，但要晚些")
        (shown,) = await chat.press("2027年1月15日")

        assert "我可以在2027年1月15日 周五还清这一期。我想申请延期到那一天" in shown

    async def test_everything_can_be_skipped_at_once(self, chat: Chat) -> None:
        await begin(chat)
        (shown,) = await chat.press("先看怎么说")

        assert "我现在没办法一次还清。哪天能还清，我现在说不准。" in shown

    async def test_of_an_overdue_one_it_says_that_it_is(self, chat: Chat) -> None:
        shown = await to_the_plan(chat, AFTER)

        assert "2026年12月15日 周二到期，现在已经逾期，还有¥1,200没还。我现在能先还¥600" in shown
        assert "我可以在2026年12月25日 周五还" in shown

    async def test_without_an_amount_there_is_no_half_and_no_figure(self, chat: Chat) -> None:
        shown = await begin(chat, "微粒贷 12月15日")

        assert not [label for label in shown.buttons if "一半" in label]
        await chat.say("600")
        (shown,) = await chat.press(0)
        assert "2026年12月15日 周二到期。我能按时先还¥600。其余的，我可以在2026年12月22日 周二还" in shown

    async def test_amount_and_day_may_be_typed(self, chat: Chat) -> None:
        await begin(chat)
        await chat.press("别的金额")
        (asked,) = await chat.say("先还500元")
        (shown,) = await chat.say("20号")

        assert "剩下的 ¥700，哪天能还？" in asked
        assert "我能按时先还¥500。其余¥700，我可以在2026年12月20日 周日还" in shown

    async def test_back_leads_to_the_question_before(self, chat: Chat) -> None:
        await to_the_plan(chat)

        (when,) = await chat.press("返回")
        (first,) = await chat.press("返回")

        assert "剩下的 ¥600，哪天能还？" in when
        assert "你能还多少？" in first

    @pytest.mark.parametrize("text", ["abc", "600或800", "明天再说吧"])
    async def test_an_amount_that_cannot_be_read_is_asked_for_again(self, chat: Chat, text: str) -> None:
        await begin(chat)

        (shown,) = await chat.say(text)

        assert "没看懂这个金额" in shown
        (shown,) = await chat.say("600")
        assert "哪天能还" in shown

    async def test_an_amount_that_covers_it_is_to_be_paid(self, chat: Chat, world: EmulatedWorld) -> None:
        await begin(chat)
        (shown,) = await chat.say("1200")

        assert "这已经够还这一期了" in shown
        await chat.press("已还")
        assert (await instalment(world)).state is InstalmentState.PAID

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("12月10日", "这一天还没过还款日"),
            ("昨天", "这一天已经过去了"),
            ("每月15号", "没看懂这个日期"),
            ("2月30日", "没看懂这个日期"),
            ("随便", "没看懂这个日期"),
        ],
    )
    async def test_a_day_that_makes_no_sense_is_asked_for_again(
        self, chat: Chat, text: str, words: str
    ) -> None:
        await begin(chat)
        await chat.press("大约一半")

        (shown,) = await chat.say(text)

        assert words in shown
        assert "剩下的 ¥600，哪天能还？" in shown
        (shown,) = await chat.say("12月22日")
        assert "我可以在2026年12月22日" in shown

    async def test_a_day_with_two_readings_is_asked_about(self, chat: Chat) -> None:
        await begin(chat)
        await chat.press("大约一半")

        (shown,) = await chat.say("1/5/2027")

        assert shown.buttons == ("2027年1月5日 周二", "2027年5月1日 周六")
        (shown,) = await chat.press("5月1日")
        assert "其余¥600，我可以在2027年5月1日" in shown

    async def test_a_day_that_has_passed_since_is_asked_for_again(self, chat: Chat) -> None:
        plan = await to_the_plan(chat)
        await chat.until(shanghai(12, 23, 12))

        (shown,) = await chat.press("信件草稿", plan)

        assert "这一天已经过去了" in shown
        assert "哪天能还" in shown
        (shown,) = await chat.press("已谈好", plan)
        assert not [label for label in shown.buttons if "12月22日" in label]

    async def test_in_english_the_script_is_there_in_chinese_too(self, chat: Chat) -> None:
        other = chat.as_user(2, "en")
        await begin(other)
        await other.press("About half")
        (shown,) = await other.press(0)

        assert "By the due date I can pay CN¥600." in shown
        assert "我能按时先还¥600" in shown


class TestLetter:
    async def test_can_be_copied_in_one_piece_and_has_gaps_for_what_is_not_stored(self, chat: Chat) -> None:
        plan = await to_the_plan(chat)

        (shown,) = await chat.press("信件草稿")

        assert shown.kind == "sent"  # the script stays where it is
        (block,) = [one for one in shown.message["entities"] if one["type"] == "pre"]
        letter = shown.text[block["offset"] :][: block["length"]]
        for words in ("【姓名】", "【合同号】", "【原因，照实写】", "【年、月、日】"):
            assert words in letter
        for words in (
            "2026年12月15日 周二 到期，应还 ¥1,200",
            "• 按时先还 ¥600",
            "• 其余 ¥600，在 2026年12月22日 周二 还",
            "申请把还款日延到 2026年12月22日 周二",
            "15 日内书面答复",
        ):
            assert words in letter
        rest = shown.text.replace(letter, "")
        assert "这封信做不到的" in rest
        assert "对方可以不同意" in rest
        assert "填好的信不要发给我" in rest
        assert plan.text in chat.texts

    async def test_without_a_day_it_asks_for_instalments(self, chat: Chat) -> None:
        await begin(chat, moment=AFTER)
        await chat.press("先看怎么说")
        (shown,) = await chat.press("信件草稿")

        assert "现在已经逾期，还有 ¥1,200 没有还" in shown
        assert "• 分期还，每月【做得到的金额】" in shown
        assert "因此申请分期还款，或者延期。" in shown

    async def test_without_an_amount_it_names_what_can_be_paid(self, chat: Chat) -> None:
        await begin(chat, "微粒贷 12月15日")
        await chat.say("600")
        await chat.press(0)
        (shown,) = await chat.press("信件草稿")

        assert "到期。" in shown
        assert "• 按时先还 ¥600\n• 其余的，在 2026年12月22日 周二 还" in shown

    @LANGUAGES
    async def test_is_chinese_for_the_lender_and_english_beside_it_for_who_reads_that(
        self, chat: Chat, language: Language
    ) -> None:
        user = chat.as_user(2, language.value)
        await begin(user)
        await user.press(texts_in(language)("button-hard-skip"))

        (shown,) = await user.press(texts_in(language)("button-hard-letter"))

        assert "我是【姓名】。关于这笔贷款" in shown
        assert ("I am [name]." in shown) == (language is Language.EN)

    async def test_a_name_cannot_break_out_of_it(self, chat: Chat) -> None:
        await begin(chat, "<pre>&老王 12月15日 1200")
        await chat.press("先看怎么说")
        (shown,) = await chat.press("信件草稿")

        assert "贷款：<pre>&老王，合同号" in shown


class TestAgreement:
    async def test_is_recorded_with_day_note_and_next_reminder(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await to_the_plan(chat)
        await chat.press("已谈好")
        (asked,) = await chat.press("2026年12月22日")
        (card,) = await chat.say("12月8日 App 客服同意不再打电话催收，工单号 2026120812345678")
        (shown,) = await chat.press("保存")

        assert "备注：12月8日 App 客服同意" in card
        assert "还没有保存" in card
        assert "新的还款日：2026年12月22日 周二" in asked
        assert "还没有保存" in asked
        assert "不要写身份证号和手机号" in asked
        for words in (
            "已记下。微粒贷 新的还款日：2026年12月22日 周二",
            "原来：2026年12月15日 周二",
            "备注：12月8日 App 客服同意",
            "下一次提醒：2026年12月15日 周二 09:00",
            "留好凭证",
            "如果对方没有书面确认，原来的还款日可能还算数",
        ):
            assert words in shown
        one = await instalment(world)
        assert (one.due_on, one.moved_from) == (date(2026, 12, 22), date(2026, 12, 15))
        (*_, event) = await world.bot.store.transact(lambda records: records.history(1, one.loan_id))
        assert (event.what, event.on) == (Happened.AGREED, date(2026, 12, 22))
        assert event.note.endswith("2026120812345678")

    async def test_reminders_follow_the_new_day_and_no_other(self, chat: Chat) -> None:
        await to_the_plan(chat)
        await chat.press("已谈好")
        await chat.press("2026年12月22日")
        await chat.press("不写，直接保存")

        shown = await chat.until(shanghai(12, 24))

        days = [f"{datetime.fromtimestamp(one.message['date'], BEFORE.tzinfo):%m-%d}" for one in shown]
        assert list(dict.fromkeys(days)) == ["12-15", "12-19", "12-21", "12-22", "12-23"]
        assert all("2026年12月22日 周二" in one for one in shown)

    async def test_may_be_recorded_at_once_and_its_day_typed(self, chat: Chat, world: EmulatedWorld) -> None:
        await begin(chat, moment=AFTER)
        await chat.press("已谈好")
        (asked,) = await chat.say("下个月3号")
        (shown,) = await chat.press("直接保存")

        assert "新的还款日：2027年1月3日 周日" in asked
        assert "备注" not in shown
        assert (await instalment(world)).due_on == date(2027, 1, 3)

    async def test_nothing_is_recorded_before_it_is_saved(self, chat: Chat, world: EmulatedWorld) -> None:
        await begin(chat)
        await chat.press("已谈好")
        await chat.press(0)
        await chat.press("返回")

        assert (await instalment(world)).due_on == date(2026, 12, 15)

    async def test_a_second_tap_does_nothing(self, chat: Chat, world: EmulatedWorld) -> None:
        await begin(chat)
        await chat.press("已谈好")
        (card,) = await chat.press(0)
        await chat.press("直接保存")
        before = await history(world)

        assert await chat.press("直接保存", card) == []
        assert await history(world) == before

    async def test_can_be_corrected_and_taken_back(self, chat: Chat, world: EmulatedWorld) -> None:
        await begin(chat)
        await chat.press("已谈好")
        await chat.press("2026年12月22日")
        await chat.press("直接保存")
        await chat.press("改新的还款日")

        (asked,) = await chat.say("12月15日")
        (shown,) = await chat.press("直接保存")

        assert "注意：这一天比原来的还款日早" in asked
        assert "原来：" not in shown
        one = await instalment(world)
        assert (one.due_on, one.moved_from) == (date(2026, 12, 15), None)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("12月15日", "现在记的还款日就是这一天"),
            ("昨天", "这一天已经过去了"),
            ("每月15号", "没看懂这个日期"),
        ],
    )
    async def test_a_day_that_makes_no_sense_is_asked_for_again(
        self, chat: Chat, text: str, words: str
    ) -> None:
        await begin(chat)
        await chat.press("已谈好")

        (shown,) = await chat.say(text)

        assert words in shown
        assert "新的还款日是哪天？" in shown

    @pytest.mark.parametrize(
        ("note", "words"),
        [("王经理 13800138000 同意了", "没有保存"), ("字" * 301, "300 个字以内")],
        ids=["a number", "too long"],
    )
    async def test_a_note_that_cannot_be_kept_says_why(
        self, chat: Chat, world: EmulatedWorld, note: str, words: str
    ) -> None:
        await begin(chat)
        await chat.press("已谈好")
        await chat.press(0)

        (shown,) = await chat.say(note)

        assert words in shown
        assert (await instalment(world)).moved_from is None
        (shown,) = await chat.say("王经理同意了")
        assert "备注：王经理同意了" in shown
        (shown,) = await chat.say("王经理 13800138000")
        assert "备注：王经理同意了" in shown  # what was good stays

    async def test_what_was_typed_under_another_day_is_not_its_note(self, chat: Chat) -> None:
        await begin(chat)
        await chat.press("已谈好")
        (card,) = await chat.press("2026年12月22日")
        await chat.press("返回")
        await chat.press("2026年12月29日")
        await chat.say("客服同意延到12月29日")

        (shown,) = await chat.press("直接保存", card)

        assert "新的还款日：2026年12月22日" in shown
        assert "备注" not in shown

    async def test_words_that_are_no_note_record_nothing(self, chat: Chat, world: EmulatedWorld) -> None:
        await begin(chat)
        await chat.press("已谈好")
        await chat.press(0)

        (shown,) = await chat.say("借呗 每月20号 500")

        assert "还没有保存" in shown
        assert (await instalment(world)).moved_from is None

    async def test_a_visitor_at_the_door_is_no_note(self, chat: Chat, world: EmulatedWorld) -> None:
        await begin(chat)
        await chat.press("已谈好")
        await chat.press(0)

        (shown,) = await chat.say("有人在敲门说是催收的")

        assert "110" in shown.text.splitlines()[0]
        assert (await instalment(world)).moved_from is None

    async def test_a_new_plan_for_the_whole_loan_leads_to_changing_it(self, chat: Chat) -> None:
        await begin(chat)
        await chat.press("已谈好")

        (shown,) = await chat.press("整笔都换了新计划")

        assert "机构：微粒贷" in shown

    async def test_while_reminders_are_off_it_says_so(self, chat: Chat) -> None:
        await begin(chat)
        await chat.press("已谈好")
        (card,) = await chat.press(0)
        await chat.say("/unsubscribe")

        (shown,) = await chat.press("直接保存", card)

        assert "提醒现在是关闭的" in shown


class TestLater:
    async def test_reminds_of_the_call_tomorrow_and_leaves_the_script(self, chat: Chat) -> None:
        await to_the_plan(chat)

        (shown,) = await chat.press("明天提醒我")

        assert shown.kind == "sent"
        assert "2026年12月9日 周三 09:00 再提醒" in shown
        (reminder,) = await chat.until(shanghai(12, 10))
        assert "还款提醒：微粒贷" in reminder

    async def test_on_the_due_day_tomorrow_would_be_too_late(self, chat: Chat) -> None:
        await to_the_plan(chat, ON_THE_DAY)

        (shown,) = await chat.press("3小时后提醒我")

        assert "2026年12月15日 周二 13:00 再提醒" in shown
        assert "还款日已经过了" not in shown

    async def test_that_would_come_after_the_due_day_says_so(self, chat: Chat) -> None:
        await to_the_plan(chat, shanghai(12, 15, 23))

        (shown,) = await chat.press("3小时后提醒我")

        assert "还款日已经过了" in shown

    async def test_says_what_keeps_it_from_coming(self, chat: Chat, world: EmulatedWorld) -> None:
        plan = await to_the_plan(chat)
        await chat.say("/unsubscribe")
        (off,) = await chat.press("明天提醒我", plan)
        loan_id = (await instalment(world)).loan_id
        await served(
            world.bot.store,
            lambda one: one.loans.pause(one.users.find(1, Language.HANS, BEFORE), loan_id, BEFORE),
        )
        (paused,) = await chat.press("明天提醒我", plan)

        assert "提醒现在是关闭的" in off
        assert "已暂停提醒" in paused


class TestMeanwhile:
    @MOMENTS
    async def test_one_that_was_paid_asks_for_nothing_more(
        self, chat: Chat, world: EmulatedWorld, moment: datetime
    ) -> None:
        plan = await to_the_plan(chat, moment)
        one = await instalment(world)
        await world.bot.store.transact(
            lambda records: records.settle(1, one.id, InstalmentState.PAID, moment)
        )

        for label in ("信件草稿", "已谈好", "提醒我", "返回"):
            shown = await chat.press(label, plan)
            assert all("已经不在待还里了" in screen for screen in shown)
        assert (await instalment(world)).due_on == one.due_on

    async def test_what_is_typed_after_it_was_paid_is_not_taken(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await begin(chat)
        one = await instalment(world)
        await world.bot.store.transact(
            lambda records: records.settle(1, one.id, InstalmentState.PAID, BEFORE)
        )

        (shown,) = await chat.say("600")
        assert "已经不在待还里了" in shown
        (shown,) = await chat.say("600")
        assert "没看懂" in shown  # nothing is open any more

    async def test_a_loan_that_is_finished_or_erased_asks_for_nothing_more(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await begin(chat)
        one = await instalment(world)
        await served(
            world.bot.store,
            lambda here: here.loans.finish(here.users.find(1, Language.HANS, BEFORE), one.loan_id, BEFORE),
        )

        (by_button,) = await chat.press_data(f"inst:hard:{one.id}", chat.last.message)
        (typed,) = await chat.say("600")

        assert "已经不在待还里了" in by_button
        assert "已经不在待还里了" in typed

    async def test_words_about_collection_come_before_the_question_which_stays(self, chat: Chat) -> None:
        await begin(chat)

        (answer,) = await chat.say("微粒贷的人要上门怎么办")
        assert "怎么核实" in answer or "上门" in answer
        (shown,) = await chat.say("600")
        assert "哪天能还" in shown

    async def test_despair_comes_before_everything(self, chat: Chat) -> None:
        await begin(chat)

        (shown,) = await chat.say("我不想活了")

        assert "12356" in shown

    async def test_another_lender_is_no_answer(self, chat: Chat) -> None:
        await begin(chat)

        (shown,) = await chat.say("借呗 12月20日 500")

        assert "保存" in shown.buttons

    async def test_cancel_ends_it_and_the_buttons_still_work(self, chat: Chat) -> None:
        first = await begin(chat)
        await chat.say("/cancel")

        (shown,) = await chat.say("600")
        assert "没看懂" in shown
        (shown,) = await chat.press("大约一半", first)
        assert "哪天能还" in shown

    async def test_a_question_is_forgotten_in_time(self, chat: Chat, world: EmulatedWorld) -> None:
        await begin(chat)

        assert await world.bot.store.read(lambda records: HARDSHIP.find(records, 1, world.now)) is not None
        assert (
            await world.bot.store.transact(
                lambda records: HARDSHIP.find(records, 1, world.now + timedelta(days=2))
            )
            is None
        )


class TestForged:
    async def test_another_users_instalment_does_not_exist(self, chat: Chat, world: EmulatedWorld) -> None:
        shown = await begin(chat)
        stranger = chat.as_user(2)
        (hello,) = await stranger.say("/start")
        one = await instalment(world)

        for what in ("ask", "other", "when", "plan", "letter", "agreed", "note", "save", "later"):
            seen = await stranger.press_data(f"hard:{what}:{one.id}:0:20261222", hello.message)
            assert seen == []
        assert stranger.notices == ["这一期已经不在了。"] * 9
        assert await instalment(world) == one
        assert shown.text == chat.last.text

    @pytest.mark.parametrize(
        "data",
        [
            "hard",
            "hard:",
            "hard:plan",
            "hard:plan:x",
            "hard:plan:999999999999999999",
            "hard:plan:-1:0:20261222",
            "hard:nonsense:{id}",
            "hard:plan:{id}:-5:20261301",
            "hard:plan:{id}:99999999999:99991231",
            "hard:when:{id}:99999999999",
            "hard:letter:{id}:0:20261222:xx",
            "hard:save:{id}",
            "hard:save:{id}:0:20200101",
            "hard:save:{id}:0:99991231",
            "hard:save:{id}:0:20261215",
            "hard:note:{id}:0:-",
        ],
    )
    async def test_nonsense_does_no_harm(self, chat: Chat, world: EmulatedWorld, data: str) -> None:
        first = await begin(chat)
        one = await instalment(world)

        await chat.press_data(data.format(id=one.id), first.message)

        assert await instalment(world) == one


class TestEveryScreen:
    @MOMENTS
    @LANGUAGES
    @pytest.mark.parametrize("line", ["微粒贷 12月15日 1200", "老王 12月15日"])
    async def test_is_sound_says_nothing_twice_and_leads_on(
        self, chat: Chat, language: Language, moment: datetime, line: str
    ) -> None:
        user = chat.as_user(2, language.value)
        waiting = [await begin(user, line, moment)]
        seen: dict[str, Shown] = {}

        while waiting:
            screen = waiting.pop()
            for data in datas(screen):
                if data.startswith("hard:") and data not in seen and ":save:" not in data:
                    (seen[data],) = await user.press_data(data, screen.message)
                    waiting.append(seen[data])

        t = texts_in(language)
        asked = {data.split(":")[1] for data in seen}
        assert asked == {"ask", "other", "when", "plan", "letter", "agreed", "note", "later"}
        for shown in seen.values():
            lines = [one for one in shown.text.splitlines() if one.strip()]
            assert len(set(lines)) == len(lines), shown.text
            assert len(shown.text) <= (1900 if language is Language.EN else 800)
            assert "None" not in shown.text
        plans = [shown for data, shown in seen.items() if ":plan:" in data]
        assert all(t("button-hard-letter") in shown.buttons for shown in plans)

    @LANGUAGES
    async def test_works_after_a_restart(self, tmp_path: Path, language: Language) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world, language_code=language.value)
            first = await begin(chat)
            when = next(data for data in datas(first) if data.startswith("hard:when"))

        async with open_world(tmp_path / "bot.db", BEFORE) as world:
            chat = Chat(world, language_code=language.value)
            (asked,) = await chat.say("500")
            (by_button,) = await chat.press_data(when, asked.message)
            plan = next(data for data in datas(by_button) if data.startswith("hard:plan"))

        async with open_world(tmp_path / "bot.db", BEFORE) as world:
            chat = Chat(world, language_code=language.value)
            (typed,) = await chat.say("2026-12-30")
            (shown,) = await chat.press_data(plan, typed.message)
            agreed = next(data for data in datas(shown) if data.startswith("hard:agreed"))
            await chat.press_data(agreed, shown.message)

        async with open_world(tmp_path / "bot.db", BEFORE) as world:
            chat = Chat(world, language_code=language.value)
            await chat.say("2026-12-30")

        async with open_world(tmp_path / "bot.db", BEFORE) as world:
            chat = Chat(world, language_code=language.value)
            (card,) = await chat.say("agreed by chat, ref 42")
            save = next(data for data in datas(card) if data.startswith("hard:save"))

        async with open_world(tmp_path / "bot.db", BEFORE) as world:
            chat = Chat(world, language_code=language.value)
            (list_,) = await chat.say("/list")
            (done,) = await chat.press_data(save, list_.message)

            assert (await instalment(world)).due_on == date(2026, 12, 30)
            assert "ref 42" in done
