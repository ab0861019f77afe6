"""For how long no updates have come: pauses between attempts, and a word to the operator. Knows no way in."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Final

log = logging.getLogger(__name__)

# Seconds between attempts, and between two signs of life. Polls that fail don't wait for updates either (one
# that hangs ends after ten seconds then): the bot is back within half a minute of Telegram.
LONGEST_BACKOFF: Final = 10.0
TROUBLE: Final = 120.0  # seconds without success after which the operator is told

# Seconds before a webhook is removed or set again: two programs that fight over the bot do it no faster.
TAKE_BACK: Final = 30.0


class Trouble:
    """Counts failures in a row. Where they last for two minutes, `alarm` tells the operator why, once.

    `beat` is called at least every 10 s while waiting: the process lives.
    """

    def __init__(
        self,
        beat: Callable[[], None],
        *,
        alarm: Callable[[str], None] = log.error,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.failures = 0  # in a row
        self._beat = beat
        self._alarm = alarm
        self._sleep = sleep
        self._now = now
        self._since = 0.0
        self._told = False

    def failed(self, since: float) -> float:
        """Count a failure of an attempt that began then; the pause in seconds before the next one."""
        if not self.failures:
            self._since = since
        self.failures += 1
        return min(2.0 ** min(self.failures - 1, 10), LONGEST_BACKOFF)

    async def pause(self, seconds: float, why: str = "") -> None:
        """Wait. `why` no updates come, if it is so."""
        while seconds > 0:
            step = min(seconds, LONGEST_BACKOFF)
            await self._sleep(step)
            self._beat()
            seconds -= step
            if self.failures and not self._told and self._now() - self._since >= TROUBLE:
                self._told = True
                self._alarm(f"no updates have come from Telegram for two minutes: {why}")

    def over(self) -> None:
        """It went well."""
        self.failures, self._told = 0, False
