"""The protocol of a store: transactions, and what can be done within one. No query builder leaves it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol, TypeVar, Unpack

from bot.domain.contacts import Contact, WrittenContact
from bot.domain.language import Language
from bot.domain.loans import Closed, Event, Instalment, InstalmentState, Loan, LoanDraft, LoanState
from bot.domain.matters import Over
from bot.domain.notices import Audience, NoticeKind, NoticeToAll, Reached
from bot.domain.preferences import OwnReminders, Preferences
from bot.domain.reminders import Planned
from bot.domain.zones import ZoneRules
from bot.store.records import (
    Applied,
    Arrears,
    Counts,
    DueReminder,
    Lease,
    LoanView,
    Matter,
    MatterDraft,
    MatterView,
    PlannedInstalment,
    Plans,
    Sent,
    StoredConversation,
    User,
    UserChanges,
)

T = TypeVar("T")


class Store(Protocol):
    """Where everything is kept. Safe to call from any task of the event loop."""

    async def transact(self, work: "Callable[[Records], T]") -> T:
        """What `work` returns, once all that it wrote is on disk; if it raises, none of it was written.

        Raises StoreUnwritableError where nothing can be kept now; it may be possible again at any time.

        Nobody else reads or writes between its first line and its last. It runs in the thread of the
        database: it must not wait for anything, and nothing of the event loop may be touched from it.
        """

    async def read(self, work: "Callable[[Records], T]") -> T:
        """The same for work that writes nothing: it costs no commit."""

    async def look(self, work: "Callable[[Records], T]") -> T:
        """The same where nothing can be kept. Raises StoreUnwritableError once `work` tries to write."""

    async def close(self) -> None:
        """Finish what is under way and close the database."""


class Records(Protocol):
    """All that is kept, within one transaction: what one call writes, the next one reads.

    Every lookup by a loan or instalment also takes the user's id: another user's loan does not exist here.
    Not for other threads, and not for later: good for as long as the work lasts that it was handed to.
    """

    # users ---------------------------------------------------------------
    def user(self, user_id: int) -> User | None: ...

    def add_user(self, user_id: int, language: Language, preferences: Preferences, now: datetime) -> User:
        """The user, made with a random alias if there was none (two calls at once make one)."""

    def patch_user(self, user_id: int, **changes: Unpack[UserChanges]) -> None:
        """Change these fields and no other. No-op if the user was erased meanwhile."""

    def forget(self, user_id: int) -> dict[str, int]:
        """Erase every row of the user, in every table. Returns how many there were, by table."""

    def everything(self, user_id: int) -> dict[str, list[dict[str, Any]]]:
        """Every row that `forget` would erase, by table, in JSON values: for the user to read."""

    def user_ids(self) -> list[int]:
        """Everyone, for the daily work."""

    # conversations --------------------------------------------------------------
    def conversations(self, user_id: int, now: datetime) -> list[StoredConversation]:
        """All that have not expired, the one that was saved last first."""

    def conversation(self, user_id: int, kind: str, key: str = "") -> StoredConversation | None:
        """The one of this kind and key; also if it has expired, until `prune` takes it."""

    def save_conversation(self, changed: StoredConversation) -> None:
        """In place of an earlier one of its kind and key; the latest from now on. Raises UnknownUserError."""

    def end_conversation(self, user_id: int, kind: str, key: str = "") -> bool:
        """End the one of this kind and key. True if there was one."""

    # loans ---------------------------------------------------------------
    def add_loan(
        self, user_id: int, draft: LoanDraft, instalments: Sequence[PlannedInstalment], now: datetime
    ) -> Loan:
        """Save the loan with all its rows. Raises UnknownUserError."""

    def loan(self, user_id: int, loan_id: int) -> LoanView | None:
        """One loan, closed ones too."""

    def loans(self, user_id: int) -> list[LoanView]:
        """All loans of the user but the deleted ones, oldest first; finished ones too."""

    def open_loans(self, user_id: int) -> list[Loan]:
        """Loans of which something is owed or will be, without their instalments; oldest first."""

    def titles(self, user_id: int) -> set[str]:
        """Of all loans that are not closed."""

    def count_open(self, user_id: int) -> int:
        """How many instalments of loans that are not closed are open."""

    def history(self, user_id: int, loan_id: int) -> list[Event]:
        """What happened to a loan, oldest first. Each change below writes its own line."""

    def latest_event(self, user_id: int) -> tuple[int, Event] | None:
        """What happened last to any loan of this user, and to which: a deleted one, too."""
        ...

    def replace_loan(
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
        `replan`. Settled ones keep their numbers; the others count on from the highest of them. With a
        `note` the lender agreed to the change, and the history says so. None if there is no such loan.
        """

    def set_own_reminders(
        self, user_id: int, loan_id: int, own: OwnReminders, plans: Plans, now: datetime
    ) -> bool:
        """What this loan's reminders do differently, with new plans as by `replan`. False if none such."""

    def set_loan_state(
        self, user_id: int, loan_id: int, state: LoanState, plans: Plans, now: datetime
    ) -> bool:
        """Pause (cancels pending reminders) or resume (plans again, by instalment id).

        False if there is no such loan. A paused loan takes no plan from any other method.
        """

    def close_loan(self, user_id: int, loan_id: int, closed: Closed, now: datetime) -> bool:
        """Finish or delete a loan: nothing of it is owed or reminded of. False if it is closed so already.

        A deleted loan is kept until `prune`, so that it can be undone.
        """

    def restore_loan(self, user_id: int, loan_id: int, plans: Plans, now: datetime) -> bool:
        """Undo `close_loan`; a paused loan is paused again. False if it was not closed."""

    def extend_loan(
        self,
        user_id: int,
        loan_id: int,
        instalments: Sequence[PlannedInstalment],
        plans: Plans,
        now: datetime,
    ) -> int:
        """Add rows of a loan, and by id plans of those that it has. Returns how many instalments are new.

        Days that exist are left alone. A number that is not above the last one becomes the next one.
        """

    def running_out(self, before: datetime, limit: int, but: Collection[int] = ()) -> list[tuple[int, int]]:
        """User and loan: up to `limit` loans that are planned less far than this, the shortest first.

        Planned until AHEAD from their `now` are loans that were added, replaced or extended. Loans that
        are closed, and those `but`, are left out.
        """

    # instalments ---------------------------------------------------------
    def instalment(self, user_id: int, instalment_id: int) -> tuple[Loan, Instalment] | None: ...

    def settle(
        self, user_id: int, instalment_id: int, state: InstalmentState, now: datetime, on: date | None = None
    ) -> bool:
        """Mark an open instalment PAID (`on` a day, if one was named) or SKIPPED; cancel its reminders.

        Reminders that were sent stay. False if it was not open (a second tap), which changes nothing.
        """

    def pay_part(
        self, user_id: int, instalment_id: int, amount: int, now: datetime, on: date | None = None
    ) -> bool:
        """Fen paid of an open instalment, which stays open. False if it was not open."""

    def reopen(self, user_id: int, instalment_id: int, plan: Sequence[Planned], now: datetime) -> bool:
        """Undo `settle`: open again, and `plan` (future reminders) comes back.

        Of an open one that was paid in part, undo the last part. False if there was nothing to undo.
        """

    def move_instalment(
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

    def answered(self, user_id: int, instalment_id: int) -> None:
        """The user answered a reminder of the due day: it is not asked again that day."""

    # matters: dates at court, complaints that were handed in ------------------
    def add_matter(self, user_id: int, draft: MatterDraft, plan: Sequence[Planned], now: datetime) -> Matter:
        """Save one with its reminders. Raises UnknownUserError."""

    def matter(self, user_id: int, matter_id: int) -> Matter | None:
        """One of them, closed ones too."""

    def matters(self, user_id: int) -> list[MatterView[Matter]]:
        """Those that are not closed, the earliest first; past ones too, until `prune` takes them."""

    def move_matter(
        self, user_id: int, matter_id: int, draft: MatterDraft, plan: Sequence[Planned], now: datetime
    ) -> bool:
        """What else is said of it, with the plan for that; a row of another kind does not exist here.

        False if it is not open, or is so already.
        """

    def close_matter(self, user_id: int, matter_id: int, closed: Over, now: datetime) -> bool:
        """No more reminders of it. False if it was closed. Kept until `prune`, so that it can be undone."""

    def restore_matter(self, user_id: int, matter_id: int, plan: Sequence[Planned], now: datetime) -> bool:
        """Undo `close_matter`. False if it was not closed."""

    def replan_matters(self, user_id: int, plans: Plans, now: datetime) -> None:
        """The same as `replan`, by matter."""

    def matters_running_out(
        self, before: datetime, limit: int, but: Collection[int] = ()
    ) -> list[tuple[int, int]]:
        """User and matter, as `running_out`: those whose day lies after all that is planned."""

    def extend_matter(self, user_id: int, matter_id: int, plan: Sequence[Planned], now: datetime) -> None:
        """Add what its plan has by now."""

    # reminders: the outbox --------------------------------------------------
    def replan(self, user_id: int, plans: Plans, now: datetime) -> None:
        """Give each open instalment (by id) a new plan.

        Pending rows that lie in the future and are not in the plan go, except a snooze; rows already
        due stay, so that nothing late is lost; rows sent before are never planned again.
        """

    def follow(self, user_id: int, plans: Plans, passed: Plans, now: datetime) -> None:
        """Give each open instalment (by id) the plan that the rules of its user's zone make of it now.

        `passed` is what would have come by now. Whatever waits and was never claimed comes at the moment that
        either has for its rule, be it later or past by now. What else waits for a moment to come goes, except
        a snooze; what was due and is in neither stays. Nothing is added of what has passed.
        """

    def follow_matters(self, user_id: int, plans: Plans, passed: Plans, now: datetime) -> None:
        """The same as `follow`, by matter."""

    def cancel_pending(self, user_id: int) -> int:
        """Cancel every reminder that has not gone out (unsubscribed, blocked)."""

    def snooze_matter(self, user_id: int, matter_id: int, send_at: datetime) -> bool:
        """The same as `snooze`, of a matter that is not closed."""
        ...

    def snooze(self, user_id: int, instalment_id: int, send_at: datetime) -> bool:
        """One more reminder at `send_at`, in place of an earlier snooze.

        False if the instalment is not open, or its loan is paused: nothing would come.
        """

    def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        """Claim every reminder that is due, for up to `limit` users. Returns the users' ids, in their order.

        First come those with something that is overdue or due today (on the lender's clock), then the
        others, of both the longest-waiting first. All due rows of one user are claimed together. Only of
        subscribed, reachable users who don't pause all and are not in `held`, active loans and open
        instalments, and not while something claimed for this user waits for its outcome.
        """

    def claimed(self, user_ids: Sequence[int], owner: str) -> dict[int, list[DueReminder]]:
        """By user, what this owner has claimed and is still owed, read now; earliest due date first.

        A user of whom nothing is left is not in it.
        """

    def arrears(self, user_id: int, before: date, but: Collection[int] = ()) -> Arrears:
        """What was due before this day and is open, `but` for these instalments; of closed loans none."""
        ...

    def record_sent(self, sent: Sequence[Sent]) -> None:
        """These claimed reminders went out, even if they were cancelled meanwhile: never again."""

    def release(self, reminder_ids: Sequence[int], send_at: datetime | None = None) -> None:
        """Back to pending, to be claimed again; at `send_at` if given (quiet hours).

        What was cancelled meanwhile stays cancelled.
        """

    def record_failed(self, reminder_ids: Sequence[int], why: str) -> None:
        """Never again: a permanent error of this message."""

    def waiting(self, now: datetime, most: int, held: Collection[int] = ()) -> tuple[int, datetime | None]:
        """How many are due and may go out, also while they do, and since when the first of them is due.

        Of users in `held` none. Counts no more than `most` of those that nobody has claimed.
        """
        ...

    def next_reminder(self, user_id: int) -> datetime | None:
        """When the next one will go out: not before the user's pause ends.

        None while the user is not subscribed or not reachable.
        """

    def next_due(self) -> datetime | None:
        """When the next one of all will go out (the console waits for it)."""

    # zones -------------------------------------------------------------------
    def zones_in_use(self) -> list[str]:
        """The zones that users are in."""
        ...

    def users_in(self, zone: str, after: int, limit: int) -> list[int]:
        """Up to `limit` users in a zone, by their ids, from the first one above `after` on."""
        ...

    def zone_rules(self) -> dict[str, ZoneRules]:
        """By zone, by which rules its people are planned. A zone that is not in it: nobody knows."""
        ...

    def keep_zone_rules(self, rules: Mapping[str, ZoneRules]) -> None:
        """By these the people of these zones are planned."""

    def drop_zone_rules(self, zones: Collection[str]) -> None:
        """Nobody knows by which rules they are planned, or nobody is there any more."""

    # contacts ----------------------------------------------------------------
    def add_contact(self, user_id: int, contact: Contact, now: datetime) -> WrittenContact | None:
        """Keep it. None if one of this user came from the same `origin`. Raises UnknownUserError."""

    def contact(self, user_id: int, contact_id: int) -> WrittenContact | None: ...

    def count_contacts(self, user_id: int) -> int: ...

    def contacts(self, user_id: int, since: datetime, until: datetime) -> list[WrittenContact]:
        """Those that happened from `since` to before `until`, in order of time."""

    def contact_before(self, user_id: int, moment: datetime | None = None) -> WrittenContact | None:
        """The last one that happened before this moment; without it, the last of all."""

    def contact_from(self, user_id: int, moment: datetime) -> WrittenContact | None:
        """The first one that happened at this moment or later."""

    def contact_lenders(self, user_id: int) -> list[tuple[str, int, int]]:
        """Each lender of whom contacts are kept, how many these are, and the id of one: the most first."""
        ...

    def contacts_of(self, user_id: int, lender: str, most: int) -> list[WrittenContact]:
        """The latest of one lender, at most so many, the latest first."""
        ...

    def change_contact(
        self, user_id: int, contact_id: int, contact: Contact, now: datetime, *, corrects: bool
    ) -> WrittenContact | None:
        """In place of what was written down; its origin stays. None if there is no such contact.

        `corrects`: something that was said is said otherwise. What was written down first is kept beside it.
        """

    def erase_contact(self, user_id: int, contact_id: int) -> bool:
        """False if there is no such contact of this user."""

    def erase_contacts_from(self, user_id: int, origin: str) -> int:
        """Erase all whose origin begins so. Returns how many there were."""
        ...

    # notices to all users ---------------------------------------------------
    def draft_notice(self, kind: NoticeKind, now: datetime) -> NoticeToAll:
        """The one draft that there is, of this kind from now on; made if there is none."""
        ...

    def notice(self, notice_id: int) -> NoticeToAll | None: ...

    def notices(self) -> list[NoticeToAll]:
        """All that are kept, the latest first."""
        ...

    def write_notice(
        self, notice_id: int, texts: Mapping[Language, str], urgent: bool, now: datetime
    ) -> bool:
        """Another wording. False if it is no draft (any more)."""
        ...

    def discard_notice(self, notice_id: int) -> bool:
        """Erase a draft. False if it is none."""
        ...

    def audience(self, kind: NoticeKind, now: datetime) -> Audience:
        """Whom a notice of this kind would go to."""
        ...

    def begin_notice(self, notice_id: int, version: int, now: datetime) -> bool:
        """A row for each recipient there is now, all or none.

        False if it is no draft of this version with a text, or another is under way.
        """
        ...

    def stop_notice(self, notice_id: int, now: datetime) -> bool:
        """Send no more of it. False if it is not under way."""
        ...

    def resume_notice(self, notice_id: int, now: datetime) -> bool:
        """Go on with those who wait. False if it is not stopped, or another is under way."""
        ...

    def finish_notice(self, notice_id: int, now: datetime) -> bool:
        """It is done, if nobody waits for it any more."""
        ...

    def sending_notice(self) -> int | None:
        """The one that is under way."""
        ...

    def waiting_recipients(
        self, notice_id: int, now: datetime, limit: int, held: Collection[int] = ()
    ) -> list[int]:
        """Users whose turn it is, up to `limit`; those in `held` are left out. Of one under way only."""
        ...

    def recipient(self, notice_id: int, user_id: int, now: datetime) -> tuple[NoticeToAll, User, bool] | None:
        """The notice and the user as they are now, and whether the user wants this kind.

        None if the notice is not under way, or the user got it, or was erased.
        """
        ...

    def record_reached(self, notice_id: int, user_id: int, reached: Reached) -> None:
        """What became of it at a user who waited for it."""

    def postpone_recipient(self, notice_id: int, user_id: int, send_at: datetime) -> None:
        """Not before this instant."""

    def reached(self, notice_id: int) -> dict[Reached, int]:
        """How many recipients it reached, and did not. Whoever was erased since is not counted."""
        ...

    # updates ---------------------------------------------------------------
    @property
    def written(self) -> int:
        """How many rows were written so far: a difference tells whether something was changed."""

    def applied(self, update_id: int) -> Applied | None:
        """What was kept of this update; None if nothing was, so that it may be applied."""

    def owe(self, update_id: int, chat_id: int, answer: str, now: datetime) -> None:
        """Keep that this update is applied, and what the person in this chat has to be told of it.

        No-op for an update that is kept already: its answer may have been erased with its person.
        """

    def strike_off(self, update_id: int, now: datetime) -> None:
        """Keep that this update is applied and answered: the answer is struck off."""

    def owed(self, limit: int) -> list[tuple[int, str]]:
        """Updates with the answers that are still owed, the oldest first."""

    def seen_updates(self, update_ids: Sequence[int]) -> set[int]:
        """Those of these updates that were applied and answered before."""

    # operator's notes and upkeep ----------------------------------------------
    def add_note(self, statement: str, text: str, now: datetime) -> None:
        """A user's "this is wrong": about which statement, without who said it. A thousand are kept."""

    def notes(self) -> list[tuple[datetime, str, str]]: ...

    def counts(self, now: datetime, late: timedelta) -> Counts:
        """Numbers of all users together, for the operator. Later than `late` counts as late."""
        ...

    def touch(self) -> None:
        """Write to the disk, and change nothing: to see whether that goes."""

    def count_users(self, *since: datetime) -> list[int]:
        """How many there are, and how many were seen since each of these."""
        ...

    def prune(self, before: datetime, updates_before: datetime) -> int:
        """Erase finished loans settled before, users inactive since `before`; old update ids, deleted loans.

        Inactive: no open instalment, no planned reminder and not seen since. Contacts that were written
        down or corrected before `before` go too, conversations that expired before `updates_before`, and
        dates at court whose day was before it. Returns how many rows went, what belonged to them not counted.
        """
