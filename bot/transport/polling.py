"""Long polling that confirms an update only after it was handled; must not know what updates say."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.transport.errors import is_webhook_set, retry_after

log = logging.getLogger(__name__)

LIMIT = 100  # updates per poll, the most that Telegram gives; with it, the most that are in hand
LONG_POLL = 20  # seconds that Telegram waits for something to tell
# Seconds between polls while an update is in hand. Telegram gives one update only to a poll that
# repeats an offset within 0.5 s.
RECHECK = 0.6
# Polls that fail don't wait for updates either (a poll that hangs ends after ten seconds then): the bot is
# back within half a minute of Telegram.
LONGEST_BACKOFF = 10.0
CONFIRM = 1.5  # seconds for the last confirmation
TROUBLE = 120.0  # seconds without a good poll after which the operator is told
# Seconds before a webhook is removed again: two programs that fight over the bot do it no faster.
TAKE_BACK = 30.0


class Poller:
    """Fetches updates and hands each one to `handle`, in their order, without waiting for its end.

    Telegram gives every update from the offset on again, until a later offset confirms it. The
    offset is the first update that is still in hand, so polling goes on while a slow one is, what
    was given before is dropped, and there are never more than `LIMIT` in hand.

    `seen` knows the updates that are done, also by earlier processes; to mark them is up to `handle`.
    `handle` may raise: that is logged without its message, and the update counts as handled. It has to
    end some day: until then nothing that follows its update is confirmed.

    `beat` is called after each poll, whether it went well or not, and while waiting at most 10 s apart:
    the process lives. `good` is called after each that went well. Where none does for two minutes, or
    another program has set a webhook, `alarm` tells the operator; the webhook is removed.
    """

    def __init__(
        self,
        bot: ExtBot[Any],
        handle: Callable[[Update], Awaitable[None]],
        seen: Callable[[Sequence[int]], Awaitable[set[int]]],
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
        self._handle = handle
        self._seen = seen
        self._beat = beat
        self._good = good
        self._allowed_updates = list(allowed_updates)
        self._alarm = alarm
        self._sleep = sleep
        self._now = now
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._done: set[int] = set()  # not in hand any more, but not confirmed either
        self._last: int | None = None  # the latest that was taken
        self._asked: int | None = None  # the offset that Telegram has heard
        self._backlog: set[int] | None = None  # what waited while the bot was off
        self._failures = 0  # polls in a row
        self._failing_since = 0.0
        self._told = False  # that polls fail
        self._took_back: float | None = None  # when a webhook was removed last
        self._stopping = False
        self._polling: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._polling = asyncio.create_task(self._poll_for_ever(), name="poller")

    async def stop(self, within: float = 8.0) -> None:
        """Stop polling, finish what is in hand and confirm it.

        What is not finished `within` seconds is given up, and Telegram will give it again.
        """
        self._stopping = True
        if self._polling:
            self._polling.cancel()
            await asyncio.wait({self._polling})
        if self._in_hand:
            _, late = await asyncio.wait(self._in_hand.values(), timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
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
                waits = self.caught_up.is_set() and not self._failures
                updates = await self._get_updates(wait=LONG_POLL if waits else 0)
                known = await self._known(updates)
                fresh = [self._take(update, known) for update in updates]
            except Exception as error:
                self._beat()
                if not self._failures:
                    self._failing_since = began
                await self._back_off(error)
                continue
            self._beat()
            self._good()
            if self._failures:
                log.info("polling again after %d failures", self._failures)
                self._failures, self._told = 0, False
            if idle and len(updates) < LIMIT and self._backlog is None:
                self._backlog = set(self._in_hand)
            if self._in_hand:
                await asyncio.wait(self._in_hand.values(), timeout=RECHECK)
            elif self.caught_up.is_set() and not any(fresh):  # a proxy that does not wait, for instance
                await self._sleep(max(0.0, began + RECHECK - self._now()))

    async def _get_updates(self, wait: int, limit: int = LIMIT) -> list[Any]:
        offset = self._asked = self._offset()
        self._done = {update_id for update_id in self._done if offset is not None and update_id >= offset}
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

    async def _known(self, updates: list[Any]) -> set[int]:
        """Those that an earlier process has handled."""
        ids = [one for one in map(_id_of, updates) if one is not None and not self._has(one)]
        return await self._seen(ids) if ids else set()

    def _has(self, update_id: int) -> bool:
        return update_id in self._in_hand or update_id in self._done

    def _take(self, raw: Any, known: set[int]) -> bool:
        """Begin to handle an update. False where there is nothing to do: given before, or unreadable."""
        update_id = _id_of(raw)
        if update_id is None:
            log.error("an update without an id is skipped")
            return False
        if fresh := not (self._has(update_id) or update_id in known):
            try:
                update = Update.de_json(raw, self._bot)
            except Exception as error:
                log.error("update %d is skipped: it can't be read (%s)", update_id, type(error).__name__)
                fresh = False
            else:
                self._in_hand[update_id] = asyncio.create_task(self._work(update))
        if update_id not in self._in_hand:
            self._done.add(update_id)
        self._last = update_id
        return fresh

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
        self._done.add(update.update_id)
        del self._in_hand[update.update_id]

    async def _back_off(self, error: Exception) -> None:
        self._failures += 1
        wait = min(2.0 ** min(self._failures - 1, 10), LONGEST_BACKOFF)
        if isinstance(error, RetryAfter):
            wait = retry_after(error)
        why = _why(error)
        if isinstance(error, TelegramError):
            log.warning("polling failed: %s; again in %.0f s", why, wait)
        else:
            log.error("polling failed", exc_info=error)
        if is_webhook_set(error):
            await self._take_back()
        while wait > 0:
            step = min(wait, LONGEST_BACKOFF)
            await self._sleep(step)
            self._beat()
            wait -= step
            if not self._told and self._now() - self._failing_since >= TROUBLE:
                self._told = True
                self._alarm(f"no updates have come from Telegram for two minutes: {why}")

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


def _id_of(raw: Any) -> int | None:
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    return update_id if isinstance(update_id, int) else None
