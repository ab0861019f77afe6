"""Crash a busy minute everywhere, open what is left with the real store, and judge it.

`python -m tests.proofs.crash`. First the write-ahead log as the bot left it, cut at each frame and within
frames. Then the disk itself: the same statements through a file layer (apsw) that notes each write and each
sync, so that any of what was not synced can be lost, torn, or come in another order (`tests.proofs.disk`).
"""

import argparse
import asyncio
import random
import shutil
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

from bot.store.protocol import Records
from bot.store.records import StoreUnreadableError
from bot.store.sqlite import SqliteRecords, SqliteStore
from tests.proofs.busy import Dump, Minute, Told, dump_of, minute_of
from tests.proofs.disk import Disk, crashes, recorded

_HEADER: Final = 32  # bytes of the log
_FRAME: Final = 24 + 4096  # bytes of a frame: its header, and a page
_WITHIN: Final = (1, 23, 24, 2048, _FRAME - 1)  # bytes of a frame that are there, where it is torn

_FORGOTTEN = """
    SELECT i.id FROM instalments i JOIN loans l ON l.id = i.loan_id JOIN users u ON u.id = user_id
    WHERE i.state = 'open' AND l.state = 'active' AND l.closed IS NULL AND u.subscription = 'on'
    AND i.due_on BETWEEN '2026-12-01' AND '2027-01-27' AND NOT EXISTS
        (SELECT 1 FROM reminders r WHERE r.instalment_id = i.id AND r.state IN ('pending', 'sending'))
"""
_NEEDLESS = """
    SELECT r.id FROM reminders r JOIN instalments i ON i.id = instalment_id JOIN loans l ON l.id = loan_id
    WHERE r.state IN ('pending', 'sending') AND (i.state != 'open' OR l.closed IS NOT NULL)
"""


@dataclass
class Judged:
    """How many crashes there were, of which kind, and what was broken."""

    crashes: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


async def judge(folder: Path, allowed: Sequence[Dump], told: Sequence[Told]) -> list[str]:
    """What is broken in the database that a crash left: opened as the bot opens it.

    It has to hold one of the states that are `allowed`, and what people were told: by the last answer that
    was out, or already by the next.
    """
    try:
        store = await SqliteStore.open(folder / "bot.db")
    except StoreUnreadableError as error:
        return [f"can't be opened: {error}"]
    try:
        return await store.read(lambda records: _broken(records, allowed, told))
    except sqlite3.DatabaseError as error:
        return [f"can't be read: {error}"]
    finally:
        await store.close()


def _broken(records: Records, allowed: Sequence[Dump], told: Sequence[Told]) -> list[str]:
    assert isinstance(records, SqliteRecords)
    db = records.db
    found = [line for (line,) in db.execute("PRAGMA integrity_check").fetchall() if line != "ok"]
    found += [f"no such row: {row}" for row in db.execute("PRAGMA foreign_key_check").fetchall()]
    if dump_of(db) not in allowed:
        found.append("a transaction is half there, or one that was confirmed is not")
    false: list[list[str]] = [
        [sentence for sentence, statement in one.facts if db.execute(statement).fetchone() is None]
        for one in told
    ]
    fewest = min(false, key=len)
    found += fewest
    found += [f"no reminder of instalment {row}" for (row,) in db.execute(_FORGOTTEN).fetchall()]
    found += [f"reminder {row} of what is not owed" for (row,) in db.execute(_NEEDLESS).fetchall()]
    return found


def told_at(minute: Minute, marks: int) -> list[Told]:
    """What had been told when so many transactions were on disk: by the last answer, and by the next."""
    last = max((at for at, one in enumerate(minute.told) if one.marks <= marks), default=0)
    return minute.told[last : last + 2]


def cuts(minute: Minute) -> Iterator[tuple[str, bytes, int]]:
    """The log as a crash may leave it: the kind, its bytes, and how many transactions are whole in it."""
    log = (minute.after / "bot.db-wal").read_bytes()
    noise = random.Random(1).randbytes(_FRAME)
    for start in range(_HEADER, len(log) + 1, _FRAME):
        whole = sum(mark.size <= start for mark in minute.marks)
        yield "at a frame", log[:start], whole
        if start == len(log):
            return
        for within in _WITHIN:
            yield "within a frame", log[: start + within], whole
        yield "a frame of noise", log[:start] + noise, whole
        torn = log[start : start + 2048] + noise[: _FRAME - 2048]
        yield "a frame half noise, more behind it", log[:start] + torn + log[start + _FRAME :], whole


async def cut_everywhere(minute: Minute, folder: Path, every: int = 1) -> Judged:
    """Each so-manieth of the cuts, judged."""
    judged = Judged()
    for number, (kind, log, whole) in enumerate(cuts(minute)):
        if number % every:
            continue
        left = folder / "left"
        shutil.copytree(minute.before, left)
        (left / "bot.db-wal").write_bytes(log)
        # The state is that of the last transaction that is whole: exactly this one, confirmed or not.
        broken = await judge(left, [minute.marks[max(whole, 1) - 1].dump], told_at(minute, whole))
        judged.crashes[kind] += 1
        judged.broken += [f"{kind}, {len(log)} bytes of the log: {one}" for one in broken]
        shutil.rmtree(left)
    return judged


async def lose_everywhere(
    minute: Minute, folder: Path, every: int = 1, checkpoint_pages: int = 1000, synchronous: str = "FULL"
) -> Judged:
    """Each so-manieth of the crashes of the disk, judged."""
    judged = Judged()
    disk = recorded(minute, folder / "recorded", checkpoint_pages, synchronous)
    for number, (kind, at, files) in enumerate(crashes(disk, random.Random(1))):
        if number % every:
            continue
        left = folder / "left"
        left.mkdir()
        for name, content in files.items():
            (left / name).write_bytes(content)
        marks = _marks_by(disk, at)
        allowed = [mark.dump for mark in minute.marks[marks - 1 : marks + 1]]
        broken = await judge(left, allowed, told_at(minute, marks))
        judged.crashes[kind] += 1
        judged.broken += [f"{kind}, before write {at}: {one}" for one in broken]
        shutil.rmtree(left)
    return judged


def _marks_by(disk: Disk, at: int) -> int:
    """How many transactions had been confirmed by this write."""
    return max(1, sum(end <= at for end in disk.ends))


async def _all(asked: argparse.Namespace) -> int:
    broken: list[str] = []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in ("log", "disk"):
            (folder / name).mkdir()
        began = time.process_time()
        minute = await minute_of(folder / "log")
        frames = (minute.marks[-1].size - _HEADER) // _FRAME
        click.echo(f"a busy minute: {len(minute.marks) - 1} transactions, {frames} frames of the log")
        erased = await minute_of(folder / "disk", erase=True)
        for title, judged in (
            ("the log cut", await cut_everywhere(minute, folder, asked.every)),
            ("writes lost", await lose_everywhere(erased, folder, asked.every)),
            (
                "writes lost, copied back every 32 pages",
                await lose_everywhere(erased, folder, asked.every, 32),
            ),
        ):
            for kind, many in judged.crashes.items():
                click.echo(f"{title}: {kind:36} {many:6,}")
            click.echo(f"{title}: {'broken':36} {len(judged.broken):6,}")
            broken += judged.broken
        click.echo(f"CPU {time.process_time() - began:.0f} s")
    for one in broken[:10]:
        click.echo(one)
    return 1 if broken else 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.crash", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth crash (1)")
    return asyncio.run(_all(parser.parse_args(arguments)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
