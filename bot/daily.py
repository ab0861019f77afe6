"""The work of the day: each part once a day, and again within minutes until it was done. Knows no part."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Final

DAY: Final = timedelta(days=1)
AGAIN: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10))
"""After that long what failed is tried again; the last for ever. A disk may take hours to have room."""


class Chore:
    """A part. `work` raises where it was not done, and may be begun anew then: what is done already stays so.

    `failed` hears of the first failure in a row, and `mended` when there was one and it is over.
    """

    def __init__(
        self,
        work: Callable[[], Awaitable[None]],
        failed: Callable[[Exception], None],
        mended: Callable[[], None] = lambda: None,
    ) -> None:
        self.due = datetime.min.replace(tzinfo=UTC)
        self._work = work
        self._failed = failed
        self._mended = mended
        self._failures = 0

    @property
    def failing(self) -> bool:
        """Whether it was not done when it was tried last."""
        return self._failures > 0

    def is_due(self, now: datetime) -> bool:
        """Whether its moment has come, or lies so far ahead that the clock was set back."""
        return not now < self.due <= now + DAY

    async def do(self, now: datetime) -> None:
        """Do it, and know when it is due again."""
        self.due = now + DAY
        try:
            await self._work()
        except Exception as error:
            self.due = now + AGAIN[min(self._failures, len(AGAIN) - 1)]
            self._failures += 1
            if self._failures == 1:
                self._failed(error)
        else:
            if self.failing:
                self._failures = 0
                self._mended()


class Daily:
    """All chores, side by side: none waits for another."""

    def __init__(self, clock: Callable[[], datetime], *chores: Chore) -> None:
        self._clock = clock
        self._chores = chores

    @property
    def failing(self) -> bool:
        """Whether something was not done when it was tried last."""
        return any(one.failing for one in self._chores)

    async def __call__(self) -> datetime:
        """Do what is due. Returns when something is due again."""
        now = self._clock()
        await asyncio.gather(*(one.do(now) for one in self._chores if one.is_due(now)))
        return min(one.due for one in self._chores)
