"""The token bucket, on a clock that only its own sleeping moves."""

import asyncio

import pytest

from bot.services.ratelimit import Rate


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def rate(clock: Clock, per_second: float, burst: int = 1) -> Rate:
    return Rate(per_second, burst, now=clock.now, sleep=clock.sleep)


async def passed_at(clock: Clock, bucket: Rate, times: int) -> list[float]:
    passed = []
    for _ in range(times):
        await bucket.take()
        passed.append(round(clock.time - 1000, 6))
    return passed


async def test_callers_pass_at_the_rate(clock: Clock) -> None:
    assert await passed_at(clock, rate(clock, 4), 4) == [0, 0.25, 0.5, 0.75]


async def test_a_burst_passes_at_once_and_the_rest_at_the_rate(clock: Clock) -> None:
    assert await passed_at(clock, rate(clock, 4, burst=3), 5) == [0, 0, 0, 0.25, 0.5]


async def test_after_a_rest_there_is_one_burst_and_no_more(clock: Clock) -> None:
    bucket = rate(clock, 4, burst=2)
    await passed_at(clock, bucket, 2)
    clock.time += 3600
    assert await passed_at(clock, bucket, 3) == [3600, 3600, 3600.25]


async def test_no_second_holds_more_than_burst_and_rate(clock: Clock) -> None:
    passed = await passed_at(clock, rate(clock, 25, burst=5), 200)
    assert max(sum(start <= at < start + 1 for at in passed) for start in passed) <= 30


async def test_first_come_first_served(clock: Clock) -> None:
    bucket, order = rate(clock, 10), []

    async def caller(number: int) -> None:
        await bucket.take()
        order.append(number)

    await asyncio.gather(*(caller(number) for number in range(20)))
    assert order == list(range(20))


async def test_a_newcomer_does_not_overtake_one_who_is_about_to_wake(clock: Clock) -> None:
    alarm, order = asyncio.Event(), []

    async def sleep_until_the_alarm(_seconds: float) -> None:
        await alarm.wait()

    bucket = Rate(1, now=clock.now, sleep=sleep_until_the_alarm)
    await bucket.take()

    async def caller(name: str) -> None:
        await bucket.take()
        order.append(name)
        clock.time += 10

    first = asyncio.create_task(caller("first"))
    await asyncio.sleep(0)
    clock.time += 10
    newcomer = asyncio.create_task(caller("newcomer"))
    await asyncio.sleep(0)
    alarm.set()
    await asyncio.gather(first, newcomer)
    assert order == ["first", "newcomer"]


async def test_a_pause_holds_everyone_those_who_wait_too_and_no_burst_follows(clock: Clock) -> None:
    bucket = rate(clock, 2, burst=5)
    await passed_at(clock, bucket, 5)
    waiting = asyncio.create_task(passed_at(clock, bucket, 3))
    await asyncio.sleep(0)
    bucket.pause(60)
    assert await waiting == [60, 60.5, 61]


async def test_a_short_pause_does_not_end_a_long_one(clock: Clock) -> None:
    bucket = rate(clock, 2)
    bucket.pause(60)
    bucket.pause(1)
    assert await passed_at(clock, bucket, 1) == [60]


async def test_a_caller_that_is_cancelled_uses_no_turn_up(clock: Clock) -> None:
    bucket = rate(clock, 1)
    await bucket.take()
    gone = asyncio.create_task(bucket.take())
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.wait({gone})
    await asyncio.sleep(0)
    assert len(asyncio.all_tasks()) == 1  # nothing of it sleeps on
    assert await passed_at(clock, bucket, 1) == [1]


async def test_a_turn_that_is_given_back_is_the_next_ones(clock: Clock) -> None:
    bucket = rate(clock, 4)
    await bucket.take()
    bucket.give_back()
    assert await passed_at(clock, bucket, 2) == [0, 0.25]


async def test_a_turn_that_is_given_back_wakes_whoever_sleeps_for_the_next(clock: Clock) -> None:
    async def sleep_for_ever(_seconds: float) -> None:
        await asyncio.Event().wait()

    bucket = Rate(1, now=clock.now, sleep=sleep_for_ever)
    await bucket.take()
    waiting = asyncio.create_task(bucket.take())
    await asyncio.sleep(0)
    bucket.give_back()
    await waiting


async def test_the_real_clock_is_the_default() -> None:
    bucket = Rate(1000, burst=2)
    for _ in range(4):
        await bucket.take()
