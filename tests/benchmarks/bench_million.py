"""A million planned reminders on disk: what they cost a start, the memory and a claim.

`python -m tests.benchmarks.bench_million`. Real processes of the bot; beside them PTB's JobQueue with a job
for each of 100,000 reminders, and APScheduler's store over SQLAlchemy with 5,000.
"""

import asyncio
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import click

from bot.store._rows import text_of
from bot.store.protocol import Records
from bot.store.records import Lease
from bot.store.sqlite import SqliteStore
from tests.benchmarks.filling import NOW, fill
from tests.e2e.process import config, database, serving, telegram

ROUNDS: Final = 3
CLAIMS: Final = 5
_MANY: Final = 50_000  # people, of 20 reminders each
_FEW: Final = 500
_LATER: Final = [NOW + timedelta(days=20_000 + day) for day in range(4)]  # long after any run of this
_JOBS: Final = 100_000
_STORED: Final = 5_000


async def start(folder: Path) -> tuple[float, float]:
    """Seconds from the start of a process to its first poll, and its memory in MB after the daily work."""
    async with telegram() as server:
        begin = time.monotonic()
        async with serving(config(folder, server), server) as bot:
            seconds = time.monotonic() - begin
            await bot.until_logged("daily:", within=300)
            return seconds, resident(bot.process.pid)


def resident(process: int | str = "self") -> float:
    """Memory in MB."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
    assert found
    return int(found[1]) * 1024 / 1e6


async def claim(path: Path) -> list[float]:
    """Milliseconds to claim the one reminder that is due of each of 100 people, others each time."""
    with closing(sqlite3.connect(path)) as db:
        everyone = [user_id for (user_id,) in db.execute("SELECT id FROM users ORDER BY id")]
        people = everyone[:: len(everyone) // (CLAIMS * 100)][: CLAIMS * 100]
        moments = [NOW + timedelta(minutes=number) for number in range(CLAIMS)]
        groups = [people[number::CLAIMS] for number in range(CLAIMS)]
        for moment, group in zip(moments, groups, strict=True):
            _make_due(db, moment, group)
        db.commit()
    store = await SqliteStore.open(path)
    taken = []
    for moment, group in zip(moments, groups, strict=True):
        begin = time.perf_counter()
        claimed = await store.transact(partial(_claim, moment))
        taken.append((time.perf_counter() - begin) * 1000)
        assert sorted(claimed) == group
    await store.close()
    return taken


def _claim(moment: datetime, records: Records) -> list[int]:
    return records.claim_due(moment, Lease("a", 0, 1), 200)


def _make_due(db: sqlite3.Connection, moment: datetime, people: list[int]) -> None:
    db.execute(
        """
        UPDATE reminders SET send_at = ? WHERE rule = '-0' AND instalment_id IN
        (SELECT min(i.id) FROM instalments i JOIN loans l ON l.id = loan_id
         WHERE user_id IN (SELECT value FROM json_each(?)) GROUP BY loan_id)
        """,
        [text_of(moment), json.dumps(people)],
    )


async def ours() -> None:
    """Print what a million costs us."""
    with TemporaryDirectory() as folder:
        places = {name: Path(folder) / name for name in ("empty", "ten thousand", "a million")}
        for name, people in (("empty", 0), ("ten thousand", _FEW), ("a million", _MANY)):
            database(places[name]).parent.mkdir(parents=True)
            if people:
                await fill(database(places[name]), people, _LATER, instalments=5)
        starts: dict[str, list[tuple[float, float]]] = {"empty": [], "a million": []}
        for _ in range(ROUNDS):
            for name, taken in starts.items():
                taken.append(await start(places[name]))
        seconds = {name: median(one for one, _ in taken) for name, taken in starts.items()}
        memory = {name: median(one for _, one in taken) for name, taken in starts.items()}
        claims: dict[str, list[float]] = {"ten thousand": [], "a million": []}
        for number in range(ROUNDS):
            for name, milliseconds in claims.items():
                copy = shutil.copy(database(places[name]), Path(folder) / f"{name} {number}.db")
                milliseconds += await claim(Path(copy))
        click.echo("reminders on disk          none      10,000   1,000,000   ratio")
        _row("first poll, s", seconds["empty"], None, seconds["a million"], seconds["empty"], "1.5")
        _row("resident, MB", memory["empty"], None, memory["a million"], memory["empty"], "1.2")
        few, many = (median(milliseconds) for milliseconds in claims.values())
        _row("claim of 100 due, ms", None, few, many, few, "1.5")


def _row(what: str, none: float | None, few: float | None, many: float, than: float, goal: str) -> None:
    cells = "".join(f"{'' if one is None else f'{one:.2f}':>12}" for one in (none, few, many))
    click.echo(f"  {what:21}{cells}{many / than:8.2f}   (goal at most {goal})")


def job_queue() -> None:
    """PTB's JobQueue, in this process."""
    from telegram.ext import ApplicationBuilder, CallbackContext

    async def remind(_: CallbackContext) -> None:  # type: ignore[type-arg]
        raise AssertionError

    async def fill_queue() -> None:
        application = ApplicationBuilder().token("1:x").updater(None).build()
        assert application.job_queue is not None
        await application.job_queue.start()
        before, begin = resident(), time.perf_counter()
        for number in range(_JOBS):
            application.job_queue.run_once(remind, timedelta(days=30), chat_id=number)
        spent = time.perf_counter() - begin
        click.echo(
            f"  PTB JobQueue, {_JOBS:,} jobs: {spent:.1f} s to add, {resident() - before:.0f} MB, "
            "gone with the process"
        )
        await application.job_queue.stop(wait=False)

    asyncio.run(fill_queue())


def sqlalchemy() -> None:
    """APScheduler's SQLAlchemyJobStore on a file, in this process."""
    if find_spec("sqlalchemy") is None:
        click.echo("  APScheduler's SQLAlchemyJobStore: skipped, sqlalchemy is not installed")
        return
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    async def fill_store() -> None:
        with TemporaryDirectory() as folder:
            scheduler = AsyncIOScheduler(
                jobstores={"default": SQLAlchemyJobStore(f"sqlite:///{folder}/j.db")}
            )
            scheduler.start()
            begin = time.perf_counter()
            for number in range(_STORED):
                scheduler.add_job(print, "date", run_date=_LATER[0], args=[number])
            spent = time.perf_counter() - begin
            click.echo(
                f"  APScheduler, SQLAlchemyJobStore, {_STORED:,} jobs: {spent:.1f} s to add, "
                f"{spent / _STORED * 1000:.2f} ms each, in the event loop"
            )
            scheduler.shutdown(wait=False)

    asyncio.run(fill_store())


def main() -> None:
    """Print the table."""
    asyncio.run(ours())
    for peer in ("job_queue", "sqlalchemy"):  # each in a process of its own: they are weighed
        subprocess.run([sys.executable, "-m", __spec__.name, peer], check=True)


if __name__ == "__main__":
    {"job_queue": job_queue, "sqlalchemy": sqlalchemy}.get("".join(sys.argv[1:]), main)()
