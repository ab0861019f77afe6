"""A bucket of updates for each person; must not know what updates say.

Telegram gives a hundred updates at a time, and no more before the first of them is done: a flood of
one person's stands before everybody else's. So what is too much is dropped here, before any work.
"""

import time
from collections.abc import Awaitable, Callable
from math import inf
from typing import Final

from telegram import Update

from bot.runtime import COUNTED, Runtime

# An app forwards up to a hundred messages in one go: somebody who hands in all their bills stays below it.
BURST: Final = 120
REFILL: Final = 2.0  # updates a second: nobody reads answers and presses buttons faster than that for long
TELL_AGAIN: Final = 60.0  # seconds, in which an empty bucket fills

Handle = Callable[[Update], Awaitable[None]]


class Inbox:
    """Hands an update to `handle` while there is something in its sender's bucket; else it is done at once.

    `over` gets one of those that were dropped, a person and a minute: to tell them. `runtime` counts all.
    """

    def __init__(
        self,
        handle: Handle,
        over: Handle,
        runtime: Runtime | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._handle = handle
        self._over = over
        self._runtime = runtime or Runtime()
        self._now = now
        # When each person's bucket is full again, and when they were told. Who has been idle is in neither.
        self._full_at: dict[int, float] = {}
        self._told_at: dict[int, float] = {}
        self._swept_at = now()

    async def __call__(self, update: Update) -> None:
        person, now = update.effective_user, self._now()
        self._sweep(now)
        self._runtime.count("updates", _kind(update))
        if person is None or self._take(person.id, now):
            await self._handle(update)
            self._runtime.took("update", self._now() - now)
            return
        self._runtime.count("limits", "flood")
        if now - self._told_at.get(person.id, -inf) >= TELL_AGAIN:
            self._told_at[person.id] = now
            await self._over(update)

    def _take(self, person: int, now: float) -> bool:
        full_at = max(now, self._full_at.get(person, now)) + 1 / REFILL
        if full_at - now > BURST / REFILL:
            return False
        self._full_at[person] = full_at
        return True

    def _sweep(self, now: float) -> None:
        if now - self._swept_at >= TELL_AGAIN:
            self._swept_at = now
            self._full_at = {person: at for person, at in self._full_at.items() if at > now}
            self._told_at = {person: at for person, at in self._told_at.items() if now - at < TELL_AGAIN}


def _kind(update: Update) -> str:
    """By the name that Telegram gives it."""
    return next((kind for kind in COUNTED["updates"] if getattr(update, kind, None) is not None), "other")
