"""The thread that works on the database: what is asked while it is busy goes in one turn. Knows no table.

To bring one change to a disk takes as long as to bring fifty, so tasks that write at the same time
share a commit. Each change is still whole or not at all, and on disk before its task goes on.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any, Final, TypeVar

from sqlite_utils import Database

_T = TypeVar("_T")

_AT_MOST: Final = 64  # jobs of a turn, so that nobody waits long for others


@dataclass(slots=True)
class _Job:
    work: Callable[[Database], Any]
    writes: bool
    done: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class Worker:
    """Runs jobs over one connection, in the one thread that may use it. Belongs to one event loop.

    A thread of its own and no executor, whose futures would cost more than most of the jobs.
    """

    def __init__(self, connect: Callable[[], Database]) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: list[_Job] = []
        self._busy = False
        self._closed = False
        self._turns: SimpleQueue[list[_Job] | None] = SimpleQueue()
        self._connected: asyncio.Future[None] = self._loop.create_future()
        Thread(target=self._work, args=(connect,), name="store", daemon=True).start()

    @classmethod
    async def open(cls, connect: Callable[[], Database]) -> "Worker":
        """Start the thread and connect in it. Raises what `connect` raises."""
        worker = cls(connect)
        await worker._connected
        return worker

    async def read(self, work: Callable[[Database], _T]) -> _T:
        """What `work` finds; all that it reads is of one state."""
        return await self._ask(work, writes=False)

    async def write(self, work: Callable[[Database], _T]) -> _T:
        """What `work` returns, once its changes are on disk. If it raises, none of them was made."""
        return await self._ask(work, writes=True)

    async def close(self, last: Callable[[Database], None]) -> None:
        """Finish all that was asked for, then do this, and end the thread."""
        done = self._ask(last, writes=False)
        self._closed = True
        try:
            await done
        finally:
            self._turns.put(None)

    def _ask(self, work: Callable[[Database], _T], *, writes: bool) -> asyncio.Future[_T]:
        if self._closed:
            raise RuntimeError("the store takes no job after its shutdown")
        done: asyncio.Future[_T] = self._loop.create_future()
        self._waiting.append(_Job(work, writes, done))
        if not self._busy:
            self._begin()
        return done

    def _begin(self) -> None:
        jobs, self._waiting = self._waiting[:_AT_MOST], self._waiting[_AT_MOST:]
        self._busy = True
        self._turns.put(jobs)

    def _end(self, jobs: list[_Job]) -> None:
        for job in jobs:
            _tell(job.done, job.result, job.error)
        self._busy = False
        self._waiting = [job for job in self._waiting if not job.done.cancelled()]
        if self._waiting:
            self._begin()

    def _work(self, connect: Callable[[], Database]) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            try:
                db = connect()
            except BaseException as error:
                self._loop.call_soon_threadsafe(_tell, self._connected, None, error)
                return
            self._loop.call_soon_threadsafe(_tell, self._connected, None, None)
            while jobs := self._turns.get():
                _run(db, jobs)
                self._loop.call_soon_threadsafe(self._end, jobs)


def _tell(future: asyncio.Future[Any], result: Any, error: BaseException | None) -> None:
    if future.done():  # its task was cancelled
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)


def _run(db: Database, jobs: list[_Job]) -> None:
    """Writes first, so that whoever reads in the same turn reads the truth."""
    if writing := [job for job in jobs if job.writes]:
        _write(db, writing)
    for job in jobs:
        if not job.writes:
            _attempt(db, job)


def _write(db: Database, jobs: list[_Job]) -> None:
    """All in one transaction; one that fails takes back its own changes only."""
    try:
        # IMMEDIATE: a transaction that reads first and then writes could otherwise fail as "busy" at once.
        db.execute("BEGIN IMMEDIATE")
        for job in jobs:
            db.execute("SAVEPOINT job")
            _attempt(db, job)
            if job.error is not None and not db.conn.in_transaction:
                raise job.error  # a full disk, for instance, has ended the transaction for all
            if job.error is not None:
                db.execute("ROLLBACK TO job")
            db.execute("RELEASE job")
        db.execute("COMMIT")
    except BaseException as error:
        # What had gone well is not there either.
        db.rollback()
        for job in jobs:
            job.error = job.error or error


def _attempt(db: Database, job: _Job) -> None:
    try:
        job.result = job.work(db)
    except StopIteration as error:  # which no future can carry
        job.error = RuntimeError("a job ran out of rows")
        job.error.__cause__ = error
    except BaseException as error:
        job.error = error
