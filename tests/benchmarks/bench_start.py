"""Start to first poll, and the memory of a bot that has talked: `python -m tests.benchmarks.bench_start`.

A real process with an empty database. The marks are 0.9 s on two idle cores, and 80 MB: ADR 0036 says
what each part takes, and what stands in the way of the second.
"""

import asyncio
import os
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click

from tests.e2e.process import FIRST_USER, config, serving, telegram, texts

_TIMES = 5
_TALK = ("/start", "/rights 微粒贷", "/verify 360借條", "/add 借呗 每月15号 1200 12期", "/list", "/help")


@dataclass(frozen=True)
class Start:
    seconds: float  # from the start of the process to its first poll
    work: float  # seconds of processor time until then, which a busy machine stretches less
    polled: float  # MB at the first poll
    resident: float  # MB after a first conversation in each script
    peak: float  # MB, the most that it ever was


async def measure(folder: Path) -> Start:
    """Start a bot once, let three people talk to it, and end it."""
    async with telegram() as server:
        for user_id, language in enumerate(("zh-hans", "zh-hant", "en"), FIRST_USER):
            server.api.user(user_id, language_code=language)
        begin = time.monotonic()
        async with serving(config(folder, server), server) as bot:
            seconds, work = time.monotonic() - begin, _processor(bot.process.pid)
            polled = _megabytes(bot.process.pid, "VmRSS")
            people = list(server.api.users)
            for text in _TALK:
                for user_id in people:
                    server.api.say(user_id, text)
            await server.until(lambda: all(len(texts(server, one)) >= len(_TALK) for one in people))
            size, most = (_megabytes(bot.process.pid, field) for field in ("VmRSS", "VmHWM"))
            return Start(seconds, work, polled, size, most)


def _processor(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def _megabytes(process: int, field: str) -> float:
    status = Path(f"/proc/{process}/status").read_text("ascii")
    found = re.search(rf"^{field}:\s+(\d+) kB$", status, re.MULTILINE)
    assert found
    return int(found[1]) * 1024 / 1e6


def main() -> None:
    """Print the figures."""
    starts = []
    for _ in range(_TIMES):
        with tempfile.TemporaryDirectory() as folder:
            starts.append(asyncio.run(measure(Path(folder))))
    seconds = [one.seconds for one in starts]
    click.echo(f"first poll   {median(seconds):6.2f} s median   {max(seconds):6.2f} s most   n={_TIMES}")
    click.echo(f"processor    {median(one.work for one in starts):6.2f} s median until then")
    click.echo(f"resident     {max(one.polled for one in starts):6.0f} MB at the first poll")
    click.echo(f"resident     {max(one.resident for one in starts):6.0f} MB after a talk")
    click.echo(f"peak         {max(one.peak for one in starts):6.0f} MB")


if __name__ == "__main__":
    main()
