"""Reminders a second, beside bare loops of PTB and of aiogram: `python -m tests.benchmarks.bench_engine`.

The engine does all of its work: claims, reads, composes, sends, records on disk; its rate is lifted. The
others send one finished text with the same buttons. Interleaved in one run, medians.
"""

import asyncio
import shutil
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import aiogram
import click
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.request import HTTPXRequest

from bot.knowledge.library import Library
from bot.services.reminders import AT_ONCE
from tests.benchmarks.bots import loaded, our_bot
from tests.benchmarks.filling import FIRST, NOW, fill
from tests.benchmarks.telegram import BUTTONS, TEXT, TOKEN, Server
from tests.benchmarks.telegram import telegram as telegram_server

ROUNDS: Final = 5
SENDS: Final = 1000


async def side_by_side(send: Callable[[int], Awaitable[object]]) -> float:
    """Messages a second, so many at once as the engine has."""
    chats = iter(range(FIRST, FIRST + SENDS))

    async def work() -> None:
        for chat in chats:
            await send(chat)

    start = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return SENDS / (time.perf_counter() - start)


async def ours(server: Server, database: Path, library: Library) -> float:
    """The engine, with a database in which one reminder of each person is due."""
    async with our_bot(server, database, library, lambda: NOW) as bot:
        start = time.perf_counter()
        await bot.outbox.drain()
        rate = SENDS / (time.perf_counter() - start)
        assert await bot.store.read(lambda records: records.next_due()) is None
    return rate


async def ptb(server: Server) -> float:
    """python-telegram-bot with its default request."""
    request = HTTPXRequest(httpx_kwargs={"trust_env": False})
    markup = telegram.InlineKeyboardMarkup.de_json({"inline_keyboard": BUTTONS})
    preview = telegram.LinkPreviewOptions(is_disabled=True)
    async with telegram.Bot(TOKEN, base_url=server.base_url, request=request) as bot:
        return await side_by_side(
            lambda chat: bot.send_message(
                chat, TEXT, parse_mode="HTML", reply_markup=markup, link_preview_options=preview
            )
        )


async def aiogram_(server: Server) -> float:
    """aiogram, which sends over aiohttp."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.base_url.removesuffix("/bot")))
    rows = [[InlineKeyboardButton.model_validate(button) for button in row] for row in BUTTONS]
    markup, preview = InlineKeyboardMarkup(inline_keyboard=rows), LinkPreviewOptions(is_disabled=True)
    async with aiogram.Bot(TOKEN, session=session) as bot:
        return await side_by_side(
            lambda chat: bot.send_message(
                chat, TEXT, parse_mode="HTML", reply_markup=markup, link_preview_options=preview
            )
        )


async def main() -> None:
    """Print the table."""
    library = loaded()
    rates: dict[str, list[float]] = {"ours": [], "PTB": [], "aiogram": []}
    with TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        await fill(template, SENDS, [NOW])
        async with telegram_server() as server:
            for number in range(ROUNDS):
                database = Path(shutil.copy(template, Path(folder) / f"{number}.db"))
                rates["ours"].append(await ours(server, database, library))
                assert sorted((await server.seen()).chats) == list(range(FIRST, FIRST + SENDS))
                rates["PTB"].append(await ptb(server))
                rates["aiogram"].append(await aiogram_(server))
                assert len((await server.seen()).chats) == 2 * SENDS
    middle = {name: median(taken) for name, taken in rates.items()}
    click.echo(f"reminders a second, {AT_ONCE} at once, median of {ROUNDS}")
    for name, rate in middle.items():
        click.echo(f"  {name:10} {rate:8.0f}")
    click.echo(f"  engine : PTB      {middle['ours'] / middle['PTB']:6.2f}   (goal 3, aim 4)")
    click.echo(f"  engine : aiogram  {middle['ours'] / middle['aiogram']:6.2f}   (goal 0.6, aim 0.8)")


if __name__ == "__main__":
    asyncio.run(main())
