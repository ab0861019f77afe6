"""A Telegram that hangs, refuses or returns garbage for minutes: what a real bot loses, how soon it is back.

`python -m tests.proofs.outage [--minutes 10] [KIND …]`. The kinds run side by side, each with a process of
its own. While Telegram is out, people write and press, and reminders fall due.
Exit code 1 if a promise was broken.
"""

import asyncio
import json
import os
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import aiohttp
import click

from bot.serving import wall_clock
from tests.e2e.process import (
    FIRST_USER,
    borrowers,
    config,
    database,
    free_port,
    outbox,
    serving,
    telegram,
    texts,
)
from tests.http_botapi import Fault, HttpBotApi, answer, hang, raw

GARBAGE: Final[tuple[Fault, ...]] = (
    answer(502, "<html><h1>Bad Gateway</h1></html>", "text/html"),
    answer(200, "no JSON"),
    answer(200, "[1, 2]"),
    answer(200, json.dumps({"ok": True})),
    raw(b"no HTTP"),
    raw(b'HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"ok": true'),
)
KINDS: Final = ("hang", "refuse", "garbage")
UNREADY_WITHIN, READY_WITHIN = 100.0, 40.0  # seconds, promised
PRESSERS = range(FIRST_USER, FIRST_USER + 5)
REMINDED = range(FIRST_USER + 100, FIRST_USER + 120)
WRITERS = FIRST_USER + 1000


@dataclass
class Seen:
    """Of one kind of outage. Durations in seconds, memory in MB."""

    kind: str
    writers: int = 0
    unready: float = -1.0
    parts: list[str] = field(default_factory=list)
    ready: float = -1.0
    done: float = -1.0  # all are answered, and all reminders sent
    memory: list[float] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0

    @property
    def growth(self) -> float:
        """Of the memory, from the first tenth of the outage to the last."""
        tenth = max(1, len(self.memory) // 10)
        return sum(self.memory[-tenth:]) / tenth - sum(self.memory[:tenth]) / tenth

    @property
    def kept(self) -> bool:
        in_time = 0 <= self.unready <= UNREADY_WITHIN and 0 <= max(self.ready, self.done) <= READY_WITHIN
        return in_time and "polling" in self.parts and self.lost == self.doubled == 0

    def lines(self) -> list[str]:
        memory = f"{self.memory[0]:.1f} MB at first, {max(self.memory):.1f} at most"
        acts = f"{self.writers} messages, {2 * len(PRESSERS)} presses of {len(PRESSERS)} buttons"
        return [
            self.kind,
            f"  memory: {memory}, {self.growth:+.1f} from the first tenth to the last",
            f"  not ready after {self.unready:.0f} s, because of {', '.join(self.parts)}",
            f"  ready again {self.ready:.0f} s after Telegram is back, all is said {self.done:.0f} s after",
            f"  of {acts} and {len(REMINDED)} reminders: lost {self.lost}, done twice {self.doubled}",
        ]


@asynccontextmanager
async def _out(kind: str, server: HttpBotApi) -> AsyncIterator[None]:
    """Telegram is out."""
    if kind == "refuse":
        await server.__aexit__()
        yield
        await server.__aenter__()
        return
    faults = GARBAGE if kind == "garbage" else (hang(),)
    for fault in faults * (100_000 // len(faults)):
        server.fault("*", fault)
    yield
    server.mend()


async def _watch(kind: str, minutes: float, folder: Path) -> Seen:
    seen = Seen(kind)
    path, at = database(folder), f"127.0.0.1:{free_port()}"
    start = wall_clock() + timedelta(seconds=30)
    steps = (timedelta(minutes=minutes) / len(REMINDED) * n for n in range(len(REMINDED)))
    await borrowers(path, {user: (start + step,) for user, step in zip(REMINDED, steps, strict=True)})
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(telegram())
        for user in (*PRESSERS, *REMINDED):
            server.api.user(user)
        file = config(folder, server, more=f'http = "{at}"')
        bot = await stack.enter_async_context(serving(file, server))
        session = await stack.enter_async_context(aiohttp.ClientSession())

        async def parts() -> list[str]:
            async with session.get(f"http://{at}/readyz") as response:
                told = await response.json()
                assert told["ready"] == (response.status == 200)
                return [part for part, state in told["parts"].items() if not state["ok"]]

        while await parts():  # noqa: ASYNC110 (it is another process)
            await asyncio.sleep(0.2)
        for user in PRESSERS:
            server.api.say(user, "/add 微粒贷 每月15号 1200")
        await server.until(lambda: all(server.api.latest_with_buttons(user) for user in PRESSERS))

        began = time.monotonic()
        async with _out(kind, server):
            while (passed := time.monotonic() - began) < minutes * 60:
                seen.memory.append(_memory(bot.process.pid))
                unwell = await parts()
                if unwell and seen.unready < 0:
                    seen.unready, seen.parts = time.monotonic() - began, unwell
                if passed > 5 * seen.writers:
                    server.api.say(WRITERS + seen.writers, "/help")
                    if seen.writers < 2 * len(PRESSERS):  # each of them presses twice
                        user = PRESSERS[seen.writers % len(PRESSERS)]
                        card = server.api.latest_with_buttons(user)
                        assert card is not None
                        server.api.press(user, card, 0)
                    seen.writers += 1
                await asyncio.sleep(1)

        back = time.monotonic()
        writers = [WRITERS + n for n in range(seen.writers)]

        def said() -> bool:
            return all(texts(server, user) for user in (*writers, *REMINDED)) and not server.api.pending

        async with asyncio.timeout(300):
            while seen.ready < 0 or seen.done < 0:
                if seen.ready < 0 and not await parts():
                    seen.ready = time.monotonic() - back
                if seen.done < 0 and said():
                    seen.done = time.monotonic() - back
                await asyncio.sleep(0.2)
        await asyncio.sleep(20)  # whatever comes twice has come
        assert await bot.stop() == 0
    answers = [len(texts(server, user)) for user in (*writers, *REMINDED)]
    counts = [*answers, *_loans(path)]
    seen.lost, seen.doubled = counts.count(0), sum(count > 1 for count in counts)
    states = outbox(path)
    seen.lost += sum(states[user] != ["sent"] for user in REMINDED)
    return seen


def _loans(path: Path) -> list[int]:
    """How many each of those has who pressed "save" twice."""
    with closing(sqlite3.connect(path)) as db:
        found = "SELECT count(*) FROM loans WHERE user_id = ?"
        return [db.execute(found, [user]).fetchone()[0] for user in PRESSERS]


def _memory(process: int) -> float:
    resident = Path(f"/proc/{process}/statm").read_text("utf-8").split()[1]
    return int(resident) * os.sysconf("SC_PAGE_SIZE") / 2**20


async def _all(kinds: tuple[str, ...], minutes: float) -> list[Seen]:
    with TemporaryDirectory() as folder:
        runs = []
        for kind in kinds:
            (Path(folder) / kind).mkdir()
            runs.append(_watch(kind, minutes, Path(folder) / kind))
        return await asyncio.gather(*runs)


@click.command()
@click.argument("kinds", nargs=-1, type=click.Choice(KINDS))
@click.option("--minutes", type=float, default=10.0, show_default=True)
def main(kinds: tuple[str, ...], minutes: float) -> None:
    """Play the outages, and print what was seen."""
    click.echo(f"Telegram is out for {minutes:g} minutes:")
    seen = asyncio.run(_all(kinds or KINDS, minutes))
    for one in seen:
        for line in one.lines():
            click.echo(line)
    sys.exit(0 if all(one.kept for one in seen) else 1)


if __name__ == "__main__":
    main()
