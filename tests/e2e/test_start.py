"""Time and memory of a start, with room for a busy machine; `tests.benchmarks.bench_start` prints figures."""

from pathlib import Path

import tests.oracle  # noqa: F401 - hears every call; its import takes seconds that are not the bot's
from tests.benchmarks.bench_start import measure


async def test_a_start_is_quick_and_small(tmp_path: Path) -> None:
    start = await measure(tmp_path)

    assert start.seconds <= 10
    assert start.peak <= 150
