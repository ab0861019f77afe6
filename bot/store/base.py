"""The Store protocol, in the words of the domain. No rows and no query builder leave it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from bot.domain.language import Language
from bot.domain.loans import Closed, Event, Instalment, InstalmentState, Loan, LoanDraft, LoanState
from bot.domain.preferences import OwnReminders, Preferences
from bot.domain.reminders import Planned


class StoreLockedError(Exception):
    """Another process holds the database."""


class StoreUnreadableError(Exception):
    """The database can't be used: no database at all, damaged, made by a newer version, or not allowed."""


class UnknownUserError(LookupError):
    """Something was to be kept for a user who is not there (erased meanwhile)."""


class Subscription(StrEnum):
    """NONE: never said anything; OFF: said no, which only the user takes back."""

    NONE = "none"
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class User:
    """A person who speaks to the bot in a private chat (whose chat id is the user's id)."""

    id: int
    alias: str  # random; what logs call this user
    language: Language
    language_chosen: bool  # False: it follows Telegram's language_code
    preferences: Preferences
    subscription: Subscription
    reachable: bool  # False: Telegram said that the user blocked the bot or is gone
    created_at: datetime
    seen_at: datetime
    paused_until: datetime | None = None  # no reminder of any loan before this instant; what falls due waits


@dataclass(frozen=True, slots=True)
class Draft:
    """A conversation under way: at most one of a kind per user. What is typed answers the latest."""

    user_id: int
    kind: str
    step: str
    data: dict[str, Any]  # JSON values only
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class PlannedInstalment:
    """An instalment to be saved, with the reminders that belong to it."""

    number: int
    due_on: date
    amount: int | None
    reminders: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class Lease:
    """Who claims, and for how long. Monotonic seconds: a jump of the wall clock moves no lease.

    A row claimed by another `owner` is free at once: the database belongs to one process,
    so that other owner is dead.
    """

    owner: str
    now: float
    until: float


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A claimed reminder with the truth of now."""

    id: int
    rule: str
    send_at: datetime
    attempts: int  # how often it was claimed before
    user: User
    loan: Loan
    instalment: Instalment


@dataclass(frozen=True, slots=True)
class Sent:
    """Claimed reminders that one message brought to a user."""

    reminder_ids: tuple[int, ...]
    message_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class LoanView:
    """A loan with all its instalments (by number) and the next reminder that will go out."""

    loan: Loan
    instalments: tuple[Instalment, ...]
    next_reminder: datetime | None


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A reminder as the outbox has it, for the operator: of the loan nothing but its id and state."""

    rule: str
    send_at: datetime
    state: str  # "pending", "sending", "sent", "cancelled" or "failed"
    attempts: int
    sent_at: datetime | None
    why: str | None  # why it failed, or was cancelled
    due_on: date
    instalment: InstalmentState
    loan_id: int
    loan: LoanState
    closed: Closed | None


@dataclass(frozen=True, slots=True)
class Reminded:
    """A user by alias, with all that decides about their reminders, and the reminders by time."""

    alias: str
    subscription: Subscription
    reachable: bool
    paused_until: datetime | None
    preferences: Preferences
    reminders: tuple[ReminderRow, ...]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows of a user were erased, by table."""

    rows: Mapping[str, int] = field(default_factory=dict)


class Store(Protocol):
    """All that is kept. Each method is one transaction; each is safe to call from any task.

    Every lookup by a loan or instalment also takes the user's id: another user's
    loan does not exist here.
    """

    async def close(self) -> None:
        """Finish what is under way and let the database go."""

    # users ---------------------------------------------------------------
    async def user(self, user_id: int) -> User | None: ...

    async def add_user(
        self, user_id: int, language: Language, preferences: Preferences, now: datetime
    ) -> User:
        """The user, made with a random alias if there was none (two calls at once make one)."""
        ...

    async def save_user(self, user: User) -> None:
        """Write all but id, alias and created_at. No-op if the user was erased meanwhile."""

    async def forget(self, user_id: int) -> Forgotten:
        """Erase every row of the user, in every table."""
        ...

    async def everything(self, user_id: int) -> dict[str, list[dict[str, Any]]]:
        """Every row that `forget` would erase, by table, in JSON values: for the user to read."""
        ...

    async def user_ids(self) -> list[int]:
        """Everyone, for the daily work."""
        ...

    # drafts --------------------------------------------------------------
    async def draft(self, user_id: int, now: datetime, kind: str | None = None) -> Draft | None:
        """The conversation that was saved last (of this kind), unless it has expired."""
        ...

    async def save_draft(self, draft: Draft) -> None:
        """In place of an earlier one of its kind; the latest from now on. Raises UnknownUserError."""

    async def drop_draft(self, user_id: int, kind: str | None = None) -> bool:
        """End the conversation of this kind, or all of them. True if there was one."""
        ...

    # loans ---------------------------------------------------------------
    async def add_loan(
        self, user_id: int, draft: LoanDraft, instalments: Sequence[PlannedInstalment], now: datetime
    ) -> Loan:
        """Save the loan with all rows and end the conversation of kind "loan", all or nothing.

        Raises UnknownUserError.
        """
        ...

    async def add_loans(
        self,
        user_id: int,
        new: Sequence[tuple[LoanDraft, Sequence[PlannedInstalment]]],
        kind: str,
        rest: Draft | None,
        now: datetime,
    ) -> None:
        """Save several loans, all or none, and put `rest` in place of the conversation of this kind.

        One of kind "loan" goes on. Raises UnknownUserError.
        """

    async def loan(self, user_id: int, loan_id: int) -> LoanView | None:
        """One loan, closed ones too."""
        ...

    async def loans(self, user_id: int) -> list[LoanView]:
        """All loans of the user but the deleted ones, oldest first; finished ones too."""
        ...

    async def history(self, user_id: int, loan_id: int) -> list[Event]:
        """What happened to a loan, oldest first. Each change below writes its own line."""
        ...

    async def replace_loan(
        self,
        user_id: int,
        loan_id: int,
        draft: LoanDraft,
        instalments: Sequence[PlannedInstalment],
        now: datetime,
        note: str | None = None,
    ) -> Loan | None:
        """Change a loan: settled instalments stay, open ones give way to `instalments`.

        Instalments scheduled on the same day are the same: a settled day is not asked for again; an
        open one keeps its id (buttons in sent messages still work) and what was sent or is late, the
        day it was moved to and what was paid of it, takes the new amount, and is planned anew as by
        `replan`. Settled ones keep their numbers; the others count on from the highest of them. Ends
        the conversation of kind "loan". With a `note` the lender agreed to the change, and the history
        says so. None if there is no such loan.
        """
        ...

    async def set_own_reminders(
        self,
        user_id: int,
        loan_id: int,
        own: OwnReminders,
        plans: Mapping[int, Sequence[Planned]],
        now: datetime,
    ) -> bool:
        """What this loan's reminders do differently, with new plans as by `replan`. False if none such."""
        ...

    async def set_loan_state(
        self,
        user_id: int,
        loan_id: int,
        state: LoanState,
        plans: Mapping[int, Sequence[Planned]],
        now: datetime,
    ) -> bool:
        """Pause (cancels pending reminders) or resume (plans again, by instalment id).

        False if there is no such loan. A paused loan takes no plan from any other method.
        """
        ...

    async def close_loan(self, user_id: int, loan_id: int, closed: Closed, now: datetime) -> bool:
        """Finish or delete a loan: nothing of it is owed or reminded of. False if it is closed so already.

        A deleted loan is kept until `prune`, so that it can be undone.
        """
        ...

    async def restore_loan(
        self, user_id: int, loan_id: int, plans: Mapping[int, Sequence[Planned]], now: datetime
    ) -> bool:
        """Undo `close_loan`; a paused loan is paused again. False if it was not closed."""
        ...

    async def extend_loan(self, loan_id: int, instalments: Sequence[PlannedInstalment]) -> int:
        """Add rows of an open-ended loan; days that exist are left alone. Returns how many are new.

        A number that is not above the last one becomes the next one.
        """
        ...

    async def running_out(self, until: date) -> list[tuple[int, int]]:
        """User and loan: each open-ended loan whose rows may not reach this day."""
        ...

    # instalments ---------------------------------------------------------
    async def instalment(self, user_id: int, instalment_id: int) -> tuple[Loan, Instalment] | None: ...

    async def settle(
        self,
        user_id: int,
        instalment_id: int,
        state: InstalmentState,
        now: datetime,
        on: date | None = None,
    ) -> bool:
        """Mark an open instalment PAID (`on` a day, if one was named) or SKIPPED; cancel its reminders.

        Reminders that were sent stay. False if it was not open (a second tap), which changes nothing.
        """
        ...

    async def pay_part(
        self, user_id: int, instalment_id: int, amount: int, now: datetime, on: date | None = None
    ) -> bool:
        """Fen paid of an open instalment, which stays open. False if it was not open."""
        ...

    async def reopen(self, user_id: int, instalment_id: int, plan: Sequence[Planned], now: datetime) -> bool:
        """Undo `settle`: open again, and `plan` (future reminders) comes back.

        Of an open one that was paid in part, undo the parts. False if there was nothing to undo.
        """
        ...

    async def move_instalment(
        self,
        user_id: int,
        instalment_id: int,
        due_on: date,
        plan: Sequence[Planned],
        note: str,
        now: datetime,
    ) -> bool:
        """The lender agreed to another due date: reminders of the old one go, `plan` comes.

        False if it was not open.
        """
        ...

    async def answered(self, user_id: int, instalment_id: int) -> None:
        """The user answered a reminder of the due day: it is not asked again that day."""

    # reminders: the outbox --------------------------------------------------
    async def replan(self, user_id: int, plans: Mapping[int, Sequence[Planned]], now: datetime) -> None:
        """Give each open instalment (by id) a new plan.

        Pending rows that lie in the future and are not in the plan go, except a snooze; rows already
        due stay, so that nothing late is lost; rows sent before are never planned again.
        """

    async def cancel_pending(self, user_id: int) -> int:
        """Cancel every reminder that has not gone out (unsubscribed, blocked)."""
        ...

    async def snooze(self, user_id: int, instalment_id: int, send_at: datetime) -> bool:
        """One more reminder at `send_at`, in place of an earlier snooze.

        False if the instalment is not open, or its loan is paused: nothing would come.
        """
        ...

    async def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        """Claim every reminder that is due, for up to `limit` users. Returns the users' ids, in their order.

        First come those with something that is overdue or due today (on the lender's clock), then the
        others, of both the longest-waiting first. All due rows of one user are claimed together. Only of
        subscribed, reachable users who don't pause all and are not in `held`, active loans and open
        instalments, and not while something claimed for this user waits for its outcome.
        """
        ...

    async def claimed(self, user_ids: Sequence[int], owner: str) -> dict[int, list[DueReminder]]:
        """By user, what this owner has claimed and is still owed, read now; earliest due date first.

        A user of whom nothing is left is not in it.
        """
        ...

    async def record_sent(self, sent: Sequence[Sent]) -> None:
        """These claimed reminders went out, even if they were cancelled meanwhile: never again."""

    async def release(self, reminder_ids: Sequence[int], send_at: datetime | None = None) -> None:
        """Back to pending, to be claimed again; at `send_at` if given (quiet hours).

        What was cancelled meanwhile stays cancelled.
        """

    async def record_failed(self, reminder_ids: Sequence[int], why: str) -> None:
        """Never again: a permanent error of this message."""

    async def next_reminder(self, user_id: int) -> datetime | None:
        """When the next one will go out: not before the user's pause ends.

        None while the user is not subscribed or not reachable.
        """
        ...

    async def next_due(self) -> datetime | None:
        """When the next one of all will go out (the console waits for it)."""
        ...

    # updates ---------------------------------------------------------------
    async def seen_updates(self, update_ids: Sequence[int]) -> set[int]:
        """Those of these updates that were handled before."""
        ...

    async def mark_update(self, update_id: int, now: datetime) -> None: ...

    # operator's notes and upkeep ----------------------------------------------
    async def add_note(self, statement: str, text: str, now: datetime) -> None:
        """A user's "this is wrong": about which statement, without who said it. A thousand are kept."""

    async def notes(self) -> list[tuple[datetime, str, str]]: ...

    async def prune(self, before: datetime, updates_before: datetime) -> int:
        """Erase finished loans settled before, users inactive since `before`; old update ids, deleted loans.

        Inactive: no open instalment, no planned reminder and not seen since. Drafts that expired
        before `updates_before` go too. Returns how many loans, users, drafts and update ids went,
        what belonged to them not counted.
        """
        ...
