"""Conversations that an earlier version left open go on where they stood."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.world import EmulatedWorld
from tests import before_rooms
from tests.chat_driver import Chat
from tests.worlds import open_world, shanghai

TRADITIONAL = (5003, 5010, 5023, 5032, 5042, 5062, 5072, 5075)
ENGLISH = (5005, 5008, 5012, 5017, 5033, 5043, 5052, 5063, 5073)


@pytest.fixture
async def old_world(tmp_path: Path) -> AsyncIterator[EmulatedWorld]:
    before_rooms.write(tmp_path / "bot.db")
    async with open_world(tmp_path / "bot.db", before_rooms.NOW) as world:
        # Telegram counts its updates on; the emulator begins anew, with ids that were applied before.
        long_ago = shanghai(1, 1)
        await world.bot.store.transact(lambda records: records.prune(long_ago, before_rooms.NOW))
        yield world


def speaker(world: EmulatedWorld, user_id: int) -> Chat:
    languages = dict.fromkeys(TRADITIONAL, "zh-hant") | dict.fromkeys(ENGLISH, "en")
    language = languages.get(user_id, "zh-hans")
    world.api.user(user_id, language_code=language)
    return Chat(world, user_id, language)


async def test_what_is_typed_answers_what_was_asked(old_world: EmulatedWorld) -> None:
    expected = {
        (5001, "借呗"): "还款日",
        (5002, "借呗"): "请核对，对了再点“保存”",
        (5003, "每月15號"): "每期還多少",
        (5005, "12 May 2027"): "Check this, then press “Save”",
        (5007, "2026-10-15"): "已逾期：2 期",
        (5008, "1200"): "Check this, then press “Save”",
        (5009, "12"): "期数：12",
        (5010, "300"): "最後一期：",
        (5011, "9600"): "请核对",
        (5012, "kitchen"): "借呗 · kitchen",
        (5013, "客服同意"): "请核对",
        (5023, "每月15號"): "還款日：每月15號",
        (5031, "600"): "剩下的 ¥600，哪天能还？",
        (5032, "12月22日"): "12月22日",
        (5033, "Dec 22"): "New due date: Tue 22 Dec 2026",
        (5034, "客服小王 11月30日 同意"): "新的还款日：2026年12月22日 周二",
        (5036, "300"): "剩下的 ¥900，哪天能还？",
        (5041, "5,2"): "已保存。",
        (5042, "1,5"): "已保存。",
        (5043, "08:30"): "Saved.",
        (5051, "12月20日"): "好，2026年12月20日 周日 00:00 之前不提醒。",
        (5052, "Dec 20"): "no reminder before Sun 20 Dec 2026 00:00",
        (5061, "明天下午3点"): "12月2日 周三 15:00",
        (5062, "500"): "500",
        (5063, "Nov 28"): "Marked as paid",
        (5064, "11月28日"): "还款日期：2026年11月28日 周六",
        (5071, "Asia/Tokyo"): "时区：Asia/Tokyo",
        (5072, "5,2"): "到期前幾天提醒：5, 2",
        (5073, "5,2"): "Saved.",
        (5074, "08:30"): "已保存。",
        (5075, "23:00-07:00"): "23:00–07:00",
        (5081, "500"): "700",
        (5092, "08:30"): "已保存。",
    }
    said = {
        (user_id, typed): (await speaker(old_world, user_id).say(typed))[-1].text
        for user_id, typed in expected
    }

    assert {which: text for which, text in said.items() if expected[which] not in text} == {}


async def test_a_card_is_saved_by_its_buttons_and_another_waits_beside_it(old_world: EmulatedWorld) -> None:
    chat = speaker(old_world, 5002)
    (old,) = await chat.say("借呗")
    (new,) = await chat.say("花呗 每月20号 800")

    await chat.press("保存", old)
    await chat.press("保存", new)

    views = await old_world.bot.store.read(lambda records: records.loans(5002))
    assert [view.loan.name for view in views][-2:] == ["借呗", "花呗"]


async def test_seven_conversations_are_answered_one_after_the_other(old_world: EmulatedWorld) -> None:
    chat = speaker(old_world, 5082)

    expected = {
        "Asia/Tokyo": "时区：Asia/Tokyo",
        "500": "还差：¥700（已还 ¥500）",
        "12月20日": "12月20日 周日 00:00 之前不提醒。",
        "18:30": "提醒时间：18:30",
        "600": "剩下的 ¥100，哪天能还？",
        "12月22日": "2026年12月22日",
        "每月15号": "每期还多少？",
    }
    said = {typed: (await chat.say(typed))[-1].text for typed in expected}

    assert {typed: text for typed, text in said.items() if expected[typed] not in text} == {}
