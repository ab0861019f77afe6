"""How long the log of contacts takes: `python -m tests.benchmarks.bench_log`.

Ten years of it, 20,000 contacts of one person, some days with forty: what the bot itself needs for a screen,
from the update to the answer, in the emulator. Then how many days of contacts are judged as they were written
to be. Prints medians and the slowest; asserts nothing.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import click

from bot.chat.shared_buttons import OnContact, OnLog
from bot.domain.contacts import BOUNDS, Contact, ContactKind
from bot.store.protocol import Records
from tests.chat_driver import Chat
from tests.knowledge.test_limits import right
from tests.worlds import START, open_world

CONTACTS: Final = BOUNDS["kept"]
GOAL: Final = 200  # milliseconds
_ROUNDS: Final = 15
_LENDERS: Final = ("weilidai", "jiebei", "qifu", "")
_KINDS: Final = tuple(ContactKind)


def fill(records: Records) -> None:
    """Ten years of contacts, the last of them forty in a day, and room for those of the benchmark."""
    for number in range(CONTACTS - 500):
        back = timedelta(minutes=20 * number) if number < 40 else timedelta(hours=4.4 * number)
        kind, lender = _KINDS[number % len(_KINDS)], _LENDERS[number % len(_LENDERS)]
        records.add_contact(1, Contact(kind, START.astimezone(UTC) - back, str(number), lender), START)


async def timed(name: str, show: Callable[[], Awaitable[object]]) -> None:
    """Print what it takes."""
    taken = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        await show()
        taken.append((time.perf_counter() - start) * 1000)
    click.echo(f"  {name:34} {median(taken):8.1f} {max(taken):8.1f}   (goal {GOAL})")


async def main() -> None:
    """Print the tables."""
    with TemporaryDirectory() as folder:
        async with open_world(Path(folder) / "bot.db") as world:
            chat = Chat(world)
            await chat.say("/start")
            await world.bot.store.transact(fill)
            click.echo(
                f"{CONTACTS - 500} contacts: milliseconds of a screen, median and slowest of {_ROUNDS}"
            )
            (shown,) = await chat.say("/log list")
            old = OnLog("list", "", (START - timedelta(days=1800)).date()).text()
            today = OnLog("day", "", START.date()).text()
            await timed("/log list", lambda: chat.say("/log list"))
            await timed("a page five years back", lambda: chat.press_data(old, shown.message))
            await timed("a day of forty", lambda: chat.press_data(today, shown.message))
            await timed("an entry", lambda: chat.press_data(OnContact("open", 5).text(), shown.message))
            await timed("one line written down", lambda: chat.say("/log 今天 9:05 微粒贷 未接"))
            (about,) = await chat.say("/complain")
            (offices,) = await chat.press(0, about)
            await timed("/complain", lambda: chat.say("/complain"))
            await timed("an office, the review", lambda: chat.press(0, offices))
            hostile = "\n".join(("昨天22:30 微粒贷 9个未接 " * 20)[:95] for _ in range(BOUNDS["at-once"]))
            await timed("forty long lines", lambda: chat.say(f"/log {hostile}"))
    for part in ("days", "days_aside"):
        held, of = right(part)
        click.echo(f"days of contacts judged as they were written to be, {part}: {held} of {of}")


if __name__ == "__main__":
    asyncio.run(main())
