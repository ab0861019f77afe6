"""/settings: by button and typed, what is refused, and what a change does to the reminders to come."""

from datetime import time

import pytest

from bot.domain.preferences import Preferences
from bot.store.records import User
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import shanghai


async def stored(world: EmulatedWorld) -> User:
    user = await world.bot.store.transact(lambda records: records.user(1))
    assert user is not None
    return user


async def preferences(world: EmulatedWorld) -> Preferences:
    return (await stored(world)).preferences


async def ask(chat: Chat, what: str) -> None:
    await chat.say("/settings")
    await chat.press(what)


class TestOverview:
    async def test_shows_every_setting(self, chat: Chat) -> None:
        (shown,) = await chat.say("/settings")

        assert shown.text == "\n".join(
            [
                "设置",
                "语言：简体中文",
                "时区：Asia/Shanghai（现在 10:00）",
                "到期前几天提醒：7, 3, 1, 0（0 是当天）",
                "逾期后几天提醒：1, 3, 7",
                "提醒时间：09:00",
                "免打扰：22:00–08:00",
                "到期当天没回答就再问（最多两次）：开",
                "逾期久了每周再提醒一次（星期一）：开",
                "隐私提醒（不写机构和金额，点开才看到）：关",
                "提醒：关闭（/subscribe 开启）",
            ]
        )
        assert shown.buttons == (
            "语言",
            "时区",
            "提前几天",
            "逾期后几天",
            "提醒时间",
            "免打扰",
            "到期当天追问",
            "每周提醒逾期",
            "隐私提醒",
            "暂停全部",
        )

    async def test_looking_stores_nothing(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/settings")

        assert await world.bot.store.transact(lambda records: records.user(1)) is None

    async def test_back_returns_to_it(self, chat: Chat) -> None:
        (first,) = await chat.say("/settings")
        for what in (*first.buttons[:6], "暂停全部"):
            await chat.press(what)
            if what == "语言":
                await chat.say("/settings")
                continue
            (shown,) = await chat.press("返回")
            assert shown.text == first.text


class TestChoosing:
    @pytest.mark.parametrize(
        ("what", "choice", "line"),
        [
            ("时区", "America/Toronto", "时区：America/Toronto（现在 21:00）"),
            ("提前几天", "3,1,0", "到期前几天提醒：3, 1, 0"),
            ("逾期后几天", "1,2,3", "逾期后几天提醒：1, 2, 3"),
            ("逾期后几天", "无", "逾期后几天提醒：无"),
            ("提醒时间", "20:00", "提醒时间：20:00"),
            ("免打扰", "23:00-07:00", "免打扰：23:00–07:00"),
            ("免打扰", "无", "免打扰：无"),
        ],
    )
    async def test_by_a_button(self, chat: Chat, what: str, choice: str, line: str) -> None:
        await ask(chat, what)

        (shown,) = await chat.press(choice)

        assert shown.kind == "edited"
        assert shown.text.startswith("已保存。")
        assert line in shown

    @pytest.mark.parametrize(
        ("what", "typed", "line"),
        [
            ("时区", "Europe/Berlin", "时区：Europe/Berlin（现在 03:00）"),
            ("时区", "toronto", "时区：America/Toronto"),
            ("时区", "New York", "时区：America/New_York"),
            ("时区", "asia/shanghai", "时区：Asia/Shanghai"),
            ("时区", "温哥华", "时区：America/Vancouver"),
            ("时区", "紐約時間", "时区：America/New_York"),
            ("时区", "UTC+8", "时区：Asia/Shanghai"),
            ("提前几天", "10、5、当天", "到期前几天提醒：10, 5, 0"),
            ("提前几天", "14", "到期前几天提醒：14"),
            ("逾期后几天", "30 2", "逾期后几天提醒：2, 30"),
            ("提醒时间", "晚上8点半", "提醒时间：20:30"),
            ("提醒时间", "１２：０５", "提醒时间：12:05"),
            ("免打扰", "23点到7点", "免打扰：23:00–07:00"),
            ("免打扰", "不要", "免打扰：无"),
        ],
    )
    async def test_by_typing(self, chat: Chat, what: str, typed: str, line: str) -> None:
        await ask(chat, what)

        (shown,) = await chat.say(typed)

        assert line in shown

    @pytest.mark.parametrize(
        ("what", "typed", "answer"),
        [
            ("时区", "Mars/Olympus", "没有“Mars/Olympus”这个时区"),
            ("时区", "<b>&", "没有“<b>&”这个时区"),
            ("时区", "GMT+5", "没有“GMT+5”这个时区"),
            ("时区", "UTC-5", "没有“UTC-5”这个时区"),
            ("提前几天", "随便", "没看懂“随便”"),
            ("提前几天", "61", "0 到 60"),
            ("提前几天", "1,2,3,4,5,6,7,8,9,10,11", "最多十个"),
            ("逾期后几天", "0", "1 到 90"),
            ("提醒时间", "25:00", "没看懂“25:00”"),
            ("提醒时间", "9", "没看懂“9”"),
            ("提醒时间", "23:00", "落在免打扰里"),
            ("提醒时间", "07:59", "落在免打扰里"),
            ("免打扰", "整晚", "没看懂“整晚”"),
            ("免打扰", "08:30-10:00", "落在免打扰里"),
            ("免打扰", "10:00-09:00", "至少留 3 小时"),
        ],
    )
    async def test_what_is_refused_changes_nothing_and_can_be_typed_again(
        self, chat: Chat, world: EmulatedWorld, what: str, typed: str, answer: str
    ) -> None:
        await ask(chat, what)
        before = await preferences(world)

        (shown,) = await chat.say(typed)

        assert answer in shown
        assert await preferences(world) == before
        (shown,) = await chat.say(typed)
        assert answer in shown

    async def test_neither_before_nor_after_is_refused(self, chat: Chat) -> None:
        await ask(chat, "逾期后几天")
        await chat.press("无")
        await ask(chat, "提前几天")

        (shown,) = await chat.say("无")

        assert "不能都没有" in shown

    async def test_a_refused_button_leaves_the_question_open(self, chat: Chat, world: EmulatedWorld) -> None:
        await ask(chat, "免打扰")
        await chat.press("21:00-09:00")  # 09:00 itself is free
        await ask(chat, "提醒时间")

        (shown,) = await chat.press("08:00")
        assert "落在免打扰里" in shown
        await chat.say("10:00")

        assert (await preferences(world)).at == time(10)

    async def test_going_back_ends_the_question(self, chat: Chat) -> None:
        await ask(chat, "时区")
        await chat.press("返回")

        (shown,) = await chat.say("随便说说")

        assert "没看懂" in shown
        assert "时区" not in shown

    async def test_a_question_leaves_a_loan_that_is_being_added_alone(self, chat: Chat) -> None:
        await chat.say("/add 借呗")
        await chat.say("/settings")
        await chat.press("提醒时间")
        (shown,) = await chat.say("20:00")  # answers the latest question
        assert "提醒时间：20:00" in shown
        (shown,) = await chat.say("每月15号")
        assert "机构：借呗" in shown

    async def test_an_old_button_leaves_a_loan_that_is_being_added_alone(self, chat: Chat) -> None:
        await chat.say("/settings")
        (zones,) = await chat.press("时区")
        await chat.say("/add 借呗")

        await chat.press("Asia/Tokyo", zones)

        (card,) = await chat.say("每月15号")
        assert "机构：借呗" in card

    async def test_words_of_collection_are_no_answer_to_it(self, chat: Chat) -> None:
        await ask(chat, "时区")

        (shown,) = await chat.say("微粒贷说要上门催收")

        assert "微粒贷" in shown
        assert "没有“" not in shown


class TestWhatChanges:
    async def test_another_zone_plans_anew(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 12月15日")
        await chat.press("保存")
        await ask(chat, "时区")

        await chat.press("America/Toronto")

        (shown,) = await chat.say("/subscribe")
        assert "2026年12月8日 周二 09:00（America/Toronto）" in shown
        assert await chat.until(shanghai(12, 8, 21)) == []
        assert len(await chat.until(shanghai(12, 8, 22))) == 1

    async def test_another_time_of_day_and_other_days_plan_anew(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 12月15日")
        await chat.press("保存")
        await ask(chat, "提醒时间")
        await chat.press("20:00")
        await ask(chat, "提前几天")
        await chat.press("1,0")

        assert await chat.until(shanghai(12, 14, 19)) == []
        assert len(await chat.until(shanghai(12, 15, 20))) == 2

    async def test_what_was_sent_does_not_come_again(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 12月15日")
        await chat.press("保存")
        assert len(await chat.until(shanghai(12, 8))) == 1
        await ask(chat, "提醒时间")

        await chat.press("20:00")

        assert await chat.until(shanghai(12, 12, 19)) == []
        assert len(await chat.until(shanghai(12, 12, 20))) == 1

    async def test_a_language_holds_whatever_telegram_says(self, chat: Chat, world: EmulatedWorld) -> None:
        await ask(chat, "语言")
        (shown,) = await chat.press("繁體中文")
        assert "語言：繁體中文" in shown
        world.api.user(1, language_code="en")

        (shown,) = await chat.say("/help")

        assert "可以用的命令" in shown
        assert "還款" in shown

    async def test_until_one_is_chosen_it_follows_telegram(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/start")
        world.api.user(1, language_code="en")

        (shown,) = await chat.say("/help")

        assert "Commands" in shown
        assert (await stored(world)).language == "en"

    async def test_survive_a_second_look(self, chat: Chat) -> None:
        await ask(chat, "提醒时间")
        await chat.press("18:00")

        (shown,) = await chat.say("/settings")

        assert "提醒时间：18:00" in shown
