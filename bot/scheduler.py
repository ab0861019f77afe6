"""The clockwork: a tick for what is due, and the daily work. Knows nothing of what they do.

APScheduler runs two jobs, not one per reminder: what is due is a row, not a timer.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

log = logging.getLogger(__name__)

TICK: Final = 2.0  # seconds; the interface promises at most 5
JUMP: Final = 2.0  # a wall clock that moved this much against the monotonic one was set
_DAY: Final = timedelta(days=1)


class _Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Fires `span` apart; what a jump of the clock has skipped is one firing, now.

    APScheduler's own interval would list each skipped one, which takes minutes and gigabytes
    where a machine without a clock of its own learns that it is not 1970.
    """

    def __init__(self, span: timedelta) -> None:
        self._span = span

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        return now if previous_fire_time is None else max(previous_fire_time + self._span, now)


class Clockwork:
    """Runs `tick` every few seconds, and `daily` when it asks for that; both at once first.

    `daily` returns the moment at which it is to be run again, a day from then at most.

    `clock` is the wall clock in UTC. APScheduler reckons in wall time: a clock that is set back
    would leave the next tick hours away. So a watch compares it with the monotonic clock, and on
    a jump both jobs are due at once.
    """

    def __init__(
        self,
        tick: Callable[[], Awaitable[None]],
        daily: Callable[[], Awaitable[datetime]],
        clock: Callable[[], datetime],
        *,
        every: float = TICK,
    ) -> None:
        self._clock = clock
        self._every = every
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        now = clock()
        self._jobs = [
            self._scheduler.add_job(self._run, _Every(span), [work], next_run_time=now)
            for work, span in ((tick, timedelta(seconds=every)), (self._do_daily, _DAY))
        ]
        self._daily = daily
        self._running: set[asyncio.Task[Any]] = set()
        self._watch: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._scheduler.start()
        self._watch = asyncio.create_task(self._watch_clock(), name="clock watch")

    async def stop(self, within: float = 0.0) -> None:
        """Start no more jobs. Running ones have `within` seconds to end, then they are cancelled."""
        if self._watch is None:
            return
        self._scheduler.pause()
        self._watch.cancel()
        await asyncio.wait({self._watch})
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late)
        self._scheduler.shutdown(wait=False)

    async def _run(self, work: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._running.add(task)
        try:
            await work()
        except asyncio.CancelledError:  # of our own doing; APScheduler would log it as an error
            log.info("a job was cancelled at shutdown")
        finally:
            self._running.discard(task)

    async def _do_daily(self) -> None:
        again, now = await self._daily(), self._clock()  # which may have been set meanwhile
        soon = now + timedelta(seconds=self._every)  # APScheduler takes this run for one that is not over yet
        self._jobs[-1].modify(next_run_time=min(max(again, soon), now + _DAY))

    async def _watch_clock(self) -> None:
        offset = self._offset()
        while True:
            await asyncio.sleep(self._every / 2)
            if abs(self._offset() - offset) >= JUMP:
                offset = self._offset()
                log.warning("the system clock was changed: all jobs run now")
                for job in self._jobs:
                    job.modify(next_run_time=self._clock())

    def _offset(self) -> float:
        return self._clock().timestamp() - time.monotonic()
