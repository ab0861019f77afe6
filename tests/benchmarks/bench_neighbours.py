"""What one person can cost the others: `python -m tests.benchmarks.bench_neighbours`.

While one person does the most that a bot can be asked for, others ask `/rights`, one after the other. Real
store, polling and inbox; Telegram is emulated in the process, and takes its share of it, idle or not.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import click

from bot.chat import too_many
from bot.config import load as load_config
from bot.emulator.botapi import BotApi
from bot.emulator.cloud import buttons
from bot.transport.inbox import Inbox
from bot.world import EmulatedWorld
from tests.benchmarks.bots import loaded, polling

_NOW: Final = datetime(2026, 3, 31, 4, tzinfo=UTC)
_ONE: Final = 1
_OTHERS: Final = 1001  # the first of them: who asks all the time is asked to wait
_PAUSE: Final = 0.02  # seconds between an answer and the next question
_ASKED: Final = 100
_FLOOD: Final = 500
_QUIET: Final = 0.5  # seconds without a word to the one: all of it is done
_LONG: Final = 120.0  # seconds, after which it is called off
_GOAL: Final = 1.2


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took; `seconds` until an answer, all answers together."""

    seconds: float
    rows: int
    answers: int


class Room:
    """A bot, one person and others: what is sent to them is heard."""

    def __init__(self, world: EmulatedWorld) -> None:
        self.api = world.api
        self._store = world.bot.store
        self._heard = 0  # by the one
        self._heard_at = 0.0
        self._seconds = 0.0  # that the one has waited
        self._others = count(_OTHERS)
        self._answered: asyncio.Future[float]
        self.api.user(_ONE)

    def hear(self, method: str, params: Mapping[str, Any]) -> None:
        """A call of the bot."""
        if method not in ("sendMessage", "editMessageText"):
            return
        now = time.perf_counter()
        if int(params["chat_id"]) == _ONE:
            self._heard += 1
            self._heard_at = now
        elif not self._answered.done():
            self._answered.set_result(now)

    async def ask(self) -> float:
        """Milliseconds until somebody else has an answer."""
        self._answered = asyncio.get_running_loop().create_future()
        person = next(self._others)
        self.api.user(person)
        asked = time.perf_counter()
        self.api.say(person, "/rights 微粒贷")
        taken = await self._answered - asked
        await asyncio.sleep(_PAUSE)
        return taken * 1000

    async def ask_while(self, work: Awaitable[Cost]) -> tuple[Cost, list[float]]:
        """What it costs, and how long the others wait meanwhile."""
        task = asyncio.ensure_future(work)
        taken = []
        while not task.done():
            taken.append(await self.ask())
        return task.result(), taken

    async def cost(self, act: Callable[["Room"], Awaitable[None]]) -> Cost:
        """Let the one do it, and wait until nothing more comes of it."""
        before = await self._store.read(lambda records: records.written)
        self._seconds, heard = 0.0, self._heard
        await act(self)
        rows = await self._store.read(lambda records: records.written) - before
        return Cost(self._seconds, rows, self._heard - heard)

    async def say(self, text: str, times: int = 1) -> None:
        """The one writes, and has heard all that comes of it."""
        for _ in range(times):
            self.api.say(_ONE, text)
        await self._silence()

    async def press(self, beginning: str) -> None:
        """The one presses a button of the latest message, if there is one whose data begins so."""
        message = self.api.latest_with_buttons(_ONE)
        assert message is not None
        for button in buttons(message):
            if button.get("callback_data", "").startswith(beginning):
                self.api.press(_ONE, message, button["callback_data"])
                await self._silence()
                return

    async def _silence(self) -> None:
        """Until the one has an answer, and no more of them come."""
        begin = time.perf_counter()
        while (now := time.perf_counter()) - begin < _LONG:
            if self._heard_at > begin and now - self._heard_at > _QUIET and not self.api.pending:
                self._seconds += self._heard_at - begin
                return
            await asyncio.sleep(0.01)


async def paste(loans: int, instalments: str, room: Room) -> None:
    """So many loans in one message, and all saved."""
    await room.say(
        "\n".join(f"网贷{one:02d} 每月{one % 28 + 1}号 100 {instalments}" for one in range(1, loans + 1))
    )
    await room.press("paste:")


async def settings(room: Room) -> None:
    """Ten switches, of which each plans everything anew."""
    await room.say("/settings")
    for _ in range(10):
        await room.press("set:nag")


async def forget(room: Room) -> None:
    """All of it is erased."""
    await room.say("/delete_me")
    await room.press("forget:yes")


async def look(room: Room) -> None:
    """All that is owed, ten times."""
    for _ in range(10):
        await room.say("/list")


async def flood(room: Room) -> None:
    """Messages as fast as they can be written."""
    await room.say("/rights 微粒贷", _FLOOD)


@asynccontextmanager
async def _room(database: Path) -> AsyncIterator[Room]:
    world = await EmulatedWorld.open(load_config(None, {}), loaded(), database, _NOW)
    room = Room(world)
    BotApi.listeners.append(room.hear)
    inbox = Inbox(world.bot.handle, partial(too_many.tell, world.bot.application.bot))
    async with polling(world.bot, inbox):
        yield room
    BotApi.listeners.remove(room.hear)
    await world.close()


async def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        async with _room(Path(folder) / "bot.db") as room:
            for _ in range(10):  # everything has been done once
                await room.ask()
            idle = median([await room.ask() for _ in range(_ASKED)])
            click.echo(f"/rights of others, idle: {idle:.2f} ms, median of {_ASKED}")
            click.echo(f"{'':38} {'s':>7} {'rows':>9} {'answers':>7}   /rights, median and most")
            for what, act in (
                ("49 loans of 600 instalments, pasted", partial(paste, 49, "600期")),
                ("… then ten switches", settings),
                ("… then all erased", forget),
                ("49 loans of 60 instalments, pasted", partial(paste, 49, "60期")),
                ("… then ten switches", settings),
                ("… then all erased", forget),
                ("50 loans without an end, pasted", partial(paste, 50, "")),
                ("… then ten switches", settings),
                ("… then /list ten times", look),
                (f"{_FLOOD} messages at once", flood),
            ):
                cost, taken = await room.ask_while(room.cost(act))
                middle = median(taken)
                click.echo(
                    f"  {what:36} {cost.seconds:7.2f} {cost.rows:9,} {cost.answers:7}   "
                    f"{middle:6.2f} ms, {max(taken):7.1f} ms   {middle / idle:5.2f} (goal {_GOAL})"
                )


if __name__ == "__main__":
    asyncio.run(main())
