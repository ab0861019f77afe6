"""When reminders come: promises 3, 5 and 6, in many zones and over clock changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import due_end, local_to_utc, today_in
from bot.domain.preferences import MIN_AWAKE, Preferences, QuietHours, preferences_problem
from bot.domain.reminders import AHEAD, PROMISED, hold, is_quiet, plan, quiet_end
from tests.domain.test_dates import ZONES

NIGHT = QuietHours(time(22), time(8))
SHANGHAI = Preferences("Asia/Shanghai", (7, 3, 1, 0), (1, 3, 7), time(9), NIGHT, nag=False, weekly=False)
WEEKLY = replace(SHANGHAI, weekly=True)
DUE = date(2026, 12, 15)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)

MINUTES = st.integers(0, 24 * 60 - 1).map(lambda n: time(n // 60, n % 60))
# Days on which clocks turn somewhere, and their neighbours; then any day.
TURNS = [
    date(2026, 3, 8),
    date(2026, 3, 29),
    date(2026, 4, 5),
    date(2026, 9, 27),
    date(2026, 10, 4),
    date(2026, 10, 25),
]
DAYS = st.builds(
    lambda day, days: day + timedelta(days), st.sampled_from([*TURNS, date(2026, 11, 1)]), st.integers(-8, 8)
) | st.dates(date(2025, 1, 1), date(2035, 1, 1))


@st.composite
def preferences(draw: st.DrawFn) -> Preferences:
    """Preferences that are taken."""
    prefs = Preferences(
        draw(st.sampled_from(ZONES)),
        tuple(draw(st.sets(st.integers(0, 60), max_size=5))),
        tuple(draw(st.sets(st.integers(1, 90), min_size=1, max_size=5))),
        draw(MINUTES),
        QuietHours(draw(MINUTES), draw(MINUTES)),
        nag=draw(st.booleans()),
        weekly=draw(st.booleans()),
    )
    if preferences_problem(prefs) is not None:
        prefs = replace(prefs, quiet=QuietHours(time(), time()))
    assert preferences_problem(prefs) is None
    return prefs


def shown(prefs: Preferences, now: datetime = LONG_AGO, due_on: date = DUE) -> list[tuple[str, str]]:
    """The plan in the user's local time."""
    zone = ZoneInfo(prefs.zone)
    return [(one.rule, f"{one.send_at.astimezone(zone):%m-%d %H:%M}") for one in plan(due_on, prefs, now)]


def at(zone: str, text: str) -> datetime:
    """A moment in local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_in_shanghai_reminders_come_at_nine_around_the_due_day() -> None:
    assert shown(SHANGHAI) == [
        ("-7", "12-08 09:00"), ("-3", "12-12 09:00"), ("-1", "12-14 09:00"), ("0", "12-15 09:00"),
        ("+1", "12-16 09:00"), ("+3", "12-18 09:00"), ("+7", "12-22 09:00"),
    ]  # fmt: skip


def test_what_is_already_past_is_not_planned() -> None:
    assert [rule for rule, _ in shown(SHANGHAI, at("Asia/Shanghai", "2026-12-14T09:00"))] == [
        "0",
        "+1",
        "+3",
        "+7",
    ]
    assert [rule for rule, _ in shown(SHANGHAI, at("Asia/Shanghai", "2026-12-15T08:59"))] == [
        "0",
        "+1",
        "+3",
        "+7",
    ]
    assert shown(SHANGHAI, at("Asia/Shanghai", "2027-01-01T00:00")) == []


def test_what_waits_for_the_end_of_quiet_hours_is_still_to_come() -> None:
    at_eleven = replace(SHANGHAI, at=time(23), nag=False, weekly=False)
    coming = shown(at_eleven, at("Asia/Shanghai", "2026-12-14 22:59"))[:3]
    assert coming[0] == ("-1", "12-15 08:00")

    assert shown(at_eleven, at("Asia/Shanghai", "2026-12-15 07:59"))[:3] == coming
    assert shown(at_eleven, at("Asia/Shanghai", "2026-12-15 08:00"))[:2] == coming[1:]
    # What went before quiet hours, as they outlast the due day, does not wait for their end.
    assert coming[1] == ("0", "12-15 21:45")
    assert "0" not in dict(shown(at_eleven, at("Asia/Shanghai", "2026-12-15 23:30")))
    # So it is with what is named each Monday.
    weekly = replace(at_eleven, weekly=True)
    for now in ("2026-12-28 22:59", "2026-12-29 00:30"):
        assert shown(weekly, at("Asia/Shanghai", now))[:1] == [("+13", "12-29 08:00")]


def test_in_toronto_the_morning_of_the_due_day_is_in_time_and_the_evening_is_not() -> None:
    prefs = replace(SHANGHAI, zone="America/Toronto", days_before=(0,), days_after=())
    assert shown(prefs) == [("0", "12-15 09:00")]  # the due day ends at 11:00 there
    assert shown(replace(prefs, at=time(11))) == [("0", "12-14 11:00")]
    assert shown(replace(prefs, at=time(20))) == [("0", "12-14 20:00")]


def test_in_los_angeles_the_reminder_of_the_due_day_comes_the_day_before_and_once() -> None:
    prefs = replace(SHANGHAI, zone="America/Los_Angeles")
    assert shown(prefs) == [
        ("-7", "12-08 09:00"), ("-3", "12-12 09:00"), ("0", "12-14 09:00"),
        ("+1", "12-16 09:00"), ("+3", "12-18 09:00"), ("+7", "12-22 09:00"),
    ]  # fmt: skip


def test_in_auckland_the_due_day_ends_the_next_morning() -> None:
    prefs = replace(SHANGHAI, zone="Pacific/Auckland", days_before=(0,), days_after=(1, 2, 3))
    assert shown(prefs) == [
        ("0", "12-15 09:00"),
        ("+1", "12-16 09:00"),
        ("+2", "12-17 09:00"),
        ("+3", "12-18 09:00"),
    ]
    early = replace(prefs, at=time(4), quiet=QuietHours(time(20), time(3)))
    assert shown(early) == [("0", "12-15 04:00"), ("+2", "12-17 04:00"), ("+3", "12-18 04:00")]
    assert shown(replace(early, days_after=(1,))) == [("0", "12-15 04:00"), ("+1", "12-17 04:00")]


def test_whoever_has_not_answered_on_the_due_day_is_asked_again_twice_but_not_at_night() -> None:
    asking = replace(SHANGHAI, nag=True, days_before=(0,), days_after=())
    assert shown(asking) == [("0", "12-15 09:00"), ("again-1", "12-15 13:00"), ("again-2", "12-15 17:00")]
    assert shown(replace(asking, at=time(15))) == [("0", "12-15 15:00"), ("again-1", "12-15 19:00")]
    assert shown(replace(asking, at=time(20))) == [("0", "12-15 20:00")]
    assert shown(replace(asking, days_before=(1,))) == [("-1", "12-14 09:00")]
    # In Toronto the due day ends at 11: its evening there is too late.
    assert shown(replace(asking, zone="America/Toronto")) == [("0", "12-15 09:00")]


def named(prefs: Preferences, now: str, until: str) -> list[str]:
    """When what is due on DUE is named, in Shanghai."""
    planned = plan(DUE, prefs, at("Asia/Shanghai", now), at("Asia/Shanghai", until))
    return [f"{one.send_at.astimezone(ZoneInfo('Asia/Shanghai')):%a %m-%d %H:%M}" for one in planned]


def test_what_is_overdue_for_longer_is_named_each_monday() -> None:
    after = ["Wed 12-16 09:00", "Fri 12-18 09:00", "Tue 12-22 09:00"]
    weekly = ["Mon 12-28 09:00", "Mon 01-04 09:00", "Mon 01-11 09:00"]
    assert named(WEEKLY, "2026-12-15T10:00", "2027-01-17") == after + weekly
    assert named(SHANGHAI, "2026-12-15T10:00", "2027-01-17") == after
    assert named(replace(WEEKLY, days_after=()), "2026-12-15T10:00", "2027-01-10") == [
        "Mon 12-21 09:00",
        *weekly[:2],
    ]
    assert named(WEEKLY, "2027-01-04T09:00", "2027-01-12") == weekly[2:]


def test_what_is_overdue_for_very_long_is_named_within_a_week_and_is_a_row_for_two_months() -> None:
    longest = named(WEEKLY, "2030-05-01T12:00", "2031-01-01")
    assert longest[0] == "Mon 05-06 09:00"
    assert len(longest) == 9
    assert shown(WEEKLY, at("Asia/Shanghai", "2030-05-01T12:00")) == [
        ("+1238", "05-06 09:00")
    ]  # the next one


@settings(max_examples=200)
@given(preferences(), DAYS, st.integers(0, 400 * 1440))
def test_nobody_waits_longer_than_eight_days_for_what_is_overdue(
    prefs: Preferences, due_on: date, minutes: int
) -> None:
    prefs = replace(prefs, weekly=True)
    now = due_end(due_on) + timedelta(minutes=minutes)
    rows = [one.send_at for one in plan(due_on, prefs, now, now + AHEAD)]
    last = due_end(due_on) + timedelta(max(prefs.days_after, default=0))
    waits = [later - max(earlier, last) for earlier, later in pairwise([now, *rows])]
    assert max(waits) <= timedelta(days=8)
    assert rows[-1] >= now + PROMISED - timedelta(days=7)


def test_a_clock_turned_forward_into_quiet_hours_makes_a_reminder_wait() -> None:
    # 02:30 does not exist on 8 March in Toronto; the moment after it, 03:00, is a quiet hour.
    prefs = Preferences("America/Toronto", (0,), (), time(2, 30), QuietHours(time(3), time(8)), nag=False)
    assert shown(prefs, due_on=date(2026, 3, 8)) == [("0", "03-08 08:00")]
    late = replace(prefs, quiet=QuietHours(time(3), time(13)))  # the due day ends at noon there
    assert shown(late, due_on=date(2026, 3, 8)) == [("0", "03-08 01:45")]


@pytest.mark.parametrize(
    ("zone", "moment", "now", "expected"),
    [
        ("Asia/Shanghai", "2026-12-14T21:00", "2026-12-14T18:00", "2026-12-14T21:00"),  # no quiet hour
        ("Asia/Shanghai", "2026-12-14T23:00", "2026-12-14T20:00", "2026-12-15T08:00"),  # waits, still in time
        ("Asia/Shanghai", "2026-12-15T23:00", "2026-12-15T20:00", "2026-12-15T21:45"),  # goes before
        (
            "Asia/Shanghai",
            "2026-12-16T01:00",
            "2026-12-15T20:00",
            "2026-12-16T08:00",
        ),  # meant for after the end
        ("Asia/Shanghai", "2026-12-15T23:00", "2026-12-15T21:50", "2026-12-15T21:50"),  # at once
        ("Asia/Shanghai", "2026-12-15T23:00", "2026-12-15T22:30", "2026-12-16T08:00"),  # too late for that
        (
            "Asia/Shanghai",
            "2026-12-15T23:00",
            "2026-12-15T07:00",
            "2026-12-15T21:45",
        ),  # an earlier quiet hour
        ("Asia/Shanghai", "2026-12-20T02:00", "2026-12-19T20:00", "2026-12-20T08:00"),  # overdue: waits
        (
            "Pacific/Kiritimati",
            "2026-12-15T23:00",
            "2026-12-15T20:00",
            "2026-12-15T21:45",
        ),  # ends at 06:00 there
        (
            "America/Los_Angeles",
            "2026-12-15T02:00",
            "2026-12-14T12:00",
            "2026-12-14T21:45",
        ),  # ends at 08:00 there
        (
            "America/Toronto",
            "2026-12-15T02:00",
            "2026-12-14T12:00",
            "2026-12-15T08:00",
        ),  # ends at 11:00 there
    ],
)
def test_quiet_hours_hold_a_reminder(zone: str, moment: str, now: str, expected: str) -> None:
    held = hold(at(zone, moment), DUE, replace(SHANGHAI, zone=zone), at(zone, now))
    assert held == at(zone, expected)


def test_an_hour_that_comes_twice_can_be_quiet_twice() -> None:
    prefs = replace(SHANGHAI, zone="America/Toronto", quiet=QuietHours(time(22), time(1, 30)))
    second = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)  # 01:10 for the second time
    assert is_quiet(second, prefs)
    assert quiet_end(second, prefs) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert quiet_end(datetime(2026, 11, 1, 5, 10, tzinfo=UTC), prefs) == datetime(
        2026, 11, 1, 5, 30, tzinfo=UTC
    )


def test_what_goes_before_quiet_hours_that_begin_twice_goes_before_the_first_time() -> None:
    prefs = replace(SHANGHAI, zone="America/Toronto", quiet=QuietHours(time(1, 10), time(13)))
    second = datetime(2026, 11, 1, 6, 20, tzinfo=UTC)  # 01:20 for the second time; the due day ends at 11:00
    assert hold(second, date(2026, 11, 1), prefs, LONG_AGO) == datetime(2026, 11, 1, 4, 55, tzinfo=UTC)


@settings(max_examples=200)
@given(preferences(), DAYS, st.integers(-70 * 1440, 95 * 1440))
def test_no_reminder_is_planned_in_quiet_hours_in_the_past_or_on_the_wrong_side_of_the_end(
    prefs: Preferences, due_on: date, minutes: int
) -> None:
    end = due_end(due_on)
    now = end + timedelta(minutes=minutes)
    planned = plan(due_on, prefs, now)
    assert len({one.rule for one in planned}) == len({one.send_at for one in planned}) == len(planned)
    assert list(planned) == sorted(planned, key=lambda one: one.send_at)
    for one in planned:
        assert one.send_at >= now
        assert not is_quiet(one.send_at, prefs), one
        if one.rule.startswith("again"):
            assert prefs.nag
            assert 0 in prefs.days_before
            assert one.send_at < end
            continue
        days = int(one.rule)
        local = today_in(one.send_at, prefs.zone)
        if days > 0:
            assert one.send_at >= end
            assert due_on + timedelta(days) <= local <= due_on + timedelta(days + 2)
        else:
            assert one.send_at < end or is_quiet(now, prefs)
            assert due_on + timedelta(days - 2) <= local <= due_on + timedelta(days + 1)


@settings(max_examples=200)
@given(preferences(), DAYS)
def test_well_ahead_every_rule_has_its_reminder_before_the_end(prefs: Preferences, due_on: date) -> None:
    planned = {one.rule: one.send_at for one in plan(due_on, prefs, due_end(due_on) - timedelta(days=80))}
    before = {rule: moment for rule, moment in planned.items() if not rule.startswith("+")}
    assert all(moment < due_end(due_on) for moment in before.values())
    moments = set(planned.values())
    for days in prefs.days_before:
        meant = local_to_utc(due_on - timedelta(days), prefs.at, prefs.zone)
        if meant < due_end(due_on) and not is_quiet(meant, prefs):
            assert meant in moments
    assert 0 not in prefs.days_before or "0" in planned
    assert not prefs.days_after or any(rule.startswith("+") for rule in planned)


@settings(max_examples=200)
@given(preferences(), DAYS, st.integers(-3 * 1440, 3 * 1440), st.integers(0, 2 * 1440))
def test_a_held_reminder_leaves_quiet_hours_by_the_shortest_way(
    prefs: Preferences, due_on: date, minutes: int, ahead: int
) -> None:
    now = due_end(due_on) + timedelta(minutes=minutes)
    moment = now + timedelta(minutes=ahead)
    held = hold(moment, due_on, prefs, now)
    assert held >= now
    assert not is_quiet(held, prefs)
    assert held == moment or is_quiet(moment, prefs)
    if held > moment:
        assert held - moment <= timedelta(days=1) - MIN_AWAKE + timedelta(hours=2)
        assert held < due_end(due_on) or moment >= due_end(due_on) or is_quiet(now, prefs)
    if held < moment:
        assert moment < due_end(due_on) <= quiet_end(moment, prefs)
