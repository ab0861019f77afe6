"""What the families of statements share: the connection. Knows no statement and no transaction."""

from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database


class Table:
    """Statements over one connection, inside of a transaction that somebody else began."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.erased = False  # something was erased that must not be found in the log of the database either

    @property
    def written(self) -> int:
        return self.db.conn.total_changes

    def first(self, statement: str, params: Sequence[Any]) -> dict[str, Any] | None:
        """The first row, or None. All are read, so that no statement stays under way."""
        return next(iter(list(self.db.query(statement, params))), None)
