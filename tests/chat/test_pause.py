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

    assert "暂停" in asked
    assert "2026年11月25日 周三" in shown
    user = await world.bot.store.read(lambda records: records.user(1))
    assert user is not None
    assert user.paused_until == shanghai(11, 25, 0)


async def test_what_is_typed_next_is_the_day(chat: Chat) -> None:
    await chat.say("/pause")

    (shown,) = await chat.say("12月1日")

    assert "2026年12月1日 周二 00:00 之前不提醒" in shown
