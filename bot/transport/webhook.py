"""The door for updates that Telegram brings, each answered once it is handled. Must not know what they say.

Telegram brings one update of a chat at a time, and brings it again until it is answered with 200.
"""

import asyncio
import hmac
import json
import logging
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from aiohttp import web

from bot.transport.inbox import Handle
from bot.transport.intake import LIMIT, Intake, Seen, id_of
from bot.transport.listen import listen
from bot.transport.registration import Registration

log = logging.getLogger(__name__)

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
LARGEST: Final = 2**20  # bytes of one update
HOLD: Final = 20.0  # seconds that Telegram waits for an answer; it would hang up after 60
READ: Final = 10.0  # seconds for a body to arrive
AGAIN: Final = "1"  # seconds after which Telegram may come again

# Whoever finds the address may send what is no HTTP, and aiohttp would log each time.
_UNHEARD: Final = logging.getLogger(f"{__name__}.unheard")
_UNHEARD.disabled = True


class Webhook:
    """Serves the path of `url` at `at` (host and port), and has Telegram send there (`Registration`).

    An update is answered with 200 once it is handled, or known to be; with 503, and comes again, where that
    takes too long, too many are in hand, or the process stops. What is not Telegram's gets an error that says
    nothing, and is not logged.
    """

    def __init__(
        self,
        url: str,
        at: str,
        secret: str,
        handle: Handle,
        seen: Seen,
        registration: Registration,
    ) -> None:
        self._registration = registration
        self.caught_up = registration.caught_up
        self.at = at
        self._path = unquote(urlsplit(url).path) or "/"
        self._secret = secret.encode()
        self._intake = Intake(registration.bot, handle, seen)
        self._answering = 0  # requests that hold an update, or are about to
        self._runner: web.BaseRunner | None = None
        self._keeping: asyncio.Task[None] | None = None

    async def listen(self) -> None:
        """Open the door. Raises AddressInUseError, or ConfigError where it can't be opened at all."""
        server = web.Server(
            self._answer,
            access_log=None,
            logger=_UNHEARD,
            auto_decompress=False,  # Telegram does not compress, and a small body stays a small one
            keepalive_timeout=75.0,
            lingering_time=2.0,
        )
        self._runner = await listen(server, "telegram.webhook.listen", self.at)
        log.info("the webhook listens on %s", self.at)

    def start(self) -> None:
        """Have Telegram send updates here."""
        self._keeping = asyncio.create_task(self._registration.keep(self._intake), name="webhook")

    async def stop(self, within: float = 8.0) -> None:
        """Take nothing new, finish what is in hand and answer it.

        What is not finished `within` seconds is given up, and Telegram will bring it again.
        """
        if self._keeping:
            self._keeping.cancel()
            await asyncio.wait({self._keeping})
        await self._intake.finish(within)
        if self._runner:
            await self._runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        try:
            if request.path != self._path:
                raise web.HTTPNotFound
            if request.method != "POST":
                raise web.HTTPMethodNotAllowed(request.method, ["POST"])
            if not hmac.compare_digest(_secret_of(request), self._secret):
                raise web.HTTPForbidden
            if max(self._answering, len(self._intake.in_hand)) >= LIMIT:
                return _later()
            self._answering += 1
            try:
                return await self._of_telegram(request)
            finally:
                self._answering -= 1
        except web.HTTPException:
            raise
        except Exception as error:
            log.error("an update could not be taken: %s", type(error).__name__, exc_info=error)
            return _later()

    async def _of_telegram(self, request: web.BaseRequest) -> web.Response:
        update = await _json(request)
        update_id = id_of(update)
        if update_id is None:
            raise web.HTTPBadRequest
        await self._intake.take([update])
        if work := self._intake.in_hand.get(update_id):
            await asyncio.wait({work}, timeout=HOLD)
        return web.Response() if self._intake.is_done(update_id) else _later()


def _secret_of(request: web.BaseRequest) -> bytes:
    return request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")


async def _json(request: web.BaseRequest) -> Any:
    """What was sent. Raises an HTTPException that says nothing of it."""
    if request.content_type != "application/json":
        raise web.HTTPBadRequest
    if (request.content_length or 0) > LARGEST:  # before any of it is read
        raise web.HTTPRequestEntityTooLarge(LARGEST)
    try:
        async with asyncio.timeout(READ):
            return json.loads(await request.read())  # which reads up to the same limit
    except web.HTTPException:
        raise
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except Exception:  # of many kinds: no JSON, too deep, cut off
        raise web.HTTPBadRequest from None


def _later() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": AGAIN})
