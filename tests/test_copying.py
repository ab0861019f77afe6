"""The daily copy within the bot: nobody waits for it, and the operator hears when there is none."""

import asyncio
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.app import Bot
from bot.health.metrics import Metrics
from bot.store.copies import DailyCopies
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import chat, world

__all__ = ["chat", "world"]


@dataclass(frozen=True)
class Slow(DailyCopies):
    """A disk that takes as long as the test lets it."""

    begun: threading.Event = field(default_factory=threading.Event)
    goes_on: threading.Event = field(default_factory=threading.Event)

    def make(self, now: datetime) -> Path | None:
        self.begun.set()
        self.goes_on.wait()
        return DailyCopies.make(self, now)


def names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def heard(bot: Bot) -> list[str]:
    told: list[str] = []
    bot.outbox.alarm = told.append
    return told


async def test_reminders_and_answers_go_out_while_a_copy_is_made(
    world: EmulatedWorld, chat: Chat, tmp_path: Path
) -> None:
    await chat.say("/add 借呗 2026-12-20 800")
    await chat.press("保存")
    slow = Slow(tmp_path / "bot.db", tmp_path / "copies", 7)
    world.bot.copies = slow
    world.now += timedelta(days=1)
    daily = asyncio.create_task(world.bot.daily())
    await asyncio.to_thread(slow.begun.wait)

    world.bot.copies = None  # the next day has none
    reminded = await chat.advance(days=21)
    answered = await chat.say("/list")
    slow.goes_on.set()
    await daily

    assert ["借呗" in "".join(one.text for one in shown) for shown in (reminded, answered)] == [True, True]
    assert names(tmp_path / "copies") == ["bot-2026-11-23.db"]


@pytest.mark.parametrize("where", ["a file/copies", "."])
async def test_a_copy_that_fails_is_told_and_the_bot_goes_on(
    world: EmulatedWorld, chat: Chat, tmp_path: Path, where: str
) -> None:
    (tmp_path / "a file").touch()
    told = heard(world.bot)
    world.bot.copies = DailyCopies(tmp_path / "nothing.db", tmp_path / where, 7)
    world.now += timedelta(days=1)
    await chat.advance(hours=2)

    (line,) = told
    assert line.startswith("no copy of the database could be made: ")
    assert world.bot.runtime.copy_age is None
    assert len(await chat.say("/help")) == 1

    (tmp_path / "a file").unlink()
    world.bot.copies = DailyCopies(tmp_path / "bot.db", tmp_path / where, 7)
    await chat.advance(minutes=10)
    assert told[1:] == ["the database was copied after all"]
    assert "bot-2026-11-23.db" in names(tmp_path / where)
    assert world.bot.runtime.copy_age == 0


async def test_how_old_the_copy_is_can_be_read_whoever_made_it_today(
    world: EmulatedWorld, tmp_path: Path
) -> None:
    world.bot.copies = DailyCopies(tmp_path / "bot.db", tmp_path / "copies", 7)
    world.bot.copies.make(world.now + timedelta(days=1))
    world.now += timedelta(days=1)
    await world.bot.daily()
    world.now += timedelta(hours=5)
    assert world.bot.runtime.copy_age == 5 * 3600
    (metric,) = [
        one for one in Metrics(world.bot.runtime, version="1", knowledge="1").collect() if "copy" in one.name
    ]
    assert [(one.name, one.value) for one in metric.samples] == [("rights_bot_copy_age_seconds", 5 * 3600)]
