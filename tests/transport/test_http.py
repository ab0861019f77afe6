"""Our transport against PTB's own, over real HTTP on loopback: the same faults, the same errors."""

import asyncio
import io
import json
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import InputFile
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.ext import ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from bot.emulator.botapi import BotApi
from bot.runtime import Runtime
from bot.transport import http as transport
from bot.transport.http import NOT_SENT, AiohttpRequest
from tests.http_botapi import TOKEN, Fault, HttpBotApi, answer, cut, error, hang, raw, too_many

SECRET = "words of a user"
PERSON = 41
SHORT = 0.3  # seconds to wait for an answer that does not come


def ours() -> BaseRequest:
    return AiohttpRequest()


def theirs() -> BaseRequest:
    return HTTPXRequest(httpx_kwargs={"trust_env": False})


@pytest.fixture
async def server() -> AsyncIterator[HttpBotApi]:
    api = BotApi(lambda: datetime(2026, 11, 22, tzinfo=UTC))
    api.user(PERSON)
    async with HttpBotApi(api) as running:
        yield running


@asynccontextmanager
async def bot_over(request: BaseRequest, base_url: str, token: str = TOKEN) -> AsyncIterator[ExtBot[None]]:
    async with request:
        yield ExtBot(token, base_url=base_url, request=request)


async def error_of(make: Callable[[], BaseRequest], base_url: str, **timeouts: float) -> Exception:
    async with bot_over(make(), base_url) as bot:
        with pytest.raises(Exception) as caught:  # noqa: PT011 - which one is the question
            await bot.send_message(PERSON, SECRET, **timeouts)  # type: ignore[arg-type]
    return caught.value


def everything_said(error: BaseException | None) -> str:
    """The error and all that hangs on it, as a log might show it."""
    said = ""
    while error is not None:
        said += f"{error!r} {error} {error.args}\n"
        error = error.__cause__ or error.__context__
    return said


def http(status: str, body: bytes, *headers: bytes, length: int | None = None) -> Fault:
    length = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status}".encode(), b"Content-Type: application/json", *headers]
    return raw(b"\r\n".join([*lines, f"Content-Length: {length}".encode(), b"", body]))


ECHO = f'{{"ok": true, "result": {{"text": "{SECRET}", "at": "/bot{TOKEN}/sendMessage"}}'.encode()

FAULTS: dict[str, Fault] = {
    "400": error(400, "Bad Request: chat not found"),
    "401": error(401, "Unauthorized"),
    "403": error(403, "Forbidden: bot was blocked by the user"),
    "404": error(404, "Not Found"),
    "409": error(409, "Conflict: terminated by other getUpdates request"),
    "413": error(413, "Request Entity Too Large"),
    "429": too_many(7),
    "429 without a time": error(429, "Too Many Requests"),
    "migrated": error(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1001),
    "500": error(500, "Internal Server Error"),
    "502 with a page": answer(502, f"<html>{SECRET} /bot{TOKEN}</html>", "text/html"),
    "500 with half an answer": answer(500, ECHO),
    "503 with nothing": answer(503, b""),
    "a status that nobody knows": http("599 Odd", b"{}"),
    "a redirect": http("302 Found", b"", b"Location: http://127.0.0.1:9/"),
    "200 with a page": answer(200, f"<html>{SECRET} /bot{TOKEN}</html>", "text/html"),
    "200 with half an answer": answer(200, ECHO),
    "200 with nothing": answer(200, b""),
    "200 shorter than it says": http("200 OK", ECHO, length=4000),
    "200 that claims to be packed": http("200 OK", ECHO, b"Content-Encoding: gzip"),
    "no HTTP": raw(b"SSH-2.0-x\r\n\r\n"),
    "closed before": cut(),
    "closed after": cut(after=True),
}


@pytest.mark.parametrize("name", FAULTS)
async def test_each_fault_ends_in_the_same_error_as_with_the_transport_of_ptb(
    server: HttpBotApi, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.fault("sendMessage", FAULTS[name], times=2)
    expected = await error_of(theirs, server.base_url)
    caplog.clear()
    caplog.set_level(logging.INFO)
    got = await error_of(ours, server.base_url)
    assert type(got) is type(expected)
    assert isinstance(got, TelegramError)
    assert not isinstance(got, NOT_SENT)
    for hidden in (TOKEN, SECRET):
        assert hidden not in everything_said(got) + caplog.text


async def test_limits_that_telegram_sets_are_counted(server: HttpBotApi) -> None:
    runtime = Runtime()
    server.fault("sendMessage", too_many(7), times=2)
    server.fault("sendMessage", error(500, "Internal Server Error"))
    for _ in range(3):
        await error_of(lambda: AiohttpRequest(runtime=runtime), server.base_url)
    assert runtime.counts["limits"]["telegram_429"] == 2


@pytest.mark.parametrize("fault", [hang(), hang(after=True)])
async def test_no_answer_in_time_is_a_time_out_that_was_perhaps_sent(
    server: HttpBotApi, fault: Fault
) -> None:
    server.fault("sendMessage", fault, times=2)
    assert type(await error_of(theirs, server.base_url, read_timeout=SHORT)) is TimedOut
    got = await error_of(ours, server.base_url, read_timeout=SHORT)
    assert type(got) is TimedOut
    assert TOKEN not in everything_said(got)


async def test_an_answer_that_trickles_ends_with_the_sum_of_the_timeouts(server: HttpBotApi) -> None:
    async def trickle(request: Any, _carry: Any) -> Any:
        request.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not request.transport.is_closing():
            request.transport.write(b" ")
            await asyncio.sleep(SHORT / 6)

    server.fault("sendMessage", trickle)
    short = {"read_timeout": SHORT, "write_timeout": SHORT, "connect_timeout": SHORT, "pool_timeout": SHORT}
    assert type(await error_of(ours, server.base_url, **short)) is TimedOut


@contextmanager
def nobody_listens() -> Iterator[str]:
    with socket.socket() as bound:  # bound, so that nobody else takes the port, and not listening
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}/bot"


@contextmanager
def nobody_accepts() -> Iterator[str]:
    """A port whose queue is full: connecting gets no answer."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        port = listening.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for client in waiting:
            client.setblocking(False)
            client.connect_ex(("127.0.0.1", port))
        yield f"http://127.0.0.1:{port}/bot"
        for client in waiting:
            client.close()


async def test_a_refused_connection_is_a_network_error_that_was_certainly_not_sent() -> None:
    with nobody_listens() as base_url:
        assert type(await error_of(theirs, base_url)) is NetworkError
        got = await error_of(ours, base_url)
    assert isinstance(got, NetworkError)
    assert not isinstance(got, TimedOut)
    assert isinstance(got, NOT_SENT)
    assert TOKEN not in everything_said(got)


async def test_a_connection_that_takes_too_long_is_a_time_out_that_was_certainly_not_sent() -> None:
    with nobody_accepts() as base_url:
        assert type(await error_of(theirs, base_url, connect_timeout=SHORT)) is TimedOut
        got = await error_of(ours, base_url, connect_timeout=SHORT, pool_timeout=60)
    assert isinstance(got, TimedOut)
    assert isinstance(got, NOT_SENT)
    assert TOKEN not in everything_said(got)


async def test_a_pool_that_stays_full_is_a_time_out_that_was_certainly_not_sent(server: HttpBotApi) -> None:
    server.fault("getMe", hang())
    async with bot_over(AiohttpRequest(connections=1), server.base_url) as bot:
        occupied = asyncio.create_task(bot.get_me())
        await server.until(lambda: bool(server.asked("getMe")))
        with pytest.raises(TimedOut) as caught:
            await bot.send_message(PERSON, SECRET, pool_timeout=0.1, connect_timeout=0.1)
        occupied.cancel()
        await asyncio.wait({occupied})
    assert isinstance(caught.value, NOT_SENT)
    assert server.asked("sendMessage") == []


async def test_tls_with_one_who_does_not_speak_it_is_an_error_that_was_certainly_not_sent(
    server: HttpBotApi,
) -> None:
    base_url = server.base_url.replace("http:", "https:")
    assert type(await error_of(theirs, base_url)) is NetworkError
    got = await error_of(ours, base_url)
    assert isinstance(got, NetworkError)
    assert isinstance(got, NOT_SENT)


@pytest.mark.parametrize("base_url", ["http://[:/bot", "ftp://127.0.0.1/bot", "http:///bot"])
async def test_an_address_that_is_none_is_a_network_error_without_the_address(base_url: str) -> None:
    got = await error_of(ours, base_url)
    assert isinstance(got, NetworkError)
    assert TOKEN not in everything_said(got)


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        '"x"',
        "{}",
        '{"ok": true}',
        '{"ok": false, "error_code": 400, "description": "x"}',
        "[" * 100_000,
        b"\xff",
    ],
)
@pytest.mark.parametrize("status", [200, 400, 502])
async def test_json_of_another_shape_is_an_error_of_telegram(
    server: HttpBotApi, status: int, body: str
) -> None:
    server.fault("sendMessage", answer(status, body))
    assert isinstance(await error_of(ours, server.base_url), TelegramError)


@pytest.mark.parametrize(
    "body",
    [
        '{"description": 7, "parameters": [1]}',
        '{"description": "x", "parameters": {"retry_after": "soon", "echo": "words of a user"}}',
        '{"parameters": {"migrate_to_chat_id": {}}}',
    ],
)
async def test_an_error_with_odd_parts_is_an_error_of_telegram_without_them(
    server: HttpBotApi, body: str
) -> None:
    server.fault("sendMessage", answer(400, body))
    got = await error_of(ours, server.base_url)
    assert isinstance(got, TelegramError)
    assert SECRET not in everything_said(got)


async def test_an_answer_without_end_is_cut_off(server: HttpBotApi) -> None:
    server.fault("sendMessage", answer(200, b" " * (transport.MAX_ANSWER + 1)))
    got = await error_of(ours, server.base_url)
    assert type(got) is NetworkError


async def test_a_call_that_is_cancelled_stays_cancelled(server: HttpBotApi) -> None:
    server.fault("getMe", hang())
    async with bot_over(ours(), server.base_url) as bot:
        asking = asyncio.create_task(bot.get_me())
        await server.until(lambda: bool(server.asked("getMe")))
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking


@pytest.mark.parametrize("make", [ours, theirs])
async def test_what_is_sent_arrives_as_it_is(server: HttpBotApi, make: Callable[[], BaseRequest]) -> None:
    words = '明天到期 😀 <3 & "x" = + % \x00 line\nline'
    async with bot_over(make(), server.base_url) as bot:
        sent = await bot.send_message(PERSON, words, disable_notification=True, reply_markup=None)
    assert sent.chat_id == PERSON
    (asked,) = server.asked("sendMessage")  # a form holds text; JSON has values of its own
    assert {name: one if isinstance(one, str) else json.dumps(one) for name, one in asked.items()} == {
        "chat_id": str(PERSON),
        "text": words,
        "disable_notification": "true",
    }


@pytest.mark.parametrize("make", [ours, theirs])
async def test_files_arrive_as_they_are(server: HttpBotApi, make: Callable[[], BaseRequest]) -> None:
    small, large = "日历".encode(), os.urandom(2 * 2**20)  # a body of bytes above 1 MB makes aiohttp warn
    async with bot_over(make(), server.base_url) as bot:
        await bot.send_document(PERSON, small, filename="日历.ics", caption="到期日")
        await bot.send_document(PERSON, large, filename="all.zip")
        await bot.send_document(PERSON, InputFile(io.BytesIO(large), "all.zip", read_file_handle=False))
    first, *others = server.asked("sendDocument")
    assert (first["document"].name, first["document"].content) == ("日历.ics", small)
    assert first["caption"] == "到期日"
    for other in others:
        assert (other["document"].name, other["document"].content) == ("all.zip", large)
        assert other["document"].mime_type == "application/zip"


async def test_many_at_once_share_the_pool(server: HttpBotApi) -> None:
    async with bot_over(AiohttpRequest(connections=4), server.base_url) as bot:
        await asyncio.gather(*(bot.send_message(PERSON, str(number)) for number in range(100)))
    assert sorted(int(params["text"]) for params in server.asked("sendMessage")) == list(range(100))


async def test_initialize_and_shutdown_may_come_twice_and_again(server: HttpBotApi) -> None:
    request = AiohttpRequest()
    bot = ExtBot(TOKEN, base_url=server.base_url, request=request)
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        assert (await bot.get_me()).is_bot
        await request.shutdown()
        await request.shutdown()
    with pytest.raises(NetworkError, match="not initialized"):
        await bot.get_me()


async def test_the_environment_names_no_proxy(server: HttpBotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with bot_over(ours(), server.base_url) as bot:
        assert (await bot.get_me()).is_bot


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
    writer.close()


@asynccontextmanager
async def proxy(scheme: str) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A proxy that takes one connection after the other, and what it was asked for."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if scheme == "socks5":
            _, methods = await reader.readexactly(2)
            await reader.readexactly(methods)
            writer.write(b"\x05\x00")
            *_, kind = await reader.readexactly(4)
            host = await reader.readexactly(4 if kind == 1 else (await reader.readexactly(1))[0])
            port = int.from_bytes(await reader.readexactly(2), "big")
            asked.append(host)
            writer.write(b"\x05\x00\x00\x01" + bytes(6))
            first = b""
        else:
            first = await reader.readuntil(b"\r\n\r\n")
            asked.append(first)
            port = int(first.split(b" ")[1].split(b"/")[2].split(b":")[1])
        upstream, downstream = await asyncio.open_connection("127.0.0.1", port)
        downstream.write(first)
        try:
            await asyncio.gather(_pipe(reader, downstream), _pipe(upstream, writer))
        finally:
            downstream.close()
            writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with listening:
        yield f"{scheme}://127.0.0.1:{port}", asked


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_is_used(server: HttpBotApi, scheme: str) -> None:
    async with proxy(scheme) as (url, asked):
        async with bot_over(AiohttpRequest(proxy=url), server.base_url) as bot:
            await bot.send_message(PERSON, "through")
        assert len(asked) == 1
    assert server.asked("sendMessage")


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_is_not_there_is_an_error_that_was_certainly_not_sent(
    server: HttpBotApi, scheme: str
) -> None:
    with nobody_listens() as address:
        url = f"{scheme}://user:password@{address.split('/')[2]}"
        got = await error_of(lambda: AiohttpRequest(proxy=url), server.base_url)
    assert isinstance(got, NetworkError)
    assert isinstance(got, NOT_SENT)
    assert "password" not in everything_said(got)
