"""The emulated Telegram behind real HTTP on loopback, with the faults that a network adds.

Use: `async with HttpBotApi(api) as server`, give `server.base_url` and `server.token` to the bot (a
real process if need be), let people act through `api` and wait with `server.until`.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, Self

from aiohttp import web

from bot.emulator.botapi import BotApi
from bot.emulator.params import ApiError, Upload
from tests.deliveries import Deliveries

TOKEN = "123456:TEST-token-that-must-not-be-seen"
PATIENCE = 100.0  # seconds to wait for anything: only what hangs takes longer, however busy the machine

Carry = Callable[[], Awaitable[web.Response]]  # does what was asked, and answers
Fault = Callable[[web.Request, Carry], Awaitable[web.StreamResponse]]


def answer(status: int, body: str | bytes, content_type: str = "application/json") -> Fault:
    """Any answer at all, instead of doing what was asked."""

    async def fault(_request: web.Request, _carry: Carry) -> web.Response:
        content = body.encode() if isinstance(body, str) else body
        return web.Response(status=status, body=content, content_type=content_type)

    return fault


def error(code: int, description: str, **parameters: int) -> Fault:
    """An error in Telegram's own form."""
    return answer(code, _error_body(code, description, parameters))


def too_many(seconds: int) -> Fault:
    return error(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def hang(*, after: bool = False) -> Fault:
    """No answer ever; with `after`, what was asked is done."""

    async def fault(_request: web.Request, carry: Carry) -> web.Response:
        if after:
            await carry()
        await asyncio.Event().wait()
        raise AssertionError

    return fault


def cut(*, after: bool = False) -> Fault:
    """The connection is closed without an answer; with `after`, what was asked is done."""

    async def fault(request: web.Request, carry: Carry) -> web.Response:
        if after:
            await carry()
        return _end(request)

    return fault


def raw(answer: bytes) -> Fault:
    """These bytes, whether they are HTTP or not, and the end of the connection."""

    async def fault(request: web.Request, _carry: Carry) -> web.Response:
        if request.transport:
            request.transport.write(answer)
        return _end(request)

    return fault


def _end(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.close()
    return web.Response()


class HttpBotApi:
    """`calls` holds the method and parameters of every call that reached the server, in order.

    `front` is the address to which updates for a webhook are brought, whatever host its URL names.
    """

    def __init__(self, api: BotApi, token: str = TOKEN, port: int = 0, front: str = "") -> None:
        self.api = api
        self.token = token
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self._faults: dict[str, list[Fault]] = {}
        self._called = asyncio.Event()
        self.deliveries = Deliveries(api, front, self._called.set) if front else None  # to a webhook
        self._arrived = asyncio.Event()
        api.on_update.append(self._arrived.set)
        self._runner: web.AppRunner | None = None
        self._delivering: asyncio.Task[None] | None = None
        self._port = port  # 0: any that is free

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/bot"

    def fault(self, method: str, fault: Fault, times: int = 1) -> None:
        """The next calls of the method (of "*": of any) meet this fault, after those set before."""
        self._faults.setdefault(method.lower(), []).extend([fault] * times)

    def mend(self) -> None:
        """No more faults; a call that hangs goes on to."""
        self._faults.clear()

    def asked(self, method: str) -> list[dict[str, Any]]:
        """The parameters of each call of one method."""
        return [params for name, params in self.calls if name.lower() == method.lower()]

    async def until(self, condition: Callable[[], bool], within: float = PATIENCE) -> None:
        """Wait until it is true; looked at whenever a call has arrived or was answered."""
        async with asyncio.timeout(within):
            while not condition():
                self._called.clear()
                await self._called.wait()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=60 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.05)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        if self.deliveries:
            self._delivering = asyncio.create_task(self.deliveries.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop. Entered again, it listens on the same port."""
        if self._delivering:
            self._delivering.cancel()
            await asyncio.wait({self._delivering})
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = await _params(request)
        self.calls.append((method, params))
        self._called.set()

        async def carry() -> web.Response:
            return await self._carry(request.match_info["token"], method, params)

        waiting = self._faults.get(method.lower()) or self._faults.get("*")
        try:
            return await (waiting.pop(0)(request, carry) if waiting else carry())
        finally:
            self._called.set()

    async def _carry(self, token: str, method: str, params: dict[str, Any]) -> web.Response:
        try:
            if token != self.token:
                raise ApiError(401, "Unauthorized")
            result = self.api.call(method, params)
            if method.lower() == "getupdates" and not result and int(params.get("timeout", 0)):
                result = await self._long_poll(method, params)
        except ApiError as refused:
            return web.json_response(
                text=_error_body(refused.code, refused.description, refused.parameters), status=refused.code
            )
        return web.json_response({"ok": True, "result": result})

    async def _long_poll(self, method: str, params: dict[str, Any]) -> Any:
        self._arrived.clear()
        try:
            async with asyncio.timeout(int(params["timeout"])):
                await self._arrived.wait()
        except TimeoutError:
            return []
        return self.api.call(method, params)


def _error_body(code: int, description: str, parameters: dict[str, Any] | None) -> str:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return json.dumps(body | ({"parameters": parameters} if parameters else {}))


async def _params(request: web.Request) -> dict[str, Any]:
    """Query, form or JSON. What a form says stays text, which `BotApi` reads as Telegram does."""
    params: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        params.update(await request.json())
        return params
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            params[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            params[name] = value
    return params
