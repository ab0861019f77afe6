"""What the process knows of itself, from what its parts tell it. Time passes by hand."""

import pytest

from bot.runtime import ERRORS_KEPT, LIMITS, Histogram, Part, Runtime

PARTS: tuple[Part, ...] = ("polling", "tick", "database", "due", "knowledge")


class Clock:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def runtime(clock: Clock) -> Runtime:
    return Runtime(monotonic=clock)


def all_well(runtime: Runtime) -> None:
    for part in PARTS:
        runtime.good(part)


def test_nothing_is_well_before_it_did_well(runtime: Runtime, clock: Clock) -> None:
    clock.at += 5

    assert runtime.unwell() == list(PARTS)
    assert {state.age for state in runtime.parts().values()} == {5}


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_well_up_to_its_limit_and_then_named_alone(
    runtime: Runtime, clock: Clock, part: Part
) -> None:
    all_well(runtime)
    clock.at += LIMITS[part]
    for other in set(PARTS) - {part}:
        runtime.good(other)
    assert runtime.unwell() == []

    clock.at += 0.1

    assert runtime.unwell() == [part]
    runtime.good(part)
    assert runtime.unwell() == []


def test_trying_keeps_the_process_alive_and_makes_nothing_well(clock: Clock) -> None:
    lives: list[str] = []
    runtime = Runtime(monotonic=clock, life=lives.append)
    all_well(runtime)
    assert lives == []
    clock.at += LIMITS["polling"] + 1

    runtime.alive("polling")

    assert lives == ["polling"]
    assert "polling" in runtime.unwell()


def test_a_bot_with_a_webhook_asks_nothing_of_polling(clock: Clock) -> None:
    runtime = Runtime("webhook", monotonic=clock)

    assert list(runtime.parts()) == ["webhook", *PARTS[1:]]


def test_a_reminder_waits_on_while_nobody_looks(runtime: Runtime, clock: Clock) -> None:
    all_well(runtime)
    assert runtime.waiting == 0
    runtime.saw_due(3, waiting=LIMITS["due"] - 10)
    assert runtime.unwell() == []

    clock.at += 11

    assert runtime.unwell() == ["due"]
    assert (runtime.backlog, runtime.waiting) == (3, LIMITS["due"] + 1)
    runtime.saw_due(0, waiting=0)
    clock.at += 11
    assert (runtime.unwell(), runtime.backlog, runtime.waiting) == ([], 0, 0)


def test_it_is_fresh_only_while_polls_and_ticks_are_and_all_is_well(runtime: Runtime, clock: Clock) -> None:
    all_well(runtime)
    clock.at += 20
    runtime.good("tick")
    clock.at += 20
    runtime.good("tick")
    assert runtime.fresh(within=45)

    clock.at += 6

    assert runtime.unwell() == []
    assert not runtime.fresh(within=45)
    runtime.good("polling")
    assert runtime.fresh(within=45)
    clock.at += LIMITS["database"]
    runtime.good("polling")
    runtime.good("tick")
    assert not runtime.fresh(within=45)


def test_what_is_counted_has_a_name_beforehand(runtime: Runtime) -> None:
    with pytest.raises(KeyError):
        runtime.count("updates", "a user's name")


def test_durations_fall_into_the_first_bucket_that_holds_them() -> None:
    histogram = Histogram((1.0, 5.0))
    for seconds in (0.5, 1.0, 1.1, 5.0, 100.0):
        histogram.add(seconds)

    assert (histogram.counts, histogram.sum) == ([2, 2, 1], 107.6)


def test_of_errors_the_latest_places_are_kept_and_all_are_counted(runtime: Runtime, clock: Clock) -> None:
    for number in range(2 * ERRORS_KEPT):
        clock.at += 1
        runtime.error(f"Kind{number}Error", f"bot/app.py:{number}")
    runtime.error("Kind0Error", "bot/app.py:0")

    latest = runtime.errors()
    assert len(latest) == ERRORS_KEPT
    assert (latest[0].kind, latest[0].place, latest[0].count) == ("Kind0Error", "bot/app.py:0", 1)
    assert sum(runtime.failed.values()) == 2 * ERRORS_KEPT + 1
    assert len(runtime.failed) == ERRORS_KEPT + 1
