"""What reminders can be of, and who gets them, as known from outside. Shares nothing with the planner."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar, Final

from bot.domain.dates import DateRule, EveryDays
from bot.domain.preferences import AS_USUAL, OwnReminders, Preferences
from bot.simulator.flaky_telegram import Parcel
from bot.simulator.oracle_dates import (
    Court,
    Expected,
    Habits,
    begins,
    end_of_due_day,
    expected,
    expected_of_complaint,
    expected_of_court,
    is_nag,
)

RETENTION: Final = timedelta(days=365)
LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)
KEPT: Final = timedelta(days=7)
"""A date at court is known for a week after its day, at least."""
WAITED_FOR: Final = timedelta(days=360)
"""A complaint that nobody answers is known for so long, at least."""


@dataclass(eq=False, slots=True)
class Pledge:
    """A reminder that is owed. `earliest`: promise 6 lets some go before quiet hours."""

    rules: frozenset[str]
    earliest: datetime
    at: datetime
    sure: bool  # False: it may come, and need not
    waited: bool = False  # for the end of quiet hours
    carrier: Parcel | None = None  # the message that brought it
    in_passing: bool = False  # in a message with another one, before its quiet hours: it may come alone, too
    missed: datetime | None = None  # when it was seen to be too late, without an excuse
    dropped: bool = False
    nag: bool = field(init=False)

    def __post_init__(self) -> None:
        self.nag = is_nag(self.rules)


@dataclass(eq=False, slots=True)
class Matter(ABC):
    """What reminders can be of. A further kind is a class beside Debt, Hearing and Complaint, with acts of
    its own (as `complaint_acts`), and the first word of its buttons in `flaky_telegram.KINDS`."""

    person: "Person"
    open: bool = field(default=True, kw_only=True)
    sent: set[str] = field(default_factory=set, kw_only=True)  # rules; never again for this day
    pledges: list[Pledge] = field(default_factory=list, kw_only=True)
    row: int | None = field(default=None, kw_only=True)  # the id that buttons carry
    answered: bool = field(default=False, kw_only=True)  # on the due day: it is not asked again
    spoken: bool = field(default=False, kw_only=True)  # answered before: it need not be asked again

    @property
    @abstractmethod
    def silent(self) -> bool:
        """Whether nothing of it goes out, though it is open."""

    @property
    @abstractmethod
    def end(self) -> datetime:
        """The moment that it has to be known before."""

    @property
    @abstractmethod
    def kept_until(self) -> datetime | None:
        """From then on the bot need not know it any more."""

    @abstractmethod
    def expected(self, now: datetime) -> list[Expected]:
        """The reminders that are still to come, for whoever plans at `now`."""


@dataclass(eq=False, slots=True)
class Debt(Matter):
    account: "Account"
    day: date
    due_on: date
    paid: int = 0  # fen, in part
    missed: bool = False  # known to be missing in the store
    settled_at: datetime = LONG_AGO

    @property
    def silent(self) -> bool:
        return self.account.silent

    @property
    def end(self) -> datetime:
        return end_of_due_day(self.due_on)

    @property
    def kept_until(self) -> datetime | None:
        return None

    def expected(self, now: datetime) -> list[Expected]:
        return expected(self.due_on, self.account.habits(), now)

    def __str__(self) -> str:
        return f"user {self.person.id}, loan {self.account.id}, due {self.due_on}"


@dataclass(eq=False, slots=True)
class Told(Matter):
    """What is not owed. It has no loan, and is open until the user says that it is over."""

    word: ClassVar[str]  # the first of its buttons
    called: ClassVar[str]
    closed_at: datetime | None = field(default=None, kw_only=True)

    @property
    def silent(self) -> bool:
        return not self.person.on

    @property
    @abstractmethod
    def said(self) -> object:
        """What the bot has to show of it."""

    def __str__(self) -> str:
        return f"user {self.person.id}, {self.called} {self.row}, {self.said}"


@dataclass(eq=False, slots=True)
class Hearing(Told):
    court: Court
    word = "hear"
    called = "a date at court"

    @property
    def said(self) -> object:
        return self.court

    @property
    def end(self) -> datetime:
        return begins(self.court)

    @property
    def kept_until(self) -> datetime | None:
        return end_of_due_day(self.court.day) + KEPT

    def expected(self, now: datetime) -> list[Expected]:
        return expected_of_court(self.court, self.person.habits(), now)


@dataclass(eq=False, slots=True)
class Complaint(Told):
    """One that was handed in. Nothing of it has to be known before some moment."""

    day: date
    word = "filed"
    called = "a complaint"

    @property
    def said(self) -> object:
        return self.day

    @property
    def end(self) -> datetime:
        return end_of_due_day(self.day) + WAITED_FOR

    @property
    def kept_until(self) -> datetime | None:
        return self.end

    def expected(self, now: datetime) -> list[Expected]:
        return expected_of_complaint(self.day, self.end, self.person.habits(), now)


@dataclass(eq=False, slots=True)
class Account:
    id: int
    person: "Person"
    rule: DateRule
    count: int | None
    amount: int
    saved_at: datetime
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
                debt = self.debts[self.next_day] = Debt(self.person, self, self.next_day, self.next_day)
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

    def may_be_erased(self, now: datetime) -> bool:
        """Whether nothing more is to come of it, and all was settled as long ago as anything is kept."""
        if self.next_day is not None or now - self.saved_at <= RETENTION:
            return False
        return all(not debt.open and now - debt.settled_at > RETENTION for debt in self.debts.values())

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
    told: list[Told] = field(default_factory=list)

    def debts(self) -> list[Debt]:
        return [debt for account in self.accounts for debt in account.debts.values()]

    def matters(self) -> list[Matter]:
        """All that this user may be reminded of."""
        return [*self.debts(), *self.told]

    def habits(self) -> Habits:
        """For what no loan's own settings are of."""
        prefs, quiet = self.prefs, (self.prefs.quiet.start, self.prefs.quiet.end)
        return Habits(prefs.zone, (), (), prefs.at, quiet, nag=False, weekly=False)

    @property
    def quiet(self) -> tuple[str, tuple[time, time]]:
        return self.prefs.zone, (self.prefs.quiet.start, self.prefs.quiet.end)
