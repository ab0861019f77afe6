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
from bot.store._errors import is_unwritable
from bot.store._instalments import Instalments
from bot.store._invariants import broken, lacking
from bot.store._loans import Loans
from bot.store._matters import Matters
from bot.store._notices import Notices
from bot.store._operator import OperatorCounts
from bot.store._reminder_queue import ReminderQueue
from bot.store._upkeep import Upkeep
from bot.store._worker import Worker
from bot.store._zones import Zones
from bot.store.copies import keep_before
from bot.store.migrations import (
    MigrationError,
    broken_references,
    first_pending,
    is_behind,
    migrate,
    unknown_migrations,
)
from bot.store.protocol import Records
from bot.store.records import CopyError, Reminded, StoreUnreadableError, StoreUnwritableError

T = TypeVar("T")
_log = logging.getLogger(__name__)


def inspect(path: Path) -> list[str]:
    """What is wrong with the database at `path`, one line each. Changes nothing, needs no lock.

    A missing file is no problem: the bot makes one. Raises StoreUnreadableError if it can't be read at all.
    """
    if not path.exists():
        return []
    with _looking_at(path) as db:
        if damage := [
            line for (line,) in db.execute("PRAGMA integrity_check(10)").fetchall() if line != "ok"
        ]:
            return damage  # the rest could not be trusted
        newer = [f"unknown migration {name}: made by a newer version" for name in unknown_migrations(db)]
        return broken_references(db) + newer + ([] if newer or is_behind(db) else broken(db))


def inspect_plans(path: Path, now: datetime) -> list[str]:
    """What is owed and lacks a reminder that is to come, one line for each kind. `inspect` goes first."""
    if not path.exists():
        return []
    with _looking_at(path) as db:
        return [] if is_behind(db) else lacking(db, now)


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


class SqliteRecords(
    Contacts, Instalments, Loans, Matters, ReminderQueue, Notices, OperatorCounts, Zones, Upkeep
):
    """See bot.store.protocol.Records; each family of statements in a file of its own."""


class SqliteStore:
    """See bot.store.protocol.Store. Made by `open`; `close` lets go of the lock."""

    def __init__(self, worker: Worker, lock: int) -> None:
        self._worker = worker
        self._lock = lock
        self._closed = False
        self._to_scrub = False
        self._writable = True
        self.alarm: Callable[[str], None] = _log.error  # tells the operator

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
        wrote: list[bool] = []

        def within(db: Database) -> T:
            records = SqliteRecords(db)
            before = records.written
            result = work(records)
            scrub.append(records.erased)
            wrote.append(records.written > before)
            return result

        try:
            result = await self._worker.write(within)
        except sqlite3.OperationalError as error:
            if not is_unwritable(error):
                raise
            self._trouble(error)
            raise StoreUnwritableError(error.sqlite_errorname) from error
        if not self._writable and any(wrote):  # to commit nothing proves nothing
            self._writable = True
            self.alarm("the database can be written to again")
        if self._to_scrub or any(scrub):  # not before the commit: the log still holds what was erased
            self._to_scrub = not await self._worker.read(_file.scrub)
        return result

    async def read(self, work: Callable[[Records], T]) -> T:
        return await self._worker.read(lambda db: work(SqliteRecords(db)))

    async def look(self, work: Callable[[Records], T]) -> T:
        def within(db: Database) -> T:
            (before,) = db.execute("PRAGMA query_only").fetchone()
            db.execute("PRAGMA query_only = ON")
            try:
                return work(SqliteRecords(db))
            finally:
                db.execute(f"PRAGMA query_only = {before}")

        try:
            return await self._worker.read(within)
        except sqlite3.OperationalError as error:
            if not is_unwritable(error):
                raise
            raise StoreUnwritableError(error.sqlite_errorname) from error

    def _trouble(self, error: sqlite3.Error) -> None:
        """The operator hears of it once, until something was kept again."""
        if self._writable:
            self._writable = False
            self.alarm(
                f"nothing can be kept ({error.sqlite_errorname}): look at the disk. Reminders wait; "
                "people are told so, and get answers that need no keeping"
            )


def _open(path: Path) -> Database:
    with _naming(path):
        db = _file.connect(path)
        try:
            if first := first_pending(db):
                _log.info("a copy from before %s: %s", first, keep_before(path, first))
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
    except (sqlite3.DatabaseError, MigrationError, CopyError) as error:
        raise StoreUnreadableError(f"{path}: {error}") from error
    except OSError as error:
        raise StoreUnreadableError(f"{error.filename or path}: {error.strerror or error}") from error
