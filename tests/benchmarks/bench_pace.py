"""At the configured rate: how evenly 1,000 go out, and what 10,000 cost an answer.

`python -m tests.benchmarks.bench_pace`. The real bot with its clockwork, 25 messages a second.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import click

from bot.app import Bot
from bot.knowledge.library import Library
from bot.scheduler import Clockwork
from bot.services.ratelimit import Rate
from bot.serving import wall_clock
from tests.benchmarks.bots import loaded, our_bot, polling
from tests.benchmarks.filling import FIRST, fill
from tests.benchmarks.telegram import Server, telegram

_RATE: Final = 25
_BURST: Final = 5  # as in bot.app
_EVEN: Final = 1000
_BACKLOG: Final = 10_000
_ASKED: Final = 60
_PAUSE: Final = 0.15  # seconds between questions
_ASKS: Final = 9_000_000  # the ids of those who ask


@asynccontextmanager
async def _running(server: Server, database: Path, library: Library) -> AsyncIterator[Bot]:
    """The bot, polling; its reminders wait for a clockwork."""
    rate = Rate(_RATE, burst=_BURST)
    async with our_bot(server, database, library, wall_clock, rate) as bot, polling(bot):
        yield bot


async def _answers(server: Server, first: int) -> list[float]:
    """Milliseconds until each of some people has an answer."""
    asked = {}
    for chat in range(first, first + _ASKED):
        asked[chat] = await server.feed([(chat, "/rights 微粒贷")])
        await asyncio.sleep(_PAUSE)
    seen = await server.seen()
    at = dict(zip(seen.chats, seen.at, strict=True))
    return [(at[chat] - asked[chat]) * 1000 for chat in asked]


async def answers_meanwhile(library: Library) -> None:
    """The median answer while a backlog goes out, beside the median while nothing does."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "bot.db"
        await fill(database, _BACKLOG, [wall_clock() - timedelta(seconds=1)])
        async with telegram() as server, _running(server, database, library) as bot:
            idle = median(await _answers(server, _ASKS))
            clockwork = Clockwork(bot.outbox.tick, bot.daily, wall_clock)
            clockwork.start()
            await server.seen(2 * _RATE)  # the daily work at the start is over, too
            busy = median(await _answers(server, _ASKS + _ASKED))
            await clockwork.stop()
    click.echo(f"an answer while {_BACKLOG:,} reminders go out at {_RATE} a second, median of {_ASKED}")
    click.echo(f"  idle {idle:6.2f} ms   meanwhile {busy:6.2f} ms   {busy / idle:5.2f}   (goal at most 1.5)")


async def evenly(library: Library) -> None:
    """How long they take that fall due in one second, and how many go out in any second."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "bot.db"
        due = wall_clock() + timedelta(seconds=5)
        await fill(database, _EVEN, [due])
        async with telegram() as server, _running(server, database, library) as bot:
            clockwork = Clockwork(bot.outbox.tick, bot.daily, wall_clock)
            clockwork.start()
            seen = await server.seen(_EVEN)
            took = (wall_clock() - due).total_seconds()
            await clockwork.stop()
        assert sorted(seen.chats) == list(range(FIRST, FIRST + _EVEN))
        most = max(sum(start <= at < start + 1 for at in seen.at) for start in seen.at)
    click.echo(f"{_EVEN:,} due in one second at {_RATE} a second")
    click.echo(f"  gone after {took:5.1f} s   (goal {_EVEN / _RATE:.0f} s, at most 5 % more)")
    click.echo(f"  the most in any second {most}   (goal at most 30)")


async def main() -> None:
    """Print the figures."""
    library = loaded()
    await answers_meanwhile(library)
    await evenly(library)


if __name__ == "__main__":
    asyncio.run(main())
