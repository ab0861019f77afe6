"""Reminders as people get them: when, what they say, and their buttons."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.loans import InstalmentState
from bot.emulator.params import ApiError
from bot.store.records import LoanView
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.worlds import SHANGHAI, shanghai


async def add(chat: Chat, line: str) -> None:
    await chat.say(f"/add {line}")
    if "是，已经逾期" in chat.last.buttons:
        await chat.press("已经逾期")
    await chat.press("保存")


async def put_in(chat: Chat, zone: str, **settings: str) -> None:
    """Move the user to a zone."""
    for what, value in {"时区": zone, **settings}.items():
        await chat.say("/settings")
        await chat.press(what)
        await chat.say(value)


async def view(world: EmulatedWorld, user_id: int = 1) -> LoanView:
    (only,) = await world.bot.store.transact(lambda records: records.loans(user_id))
    return only


def moments(shown: list[Shown], zone: str = "Asia/Shanghai") -> list[str]:
    local = [datetime.fromtimestamp(one.message["date"], ZoneInfo(zone)) for one in shown]
    return [f"{moment:%m-%d %H:%M}" for moment in local]


class TestWhen:
    async def test_seven_three_one_and_no_days_before_and_one_three_and_seven_after(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")

        shown = await chat.until(shanghai(2, 1, year=2027))

        assert moments(shown) == [
            "12-08 09:00",
            "12-12 09:00",
            "12-14 09:00",
            "12-15 09:00",
            "12-15 13:00",
            "12-15 17:00",
            "12-16 09:00",
            "12-18 09:00",
            "12-22 09:00",
            *(f"{day} 09:00" for day in ("12-28", "01-04", "01-11", "01-18", "01-25", "02-01")),  # Mondays
        ]
        due_day = ["今天"] * 3  # asked again, because there was no answer
        words = ["还有 7 天", "还有 3 天", "明天", *due_day, "已逾期 1 天", "已逾期 3 天", "已逾期 7 天"]
        assert all(word in one for word, one in zip(words, shown[:9], strict=True))

    async def test_what_was_past_when_it_was_saved_does_not_come(self, chat: Chat) -> None:
        await add(chat, "微粒贷 后天")

        assert moments(await chat.until(shanghai(11, 24, 12))) == ["11-23 09:00", "11-24 09:00"]

    async def test_an_open_ended_loan_goes_on_and_on(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号")

        shown = await chat.until(shanghai(12, 1, year=2027))

        due = [one for one in shown if "今天到期" in one]
        first = [moment for moment in moments(due) if moment.endswith("09:00")]
        assert first == [f"{month:02}-15 09:00" for month in (12, *range(1, 12))]

    async def test_the_31st_falls_on_the_last_day_of_each_month(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月31号")

        shown = await chat.until(shanghai(5, 1, year=2027))

        due = [one for one in shown if "今天到期" in one]
        assert [moment[:5] for moment in moments(due) if moment.endswith("09:00")] == [
            "11-30",
            "12-31",
            "01-31",
            "02-28",
            "03-31",
            "04-30",
        ]

    async def test_in_toronto_the_due_day_ends_in_the_morning(self, chat: Chat) -> None:
        await put_in(chat, "America/Toronto")
        await add(chat, "微粒贷 12月15日")

        shown = await chat.until(shanghai(12, 20))

        assert moments(shown, "America/Toronto") == [
            "12-08 09:00",
            "12-12 09:00",
            "12-14 09:00",
            "12-15 09:00",
            "12-16 09:00",
            "12-18 09:00",
        ]
        assert "也就是你这里的 2026年12月15日 周二 11:00" in shown[3]

    async def test_in_los_angeles_the_reminder_of_the_due_day_comes_the_day_before(self, chat: Chat) -> None:
        await put_in(chat, "America/Los_Angeles")
        await add(chat, "微粒贷 12月15日")

        shown = await chat.until(shanghai(12, 16))

        assert moments(shown, "America/Los_Angeles") == [
            "12-08 09:00",
            "12-12 09:00",
            "12-14 09:00",
            "12-14 13:00",
            "12-14 17:00",
        ]
        assert "也就是你这里的 2026年12月15日 周二 08:00" in shown[2]

    async def test_in_auckland_it_is_overdue_only_after_the_end_in_shanghai(self, chat: Chat) -> None:
        await put_in(chat, "Pacific/Auckland", 免打扰="无", 提醒时间="04:00")
        await add(chat, "微粒贷 12月15日")

        shown = await chat.until(shanghai(12, 18))

        late = [one for one in shown if "已逾期" in one]
        assert moments(late, "Pacific/Auckland")[0] == "12-17 04:00"  # 04:00 on the 16th is 23:00 in Shanghai
        assert all(
            datetime.fromtimestamp(one.message["date"], SHANGHAI) >= shanghai(12, 16, 0) for one in late
        )

    async def test_a_clock_turned_forward_moves_no_reminder(self, chat: Chat) -> None:
        await put_in(chat, "America/Toronto")
        await add(chat, "微粒贷 2027-03-15")

        shown = await chat.until(shanghai(3, 23, year=2027))

        assert {moment[-5:] for moment in moments(shown, "America/Toronto")} == {"09:00"}

    async def test_no_reminder_goes_out_in_quiet_hours(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日")
        await put_in(chat, "Asia/Shanghai", 免打扰="21:00-09:00")

        await chat.jump(shanghai(12, 8, 23))  # the reminder of 09:00 is late, and it is night
        assert "还款提醒" not in chat.last
        (late,) = await chat.until(shanghai(12, 9, 12))

        assert moments([late]) == ["12-09 09:00"]
        assert "这条提醒晚了" in late
        assert "还有 6 天到期" in late

    async def test_answers_come_in_quiet_hours(self, chat: Chat) -> None:
        await chat.until(shanghai(11, 22, 23))

        (shown,) = await chat.say("/help")

        assert "/add" in shown

    async def test_several_of_one_day_are_one_message_with_a_button_that_opens_each(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await add(chat, "借呗 12月15日 500")
        await add(chat, "58好借 12月11日")

        digest = (await chat.until(shanghai(12, 8)))[-1]

        assert "3 笔还款提醒" in digest
        assert [digest.text.index(name) for name in ("58好借", "微粒贷", "借呗")] == sorted(
            digest.text.index(name) for name in ("58好借", "微粒贷", "借呗")
        )
        assert digest.buttons == ("58好借 2026-12-11", "微粒贷 2026-12-15", "借呗 2026-12-15")
        assert "如果错过：" in digest
        assert digest.text.count("民法典") == 1, "the same rule for two lenders is said once"
        assert all(f"〕{name}：" in digest for name in ("微粒贷", "借呗"))
        assert "〕58好借：" not in digest, "that was said four days before"
        (opened,) = await chat.press("借呗 2026-12-15", digest)
        assert opened.buttons[:3] == ("已还", "稍后提醒", "可能还不上")
        assert "¥500" in opened

    async def test_each_user_gets_their_own(self, chat: Chat) -> None:
        other = chat.as_user(2)
        await add(chat, "微粒贷 12月15日")
        await add(other, "借呗 12月15日")

        (mine,) = await chat.until(shanghai(12, 8))

        assert "微粒贷" in mine
        assert "借呗" in other.last


class TestWhatItSays:
    async def test_name_day_amount_and_what_comes_next_with_tiers(self, chat: Chat) -> None:
        await add(chat, "360借条 每月15号 1200")

        (shown,) = await chat.until(shanghai(12, 8))

        assert "还款提醒：360借条" in shown
        assert "2026年12月15日 周二" in shown
        assert "¥1,200" in shown
        assert "如果错过" in shown
        assert 1 <= shown.text.count("•〔") <= 2
        assert shown.buttons[:3] == ("已还", "稍后提醒", "可能还不上")

    async def test_a_button_leads_to_the_full_answer(self, chat: Chat) -> None:
        await add(chat, "360借条 每月15号 1200")
        await chat.until(shanghai(12, 8))

        (shown,) = await chat.press("会怎么催")

        assert "奇富借条 · 催收与规则" in shown

    async def test_of_a_lender_without_a_file_it_says_what_holds_for_all(self, chat: Chat) -> None:
        await add(chat, "老王 每月15号 1200")
        (reminder,) = await chat.until(shanghai(12, 8))

        assert "•〔" in reminder
        (shown,) = await chat.press("会怎么催")
        assert "没有这家机构的资料" in shown

    async def test_in_the_language_of_the_user(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200")
        await chat.say("/settings")
        await chat.press("语言")
        await chat.press("English")

        (shown,) = await chat.until(shanghai(12, 8))

        assert shown.buttons[:3] == ("Paid", "Later", "I may not manage")

    async def test_it_is_written_from_the_facts_of_that_moment(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200")
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("修改")
        await chat.say("900元")
        await chat.press("保存")

        (shown,) = await chat.until(shanghai(12, 8))

        assert "¥900" in shown

    async def test_what_may_follow_is_told_once_in_a_cycle_and_no_two_messages_are_the_same(
        self, chat: Chat
    ) -> None:
        await add(chat, "360借条 12月15日 1200")

        first, *later = cycle = await chat.until(shanghai(1, 20, year=2027))

        assert "•〔" in first
        assert not any("•〔" in one for one in later)
        assert all("和上次说的一样" in one for one in later)
        assert len({one.text for one in cycle}) == len(cycle)

    async def test_on_the_due_day_it_says_what_to_do_today_and_how_long_there_is(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")

        due_day = [one for one in await chat.until(shanghai(12, 16, 8)) if "今天到期" in one]

        assert all("今天先做：" in one and "提前一天" not in one for one in due_day)
        assert ["不到 15 小时" in due_day[0], "不到 11 小时" in due_day[1], "不到 7 小时" in due_day[2]] == [
            True
        ] * 3

    async def test_of_a_person_or_an_unknown_name_it_says_nothing_of_how_they_collect(
        self, chat: Chat
    ) -> None:
        await add(chat, "老王 12月15日 5000")
        await add(chat, "微粒贷 12月16日 5000")

        cycle = await chat.until(shanghai(1, 20, year=2027))

        assert not any("老王：" in line for one in cycle for line in one.text.splitlines() if "〔" in line)
        assert not any(word in cycle[0] for word in ("网传", "官方 App"))
        assert "网传" in cycle[1]

    async def test_an_ordinary_working_day_of_next_year_has_no_note(self, chat: Chat) -> None:
        await add(chat, "微粒贷 2027-01-06 1200")

        assert not any(
            "工作日" in one or "放假" in one for one in await chat.until(shanghai(1, 7, year=2027))
        )

    async def test_a_weekly_loan_has_three_messages_a_week(self, chat: Chat) -> None:
        await add(chat, "老王 每周五 500")

        shown = await chat.until(shanghai(12, 22))

        days = ["11-26", "11-27", "11-30", "12-03", "12-04", "12-07", "12-10", "12-11", "12-14"]
        assert moments(shown) == [f"{day} 09:00" for day in [*days, "12-17", "12-18", "12-21"]]

    async def test_in_english_there_is_no_chinese_punctuation(self, chat: Chat) -> None:
        other = chat.as_user(2, "en")
        for line in ("Wang 2026-12-13 500", "weilidai 2026-12-13 1200", "360jietiao 2026-12-05"):
            await other.say(f"/add {line}")
            await other.press(0)
        await other.press(0, (await other.say("/add Li 2026-10-01 500"))[-1])
        await other.press(0)

        for one in await other.until(shanghai(1, 20, year=2027)):
            assert not any(mark in one for mark in "：、，。（）　"), one.text


class TestSavedOnTheDueDay:
    async def test_what_is_due_today_is_named_at_once_with_its_answers(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 今天 1200")

        (saved,) = await chat.press("保存")

        assert "今天的提醒时间（09:00）已经过了，所以现在就提醒你" in saved
        assert "微粒贷　今天到期　¥1,200" in saved
        assert "还有不到 14 小时" in saved
        assert saved.buttons[:3] == ("已还", "稍后提醒", "可能还不上")
        first, second, *_ = await chat.until(shanghai(11, 23))
        assert moments([first, second]) == ["11-22 13:00", "11-22 17:00"]
        assert "再提醒一次" not in first, "there was no first"
        assert "再提醒一次" in second

    async def test_in_the_evening_too_so_that_overdue_is_not_the_first_word(self, chat: Chat) -> None:
        await chat.until(shanghai(11, 22, 20, 30))
        await chat.say("/add 微粒贷 今天 1200")

        (saved,) = await chat.press("保存")

        assert "今天就到期" in saved
        assert "还有不到 4 小时" in saved, "three and a half: never more than there is"
        assert saved.message["reply_markup"]["inline_keyboard"][0][0]["style"] == "success"

        (paid,) = await chat.press("已还")
        assert "已记为已还" in paid
        assert await chat.until(shanghai(12, 30)) == []

    async def test_what_is_still_to_come_today_or_due_later_is_not(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 明天 1200")
        assert "今天就到期" not in (await chat.press("保存"))[0]
        await chat.until(shanghai(11, 23, 8, 30))
        await chat.say("/add 借呗 今天 1200")

        (saved,) = await chat.press("保存")

        assert "今天就到期" not in saved
        assert "下一次提醒：2026年11月23日 周一 09:00" in saved

    async def test_of_several_pasted_lines_each_has_a_button(self, chat: Chat) -> None:
        await chat.say("/add\n微粒贷 2026-11-22 1200\n借呗 2026-11-22 800\n老王 2026-12-22 800")

        (saved,) = await chat.press("全部保存")

        assert "今天就到期" in saved
        assert saved.buttons[:2] == ("微粒贷 2026-11-22", "借呗 2026-11-22")


class TestPaid:
    async def test_ends_the_reminders_of_this_instalment_only(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200 2期")
        await chat.until(shanghai(12, 8))

        (shown,) = await chat.press("已还")

        assert "已记为已还：微粒贷" in shown
        assert "2026年12月15日" in shown
        states = [one.state for one in (await view(world)).instalments]
        assert states == [InstalmentState.PAID, InstalmentState.OPEN]
        assert moments(await chat.until(shanghai(1, 9, year=2027))) == ["01-08 09:00"]

    async def test_a_second_tap_does_nothing(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200 2期")
        (reminder,) = await chat.until(shanghai(12, 8))
        await chat.press("已还", reminder)
        before = await view(world)

        await chat.press("已还", reminder)

        assert await view(world) == before
        assert before.instalments[0].state is InstalmentState.PAID

    async def test_undo_brings_the_future_reminders_back(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200")
        await chat.until(shanghai(12, 8))
        await chat.press("已还")
        await chat.until(shanghai(12, 13))

        (shown,) = await chat.press("撤销")

        assert "还款提醒：微粒贷" in shown
        assert (await view(world)).instalments[0].state is InstalmentState.OPEN
        assert moments(await chat.until(shanghai(12, 15))) == ["12-14 09:00", "12-15 09:00"]

    async def test_an_older_reminder_pays_its_own_instalment(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 每月15号 1200 2期")
        december, *_ = await chat.until(shanghai(1, 15, 10, year=2027))

        await chat.press("已还", december)

        states = [one.state for one in (await view(world)).instalments]
        assert states == [InstalmentState.PAID, InstalmentState.OPEN]

    async def test_every_button_of_a_settled_instalment_shows_that_it_is(self, chat: Chat) -> None:
        await add(chat, "微粒贷 每月15号 1200 2期")
        reminder, second = await chat.until(shanghai(12, 12))
        await chat.press("已还", reminder)

        for label in ("稍后提醒", "可能还不上"):
            shown = await chat.press(label, second)
            assert all("已记为已还" in one for one in shown)
        assert (await chat.until(shanghai(12, 31))) == []


class TestLater:
    async def test_is_three_hours_at_once_with_other_choices(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 8))

        (shown,) = await chat.press("稍后提醒")

        assert "2026年12月8日 周二 12:00 再提醒" in shown
        assert shown.buttons == ("今晚", "明天", "自己定时间", "已还", "可能还不上")
        (again,) = await chat.until(shanghai(12, 9))
        assert moments([again]) == ["12-08 12:00"]
        assert again.buttons[:3] == ("已还", "稍后提醒", "可能还不上")

    @pytest.mark.parametrize(("choice", "moment"), [("今晚", "12-08 19:00"), ("明天", "12-09 09:00")])
    async def test_another_choice_takes_its_place(self, chat: Chat, choice: str, moment: str) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 8))
        await chat.press("稍后提醒")

        (shown,) = await chat.press(choice)

        assert "再提醒" in shown
        assert "3小时后" in shown.buttons
        assert moments(await chat.until(shanghai(12, 11))) == [moment]

    async def test_the_other_reminders_stay(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 8))
        await chat.press("稍后提醒")

        assert moments(await chat.until(shanghai(12, 14))) == ["12-08 12:00", "12-12 09:00", "12-14 09:00"]

    async def test_waits_for_the_end_of_quiet_hours(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 8, 20))

        (shown,) = await chat.press("稍后提醒")

        assert "2026年12月9日 周三 08:00 再提醒" in shown
        assert moments(await chat.until(shanghai(12, 10))) == ["12-09 08:00"]

    async def test_on_the_due_day_it_comes_before_quiet_hours_rather_than_too_late(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 15, 20))

        (shown,) = await chat.press("稍后提醒")

        assert "2026年12月15日 周二 21:45 再提醒" in shown
        assert "还款日已经过了" not in shown

    async def test_past_the_due_day_it_says_so(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 15, 10))
        await chat.press("稍后提醒")

        (shown,) = await chat.press("明天")

        assert "还款日已经过了" in shown

    async def test_while_reminders_are_off_it_says_so(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        (reminder,) = await chat.until(shanghai(12, 8))
        await chat.say("/unsubscribe")

        (shown,) = await chat.press("稍后提醒", reminder)

        assert "提醒现在是关闭的" in shown

    async def test_paying_ends_it(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await chat.until(shanghai(12, 8))
        await chat.press("稍后提醒")
        await chat.press("已还")

        assert await chat.until(shanghai(12, 31)) == []


class TestLate:
    async def test_forty_days_off_is_one_message_with_the_truth_of_now(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await add(chat, "借呗 12月20日 500")
        await add(chat, "58好借 每月5号 300")

        (shown,) = await chat.jump(shanghai(1, 1, 10, year=2027))

        assert "有提醒没能按时送到" in shown
        for line in (
            "微粒贷　已逾期 17 天　¥1,200",
            "借呗　已逾期 12 天　¥500",
            "58好借　已逾期 27 天　¥300",
            "58好借　还有 4 天到期　¥300",
        ):
            assert line in shown
        assert shown.buttons == (
            "58好借 2026-12-05",
            "微粒贷 2026-12-15",
            "借呗 2026-12-20",
            "58好借 2027-01-05",
        )
        assert await chat.until(shanghai(1, 1, 20, year=2027)) == []

    async def test_a_button_opens_each(self, chat: Chat, world: EmulatedWorld) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        await add(chat, "借呗 12月20日 500")
        (late,) = await chat.jump(shanghai(1, 1, 10, year=2027))

        (shown,) = await chat.press("借呗", late)

        assert shown.kind == "sent"
        assert "已逾期 12 天" in shown
        assert shown.buttons[:3] == ("已还", "稍后提醒", "可能还不上")
        await chat.press("已还")
        (shown,) = await chat.press("借呗", late)
        assert "已记为已还" in shown
        (shown,) = await chat.press("微粒贷", late)
        assert "已逾期 17 天" in shown

    async def test_about_one_instalment_it_has_the_buttons_of_a_reminder(self, chat: Chat) -> None:
        await add(chat, "微粒贷 12月15日 1200")

        (shown,) = await chat.jump(shanghai(1, 1, 10, year=2027))

        assert "这条提醒晚了" in shown
        assert "已逾期 17 天" in shown
        assert shown.buttons[:3] == ("已还", "稍后提醒", "可能还不上")

    @pytest.mark.parametrize(("minutes", "late"), [(10, False), (11, True)])
    async def test_late_begins_after_ten_minutes(self, chat: Chat, minutes: int, late: bool) -> None:
        await add(chat, "微粒贷 12月15日 1200")

        (shown,) = await chat.jump(shanghai(12, 8, 9, minutes))

        assert ("这条提醒晚了" in shown) is late

    async def test_of_twenty_five_loans_it_stays_one_message(self, chat: Chat) -> None:
        for number in range(25):
            await add(chat, f"{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{'<&😀' * 12} 12月15日 1200")

        (shown,) = await chat.jump(shanghai(1, 1, 10, year=2027))

        assert len(shown.buttons) == 20
        assert "还有 5 笔没有显示" in shown

    async def test_a_message_that_telegram_cannot_parse_arrives_without_markup(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        world.api.fail_next("sendMessage", ApiError(400, "Bad Request: can't parse entities: x"))

        (shown,) = await chat.until(shanghai(12, 8))

        assert "还款提醒：微粒贷" in shown
        assert "<b>" not in shown
        assert "entities" not in shown.message

    @pytest.mark.parametrize(
        "errors",
        [
            [ApiError(500, "Internal Server Error")] * 2,
            [ApiError(400, "Bad Request: something else")],
            [ApiError(400, "Bad Request: can't parse entities: x"), ApiError(502, "Bad Gateway")],
            [ApiError(429, "Too Many Requests: retry after 3", {"retry_after": 3})],
        ],
        ids=["500", "400", "unreadable, then 502", "429"],
    )
    async def test_one_refused_for_a_while_still_comes(
        self, chat: Chat, world: EmulatedWorld, errors: list[ApiError]
    ) -> None:
        await add(chat, "微粒贷 12月15日 1200")
        for error in errors:
            world.api.fail_next("sendMessage", error)

        shown = await chat.until(shanghai(12, 8, 12))

        assert len(shown) == 1
