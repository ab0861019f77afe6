"""The work of the day: done once a day, and again within minutes until it was done, full disk or not."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.daily import AGAIN, DAY, Chore, Daily
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import chat, open_world, world

__all__ = ["chat", "world"]

START = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Bench:
    """A chore that fails while it is told to, and one that never does. Time passes by hand."""

    def __init__(self) -> None:
        self.now = START
        self.failing = False
        self.tried: list[timedelta] = []
        self.other = 0
        self.said: list[str] = []
        self.daily = Daily(
            lambda: self.now,
            Chore(self.work, lambda error: self.said.append(str(error)), lambda: self.said.append("mended")),
            Chore(self.more, lambda error: self.said.append(str(error))),
        )

    async def work(self) -> None:
        self.tried.append(self.now - START)
        if self.failing:
            raise ValueError("no room")

    async def more(self) -> None:
        self.other += 1

    async def pass_time(self, span: timedelta) -> None:
        """Called again when it asks for that, for so long."""
        end = self.now + span
        while (again := await self.daily()) <= end:
            self.now = again
        self.now = end


async def test_it_is_done_at_first_and_once_a_day() -> None:
    bench = Bench()
    await bench.pass_time(3 * DAY - MINUTE)
    assert (bench.tried, bench.other, bench.said) == ([0 * DAY, DAY, 2 * DAY], 3, [])
    assert not bench.daily.failing


async def test_what_fails_is_tried_again_within_minutes_and_said_once_and_the_rest_is_not_done_anew() -> None:
    bench = Bench()
    bench.failing = True
    await bench.pass_time(30 * MINUTE)
    assert bench.tried == [minutes * MINUTE for minutes in (0, 1, 3, 8, 18, 28)]
    assert (bench.said, bench.daily.failing) == (["no room"], True)

    bench.failing = False
    await bench.pass_time(DAY)
    assert bench.tried[6:] == [38 * MINUTE]
    assert (bench.other, bench.said, bench.daily.failing) == (2, ["no room", "mended"], False)


async def test_a_clock_that_is_set_back_by_years_holds_nothing_up() -> None:
    bench = Bench()
    await bench.daily()
    bench.now = START - 9 * DAY
    await bench.daily()
    assert bench.tried == [0 * DAY, -9 * DAY]


async def refuse_writes(world: EmulatedWorld, refused: bool) -> None:
    def switch(records: Any) -> None:
        records.db.execute(f"PRAGMA query_only = {int(refused)}")

    await world.bot.store.read(switch)


async def test_reminders_that_a_full_disk_kept_from_being_planned_are_planned_within_minutes(
    tmp_path: Path,
) -> None:
    def planned() -> int:
        with closing(sqlite3.connect(database)) as db:
            return int(db.execute("SELECT count(*) FROM instalments").fetchone()[0])

    database, errors = tmp_path / "bot.db", list[str]()
    async with open_world(database, errors=errors) as world:
        chat = Chat(world)
        await chat.say("/add 微粒贷 每月15号 1200")
        await chat.press("保存")
        before = planned()
        await refuse_writes(world, True)
        world.now += timedelta(days=40)
        await world.bot.daily()
        await chat.advance(hours=3)
        assert planned() == before

        await refuse_writes(world, False)
        world.now += AGAIN[-1]
        await world.bot.daily()
        assert planned() > before
    assert [one for one in errors if "nothing can be kept" not in one and "written to again" not in one] == []
