"""The store's thread: what goes together in one turn, and what one failure does to the others."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from bot.store import _file
from bot.store._worker import Worker

Work = Callable[[Database], Any]


class Bench:
    """A worker whose thread can be held up, so that jobs wait together."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.statements: list[str] = []
        self.gate = threading.Event()

    async def together(self, *jobs: tuple[bool, Work]) -> list[Any]:
        """What each job (does it write?) gave or raised, all in one turn."""
        self.gate.clear()
        busy = asyncio.create_task(self.worker.read(lambda _: self.gate.wait(60)))
        await asyncio.sleep(0)
        waiting = [
            asyncio.create_task(self.worker.write(work) if writes else self.worker.read(work))
            for writes, work in jobs
        ]
        await asyncio.sleep(0)
        self.gate.set()
        await busy
        return await asyncio.gather(*waiting, return_exceptions=True)

    async def kept(self) -> list[int]:
        return await self.worker.read(lambda db: [n for (n,) in db.execute("SELECT n FROM t ORDER BY n")])


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(await Worker.open(lambda: _file.connect(tmp_path / "x.db")))
    await made.worker.write(lambda db: db.execute("CREATE TABLE t (n INTEGER PRIMARY KEY)"))
    await made.worker.read(lambda db: db.conn.set_trace_callback(made.statements.append))
    yield made
    await made.worker.close(Database.close)


def add(number: int) -> Work:
    return lambda db: db.execute("INSERT INTO t VALUES (?)", [number]).rowcount


def add_and_fail(number: int) -> Work:
    def work(db: Database) -> None:
        add(number)(db)
        raise LookupError(number)

    return work


def count(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM t").fetchone()[0])


async def test_changes_asked_for_at_the_same_time_share_one_commit(bench: Bench) -> None:
    await bench.together(*((True, add(number)) for number in range(20)))

    assert bench.statements.count("COMMIT") == 1
    assert await bench.kept() == list(range(20))


async def test_one_that_fails_takes_back_its_own_changes_only(bench: Bench) -> None:
    first, failed, last = await bench.together((True, add(1)), (True, add_and_fail(2)), (True, add(3)))

    assert (first, last) == (1, 1)
    assert isinstance(failed, LookupError)
    assert await bench.kept() == [1, 3]


async def test_who_reads_in_the_same_turn_reads_what_was_changed_in_it(bench: Bench) -> None:
    assert await bench.together((False, count), (True, add(1)), (False, count)) == [1, 1, 1]


async def test_a_transaction_that_is_lost_fails_for_all_who_shared_it(bench: Bench) -> None:
    found = await bench.together((True, add(1)), (True, lambda db: db.execute("ROLLBACK")), (True, add(2)))

    assert all(isinstance(one, sqlite3.Error) for one in found)
    assert await bench.kept() == []
    assert await bench.worker.write(add(3)) == 1


async def test_one_who_goes_away_before_the_turn_is_left_out_and_holds_up_nobody(bench: Bench) -> None:
    bench.gate.clear()
    busy = asyncio.create_task(bench.worker.read(lambda _: bench.gate.wait(60)))
    await asyncio.sleep(0)
    gone = asyncio.create_task(bench.worker.write(add(1)))
    stays = asyncio.create_task(bench.worker.write(add(2)))
    await asyncio.sleep(0)
    gone.cancel()
    bench.gate.set()
    await asyncio.wait({busy, gone, stays})

    assert await bench.kept() == [2]


async def test_more_than_a_turn_holds_are_all_done(bench: Bench) -> None:
    await bench.together(*((True, add(number)) for number in range(200)))

    assert await bench.kept() == list(range(200))


async def test_a_job_that_runs_out_of_rows_is_an_error_and_not_the_end(bench: Bench) -> None:
    with pytest.raises(RuntimeError, match="out of rows"):
        await bench.worker.read(lambda _: next(iter(())))

    assert await bench.kept() == []


async def test_closing_finishes_what_was_asked_for(tmp_path: Path) -> None:
    worker = await Worker.open(lambda: _file.connect(tmp_path / "x.db"))
    asked = [asyncio.create_task(worker.read(lambda db: db.execute("SELECT 1").fetchone())) for _ in "abc"]
    await asyncio.sleep(0)

    await worker.close(Database.close)

    assert [task.result() for task in asked] == [(1,)] * 3
    with pytest.raises(RuntimeError, match="shutdown"):
        await worker.read(count)


async def test_what_keeps_it_from_connecting_is_told() -> None:
    def connect() -> Database:
        raise LookupError("nowhere")

    with pytest.raises(LookupError, match="nowhere"):
        await Worker.open(connect)
