"""Updates in hand: each is handled once, whichever way it came. Must not know that way, nor what they say."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from telegram import Update
from telegram.ext import ExtBot

from bot.transport.inbox import Handle

log = logging.getLogger(__name__)

LIMIT: Final = 100  # updates in hand at a time: what Telegram gives at once, by either way
KEPT: Final = 1000  # ids of updates that are done, of which Telegram may not have heard yet
_LARGEST_ID: Final = 2**63  # that a database can hold

Seen = Callable[[Sequence[int]], Awaitable[set[int]]]


class Intake:
    """Begins to handle each update that is new, in a task of its own, in the order in which they are given.

    `seen` knows the updates that are done, also by earlier processes; to mark them is up to `handle`.
    `handle` may raise: that is logged without its message, and the update counts as handled. It has to
    end some day: until then its update is in hand.
    """

    def __init__(self, bot: ExtBot[Any], handle: Handle, seen: Seen) -> None:
        self.in_hand: dict[int, asyncio.Task[None]] = {}
        self.handled = 0  # updates, by this process
        self._bot = bot
        self._handle = handle
        self._seen = seen
        self._known: dict[int, None] = {}  # updates that are done, the latest last
        self._stopping = False

    async def take(self, updates: Sequence[Any]) -> int:
        """Begin with those that are new, read from JSON; how many these are. Raises what `seen` raises.

        What was given before, or can't be read, is done.
        """
        ids = [one for one in map(id_of, updates) if one is not None and not self._has(one)]
        seen = await self._seen(ids) if ids else set()
        return sum(self._take(update, seen) for update in updates)

    def is_done(self, update_id: int) -> bool:
        """Whether Telegram may forget it: handled, handled earlier, or not to be read."""
        return update_id in self._known

    async def finish(self, within: float) -> None:
        """Begin with nothing more, and wait for what is in hand; what takes longer than `within` seconds is
        given up, and counts as in hand still.
        """
        self._stopping = True
        if self.in_hand:
            _, late = await asyncio.wait(self.in_hand.values(), timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _has(self, update_id: int) -> bool:
        return update_id in self.in_hand or update_id in self._known

    def _take(self, raw: Any, seen: set[int]) -> bool:
        update_id = id_of(raw)
        if update_id is None:
            log.error("an update without an id is skipped")
            return False
        if self._has(update_id) or self._stopping:
            return False
        if update_id not in seen:
            try:
                update = Update.de_json(raw, self._bot)
            except Exception as error:
                log.error("update %d is skipped: it can't be read (%s)", update_id, type(error).__name__)
            else:
                self.in_hand[update_id] = asyncio.create_task(self._work(update))
                return True
        self._remember(update_id)
        return False

    async def _work(self, update: Update) -> None:
        try:
            await self._handle(update)
        except asyncio.CancelledError:
            if self._stopping:
                raise  # it stays in hand: unconfirmed, so that it comes again
            log.error("update %d: handling was cancelled", update.update_id)
        except Exception as error:
            log.error(
                "update %d: handling failed: %s", update.update_id, type(error).__name__, exc_info=error
            )
        self.handled += 1
        self._remember(update.update_id)
        del self.in_hand[update.update_id]

    def _remember(self, update_id: int) -> None:
        self._known[update_id] = None
        if len(self._known) > KEPT:
            del self._known[next(iter(self._known))]


def id_of(raw: Any) -> int | None:
    """The id of an update as it came; None if it has none that can be one."""
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    return update_id if type(update_id) is int and 0 <= update_id < _LARGEST_ID else None
