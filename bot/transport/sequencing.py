"""The order in which updates are handled; must not know what they say."""

import asyncio
import inspect
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

# PTB takes one of its own slots before it asks for our order, so that those who wait for a busy
# chat would hold one. Enough for all that the poller can have in hand; the bound is ours.
_WAITING = 4096

# Seconds of one turn. A handler that hangs would silence its chat, and hold back the confirmation
# of every update that follows. The most patient answer has ended before; and the watchdog, which would
# end the process and have the same update delivered to the next one, comes after.
HUNG = 45.0


class ChatOrder(BaseUpdateProcessor):
    """Each chat in the order of its updates, chats side by side, `at_once` of them.

    A turn that takes longer than `hung` seconds ends in TimeoutError.
    Use: `order.process_update(update, application.process_update(update))`, called in the order
    of the updates.
    """

    def __init__(self, at_once: int = 32, *, hung: float = HUNG) -> None:
        super().__init__(_WAITING)
        self._hung = hung
        self._slots = asyncio.Semaphore(at_once)
        # Held by those who use or await a turn, and by nothing else: an idle chat leaves no lock.
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        try:
            async with AsyncExitStack() as stack:
                chat = _chat_of(update)
                if chat is not None:
                    await stack.enter_async_context(self._turns.setdefault(chat, asyncio.Lock()))
                await stack.enter_async_context(self._slots)
                await stack.enter_async_context(asyncio.timeout(self._hung))
                await coroutine
        finally:
            if inspect.iscoroutine(coroutine):
                coroutine.close()  # cancelled before its turn: it never began

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go."""


def _chat_of(update: object) -> int | None:
    """The chat, else the user (whose private chat has the same id), else no order is asked for."""
    if not isinstance(update, Update):
        return None
    place = update.effective_chat or update.effective_user
    return place.id if place else None
