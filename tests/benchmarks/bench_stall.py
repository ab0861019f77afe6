"""The loop stands still for 1.5 s just when 1,000 fall due: `python -m tests.benchmarks.bench_stall`.

How many of them come all the same: of ours, of PTB's JobQueue and of APScheduler, each as it comes.
"""

import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import click
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.ext import ApplicationBuilder, CallbackContext

from bot.scheduler import Clockwork
from bot.serving import wall_clock
from tests.benchmarks.bots import loaded, our_bot
from tests.benchmarks.filling import FIRST, fill
from tests.benchmarks.telegram import telegram

MANY: Final = 1000
_STALL: Final = 1.5  # seconds
_SOON: Final = timedelta(seconds=3)  # time enough to start
_AFTER: Final = 6.0  # seconds in which whatever comes late has come


async def stall(due: datetime) -> None:
    """Let the loop stand still when it is due, and wait for what comes late."""
    wait = (due - wall_clock()).total_seconds() - 0.05
    assert wait > 0, "too slow a start"
    asyncio.get_running_loop().call_later(wait, time.sleep, _STALL)
    await asyncio.sleep(wait + _AFTER)


async def ours() -> int:
    """Reminders that came."""
    library = loaded()
    with TemporaryDirectory() as folder:
        async with telegram() as server:
            database = Path(folder) / "bot.db"
            due = wall_clock() + _SOON
            await fill(database, MANY, [due])
            async with our_bot(server, database, library, wall_clock) as bot:
                clockwork = Clockwork(bot.outbox.tick, bot.daily, wall_clock)
                clockwork.start()
                await stall(due)
                await clockwork.stop()
            seen = await server.seen()
            assert len(seen.chats) == len(set(seen.chats))
            return len(set(seen.chats) & set(range(FIRST, FIRST + MANY)))


async def job_queue() -> int:
    """Jobs of PTB that ran."""
    ran = []

    async def remind(context: CallbackContext[Any, Any, Any, Any]) -> None:
        ran.append(context)

    due = wall_clock() + _SOON
    application = ApplicationBuilder().token("1:x").updater(None).build()
    queue = application.job_queue
    assert queue is not None
    await queue.start()
    for number in range(MANY):
        queue.run_once(remind, due, chat_id=number)
    await stall(due)
    await queue.stop(wait=False)
    return len(ran)


async def apscheduler() -> int:
    """Jobs of APScheduler that ran."""
    ran = []

    async def remind(number: int) -> None:
        ran.append(number)

    due = wall_clock() + _SOON
    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.start()
    for number in range(MANY):
        scheduler.add_job(remind, "date", run_date=due, args=[number])
    await stall(due)
    scheduler.shutdown(wait=False)
    return len(ran)


def main() -> None:
    """Print the table."""
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of each one that it drops
    click.echo(f"the loop stands still for {_STALL} s when {MANY:,} fall due: lost")
    click.echo(f"  ours            {MANY - asyncio.run(ours()):5}   (goal 0)")
    click.echo(f"  PTB JobQueue    {MANY - asyncio.run(job_queue()):5}")
    click.echo(f"  APScheduler     {MANY - asyncio.run(apscheduler()):5}")


if __name__ == "__main__":
    main()
