"""What the families of statements share: the connection. Knows no statement and no transaction."""

from sqlite_utils import Database


class Table:
    """Statements over one connection, inside of a transaction that somebody else began."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.erased = False  # something was erased that must not be found in the log of the database either

    @property
    def written(self) -> int:
        """Rows written so far by this connection."""
        return self.db.conn.total_changes
