"""Copies of a database of a million reminders, and a look into it: `python -m tests.benchmarks.bench_copies`.

How long each takes; for how long the event loop and the store stand still at most while a copy is made.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import click
from pyrage import x25519

from bot.app import in_a_thread
from bot.store.copies import back_up
from bot.store.restoring import restore
from bot.store.sqlite import SqliteStore, inspect, inspect_plans
from tests.benchmarks.filling import NOW, fill

_PEOPLE: Final = 50_000  # of 20 reminders each
_ROUNDS: Final = 1
_EVERY: Final = 0.005  # seconds between two looks at how long everything stood still


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _copied(path: Path, target: Path, recipient: str = "") -> None:
    target.unlink(missing_ok=True)
    back_up(path, target, recipient)


async def _beside(path: Path, work: Callable[[], object]) -> tuple[float, float, int]:
    """Seconds: the loop's longest stall, the store's longest write; and how many, while `work` runs."""
    store = await SqliteStore.open(path)
    stall, writes = 0.0, list[float]()
    working = asyncio.create_task(in_a_thread(work, "copy"))
    while not working.done():
        begin = time.perf_counter()
        await asyncio.sleep(_EVERY)
        stall = max(stall, time.perf_counter() - begin - _EVERY)
        begin = time.perf_counter()
        await store.transact(lambda records: records.strike_off(len(writes), NOW))
        writes.append(time.perf_counter() - begin)
    await working
    await store.close()
    return stall, max(writes), len(writes)


async def main() -> None:
    """Print it."""
    key = x25519.Identity.generate()
    with TemporaryDirectory() as name:
        folder = Path(name)
        path, copy, sealed = folder / "bot.db", folder / "copy.db", folder / "copy.db.age"
        await fill(path, _PEOPLE, [NOW + timedelta(days=day) for day in range(1, 5)], instalments=5)
        (folder / "key").write_text(str(key))
        click.echo(f"database: {path.stat().st_size / 1e6:.0f} MB")
        works: dict[str, Callable[[], object]] = {
            "a copy": lambda: _copied(path, copy),
            "an encrypted copy": lambda: _copied(path, sealed, str(key.to_public())),
            "check: the rows": lambda: inspect(path),
            "check: the plans": lambda: inspect_plans(path, NOW),
        }
        for what, work in works.items():
            seconds = [_timed(work) for _ in range(_ROUNDS)]
            click.echo(f"{what:20} {median(seconds):6.1f} s")
            if "copy" in what:
                stall, write, count = await _beside(path, work)
                click.echo(
                    f"{'  beside it':20} {count} writes, the longest {write * 1000:.0f} ms;"
                    f" the loop stood still for {stall * 1000:.0f} ms at most"
                )
        seconds = [_timed(lambda: restore(sealed, folder / "elsewhere.db", NOW, folder / "key"))]
        click.echo(f"{'restored':20} {seconds[0]:6.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
