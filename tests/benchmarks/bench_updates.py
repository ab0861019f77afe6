"""Answers to `/rights`, beside an echo bot of PTB: `python -m tests.benchmarks.bench_updates`.

Ours polls, looks the person and the update up, chooses and renders, sends, and marks the update on disk
before it confirms it. The echo bot sends the words back, as PTB's defaults have it: one after the other.
Interleaved in one run, medians; once with a Telegram that answers at once, once with one 80 ms away.
"""

import asyncio
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import click
from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackContext, CommandHandler
from telegram.request import HTTPXRequest

from bot.knowledge.library import Library
from tests.benchmarks.bots import loaded, our_bot, polling
from tests.benchmarks.filling import FIRST, NOW, fill
from tests.benchmarks.telegram import TOKEN, Server, telegram

ROUNDS: Final = 5
FAR: Final = 0.08  # seconds
_WORDS: Final = ("/rights 微粒贷", "/rights 借呗", "/rights 360借条", "/rights 平安好贷")


async def _rate(server: Server, count: int) -> float:
    """Answers a second, from the first to the last, to people who all write at once."""
    people = [(FIRST + number, _WORDS[number % len(_WORDS)]) for number in range(count)]
    start = time.monotonic()
    await server.feed(people)
    seen = await server.seen(count)
    assert sorted(seen.chats) == [chat for chat, _ in people]
    return count / (seen.answered - start)


async def ours(server: Server, database: Path, library: Library, count: int) -> float:
    """The bot, over a database that knows these people."""
    async with our_bot(server, database, library, lambda: NOW) as bot, polling(bot):
        return await _rate(server, count)


async def ptb(server: Server, count: int) -> float:
    """The echo bot."""

    async def echo(update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    plain = {"trust_env": False}
    application = (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url(server.base_url)
        .request(HTTPXRequest(httpx_kwargs=plain))
        .get_updates_request(HTTPXRequest(connection_pool_size=1, httpx_kwargs=plain))
        .build()
    )
    application.add_handler(CommandHandler("rights", echo))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        rate = await _rate(server, count)
        await application.updater.stop()
        await application.stop()
    return rate


async def main() -> None:
    """Print the table."""
    library = loaded()
    with TemporaryDirectory() as folder:
        for latency, of_ours, of_ptb, rounds, goal in ((0.0, 1000, 1000, ROUNDS, 2), (FAR, 600, 60, 3, 10)):
            database = Path(folder) / f"{latency}.db"
            await fill(database, 1000, [])
            taken: dict[str, list[float]] = {"ours": [], "PTB": []}
            async with telegram() as server:
                await server.set_latency(latency)
                for _ in range(rounds):
                    taken["ours"].append(await ours(server, database, library, of_ours))
                    taken["PTB"].append(await ptb(server, of_ptb))
            one, other = median(taken["ours"]), median(taken["PTB"])
            click.echo(f"answers a second, Telegram {latency * 1000:.0f} ms away, median of {rounds}")
            click.echo(f"  ours, /rights  {one:8.0f}")
            click.echo(f"  PTB, echo      {other:8.0f}")
            click.echo(f"  ours : PTB     {one / other:8.2f}   (goal {goal})")


if __name__ == "__main__":
    asyncio.run(main())
