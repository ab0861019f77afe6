"""Keeps Telegram sending updates to our address: said at the start, looked at ever after. Knows no update."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from telegram import WebhookInfo
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.transport.errors import retry_after
from bot.transport.intake import LIMIT, Intake
from bot.transport.trouble import TAKE_BACK, Trouble

log = logging.getLogger(__name__)

LOOK: Final = 30.0  # seconds between two looks at what Telegram says of the webhook
SOON: Final = 1.0  # while something waits for it
_SAID: Final = 200  # characters of Telegram's words


class Registration:
    """Sets the webhook, patiently, and asks Telegram about it twice a minute.

    `beat` is called after each answer or error, and while waiting at most 30 s apart: the process lives,
    though nobody may write for hours. `good` is called where updates come: the webhook is ours, and Telegram
    reports no error in bringing them. Where that is not so for two minutes, or where another program set a
    webhook of its own, `alarm` tells the operator; ours is set again.

    `caught_up` is set once what waited while the bot was off is handled.
    """

    def __init__(
        self,
        bot: ExtBot[Any],
        url: str,
        secret: str,
        allowed_updates: Sequence[str],
        beat: Callable[[], None],
        *,
        good: Callable[[], None] = lambda: None,
        alarm: Callable[[str], None] = log.error,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.bot = bot
        self.caught_up = asyncio.Event()
        self._url = url
        self._secret = secret
        self._allowed_updates = list(allowed_updates)
        self._beat = beat
        self._good = good
        self._alarm = alarm
        self._now = now
        self._trouble = Trouble(beat, alarm=alarm, sleep=sleep, now=now)
        self._set_at: float | None = None  # the monotonic second at which ours was set last
        self._looked = False
        self._error_at: object = None  # of the latest error that Telegram has told
        self._failing = False  # to bring what waits
        self._handled = 0  # updates, at the last look

    async def keep(self, intake: Intake) -> None:
        """Never ends. `intake` tells which updates have come."""
        while True:
            began = self._now()
            wait = None
            try:
                why = await self._round(intake)
            except TelegramError as error:
                why, wait = _why(error), retry_after(error) if isinstance(error, RetryAfter) else None
            except Exception as error:
                log.error("the webhook could not be looked at", exc_info=error)
                why = type(error).__name__
            self._beat()
            if why:
                log.warning("no updates come by the webhook: %s", why)
                backoff = self._trouble.failed(began)
                await self._trouble.pause(backoff if wait is None else wait, why)
                continue
            if self._trouble.failures:
                log.info("the webhook is well again after %d failures", self._trouble.failures)
                self._trouble.over()
            self._good()
            await self._trouble.pause(LOOK if self.caught_up.is_set() else SOON)

    async def _round(self, intake: Intake) -> str:
        """Set it if need be, and look. Why updates do not come; "" if they do."""
        if self._set_at is None:
            # What waits is kept. Set anew, it has no pauses left over from the time when nobody answered.
            await self.bot.delete_webhook()
            await self._set()
        before = set(intake.in_hand)
        info = await self.bot.get_webhook_info()
        self._beat()
        if info.url != self._url:
            return await self._replaced()
        if not self.caught_up.is_set():
            await self._catch_up(intake, before, info.pending_update_count)
        return self._failure(info, intake)

    async def _set(self) -> None:
        self._beat()
        await self.bot.set_webhook(
            self._url,
            max_connections=LIMIT,
            allowed_updates=self._allowed_updates,
            secret_token=self._secret,
        )
        self._set_at = self._now()
        self._beat()

    async def _replaced(self) -> str:
        """Another program set its own, or removed ours. What waits stays, and comes once ours is set."""
        if self._set_at is None or self._now() - self._set_at >= TAKE_BACK:
            await self._set()
            self._alarm(
                "the webhook of this bot was replaced or removed, and no updates came: it is set again. "
                "If it was not you who did that, somebody has the token"
            )
        return "another program has replaced the webhook"

    async def _catch_up(self, intake: Intake, before: set[int], waiting: int) -> None:
        """Once all that waits has come, wait for its end.

        What was in hand both before and after Telegram counted was counted.
        """
        here = [work for update_id, work in intake.in_hand.items() if update_id in before]
        if waiting <= len(here):
            if here:
                await asyncio.wait(here)
            self.caught_up.set()

    def _failure(self, info: WebhookInfo, intake: Intake) -> str:
        """Why Telegram can't bring what waits; "" if it can. What it told before the first look is over."""
        told = self._looked and info.last_error_date not in (None, self._error_at)
        silent = self._failing and intake.handled == self._handled
        self._failing = info.pending_update_count > 0 and (told or silent)
        self._looked, self._error_at, self._handled = True, info.last_error_date, intake.handled
        return f"Telegram says: {_cut(info.last_error_message)}" if self._failing else ""


def _why(error: Exception) -> str:
    match error:
        case RetryAfter():
            return "Telegram asks to wait"
        case InvalidToken():
            return "Telegram refuses the token"
        case BadRequest():  # what is wrong with the address of the webhook
            return f"Telegram says: {_cut(error.message)}"
        case _:
            return type(error).__name__


def _cut(words: str | None) -> str:
    return "".join(letter for letter in (words or "")[:_SAID] if " " <= letter <= "~")
