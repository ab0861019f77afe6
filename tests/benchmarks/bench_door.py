"""How long the first message of /door takes, and each tap: `python -m tests.benchmarks.bench_door`.

From the update to the sent message: routes, store, rendering, the emulated Telegram. Prints medians; asserts
nothing, as a busy machine is no broken program. The mark is 50 ms for the first message.
"""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import click

from bot.config import load as load_config
from bot.emulator.params import Json
from bot.world import EmulatedWorld
from tests.worlds import library

_NOW = datetime(2026, 11, 28, 4, tzinfo=UTC)
_WALKS = 200
_WAY = ("door::a", "door::ac", "door::acm:weilidai", "door::acmt:weilidai", "door::acmtu:weilidai")


def main() -> None:
    """Print the figures."""
    taken = asyncio.run(_walks())
    for what, times in taken.items():
        click.echo(f"{what:34} {median(times):8.3f} ms median  {max(times):8.3f} ms most  n={len(times)}")


async def _walks() -> dict[str, list[float]]:
    """Of strangers, and of somebody with fifty loans."""
    taken: dict[str, list[float]] = {
        "/door: first message, stranger": [],
        "/door: first message, 50 loans": [],
        "/door: a tap": [],
        "/door: written down": [],
    }
    stranger, owing, tap, written = taken.values()
    with TemporaryDirectory() as folder:
        world = await EmulatedWorld.open(load_config(None, {}), library(), Path(folder) / "bot.db", _NOW)
        world.api.user(1)
        for day in range(50):
            due = _NOW.date() + timedelta(days=day + 2)
            await world.handle(world.api.say(1, f"/add 老王{day} {due} 500"))
            saved = world.api.latest_with_buttons(1)
            assert saved is not None
            await world.handle(world.api.press(1, saved, 0))
        for user_id in range(2, _WALKS + 2):
            world.api.user(user_id)
            stranger.append(await _time(world, world.api.say(user_id, "/door")))
            owing.append(await _time(world, world.api.say(1, "/door")))
            message = world.api.latest_with_buttons(1)
            assert message is not None
            tap += [await _time(world, world.api.press(1, message, data)) for data in _WAY]
            written.append(await _time(world, world.api.press(1, message, _WAY[-1].replace("::", ":keep:"))))
        await world.close()
    return taken


async def _time(world: EmulatedWorld, update: Json) -> float:
    start = perf_counter()
    await world.handle(update)
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
