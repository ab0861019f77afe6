"""A user who does something: who, when, about what, with the services of an update. Knows no planner."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from bot.domain.filings import Filing
from bot.domain.hearings import Hearing as CourtDate
from bot.domain.language import Language
from bot.domain.preferences import Preferences
from bot.knowledge.library import Library
from bot.services.loans import Loans
from bot.services.matters import Matters
from bot.services.users import Users
from bot.simulator.ledger import Ledger
from bot.simulator.matters import Account, Debt, Matter, Person, Told
from bot.simulator.oracle import Oracle
from bot.simulator.oracle_dates import lender_day
from bot.store.protocol import Records
from bot.store.records import User

T = TypeVar("T", bound=Told)

Later = Callable[[str, timedelta, Matter | Account | None], None]
"""Plans another act of this user: its name, after how long, and what it is about."""


@dataclass(slots=True)
class Visit:
    """A user who does something: one update, within its transaction."""

    records: Records
    library: Library
    defaults: Preferences
    ledger: Ledger
    oracle: Oracle
    chance: Random
    person: Person
    now: datetime
    about: Matter | Account | None
    later: Later
    users: Users = field(init=False)
    loans: Loans = field(init=False)
    hearings: Matters[CourtDate] = field(init=False)
    filings: Matters[Filing] = field(init=False)
    user: User = field(init=False)  # as stored

    def __post_init__(self) -> None:
        self.users = Users(self.records, self.defaults)
        self.loans = Loans(self.records, self.users)
        self.hearings = Matters(self.records, self.users, CourtDate)
        self.filings = Matters(self.records, self.users, Filing)

    def debt(self) -> Debt | None:
        """What it is about, or any instalment of this user that was seen in a message or a list."""
        if isinstance(self.about, Debt):
            known = self.about.account.debts.get(self.about.day) is self.about
            return self.about if known and self.about.row is not None else None
        today = lender_day(self.now)
        near = [
            debt
            for account in self.person.accounts
            if not account.closed
            for debt in account.open_debts()
            if debt.row is not None and abs((debt.due_on - today).days) < 40
        ]
        return self.chance.choice(near) if near else None

    def account(self) -> Account | None:
        """What it is about, or any loan that is not closed, while the bot still has to know it."""
        if isinstance(self.about, Account):
            return None if self.about.may_be_erased(self.now) else self.about
        open_ = [
            account
            for account in self.person.accounts
            if not account.closed and not account.may_be_erased(self.now)
        ]
        return self.chance.choice(open_) if open_ else None

    def told(self, kind: type[T]) -> T | None:
        """What it is about, or any other of this kind that the bot still has to know."""
        known = [
            one
            for one in self.person.told
            if isinstance(one, kind) and one.kept_until and self.now < one.kept_until
        ]
        if isinstance(self.about, kind):
            return self.about if self.about in known else None
        open_ = [one for one in known if one.open]
        return self.chance.choice(open_) if open_ else None

    def look_at(self, account: Account) -> None:
        self.later("look", timedelta(), account)

    def wrong(self, what: str, about: object) -> None:
        self.ledger.broken(4, what, about)

    def some_days(self, least: float, most: float) -> timedelta:
        """From `least` to `most` days, drawn evenly by order of magnitude."""
        return timedelta(days=least * (most / least) ** self.chance.random())

    def arrive(self) -> None:
        """First of all: a user who writes is reachable."""
        self.user = self.users.find(self.person.id, Language.HANS, self.now)
        if not self.user.reachable:
            if self.person.doubtful_since is None:
                self.wrong("out of reach for no reason", f"user {self.person.id}")
            self.user = self.users.returned(self.user, self.now)
        self.oracle.contact(self.person)
