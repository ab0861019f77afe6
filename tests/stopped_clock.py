"""The monotonic clock, stopped: the timers of the event loop, and what our code measures. Knows no bot."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


class StoppedClock:
    """Time passes in `advance` only; sockets and threads go on meanwhile."""

    def __init__(self) -> None:
        self._now = time.monotonic()

    def now(self) -> float:
        return self._now

    async def advance(self, seconds: float) -> None:
        """Let this much time pass, and all that it brings about happen."""
        self._now += seconds
        for _ in range(100):  # far more turns of the loop than what is ready needs to end
            await asyncio.sleep(0)


@contextmanager
def stopped_clock() -> Iterator[StoppedClock]:
    """Stop the clock for as long as this lasts."""
    clock = StoppedClock()
    with patch("time.monotonic", clock.now):
        yield clock
