"""What a start costs, in modules, calls and memory; `tests.benchmarks.bench_start` prints its seconds."""

import subprocess
import sys
from pathlib import Path

import tests.oracle  # noqa: F401 - hears every call; its import takes seconds that are not the bot's
from tests.benchmarks.bench_start import measure
from tests.e2e.process import config, serving, telegram
from tests.http_botapi import error, hang
from tests.worlds import library

LATER = {"aiohttp_socks", "docx", "httpx", "icalendar", "opencc", "rapidfuzz", "rich"}
"""What most bots never need, or not at once."""

LISTED = "import sys, bot.__main__, bot.app; print(*sys.modules)"
LOOKED_AT = """
import gc
seen = [0]
gc.callbacks.append(lambda phase, _: seen.append(len(gc.get_objects())))
import bot.__main__
print(max(seen))
"""


def test_a_start_reads_little_code_that_is_not_the_bots() -> None:
    listed = subprocess.run([sys.executable, "-c", LISTED], capture_output=True, text=True, check=True)
    foreign = {name for name in listed.stdout.split() if not name.startswith("bot.")}

    assert len(foreign) <= 900  # 810 when it was written
    assert foreign.isdisjoint({"aiogram", "hypothesis", "pytest", "sqlalchemy"})
    assert foreign.isdisjoint(LATER)


def test_no_garbage_is_looked_for_while_a_start_reads_code() -> None:
    found = subprocess.run([sys.executable, "-c", LOOKED_AT], capture_output=True, text=True, check=True)

    assert int(found.stdout) < 20_000  # of 160,000 objects: before the bot's own first line


async def test_a_start_waits_for_one_answer_of_telegram(tmp_path: Path) -> None:
    async with telegram() as server:
        for method in ("deleteWebhook", "setMyCommands"):
            server.fault(method, hang(), times=99)
        async with serving(config(tmp_path, server), server):
            assert len(server.asked("getMe")) == 1


async def test_the_menu_waits_until_telegram_has_told_what_it_kept(tmp_path: Path) -> None:
    async with telegram() as server:
        server.fault("getUpdates", error(500, "Internal Server Error"), times=2)
        async with serving(config(tmp_path, server), server):
            await server.until(lambda: server.asked("setMyCommands") != [])
            assert len(server.asked("getUpdates")) > 2


async def test_a_bot_that_has_talked_is_small(tmp_path: Path) -> None:
    library()  # prepared, if the code is new
    start = await measure(tmp_path)

    # 85 and 104 when it was written, and what they are made of: ADR 0036. On a busy machine the words of the
    # menu, 6 MB, may be there by the time that the first poll is seen.
    assert start.polled <= 95
    assert start.peak <= 112
