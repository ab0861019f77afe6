"""A loan and its instalments. Knows no storage and no words."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.dates import DateRule


class LoanState(StrEnum):
    """ACTIVE loans are reminded of; PAUSED ones are kept, but silent."""

    ACTIVE = "active"
    PAUSED = "paused"


class InstalmentState(StrEnum):
    """OPEN until the user says otherwise, however long ago it fell due."""

    OPEN = "open"
    PAID = "paid"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class LoanDraft:
    """A loan that is not saved yet: what the user said so far, read in full."""

    lender: str | None  # id in the knowledge; None for a lender that we have no file on
    name: str  # what the user calls it; shown to this user only
    rule: DateRule
    amount: int | None = None  # fen, per instalment
    count: int | None = None  # number of instalments; None is open-ended (or one, for Once)


@dataclass(frozen=True, slots=True)
class Loan:
    """A saved loan."""

    id: int
    user_id: int
    lender: str | None
    name: str
    rule: DateRule
    amount: int | None
    count: int | None
    state: LoanState
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of a loan. `number` counts from 1."""

    id: int
    loan_id: int
    number: int
    due_on: date
    amount: int | None  # fen
    state: InstalmentState
    settled_at: datetime | None = None
