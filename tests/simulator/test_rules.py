"""Zones get other rules while the bot is off: reminders come by them, and who does not follow is named."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.dates import local_to_utc
from bot.domain.zones import rules_of
from bot.simulator.course import Course
from bot.simulator.profiles import CALM
from bot.simulator.run import simulate
from bot.simulator.world import START
from bot.store.records import Plans
from tests.simulator.spoiled import Spoiled
from tests.worlds import library

RULES: Final = replace(CALM, name="rules alone", rules=3.0)
COURSE: Final = Course(days=14, loans=24, seed=3, profile=RULES)


class FollowsNothing(Spoiled):
    """By the old rules for ever, as far as rows reach."""

    def follow(self, user_id: int, plans: Plans, passed: Plans, now: datetime) -> None:
        pass


def test_reminders_come_by_the_rules_of_their_zone() -> None:
    before = rules_of("Europe/Berlin", START), local_to_utc(START.date(), START.time(), "Europe/Berlin")

    report = simulate(COURSE, library())

    assert list(map(str, report.violations)) == []
    assert not {"rules", "a reminder moved by new rules"} & set(report.never())
    assert report.moved > 10
    # Another world in this process has the rules of the machine.
    after = rules_of("Europe/Berlin", START), local_to_utc(START.date(), START.time(), "Europe/Berlin")
    assert after == before


def test_a_bot_that_does_not_follow_them_is_named() -> None:
    report = simulate(replace(COURSE, seed=6, spoil=FollowsNothing.spoil), library())

    assert {"early", "late", "lost"} <= set(report.broken())
