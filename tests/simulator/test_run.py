"""Two months of 200 loans with crashes: no promise is broken. The long run is in docs/simulator.md."""

from bot.simulator.course import Course
from bot.simulator.profiles import CALM
from bot.simulator.run import simulate
from tests.worlds import library


def test_in_two_months_of_crashes_no_promise_is_broken() -> None:
    report = simulate(Course(days=60, loans=200, crash=0.004, seed=11), library())

    assert list(map(str, report.violations)) == []
    assert report.deaths.total() > 50
    assert len(report.deaths) > 10  # different steps
    assert report.reminders > 500
    assert report.late > 0
    assert 0 < report.doubles <= report.in_flight + report.lost_answers


def test_without_faults_and_crashes_nothing_comes_twice() -> None:
    report = simulate(Course(days=20, loans=30, seed=4, profile=CALM), library())

    assert report.kept
    assert report.doubles == 0
    assert report.faults.keys() <= {"delivered", "403"}
