"""All that outlives a process of the bot: users, Telegram, the database, what is owed. Knows no planner."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from bot.config import Reminders
from bot.knowledge.library import Library
from bot.simulator.flaky_telegram import FlakyTelegram, Parcel, Postbox
from bot.simulator.judge import Judge
from bot.simulator.ledger import Ledger, Person
from bot.simulator.loop import VirtualLoop
from bot.simulator.oracle import Oracle
from bot.simulator.report import Course, Report
from bot.simulator.schedule_of_acts import Errand, Schedule

START: Final = datetime(2026, 11, 1, tzinfo=UTC)
RATE: Final = 25.0  # messages a second


class World:
    """One course, from START on: its parts, and when something is next to be done for them."""

    def __init__(self, course: Course, library: Library, database: Path, loop: VirtualLoop) -> None:
        self.course = course
        self.library = library
        self.database = database
        self.loop = loop
        self.defaults = Reminders().preferences()
        self.ledger = Ledger(self.now, Report(course, users=max(1, course.loans // 3)))
        self.oracle = Oracle(self.ledger)
        self.judge = Judge(self.ledger, self.oracle, RATE)
        self.telegram = FlakyTelegram(self._random("telegram"), self.judge, loop.time, course.faults)
        self.schedule = Schedule(self.ledger, self.telegram, self._random("schedule"))
        self.telegram.post = _Post(self.judge, self.schedule)
        people = [Person(number, self.defaults) for number in range(1, self.ledger.report.users + 1)]
        self.ledger.people = {person.id: person for person in people}
        self.schedule.populate(people, course.loans, START, course.days)
        self.chance = self._random("course")
        self.crashes = self._random("crashes")
        self.waiting: list[Errand] = []  # what users did and the bot has not handled
        self.end = START + timedelta(days=course.days)
        self.next_sweep = START + timedelta(days=1)
        self.next_daily = START
        self.next_stop = self.some_days(8)
        self.next_weather = self.some_days(1)

    def now(self) -> datetime:
        """The wall clock. It never jumps; but the bot is often not there."""
        return START + timedelta(seconds=self.loop.time())

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
