"""The bot as a real process, and its database before and after. Knows the command line, no handler.

Every process logs all it can, and must not have said a secret when it is over.
"""

import asyncio
import json
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import aiohttp

from bot.domain.dates import LENDER_ZONE, Once, today_in
from bot.domain.hearings import HearingDraft
from bot.domain.language import Language
from bot.domain.loans import LoanDraft
from bot.domain.preferences import Preferences, QuietHours
from bot.domain.reminders import Planned
from bot.domain.zones import rules_of
from bot.emulator.botapi import BotApi
from bot.serving import wall_clock
from bot.store.protocol import Records
from bot.store.records import PlannedInstalment, Subscription
from bot.store.sqlite import SqliteStore
from tests.http_botapi import PATIENCE, TOKEN, HttpBotApi

ZONE = "Asia/Shanghai"
FIRST_USER = 990_000_001  # ids, amounts and names that can't stand in a log by chance
AMOUNT = 87_654_300
NAME = "阿美的微粒贷"
SECRETS = (TOKEN, TOKEN.partition(":")[2], "99000", "8765", "876,5", "阿美", "微粒贷", "weilidai")

# A test runs at any hour, so nobody here has quiet hours.
AWAKE = Preferences(ZONE, (7, 3, 1, 0), (1, 3, 7), time(9), QuietHours(time(0), time(0)))


def telegram(port: int = 0) -> HttpBotApi:
    """A Telegram on loopback, in the real time that a real process lives in."""
    return HttpBotApi(BotApi(wall_clock), port=port)


def free_port() -> int:
    """A port on loopback that nobody listened at a moment ago."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def config(folder: Path, server: HttpBotApi | None = None, *, token: str = TOKEN, more: str = "") -> Path:
    """A configuration file in `folder`, which logs as much as can be; `more` is added to it."""
    file = folder / "config.toml"
    file.write_text(
        f"""
        [telegram]
        token = "{token}"
        base_url = "{server.base_url if server else "http://127.0.0.1:9/bot"}"
        [reminders]
        quiet_hours = ""
        [operator]
        log_level = "DEBUG"
        {more}
        """,
        encoding="utf-8",
    )
    return file


def database(folder: Path) -> Path:
    """Where the bot of `config(folder)` keeps its data."""
    return folder / "data" / "bot.db"


class BotProcess:
    """A running `python -m bot …`; `log` is all that it wrote to standard error."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.lines: list[str] = []
        self._news = asyncio.Event()
        self.reading = asyncio.create_task(self._read())  # done when it has ended

    @property
    def log(self) -> str:
        return "".join(self.lines)

    async def until_logged(self, words: str, within: float = PATIENCE) -> None:
        """Wait until a line holds these words."""
        async with asyncio.timeout(within):
            while words not in self.log:
                assert not self.reading.done(), f"ended without {words!r}: {self.log}"
                self._news.clear()
                await self._news.wait()

    async def ended(self, within: float = PATIENCE) -> int:
        """Its exit code, once it has ended by itself."""
        async with asyncio.timeout(within):
            await self.reading
            return await self.process.wait()

    async def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop; its exit code."""
        self.process.send_signal(sign)
        return await self.ended()

    async def kill(self) -> None:
        """As a power cut would."""
        if self.process.returncode is None:
            self.process.kill()
        await self.reading
        await self.process.wait()

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.lines.append(line.decode())
            self._news.set()
        self._news.set()


@asynccontextmanager
async def started(
    file: Path, *arguments: str, environ: Mapping[str, str] | None = None, secrets: Sequence[str] = ()
) -> AsyncIterator[BotProcess]:
    """`python -m bot run --config FILE`, killed at the end if it still runs."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("TELEGRAM_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *(arguments or ("run",)), "--config", str(file)),
        stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        cwd=file.parent,
        env={**outside, **(environ or {})},
    )
    bot = BotProcess(process)
    try:
        yield bot
    finally:
        await bot.kill()
    said = [secret for secret in (*SECRETS, *secrets) if secret in bot.log]
    assert not said, f"the log holds {said}: {bot.log}"


@asynccontextmanager
async def serving(
    file: Path,
    server: HttpBotApi,
    *,
    environ: Mapping[str, str] | None = None,
    secrets: Sequence[str] = (),
    by: str = "getUpdates",
) -> AsyncIterator[BotProcess]:
    """`started`, and it has polled; or has called another method, `by` which it looks for updates."""
    before = len(server.asked(by))
    async with started(file, environ=environ, secrets=secrets) as bot:
        polled = asyncio.ensure_future(server.until(lambda: len(server.asked(by)) > before))
        await asyncio.wait({polled, bot.reading}, return_when=asyncio.FIRST_COMPLETED)
        if not polled.done():
            polled.cancel()
            raise AssertionError(f"ended before it polled: {bot.log}")
        await polled
        yield bot


async def get(at: str, path: str) -> tuple[int, str]:
    """Status and body of a page that the process serves at this host and port."""
    async with aiohttp.ClientSession() as session, session.get(f"http://{at}{path}") as response:
        return response.status, await response.text()


async def ready(at: str) -> dict[str, Any]:
    """What it says once it is ready: in a process that has just started all is well after a moment."""
    while True:
        status, body = await get(at, "/readyz")
        if status == 200:
            told: dict[str, Any] = json.loads(body)
            return told
        await asyncio.sleep(0.1)


async def borrowers(
    path: Path, reminders: Mapping[int, Sequence[datetime]], sued: Collection[int] = ()
) -> dict[int, list[int]]:
    """Subscribed users, each with one loan per reminder; their instalments' ids.

    Of those who are `sued` it is a date at court instead, and its id. Each is in three days, so that
    nothing but the reminder makes it late.
    """
    now = wall_clock()
    day = today_in(now, ZONE) + timedelta(days=3)
    store = await SqliteStore.open(path)

    def keep(records: Records) -> dict[int, list[int]]:
        # A bot that does not know by which rules people were planned would plan them anew.
        records.keep_zone_rules({zone: rules_of(zone, now) for zone in {ZONE, LENDER_ZONE}})
        made: dict[int, list[int]] = {}
        for user_id, moments in reminders.items():
            records.add_user(user_id, Language.HANS, AWAKE, now)
            records.patch_user(user_id, subscription=Subscription.ON)
            for number, moment in enumerate(moments, 1):
                if user_id in sued:
                    plan = (Planned("-3", moment),)
                    hearing = records.add_matter(user_id, HearingDraft(day), plan, now)
                    made.setdefault(user_id, []).append(hearing.id)
                    continue
                draft = LoanDraft("weilidai", f"{NAME}{number}", Once(day), AMOUNT, None)
                rows = [PlannedInstalment(1, day, AMOUNT, (Planned("-3", moment),))]
                view = records.loan(user_id, records.add_loan(user_id, draft, rows, now).id)
                assert view is not None
                made.setdefault(user_id, []).append(view.instalments[0].id)
        return made

    made = await store.transact(keep)
    await store.close()
    return made


def outbox(path: Path) -> dict[int, list[str]]:
    """The states of each user's reminders, whether a process holds the database or not."""
    with closing(sqlite3.connect(path, timeout=10)) as db:
        states: dict[int, list[str]] = {}
        for user_id, state in db.execute("SELECT user_id, state FROM reminders ORDER BY id"):
            states.setdefault(user_id, []).append(state)
    return states


def texts(server: HttpBotApi, user_id: int) -> list[str]:
    """What the bot sent this user, in order."""
    return [
        event.message["text"]
        for event in server.api.events
        if event.kind == "sent" and event.chat_id == user_id
    ]
