"""What the oracle remembers: users, loans, what is owed, excuses. Shares nothing with the planner."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Final

from bot.domain.dates import DateRule, EveryDays
from bot.domain.preferences import AS_USUAL, OwnReminders, Preferences
from bot.simulator.flaky_telegram import Parcel
from bot.simulator.oracle_dates import Habits, after_quiet, end_of_due_day, is_nag, is_quiet
from bot.simulator.report import Report, Violation

LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)
LATE: Final = timedelta(minutes=10)


@dataclass(eq=False, slots=True)
class Pledge:
    """A reminder that is owed. `earliest`: promise 6 lets some go before quiet hours."""

    rules: frozenset[str]
    earliest: datetime
    at: datetime
    sure: bool  # False: it may come, and need not
    carrier: Parcel | None = None  # the message that brought it
    missed: datetime | None = None  # when it was seen to be too late, without an excuse
    dropped: bool = False


@dataclass(eq=False, slots=True)
class Debt:
    account: "Account"
    day: date
    due_on: date
    open: bool = True
    paid: int = 0  # fen, in part
    answered: bool = False  # on the due day: it is not asked again
    spoken: bool = False  # answered before: it need not be asked again
    sent: set[str] = field(default_factory=set)  # rules; never again for this due day
    pledges: list[Pledge] = field(default_factory=list)
    row: int | None = None  # the id that buttons carry
    missed: bool = False  # known to be missing in the store

    def __str__(self) -> str:
        return f"user {self.account.person.id}, loan {self.account.id}, due {self.due_on}"


@dataclass(eq=False, slots=True)
class Account:
    id: int
    person: "Person"
    rule: DateRule
    count: int | None
    amount: int
    own: OwnReminders = AS_USUAL
    paused: bool = False
    closed: bool = False
    debts: dict[date, Debt] = field(default_factory=dict)
    ahead: Iterator[date] | None = None
    next_day: date | None = None

    def schedule(self, days: Iterator[date]) -> None:
        self.ahead = days
        self.next_day = next(days, None)

    def grow(self, until: date) -> list[Debt]:
        """The instalments up to this day that were not there before."""
        grown = []
        while self.next_day is not None and self.next_day <= until:
            if self.next_day not in self.debts:
                debt = self.debts[self.next_day] = Debt(self, self.next_day, self.next_day)
                grown.append(debt)
            self.next_day = next(self.ahead, None) if self.ahead else None
        return grown

    @property
    def silent(self) -> bool:
        return self.paused or self.closed or not self.person.on

    def habits(self) -> Habits:
        prefs, own = self.person.prefs, self.own
        before, after, nag = prefs.days_before, prefs.days_after, prefs.nag
        if isinstance(self.rule, EveryDays) and self.rule.days <= 7:  # three messages an instalment
            before, nag = tuple(sorted(before)[:2]), False
            after = () if before and prefs.weekly else tuple(sorted(after)[:1])
        return Habits(
            prefs.zone,
            before if own.days_before is None else own.days_before,
            after if own.days_after is None else own.days_after,
            prefs.at if own.at is None else own.at,
            (prefs.quiet.start, prefs.quiet.end),
            nag,
            prefs.weekly,
        )

    def open_debts(self) -> list[Debt]:
        return [debt for debt in self.debts.values() if debt.open]


@dataclass(eq=False, slots=True)
class Person:
    id: int
    prefs: Preferences
    on: bool = False
    asked: bool = False  # said yes or no to reminders at some time
    blocked: bool = False
    doubtful_since: datetime | None = None  # Telegram said that they are gone: the bot may be silent
    paused_until: datetime = LONG_AGO
    fault_until: datetime = LONG_AGO  # what Telegram refused them may take so long to come
    accounts: list[Account] = field(default_factory=list)

    def debts(self) -> list[Debt]:
        return [debt for account in self.accounts for debt in account.debts.values()]

    @property
    def quiet(self) -> tuple[str, tuple[time, time]]:
        return self.prefs.zone, (self.prefs.quiet.start, self.prefs.quiet.end)


class Ledger:
    """All that is known from outside, and what may excuse a reminder that comes late."""

    def __init__(self, clock: Callable[[], datetime], report: Report) -> None:
        self.clock = clock
        self.report = report
        self.people: dict[int, Person] = {}
        self.accounts: dict[int, Account] = {}
        self.rows: dict[int, Debt] = {}  # by the id of an instalment
        self.overdue: list[tuple[Pledge, Debt]] = []  # their moment has come
        self.life = 0  # which process this is
        self.alive = False
        self.up_since = LONG_AGO
        self.fault_until = LONG_AGO
        self.last_fault = LONG_AGO
        self._coming: list[tuple[datetime, int, Pledge, Debt]] = []
        self._serial = count()

    def broken(self, promise: int, what: str, about: object = "") -> None:
        self.report.violations.append(Violation(promise, what, self.clock(), str(about)))

    def add(self, pledge: Pledge, debt: Debt) -> None:
        debt.pledges.append(pledge)
        if pledge.sure:
            heapq.heappush(self._coming, (pledge.at, next(self._serial), pledge, debt))

    def drop(self, pledge: Pledge, debt: Debt) -> None:
        """It is no longer owed. If it should have come before now, it is lost."""
        pledge.dropped = True
        debt.pledges.remove(pledge)
        if pledge.carrier is None and pledge.sure and pledge.at <= self.clock():
            self.report.withdrawn += 1
            if self.is_late(pledge, debt):
                self.lost(pledge, debt)

    def is_late(self, pledge: Pledge, debt: Debt) -> bool:
        """Whether it should have come before: ten minutes ago, and nothing excuses it."""
        now = self.clock()
        if is_nag(pledge.rules) and now >= end_of_due_day(debt.due_on):
            pledge.sure &= pledge.missed is not None  # too late to ask again, which is no fault of now
        elif pledge.missed is None and now - self._excuse(debt.account.person, pledge.at) > LATE:
            pledge.missed = now
        return pledge.missed is not None

    def lost(self, pledge: Pledge, debt: Debt) -> None:
        pledge.sure = False  # counted once
        self.broken(2, "lost", self.name(pledge, debt))

    def name(self, pledge: Pledge, debt: Debt) -> str:
        return f"{debt}, {'/'.join(sorted(pledge.rules))} of {pledge.at:%Y-%m-%d %H:%M}"

    def next_moment(self) -> datetime | None:
        self.pass_time()
        while self._coming and self._coming[0][2].dropped:
            heapq.heappop(self._coming)
        return self._coming[0][0] if self._coming else None

    def pass_time(self) -> None:
        now = self.clock()
        while self._coming and self._coming[0][0] <= now:
            *_, pledge, debt = heapq.heappop(self._coming)
            if not pledge.dropped and pledge.sure:
                self.report.expected += 1
                if pledge.carrier is None:
                    self.overdue.append((pledge, debt))

    def _excuse(self, person: Person, since: datetime) -> datetime:
        """Until when a reminder of `since` could not be sent; now, if it still can't."""
        now = self.clock()
        if not self.alive or person.doubtful_since is not None or person.paused_until > now:
            return now
        base = max(since, self.up_since, self.fault_until, person.fault_until, person.paused_until)
        base = min(base, now)
        if now - base <= LATE:
            return base
        for minutes in range(0, 30, 5):  # the end of quiet hours a short while ago; looked at that often
            moment = now - timedelta(minutes=minutes)
            if moment > base and is_quiet(moment, *person.quiet):
                return min(now, after_quiet(moment, *person.quiet))
        return base
