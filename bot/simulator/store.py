"""The bot's own store in the thread of the caller: a virtual loop can wait for no other thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from bot.store import _file
from bot.store._worker import Worker
from bot.store.migrations import migrate
from bot.store.sqlite import SqliteStore

_T = TypeVar("_T")


def open_store(path: Path) -> SqliteStore:
    """The database at `path`, as `SqliteStore.open`, without a thread."""
    lock = _file.lock(path)
    db = _file.connect(path)
    # A process dies here and no machine: what was written stays, and to wait for a disk would prove nothing.
    db.execute("PRAGMA synchronous = OFF")
    migrate(db)
    return SqliteStore(_AtOnce(db), lock)


class _AtOnce(Worker):
    """Does each job at once: on a virtual loop a disk takes no time."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def read(self, work: Callable[[Database], _T]) -> _T:
        return work(self._db)

    async def write(self, work: Callable[[Database], _T]) -> _T:
        with self._db.conn:  # commits, or takes all of it back
            self._db.execute("BEGIN IMMEDIATE")
            return work(self._db)

    async def close(self, last: Callable[[Database], None]) -> None:
        last(self._db)
