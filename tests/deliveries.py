"""How Telegram brings updates to a webhook: those of a chat one after the other, chats side by side, again
until each is answered with 2xx. Knows no bot.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.emulator.botapi import BotApi

HOST = "bot.example.org"  # of a webhook that is the bot's; nobody answers at any other
AGAIN = 0.05  # seconds until an update comes again: Telegram's are more, and grow
HANG_UP = 60.0


class Deliveries:
    """Brings what waits in `api` to the path of its webhook at `front`: the proxy that `HOST` is.

    `answers` holds each update's id and the status that it was answered with (0: no answer), in order.
    """

    def __init__(self, api: BotApi, front: str, told: Callable[[], None] = lambda: None) -> None:
        self.front = front
        self.answers: list[tuple[int, int]] = []
        self._told = told  # is called after each answer
        self._api = api
        self._news = asyncio.Event()
        self._busy: set[int] = set()  # chats
        self._tasks: set[asyncio.Task[None]] = set()
        api.on_update.append(self._news.set)

    @property
    def statuses(self) -> Counter[int]:
        return Counter(status for _, status in self.answers)

    async def run(self) -> None:
        """Never ends."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=HANG_UP)) as session:
            try:
                while True:
                    self._news.clear()
                    self._begin(session)
                    await self._news.wait()
            finally:
                for task in self._tasks:
                    task.cancel()
                await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, session: aiohttp.ClientSession) -> None:
        for update in list(self._api.pending):
            chat = _chat_of(update)
            if self._api.webhook["url"] and chat not in self._busy:
                self._busy.add(chat)
                task = asyncio.create_task(self._bring(session, chat, update))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _bring(self, session: aiohttp.ClientSession, chat: int, update: dict[str, Any]) -> None:
        url, secret = urlsplit(self._api.webhook["url"]), self._api.webhook_secret
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        status = 0
        if url.hostname == HOST:
            with suppress(aiohttp.ClientError, TimeoutError):
                async with session.post(self.front + url.path, json=update, headers=headers) as response:
                    status = response.status
        self.answers.append((update["update_id"], status))
        if 200 <= status < 300:
            self._api.pending = [one for one in self._api.pending if one is not update]
            self._told()
        else:
            self._told()
            self._api.webhook |= {
                "last_error_date": int(self._api.clock().timestamp()),
                "last_error_message": f"Wrong response from the webhook: {status}"
                if status
                else "Connection refused",
            }
            await asyncio.sleep(AGAIN)
        self._busy.discard(chat)
        self._news.set()


def _chat_of(update: dict[str, Any]) -> int:
    for content in update.values():
        if isinstance(content, dict):
            place = content.get("chat") or content.get("message", {}).get("chat") or content["from"]
            return int(place["id"])
    raise AssertionError("an update of nothing")
