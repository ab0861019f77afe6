"""A loan and its instalments. Knows no storage and no words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.dates import DateRule, Monthly, Once, day_in_month, occurrence, occurrences_until
from bot.domain.days import MAX_EVERY
from bot.domain.money import MAX_AMOUNT

HORIZON: Final = timedelta(days=100)
"""How far ahead an open-ended loan has rows. The promise is 60 days; the rest is room for days off."""

MAX_NAME: Final = 40
MAX_COUNT: Final = 600


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


class DraftProblem(StrEnum):
    """Why a draft can't be saved."""

    NAME = "name"  # none, or longer than MAX_NAME
    RULE = "rule"  # no such anchor or interval, or the first day is not the anchor's
    AMOUNT = "amount"
    COUNT = "count"
    COUNT_OF_ONCE = "count-of-once"  # one due date can't have several instalments
    TOO_FAR = "too-far"  # the last instalment would fall after the end of the calendar


def draft_problem(draft: LoanDraft) -> DraftProblem | None:
    """What is wrong with a draft; None if it can be saved."""
    if not draft.name.strip() or len(draft.name) > MAX_NAME:
        return DraftProblem.NAME
    if isinstance(draft.rule, Monthly) and not _is_sound(draft.rule):
        return DraftProblem.RULE
    if draft.amount is not None and not 0 < draft.amount <= MAX_AMOUNT:
        return DraftProblem.AMOUNT
    if draft.count is not None and not 1 <= draft.count <= MAX_COUNT:
        return DraftProblem.COUNT
    if isinstance(draft.rule, Once) and draft.count not in (None, 1):
        return DraftProblem.COUNT_OF_ONCE
    last = occurrence(draft.rule, draft.count or 1)
    if last is None or last.year >= date.max.year:  # reminders need some days after the last one
        return DraftProblem.TOO_FAR
    return None


def instalment_days(rule: DateRule, count: int | None, until: date) -> list[tuple[int, date]]:
    """Number and due date of each instalment: all of a counted loan, else those up to `until`.

    An open-ended loan has at least its first one. Once is one instalment, whatever the count.
    """
    end = date.max if count is not None or isinstance(rule, Once) else until
    days = occurrences_until(rule, end, count) or [_first(rule)]
    return list(enumerate(days, start=1))


def _first(rule: DateRule) -> date:
    return rule.day if isinstance(rule, Once) else rule.first


def _is_sound(rule: Monthly) -> bool:
    return (
        1 <= rule.anchor <= 31
        and 1 <= rule.every <= MAX_EVERY
        and rule.first == day_in_month(rule.first.year, rule.first.month, rule.anchor)
    )
