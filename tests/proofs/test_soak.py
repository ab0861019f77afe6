"""What the bot holds does not grow with the people it has seen. The long run is in docs/simulator.md."""

from tests.proofs.soak import Sample, grown, slope, soak


def test_tasks_threads_files_and_rows_are_the_same_after_eight_days() -> None:
    samples = soak(days=8, newcomers=2)

    assert grown(samples) == []
    assert len(samples[-1].rows) > 20  # it has looked into something


def test_what_grows_is_named() -> None:
    samples = [Sample(3, 2, 9, {"bot.locks": 4 * day, "bot.window": day % 2}, 0, 0) for day in range(8)]

    assert grown(samples) == ["bot.locks: 16 -> 28"]


def test_a_slope_is_that_of_most_days() -> None:
    assert slope([100, 100, 9000, 100, 100, 100]) == 0
    assert slope([100, 200, 300, 0, 500]) == 100
