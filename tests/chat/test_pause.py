"""/pause: no reminder until a day."""

import pytest

from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import shanghai


async def test_a_day_in_the_same_line_pauses_until_then(chat: Chat) -> None:
    await chat.say("/add 微粒贷 2026-12-15 1200")
    await chat.press("保存")

    (shown,) = await chat.say("/pause 12月20日")

    assert shown.text.startswith("好，2026年12月20日 周日 00:00 之前不提醒。")
    assert await chat.until(shanghai(12, 19, 23)) == []


@pytest.mark.parametrize("text", ["/pause", "/pause 昨天", "/pause 随便"])
async def test_without_a_day_that_can_be_it_asks_for_one(chat: Chat, world: EmulatedWorld, text: str) -> None:
    (asked,) = await chat.say(text)
    (shown,) = await chat.press("3 天")

    assert "暂停几天" in asked
    assert ("没看懂" in asked) == (text != "/pause"), "what was typed is not passed over"
    assert "2026年11月25日 周三" in shown
    user = await world.bot.store.read(lambda records: records.user(1))
    assert user is not None
    assert user.paused_until == shanghai(11, 25, 0)


@pytest.mark.parametrize("text", ["3", "３天", "三天", "3 days", "for 3 days"])
async def test_it_was_asked_for_how_many_days_and_that_may_be_typed(chat: Chat, text: str) -> None:
    (at_once,) = await chat.say(f"/pause {text}")
    await chat.say("/pause")
    (typed,) = await chat.say(text)

    for shown in (at_once, typed):
        assert "2026年11月25日 周三 00:00 之前不提醒" in shown


async def test_what_is_typed_next_is_the_day(chat: Chat) -> None:
    await chat.say("/pause")

    (shown,) = await chat.say("12月1日")

    assert "2026年12月1日 周二 00:00 之前不提醒" in shown
