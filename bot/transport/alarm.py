"""Word to the operators, patiently; must not know what it is about."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from itertools import chain, repeat
from typing import Any, Final

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.services.delivery import Later
from bot.transport.errors import outcome_of

log = logging.getLogger(__name__)

RETRY: Final = (1.0, 2.0, 5.0, 10.0, 30.0)  # seconds between attempts, the last for ever
_AGAIN: Final = 3600.0


class Alarm:
    """Tells the operator what needs a person: in the log, and in Telegram as soon as it takes that."""

    def __init__(
        self,
        bot: ExtBot[Any],
        admin_ids: tuple[int, ...],
        clock: Callable[[], datetime],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._admin_ids = admin_ids
        self._clock = clock
        self._sleep = sleep
        self._said: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def __call__(self, text: str) -> None:
        """Say it; in Telegram the same thing at most once an hour."""
        log.error("%s", text)
        now = time.monotonic()
        self._said = {one: at for one, at in self._said.items() if now - at < _AGAIN}
        if text in self._said:
            return
        self._said[text] = now
        for admin in self._admin_ids:
            task = asyncio.create_task(self._tell(admin, text), name="alarm")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """What could not be told yet stays in the log."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _tell(self, admin: int, text: str) -> None:
        late = f"{text} (at {self._clock():%Y-%m-%d %H:%M} UTC)"
        for wait in chain(RETRY, repeat(RETRY[-1])):
            try:
                await self._bot.send_message(admin, text)
                return
            except TelegramError as error:
                outcome = outcome_of(error)
                if not isinstance(outcome, Later):
                    log.warning("an operator could not be told: %s", type(error).__name__)
                    return
            await self._sleep(wait if outcome.after is None else outcome.after)
            text = late
