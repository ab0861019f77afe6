"""A token bucket for all reminders together; must not know who sends what to whom."""

import asyncio
import time
from collections.abc import Awaitable, Callable


class Rate:
    """Lets `per_second` callers pass, first come, first served, and up to `burst` at once after a rest."""

    def __init__(
        self,
        per_second: float,
        burst: int = 1,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.per_second = per_second
        self._gap = 1 / per_second
        self._slack = (burst - 1) * self._gap
        self._now = now
        self._sleep = sleep
        self._queue = asyncio.Lock()  # asyncio wakes its waiters in the order of their coming
        self._free_at = now() - self._slack
        self._nap: asyncio.Future[None] | None = None

    def part(self, share: float) -> "Rate":
        """Another bucket by the same clock, which lets only this share of it pass."""
        return Rate(self.per_second * share, now=self._now, sleep=self._sleep)

    async def take(self) -> None:
        """Wait for a turn. A caller that is cancelled while it waits uses none up."""
        async with self._queue:
            while (wait := self._free_at - self._now()) > 0:
                await self._rest(wait)
            self._free_at = max(self._free_at, self._now() - self._slack) + self._gap

    def give_back(self) -> None:
        """A turn that was taken is not used: whoever waits has theirs so much earlier."""
        self._free_at -= self._gap
        if self._nap:
            self._nap.cancel()

    def pause(self, seconds: float) -> None:
        """Let nobody pass for so long, those who wait already included; no burst follows."""
        self._free_at = max(self._free_at, self._now() + seconds)

    async def _rest(self, seconds: float) -> None:
        """Sleep, unless a turn is given back meanwhile."""
        nap = self._nap = asyncio.ensure_future(self._sleep(seconds))
        try:
            await asyncio.wait({nap})
        finally:
            self._nap = None
            nap.cancel()
        if not nap.cancelled():
            nap.result()
