"""/add: guided, in one line, the card, and every way to change one's mind."""

from datetime import date
from pathlib import Path

import pytest

from bot.domain.dates import Monthly, Once
from bot.domain.loans import Loan
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import Lasting, open_world


async def saved(chat: Chat, world: EmulatedWorld) -> list[Loan]:
    return [view.loan for view in await world.bot.store.transact(lambda records: records.loans(chat.user_id))]


class TestGuided:
    @pytest.mark.parametrize("text", ["3天后", "12月4日", "10年后", "每月4号"])
    async def test_a_day_alone_is_kept_as_the_day_and_is_no_lender(self, chat: Chat, text: str) -> None:
        await chat.say("/add")
        (asked,) = await chat.say(text)
        assert "欠哪家机构" in asked
        assert "还款日：" in asked
        (asked,) = await chat.say("老王")
        assert "还多少" in asked
        (card,) = await chat.press("不填金额")
        assert "机构：老王" in card

    async def test_a_day_that_may_be_two_is_asked_about_after_the_lender(self, chat: Chat) -> None:
        await chat.say("/add")
        await chat.say("15号")
        (asked,) = await chat.say("老王")
        assert "每月15号" in asked.buttons

    @pytest.mark.parametrize("text", ["<b>x</b>", "你好"])
    async def test_what_says_nothing_of_a_loan_is_shown_and_not_dropped(self, chat: Chat, text: str) -> None:
        (asked,) = await chat.say(f"/add {text}")
        assert text in asked
        assert "欠哪家机构" in asked or "Which lender" in asked

    async def test_asks_lender_date_and_amount_and_ends_in_a_card(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (asked,) = await chat.say("/add")
        assert "欠哪家机构" in asked
        (asked,) = await chat.press("微粒贷")
        assert "微粒贷：哪天还款" in asked
        (asked,) = await chat.say("每月15号")
        assert "每期还多少" in asked
        (card,) = await chat.say("1200 12期")
        for line in ("机构：微粒贷", "每月15号", "¥1,200", "期数：12", "Asia/Shanghai"):
            assert line in card
        (done,) = await chat.press("保存")
        assert "已保存：微粒贷" in done
        assert "2026年12月8日 周二 09:00（Asia/Shanghai）" in done

        (loan,) = await saved(chat, world)
        assert (loan.lender, loan.name, loan.amount, loan.count) == ("weilidai", "微粒贷", 120000, 12)

    async def test_offers_all_five_lenders(self, chat: Chat) -> None:
        (asked,) = await chat.say("/add")

        assert asked.buttons == ("58好借", "借呗", "平安好贷", "奇富借条", "微粒贷", "取消")

    async def test_offers_the_users_own_lenders_first(self, chat: Chat, world: EmulatedWorld) -> None:
        for name in ("老王的店", "360借条", "老王的店"):
            await chat.say(f"/add {name} 每月15号 500")
            await chat.press("保存")
        (asked,) = await chat.say("/add")
        assert asked.buttons == ("老王的店", "360借条", "58好借", "借呗", "平安好贷", "微粒贷", "取消")

        (asked,) = await chat.press("360借条")
        assert "360借条：哪天还款" in asked
        await chat.say("每月1号")
        await chat.press("不填金额")
        await chat.press("保存")

        *_, loan = await saved(chat, world)
        assert (loan.lender, loan.title) == ("qifu", "360借条 · 2")

    async def test_the_lender_of_another_users_loan_cannot_be_taken(self, chat: Chat) -> None:
        await chat.say("/add 老王的店 每月15号")
        await chat.press("保存")
        other = chat.as_user(2)
        (asked,) = await other.say("/add")
        nonce = asked.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"].split(":")[1]

        assert await other.press_data(f"new:{nonce}:own:1", asked.message) == []

        assert all("老王" not in shown for shown in other.shown)

    async def test_the_common_case_takes_six_taps_or_messages(self, chat: Chat, world: EmulatedWorld) -> None:
        steps = [
            chat.say("/add"),
            chat.press("微粒贷"),
            chat.press("30"),
            chat.press("每月30号"),
            chat.say("1200 12期"),
            chat.press("保存"),
        ]

        for step in steps:
            (shown,) = await step

        assert len(steps) <= 6
        assert "已保存：微粒贷" in shown
        (loan,) = await saved(chat, world)
        assert loan.rule == Monthly(date(2026, 11, 30), 30)
        assert (loan.amount, loan.count) == (120000, 12)

    async def test_a_lender_that_we_have_no_file_on_is_kept_by_its_name(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/add")
        (asked,) = await chat.say("老王的店")
        assert "老王的店：哪天还款" in asked
        await chat.say("明天")
        (card,) = await chat.press("不填金额")

        assert "没有这家机构的资料" in card
        assert "未填金额" in card
        await chat.press("保存")
        (loan,) = await saved(chat, world)
        assert (loan.lender, loan.name, loan.amount) == (None, "老王的店", None)

    async def test_a_former_name_leads_to_the_file_and_stays_the_users(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/add")
        await chat.say("360借条")
        await chat.say("每月10号")
        (card,) = await chat.press("不填金额")

        assert "机构：360借条" in card
        assert "对应资料：奇富借条" in card
        await chat.press("保存")
        (loan,) = await saved(chat, world)
        assert (loan.lender, loan.name) == ("qifu", "360借条")

    async def test_a_near_match_asks(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add")
        (asked,) = await chat.say("微粒代")
        assert "你指的是哪一个" in asked

        (asked,) = await chat.press("微粒贷")

        assert "微粒贷：哪天还款" in asked

    async def test_a_near_match_can_be_refused(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 微粒代 每月15号")
        (card,) = await chat.press("用我写的名字")
        assert "机构：微粒代" in card

        await chat.press("保存")

        (loan,) = await saved(chat, world)
        assert (loan.lender, loan.name) == (None, "微粒代")

    async def test_another_name_can_be_typed_instead_of_a_near_match(self, chat: Chat) -> None:
        await chat.say("/add 微粒代 每月15号")

        (card,) = await chat.say("借呗")

        assert "机构：借呗" in card

    @pytest.mark.parametrize(
        ("step", "typed", "answer"),
        [
            ((), "长" * 41, "40 个字以内"),
            (("借呗",), "每月", "没看懂日期"),
            (("借呗",), "2月30日", "没有这一天"),
            (("借呗",), "每季度", "这种周期我还不会"),
            (("借呗",), "每月10日和25日", "一次只能记一个日期"),
            (("借呗",), "2050-01-01", "超过十年"),
            (("借呗", "每月15号"), "很多", "没看懂金额"),
            (("借呗", "每月15号"), "0", "没看懂金额"),
        ],
    )
    async def test_what_cannot_be_read_is_asked_again(
        self, chat: Chat, step: tuple[str, ...], typed: str, answer: str
    ) -> None:
        await chat.say("/add")
        for one in step:
            (question,) = await chat.say(one)

        (shown,) = await chat.say(typed)

        assert answer in shown
        if step:
            assert question.text in shown.text
            assert shown.buttons == question.buttons

    async def test_in_english(self, world: EmulatedWorld) -> None:
        chat = Chat(world, 2, "en")
        await chat.say("/add")
        await chat.press("Weilidai")
        await chat.say("the 15th of every month")
        (card,) = await chat.say("1200")

        assert "Lender: Weilidai" in card
        assert "Tue 15 Dec 2026" in card
        (done,) = await chat.press("Save")
        assert "Saved: Weilidai" in done

    async def test_begins_from_a_lender_that_was_named(self, chat: Chat) -> None:
        await chat.say("借呗")

        (asked,) = await chat.press("添加还款")

        assert "借呗：哪天还款" in asked

    async def test_another_date_in_place_of_an_amount_corrects_the_date(self, chat: Chat) -> None:
        await chat.say("/add")
        await chat.press("借呗")
        await chat.say("每月15号")

        (asked,) = await chat.say("每月20号")
        assert "每期还多少" in asked
        (card,) = await chat.say("500")

        assert "每月20号" in card
        assert "¥500" in card


class TestOneLine:
    @pytest.mark.parametrize(
        "line",
        [
            "微粒贷 每月15号 1200 12期",
            "每月15号 微粒贷 1200 12期",
            "12期 1200 每月15号 微粒贷",
            "1200元 微粒贷 12期 每月15日",
            "微粒贷，每月15号，1200元，12期",
            "微粒貸 每月１５號 １２００ １２期",
            "微粒贷 每月15号还1200 分12期",
        ],
    )
    async def test_ends_at_once_in_a_card_whatever_the_order(self, chat: Chat, line: str) -> None:
        (card,) = await chat.say(f"/add {line}")

        assert "每月15号" in card
        assert "¥1,200" in card
        assert "期数：12" in card
        assert card.buttons[:3] == ("保存", "修改", "取消")

    async def test_the_card_shows_the_next_three_dates_in_full_with_weekday_and_zone(
        self, chat: Chat
    ) -> None:
        (card,) = await chat.say("/add 借呗 每月15号 500")

        for line in (
            "2026年12月15日 周二",
            "2027年1月15日 周五",
            "2027年2月15日 周一",
            "时区：Asia/Shanghai",
        ):
            assert line in card
        assert "3月15日" not in card

    @pytest.mark.parametrize(
        ("rule", "day"),
        [
            ("2026-12-15", "2026年12月15日 周二"),
            ("12月15日", "2026年12月15日 周二"),
            ("12/15", "2026年12月15日 周二"),
            ("明天", "2026年11月23日 周一"),
            ("后天", "2026年11月24日 周二"),
            ("3天后", "2026年11月25日 周三"),
            ("三天后", "2026年11月25日 周三"),
            ("下周五", "2026年11月27日 周五"),
            ("下个月3号", "2026年12月3日 周四"),
            ("每月15号", "2026年12月15日 周二"),
            ("每月22号", "2026年11月22日 周日"),
            ("每月最后一天", "2026年11月30日 周一"),
            ("月底", "2026年11月30日 周一"),
            ("每2个月15号", "2026年12月15日 周二"),
            ("the 15th of every month", "2026年12月15日 周二"),
            ("Dec 15", "2026年12月15日 周二"),
            ("tomorrow", "2026年11月23日 周一"),
            ("3月1日", "2027年3月1日 周一"),
            ("後天", "2026年11月24日 周二"),
        ],
    )
    def test_reads_every_form_of_a_date(self, lasting: Lasting, rule: str, day: str) -> None:
        (card,) = lasting.run(lasting.chat.say(f"/add 借呗 {rule} 500"))

        once = f"还款日：{day}，一次"
        assert f"接下来：\n  {day}" in card or once in card
        assert "保存" in card.buttons

    async def test_today_is_the_users(self, chat: Chat) -> None:
        await chat.say("/settings")
        await chat.press("时区")
        await chat.press("America/Toronto")  # where it is still the 21st

        (card,) = await chat.say("/add 借呗 明天")

        assert "2026年11月22日 周日" in card

    async def test_what_is_missing_is_asked(self, chat: Chat) -> None:
        (asked,) = await chat.say("/add 每月15号 1200")
        assert "欠哪家机构" in asked
        (card,) = await chat.say("借呗")
        assert "¥1,200" in card

        (asked,) = await chat.say("/add 借呗 1200")
        assert "借呗：哪天还款" in asked
        (card,) = await chat.say("每月15号")
        assert "¥1,200" in card

    async def test_what_could_not_be_told_apart_is_said(self, chat: Chat) -> None:
        (card,) = await chat.say("/add 借呗 每月15号 500 编号8")

        assert "没看懂：编号8" in card
        assert "保存" not in card.buttons

        (card,) = await chat.press("这些不重要")

        assert "没看懂" not in card
        assert "保存" in card.buttons

    async def test_an_ambiguous_date_asks(self, chat: Chat) -> None:
        (asked,) = await chat.say("/add 借呗 15号 1200")
        assert "不止一种读法" in asked
        assert asked.buttons[:2] == ("2026年12月15日 周二，一次", "每月15号")

        (card,) = await chat.press("每月15号")

        assert "还款日：每月15号" in card
        assert "¥1,200" in card

    async def test_an_ambiguous_date_can_be_typed_again(self, chat: Chat) -> None:
        await chat.say("/add 借呗 15号 1200")
        (asked,) = await chat.press("重新输入")
        assert "哪天还款" in asked

        (card,) = await chat.say("每月16号")

        assert "还款日：每月16号" in card

    async def test_words_that_are_no_command_but_a_date_rule_begin_it_too(self, chat: Chat) -> None:
        (card,) = await chat.say("微粒贷 每月15号 1200")

        assert "保存" in card.buttons


class TestOverdue:
    async def test_a_full_date_in_the_past_asks_and_then_saves_an_overdue_instalment(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (asked,) = await chat.say("/add 借呗 2026-11-20 500")
        assert "2026年11月20日 周五" in asked
        assert "已经逾期" in asked
        assert "保存" not in asked.buttons

        (card,) = await chat.press("已经逾期")
        assert "2026年11月20日 周五，一次" in card
        (done,) = await chat.press("保存")
        assert "2026年11月23日 周一 09:00" in done  # three days after

        (loan,) = await saved(chat, world)
        assert isinstance(loan.rule, Once)
        (shown,) = await chat.say("/list")
        assert "已逾期 2 天" in shown

    async def test_another_date_can_be_typed(self, chat: Chat) -> None:
        await chat.say("/add 借呗 2026-11-20")
        (asked,) = await chat.press("重新输入")
        assert "哪天还款" in asked

        (card,) = await chat.say("2026-12-20")

        assert "2026年12月20日" in card

    async def test_no_button_leads_past_the_question(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 借呗 2026-12-20")
        (fields,) = await chat.press("修改")
        (asked,) = await chat.say("2026-11-20")
        assert "已经逾期" in asked

        (shown,) = await chat.press("返回", fields)

        assert "保存" not in shown.buttons
        assert "已经逾期" in shown
        (shown,) = await chat.say("2026-11-20")
        assert "已经逾期" in shown

    async def test_one_long_past_is_named_within_a_week(self, chat: Chat) -> None:
        await chat.say("/add 借呗 2026-10-01")
        await chat.press("已经逾期")

        (done,) = await chat.press("保存")

        assert "下一次提醒：2026年11月23日 周一 09:00" in done


class TestLastDay:
    @pytest.mark.parametrize("day", [29, 30, 31])
    async def test_is_offered_for_the_days_that_not_every_month_has(self, chat: Chat, day: int) -> None:
        (card,) = await chat.say(f"/add 借呗 每月{day}号")

        assert any("每月最后一天" in label for label in card.buttons)
        assert "按当月最后一天" in card

    async def test_is_not_offered_for_other_days(self, chat: Chat) -> None:
        for rule in ("每月28号", "每月最后一天", "12月31日"):
            (card,) = await chat.say(f"/add 借呗 {rule}")
            assert card.buttons[:3] == ("保存", "修改", "取消")
            assert not any("最后一天" in label for label in card.buttons)

    async def test_switching_changes_the_dates(self, chat: Chat, world: EmulatedWorld) -> None:
        (card,) = await chat.say("/add 借呗 每月30号")
        for day in ("2026年11月30日", "2026年12月30日", "2027年1月30日"):
            assert day in card

        (card,) = await chat.press("每月最后一天")

        for day in ("2026年11月30日", "2026年12月31日", "2027年1月31日"):
            assert day in card
        assert not any("最后一天" in label for label in card.buttons)
        await chat.press("保存")
        (loan,) = await saved(chat, world)
        assert isinstance(loan.rule, Monthly)
        assert loan.rule.anchor == 31

    async def test_without_switching_a_short_month_clamps_and_the_next_returns(self, chat: Chat) -> None:
        await chat.say("/add 借呗 每月30号")
        await chat.press("保存")

        await chat.until(chat.world.now.replace(year=2027, month=3, day=1))
        (shown,) = await chat.say("/list")

        assert "2027年2月28日" in shown
        assert "2027年3月30日" in shown


class TestTheCard:
    @pytest.mark.parametrize(
        ("rule", "day"),
        [("2028-02-29", "2028年2月29日"), ("2027-12-31", "2027年12月31日"), ("2036-02-29", "2036年2月29日")],
    )
    async def test_shows_whatever_day_the_calendar_has(self, chat: Chat, rule: str, day: str) -> None:
        (shown,) = await chat.say(f"/add 借呗 {rule} 500")

        assert day in shown
        assert "保存" in shown.buttons

    @pytest.mark.parametrize(
        ("field", "answer", "line"),
        [
            ("机构", "借呗", "机构：借呗"),
            ("日期", "每月20号", "每月20号"),
            ("金额", "900.50", "¥900.50"),
            ("期数", "6", "期数：6"),
            ("期数", "6期", "期数：6"),
            ("区分名", "装修", "机构：微粒贷 · 装修"),
            ("最后一期", "800", "最后一期：¥800"),
            ("剩余总额", "10000", "还剩 ¥10,000，每期 ¥1,200：算出来还有 9 期"),
        ],
    )
    async def test_each_field_can_be_changed(self, chat: Chat, field: str, answer: str, line: str) -> None:
        await chat.say("/add 微粒贷 每月15号 1200 12期")
        (fields,) = await chat.press("修改")
        assert fields.buttons == (
            *("机构", "区分名", "日期", "金额", "期数", "剩余总额", "最后一期", "已经有逾期", "返回"),
            "取消",
        )
        await chat.press(field)

        (card,) = await chat.say(answer)

        assert line in card
        lines = {"机构": "机构：微粒贷", "日期": "每月15号", "金额": "每期：¥1,200", "期数": "期数：12"}
        changed = lines.get("期数" if field == "剩余总额" else field)
        assert all(one in card for one in lines.values() if one != changed)
        assert "保存" in card.buttons

    async def test_an_amount_in_words_leaves_the_count_alone(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 每月15号 1200 12期")
        await chat.press("修改")
        await chat.press("金额")

        (card,) = await chat.say("每期还 900")

        assert "¥900" in card
        assert "期数：12" in card

    async def test_the_count_can_be_taken_out(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 每月15号 1200 12期")
        await chat.press("修改")
        await chat.press("期数")

        (card,) = await chat.press("不定期数")

        assert "一直提醒" in card

    @pytest.mark.parametrize("typed", ["601", "0", "abc"])
    async def test_a_count_that_cannot_be_is_refused(self, chat: Chat, typed: str) -> None:
        await chat.say("/add 微粒贷 每月15号")
        await chat.press("修改")
        await chat.press("期数")

        (shown,) = await chat.say(typed)

        assert "没看懂期数" in shown

    async def test_back_from_the_fields_changes_nothing(self, chat: Chat) -> None:
        (card,) = await chat.say("/add 微粒贷 每月15号 1200 12期")
        await chat.press("修改")

        (again,) = await chat.press("返回")

        assert (again.text, again.buttons) == (card.text, card.buttons)

    async def test_a_new_date_or_amount_can_just_be_typed(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 每月15号 1200 12期")
        (card,) = await chat.say("每月16号")
        assert "每月16号" in card
        (card,) = await chat.say("1300元")
        assert "¥1,300" in card
        assert "每月16号" in card

    async def test_anything_else_typed_under_it_is_not_taken(self, chat: Chat) -> None:
        (card,) = await chat.say("/add 微粒贷 每月15号 1200 12期")

        (shown,) = await chat.say("嗯嗯 再看看呀")

        assert "没有改动" in shown
        assert card.text in shown.text

    async def test_cancelling_saves_nothing(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 微粒贷 每月15号")

        (shown,) = await chat.press("取消")

        assert "没有保存任何东西" in shown
        assert await saved(chat, world) == []

    async def test_saving_twice_saves_once(self, chat: Chat, world: EmulatedWorld) -> None:
        (card,) = await chat.say("/add 微粒贷 每月15号")
        await chat.press("保存", card)

        await chat.press("保存", card)

        assert len(await saved(chat, world)) == 1
        assert "已经失效" in chat.notices[-1]

    async def test_a_form_cannot_be_completed_by_an_older_message_of_its_own(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 每月15号")
        (fields,) = await chat.press("修改")
        await chat.say("每月10日和25日")  # now the date is open

        (shown,) = await chat.press("返回", fields)

        assert "哪天还款" in shown


class TestNames:
    @pytest.mark.parametrize("name", ['<3 & "x"', "a</b>b", "&lt;", "_*[x](y)`~", "😀😀贷", "مال"])
    async def test_any_name_is_shown_as_it_is(self, chat: Chat, world: EmulatedWorld, name: str) -> None:
        await chat.say("/add")
        await chat.say(name)
        await chat.say("明天")
        (card,) = await chat.press("不填金额")
        assert f"机构：{name}" in card
        await chat.press("保存")

        (shown,) = await chat.say("/list")
        assert name in shown
        (shown,) = await chat.press(name)
        assert name in shown
        assert all(name in shown for shown in await chat.advance(days=3))

    @pytest.mark.parametrize("typed", ["\u200b\u200b", "\u2800", "\u202e\u200f", "\ufffc"])
    async def test_a_name_that_nobody_would_see_is_refused(self, chat: Chat, typed: str) -> None:
        await chat.say("/add")

        (shown,) = await chat.send(chat.world.api.post(1, {"text": typed}))

        assert "欠哪家机构" in shown

    async def test_marks_of_direction_are_left_out_of_a_name(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add")
        await chat.send(chat.world.api.post(1, {"text": "a\0b\u202ec 贷"}))
        await chat.say("明天")
        await chat.press("不填金额")
        await chat.press("保存")

        (loan,) = await saved(chat, world)
        assert loan.name == "a b c 贷"


class TestRestart:
    async def test_a_form_survives_it(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            await chat.say("/add")
            await chat.press("微粒贷")
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            (asked,) = await chat.say("每月15号")
            assert "每期还多少" in asked
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            (card,) = await chat.say("1200")
            data = card.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            world.api.say(1, "x")  # never handled: there is a chat, as before
            (done,) = await chat.press_data(data, card.message)
            assert "已保存：微粒贷" in done

    async def test_a_question_with_several_readings_survives_it(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            (asked,) = await Chat(world).say("/add 借呗 15号")
            button = asked.message["reply_markup"]["inline_keyboard"][1][0]
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            world.api.say(1, "x")  # never handled: there is a chat, as before
            (card,) = await chat.press_data(button["callback_data"], asked.message)
            assert "还款日：每月15号" in card
