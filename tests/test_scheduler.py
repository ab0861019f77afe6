"""The clockwork on the real event loop, and a wall clock that jumps."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from bot.scheduler import TICK, Clockwork, _Every
from bot.serving import wall_clock

START = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
EVERY = 0.1  # seconds
WITHIN = 60.0  # whatever else the machine does: only what hangs takes longer
DECADES = timedelta(days=365 * 57)  # a machine without a clock of its own begins in 1970


class Bells:
    """Counts ticks and days, and lets a test wait for the next one."""

    def __init__(self) -> None:
        self.days = 0
        self.rest = timedelta(days=1)
        self.failing = False
        self._tick = asyncio.Event()

    async def tick(self) -> None:
        self._tick.set()
        if self.failing:
            raise ValueError("a tick that fails")

    async def daily(self) -> datetime:
        self.days += 1
        return wall_clock() + self.rest

    async def next_tick(self) -> None:
        self._tick.clear()
        async with asyncio.timeout(WITHIN):
            await self._tick.wait()


@asynccontextmanager
async def running(bells: Bells) -> AsyncIterator[Clockwork]:
    clockwork = Clockwork(bells.tick, bells.daily, wall_clock, every=EVERY)
    clockwork.start()
    try:
        await bells.next_tick()  # at once
        yield clockwork
    finally:
        await clockwork.stop()


@pytest.mark.parametrize(
    "jump",
    [timedelta(hours=-3), timedelta(hours=3), DECADES],
    ids=["back", "forward", "from 1970"],
)
async def test_ticks_go_on_after_the_clock_was_set(jump: timedelta) -> None:
    bells = Bells()
    with time_machine.travel(START, tick=True) as traveller:
        async with running(bells):
            traveller.shift(jump)

            await bells.next_tick()
            await bells.next_tick()


def test_decades_that_were_jumped_over_are_one_firing() -> None:
    span, later = timedelta(seconds=2), START + DECADES

    assert _Every(span).get_next_fire_time(None, later) == later
    assert _Every(span).get_next_fire_time(START, later) == later
    assert _Every(span).get_next_fire_time(later, later) == later + span


async def test_the_daily_work_is_done_at_first_and_after_a_day_was_jumped_over() -> None:
    bells = Bells()
    with time_machine.travel(START, tick=True) as traveller:
        async with running(bells):
            assert bells.days == 1
            await bells.next_tick()
            assert bells.days == 1

            traveller.shift(timedelta(days=9))
            await bells.next_tick()
            await bells.next_tick()

            assert bells.days > 1


async def test_the_daily_work_is_done_again_when_it_asks_for_that() -> None:
    bells = Bells()
    bells.rest = timedelta(0)
    async with running(bells), asyncio.timeout(WITHIN):
        while bells.days < 3:
            await bells.next_tick()


async def test_the_daily_work_is_done_within_a_day_though_the_clock_was_set_back_meanwhile() -> None:
    bells = Bells()
    bells.rest = timedelta(days=9)
    async with running(bells) as clockwork:
        await bells.next_tick()
        assert clockwork._jobs[-1].next_run_time <= wall_clock() + timedelta(days=1)


async def test_a_tick_that_fails_is_not_the_last(caplog: pytest.LogCaptureFixture) -> None:
    bells = Bells()
    async with running(bells):
        bells.failing = True
        await bells.next_tick()
        await bells.next_tick()

    assert "raised an exception" in caplog.text


async def test_nothing_begins_after_the_end() -> None:
    bells = Bells()
    async with running(bells):
        pass

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(4 * EVERY):
            await bells.next_tick()


def test_ticks_are_as_close_as_promised() -> None:
    assert TICK <= 5


async def test_what_never_began_can_be_ended() -> None:
    bells = Bells()

    await Clockwork(bells.tick, bells.daily, wall_clock).stop()


async def test_a_tick_that_is_running_at_the_end_may_finish() -> None:
    gate, began, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def tick() -> None:
        began.set()
        await gate.wait()
        ended.set()

    clockwork = Clockwork(tick, Bells().daily, wall_clock)
    clockwork.start()
    await began.wait()
    stopping = asyncio.create_task(clockwork.stop(within=20))
    await asyncio.sleep(0)
    gate.set()
    await stopping

    assert ended.is_set()


async def test_a_tick_that_does_not_finish_in_time_is_cut_short_without_an_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    began, cut = asyncio.Event(), asyncio.Event()

    async def tick() -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            cut.set()

    clockwork = Clockwork(tick, Bells().daily, wall_clock)
    clockwork.start()
    await began.wait()
    await clockwork.stop(within=0.01)

    assert cut.is_set()
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_an_end_before_the_first_tick_has_begun_is_quiet_too(caplog: pytest.LogCaptureFixture) -> None:
    for turns in range(4):  # of the event loop: the tick is due, made, begun
        bells = Bells()
        clockwork = Clockwork(bells.tick, bells.daily, wall_clock)
        clockwork.start()
        for _ in range(turns):
            await asyncio.sleep(0)
        await clockwork.stop()
        for _ in range(4):
            await asyncio.sleep(0)

    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
