"""Long polling that confirms an update only after it was handled; must not know what updates say."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.transport.errors import is_webhook_set, retry_after
from bot.transport.inbox import Handle
from bot.transport.intake import LIMIT, Intake, Seen, id_of
from bot.transport.trouble import TAKE_BACK, Trouble

log = logging.getLogger(__name__)

LONG_POLL = 20  # seconds that Telegram waits for something to tell
# Seconds between polls while an update is in hand. Telegram gives one update only to a poll that
# repeats an offset within 0.5 s.
RECHECK = 0.6
CONFIRM = 1.5  # seconds for the last confirmation


class Poller:
    """Fetches updates and hands each one to `handle`, in their order, without waiting for its end.

    Telegram gives every update from the offset on again, until a later offset confirms it. The
    offset is the first update that is still in hand, so polling goes on while a slow one is, what
    was given before is dropped, and there are never more than `LIMIT` in hand.

    `handle` and `seen` are those of `Intake`. A `handle` has to end some day: until then nothing that
    follows its update is confirmed.

    `beat` is called after each poll, whether it went well or not, and while waiting at most 10 s apart:
    the process lives. `good` is called after each that went well. Where none does for two minutes, or
    another program has set a webhook, `alarm` tells the operator; the webhook is removed.
    """

    def __init__(
        self,
        bot: ExtBot[Any],
        handle: Handle,
        seen: Seen,
        beat: Callable[[], None],
        allowed_updates: Sequence[str],
        *,
        good: Callable[[], None] = lambda: None,
        alarm: Callable[[str], None] = log.error,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.caught_up = asyncio.Event()  # what waited while the bot was off is handled
        self._bot = bot
        self._intake = Intake(bot, handle, seen)
        self._trouble = Trouble(beat, alarm=alarm, sleep=sleep, now=now)
        self._beat = beat
        self._good = good
        self._allowed_updates = list(allowed_updates)
        self._alarm = alarm
        self._sleep = sleep
        self._now = now
        self._in_hand = self._intake.in_hand
        self._last: int | None = None  # the latest that was taken
        self._asked: int | None = None  # the offset that Telegram has heard
        self._backlog: set[int] | None = None  # what waited while the bot was off
        self._took_back: float | None = None  # when a webhook was removed last
        self._polling: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._polling = asyncio.create_task(self._poll_for_ever(), name="poller")

    async def stop(self, within: float = 8.0) -> None:
        """Stop polling, finish what is in hand and confirm it.

        What is not finished `within` seconds is given up, and Telegram will give it again.
        """
        if self._polling:
            self._polling.cancel()
            await asyncio.wait({self._polling})
        await self._intake.finish(within)
        if self._offset() != self._asked:
            try:
                async with asyncio.timeout(CONFIRM):
                    await self._get_updates(wait=0, limit=1)
            except (TelegramError, TimeoutError) as error:  # given again, they are found to be done
                log.warning("the last updates could not be confirmed: %s", type(error).__name__)

    def _offset(self) -> int | None:
        return min(self._in_hand, default=None if self._last is None else self._last + 1)

    async def _poll_for_ever(self) -> None:
        while True:
            if self._backlog is not None and self._backlog.isdisjoint(self._in_hand):
                self.caught_up.set()
            began = self._now()
            idle = not self._in_hand
            try:
                waits = self.caught_up.is_set() and not self._trouble.failures
                updates = await self._get_updates(wait=LONG_POLL if waits else 0)
                fresh = await self._intake.take(updates)
            except Exception as error:
                self._beat()
                await self._back_off(error, began)
                continue
            ids = [one for one in map(id_of, updates) if one is not None]
            self._last = ids[-1] if ids else self._last
            self._beat()
            self._good()
            if self._trouble.failures:
                log.info("polling again after %d failures", self._trouble.failures)
                self._trouble.over()
            if idle and len(updates) < LIMIT and self._backlog is None:
                self._backlog = set(self._in_hand)
            if self._in_hand:
                await asyncio.wait(self._in_hand.values(), timeout=RECHECK)
            elif self.caught_up.is_set() and not fresh:  # a proxy that does not wait, for instance
                await self._sleep(max(0.0, began + RECHECK - self._now()))

    async def _get_updates(self, wait: int, limit: int = LIMIT) -> list[Any]:
        offset = self._asked = self._offset()
        try:
            # Not bot.get_updates(): that reads all updates or none, and logs what it can't read, words of
            # users included.
            updates = await self._bot._post(
                "getUpdates",
                {"offset": offset, "limit": limit, "timeout": wait, "allowed_updates": self._allowed_updates},
                read_timeout=wait + 10,
            )
        except Exception:
            self._asked = None
            raise
        if not isinstance(updates, list):
            raise TelegramError("Invalid server response")
        return updates

    async def _back_off(self, error: Exception, began: float) -> None:
        wait = self._trouble.failed(began)
        if isinstance(error, RetryAfter):
            wait = retry_after(error)
        why = _why(error)
        if isinstance(error, TelegramError):
            log.warning("polling failed: %s; again in %.0f s", why, wait)
        else:
            log.error("polling failed", exc_info=error)
        if is_webhook_set(error):
            await self._take_back()
        await self._trouble.pause(wait, why)

    async def _take_back(self) -> None:
        """Remove the webhook; what waits for it stays, and comes with the next poll."""
        if self._took_back is not None and self._now() - self._took_back < TAKE_BACK:
            return
        self._took_back = self._now()
        try:
            await self._bot.delete_webhook()
        except TelegramError as error:
            log.warning("a webhook could not be removed: %s", type(error).__name__)
        else:
            self._alarm(
                "a webhook was set for this bot, and no updates came: it is removed. "
                "If it was not you who set it, somebody has the token"
            )


def _why(error: Exception) -> str:
    match error:
        case RetryAfter():
            return "Telegram asks to wait"
        case Conflict():
            return (
                "a webhook is set" if is_webhook_set(error) else "another process polls with the same token"
            )
        case InvalidToken():  # not for ever: Telegram has answered so to good tokens in its bad hours
            return "Telegram refuses the token"
        case _:
            return type(error).__name__
