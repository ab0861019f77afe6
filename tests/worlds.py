"""A bot for each test: the real application, store and knowledge on the emulator. Knows no feature.

Whatever a test does, its world also notices errors in the log, and telephone numbers that nobody
may be shown.
"""

import asyncio
import logging
import re
import unicodedata
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

import pytest

from bot.app import load_library
from bot.config import Config, Copies, Operator, Privacy, Reminders, Telegram
from bot.domain.language import Language
from bot.emulator.botapi import BotApi
from bot.knowledge.library import Library
from bot.knowledge.phones import numbers_in
from bot.services.loans import Loans
from bot.services.users import Users
from bot.store.protocol import Records, Store
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.store.each import begin

T = TypeVar("T")

SHANGHAI = ZoneInfo("Asia/Shanghai")
NO_COPIES = Copies(None, 7, "")
START = datetime(2026, 11, 22, 10, 0, tzinfo=SHANGHAI)  # a Sunday

_TAG: Final = re.compile(r"<[^>]*>")
# No telephone number, however it looks: an amount, a date, a count ("× 129", of a bar, of what is more).
_NO_NUMBER: Final = re.compile(
    r"¥[0-9,.]+|\d{4}年\d+月\d+日|\d{4}-\d\d-\d\d"
    r"|× \d+|(?:[▇│]|▇…) \d+$|^(?:And )?\d+ more\b|^(?:还|還)有 \d+ [处處]",
    re.MULTILINE,
)


@cache
def library() -> Library:
    """The knowledge that ships: prepared, and read once in a process."""
    return load_library(None)


def shanghai(month: int, day: int, hour: int = 9, minute: int = 0, year: int = 2026) -> datetime:
    """A moment on the lender's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class Served:
    """The services within a transaction, as an update has them."""

    records: Records
    users: Users
    loans: Loans


async def served(store: Store, work: Callable[[Served], T]) -> T:
    """Something that a person does, in one transaction."""

    def within(records: Records) -> T:
        users = Users(records, Reminders().preferences())
        return work(Served(records, users, Loans(records, users)))

    return await store.transact(within)


@asynccontextmanager
async def open_world(
    database: Path,
    start: datetime = START,
    errors: list[str] | None = None,
    admins: tuple[int, ...] = (),
    copies: Copies = NO_COPIES,
) -> AsyncIterator[EmulatedWorld]:
    """A bot with this database, closed at the end: open it again for a restart.

    `errors` takes what the bot logs as errors; without it there must be none. `admins` operate it.
    """
    config = Config(
        telegram=Telegram(),
        database=database,
        reminders=Reminders(),
        knowledge=None,
        operator=Operator(admin_ids=admins),
        privacy=Privacy(),
        backup=copies,
    )
    begin(database)
    with _errors() as logged, _numbers() as numbers:
        world = await EmulatedWorld.open(config, library(), database, start)
        try:
            yield world
        finally:
            await world.close()
        if errors is not None:
            errors += logged
        assert errors is not None or not logged, "\n".join(logged)
        messages = [message for chat_id in world.api.chats for message in world.api.messages(chat_id)]
        typed = _digits("\n".join(one.get("text", "") for one in messages if not one["from"]["is_bot"]))
        listed = {phone.number for phone in library().channels.phones}
        strange = {number for number in numbers if number not in listed and number not in typed}
        assert not strange, f"not on the allow-list: {strange}"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[EmulatedWorld]:
    async with open_world(tmp_path / "bot.db") as opened:
        yield opened


@pytest.fixture
def chat(world: EmulatedWorld) -> Chat:
    """A user who has not written yet, in 简体."""
    return Chat(world)


@contextmanager
def _errors() -> Iterator[list[str]]:
    found: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(logging.Formatter().format(record))

    listener = Listener(logging.ERROR)
    logging.getLogger().addHandler(listener)
    try:
        yield found
    finally:
        logging.getLogger().removeHandler(listener)


def numbers_shown(text: str) -> set[str]:
    """Whatever somebody could take for a telephone number in a message, tags and all."""
    plain = _NO_NUMBER.sub("|", _TAG.sub("", text))
    return {number for line in plain.splitlines() for number in numbers_in(line)}


@contextmanager
def _numbers() -> Iterator[set[str]]:
    found: set[str] = set()

    def listen(_: str, params: Mapping[str, Any]) -> None:
        found.update(numbers_shown(str(params.get("text", ""))))

    BotApi.listeners.append(listen)
    try:
        yield found
    finally:
        BotApi.listeners.remove(listen)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", text))


class Lasting:
    """A world that lasts over many examples or cases, on an event loop of its own: for tests without one."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._runner = asyncio.Runner()

    def __enter__(self) -> "Lasting":
        self._opened = open_world(self._database)
        self.world = self.run(self._opened.__aenter__())
        self.chat = Chat(self.world)
        return self

    def __exit__(self, *error: object) -> None:
        self.run(self._opened.__aexit__(None, None, None))
        self._runner.close()

    def speaking(self, language: Language) -> Chat:
        """Somebody whose Telegram speaks this language."""
        return self.chat.as_user(list(Language).index(language) + 2, language.value)

    def run(self, what: Coroutine[Any, Any, T]) -> T:
        """Let it run to its end."""
        return self._runner.run(what)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lasting]:
    """One world for all examples and cases of a module: what one leaves open, the next finds."""
    with Lasting(tmp_path_factory.mktemp("lasting") / "bot.db") as opened:
        yield opened
