"""The dead-man address over real HTTP: asked while all is well, silent otherwise, and never named."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.health.background import going_on
from bot.health.ping import EVERY, FRESH, Ping
from bot.runtime import LIMITS, Runtime

SECRET = "a-uuid-that-is-a-secret"
PARTS = ("polling", "tick", "database", "due", "knowledge")


class Bench:
    def __init__(self) -> None:
        self.seconds = 0.0
        self.runtime = Runtime(monotonic=lambda: self.seconds)
        self.asked = 0
        self.status = 200
        self.url = ""
        self._turn = asyncio.Semaphore(0)
        self._waiting = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        assert (request.method, request.path) == ("GET", f"/{SECRET}")
        self.asked += 1
        return web.Response(status=self.status, text="OK")

    async def sleep(self, seconds: float) -> None:
        self._waiting.set()
        await self._turn.acquire()
        assert seconds == EVERY

    async def minute(self, *, stale: str = "", age: float = 0.0) -> None:
        """A minute at whose end all is well, but what is `stale` was good so long ago."""
        await self._waiting.wait()
        self.seconds += 1e6
        if stale:
            self.runtime.good(stale)  # type: ignore[arg-type]
        self.seconds += age
        for part in PARTS:
            if part != stale:
                self.runtime.good(part)  # type: ignore[arg-type]
        self._waiting.clear()
        self._turn.release()
        await self._waiting.wait()


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with _running() as bench:
        yield bench


@asynccontextmanager
async def _running() -> AsyncIterator[Bench]:
    bench = Bench()
    app = web.Application()
    app.router.add_get("/{path}", bench.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    ping = Ping(f"http://127.0.0.1:{port}/{SECRET}", bench.runtime, sleep=bench.sleep)
    async with going_on(ping.go_on(), "ping"):
        yield bench
    await runner.cleanup()


async def test_it_is_asked_once_a_minute_while_all_is_well(bench: Bench) -> None:
    for minute in range(1, 4):
        await bench.minute()
        assert bench.asked == minute


@pytest.mark.parametrize("part", PARTS)
async def test_it_is_not_asked_while_a_part_is_not_well_and_again_when_it_is(bench: Bench, part: str) -> None:
    await bench.minute(stale=part, age=LIMITS[part] + 1)  # type: ignore[index]
    assert bench.asked == 0

    await bench.minute()
    assert bench.asked == 1


@pytest.mark.parametrize(("age", "asked"), [(FRESH, 1), (FRESH + 1, 0)])
async def test_it_is_not_asked_where_the_last_good_poll_lies_too_far_back(
    bench: Bench, age: float, asked: int
) -> None:
    await bench.minute(stale="polling", age=age)
    assert bench.asked == asked


async def test_what_fails_is_told_once_and_names_no_more_than_the_host(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await bench.minute()
    assert caplog.messages == []

    bench.status = 503
    for _ in range(3):
        await bench.minute()
    assert caplog.messages == ["127.0.0.1: answered 503"]

    bench.status = 200
    await bench.minute()
    assert caplog.messages[1:] == ["127.0.0.1 is asked again"]
    for _ in range(2):
        await bench.minute(stale="tick", age=50)
    assert caplog.messages[2:] == ["127.0.0.1: not asked, because not all is well: tick"]
    assert SECRET not in caplog.text


async def test_an_address_where_nobody_listens_is_a_warning_without_the_address(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    asked = asyncio.Semaphore(0)
    turns = iter((0.0, 0.0))

    async def sleep(_: float) -> None:
        if next(turns, None) is None:
            asked.release()
            await asyncio.Event().wait()

    runtime = Runtime()
    for part in PARTS:
        runtime.good(part)  # type: ignore[arg-type]
    ping = Ping(f"http://user:{SECRET}@127.0.0.1:9/{SECRET}", runtime, sleep=sleep)
    async with going_on(ping.go_on(), "ping"):
        await asked.acquire()

    assert caplog.messages == ["127.0.0.1: can't be asked: ClientConnectorError"]
    assert SECRET not in caplog.text
