"""What SQLite's errors mean for us. Knows no statement."""

import sqlite3
from typing import Final

_UNWRITABLE: Final = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
}
_DAMAGE: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR}


def is_unwritable(error: BaseException) -> bool:
    """Whether it is the disk: full, read-only or failing. The next try may go well."""
    return _code(error) in _UNWRITABLE


def is_damage(error: BaseException) -> bool:
    """Whether it is what stands in the file."""
    return _code(error) in _DAMAGE


def _code(error: BaseException) -> int | None:
    """The kind of error, without its finer points. None: SQLite did not say."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
