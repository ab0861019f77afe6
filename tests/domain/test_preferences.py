"""Settings that will do and settings that will not."""

from dataclasses import replace
from datetime import time

import pytest

from bot.domain.preferences import (
    AS_USUAL,
    OwnReminders,
    Preferences,
    PreferencesProblem,
    QuietHours,
    covers,
    preferences_problem,
)

NIGHT = QuietHours(time(22), time(8))


NONE = QuietHours(time(), time())


DEFAULT = Preferences("Asia/Shanghai", (7, 3, 1, 0), (1, 3, 7), time(9), NIGHT)


@pytest.mark.parametrize(
    ("prefs", "problem"),
    [
        (DEFAULT, None),
        (replace(DEFAULT, quiet=NONE, at=time(3)), None),
        (replace(DEFAULT, at=time(8)), None),
        (replace(DEFAULT, at=time(21, 59)), None),
        (replace(DEFAULT, days_before=()), None),
        (replace(DEFAULT, days_after=()), None),
        (replace(DEFAULT, days_before=(0, 60), days_after=(1, 90)), None),
        (replace(DEFAULT, quiet=QuietHours(time(23), time(20)), at=time(21)), None),
        (replace(DEFAULT, zone="Mars/Olympus"), PreferencesProblem.ZONE),
        (replace(DEFAULT, days_before=(61,)), PreferencesProblem.DAYS_BEFORE),
        (replace(DEFAULT, days_before=(-1,)), PreferencesProblem.DAYS_BEFORE),
        (replace(DEFAULT, days_before=(1, 1)), PreferencesProblem.DAYS_BEFORE),
        (replace(DEFAULT, days_before=tuple(range(11))), PreferencesProblem.DAYS_BEFORE),
        (replace(DEFAULT, days_after=(0,)), PreferencesProblem.DAYS_AFTER),
        (replace(DEFAULT, days_after=(91,)), PreferencesProblem.DAYS_AFTER),
        (replace(DEFAULT, days_before=(), days_after=()), PreferencesProblem.NO_DAYS),
        (replace(DEFAULT, at=time(22)), PreferencesProblem.AT_IN_QUIET),
        (replace(DEFAULT, at=time(7, 59)), PreferencesProblem.AT_IN_QUIET),
        (replace(DEFAULT, at=time(13), quiet=QuietHours(time(12), time(14))), PreferencesProblem.AT_IN_QUIET),
        (
            replace(DEFAULT, quiet=QuietHours(time(22), time(21)), at=time(21)),
            PreferencesProblem.QUIET_TOO_LONG,
        ),
    ],
)
def test_preferences_that_will_not_do_are_refused(
    prefs: Preferences, problem: PreferencesProblem | None
) -> None:
    assert preferences_problem(prefs) is problem


def test_quiet_hours_have_their_start_and_not_their_end() -> None:
    assert [covers(NIGHT, at) for at in (time(21, 59), time(22), time(), time(7, 59), time(8))] == [
        False, True, True, True, False,
    ]  # fmt: skip
    assert not any(covers(NONE, at) for at in (time(), time(12)))


@pytest.mark.parametrize(
    ("own", "prefs"),
    [
        (AS_USUAL, DEFAULT),
        (OwnReminders(days_before=(2,)), replace(DEFAULT, days_before=(2,))),
        (OwnReminders(days_before=()), replace(DEFAULT, days_before=())),
        (OwnReminders(days_after=(5,)), replace(DEFAULT, days_after=(5,))),
        (OwnReminders(at=time()), replace(DEFAULT, at=time())),
    ],
)
def test_what_is_a_loans_own_takes_the_place_of_the_settings_and_nothing_else(
    own: OwnReminders, prefs: Preferences
) -> None:
    assert own.over(DEFAULT) == prefs
