"""The way to the Bot API over aiohttp. Must not know what is sent; must not let out where to.

The address of a request carries the token, and an answer echoes what users wrote: neither
reaches an error's message, its causes or a log.
"""

import io
import json
from functools import cache
from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.runtime import Runtime
from bot.transport.trust import trusted

MAX_ANSWER = 32 * 2**20  # bytes; the largest file that a bot may download has 20 MB


class NotConnectedError(NetworkError):
    """No connection came about: the request was certainly not sent."""


class ConnectTimedOutError(TimedOut):
    """No connection came about in time: the request was certainly not sent."""


NOT_SENT = (NotConnectedError, ConnectTimedOutError)

_JSON = {"Content-Type": "application/json"}

_NO_ROUTE = (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError, aiohttp.InvalidURL)


class AiohttpRequest(BaseRequest):
    """Speaks HTTP for PTB: its timeouts (seconds; None waits for ever), its errors.

    `proxy` is an http:// or socks5:// URL. Nothing is read from the environment. `runtime` counts the 429s.
    """

    def __init__(
        self,
        *,
        proxy: str = "",
        connections: int = 256,
        connect_timeout: float | None = 10.0,
        read_timeout: float | None = 20.0,
        write_timeout: float | None = 10.0,
        media_write_timeout: float | None = 60.0,
        pool_timeout: float | None = 5.0,
        runtime: Runtime | None = None,
    ) -> None:
        self._runtime = runtime or Runtime()
        self._proxy = proxy
        self._connections = connections
        self._connect = connect_timeout
        self._read = read_timeout
        self._write = write_timeout
        self._media_write = media_write_timeout
        self._pool = pool_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read

    async def initialize(self) -> None:
        """Open the pool. PTB may call this twice."""
        if self._session:
            return
        trust = trusted()
        if self._proxy.startswith("socks"):
            from aiohttp_socks import ProxyConnector  # here and not above: few bots need it

            connector: aiohttp.TCPConnector = ProxyConnector.from_url(
                self._proxy, limit=self._connections, ssl=trust
            )
            proxy = None
        else:
            connector = aiohttp.TCPConnector(limit=self._connections, ssl=trust)
            proxy = self._proxy or None
        self._session = aiohttp.ClientSession(
            connector=connector,
            proxy=proxy,
            trust_env=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
        )

    async def shutdown(self) -> None:
        """Close the pool. PTB may call this twice."""
        if self._session:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises TimedOut or NetworkError: one of NOT_SENT, else it was perhaps sent."""
        if not self._session:
            raise RuntimeError("AiohttpRequest is not initialized")
        files = request_data if request_data and request_data.multipart_data else None
        timeout = _timeout(
            pool=_given(pool_timeout, self._pool),
            connect=_given(connect_timeout, self._connect),
            write=_given(write_timeout, self._media_write if files else self._write),
            read=_given(read_timeout, self._read),
        )
        try:
            async with self._session.request(
                method,
                url,
                data=_form(files) if files else _json(request_data),
                headers=None if files else _JSON,
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                body = await _read(response)
        except Exception as error:
            failure = _failure(error)
        else:
            if response.status == 429:
                self._runtime.count("limits", "telegram_429")
            return response.status, body if response.ok else _without_echo(body)
        raise failure  # out here, so that the error that names the address is not even its context

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """As PTB's, but what can't be read goes into no log, and JSON of another shape is an error too."""
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return _Answer(answer)


class _Answer(dict[str, Any]):
    """What Telegram answered; asked for a result that is not there, it says so in PTB's terms."""

    def __missing__(self, key: str) -> Any:
        raise TelegramError("Invalid server response")


def _given(timeout: ODVInput[float], default: float | None) -> float | None:
    return default if isinstance(timeout, DefaultValue) else timeout


@cache
def _timeout(
    *, pool: float | None, connect: float | None, write: float | None, read: float | None
) -> aiohttp.ClientTimeout:
    """aiohttp has no timeout for writing: a stuck upload ends with the sum of all."""

    def total(*parts: float | None) -> float | None:
        return None if None in parts else sum(part for part in parts if part is not None)

    return aiohttp.ClientTimeout(
        connect=total(pool, connect),
        sock_connect=connect,
        sock_read=read,
        total=total(pool, connect, write, read),
    )


def _json(request_data: RequestData | None) -> bytes:
    return json.dumps(request_data.parameters if request_data else {}).encode()


def _form(request_data: RequestData) -> aiohttp.FormData:
    # Telegram takes names as they are; percent signs would stay in the name of a file.
    form = aiohttp.FormData(request_data.json_parameters, quote_fields=False)
    for name, (filename, content, mime) in (request_data.multipart_data or {}).items():
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=filename, content_type=mime)
    return form


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > MAX_ANSWER:
            raise aiohttp.ClientPayloadError
    return bytes(body)


def _failure(error: Exception) -> NetworkError:
    from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

    said = f"aiohttp.{type(error).__name__}"
    match error:
        case aiohttp.ConnectionTimeoutError() | ProxyTimeoutError():
            return ConnectTimedOutError()
        case TimeoutError():
            return TimedOut()
        case _ if isinstance(error, (*_NO_ROUTE, ProxyConnectionError, ProxyError)):
            return NotConnectedError(said)
        case _:
            return NetworkError(said)


def _without_echo(body: bytes) -> bytes:
    """The parts of an error that PTB understands; it would put all others into the error's message."""
    try:
        answer = AiohttpRequest.parse_json_payload(body)
    except TelegramError:
        return b"{}"
    description, parameters = answer.get("description"), answer.get("parameters")
    known = {
        name: value
        for name, value in (parameters.items() if isinstance(parameters, dict) else ())
        if name in {"retry_after", "migrate_to_chat_id"} and isinstance(value, int)
    }
    return json.dumps(
        {"description": description if isinstance(description, str) else None, "parameters": known}
    ).encode()
