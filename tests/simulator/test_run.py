"""Two months of 200 loans with crashes: no promise is broken. The long run is in docs/simulator.md."""

from bot.simulator.report import Course
from bot.simulator.run import simulate
from tests.worlds import library


def test_in_two_months_of_crashes_no_promise_is_broken() -> None:
    report = simulate(Course(days=60, loans=200, crash=0.004, seed=10), library())

    assert list(map(str, report.violations)) == []
    assert report.deaths.total() > 50
    assert len(report.deaths) > 10  # different steps
    assert report.reminders > 500
    assert report.late > 0
    assert 0 < report.doubles <= report.in_flight + report.lost_answers


def test_the_same_seed_shows_the_same_again() -> None:
    first, again, other = (
        list(simulate(Course(days=10, loans=30, crash=0.005, seed=seed), library()).lines())
        for seed in (5, 5, 6)
    )

    assert first == again
    assert first[2:] != other[2:]


def test_without_faults_and_crashes_nothing_comes_twice() -> None:
    report = simulate(Course(days=20, loans=30, seed=4, faults=0), library())

    assert report.kept
    assert report.doubles == 0
    assert report.faults.keys() <= {"delivered", "403"}
