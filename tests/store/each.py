"""Records of which each call is a transaction of its own, in the thread of the test. Knows no test."""

from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.store import _file
from bot.store.migrations import migrate
from bot.store.sqlite import SqliteRecords


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        db = _file.connect(path)
        migrate(db)
        db.close()
        return path.read_bytes()


def begin(path: Path) -> None:
    """Put an empty database there, if there is none: to run all migrations takes longer than most tests."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_empty())


class Each(SqliteRecords):
    """SqliteRecords without a store: what a call writes is committed when it returns, or not at all."""

    def __init__(self, path: Path) -> None:
        begin(path)
        super().__init__(_file.connect(path))
        migrate(self.db)

    def close(self) -> None:
        """Let the database go."""
        self.db.close()

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name.startswith("_") or name in ("close", "db") or not callable(found):
            return found
        return self._whole(found)

    def _whole(self, call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)
        def whole(*args: Any, **kwargs: Any) -> Any:
            if self.db.conn.in_transaction:
                return call(*args, **kwargs)
            self.db.execute("BEGIN IMMEDIATE")
            try:
                result = call(*args, **kwargs)
                self.db.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                raise
            return result

        return whole
