"""A bot that dies at any step, and is begun anew. Knows nobody who talks with it."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from telegram import Update
from telegram.request import RequestData

from bot.app import Bot
from bot.config import Reminders
from bot.emulator.botapi import BotApi
from bot.emulator.request import EmulatedRequest
from bot.services.ratelimit import Rate
from bot.simulator.crashes import Call, CrashingStore, Life, Spoil
from bot.simulator.store import open_store
from bot.store.sqlite import SqliteStore
from tests.worlds import START, library

TOKEN: Final = "123456789:AAmortalmortalmortalmortalmortal"


@dataclass(slots=True)
class Trouble:
    """What goes wrong, drawn anew at each step."""

    chance: Random
    deaths: float = 0.03  # at each transaction and each call
    busy: float = 0.0  # how often Telegram asks to be left alone for minutes, at each message
    again: bool = True  # updates come up to three times, and some once more later


class Mortal:
    """Telegram, the clock and the file outlive its processes. `lives`: how many, and where they died."""

    def __init__(
        self, database: Path, trouble: Trouble, spoil: Spoil | None = None, *, admin_ids: tuple[int, ...] = ()
    ) -> None:
        self.now = START
        self.seconds = 0.0
        self.api = BotApi(lambda: self.now)
        self.database = database
        self.trouble = trouble
        self.lives: Counter[str] = Counter()
        self.bot: Bot | None = None
        self._spoil = spoil
        self._admin_ids = admin_ids
        self._life: Life
        self._store: SqliteStore

    @property
    def deaths(self) -> int:
        return sum(count for what, count in self.lives.items() if what != "process")

    async def close(self) -> None:
        """End the process, if there is one."""
        if self.bot is not None:
            self.bot = None
            await self._life.bury()
            await self._store.close()

    async def to_the_end(self, work: Callable[[Bot], Coroutine[Any, Any, None]]) -> None:
        """Whoever dies under it is begun anew and asked again."""
        while True:
            bot = await self._living()
            task = asyncio.ensure_future(work(bot))
            first: list[asyncio.Future[Any]] = [task, self._life.died]
            await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
            if not self._life.died.done():
                task.result()
                return
            self.lives[f"died {self._life.died.result().partition(',')[0][:40]}"] += 1
            await self.close()

    async def _living(self) -> Bot:
        if self.bot is None:
            self.lives["process"] += 1
            self._life = Life(self.trouble.deaths, self.trouble.chance)
            self._store = open_store(self.database)
            request = _Request(self.api, self._life, self.trouble)
            self.bot = Bot(
                store=CrashingStore(self._store, self._life, _heard, self._spoil),
                library=library(),
                defaults=Reminders().preferences(),
                retention_days=365,
                request=request,
                poll_request=request,
                token=TOKEN,
                base_url="https://mortal.invalid/bot",
                rate=Rate(1000, burst=1000, now=lambda: self.seconds, sleep=self._sleep),
                clock=lambda: self.now,
                monotonic=lambda: self.seconds,
                admin_ids=self._admin_ids,
            )
            self.bot.outbox.alarm = self.bot.broadcast.alarm = lambda _: None
            await self.bot.application.initialize()
        return self.bot

    async def _sleep(self, seconds: float) -> None:
        """Nothing waits in the tester's time: Telegram may ask for five minutes."""
        self.seconds += seconds


class _Request(EmulatedRequest):
    """The way of one process to Telegram: it may die before a call and after it."""

    def __init__(self, api: BotApi, life: Life, trouble: Trouble) -> None:
        super().__init__(api)
        self._life = life
        self._trouble = trouble

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        if name == "getMe":
            return await super().do_request(url, method, request_data)
        await self._life.step(f"before {name}")
        busy, chance = self._trouble.busy, self._trouble.chance
        if busy and name in ("sendMessage", "editMessageText", "sendDocument") and chance.random() < busy:
            wait = {"ok": False, "error_code": 429, "description": "-", "parameters": {"retry_after": 300}}
            return 429, json.dumps(wait).encode()
        answer = await super().do_request(url, method, request_data)
        await self._life.step(f"after {name}")
        return answer


async def handle(update: dict[str, Any], bot: Bot) -> None:
    await bot.handle(Update.de_json(update, bot.application.bot))


async def say_owed(bot: Bot) -> None:
    await bot.kernel.say_owed()


def _heard(_: Call) -> None:
    """Nobody listens."""
