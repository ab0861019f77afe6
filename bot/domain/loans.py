"""A loan and its instalments. Knows no storage and no words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import accumulate
from typing import Final

from bot.domain.dates import (
    MAX_EVERY,
    MAX_EVERY_DAYS,
    DateRule,
    EveryDays,
    Listed,
    Monthly,
    day_in_month,
    first_day,
    occurrence,
    occurrences_until,
    repeats,
)
from bot.domain.filings import MAX_OPEN_FILINGS
from bot.domain.hearings import MAX_OPEN_HEARINGS
from bot.domain.money import MAX_AMOUNT
from bot.domain.preferences import AS_USUAL, OwnReminders, Preferences
from bot.domain.reminders import AHEAD, EARLIEST

HORIZON: Final = AHEAD + EARLIEST
"""How far ahead an open-ended loan has rows: no reminder within AHEAD belongs to a later day."""

MAX_NAME: Final = 40
MAX_LABEL: Final = 20
MAX_NOTE: Final = 300
MAX_COUNT: Final = 600
MAX_OPEN_LOANS: Final = 50
MAX_OPEN_INSTALMENTS: Final = 3000  # of one person, in all


OFTEN: Final = 7
"""Days between due days: a loan that comes so often is reminded of less."""


class LoanState(StrEnum):
    """ACTIVE loans are reminded of; PAUSED ones are kept, but silent."""

    ACTIVE = "active"
    PAUSED = "paused"


class Closed(StrEnum):
    """Why a loan is no longer owed or no longer kept. Either can be undone; a deleted one for some days."""

    FINISHED = "finished"  # the user says that all of it is paid
    DELETED = "deleted"


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
    last_amount: int | None = None  # fen, where the last of `count` differs
    amounts: tuple[int | None, ...] = ()  # fen, one for each day of a Listed rule; empty: `amount` for each
    label: str = ""  # tells two loans at one lender apart
    statement_day: int | None = None  # of a card: when its bill is drawn up, which is not when it is due

    @property
    def title(self) -> str:
        """The name, and the label if there is one."""
        return titled(self.name, self.label)


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
    last_amount: int | None = None
    amounts: tuple[int | None, ...] = ()
    label: str = ""
    statement_day: int | None = None
    own: OwnReminders = AS_USUAL
    closed: Closed | None = None

    @property
    def title(self) -> str:
        """The name, and the label if there is one: what is shown wherever the loan is named."""
        return titled(self.name, self.label)


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
    paid: int = 0  # fen, in part, while it is open
    paid_on: date | None = None  # the day that the user named when it was paid
    moved_from: date | None = None  # the day of the schedule, where the lender agreed to another

    @property
    def left(self) -> int | None:
        """What is still to be paid, in fen; None if the amount is not known."""
        return None if self.amount is None else max(self.amount - self.paid, 0)

    @property
    def scheduled_on(self) -> date:
        """The day of the schedule, whatever was agreed since."""
        return self.moved_from or self.due_on

    @property
    def stamp(self) -> str:
        """How it stands, in a few letters: a button carries what it saw."""
        return f"{self.state[0]}{self.paid}"


class Happened(StrEnum):
    """What a line of a loan's history tells."""

    SAVED = "saved"
    CHANGED = "changed"
    AGREED = "agreed"  # an extension or a new plan, with a note
    PAID = "paid"
    PART = "part"  # paid in part
    SKIPPED = "skipped"
    REOPENED = "reopened"  # undone
    PAUSED = "paused"
    RESUMED = "resumed"
    FINISHED = "finished"
    DELETED = "deleted"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Event:
    """A line of a loan's history. `due_on` names the instalment, where it is about one."""

    at: datetime
    what: Happened
    due_on: date | None = None
    amount: int | None = None  # fen; of REOPENED, the part that was taken back
    on: date | None = None  # the day of a payment; the new due date of an agreed extension
    note: str = ""
    was: LoanDraft | None = None  # the loan before it was changed


def last_part(events: Iterable[Event], paid: int) -> int:
    """Of what was `paid` in parts of one instalment, the part that came last, in fen.

    All of it, where its events don't add up to it: earlier versions took back all parts in one.
    """
    parts: list[int] = []
    for event in events:
        if event.amount is None:
            continue
        if event.what is Happened.PART:
            parts.append(event.amount)
        elif event.what is Happened.REOPENED and parts:
            parts.pop()
    added = accumulate(reversed(parts))
    return parts[-1] if paid in added else paid


class Limit(StrEnum):
    """What one person can have so much of, and no more: then one can't slow another."""

    LOANS = "loans"  # open ones
    INSTALMENTS = "instalments"  # open ones, of all loans together
    HEARINGS = "hearings"  # dates at court that are not over
    FILINGS = "filings"  # complaints that were handed in and not answered


LIMITS: Final = {
    Limit.LOANS: MAX_OPEN_LOANS,
    Limit.INSTALMENTS: MAX_OPEN_INSTALMENTS,
    Limit.HEARINGS: MAX_OPEN_HEARINGS,
    Limit.FILINGS: MAX_OPEN_FILINGS,
}


class LimitError(Exception):
    """More than a person can have. Nothing was saved."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(f"more than {LIMITS[limit]} open {limit}")
        self.limit = limit


class DraftProblem(StrEnum):
    """Why a draft can't be saved."""

    NAME = "name"  # none, or longer than MAX_NAME
    LABEL = "label"
    RULE = "rule"  # no such anchor or interval, the first day is not the anchor's, days out of order
    AMOUNT = "amount"
    LAST_AMOUNT = "last-amount"  # of a loan without a last instalment, or out of range
    COUNT = "count"
    COUNT_OF_ONCE = "count-of-once"  # days that are named one by one have no other number of instalments
    TOO_FAR = "too-far"  # the last instalment would fall after the end of the calendar


def draft_problem(draft: LoanDraft) -> DraftProblem | None:
    """What is wrong with a draft; None if it can be saved."""
    if not draft.name.strip() or len(draft.name) > MAX_NAME:
        return DraftProblem.NAME
    if len(draft.label) > MAX_LABEL:
        return DraftProblem.LABEL
    if not _is_sound(draft.rule):
        return DraftProblem.RULE
    named = len(draft.rule.days) if isinstance(draft.rule, Listed) else 0
    if draft.amounts and len(draft.amounts) != named:
        return DraftProblem.AMOUNT
    if not all(amount is None or 0 < amount <= MAX_AMOUNT for amount in (draft.amount, *draft.amounts)):
        return DraftProblem.AMOUNT
    if draft.count is not None and not 1 <= draft.count <= MAX_COUNT:
        return DraftProblem.COUNT
    if draft.count is not None and not repeats(draft.rule) and draft.count != (named or 1):
        return DraftProblem.COUNT_OF_ONCE
    if draft.last_amount is not None and not (
        repeats(draft.rule) and draft.count is not None and 0 < draft.last_amount <= MAX_AMOUNT
    ):
        return DraftProblem.LAST_AMOUNT
    last = occurrence(draft.rule, draft.count or named or 1)
    if last is None or last.year >= date.max.year:  # reminders need some days after the last one
        return DraftProblem.TOO_FAR
    return None


def instalment_days(rule: DateRule, count: int | None, until: date) -> list[tuple[int, date]]:
    """Number and due date of each instalment: all of a counted loan, else those up to `until`.

    An open-ended loan has at least its first one. Days that are named one by one are all of them.
    """
    end = until if count is None and repeats(rule) else date.max
    days = occurrences_until(rule, end, count) or [first_day(rule)]
    return list(enumerate(days, start=1))


def amount_of(loan: LoanDraft | Loan, number: int) -> int | None:
    """What the instalment with this number costs, in fen; None if the user named no amount."""
    if loan.amounts:
        return loan.amounts[number - 1] if number <= len(loan.amounts) else None
    if loan.last_amount is not None and number == loan.count:
        return loan.last_amount
    return loan.amount


def spread(total: int, amount: int) -> tuple[int, int | None]:
    """A total (fen) paid off at `amount` each: how many instalments, and the last one if it is smaller."""
    whole, rest = divmod(total, amount)
    return (whole + 1, rest) if rest else (whole, None)


def wanted(rule: DateRule, own: OwnReminders, prefs: Preferences) -> Preferences:
    """How a loan is reminded of: as the user's settings say, with what is its own.

    Of one that is due each week there are three messages an instalment, not nine: the last two before,
    and the weekly one (or, without that, the first after).
    """
    if isinstance(rule, EveryDays) and rule.days <= OFTEN:
        before = tuple(sorted(prefs.days_before, reverse=True)[-2:])
        after = () if prefs.weekly and before else tuple(sorted(prefs.days_after)[:1])
        prefs = replace(prefs, days_before=before, days_after=after, nag=False)
    return own.over(prefs)


def titled(name: str, label: str) -> str:
    """A loan's name with its label."""
    return f"{name} · {label}" if label else name


def _is_sound(rule: DateRule) -> bool:
    match rule:
        case Monthly(first, anchor, every):
            return (
                1 <= anchor <= 31
                and 1 <= every <= MAX_EVERY
                and first == day_in_month(first.year, first.month, anchor)
            )
        case EveryDays(_, days):
            return 1 <= days <= MAX_EVERY_DAYS
        case Listed(days):
            return 1 <= len(days) <= MAX_COUNT and list(days) == sorted(set(days))
        case _:
            return True
