"""The whole bot in a terminal: lines in, lines out. Knows Telegram's emulator and a `World`, no handlers.

Time is virtual: it starts at the moment handed in and is moved by `:wait` and `:now` alone, so
that a script gives the same answers however long it takes.
"""

import asyncio
import io
import os
import re
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot.console.screen import show
from bot.emulator.botapi import BotApi
from bot.emulator.cloud import buttons
from bot.emulator.markup import is_blank, units
from bot.logs import visible

LOCAL = ZoneInfo("Asia/Shanghai")
_LANGUAGE = "zh-hans"
_UNIT = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
YEARS = range(2000, 2100)  # that the clock can be set to
_LONGEST_STEP = timedelta(days=1)  # so that what the bot does daily is done each day
_STUCK_STEP = timedelta(hours=1)
_LONGEST = 4096  # UTF-16 code units of a message
_END = "."  # of what is pasted
_WEEKDAYS = "一二三四五六日"
_HELP = (
    "Each line is a message; a number presses that button. 每行是一条消息，数字表示按下相应的按钮。",
    "  :say 15                 send the text 15 (not the button) 把 15 当作文字发送",
    "  :paste                  lines up to one that is only . as one message 到只有 . 的一行为止，算一条消息",
    "  :forward 2026-12-01 21:50 TEXT",
    "                          forward what was written then; without TEXT, lines as above 转发那时写的消息",
    "  :wait 3d                also 2h, 10m; what is due comes on the way 等待，到期的提醒会一路显示",
    "  :now 2026-12-01 09:00   jump there as if the bot had been off 跳到该时间（期间机器人未运行）",
    "  :as 2                   speak as another user 换一个用户",
    "  :lang en                this user's Telegram language 该用户的 Telegram 语言",
    "  :help  :quit            帮助、退出",
)


class World(Protocol):
    """A bot with its Telegram and its clock, all in this process."""

    @property
    def api(self) -> BotApi: ...

    @property
    def now(self) -> datetime:
        """The virtual clock, UTC."""
        ...

    async def handle(self, update: dict[str, Any]) -> None:
        """Process one update to its end."""

    async def next_due(self) -> datetime | None:
        """The earliest moment at which something is to be sent."""
        ...

    async def advance(self, to: datetime) -> None:
        """Set the clock, run what runs at that moment, and wait until what is due was sent."""

    async def jump(self, to: datetime) -> None:
        """Set the clock as if the bot had been off until then, and catch up."""


async def pass_time(world: World, end: datetime) -> AsyncIterator[datetime]:
    """Walk the clock to `end` through every due time; yields after each stop, `end` included."""
    stop = world.now  # what is overdue comes first
    while True:
        await world.advance(stop)
        yield stop
        if stop >= end:
            return
        due = await world.next_due()
        if due is not None and due <= stop:  # tried just now, and still not gone: look again later
            due = stop + _STUCK_STEP
        stop = min(end, stop + _LONGEST_STEP, due or end)


async def read_lines(descriptor: int = 0) -> AsyncIterator[str]:
    """Lines of a file descriptor, each read only when it is asked for; bytes that are no UTF-8 show as �.

    A thread waits for each line: a file, a pipe and a terminal are all the same to it. It is a
    daemon on an unbuffered stream, so that an interrupt need not wait for the next line.
    """
    stream = io.FileIO(descriptor, "rb", closefd=False)
    loop = asyncio.get_running_loop()

    def deliver(line: asyncio.Future[bytes], raw: bytes) -> None:
        if not line.done():
            line.set_result(raw)

    def read(line: asyncio.Future[bytes]) -> None:
        try:
            raw = stream.readline()
        except OSError:  # the terminal hung up
            raw = b""
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(deliver, line, raw)

    while True:
        if os.isatty(descriptor):
            sys.stdout.write("> ")
            sys.stdout.flush()
        line: asyncio.Future[bytes] = loop.create_future()
        threading.Thread(target=read, args=(line,), daemon=True).start()
        raw = await line
        if not raw:
            return
        yield raw.decode("utf-8", "replace").rstrip("\r\n")


def print_line(line: str) -> None:
    """Write a line at once; what a terminal would obey is escaped, what it does not have becomes `?`."""
    encoding = sys.stdout.encoding or "utf-8"
    print(visible(line).encode(encoding, "replace").decode(encoding), flush=True)


async def run(world: World, lines: AsyncIterator[str], out: Callable[[str], None] = print_line) -> None:
    """Serve the lines until `:quit` or their end. Each line is answered before the next is asked for."""
    console = _Console(world, out)
    console.welcome()
    async for line in lines:
        if not await console.obey(line):
            return
    await console.end()


class _Console:
    def __init__(self, world: World, out: Callable[[str], None]) -> None:
        self._world = world
        self._out = out
        self._user = 1
        self._shown = len(world.api.events)
        self._pasted: list[str] = []
        self._hand_in: Callable[[str], Awaitable[None]] | None = None  # what becomes of the lines of a paste
        self._commands = {
            "say": self._say,
            "paste": self._paste,
            "forward": self._forward,
            "wait": self._wait,
            "now": self._now,
            "as": self._as,
            "lang": self._lang,
            "help": self._help,
        }
        world.api.user(self._user, language_code=_LANGUAGE)

    def welcome(self) -> None:
        self._out("Console 终端版. :help lists what you can do 输入 :help 查看用法, /start begins 开始.")
        self._tell_time()

    async def obey(self, line: str) -> bool:
        """Do what the line says. False if it says `:quit`."""
        text = line.strip()
        if self._hand_in is not None:
            if text != _END:
                self._pasted.append(line)
                return True
            await self._end_paste(self._hand_in)
        elif text.startswith(":"):
            name, _, rest = text[1:].partition(" ")
            if name == "quit":
                return False
            command = self._commands.get(name)
            if command is None:
                self._out(f"Unknown 未知命令 :{name} (:help lists them; :say sends any text 可发送任意文字)")
            else:
                await command(rest.strip())
        elif text:
            await self._type(text)
        self._show_news()
        return True

    async def end(self) -> None:
        """No more lines come: what was pasted is all of it."""
        if self._hand_in is not None:
            await self._end_paste(self._hand_in)
            self._show_news()

    async def _type(self, text: str) -> None:
        """A number presses a button if there are so many; anything else is a message."""
        message = self._world.api.latest_with_buttons(self._user)
        number = int(text) if re.fullmatch(r"\d{1,3}", text) else 0
        if message is None or not 1 <= number <= len(buttons(message)):
            await self._say(text)
            return
        button = buttons(message)[number - 1]
        if "callback_data" in button:
            await self._world.handle(self._world.api.press(self._user, message, number - 1))
        elif "copy_text" in button:
            for line in ("(copies 复制)", *button["copy_text"]["text"].splitlines()):
                self._out(line)
        else:
            self._out(f"(opens 打开) {button.get('url', button['text'])}")

    async def _say(self, text: str) -> None:
        if is_blank(text):
            self._out(":say 15")
        for part in parts(text):
            await self._world.handle(self._world.api.say(self._user, part))

    async def _paste(self, _: str) -> None:
        self._hand_in = self._say

    async def _forward(self, rest: str) -> None:
        found = re.match(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d)(?:\s+|$)", rest)
        written = _moment(found[1]) if found else None
        if found is None or written is None or written > self._world.now:
            self._out(":forward 2026-12-01 21:50 TEXT")
            return
        moment, text = written, rest[found.end() :]

        async def hand_in(text: str) -> None:
            for part in parts(text):
                await self._world.handle(self._world.api.forward(self._user, part, moment))

        if text:
            await hand_in(text)
        else:
            self._hand_in = hand_in

    async def _end_paste(self, hand_in: Callable[[str], Awaitable[None]]) -> None:
        text, self._pasted, self._hand_in = "\n".join(self._pasted), [], None
        await hand_in(text)

    async def _wait(self, length: str) -> None:
        parts = re.findall(r"(\d{1,4})\s*([dhms])", length)
        if not parts or re.sub(r"\d{1,4}\s*[dhms]\s*", "", length):
            self._out(":wait 3d, 2h, 10m")
            return
        span = sum((timedelta(**{_UNIT[unit]: int(number)}) for number, unit in parts), timedelta())
        end = self._world.now + span
        if end.year not in YEARS:
            self._out(f"{YEARS[0]}–{YEARS[-1]}")
            return
        async for stop in pass_time(self._world, end):
            if any(show(event) for event in self._world.api.events[self._shown :]):
                self._out(f"--- {_local(stop)}")
                self._show_news()
        self._tell_time()

    async def _now(self, moment: str) -> None:
        to = _moment(moment)
        if to is None or to.year not in YEARS:
            self._out(":now 2026-12-01 09:00")
            return
        await self._world.jump(to)
        self._tell_time()

    async def _as(self, number: str) -> None:
        if not re.fullmatch(r"[1-9]\d{0,9}", number):
            self._out(":as 2")
            return
        self._user = int(number)
        if self._user not in self._world.api.users:
            self._world.api.user(self._user, language_code=_LANGUAGE)
        self._out(f"You are user {self._user} 现在是用户 {self._user}")

    async def _lang(self, code: str) -> None:
        if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", code):
            self._out(":lang en, zh-hans, zh-hant")
            return
        self._world.api.user(self._user, language_code=code)
        self._out(f"Telegram language 语言: {code}")

    async def _help(self, _: str) -> None:
        for line in _HELP:
            self._out(line)

    def _tell_time(self) -> None:
        self._out(f"It is 现在是 {_local(self._world.now)} (Asia/Shanghai)")

    def _show_news(self) -> None:
        """Print what the bot did since the last time, and for whom if not for the one who speaks."""
        for event in self._world.api.events[self._shown :]:
            lines = show(event)
            if lines and event.chat_id != self._user:
                self._out(f"(to user 发给用户 {event.chat_id})")
            for line in lines:
                self._out(line)
        self._shown = len(self._world.api.events)


def parts(text: str) -> Iterator[str]:
    """The messages that an app makes of a text: of one that is too long, several; of blanks, none."""
    while text:
        end = min(len(text), _LONGEST)
        while (over := units(text[:end]) - _LONGEST) > 0:
            end -= (over + 1) // 2
        if not is_blank(text[:end]):
            yield text[:end]
        text = text[end:]


def _moment(text: str) -> datetime | None:
    """A moment in ISO form, in Shanghai where it names no zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)


def _local(moment: datetime) -> str:
    local = moment.astimezone(LOCAL)
    return f"{local:%Y-%m-%d} 周{_WEEKDAYS[local.weekday()]} {local:%H:%M}"
