"""All that outlives a process of the bot: users, Telegram, the database, what is owed. Knows no planner."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from bot.config import Reminders
from bot.domain.dates import LENDER_ZONE
from bot.knowledge.library import Library
from bot.simulator.course import Course
from bot.simulator.crashes import DISK
from bot.simulator.flaky_telegram import FlakyTelegram, Parcel, Postbox
from bot.simulator.judge import Judge
from bot.simulator.ledger import Ledger
from bot.simulator.loop import VirtualLoop
from bot.simulator.matters import Person
from bot.simulator.new_rules import NewRules
from bot.simulator.oracle import Oracle
from bot.simulator.profiles import USUAL
from bot.simulator.report import Report
from bot.simulator.schedule_of_acts import Errand, Schedule

START: Final = datetime(2026, 11, 1, tzinfo=UTC)
RATE: Final = 25.0  # messages a second
ZONES: Final = "zones"
"""Beside the database, the folder of the zones that have rules of their own."""
_NEVER: Final = datetime(9000, 1, 1, tzinfo=UTC)


class World:
    """One course, from START on: its parts, and when something is next to be done for them."""

    def __init__(self, course: Course, library: Library, database: Path, loop: VirtualLoop) -> None:
        self.course = course
        self.profile = course.profile or USUAL
        self._machine = START  # what its clock showed, or would have shown, at second 0 of the loop
        self._known = -1.0, START  # a second of the loop, and what the clock shows then
        self.slept = 0.0  # seconds that passed for the monotonic clock alone
        self.library = library
        self.database = database
        self.loop = loop
        self.defaults = Reminders().preferences()
        self.ledger = Ledger(self.now, Report(course, users=max(1, course.loans // 3)))
        self.oracle = Oracle(self.ledger)
        self.judge = Judge(self.ledger, self.oracle, RATE)
        self.telegram = FlakyTelegram(self._random("telegram"), self.judge, loop.time, self.profile)
        self.schedule = Schedule(self.ledger, self.telegram, self._random("schedule"))
        self.telegram.post = _Post(self.judge, self.schedule)
        people = [Person(number, self.defaults) for number in range(1, self.ledger.report.users + 1)]
        self.ledger.people = {person.id: person for person in people}
        self.schedule.populate(people, course.loans, START, course.days)
        self.chance = self._random("course")
        self.crashes = self._random("crashes")
        self._machinery = self._random("machinery")
        self.repeats = self._random("repeats")
        self.waiting: list[Errand] = []  # what users did and the bot has not handled
        self.end = START + timedelta(days=course.days)
        self.next_sweep = START + timedelta(days=1)
        self._stops = list(course.stops or ())
        self.plan_stop()
        self.next_weather = self.some_days(1)
        self._plan_trouble()
        self._zones = self._random("zones")
        self._rules = NewRules(database.parent / ZONES, self._zones)
        self._plan_rules()

    def now(self) -> datetime:
        """The clock of the machine, by which all is judged: of any other, nobody here can know."""
        seconds = self.loop.time()
        if seconds != self._known[0]:
            self._known = seconds, self._machine + timedelta(seconds=seconds)
        return self._known[1]

    def plan_stop(self) -> None:
        """When the bot is stopped next, for minutes to weeks."""
        often, planned = self.profile.absent, self.course.stops
        if planned is not None:
            at, off = self._stops.pop(0) if self._stops else (0.0, 0.0)
            self.next_stop = START + timedelta(days=at) if at else _NEVER
            self.off_for = timedelta(days=off)
        else:
            self.next_stop = self.some_days(8 / often) if often else _NEVER
            self.off_for = timedelta(minutes=30_000 ** self.chance.random())

    def trouble(self) -> None:
        """The clock of the machine is set, or it is suspended: the same for a bot that sees no time pass."""
        chance, profile = self._machinery, self.profile
        kinds = {"back": profile.back, "ahead": profile.ahead, "asleep": profile.asleep}
        kind = chance.choices(tuple(kinds), tuple(kinds.values()))[0]
        span, before = timedelta(minutes=720 ** chance.random()), self.now()
        if kind == "asleep":
            span *= 4  # two days at most
            self.slept += span.total_seconds() * chance.choice((0, 1))  # machines differ in that
        self._machine += -span if kind == "back" else span
        self._known = -1.0, START
        self.ledger.report.happened[kind] += 1
        self.ledger.set_clock(before, self.loop.time())
        self._plan_trouble()

    def upgrade(self) -> None:
        """If it is time: while the bot is off a zone gets other rules, if somebody is in one that may.

        That of the lender keeps its rules: here no other day ends than in China.
        """
        if self.now() < self.next_rules:
            return
        self._plan_rules()
        used = {person.prefs.zone for person in self.ledger.people.values()} - {LENDER_ZONE}
        if used:
            zone = self._zones.choice(sorted(used))
            if self._rules.change(zone, self.now()):
                self.ledger.report.happened["rules"] += 1
            self.oracle.ruled(zone)

    def _plan_rules(self) -> None:
        """When the bot is stopped next to be started with other rules, and for how long."""
        often = self.profile.rules
        days = self._zones.expovariate(often / 6) if often else 0
        self.next_rules = self.now() + timedelta(days=days) if often else _NEVER
        self.upgrade_takes = timedelta(minutes=200 ** self._zones.random())

    def _plan_trouble(self) -> None:
        often = self.profile.back + self.profile.ahead + self.profile.asleep
        days = self._machinery.expovariate(often / 6) if often else 0
        self.next_trouble = self.now() + timedelta(days=days) if often else _NEVER

    def disk(self) -> float:
        """Virtual seconds that a transaction takes."""
        if not self.profile.slow or self._machinery.random() > 0.01 * self.profile.slow:
            return DISK
        self.ledger.report.happened["slow"] += 1
        self.ledger.last_fault = self.now()
        return self._machinery.uniform(0.2, 8)

    def some_days(self, mean: float) -> datetime:
        return self.now() + timedelta(days=self.chance.expovariate(1 / mean))

    def _random(self, part: str) -> Random:
        return Random(f"{self.course.seed}/{part}")


class _Post(Postbox):
    """Tells the judge first, then the user."""

    def __init__(self, judge: Judge, schedule: Schedule) -> None:
        self._judge = judge
        self._schedule = schedule

    def accepted(self, parcel: Parcel) -> None:
        self._judge.accepted(parcel)
        self._schedule.react(parcel)

    def refused(self, parcel: Parcel) -> None:
        self._judge.refused(parcel)
