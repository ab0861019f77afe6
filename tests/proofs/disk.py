"""A disk that may lose what was not synced: the writes of SQLite, and what a crash can leave of them.

What SQLite assumes, and nothing better: what was written before a sync of its file is there after it. Of what
was written since, any may be missing, one may be torn, whatever their order. (A write harms none beside it:
`powersafe overwrite`, which SQLite assumes by default.) The index of the log (-shm) never reaches a disk.
"""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, Final, Literal

import apsw

from tests.proofs.busy import Minute

_ALL_SUBSETS: Final = 5  # writes of which each choice is tried
_AT_RANDOM: Final = 6  # choices of more than these
_SECTOR: Final = 512


@dataclass(frozen=True, slots=True)
class Write:
    """One thing that was asked of the disk: bytes at an offset, a new size, or a sync."""

    what: Literal["write", "truncate", "sync"]
    file: str
    at: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """What was written, and after how many of these each transaction was confirmed."""

    start: dict[str, bytes]
    writes: list[Write] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


class _Files(apsw.VFS):
    """SQLite's own layer; all that is written through it is told to the disk."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        super().__init__("recorded", "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        return _File(self.disk, name, flags)


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        self._name = Path(name if isinstance(name, str) else name.filename()).name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.writes.append(Write("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._disk.writes.append(Write("truncate", self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.writes.append(Write("sync", self._name))
        super().xSync(flags)


def recorded(minute: Minute, folder: Path, checkpoint_pages: int, synchronous: str) -> Disk:
    """The statements of the minute once more, set up as the bot does it, on a disk that remembers.

    Raises AssertionError if another state came of a transaction than in the bot.
    """
    shutil.copytree(minute.before, folder)
    disk = Disk({"bot.db": (folder / "bot.db").read_bytes()})
    files = _Files(disk)
    connection = apsw.Connection(str(folder / "bot.db"), vfs="recorded")
    try:
        pragmas = [
            "journal_mode = WAL",
            f"synchronous = {synchronous}",
            "secure_delete = ON",
            "foreign_keys = ON",
        ]
        pragmas += ["temp_store = MEMORY", "recursive_triggers = ON"]
        pragmas.append(f"wal_autocheckpoint = {checkpoint_pages}")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        done = 0
        for mark in minute.marks:
            for statement in minute.statements[done : mark.at]:
                connection.execute(statement)
            done = mark.at
            disk.ends.append(len(disk.writes))
            for name, rows in mark.dump:
                got = tuple(connection.execute(f"SELECT * FROM [{name}] ORDER BY 1, 2"))
                assert got == rows, f"{name}: another state than in the bot"
    finally:
        # Not closed in good order: that would copy the log back. What is left is not looked at.
        disk.writes, kept = [], disk.writes
        connection.close()
        disk.writes = kept
        files.unregister()
        shutil.rmtree(folder)
    return disk


def crashes(disk: Disk, chance: random.Random) -> Iterator[tuple[str, int, dict[str, bytes]]]:
    """What a crash may leave, just before each sync: of which kind, after how many writes, and the files.

    What is left of a crash in between is among these: the later writes are those that are lost.
    """
    durable = {name: bytearray(content) for name, content in disk.start.items()}
    pending: list[Write] = []
    for at, one in enumerate([*disk.writes, Write("sync", "")]):
        if one.what != "sync":
            pending.append(one)
            continue
        for kind, chosen in _choices(pending, chance):
            files = {name: bytearray(content) for name, content in durable.items()}
            for write in chosen:
                _apply(files, write)
            yield kind, at, {name: bytes(content) for name, content in files.items()}
        for write in pending:
            if write.file == one.file:
                _apply(durable, write)
        pending = [write for write in pending if write.file != one.file]


def _choices(pending: list[Write], chance: random.Random) -> Iterator[tuple[str, list[Write]]]:
    if len(pending) <= _ALL_SUBSETS:
        for kept in product((False, True), repeat=len(pending)):
            yield "any lost", [write for write, there in zip(pending, kept, strict=True) if there]
    else:
        yield "all lost", []
        yield "none lost", pending
        for which in range(len(pending)):
            yield "one lost", [*pending[:which], *pending[which + 1 :]]
            yield "the last ones lost", pending[:which]
        for _ in range(_AT_RANDOM):
            yield "some lost at random", [write for write in pending if chance.random() < 0.5]
    for which, write in enumerate(pending):
        if write.what == "write" and len(write.content) > 1:
            yield "one torn", [*pending[:which], _torn(write, chance), *pending[which + 1 :]]
            yield "the last one torn", [*pending[:which], _torn(write, chance)]
    if len(pending) > 1:
        # In another order: where two write the same place, the earlier one may come last.
        yield "in another order", chance.sample(pending, len(pending))


def _torn(write: Write, chance: random.Random) -> Write:
    """The beginning of a write, up to the end of a sector or, of a small one, to any byte."""
    size = len(write.content)
    kept = chance.randrange(_SECTOR, size, _SECTOR) if size > _SECTOR else chance.randrange(1, size)
    return Write("write", write.file, write.at, write.content[:kept])


def _apply(files: dict[str, bytearray], write: Write) -> None:
    content = files.setdefault(write.file, bytearray())
    if len(content) < write.at:
        content.extend(bytes(write.at - len(content)))
    if write.what == "truncate":
        del content[write.at :]
        return
    content[write.at : write.at + len(write.content)] = write.content
