"""The virtual clock: timers come in their order, however late it is, and a circle ends with where it is."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.loop import TICK, StalledError, VirtualLoop

YEARS = timedelta(days=400 * 3).total_seconds()


def run(main: Coroutine[Any, Any, None], start: float = 0.0, stalled: int = 10_000) -> float:
    with asyncio.Runner(loop_factory=lambda: VirtualLoop(start, stalled)) as runner:
        runner.run(main)
        return runner.get_loop().time()


@pytest.mark.parametrize("start", [0.0, 194.5 * 86400, YEARS])
def test_a_timer_that_is_due_at_this_very_moment_is_run(start: float) -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        done = asyncio.Event()
        loop.call_at(loop.time(), done.set)
        await done.wait()

    run(main(), start)


@given(
    start=st.floats(0, YEARS),
    delays=st.lists(st.floats(0, 1e-5) | st.floats(0, 1e6), min_size=1, max_size=20),
)
def test_timers_are_run_in_order_and_never_before_their_time(start: float, delays: list[float]) -> None:
    ran: list[tuple[float, float]] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()

        async def sleep(delay: float) -> None:
            due = loop.time() + delay
            await asyncio.sleep(delay)
            ran.append((due, loop.time()))

        await asyncio.gather(*map(sleep, delays))

    run(main(), start)

    assert len(ran) == len(delays)
    assert all(now - due > -TICK for due, now in ran)
    assert [now for _, now in ran] == sorted(now for _, now in ran)


def test_what_goes_round_while_no_time_passes_ends_with_its_place() -> None:
    async def spins() -> None:
        while True:  # noqa: ASYNC110
            await asyncio.sleep(0)

    with pytest.raises(StalledError, match=r"test_loop\.py:\d+"):
        run(spins())


def test_what_will_never_happen_is_not_waited_for() -> None:
    async def waits() -> None:
        await asyncio.Event().wait()

    with pytest.raises(RuntimeError, match="will never happen"):
        run(waits())
