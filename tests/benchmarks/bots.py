"""The bot as `run` makes it, for measuring: real store, real transport; the rate and the clock are given."""

import gc
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.app import Bot, load_library
from bot.chat.router import ALLOWED_UPDATES
from bot.config import Reminders
from bot.domain.language import Language
from bot.knowledge.library import Library
from bot.services.ratelimit import Rate
from bot.store.sqlite import SqliteStore
from bot.texts import texts_in
from bot.transport.http import AiohttpRequest
from bot.transport.inbox import Handle
from bot.transport.polling import Poller
from tests.benchmarks.telegram import TOKEN, Server

LIFTED = 1_000_000  # messages a second: no limit


def loaded() -> Library:
    """What a running bot has read by then, set apart from collecting garbage as `run` does.

    The peers in the same process profit from that as well.
    """
    library = load_library(None)
    for language in Language:
        texts_in(language)
    gc.collect()
    gc.freeze()
    return library


@asynccontextmanager
async def our_bot(
    server: Server, database: Path, library: Library, clock: Callable[[], datetime], rate: Rate | None = None
) -> AsyncIterator[Bot]:
    """Open the database and connect; without a `rate`, as fast as can be."""
    store = await SqliteStore.open(database)
    bot = Bot(
        store=store,
        library=library,
        defaults=Reminders().preferences(),
        retention_days=365,
        request=AiohttpRequest(),
        poll_request=AiohttpRequest(connections=2),
        token=TOKEN,
        base_url=server.base_url,
        rate=rate or Rate(LIFTED, burst=LIFTED),
        clock=clock,
    )
    try:
        await bot.application.initialize()
        yield bot
    finally:
        await bot.outbox.stop(1)
        await bot.application.shutdown()
        await bot.application.bot.shutdown()
        await store.close()


@asynccontextmanager
async def polling(bot: Bot, handle: Handle | None = None) -> AsyncIterator[None]:
    """While it fetches updates and answers them; what waited is answered already."""

    async def seen(update_ids: Sequence[int]) -> set[int]:
        return await bot.store.read(lambda records: records.seen_updates(update_ids))

    poller = Poller(bot.application.bot, handle or bot.handle, seen, lambda: None, ALLOWED_UPDATES)
    poller.start()
    await poller.caught_up.wait()
    yield
    await poller.stop()
