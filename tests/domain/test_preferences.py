"""What people type for their settings, and settings that will not do."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.preferences import Preferences, PreferencesProblem, QuietHours, covers, preferences_problem
from bot.reading.times import read_days, read_quiet, read_time

NIGHT = QuietHours(time(22), time(8))
NONE = QuietHours(time(), time())
DEFAULT = Preferences("Asia/Shanghai", (7, 3, 1, 0), (1, 3, 7), time(9), NIGHT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09:00", time(9)), ("9:00", time(9)), ("９：００", time(9)), ("21:30", time(21, 30)),
        ("00:00", time()),
        ("23:59", time(23, 59)), ("9点", time(9)), ("9點", time(9)), ("九点", time(9)),
        ("十点半", time(10, 30)),
        ("9点30分", time(9, 30)), ("9点5分", time(9, 5)), ("9时", time(9)), ("9点钟", time(9)),
        ("9点整", time(9)),
        ("晚上9点", time(21)), ("晚上21点", time(21)), ("早上8点", time(8)), ("下午3点半", time(15, 30)),
        ("中午12点", time(12)), ("中午1点", time(13)), ("凌晨1点", time(1)), ("9am", time(9)),
        ("9 PM", time(21)),
        ("12am", time()), ("12pm", time(12)), ("9:30pm", time(21, 30)),
        ("9", None), ("九", None), ("24:00", None), ("25:00", None), ("9:60", None), ("9:5", None),
        ("9:", None),
        ("13pm", None), ("0am", None), ("晚上12点", None), ("晚上1点", None), ("早上12点", None),
        ("上午9am", None),
        ("", None), ("早上", None), ("9点到10点", None), ("明天9点", None), ("0900", None),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_or_refused(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22:00-08:00", NIGHT), ("22:00 - 8:00", NIGHT), ("22:00–08:00", NIGHT),
        ("２２：００～０８：００", NIGHT),
        ("22点到8点", NIGHT), ("22點至8點", NIGHT), ("从22点到8点", NIGHT), ("晚上10点到早上8点", NIGHT),
        ("22-8", NIGHT),
        ("10pm to 8am", NIGHT), ("22:00-24:00", QuietHours(time(22), time())), ("无", NONE), ("無", NONE),
        ("off", NONE),
        ("不要", NONE), ("-", NONE),
        ("22:00-22:00", None), ("0-24", None), ("22:00", None), ("", None), ("22-25", None),
        ("22:00-08:00-09:00", None),
        ("晚上", None),
    ],
)  # fmt: skip
def test_quiet_hours_are_read_or_refused(text: str, expected: QuietHours | None) -> None:
    assert read_quiet(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7,3,1,0", (7, 3, 1, 0)), ("7 3 1", (7, 3, 1)), ("0，1，3，7", (7, 3, 1, 0)), ("7、3、1", (7, 3, 1)),
        ("1 1 1", (1,)), ("7天 3天 当天", (7, 3, 0)), ("提前7天、3天", (7, 3)), ("7 days, 1 day", (7, 1)),
        ("7,3 and 1", (7, 3, 1)), ("七天和三天", (7, 3)), ("3", (3,)), ("无", ()), ("off", ()), ("-", ()),
        ("", None), ("很多", None), ("7,x", None), ("-3", None), ("3.5", None), ("٣", None),
    ],
)  # fmt: skip
def test_days_are_read_or_refused(text: str, expected: tuple[int, ...] | None) -> None:
    assert read_days(text) == expected


def test_days_after_come_in_their_order() -> None:
    assert read_days("7,3,1", after=True) == (1, 3, 7)


@given(st.text(alphabet="0123456789:点半时分早上晚下午到至-~ ampm,、天当无廿十") | st.text())
def test_no_text_breaks_the_readers(text: str) -> None:
    read_time(text)
    read_days(text)
    quiet = read_quiet(text)
    assert quiet is None or quiet == NONE or quiet.start != quiet.end


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_every_time_is_read_back(at: time) -> None:
    assert read_time(f"{at:%H:%M}") == at
    assert read_time(f"{at.hour}点{at.minute}分") == at


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
