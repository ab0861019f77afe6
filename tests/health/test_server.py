"""Health over real HTTP, in front of a poller whose Telegram fails: which part is named, and for how long."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram import Update
from telegram.ext import ExtBot

from bot.config import AddressInUseError, ConfigError
from bot.emulator.botapi import BotApi
from bot.health.server import application
from bot.runtime import LIMITS, Part, Runtime
from bot.transport.http import AiohttpRequest
from bot.transport.listen import listen
from bot.transport.polling import Poller
from tests.e2e.process import free_port
from tests.http_botapi import TOKEN, Fault, HttpBotApi, answer, cut
from tests.worlds import START

OTHERS: tuple[Part, ...] = ("tick", "database", "due", "knowledge")
UNREADY_WITHIN, READY_WITHIN = 100.0, 40.0  # seconds, promised


class Health:
    """The address, and what is asked of it."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.at = f"127.0.0.1:{free_port()}"

    async def get(self, path: str) -> tuple[int, str, str]:
        async with aiohttp.ClientSession() as session, session.get(f"http://{self.at}{path}") as response:
            return response.status, response.content_type, await response.text()

    async def ready(self) -> dict[str, Any]:
        status, kind, body = await self.get("/readyz")
        told: dict[str, Any] = json.loads(body)
        assert kind == "application/json"
        assert (status == 200) == told["ready"]
        return told

    async def __aenter__(self) -> "Health":
        app = application(self.runtime, version="1.2.3", knowledge="2026-11-29.abcd")
        self._runner = await listen(app, "operator.http", self.at)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()


class World:
    """A poller in virtual time, in which all other parts are well."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.runtime = Runtime(monotonic=lambda: self.seconds)
        self.slept = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        for part in OTHERS:
            self.runtime.good(part)
        self.slept.set()
        await asyncio.sleep(0)


@pytest.fixture
async def world() -> AsyncIterator[tuple[World, HttpBotApi, Poller]]:
    made = World()

    async def handle(_: Update) -> None: ...

    async def seen(_: object) -> set[int]:
        return set()

    request = AiohttpRequest()
    async with HttpBotApi(BotApi(lambda: START)) as server, request:
        bot: ExtBot[Any] = ExtBot(
            TOKEN, base_url=server.base_url, request=request, get_updates_request=request
        )
        poller = Poller(
            bot,
            handle,
            seen,
            lambda: made.runtime.alive("polling"),
            ("message",),
            good=lambda: made.runtime.good("polling"),
            sleep=made.sleep,
            now=lambda: made.seconds,
        )
        poller.start()
        await poller.caught_up.wait()
        for part in OTHERS:
            made.runtime.good(part)
        yield made, server, poller
        await poller.stop()


@pytest.mark.parametrize(
    "fault", [cut(), answer(502, "<html>Bad Gateway</html>", "text/html"), answer(200, "[1]")]
)
async def test_a_telegram_that_is_out_is_named_in_time_and_so_is_its_return(
    world: tuple[World, HttpBotApi, Poller], fault: Fault
) -> None:
    made, server, _ = world
    async with Health(made.runtime) as health:
        assert (await health.ready())["ready"]
        began = made.seconds
        server.fault("getUpdates", fault, times=1000)
        server.api.say(1, "ends the poll under way")
        while (told := await health.ready())["ready"]:
            assert made.seconds <= began + UNREADY_WITHIN
            made.slept.clear()
            await made.slept.wait()
        assert [part for part, state in told["parts"].items() if not state["ok"]] == ["polling"]

        server.mend()
        back = made.seconds
        polls = len(server.asked("getUpdates"))
        await server.until(lambda: len(server.asked("getUpdates")) > polls + 1)
        assert (await health.ready())["ready"]
        assert made.seconds <= back + READY_WITHIN


async def test_it_answers_in_the_form_that_was_promised() -> None:
    runtime = Runtime("webhook", monotonic=lambda: 5.0)
    async with Health(runtime) as health:
        assert (await health.get("/healthz"))[0] == 200
        assert await health.ready() == {
            "ready": False,
            "parts": {part: {"ok": False, "age": 0, "limit": LIMITS[part]} for part in ("webhook", *OTHERS)},
        }
        assert (await health.get("/"))[0] == 404


async def test_where_something_else_listens_it_says_so() -> None:
    async with Health(Runtime()) as health:
        with pytest.raises(AddressInUseError, match=f"operator.http: {health.at}: something else listens"):
            await listen(web.Application(), "operator.http", health.at)


async def test_an_address_that_this_machine_does_not_have_is_a_bad_config() -> None:
    with pytest.raises(ConfigError, match=r"operator\.http: expected an address of this machine"):
        await listen(web.Application(), "operator.http", "203.0.113.1:8080")
