"""A busy minute of the real bot, with a ledger: what was on disk when, and what people had been told by then.

Knows the bot from outside (the emulator), and nothing of how a crash is made.
"""

import asyncio
import re
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlite_utils import Database

from bot.config import Config, Operator, Privacy, Reminders, Telegram
from bot.store.protocol import Records, Store
from bot.store.sqlite import SqliteRecords, SqliteStore
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import SHANGHAI, library

T = TypeVar("T")
Dump = tuple[tuple[str, tuple[Any, ...]], ...]
Fact = tuple[str, str]
"""A sentence for people, and a statement that finds a row as long as it is so."""

BEFORE: Final = datetime(2026, 11, 28, 20, 0, tzinfo=SHANGHAI)
START: Final = datetime(2026, 11, 29, 8, 59, 30, tzinfo=SHANGHAI)
END: Final = datetime(2026, 11, 29, 9, 0, 30, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is on disk after a transaction: the log's `size` in bytes, `at` how many statements, every row."""

    size: int
    at: int
    dump: Dump


@dataclass(frozen=True, slots=True)
class Told:
    """What is promised to people from this many transactions on: the last answer is out."""

    marks: int
    facts: tuple[Fact, ...]


@dataclass
class Minute:
    """All that was seen. `before` is a copy of the folder at its start, `after` one at its end."""

    before: Path
    after: Path
    marks: list[Mark] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)  # that write, in order, with their values


def dump_of(db: Database) -> Dump:
    """Every row of every table."""
    names = sorted(name for name in db.table_names() if not name.startswith("_sqlite"))
    return tuple(
        (name, tuple(db.execute(f"SELECT * FROM [{name}] ORDER BY 1, 2").fetchall())) for name in names
    )


class Watched:
    """A store beside whose transactions somebody writes down what is on disk."""

    def __init__(self, store: SqliteStore, minute: Minute, wal: Path) -> None:
        self._store = store
        self._minute = minute
        self._wal = wal
        self._one_at_a_time = asyncio.Lock()  # so that no state goes by unseen

    async def begin(self) -> None:
        """Listen from here on."""
        await self._store.read(lambda records: _db(records).conn.set_trace_callback(self._heard))
        await self._mark()

    async def transact(self, work: Callable[[Records], T]) -> T:
        async with self._one_at_a_time:
            result = await self._store.transact(work)
            await self._mark()
            return result

    async def read(self, work: Callable[[Records], T]) -> T:
        return await self._store.read(work)

    async def look(self, work: Callable[[Records], T]) -> T:
        return await self._store.look(work)

    async def close(self) -> None:
        await self._store.close()

    def _heard(self, statement: str) -> None:
        if re.match(
            r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|INSERT|UPDATE|DELETE|PRAGMA wal)", statement
        ):
            self._minute.statements.append(statement)

    async def _mark(self) -> None:
        def look(records: Records) -> None:
            size = self._wal.stat().st_size if self._wal.exists() else 0
            self._minute.marks.append(Mark(size, len(self._minute.statements), dump_of(_db(records))))

        await self._store.read(look)


def _db(records: Records) -> Database:
    assert isinstance(records, SqliteRecords)
    return records.db


def _loan(name: str, open_: int) -> Fact:
    return (
        f"{name} is saved, {open_} open",
        f"SELECT 1 FROM loans l WHERE name = '{name}' AND closed IS NULL AND {open_} = "
        "(SELECT count(*) FROM instalments WHERE loan_id = l.id AND state = 'open')",
    )


def _paid(name: str, day: str, fen: int) -> Fact:
    return (
        f"{fen} fen of {day} of {name} are paid",
        f"SELECT 1 FROM instalments i JOIN loans l ON l.id = loan_id WHERE name = '{name}' "
        f"AND due_on = '{day}' AND (i.paid = {fen} OR i.state = 'paid')",
    )


def _sent(user: int, many: int) -> Fact:
    sent = f"SELECT count(*) FROM reminders WHERE user_id = {user} AND state = 'sent'"
    return f"{many} reminders of user {user} are recorded", f"SELECT 1 WHERE ({sent}) >= {many}"


def _contacts(user: int, many: int) -> Fact:
    return (
        f"{many} contacts of user {user} are kept",
        f"SELECT 1 WHERE (SELECT count(*) FROM contacts WHERE user_id = {user}) = {many}",
    )


async def minute_of(folder: Path, *, erase: bool = False) -> Minute:
    """Let it pass. `erase`: at its end somebody has all erased, which empties the database's log."""
    before, now, after = (folder / name for name in ("before", "now", "after"))
    now.mkdir()
    await _prepared(now / "bot.db")
    shutil.copytree(now, before)
    minute = Minute(before, after)
    store = await SqliteStore.open(now / "bot.db")
    watched = Watched(store, minute, now / "bot.db-wal")
    await watched.begin()
    world = _world(watched, START)
    await world.bot.application.initialize()
    for user in (1, 2, 3):  # whom this Telegram has not seen yet
        world.api.user(user, started=True)
    try:
        await _busy(minute, world, erase=erase)
        shutil.copytree(now, after)
    finally:
        await world.close()
    return minute


async def _prepared(database: Path) -> None:
    """What there is already: loans of whose instalments some are due in the minute."""
    world = _world(await SqliteStore.open(database), BEFORE)
    await world.bot.application.initialize()
    first, second, third = (Chat(world, user) for user in (1, 2, 3))
    for chat, lines in (
        (first, ["张三 每月29号 1000元 12期", "李四 每月30号 500元 6期"]),
        (second, ["王五 每月29号 300元"]),
        (third, ["赵六 12月2日 5000元", "钱七 每月29号 70元 3期"]),
    ):
        for line in lines:
            await chat.say(f"/add {line}")
            await chat.press("保存")
    await world.close()


def _world(store: Store, start: datetime) -> EmulatedWorld:
    config = Config(
        telegram=Telegram(),
        database=Path("bot.db"),
        reminders=Reminders(),
        knowledge=None,
        operator=Operator(),
        privacy=Privacy(),
    )
    return EmulatedWorld(config, library(), store, start)


async def _busy(minute: Minute, world: EmulatedWorld, *, erase: bool) -> None:
    facts: dict[str, Fact] = {}

    def tell(**changed: Fact | None) -> None:
        for name, fact in changed.items():
            if fact is None:
                facts.pop(name, None)
            else:
                facts[name] = fact
        minute.told.append(Told(len(minute.marks), tuple(facts.values())))

    async def done(act: Awaitable[object], **changed: Fact | None) -> None:
        await act
        tell(**changed)

    first, second, third, fourth = (Chat(world, user) for user in (1, 2, 3, 4))
    tell(zhang=_loan("张三", 12), li=_loan("李四", 6), qian=_loan("钱七", 3), zhao=_loan("赵六", 1))
    await done(fourth.say("/add 孙八 每月28号 800元 24期"))
    await done(fourth.press("保存"), sun=_loan("孙八", 24))
    await done(fourth.say("/log 昨天22:30 微粒贷 电话 接了"), log=_contacts(4, 1))
    await done(second.say("/settings"))
    # The minute is full: what is due goes out to three people.
    await done(first.until(END), one=_sent(1, 2), two=_sent(2, 1), three=_sent(3, 2))
    await done(second.press("已还"), wang=_paid("王五", "2026-11-29", 30_000))
    await done(second.press("撤销"), wang=None)
    await done(second.press("稍后提醒"))
    await done(first.say("/list"))
    await done(first.press("李四"))
    await done(first.press("打开 2026-11-30"))
    await done(first.press("还了一部分"))
    await done(first.press("一半：¥250"), part=_paid("李四", "2026-11-30", 25_000))
    await done(third.say("/list"))
    await done(third.press("赵六"))
    await done(third.press("删除"))
    await done(
        third.press("删除"),
        zhao=None,
        gone=("赵六 is gone", "SELECT 1 FROM loans WHERE name = '赵六' AND closed = 'deleted'"),
    )
    await done(fourth.say("/log 今天 8个未接"), log=_contacts(4, 2))
    await done(
        first.say("/unsubscribe"),
        off=("user 1 is off", "SELECT 1 FROM users WHERE id = 1 AND subscription = 'off'"),
    )
    if erase:
        await done(third.say("/delete_me"))
        nothing = "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM users WHERE id = 3)"
        await done(
            third.press("全部删除"), qian=None, gone=None, three=None, erased=("user 3 is erased", nothing)
        )
