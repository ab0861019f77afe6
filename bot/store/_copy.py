"""A plain copy of a database, looked into before it counts as one. Knows neither days nor encryption."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from bot.store import _file
from bot.store.migrations import MIGRATIONS, broken_references, unknown_migrations
from bot.store.records import CopyError

ROOM: Final = 16 * 2**20
"""Bytes that a copy leaves free: it must not fill the disk that the bot lives on."""

PART: Final = ".part"
"""The end of the name of a file that is not finished."""

Rows = dict[str, int]
"""How many rows each table has."""


@contextmanager
def becoming(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """A file that bears another name until all of it is on disk, and then `target`; or never was there.

    For this user only. Raises CopyError if there is such a file already, unless it may be replaced.
    """
    with scratch(target.with_name(target.name + PART)) as part:
        if not replace:
            _refuse_existing(target)
        yield part
        sync(part)
        if not replace:
            _refuse_existing(target)
        part.replace(target)
        sync(target.parent)


@contextmanager
def scratch(path: Path) -> Iterator[Path]:
    """An empty file for this user only, gone at the end. What a killed process left there is overwritten.

    Raises CopyError while another process writes it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _is_ours(path, descriptor):
            raise CopyError(f"{path}: another process is writing it")
        os.fchmod(descriptor, 0o600)
        os.ftruncate(descriptor, 0)
        _remove_companions(path)
        try:
            yield path
        finally:
            _remove_companions(path)
            path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def write(source: Path, target: Path, *, still: bool = False) -> Rows:
    """Copy the database at `source` into the file `target`, and look into it; its rows.

    The source may be written to meanwhile: what is copied is one moment of it. Nothing waits for that, but
    the log of the source can't be emptied meanwhile. `still`: nobody writes to it, and there is no log.
    Raises CopyError.
    """
    connect = _file.connect_immutable if still else _file.connect_read_only
    with _telling(source), closing(connect(source)) as db:
        db.execute("BEGIN")  # counted and copied at one moment
        rows = count_rows(db)
        need = _one(db, "PRAGMA page_count") * _one(db, "PRAGMA page_size")
        require_room(target, need)
        _fill(db.conn, target)
    found = verify(target, source)
    if found != rows:
        raise CopyError(f"{source}: the copy holds other rows than the database")
    return found


def verify(path: Path, source: Path) -> Rows:
    """The rows of a copy that is whole, and can be used by this version.

    Raises CopyError, which names the `source`: the copy has a name that nobody gave it.
    """
    with _telling(source), closing(_file.connect_immutable(path)) as db:
        if damage := [line for (line,) in db.execute("PRAGMA integrity_check(3)").fetchall() if line != "ok"]:
            raise CopyError(f"{source}: damaged: {'; '.join(damage)}")
        if newer := unknown_migrations(db):
            raise CopyError(f"{source}: made by a newer version of the program ({', '.join(newer)})")
        if not MIGRATIONS.applied(db):
            raise CopyError(f"{source}: no database of this bot")
        if broken := broken_references(db):
            raise CopyError(f"{source}: {'; '.join(broken)}")
        return count_rows(db)


def count_rows(db: Database) -> Rows:
    """The rows of all tables."""
    tables = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {name: _one(db, f'SELECT count(*) FROM "{name}"') for (name,) in tables.fetchall()}


def require_room(target: Path, size: int) -> None:
    """Raises CopyError if `size` bytes would leave too little of the disk."""
    free = shutil.disk_usage(target.parent).free
    if free < size + ROOM:
        raise CopyError(
            f"{target.parent}: no room for a copy: {size + ROOM} bytes are needed, {free} are free"
        )


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fill(source: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        # No journal: a copy that is not finished is thrown away.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy)
        # One file, which can be read where nothing can be written beside it.
        copy.execute("PRAGMA journal_mode = DELETE")


def _is_ours(path: Path, descriptor: int) -> bool:
    """Lock it; and it is still the file of that name, which another process may just have finished."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def _remove_companions(path: Path) -> None:
    """What SQLite keeps beside a file, and leaves there if it dies."""
    for end in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _one(db: Database, statement: str) -> int:
    return int(db.execute(statement).fetchone()[0])


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise CopyError(f"{target}: is there already")


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise CopyError(f"{path}: {error}") from error
