"""A database as an earlier version left it: see tests/data/before_rooms/README.md. Knows no test."""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from tests.worlds import shanghai

PACKED: Final = Path(__file__).parent / "data" / "before_rooms" / "before_rooms.sql.xz"
NOW: Final = shanghai(12, 1, 10)  # when that version was ended


def write(database: Path) -> None:
    """The database, as a file."""
    with closing(sqlite3.connect(database)) as db:
        db.executescript(lzma.decompress(PACKED.read_bytes()).decode())
