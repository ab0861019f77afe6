"""The clock of the emulated world, and what outlives it."""

from datetime import timedelta
from pathlib import Path

from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import chat, open_world, world

__all__ = ["chat", "world"]


async def test_its_clock_stands_still_but_for_what_moves_it(world: EmulatedWorld) -> None:
    before = world.now

    await world.advance(before - timedelta(days=1))
    assert world.now == before

    await world.advance(before + timedelta(days=1))
    assert world.now == before + timedelta(days=1)


async def test_the_daily_work_keeps_reminders_of_an_open_ended_loan_coming(chat: Chat) -> None:
    await chat.say("/add 微粒贷 每月15号 1200")
    await chat.press("保存")

    shown = await chat.advance(days=200)

    for day in ("2026年12月15日", "2027年3月15日", "2027年5月15日"):
        assert any(day in message for message in shown)


async def test_what_is_stored_outlives_the_world(tmp_path: Path) -> None:
    async with open_world(tmp_path / "bot.db") as first:
        chat = Chat(first)
        await chat.say("/add 微粒贷 每月15号 1200")
        await chat.press("保存")

    async with open_world(tmp_path / "bot.db") as second:
        (shown,) = await Chat(second).say("/list")
    assert "微粒贷" in shown
