"""Asks an address while all is well, so that somebody is called when it stops. Knows nothing of who listens.

The address is a secret: whoever has it could keep quiet about a bot that has died.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from bot.runtime import Runtime
from bot.transport.trust import trusted

log = logging.getLogger(__name__)

EVERY: Final = 60.0  # seconds
FRESH: Final = 45.0  # seconds, the most that the last good poll and tick may lie back
TIMEOUT: Final = 10.0  # seconds


class Ping:
    """GET once a minute, not while a part is not well. What changes is logged once."""

    def __init__(
        self, url: str, runtime: Runtime, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._url = url
        self._host = urlsplit(url).hostname
        self._runtime = runtime
        self._sleep = sleep
        self._last = ""

    async def go_on(self) -> None:
        """Ask, and ask again, for ever."""
        async with aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=trusted()),
            timeout=aiohttp.ClientTimeout(total=TIMEOUT),
            cookie_jar=aiohttp.DummyCookieJar(),
        ) as session:
            while True:
                await self._sleep(EVERY)
                failure = await self._ask(session) if self._runtime.fresh(FRESH) else self._unwell()
                if failure and failure != self._last:
                    log.warning("%s: %s", self._host, failure)
                elif self._last and not failure:
                    log.info("%s is asked again", self._host)
                self._last = failure

    def _unwell(self) -> str:
        """Why it is not asked. A poll or tick may be too long ago for this, and not for its limit."""
        parts = ", ".join(self._runtime.unwell()) or "the last poll or tick"
        return f"not asked, because not all is well: {parts}"

    async def _ask(self, session: aiohttp.ClientSession) -> str:
        """What went wrong, without the address; nothing if nothing did."""
        try:
            async with session.get(self._url) as response:
                return "" if response.ok else f"answered {response.status}"
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            return f"can't be asked: {type(error).__name__}"
