"""The database file: its lock, its permissions, its connection. Knows neither tables nor the event loop."""

import fcntl
import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from bot.store.records import StoreLockedError

BUSY_SECONDS = 5.0


def lock(path: Path) -> int:
    """Lock the database for this process, until the descriptor is closed or the process ends.

    Makes missing folders, for this user only. Raises StoreLockedError.
    """
    for folder in reversed([folder for folder in path.parents if not folder.exists()]):
        folder.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise StoreLockedError(f"{path}: another process holds the database") from None
    return descriptor


def connect(path: Path) -> Database:
    """A connection for the calling thread, which alone may use it.

    The file is for this user only; SQLite gives its companions (-wal, -shm) the same permissions.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)
    # No driver-made transactions: each one here is begun and ended in so many words.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        db = Database(connection, execute_plugins=False, strict=True)
        db.enable_wal()
        # An answered "saved" or "sent" must outlive a power cut: it is a promise to a person.
        db.execute("PRAGMA synchronous = FULL")
        # What is erased is overwritten, not just unlinked.
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return db


def connect_read_only(path: Path) -> Database:
    """A connection that can't write, beside a bot that may hold the database."""
    return _reading(path, "mode=ro")


def connect_immutable(path: Path) -> Database:
    """The same where nobody writes: nothing is made beside the file, and a log beside it is not looked at."""
    return _reading(path, "mode=ro&immutable=1")


def _reading(path: Path, how: str) -> Database:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    return Database(connection, execute_plugins=False, recursive_triggers=False)


def scrub(db: Database) -> bool:
    """Empty the write-ahead log, in which erased rows could still be read.

    False if it can't be done now: somebody reads an old moment of it (a copy is made), or the disk is full.
    """
    db.execute("PRAGMA busy_timeout = 0")  # all others would wait as well
    try:
        (busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    finally:
        db.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
    return not busy
