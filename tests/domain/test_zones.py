"""Rules of zones: found to the second, and told apart as far as reminders are rows."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.dates import local_to_utc
from bot.domain.zones import ZoneRules, read_anew, rules_of
from bot.simulator.zone_files import write_zone, zones_of

DAY, HOUR = timedelta(days=1), 3600
NOW = datetime(2026, 11, 30, 3, 45, 0, 123, tzinfo=UTC)
IN_MARCH = datetime(2027, 3, 14, 7, tzinfo=UTC)
IN_NOVEMBER = datetime(2027, 11, 7, 6, tzinfo=UTC)
NEW_YORK = ((NOW, -5 * HOUR), (IN_MARCH, -4 * HOUR), (IN_NOVEMBER, -5 * HOUR))


def rules(*turns: tuple[float, float], at: datetime = NOW) -> ZoneRules:
    """By days from NOW, and hours; kept at this moment."""
    since = [(NOW + days * DAY, int(hours * HOUR)) for days, hours in turns]
    before = [offset for moment, offset in since if moment <= at]
    return ZoneRules(((at, before[-1]), *(turn for turn in since if turn[0] > at)), at + 366 * DAY)


def test_turns_are_found_to_the_second() -> None:
    assert rules_of("America/New_York", NOW).turns == NEW_YORK
    assert rules_of("Asia/Shanghai", NOW).turns == ((NOW, 8 * HOUR),)
    assert rules_of("Australia/Lord_Howe", NOW).turns[1] == (
        datetime(2027, 4, 3, 15, tzinfo=UTC),
        10 * HOUR + HOUR // 2,
    )


def test_a_moment_that_is_told_by_the_clocks_of_the_zone_is_the_same_moment() -> None:
    there = NOW.astimezone(ZoneInfo("America/New_York"))

    assert rules_of("America/New_York", there) == rules_of("America/New_York", NOW)


@pytest.mark.parametrize("days", [-0.5, 0, 0.3, 1, 40, 104.2, 181])
@pytest.mark.parametrize("zone", ["America/New_York", "Africa/Casablanca", "Australia/Lord_Howe"])
def test_what_did_not_change_holds_whenever_it_is_looked_at(zone: str, days: float) -> None:
    assert rules_of(zone, NOW).hold_for(rules_of(zone, NOW + days * DAY))


@pytest.mark.parametrize(
    ("days", "before", "after", "holds"),
    [
        (1, [(0, 8)], [(0, 8)], True),
        (1, [(0, 8)], [(0, 9)], False),
        (1, [(0, 8), (100, 9)], [(0, 8)], False),
        (1, [(0, 8), (100, 9)], [(0, 8), (100.1, 9)], False),
        (1, [(0, 8), (100, 9)], [(0, 8), (100, 8.5)], False),
        (1, [(0, 8)], [(0, 8), (100, 9), (130, 8)], False),
        (1, [(0, 8), (0.5, 9)], [(0, 9)], True),  # it turned in between, as was known
        (1, [(0, 8)], [(0, 8), (366.5, 9)], True),  # later than was looked at then: no row lies there
        (-2, [(-9, 8)], [(-9, 8)], False),  # the clock was far off
        (300, [(0, 8)], [(0, 8)], False),  # the bot was off, and it is not known how far rows reach
    ],
)
def test_rules_are_compared_where_both_are_known(
    days: float, before: list[tuple[float, float]], after: list[tuple[float, float]], holds: bool
) -> None:
    assert rules(*before).hold_for(rules(*after, at=NOW + days * DAY)) is holds


def test_a_file_that_is_replaced_counts_from_when_it_is_read_anew(tmp_path: Path) -> None:
    noon = (NOW + DAY).replace(hour=12, minute=0, microsecond=0)
    with zones_of(tmp_path):
        write_zone(tmp_path, "Asia/Tokyo", [(NOW, 9 * HOUR)])
        assert local_to_utc(noon.date(), noon.time(), "Asia/Tokyo") == noon - timedelta(hours=9)
        write_zone(tmp_path, "Asia/Tokyo", [(NOW, 9 * HOUR), (noon - DAY / 2, 10 * HOUR)])
        assert local_to_utc(noon.date(), noon.time(), "Asia/Tokyo") == noon - timedelta(hours=9)
        read_anew()
        assert local_to_utc(noon.date(), noon.time(), "Asia/Tokyo") == noon - timedelta(hours=10)
        assert rules_of("Asia/Tokyo", NOW).turns == ((NOW, 9 * HOUR), (noon - DAY / 2, 10 * HOUR))
    assert local_to_utc(noon.date(), noon.time(), "Asia/Tokyo") == noon - timedelta(hours=9)
