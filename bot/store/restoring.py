"""Puts a copy in the place of the database. Whenever it is killed, the old one is there, or the new one."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.store import _copy, _file
from bot.store._copy import Rows
from bot.store._errors import is_damage
from bot.store._sealing import is_sealed, unseal
from bot.store.copies import RESTORING, beside
from bot.store.records import CopyError


@dataclass(frozen=True, slots=True)
class Restored:
    """What the database holds now, and where that is which it held before (None: there was none)."""

    rows: Rows
    before: Path | None


def restore(copy: Path, database: Path, now: datetime, identity: Path | None = None) -> Restored:
    """Put `copy` in the place of the database, once it was looked into; what was there stays beside it.

    `identity` holds the secret key of a copy that is encrypted. Raises StoreLockedError while a bot runs,
    and CopyError; then nothing was changed.
    """
    try:
        lock = _file.lock(database)
        try:
            with _copy.scratch(beside(database, RESTORING)) as new:
                rows = _bring(copy, new, identity)
                before = beside(database, f".before-restore-{now:%Y%m%dT%H%M%SZ}")
                kept = _set_aside(database, before)
                new.replace(database)
                _copy.sync(database.parent)
                return Restored(rows, before if kept else None)
        finally:
            os.close(lock)
    except OSError as error:
        raise CopyError(f"{error.filename or database}: {error.strerror or error}") from error


def _bring(copy: Path, new: Path, identity: Path | None) -> Rows:
    """The copy as the file `new`, decrypted if need be, looked into, and on disk."""
    size = copy.stat().st_size
    _copy.require_room(new, size)
    if is_sealed(copy):
        if identity is None:
            raise CopyError(f"{copy}: is encrypted; expected --identity with the file of the secret key")
        unseal(copy, new, identity)
        rows = _copy.verify(new, copy)
    else:
        rows = _copy.write(copy, new, still=not beside(copy, "-wal").exists())
    _copy.sync(new)
    return rows


def _set_aside(database: Path, before: Path) -> bool:
    """Give the database a second name, under which it stays. False if there is none.

    Its log is written into it first: beside the new one it would be taken for the log of that.
    """
    if not database.exists():
        return False
    try:
        _fold(database)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise CopyError(f"{database}: {error}") from error
        # Damaged, which is why a copy is put back: kept as it is, with its log.
    os.link(database, before)
    os.utime(before)  # how long it is kept counts from now
    for end in ("-wal", "-shm"):
        if beside(database, end).exists():
            beside(database, end).replace(beside(before, end))
    _copy.sync(database.parent)
    return True


def _fold(database: Path) -> None:
    with closing(sqlite3.connect(database, timeout=_file.BUSY_SECONDS, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = FULL")
        (busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        (mode,) = db.execute("PRAGMA journal_mode = DELETE").fetchone()
    if busy or mode != "delete":
        raise CopyError(f"{database}: somebody reads it; try again")
