"""A Telegram in a process of its own that costs as little as can be: for measuring who speaks to it.

`async with telegram() as server` starts it. Whatever is sent gets the answer that Telegram gives to a
reminder, after `latency` seconds; updates come from `feed`. Knows no client; checks nothing.
"""

import asyncio
import json
import re
import sys
import time
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.request import ProxyHandler, build_opener

TOKEN: Final = "123456:benchmark"
_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHAT: Final = re.compile(rb"chat_id[^0-9]{1,80}?(\d+)")  # in a form, in parts and in JSON
_NUMBER: Final = re.compile(rb"(offset|timeout|limit)[^0-9]{1,80}?(\d+)")
_ME: Final = {"id": 123456, "is_bot": True, "first_name": "B", "username": "bench_bot"}
TEXT: Final = (
    "微粒贷 还款提醒\n还有 3 天 · 2026年12月15日 周二\n金额：¥1,200\n建议提前一天还款，以免扣款失败。\n\n"
    "到期后可能会：\n【机构说法】逾期当天会发短信和打电话提醒。\n【规定】催收不得联系与债务无关的人。"
)
BUTTONS: Final = [
    [{"text": text, "callback_data": f"inst:{text}:1"} for text in ("已还", "稍后提醒", "可能还不上")],
    [{"text": "完整说明", "callback_data": "a:rights:weilidai"}],
]


@dataclass(frozen=True, slots=True)
class Seen:
    """What reached the server: for each message sent, its chat and its second since the start."""

    chats: list[int]
    at: list[float]
    answered: float  # the second at which the latest answer was given


class _Telegram:
    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.chats: list[int] = []
        self.at: list[float] = []
        self.answered = 0.0
        self.count = 0  # of messages that were answered
        self.asked: tuple[int, _Connection] | None = None
        self.updates: deque[tuple[int, bytes]] = deque()
        self.next_update = 1
        self.waiting: list[tuple[int, _Connection]] = []  # polls that wait for an update
        head, _, tail = json.dumps(_message(0, 0), ensure_ascii=False).partition('"message_id": 0')
        before, _, after = tail.partition('"chat": {"id": 0')
        self.parts = [part.encode() for part in (head + '"message_id": ', before + '"chat": {"id": ', after)]

    def answer(self, path: bytes, body: bytes, connection: "_Connection") -> None:
        method = path.rpartition(b"/")[2].partition(b"?")[0].lower()
        if method in (b"sendmessage", b"editmessagetext"):
            found = _CHAT.search(body)
            chat = int(found[1]) if found else 0
            self.chats.append(chat)
            self.at.append(time.monotonic())
            head, middle, tail = self.parts
            result = b"%s%d%s%d%s" % (head, len(self.chats), middle, chat, tail)
            if self.latency:
                asyncio.get_running_loop().call_later(self.latency, self._done, connection, result)
            else:
                self._done(connection, result)
        elif method == b"getupdates":
            self._poll(path + body, connection)
        elif method == b"getme":
            connection.give(json.dumps(_ME).encode())
        elif method == b"feed":
            connection.give(b"%f" % time.monotonic())
            self._feed(json.loads(body))
        elif method == b"seen":
            self.asked = (int(body), connection)
            self._tell()
        elif method == b"latency":
            self.latency = float(body)
            connection.give(b"true")
        else:
            connection.give(b"true")

    def _done(self, connection: "_Connection", result: bytes) -> None:
        self.answered = time.monotonic()
        self.count += 1
        connection.give(result)
        self._tell()

    def _tell(self) -> None:
        """What was seen, to whoever waits for so many messages."""
        if self.asked and self.count >= self.asked[0]:
            seen = {"chats": self.chats, "at": self.at, "answered": self.answered}
            self.asked[1].give(json.dumps(seen).encode())
            self.chats, self.at, self.count, self.asked = [], [], 0, None

    def _feed(self, messages: list[tuple[int, str]]) -> None:
        for chat, text in messages:
            update = {"update_id": self.next_update, "message": _said(self.next_update, chat, text)}
            self.updates.append((self.next_update, json.dumps(update, ensure_ascii=False).encode()))
            self.next_update += 1
        waiting, self.waiting = self.waiting, []
        for offset, connection in waiting:
            self._give_updates(offset, connection)

    def _poll(self, asked: bytes, connection: "_Connection") -> None:
        numbers = {name: int(value) for name, value in _NUMBER.findall(asked)}
        offset = numbers.get(b"offset", 0)
        while self.updates and self.updates[0][0] < offset:
            self.updates.popleft()
        loop, wait = asyncio.get_running_loop(), numbers.get(b"timeout", 0)
        if self.updates or not wait:
            loop.call_later(self.latency, self._give_updates, offset, connection)
        else:
            self.waiting.append((offset, connection))
            loop.call_later(wait, self._give_up, (offset, connection))

    def _give_up(self, waiting: tuple[int, "_Connection"]) -> None:
        if waiting in self.waiting:
            self.waiting.remove(waiting)
            self._give_updates(*waiting)

    def _give_updates(self, offset: int, connection: "_Connection") -> None:
        given = [update for number, update in self.updates if number >= offset][:100]
        connection.give(b"[%s]" % b",".join(given))


class _Connection(asyncio.Protocol):
    def __init__(self, telegram: _Telegram) -> None:
        self.telegram = telegram
        self.buffer = b""
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self.transport = None

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            found = _LENGTH.search(self.buffer, 0, end)
            length = int(found[1]) if found else 0
            if len(self.buffer) < end + 4 + length:
                return
            path = self.buffer[: self.buffer.index(b"\r\n")].split(b" ")[1]
            body = self.buffer[end + 4 : end + 4 + length]
            self.buffer = self.buffer[end + 4 + length :]
            self.telegram.answer(path, body, self)

    def give(self, result: bytes) -> None:
        if self.transport:
            body = b'{"ok":true,"result":%s}' % result
            self.transport.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s"
                % (len(body), body)
            )


def _message(number: int, chat: int) -> dict[str, Any]:
    return {
        "message_id": number,
        "from": _ME,
        "chat": {"id": chat, "first_name": "阿美", "type": "private"},
        "date": 1_795_312_800,
        "text": TEXT,
        "entities": [{"offset": 0, "length": 8, "type": "bold"}],
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {"inline_keyboard": BUTTONS},
    }


def _said(number: int, chat: int, text: str) -> dict[str, Any]:
    person = {"id": chat, "is_bot": False, "first_name": "阿美", "language_code": "zh-hans"}
    command = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
    return {
        "message_id": number,
        "from": person,
        "chat": {"id": chat, "first_name": "阿美", "type": "private"},
        "date": 1_795_312_800,
        "text": text,
        "entities": [command],
    }


class Server:
    """The running server, as the measuring process sees it."""

    def __init__(self, port: int) -> None:
        self.base_url = f"http://127.0.0.1:{port}/bot"
        self._opener = build_opener(ProxyHandler({}))

    async def feed(self, messages: Sequence[tuple[int, str]]) -> float:
        """Let people (by id) say this, in this order. The second at which they did."""
        return float(await self._ask("feed", json.dumps(messages).encode()))

    async def seen(self, count: int = 0) -> Seen:
        """What was sent since this was asked last, once it is so many messages."""
        return Seen(**await self._ask("seen", str(count).encode()))

    async def set_latency(self, seconds: float) -> None:
        """From now on each answer takes so long."""
        await self._ask("latency", str(seconds).encode())

    async def _ask(self, what: str, body: bytes = b"") -> Any:
        def ask() -> Any:
            with self._opener.open(f"{self.base_url}{TOKEN}/{what}", data=body) as answer:
                return json.load(answer)["result"]

        return await asyncio.to_thread(ask)


@asynccontextmanager
async def telegram(latency: float = 0.0) -> AsyncIterator[Server]:
    """A server that answers after `latency` seconds, until the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, str(latency), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield Server(int(await process.stdout.readline()))
    finally:
        process.terminate()
        await process.wait()


async def _serve(latency: float) -> None:
    state = _Telegram(latency)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(state), "127.0.0.1", 0, backlog=4096)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(float(sys.argv[1])))
