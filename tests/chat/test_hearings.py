"""A date at court: a card first, then reminders of its own; in list and calendar; gone with the rest."""

import json
from datetime import date, time
from io import BytesIO
from zipfile import ZipFile

import icalendar
import pytest

from bot.domain.hearings import MAX_OPEN_HEARINGS, Hearing
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import shanghai

TWENTIETH = date(2026, 12, 20)
SUMMONS = """传票
案号：（2026）京0105民初12345号
被传唤人：张三
应到时间：2026年12月20日14时00分
应到处所：本院第三法庭
传唤事由：开庭
2026年11月25日"""
WORDS = {
    "zh-hans": ("12月20号开庭", "保存", "开庭日：2026年12月20日 周日", "没说几点", "12368", "身份证"),
    "zh-hant": ("12月20號開庭", "保存", "開庭日：2026年12月20日 週日", "沒說幾點", "12368", "身份證"),
    "en": (
        "court hearing on Dec 20",
        "Save",
        "Date: Sun 20 Dec 2026",
        "not said",
        "12368",
        "Bring four things",
    ),
}


async def saved(world: EmulatedWorld, user_id: int = 1) -> list[Hearing]:
    views = await world.bot.store.transact(lambda records: records.matters(user_id))
    return [view.matter for view in views if isinstance(view.matter, Hearing)]


@pytest.fixture(params=WORDS)
def spoken(request: pytest.FixtureRequest, world: EmulatedWorld) -> tuple[Chat, tuple[str, ...]]:
    """Somebody of each language, and the words of that language."""
    return Chat(world, language_code=request.param), WORDS[request.param]


class TestCard:
    async def test_a_card_shows_the_date_in_full_and_saves_nothing_until_it_is_pressed(
        self, spoken: tuple[Chat, tuple[str, ...]], world: EmulatedWorld
    ) -> None:
        chat, (said, save, day, no_time, number, bring) = spoken
        (card,) = await chat.say(said)
        assert day in card
        assert no_time in card
        assert number in card
        assert await saved(world) == []

        (done,) = await chat.press(save)

        assert bring in done
        assert [(one.day, one.at, one.place) for one in await saved(world)] == [(TWENTIETH, None, "")]
        await chat.press(save, card)  # a second tap
        assert len(await saved(world)) == 1

    async def test_time_and_court_are_taken_as_the_user_typed_them(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (card,) = await chat.say("12月20日上午9点在朝阳区法院开庭")
        assert "时间：09:00（北京时间）" in card
        assert "地点：朝阳区法院" in card
        await chat.press("保存")

        (one,) = await saved(world)
        assert (one.at, one.place) == (time(9), "朝阳区法院")

    async def test_of_a_text_that_was_passed_on_only_day_and_time_are_kept(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (card,) = await chat.say(SUMMONS)
        assert "可能是假的" in card
        assert "没看懂：2026年11月25日" in card
        assert "保存" not in card.buttons
        await chat.press("这些不重要")
        await chat.press("保存")

        stored = await world.bot.store.transact(lambda records: records.everything(1))
        assert not [word for word in ("12345", "张三", "京0105", "第三法庭") if word in json.dumps(stored)]
        (one,) = await saved(world)
        assert (one.day, one.at, one.place) == (TWENTIETH, time(14), "")

    async def test_a_summons_that_wants_money_is_called_what_it_seems_first(self, chat: Chat) -> None:
        judged, card = await chat.say(
            "【法院通知】您涉及贷款纠纷一案将于12月20日9:00开庭，请点击 http://fy-12368.top 缴纳保证金解冻"
        )

        assert judged.text.startswith("像是诈骗")
        assert "开庭日：2026年12月20日" in card

    async def test_what_was_not_understood_stands_on_the_card(self, chat: Chat, world: EmulatedWorld) -> None:
        (card,) = await chat.say("12月20日第5法庭开庭，欠5000")
        assert "没看懂：第5法庭、5000" in card
        assert "保存" not in card.buttons
        await chat.say("好")
        assert await saved(world) == []

    async def test_a_day_in_the_past_asks(self, chat: Chat, world: EmulatedWorld) -> None:
        (asked,) = await chat.say("昨天开庭")
        assert "已经过去" in asked
        assert "保存" not in asked.buttons
        await chat.press("改日期")
        (card,) = await chat.say("12月25日下午2点半")
        assert "2026年12月25日" in card
        assert "14:30" in card

    async def test_a_day_that_may_be_of_two_years_asks_which(self, chat: Chat) -> None:
        (asked,) = await chat.say("11月1日开庭")
        assert [one for one in asked.buttons if "2026年11月1日" in one and "已过" in one]
        (card,) = await chat.press("2027年11月1日")
        assert "开庭日：2027年11月1日" in card

    @pytest.mark.parametrize("text", ["2月30号开庭", "每月15号开庭"])
    async def test_what_is_no_day_is_asked_for(self, chat: Chat, world: EmulatedWorld, text: str) -> None:
        (asked,) = await chat.say(text)
        assert "哪天开庭" in asked
        (card,) = await chat.say("12月20日")
        assert "开庭日：2026年12月20日" in card

    async def test_it_waits_beside_other_cards_and_is_found_in_the_list(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (card,) = await chat.say("12月20号开庭")
        await chat.say("微粒贷 每月15号 1200")
        (listed,) = await chat.say("/list")
        assert "开庭 2026年12月20日" in listed
        await chat.advance(days=6)
        (again,) = await chat.press("继续：开庭", listed)
        await chat.press("保存", again)
        assert len(await saved(world)) == 1
        assert "机构：微粒贷" in (await chat.press("继续：微粒贷", listed))[-1]
        assert card.buttons[0] == "保存"

    async def test_a_card_whose_day_passed_meanwhile_is_not_saved(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (card,) = await chat.say("明天开庭")
        await chat.advance(days=3)
        (asked,) = await chat.press("保存", card)
        assert "已经过去" in asked
        assert await saved(world) == []

    async def test_the_same_said_twice_is_one_and_a_new_date_changes_it(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("12月20号开庭")
        await chat.say("好")
        (known,) = await chat.say("12月20日开庭")
        assert "已经记下" in known
        (card,) = await chat.say("开庭改到12月25号上午10点")
        assert "2026年12月25日" in card
        await chat.press("保存")
        assert [(one.day, one.at) for one in await saved(world)] == [(date(2026, 12, 25), time(10))]

    async def test_there_is_a_limit_that_is_named(self, chat: Chat, world: EmulatedWorld) -> None:
        for number in range(MAX_OPEN_HEARINGS):
            await chat.say(f"2027年1月{number + 1}日开庭")
            await chat.press("保存")
        (card,) = await chat.say("2027年3月3日开庭")
        (full,) = await chat.press("保存", card)
        assert str(MAX_OPEN_HEARINGS) in full
        assert len(await saved(world)) == MAX_OPEN_HEARINGS


class TestNotACard:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("开庭要带什么", "开庭要准备什么"),
            ("收到传票怎么办", "收到传票怎么办"),
            ("今天收到法院传票了", "收到传票怎么办"),
            ("不去开庭会怎样", "不去开庭会怎样"),
        ],
    )
    async def test_a_question_is_answered(self, chat: Chat, text: str, title: str) -> None:
        (answer,) = await chat.say(text)
        assert answer.text.startswith(title)

    @pytest.mark.parametrize(
        "text",
        [
            "remind me of the court hearing on Dec 20",
            "/add 12月20号开庭",
            "微粒贷起诉我了，传票上写12月20号上午9点",
        ],
    )
    async def test_it_is_no_loan_however_it_is_said(self, chat: Chat, text: str) -> None:
        (card,) = await chat.say(text)
        assert "开庭日：2026年12月20日" in card

    async def test_a_question_that_may_be_two_keeps_the_date_too(self, chat: Chat) -> None:
        which, card = await chat.say("12月20日开庭的传票是真的吗")
        assert "收到传票怎么办" in which.buttons
        assert "开庭日：2026年12月20日" in card

    async def test_a_question_with_a_date_is_answered_first_and_the_date_can_be_kept(
        self, chat: Chat
    ) -> None:
        answer, card = await chat.say("12月20号开庭要带什么")
        assert answer.text.startswith("开庭要准备什么")
        assert "开庭日：2026年12月20日" in card

    async def test_whoever_is_at_the_door_comes_first(self, chat: Chat) -> None:
        (answer,) = await chat.say("法院的人在门口，说12月20日开庭")
        assert "12368" in answer.text.splitlines()[0]

    async def test_a_threat_to_sue_is_no_date_at_court(self, chat: Chat, world: EmulatedWorld) -> None:
        (answer,) = await chat.say("他们说12月20日要起诉我")
        assert "开庭日：" not in answer


class TestReminders:
    async def test_they_come_seven_three_and_one_days_before_and_on_the_morning(self, chat: Chat) -> None:
        await chat.say("12月20日下午2点开庭")
        await chat.press("保存")

        came = await chat.until(shanghai(12, 31))

        assert [one.text.splitlines()[1].rpartition(" · ")[2] for one in came] == [
            "还有 7 天",
            "还有 3 天",
            "就在明天",
            "就在今天",
        ]
        assert all("12368" in one and "身份证" in one for one in came)

    async def test_what_comes_together_is_one_message(self, chat: Chat) -> None:
        await chat.say("12月20号开庭")
        await chat.press("保存")
        await chat.say("微粒贷 12月20日 1200")
        await chat.press("保存")

        (came,) = await chat.until(shanghai(12, 13, 10))

        assert came.text.startswith("开庭提醒")
        assert "微粒贷" in came
        assert came.buttons == ("开庭 2026-12-20", "微粒贷 2026-12-20")
        (opened,) = await chat.press("微粒贷")
        assert opened.buttons[:3] == ("已还", "稍后提醒", "可能还不上")

    async def test_discreet_words_name_no_court_until_it_is_opened(self, chat: Chat) -> None:
        await chat.say("12月20号开庭")
        await chat.press("保存")
        await chat.say("/settings")
        await chat.press("隐私提醒")

        (came,) = await chat.until(shanghai(12, 13, 10))

        assert not [word for word in ("开庭", "法院", "12368") if word in came.text + "".join(came.buttons)]
        (opened,) = await chat.press(0)
        assert "开庭日：2026年12月20日" in opened

    async def test_one_that_is_over_is_silent_and_can_come_back(self, chat: Chat) -> None:
        await chat.say("12月20号开庭")
        await chat.press("保存")
        await chat.until(shanghai(12, 11))
        (listed,) = await chat.say("/list")
        await chat.press("开庭 2026-12-20", listed)
        await chat.press("已结束")
        assert await chat.until(shanghai(12, 14)) == []
        await chat.press("撤销")
        assert len(await chat.until(shanghai(12, 18))) == 1

    async def test_after_a_week_off_one_message_tells_the_truth_of_now(self, chat: Chat) -> None:
        await chat.say("12月20号开庭")
        await chat.press("保存")
        (came,) = await chat.jump(shanghai(12, 22))
        assert "已过 2 天" in came
        assert "12368" in came

    async def test_settings_that_are_changed_change_its_time_of_day(self, chat: Chat) -> None:
        await chat.say("12月20号开庭")
        await chat.press("保存")
        await chat.say("每天晚上8点提醒我")
        assert await chat.until(shanghai(12, 13, 19)) == []
        assert len(await chat.until(shanghai(12, 13, 21))) == 1

    async def test_one_far_ahead_gets_its_rows_in_time(self, chat: Chat) -> None:
        await chat.say("2027年9月20日开庭")
        (done,) = await chat.press("保存")
        assert "2027年9月13日" in done
        came = await chat.until(shanghai(9, 14, year=2027))
        assert [one for one in came if "还有 7 天" in one]

    async def test_whoever_pauses_is_told_of_it(self, chat: Chat) -> None:
        await chat.say("12月20号开庭")
        await chat.press("保存")
        (paused,) = await chat.say("/pause 12月31日")
        assert "12月20日 周日 开庭" in paused


class TestKept:
    async def test_the_list_names_it_first_without_and_with_loans(self, chat: Chat) -> None:
        await chat.say("12月20日上午9点在朝阳区法院开庭")
        await chat.press("保存")
        (listed,) = await chat.say("/list")
        assert "2026年12月20日 周日 09:00 · 朝阳区法院" in listed
        assert "下一次提醒：2026年12月13日" in listed
        await chat.say("微粒贷 每月15号 1200")
        await chat.press("保存")
        (listed,) = await chat.say("/list")
        assert listed.text.startswith("开庭")
        assert "微粒贷" in listed

    async def test_the_calendar_of_the_list_shows_its_day(self, chat: Chat) -> None:
        await chat.say("12月20日上午9点在朝阳区法院开庭")
        await chat.press("保存")
        await chat.say("微粒贷 12月18日 1200")
        await chat.press("保存")
        (listed,) = await chat.say("/list")
        (month,) = await chat.press_data("cal:2026-12", listed.message)
        assert "12月20日 周日 09:00 · 朝阳区法院" in month
        assert {one for one in month.buttons if "·" in one} == {"18·", "20·"}
        (day,) = await chat.press_data("cal:2026-12-20", listed.message)
        assert "朝阳区法院" in day
        assert "开庭 2026-12-20" in day.buttons

    async def test_it_goes_into_the_calendar_and_the_archive(self, chat: Chat) -> None:
        await chat.say("12月20日上午9点在朝阳区法院开庭")
        await chat.press("保存")
        await chat.say("/export")
        (sent,) = await chat.press("日历")
        assert sent.content is not None
        (event,) = icalendar.Calendar.from_ical(sent.content).events
        assert (event.decoded("SUMMARY"), event.decoded("DTSTART")) == (
            "开庭：朝阳区法院",
            shanghai(12, 20, 9),
        )
        assert "身份证" in event.decoded("DESCRIPTION")
        assert len(event.walk("VALARM")) == 4
        (sent,) = await chat.press("全部")
        assert sent.content is not None
        with ZipFile(BytesIO(sent.content)) as archive:
            data = json.loads(archive.read("data.json"))
        assert [(one["day"], one["place"]) for one in data["matters"]] == [("2026-12-20", "朝阳区法院")]

    async def test_nobody_reaches_that_of_another(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("12月20号开庭")
        (done,) = await chat.press("保存")
        (one,) = await saved(world)
        other = chat.as_user(2)
        (mine,) = await other.say("/list")
        (gone,) = await other.press_data(f"hear:delete:{one.id}", mine.message)
        assert "不再提醒" in gone
        assert len(await saved(world)) == 1
        assert done

    async def test_it_goes_eight_days_after_its_day_or_at_once_with_everything(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("12月20号开庭")
        await chat.press("保存")
        await chat.until(shanghai(12, 27))
        assert len(await saved(world)) == 1
        await chat.until(shanghai(12, 30))
        assert await saved(world) == []

        await chat.say("2027年2月20日开庭")
        await chat.press("保存")
        await chat.say("/delete_me")
        await chat.press("全部删除")
        assert await saved(world) == []
