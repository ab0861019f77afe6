"""When a date at court is reminded of: counted by the day, before it begins, and in no quiet hour."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hearings import DAYS_BEFORE, begins, plan_hearing
from bot.domain.preferences import Preferences, QuietHours, preferences_problem
from bot.domain.reminders import is_quiet
from bot.reading.times import read_time

DAY = date(2026, 12, 20)
NOW = datetime(2026, 11, 29, 4, tzinfo=UTC)
FAR = datetime(2027, 12, 31, tzinfo=UTC)
NIGHT = QuietHours(time(22), time(8))


def prefs(zone: str = "Asia/Shanghai", at: time = time(9), quiet: QuietHours = NIGHT) -> Preferences:
    return Preferences(zone, (5,), (1,), at, quiet)


def shown(at: time | None, chosen: Preferences, now: datetime = NOW, until: datetime = FAR) -> list[str]:
    """Rule and UTC moment of each reminder."""
    return [f"{one.rule} {one.send_at:%m-%d %H:%M}" for one in plan_hearing(DAY, at, chosen, now, until)]


@pytest.mark.parametrize(
    ("at", "chosen", "last"),
    [
        (None, prefs(), "0 12-20 00:00"),  # as if at nine: the end of quiet hours, 8:00 in Shanghai
        (time(9, 30), prefs(), "0 12-20 00:00"),
        (time(14, 30), prefs(), "0 12-20 01:00"),
        (time(14, 30), prefs(at=time(20)), "0 12-20 01:00"),  # no evening is a morning
        (time(14, 30), prefs(at=time(8, 15)), "0 12-20 00:15"),
        (time(8), prefs(), "0 12-19 13:45"),  # can't wait for eight o'clock: the evening before
        (time(9), prefs(quiet=QuietHours(time(), time())), "0 12-19 23:00"),
        (time(9), prefs("America/Los_Angeles"), "0 12-19 17:00"),  # it is their afternoon of the 19th
        (time(9), prefs("Pacific/Auckland"), "0 12-19 20:00"),
    ],
)
def test_the_morning_of_the_day_comes_before_it_begins(
    at: time | None, chosen: Preferences, last: str
) -> None:
    assert shown(at, chosen)[-1] == last


def test_seven_three_and_one_days_before_whatever_is_set_for_loans() -> None:
    assert shown(None, prefs(at=time(20))) == [
        "-7 12-13 12:00",
        "-3 12-17 12:00",
        "-1 12-19 12:00",
        "0 12-20 00:00",
    ]


def test_what_is_past_is_not_planned_nor_what_lies_too_far_ahead() -> None:
    assert shown(None, prefs(), datetime(2026, 12, 18, tzinfo=UTC)) == ["-1 12-19 01:00", "0 12-20 00:00"]
    assert shown(None, prefs(), datetime(2026, 12, 20, 2, tzinfo=UTC)) == []
    assert shown(None, prefs(), until=datetime(2026, 12, 14, tzinfo=UTC)) == ["-7 12-13 01:00"]
    assert shown(None, prefs(), until=datetime(2026, 8, 1, tzinfo=UTC)) == []


@given(
    zone=st.sampled_from(["Asia/Shanghai", "America/Los_Angeles", "Pacific/Auckland", "Europe/Berlin"]),
    at=st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    quiet=st.tuples(st.integers(0, 23), st.integers(0, 23)).map(lambda two: QuietHours(*map(time, two))),
    hearing=st.none() | st.times(time(8), time(18)).map(lambda one: one.replace(second=0, microsecond=0)),
    now=st.integers(0, 24 * 40).map(lambda hours: NOW - timedelta(days=10) + timedelta(hours=hours)),
)
def test_none_comes_in_quiet_hours_or_when_it_has_begun_unless_nothing_else_is_left(
    zone: str, at: time, quiet: QuietHours, hearing: time | None, now: datetime
) -> None:
    chosen = prefs(zone, at, quiet)
    if preferences_problem(chosen) is not None:
        return
    planned = plan_hearing(DAY, hearing, chosen, now, FAR)
    start = begins(DAY, hearing)

    assert [one.send_at for one in planned] == sorted({one.send_at for one in planned})
    assert {one.rule for one in planned} <= {"0", *(f"-{days}" for days in DAYS_BEFORE)}
    assert all(one.send_at >= now for one in planned)
    assert not any(is_quiet(one.send_at, chosen) for one in planned)
    late = [one for one in planned if one.send_at >= start]
    assert not late or is_quiet(now, chosen)  # in the night before, there is no better moment
    if now < NOW:
        assert {"0", "-7"} <= {one.rule for one in planned}


def test_a_time_is_read_as_it_is_in_china() -> None:
    assert begins(DAY, read_time("上午9点半")) == datetime(2026, 12, 20, 1, 30, tzinfo=UTC)
