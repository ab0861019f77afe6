"""The Store over SQLite: one connection, in one thread. Knows no statement; those stand by table family.

Work is whole or not at all, and runs in the store's own thread (`_worker`): the event loop never waits for
a disk.
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from bot.store import _file
from bot.store._contacts import Contacts
from bot.store._hearings import Hearings
from bot.store._instalments import Instalments
from bot.store._loans import Loans
from bot.store._reminder_queue import ReminderQueue
from bot.store._upkeep import Upkeep
from bot.store._worker import Worker
from bot.store.migrations import MigrationError, broken_references, migrate, unknown_migrations
from bot.store.protocol import Records
from bot.store.records import Reminded, StoreUnreadableError

T = TypeVar("T")
_log = logging.getLogger(__name__)


def inspect(path: Path) -> list[str]:
    """What is wrong with the database at `path`, one line each. Changes nothing, needs no lock.

    A missing file is no problem: the bot makes one. Raises StoreUnreadableError if it can't be read at all.
    """
    if not path.exists():
        return []
    with _looking_at(path) as db:
        if damage := [line for (line,) in db.execute("PRAGMA quick_check").fetchall() if line != "ok"]:
            return damage  # the rest could not be trusted
        newer = [f"unknown migration {name}: made by a newer version" for name in unknown_migrations(db)]
        return broken_references(db) + newer


def read_notes(path: Path) -> list[tuple[datetime, str, str]]:
    """What users said is wrong, as Store.notes; changes nothing, needs no lock. None without a database."""
    if not path.exists():
        return []
    with _looking_at(path) as db:
        return SqliteRecords(db).notes() if "notes" in db.table_names() else []


def read_reminders(path: Path, alias: str) -> Reminded | None:
    """Why the reminders of a user were or were not sent; changes nothing, needs no lock.

    Names no lender, name or amount. None if there is no such user, or no database. Raises
    StoreUnreadableError, also for a database that an older version left and `run` has not opened since.
    """
    if not path.exists():
        return None
    with _looking_at(path) as db:
        return SqliteRecords(db).reminded(alias)


class SqliteRecords(Contacts, Instalments, Loans, Hearings, ReminderQueue, Upkeep):
    """See bot.store.protocol.Records; each family of statements in a file of its own."""


class SqliteStore:
    """See bot.store.protocol.Store. Made by `open`; `close` lets go of the lock."""

    def __init__(self, worker: Worker, lock: int) -> None:
        self._worker = worker
        self._lock = lock
        self._closed = False

    @classmethod
    async def open(cls, path: Path) -> "SqliteStore":
        """Lock, open and bring up to date the database at `path`; made if there is none.

        Raises StoreLockedError, StoreUnreadableError.
        """
        with _naming(path):
            lock = _file.lock(path)
        try:
            worker = await Worker.open(lambda: _open(path))
        except BaseException:
            os.close(lock)
            raise
        _log.info("SQLite %s", sqlite3.sqlite_version)
        return cls(worker, lock)

    async def close(self) -> None:
        if not self._closed:
            self._closed = True
            try:
                await self._worker.close(lambda db: db.close())
            finally:
                os.close(self._lock)

    async def transact(self, work: Callable[[Records], T]) -> T:
        scrub: list[bool] = []

        def within(db: Database) -> T:
            records = SqliteRecords(db)
            result = work(records)
            scrub.append(records.erased)
            return result

        result = await self._worker.write(within)
        if any(scrub):  # not before the commit: the log still holds what was erased
            await self._worker.read(_file.scrub)
        return result

    async def read(self, work: Callable[[Records], T]) -> T:
        return await self._worker.read(lambda db: work(SqliteRecords(db)))


def _open(path: Path) -> Database:
    with _naming(path):
        db = _file.connect(path)
        try:
            migrate(db)
        except BaseException:
            db.close()
            raise
        return db


@contextmanager
def _looking_at(path: Path) -> Iterator[Database]:
    """The database, beside a bot that may hold it."""
    with _naming(path), closing(_file.connect_read_only(path)) as db:
        yield db


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """What is wrong with a database names its file."""
    try:
        yield
    except (sqlite3.DatabaseError, MigrationError, OSError) as error:
        raise StoreUnreadableError(f"{path}: {error}") from error
