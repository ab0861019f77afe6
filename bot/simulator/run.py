"""From a course to a report: joins the parts and lets processes live, one after the other. Knows no planner.

The engine, the services, the store's statements and its file are the real ones, joined by `bot.app.Bot`.
Invented are the clock, Telegram (in place of BaseRequest), the users, and the deaths.
"""

import asyncio
import logging
import multiprocessing
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final, cast

from bot.app import load_library
from bot.knowledge.library import Library
from bot.simulator.course import Course
from bot.simulator.flaky_telegram import happened
from bot.simulator.ledger import Ledger
from bot.simulator.loop import VirtualLoop
from bot.simulator.new_rules import forget
from bot.simulator.process import Process
from bot.simulator.report import Report, together
from bot.simulator.world import ZONES, World
from bot.simulator.zone_files import zones_of

_CATCH_UP: Final = timedelta(hours=1)
_MEMORY: Final = Path("/dev/shm")  # where files are memory, if this machine has it


def simulate(course: Course, library: Library | None = None, jobs: int = 1) -> Report:
    """Run it, in up to `jobs` processes. The same course gives the same report, whatever their number.

    Must not be called from within a running loop.
    """
    parts = list(course.parts())
    if min(jobs, len(parts)) == 1:
        library = library or load_library(None)
        return together(course, [run_world(part, library) for part in parts])
    # Not forked: a copy of this process would hold its threads' locks.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        return together(course, pool.map(run_world, parts))


def run_world(course: Course, library: Library | None = None) -> Report:
    """Run the one world of such a part of a course."""
    folder = _MEMORY if _MEMORY.is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="rights-bot-", dir=folder) as temporary,
        _zones_of(Path(temporary) / ZONES),
        asyncio.Runner(loop_factory=VirtualLoop) as runner,
    ):
        return runner.run(_simulate(course, library or load_library(None), Path(temporary) / "bot.db"))


async def _simulate(course: Course, library: Library, database: Path) -> Report:
    world = World(course, library, database, cast(VirtualLoop, asyncio.get_running_loop()))
    report = world.ledger.report
    caught_up = False
    with _listening(world.ledger):
        while world.now() < world.end:
            world.upgrade()
            process = Process(world)
            rest = await process.live()
            report.lives += 1
            report.down += rest
            await asyncio.sleep(rest.total_seconds())
            if not process.crashed:
                world.ledger.here_since = world.now()
            if rest and world.now() >= world.end and not caught_up:
                caught_up = True
                world.end = world.now() + _CATCH_UP
    world.judge.close()
    report.faults = Counter({fate.value: number for fate, number in world.telegram.counts.items()})
    report.busiest = world.telegram.busiest
    report.happened += happened(world.telegram.counts)
    report.happened["crashes"] = report.deaths.total()
    return report


@contextmanager
def _zones_of(folder: Path) -> Iterator[None]:
    """Another world in this process has the zones of the machine again."""
    try:
        with zones_of(folder):
            yield
    finally:
        forget()


@contextmanager
def _listening(ledger: Ledger) -> Iterator[None]:
    """What the bot logs as an error is a bug. Nothing that it logs is shown."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if ledger.alive:
                error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
                ledger.broken(0, "an error in the log", f"{record.getMessage()} {error}".strip())

    logger, listener = logging.getLogger("bot"), Listener(logging.ERROR)
    before = logger.level, logger.propagate
    logger.setLevel(logging.ERROR)
    logger.propagate = False
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.setLevel(before[0])
        logger.propagate = before[1]
