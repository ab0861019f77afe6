"""Looks, every few seconds, at what no other part tells of: what is due, and whether a write goes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from typing import Final

from bot.runtime import Runtime
from bot.store.protocol import Store
from bot.store.records import StoreUnwritableError

log = logging.getLogger(__name__)

LOOK: Final = 5.0  # seconds
WRITE: Final = 60.0
COUNTED: Final = 10_000  # due reminders; the count of more of them would cost more than it tells


class Checkup:
    """Tells `runtime`. `quiet` are users whose reminders wait rightly.

    A store that hangs holds it up, and so shows as well: nothing is good while it waits.
    """

    def __init__(
        self,
        store: Store,
        runtime: Runtime,
        clock: Callable[[], datetime],
        quiet: Callable[[], Collection[int]],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._runtime = runtime
        self._clock = clock
        self._quiet = quiet
        self._sleep = sleep
        self._failing: set[str] = set()
        self._wrote: float | None = None  # when it was tried last

    async def go_on(self) -> None:
        """Look, and look again, for ever."""
        while True:
            await self._try("looked at", self.look)
            if self._wrote is None or self._runtime.now() - self._wrote >= WRITE:
                self._wrote = self._runtime.now()
                await self._try("written to", self.write)
            await self._sleep(LOOK)

    async def look(self) -> None:
        """How many reminders are due, and how long the first of them has waited."""
        now, quiet = self._clock(), sorted(self._quiet())
        count, since = await self._store.read(lambda records: records.waiting(now, COUNTED, quiet))
        self._runtime.saw_due(count, (now - since).total_seconds() if since else 0.0)

    async def write(self) -> None:
        """Write something, to the disk."""
        await self._store.transact(lambda records: records.touch())
        self._runtime.good("database")

    async def _try(self, what: str, work: Callable[[], Awaitable[None]]) -> None:
        """What fails is logged when it begins, and when it is over."""
        try:
            await work()
        except StoreUnwritableError:  # the store has told the operator
            self._failing.add(what)
        except Exception as error:
            if what not in self._failing:
                self._failing.add(what)
                log.error("the database can't be %s: %s", what, type(error).__name__, exc_info=error)
        else:
            if what in self._failing:
                self._failing.discard(what)
                log.info("the database can be %s again", what)
