"""Weeks of virtual time in one process: what it holds must not grow with the people it has seen.

`python -m tests.proofs.soak` runs thirty days of the whole bot on the emulated Telegram: new people each day,
who save loans, read, export, make mistakes, answer reminders, block the bot or delete their account; and a
Telegram that fails. At the end of each day it counts tasks, threads, open files and the rows of every
container that the bot holds (exactly), and measures memory (its slope after some days of warm-up).
"""

import asyncio
import gc
import itertools
import logging
import os
import statistics
import sys
import tempfile
import threading
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar, TypeVarTuple
from weakref import WeakValueDictionary

import click
from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.chat import too_many
from bot.config import load
from bot.emulator.params import Json
from bot.knowledge.library import Library
from bot.simulator.store import open_store
from bot.transport.alarm import Alarm
from bot.transport.inbox import Inbox
from bot.world import EmulatedWorld
from tests.quick_loop import QuickLoop
from tests.worlds import library

MESSAGES: Final = 3  # of a chat, that the emulated Telegram keeps
STAY: Final = 6  # days after which people are gone
_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")

START: Final = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
WARM_UP: Final = 8  # days: by then as many people go as come
ADMIN: Final = 7
_DAY: Final = timedelta(days=1)
_SAID: Final = (
    "/add 微粒贷 每月15号 1200 12期",
    "保存",
    "/add 老王 3天后 500",
    "保存",
    "/list",
    "/rights weilidai",
    "逾期一天会上征信吗",
    "/settings",
    "12月20号开庭",
    "保存",
    "/log 今天 8个未接",
    "/export",
    "催收说要上门",
    "asdf " * 30,
)


@dataclass(frozen=True, slots=True)
class Sample:
    """What the process holds at the end of a day."""

    tasks: int
    threads: int
    files: int
    rows: dict[str, int]  # of each container, by where it is
    traced: int  # bytes that Python allocated
    resident: int  # bytes, as the system counts them


def soak(days: int, newcomers: int, show: Callable[[str], None] = lambda _: None) -> list[Sample]:
    """Let days pass; a sample at the end of each."""
    ours = logging.getLogger("bot")
    before = ours.level
    ours.setLevel(logging.CRITICAL)  # errors are meant here
    try:
        with asyncio.Runner(loop_factory=QuickLoop) as runner:
            return runner.run(_soak(days, newcomers, show))
    finally:
        ours.setLevel(before)


async def _soak(days: int, newcomers: int, show: Callable[[str], None]) -> list[Sample]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "config.toml"
        file.write_text('[storage]\nurl = "sqlite:///bot.db"\n', encoding="utf-8")
        config = load(file)
        world = EmulatedWorld(config, library(), open_store(config.database), START)
        await world.bot.application.initialize()
        people = _People(world, newcomers)
        samples = []
        try:
            for day in range(1, days + 1):
                await people.live()
                samples.append(await _sample(people))
                show(_line(day, samples[-1]))
        finally:
            await people.alarm.stop()
            await world.close()
        return samples


class _People:
    """Those who speak to the bot. Each day others come, and those of before answer what they were sent."""

    def __init__(self, world: EmulatedWorld, newcomers: int) -> None:
        self.world = world
        self.alarm = world.bot.outbox.alarm = Alarm(world.bot.application.bot, (ADMIN,), lambda: world.now)
        over = partial(too_many.tell, world.bot.application.bot)
        self.inbox = Inbox(world.bot.handle, over, now=lambda: world.now.timestamp())
        self._chance = Random(1)
        self._newcomers = newcomers
        self._ids = itertools.count(1000)
        self._present = deque[list[int]]()
        world.api.user(ADMIN)

    async def live(self) -> None:
        """One day, in steps of an hour."""
        world, api = self.world, self.world.api
        new = [next(self._ids) for _ in range(self._newcomers)]
        for user in new:
            api.user(user)
        for hour in range(24):
            await world.advance(world.now + timedelta(hours=1))
            self._spoil(hour)
            for user in new[hour % len(new) :: 24] if hour < len(new) else ():
                for said in _SAID:
                    await self._hand_in(api.say(user, said))
            await self._answer()
        for user in new[: max(1, len(new) // 4)]:
            await self._hand_in(api.block(user))
        self._present.append(new)
        _forget(world, self._present.popleft() if len(self._present) > STAY else [])

    async def _hand_in(self, update: Json) -> None:
        await self.inbox(Update.de_json(update, self.world.bot.application.bot))
        self.world.api.pending.clear()

    async def _answer(self) -> None:
        """Some press the first button of what they were sent last."""
        api = self.world.api
        for chat in list(api.chats):
            shown = api.latest_with_buttons(chat)
            if shown is not None and chat not in api.blocked and self._chance.random() < 0.3:
                rows = shown["reply_markup"]["inline_keyboard"]
                if "callback_data" in rows[0][0]:
                    await self._hand_in(api.press(chat, shown, 0))
                self.world.api.queries.clear()

    def _spoil(self, hour: int) -> None:
        """What Telegram answers to some calls of the next hour."""
        self.world.api._faults.clear()
        for error in ((TimedOut(), NetworkError("down")), (RetryAfter(2), BadRequest("no")))[hour % 2]:
            if times := self._chance.randint(0, 2):
                self.world.api.fail_next("sendMessage", error, times=times)


def _forget(world: EmulatedWorld, gone: list[int]) -> None:
    """These are no users of Telegram any more. And it would grow, which is not what is measured here."""
    api = world.api
    for kept in (api.events, api.queries, api.files, api._documents, api.elsewhere.asked):
        kept.clear()
    for user in gone:
        for known in (api.chats, api.users, api._messages):
            known.pop(user, None)
        api.blocked.discard(user)
    for chat, messages in api._messages.items():
        api._messages[chat] = dict([*messages.items()][-MESSAGES:])


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def _sample(people: _People) -> Sample:
    world = people.world
    await world.bot.outbox.drain()
    await asyncio.sleep(0)
    gc.collect()
    roots = {"bot": world.bot, "inbox": people.inbox, "alarm": people.alarm}
    return Sample(
        tasks=len(asyncio.all_tasks()),
        threads=threading.active_count(),
        files=_open_files(),
        rows=dict(_rows(roots)),
        traced=tracemalloc.get_traced_memory()[0],
        resident=_resident(),
    )


# What is emptied when it is full: the answers of a day, at most `bot.services.answers._KEPT`.
_BOUNDED: Final = "answers._kept"


def _rows(roots: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Every container that the bot's own objects, and PTB's application, hold; each once, with its length."""
    seen, todo = set[int](), list(roots.items())
    while todo:
        where, one = todo.pop()
        if id(one) in seen or isinstance(one, Library):
            continue
        seen.add(id(one))
        if (isinstance(one, deque) and one.maxlen is not None) or where.endswith(_BOUNDED):
            continue
        if isinstance(one, dict | list | set | deque | WeakValueDictionary):
            yield where, len(one)
        elif type(one).__module__.partition(".")[0] in ("bot", "telegram"):
            held = dict(getattr(one, "__dict__", {}))
            for slot in (name for kind in type(one).__mro__ for name in getattr(kind, "__slots__", ())):
                if hasattr(one, slot):
                    held[slot] = getattr(one, slot)
            todo += [(f"{where}.{name}", value) for name, value in held.items()]


def grown(samples: list[Sample]) -> list[str]:
    """What was more at the end than after the warm-up: a count that differs on any two days of the end."""
    first, last = samples[min(WARM_UP, len(samples) // 2) - 1], samples[-1]
    found = [
        f"{name}: {getattr(first, name)} -> {getattr(last, name)}"
        for name in ("tasks", "threads", "files")
        if getattr(last, name) > getattr(first, name)
    ]
    # What is full some day and empty on another is bounded. What grows is above all that was, each later day.
    early, late = samples[: len(samples) // 2 + 1], samples[len(samples) // 2 + 1 :]
    for where in last.rows:
        most = max(one.rows.get(where, 0) for one in early)
        if min(one.rows.get(where, 0) for one in late) > most:
            found.append(f"{where}: {most} -> {last.rows[where]}")
    return found


def slope(values: list[int]) -> float:
    """A day's growth after Theil and Sen: the median slope of all pairs of days. One odd day moves it not."""
    pairs = itertools.combinations(enumerate(values), 2)
    return statistics.median((later - value) / (at - day) for (day, value), (at, later) in pairs)


def _line(day: int, one: Sample) -> str:
    rows = sum(one.rows.values())
    return (
        f"day {day:3}: {one.tasks} tasks, {one.threads} threads, {one.files} files, {rows} rows held, "
        f"{one.traced / 1e6:.2f} MB allocated, {one.resident / 1e6:.1f} MB resident"
    )


_TOLERATED: Final = 20_000  # bytes a day: less than a hundred bytes for each update


@click.command()
@click.option("--days", default=30, show_default=True)
@click.option("--newcomers", default=24, show_default=True, help="People a day.")
def main(days: int, newcomers: int) -> None:
    """Run it, and say what grew; then the exit code is 1."""
    tracemalloc.start()
    samples = soak(days, newcomers, click.echo)
    found = grown(samples)
    traced = slope([one.traced for one in samples[WARM_UP:]])
    resident = slope([one.resident for one in samples[WARM_UP:]])
    click.echo(f"slope after day {WARM_UP}: {traced:.0f} bytes allocated a day, {resident:.0f} resident")
    for what in found:
        click.echo(f"grew: {what}")
    if traced > _TOLERATED:
        found.append("memory")
        click.echo(f"grew: memory, by more than {_TOLERATED} bytes a day")
    click.echo("Something grows." if found else "Nothing grows.")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
