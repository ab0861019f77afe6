"""A swarm of small worlds, in each of which other things go wrong, breaks no promise, and shows all of them.

The long one is in docs/simulator.md.
"""

from dataclasses import replace

import pytest

from bot.simulator.course import Course
from bot.simulator.profiles import CALM, FAULTS, PROFILES, USUAL
from bot.simulator.run import simulate
from tests.worlds import library

SWARM = Course(days=10, loans=200, seed=64, profile=None)


def test_a_swarm_in_which_all_goes_wrong_breaks_no_promise() -> None:
    report = simulate(SWARM, library())

    assert list(map(str, report.violations)) == []
    assert set(report.never()) <= {"deluded"}  # five minutes now and then: the long one shows it
    assert report.in_flight > 0
    assert report.lost_answers > 0


def test_the_same_course_gives_the_same_report_in_one_process_or_in_two() -> None:
    course = Course(days=3, loans=26, crash=0.005, seed=3, profile=None)

    one, two = (list(simulate(course, library(), jobs).lines()) for jobs in (1, 2))
    other = list(simulate(replace(course, seed=4), library()).lines())

    assert one == two
    assert one[1:] != other[1:]


def test_a_run_says_what_never_happened() -> None:
    report = simulate(Course(days=1, loans=4, seed=2, profile=replace(USUAL, ahead=1)), library())

    assert {"ahead", "absent", "deluded", "early before quiet hours"} <= set(report.never())
    assert any(
        line.startswith("Nothing is shown of what never happened: absent, ahead,") for line in report.lines()
    )


def test_where_nothing_is_to_go_wrong_nothing_does() -> None:
    report = simulate(Course(days=4, loans=10, crash=0.01, seed=2, profile=CALM), library())

    assert report.kept
    assert not report.happened


@pytest.mark.parametrize("seed", ["7", "7.3"])
def test_worlds_of_a_course_have_seeds_loans_and_faults_of_their_own(seed: str) -> None:
    parts = list(Course(days=9, loans=10_001, seed=seed).parts())

    assert [part.seed for part in parts] == [f"{seed}.{number}" for number in range(5)]
    assert sorted(part.loans for part in parts) == [2000, 2000, 2000, 2000, 2001]
    drawn = [part.profile for part in replace(SWARM, loans=600, seed=seed).parts()]
    assert len(set(map(str, drawn))) > 20
    assert all(profile is not None and 0 < len(profile.faults()) < len(FAULTS) for profile in drawn)


def test_a_profile_of_each_kind_can_be_asked_for() -> None:
    named = set().union(*(profile.faults() for profile in PROFILES.values()))

    assert named == set(FAULTS)
