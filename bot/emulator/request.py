"""The door from python-telegram-bot to the emulator, with no socket. Knows no rules of Telegram."""

import asyncio
import json
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.emulator.botapi import BotApi
from bot.emulator.params import ApiError, Upload


class InProcessRequest(BaseRequest):
    """A way to a Telegram in this process: there is no connection, and `answer` gives status and body."""

    async def answer(self, method: str, data: RequestData | None) -> tuple[int, bytes]:
        raise NotImplementedError

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        del method, read_timeout, write_timeout, connect_timeout, pool_timeout  # nothing here takes time
        return await self.answer(url.rpartition("/")[2], request_data)


class EmulatedRequest(InProcessRequest):
    """Answers every call from a BotApi, with the status and bytes of the real one.

    An error that is no ApiError (see `BotApi.fail_next`) is raised as it is: what a transport
    would raise for a lost connection or a time out.
    """

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._arrived = asyncio.Event()
        api.on_update.append(self._arrived.set)

    async def answer(self, method: str, data: RequestData | None) -> tuple[int, bytes]:
        params = _params(data)
        try:
            result = self._api.call(method, params)
            if method.lower() == "getupdates" and not result and params.get("timeout"):
                result = await self._wait_for_updates(method, params)
        except ApiError as error:
            body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
            if error.parameters:
                body["parameters"] = error.parameters
            return error.code, json.dumps(body).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def _wait_for_updates(self, method: str, params: dict[str, Any]) -> Any:
        """Long polling: the next update, or nothing after `timeout` seconds."""
        self._arrived.clear()
        try:
            async with asyncio.timeout(float(params["timeout"])):
                await self._arrived.wait()
        except TimeoutError:
            return []
        return self._api.call(method, params)


def _params(request_data: RequestData | None) -> dict[str, Any]:
    if request_data is None:
        return {}
    params: dict[str, Any] = dict(request_data.parameters)
    for field, (name, content, mime_type) in request_data.multipart_data.items():
        data = content if isinstance(content, bytes) else content.read()
        params[field] = Upload(name, data, mime_type)
    return params
