"""A bot whose Telegram and clock live in this process, for the console and for tests. Knows no terminal."""

from datetime import datetime
from pathlib import Path
from typing import Any

from telegram import Update

from bot.app import STOP_WITHIN, Bot
from bot.chat import menu
from bot.config import Config
from bot.emulator.botapi import BotApi
from bot.emulator.request import EmulatedRequest
from bot.knowledge.library import Library
from bot.services.ratelimit import Rate
from bot.store.copies import DailyCopies
from bot.store.protocol import Store
from bot.store.sqlite import SqliteStore


class EmulatedWorld:
    """Its clock stands still but for `advance` and `jump`."""

    def __init__(self, config: Config, library: Library, store: Store, start: datetime) -> None:
        self.now = start
        self._start = start
        self.api = BotApi(lambda: self.now)
        self.bot = Bot(
            store=store,
            library=library,
            defaults=config.reminders.preferences(),
            retention_days=config.privacy.retention_days,
            request=EmulatedRequest(self.api),
            poll_request=EmulatedRequest(self.api),
            token="1:console",
            base_url="https://console.invalid/bot",
            rate=Rate(1000, burst=1000),
            clock=lambda: self.now,
            monotonic=lambda: (self.now - self._start).total_seconds(),
            admin_ids=config.operator.admin_ids,
            copies=_copies(config),
        )

    @classmethod
    async def open(cls, config: Config, library: Library, database: Path, start: datetime) -> "EmulatedWorld":
        world = cls(config, library, await SqliteStore.open(database), start)
        await world.bot.application.initialize()
        await menu.publish(world.bot.application.bot)
        await world.bot.daily()
        return world

    async def close(self) -> None:
        await self.bot.outbox.stop(STOP_WITHIN)
        await self.bot.broadcast.stop(STOP_WITHIN)
        await self.bot.application.shutdown()
        await self.bot.store.close()

    async def handle(self, update: dict[str, Any]) -> None:
        await self.bot.handle(Update.de_json(update, self.bot.application.bot))

    async def next_due(self) -> datetime | None:
        return await self.bot.store.read(lambda records: records.next_due())

    async def advance(self, to: datetime) -> None:
        """Set the clock, and do what is due then."""
        self.now = max(to, self.now)
        await self.bot.daily()
        await self.bot.kernel.say_owed()
        await self.bot.outbox.drain()
        await self.bot.broadcast.drain()

    async def jump(self, to: datetime) -> None:
        """As if the bot had been off until then."""
        await self.advance(to)


def _copies(config: Config) -> DailyCopies | None:
    """None where no folder is named: what is emulated is gone afterwards."""
    kept = config.backup
    return DailyCopies(config.database, kept.folder, kept.keep, kept.recipient) if kept.folder else None
