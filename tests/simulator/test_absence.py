"""The work of the day gets done however often it dies, and after absences that leave it no time.

`--days 180 --loans 550 --crash 0.002 --seed 771` once ended with open-ended loans without rows for 60 days
ahead: the bot came back from one absence of weeks, and was stopped for weeks again before its work was done.
"""

from dataclasses import replace

from bot.simulator.course import Course
from bot.simulator.profiles import CALM
from bot.simulator.run import simulate
from tests.simulator.spoiled import PlansNothingOn
from tests.worlds import library

AWAY = replace(CALM, absent=1, crashes=1)
# Back from weeks for a hundredth of a second, twice, and off again; and it dies now and then.
NO_TIME = Course(
    days=75,
    loans=30,
    crash=0.01,
    seed=771,
    profile=AWAY,
    stops=((2.5, 28.0), (30.5, 21.5), (52.0, 21.5)),
)


def test_rows_are_there_an_hour_after_absences_that_left_no_time_for_the_work_of_the_day() -> None:
    report = simulate(NO_TIME, library())

    assert list(map(str, report.violations)) == []
    assert report.happened["absent"] == 3
    assert report.down.days > 70
    assert report.deaths.total() > 0


def test_rows_are_there_at_once_after_a_month_of_absence() -> None:
    report = simulate(replace(NO_TIME, days=70, crash=0.0, stops=((2.5, 38.0), (40.6, 28.5))), library())

    assert list(map(str, report.violations)) == []
    assert report.acts["look"] > 0


def test_a_work_of_the_day_that_is_never_done_is_named_after_that_hour() -> None:
    report = simulate(replace(NO_TIME, crash=0.0, spoil=PlansNothingOn.spoil), library())

    assert {(one.promise, one.what) for one in report.violations} == {(6, "rows end too soon")}
