"""What the oracle remembers: what is to come, what is overdue, excuses. Shares nothing with the planner."""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from bot.simulator.matters import LONG_AGO, Account, Matter, Person, Pledge
from bot.simulator.oracle_dates import after_quiet, is_quiet
from bot.simulator.report import Report, Violation

LATE: Final = timedelta(minutes=10)
OFF_FOR: Final = timedelta(days=29)
"""Rows are planned on when there are less than for 90 days: the promised 60 outlast such an absence."""


class Ledger:
    """All that is known from outside, and what may excuse a reminder that comes late."""

    def __init__(self, clock: Callable[[], datetime], report: Report) -> None:
        self.clock = clock
        self.report = report
        self.people: dict[int, Person] = {}
        self.accounts: dict[int, Account] = {}
        self.rows: dict[tuple[str, int], Matter] = {}  # by kind and id, as buttons have them
        self.overdue: list[tuple[Pledge, Matter]] = []  # their moment has come
        self.life = 0  # which process this is
        self.alive = False
        self.up_since = LONG_AGO
        self.fault_until = LONG_AGO
        self.last_fault = LONG_AGO
        self.jumped = -1e9, LONG_AGO  # when the clock was set last, in seconds, and what it showed until then
        self.here_since = LONG_AGO  # no crash ends this, but a stop does
        self.tended = self.clock()  # when the work of the day was last done
        self._coming: list[tuple[datetime, int, Pledge, Matter]] = []
        self._serial = count()

    def broken(self, promise: int, what: str, about: object = "") -> None:
        world = str(self.report.course.seed)
        one = Violation(promise, what, self.clock(), str(about), world if "." in world else "")
        self.report.violations.append(one)

    def add(self, pledge: Pledge, matter: Matter) -> None:
        matter.pledges.append(pledge)
        if pledge.sure:
            heapq.heappush(self._coming, (pledge.at, next(self._serial), pledge, matter))

    def drop(self, pledge: Pledge, matter: Matter) -> None:
        """It is no longer owed. If it should have come before now, it is lost."""
        pledge.dropped = True
        matter.pledges.remove(pledge)
        if pledge.carrier is None and pledge.sure and pledge.at <= self.clock():
            self.report.withdrawn += 1
            if self.is_late(pledge, matter):
                self.lost(pledge, matter)

    def withdraw(self, pledge: Pledge, matter: Matter) -> None:
        """It is owed at another moment, as another."""
        pledge.dropped = True
        matter.pledges.remove(pledge)
        if pledge.sure and pledge.at <= self.clock():
            self.report.expected -= 1

    def is_late(self, pledge: Pledge, matter: Matter) -> bool:
        """Whether it should have come before: ten minutes ago, and nothing excuses it."""
        now = self.clock()
        if (pledge.nag and now >= matter.end) or (matter.kept_until is not None and now >= matter.kept_until):
            pledge.sure &= pledge.missed is not None  # too late for it by now, which is no fault of now
        elif pledge.missed is None and now - self._excuse(matter.person, pledge.at) > LATE:
            pledge.missed = now
        return pledge.missed is not None

    def lost(self, pledge: Pledge, matter: Matter) -> None:
        pledge.sure = False  # counted once
        self.broken(2, "lost", self.name(pledge, matter))

    def name(self, pledge: Pledge, matter: Matter) -> str:
        return f"{matter}, {'/'.join(sorted(pledge.rules))} of {pledge.at:%Y-%m-%d %H:%M}"

    def tended_in_vain(self) -> bool:
        """Whether the bot was off for so long that the rows ahead are too few, and is not long back."""
        now = self.clock()
        return now - self.tended > OFF_FOR and now - self.here_since < timedelta(hours=1)

    def next_moment(self) -> datetime | None:
        self.pass_time()
        while self._coming and self._coming[0][2].dropped:
            heapq.heappop(self._coming)
        return self._coming[0][0] if self._coming else None

    def set_clock(self, before: datetime, second: float) -> None:
        """The clock jumped: what it skipped comes late, as after an absence. Set back, moments come again.

        `before`: what it showed; `second`: when that was, by a clock that nobody sets.
        """
        now = self.up_since = self.clock()
        self.jumped = second, before
        for pledge, matter in self.overdue:
            if pledge.at > now and pledge.sure and not pledge.dropped and pledge.carrier is None:
                heapq.heappush(self._coming, (pledge.at, next(self._serial), pledge, matter))
                self.report.expected -= 1
        self.overdue = [(pledge, matter) for pledge, matter in self.overdue if pledge.at <= now]

    def pass_time(self) -> None:
        now = self.clock()
        while self._coming and self._coming[0][0] <= now:
            *_, pledge, matter = heapq.heappop(self._coming)
            if not pledge.dropped and pledge.sure:
                self.report.expected += 1
                if pledge.carrier is None:
                    self.overdue.append((pledge, matter))

    def _excuse(self, person: Person, since: datetime) -> datetime:
        """Until when a reminder of `since` could not be sent; now, if it still can't."""
        now = self.clock()
        if not self.alive or person.doubtful_since is not None or person.paused_until > now:
            return now
        base = max(since, self.up_since, self.fault_until, person.fault_until, person.paused_until)
        base = min(base, now)
        if now - base <= LATE:
            return base
        if is_quiet(now, *person.quiet):
            return now
        for minutes in range(5, 30, 5):  # the end of quiet hours a short while ago; looked at that often
            moment = now - timedelta(minutes=minutes)
            if moment > base and is_quiet(moment, *person.quiet):
                return min(now, after_quiet(moment, *person.quiet))
        return base
