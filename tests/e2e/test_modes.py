"""By either way that updates come, what a person does is done once, answered, and survives a power cut."""

import asyncio
import json
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest

import tests.oracle  # noqa: F401 - hears every call; its import takes seconds, in which calls would time out
from bot.emulator.botapi import BotApi
from bot.emulator.cloud import buttons
from bot.serving import wall_clock
from bot.transport.webhook import LARGEST, SECRET_HEADER
from tests.e2e.process import FIRST_USER, config, database, serving, started, texts
from tests.http_botapi import PATIENCE, HttpBotApi, hang

ADMIN, USER, OTHER = FIRST_USER, FIRST_USER + 1, FIRST_USER + 2
SECRET = "Webhook-secret_that-must-not-be-seen"
URL = "https://bot.example.org/telegram/hook"


@dataclass(frozen=True, slots=True)
class Way:
    """How updates come: what is set in the environment, and what the bot calls to find out."""

    front: str
    environ: Mapping[str, str]
    by: str

    def telegram(self) -> HttpBotApi:
        return HttpBotApi(BotApi(wall_clock), front=self.front)


@pytest.fixture
def port() -> Iterator[int]:
    """One that nobody else takes, whether the bot runs or not."""
    with closing(socket.socket()) as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


class Systemd:
    """Hears what it is told at `address`."""

    def __init__(self, address: Path) -> None:
        self.address = str(address)
        self.heard: list[str] = []
        self._news = asyncio.Event()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.address)
        self._socket.setblocking(False)
        asyncio.get_running_loop().add_reader(self._socket, self._hear)

    def _hear(self) -> None:
        self.heard.append(self._socket.recv(4096).decode())
        self._news.set()

    async def until_heard(self, words: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while words not in self.heard:
                self._news.clear()
                await self._news.wait()

    def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self._socket)
        self._socket.close()


@pytest.fixture
async def systemd(tmp_path: Path) -> AsyncIterator[Systemd]:
    with closing(Systemd(tmp_path / "notify")) as systemd:
        yield systemd


def polling() -> Way:
    return Way("", {}, "getUpdates")


def webhook(port: int) -> Way:
    environ = {
        "RIGHTS_BOT_TELEGRAM_MODE": "webhook",
        "RIGHTS_BOT_TELEGRAM_WEBHOOK_URL": URL,
        "RIGHTS_BOT_TELEGRAM_WEBHOOK_LISTEN": f"127.0.0.1:{port}",
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
    }
    return Way(f"http://127.0.0.1:{port}", environ, "getWebhookInfo")


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_what_a_person_does_is_done_once_and_survives_a_kill(
    mode: str, port: int, systemd: Systemd, tmp_path: Path
) -> None:
    way = polling() if mode == "polling" else webhook(port)
    async with way.telegram() as server:
        file = config(tmp_path, server)
        started_by = server.api.say(USER, "/start")  # while the bot is off
        async with serving(file, server, environ=way.environ, by=way.by, secrets=[SECRET]) as bot:
            await server.until(lambda: len(texts(server, USER)) == 1)
            added = server.api.say(USER, "/add 微粒贷 每月15号 500")
            await server.until(lambda: len(texts(server, USER)) == 2 and not server.api.pending)
            server.api.pending += [started_by, added]  # as if Telegram had not heard
            server.api._wake()
            await server.until(lambda: not server.api.pending)
            assert len(texts(server, USER)) == 2

            card = server.api.latest_with_buttons(USER)
            assert card is not None
            (save,) = [number for number, one in enumerate(buttons(card)) if one["text"] == "保存"]
            for method in ("sendMessage", "editMessageText"):
                server.fault(method, hang(), times=9)
            asked = len(server.calls)
            server.api.press(USER, card, save)
            await server.until(lambda: _loans(tmp_path) == 1 and len(server.calls) > asked + 1)
            server.api.say(OTHER, "/list")
            await server.until(lambda: any(one["chat_id"] == OTHER for one in server.asked("sendMessage")))
            assert len(server.api.pending) >= 1
            await bot.kill()

        server._faults.clear()
        environ = {**way.environ, "NOTIFY_SOCKET": systemd.address}
        async with serving(file, server, environ=environ, by=way.by, secrets=[SECRET]) as bot:
            await server.until(lambda: not server.api.pending and texts(server, OTHER) != [])
            server.api.say(USER, "/list")
            await server.until(lambda: any("¥500" in one for one in texts(server, USER)[2:]))
            async with started(file, environ=way.environ, secrets=[SECRET]) as second:
                assert await second.ended() == 3
            if mode == "webhook":
                await _turns_strangers_away(way.front)
            server.api.say(USER, "/help")
            await server.until(lambda: server.api.pending == [])
            for words in (f"READY=1\nSTATUS=serving, by {mode}", "WATCHDOG=1"):
                await systemd.until_heard(words)
            assert await bot.stop() == 0
    assert _loans(tmp_path) == 1
    heard = [one for one in systemd.heard if one != "WATCHDOG=1"]
    assert heard.count(f"READY=1\nSTATUS=serving, by {mode}") == 1
    assert heard[-1] == "STOPPING=1"
    if mode == "webhook":
        assert server.deliveries is not None
        assert server.deliveries.statuses[403] == 0
        assert server.asked("getUpdates") == []


async def _turns_strangers_away(front: str) -> None:
    url = front + "/telegram/hook"
    good = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}
    update = json.dumps({"update_id": 5, "message": {}}).encode()
    async with aiohttp.ClientSession() as session:

        async def status(method: str, url: str, headers: dict[str, str], body: Any) -> int:
            async with session.request(method, url, headers=headers, data=body) as response:
                return response.status

        assert await status("GET", url, good, b"") == 405
        assert await status("POST", url, good | {SECRET_HEADER: "x"}, update) == 403
        assert await status("POST", front + "/", good, update) == 404
        assert await status("POST", url, good, BytesIO(b"x" * (LARGEST + 1))) == 413
        assert await status("POST", url, good, b"no JSON") == 400


def _loans(folder: Path) -> int:
    with closing(sqlite3.connect(database(folder), timeout=10)) as db:
        return int(db.execute("SELECT count(*) FROM loans").fetchone()[0])


async def test_the_mode_is_changed_back_and_nothing_is_lost(port: int, tmp_path: Path) -> None:
    way = webhook(port)
    async with way.telegram() as server:
        server.api.user(ADMIN)
        file = config(tmp_path, server, more=f"admin_ids = [{ADMIN}]")
        server.fault("sendMessage", hang(), times=9)
        async with serving(file, server, environ=way.environ, by=way.by) as bot:
            await bot.until_logged("the webhook listens")
            server.api.say(USER, "/help")
            await server.until(lambda: server.asked("sendMessage") != [])
            assert await bot.stop() == 0
        server._faults.clear()
        server.api.say(OTHER, "/help")
        async with serving(file, server) as bot:
            await server.until(lambda: texts(server, USER) != [] and texts(server, OTHER) != [])
            assert await bot.stop() == 0
    assert [one for one in server.asked("deleteWebhook") if one] == []
