"""The checkup before a real database: what is due is seen, and whether a write goes."""

import asyncio
import logging
from collections.abc import AsyncIterator, Collection
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.health.background import going_on
from bot.health.checkup import LOOK, WRITE, Checkup
from bot.runtime import LIMITS, Runtime
from bot.store.sqlite import SqliteStore
from tests.store.samples import NAN, NOW, loan_due, subscribed


class Round:
    """A checkup in virtual time: each `rounds` lets it look so many times."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.seconds = 0.0
        self.quiet: Collection[int] = ()
        self.runtime = Runtime(monotonic=lambda: self.seconds)
        self._left = asyncio.Semaphore(0)
        self._over = asyncio.Event()
        self.checkup = Checkup(
            store,
            self.runtime,
            lambda: NOW + timedelta(seconds=self.seconds),
            lambda: self.quiet,
            sleep=self.sleep,
        )

    async def sleep(self, seconds: float) -> None:
        if self._left.locked():
            self._over.set()
        await self._left.acquire()
        self.seconds += seconds

    async def rounds(self, count: int = 1) -> None:
        self._over.clear()
        for _ in range(count):
            self._left.release()
        await self._over.wait()

    async def refuse_writes(self, refused: bool) -> None:
        def switch(records: Any) -> None:
            records.db.execute(f"PRAGMA query_only = {int(refused)}")

        await self.store.read(switch)


@pytest.fixture
async def round_(tmp_path: Path) -> AsyncIterator[Round]:
    store = await SqliteStore.open(tmp_path / "bot.db")
    made = Round(store)
    async with going_on(made.checkup.go_on(), "checkup"):
        await made._over.wait()
        yield made
    await store.close()


async def test_a_reminder_that_stays_due_makes_it_unwell_and_its_going_out_well(round_: Round) -> None:
    def owe(records: Any) -> None:
        subscribed(records)
        loan_due(records, NOW)

    await round_.store.transact(owe)
    await round_.rounds()
    assert (round_.runtime.backlog, round_.runtime.waiting) == (1, LOOK)
    await round_.rounds(int(LIMITS["due"] / LOOK) - 1)
    assert "due" not in round_.runtime.unwell()

    await round_.rounds()
    assert "due" in round_.runtime.unwell()

    round_.quiet = [NAN]
    await round_.rounds()
    assert "due" not in round_.runtime.unwell()
    assert round_.runtime.backlog == 0


async def test_a_disk_that_takes_no_write_shows_and_is_told_once(
    round_: Round, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await round_.rounds(int(WRITE / LOOK))
    assert "database" not in round_.runtime.unwell()

    await round_.refuse_writes(True)
    await round_.rounds(int((WRITE + LIMITS["database"]) / LOOK))
    assert round_.runtime.unwell().count("database") == 1
    await round_.rounds(int(WRITE / LOOK))
    (told,) = [one.message for one in caplog.records if one.levelno >= logging.WARNING]
    assert told.startswith("nothing can be kept (SQLITE_READONLY)")

    await round_.refuse_writes(False)
    await round_.rounds(int(WRITE / LOOK))
    assert "database" not in round_.runtime.unwell()
    assert caplog.messages[-1] == "the database can be written to again"


async def test_a_database_that_cannot_be_read_is_told_once_and_what_is_due_is_not_known(
    round_: Round, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    await round_.store.read(lambda records: records.db.execute("DROP TABLE reminders"))  # type: ignore[attr-defined]
    await round_.rounds(int((LIMITS["due"] + LOOK) / LOOK) + 1)

    assert "due" in round_.runtime.unwell()
    assert caplog.messages == ["the database can't be looked at: OperationalError"]


async def test_a_write_comes_to_the_disk_once_a_minute(round_: Round, tmp_path: Path) -> None:
    log = tmp_path / "bot.db-wal"
    sizes = [log.stat().st_size]
    for _ in range(int(3 * WRITE / LOOK)):
        await round_.rounds()
        sizes.append(log.stat().st_size)

    grown = sum(after > before for before, after in pairwise(sizes))
    assert grown == 3
