"""A user's loans: saving, changing, listing, ending, keeping rows ahead. Knows no Telegram."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import count
from typing import Final

from bot.domain.dates import lender_day, repeats
from bot.domain.loans import (
    MAX_OPEN_INSTALMENTS,
    MAX_OPEN_LOANS,
    Closed,
    Event,
    InstalmentState,
    Limit,
    LimitError,
    Loan,
    LoanDraft,
    LoanState,
    instalment_days,
    titled,
    wanted,
)
from bot.domain.preferences import OwnReminders, Preferences
from bot.domain.reminders import ENOUGH, plan
from bot.services.instalments import Instalments, Owed
from bot.services.loan_rows import draft_of, horizon, is_endless, require_sound, schedule
from bot.services.users import Users, is_reminded, next_of, plans_for, plans_of
from bot.store.protocol import Records, Store
from bot.store.records import LoanView, PlannedInstalment, StoreUnwritableError, User

log = logging.getLogger(__name__)

_SLICE: Final = 20  # loans of a transaction of the daily work: nobody waits for it longer than that takes


@dataclass(frozen=True, slots=True)
class Overview:
    """What a user owes today, earliest first: overdue, and the next instalment of each loan.

    `views` are the loans that are owed, `finished` those that the user called paid off.
    """

    views: tuple[LoanView, ...]
    finished: tuple[LoanView, ...]
    overdue: tuple[Owed, ...]
    coming: tuple[Owed, ...]
    today: date


class Loans(Instalments):
    """The use cases around a user's loans, and around each instalment of them."""

    def save(self, user: User, drafts: Sequence[LoanDraft], now: datetime) -> list[Loan]:
        """Save loans. Subscribes the user, unless they said no to reminders.

        A second loan of the same title gets a number for a label. Raises LimitError, as do `change` and
        `restore`: nothing was written then.
        """
        for draft in drafts:
            require_sound(draft)
        until = horizon(now)
        new = sum(len(instalment_days(draft.rule, draft.count, until)) for draft in drafts)
        self._require_room(user, loans=len(drafts), instalments=new)
        user = self._users.enlist(user, now)
        taken = self._records.titles(user.id)
        saved = []
        for draft in drafts:
            draft = replace(draft, label=_free_label(draft, taken))
            taken.add(draft.title)
            saved.append(self._records.add_loan(user.id, draft, schedule(user, draft, now), now))
        return saved

    def change(
        self, user: User, loan_id: int, draft: LoanDraft, now: datetime, note: str | None = None
    ) -> Loan | None:
        """Give a loan another lender, date, amount or number of instalments.

        Settled instalments stay as they are, and what was due before today stays owed, whatever the new
        dates; both count among the number of instalments.
        With a `note` it is a plan that the lender agreed to, and the history says so.
        """
        view = self.find(user, loan_id)
        if view is None:
            return None
        silent, own = not is_reminded(view.loan), view.loan.own
        rows = schedule(user, draft, now, own=own, silent=silent)
        today, days = lender_day(now), {row.due_on for row in rows}
        owed = {one.scheduled_on: one for one in view.instalments if one.state is InstalmentState.OPEN}
        same_days = (draft.rule, draft.count) == (view.loan.rule, view.loan.count)
        apart = [
            one
            for one in view.instalments
            if one.scheduled_on not in days
            and (
                same_days
                or one.state is not InstalmentState.OPEN
                or min(one.due_on, one.scheduled_on) < today
            )
        ]
        if draft.count is not None and repeats(draft.rule):
            rows = rows[: max(draft.count - len(apart), 0)]
            if rows and draft.last_amount is not None:
                rows[-1] = replace(rows[-1], amount=draft.last_amount)
        rows += [
            PlannedInstalment(one.number, one.scheduled_on, one.amount, ())
            for one in apart
            if one.state is InstalmentState.OPEN
        ]
        if view.loan.closed is None:
            settled = {one.scheduled_on for one in view.instalments} - set(owed)
            new = sum(row.due_on not in settled for row in rows)
            opened = 0 if owed or is_endless(view.loan) else 1
            self._require_room(user, loans=opened, instalments=new - len(owed))
        if not silent:  # the lender may have agreed to another day for one of them
            rows = [
                replace(row, reminders=plans_for(user, draft.rule, own, owed[row.due_on].due_on, now))
                if row.due_on in owed
                else row
                for row in rows
            ]
        return self._records.replace_loan(user.id, loan_id, draft, rows, now, note)

    def overview(self, user: User, now: datetime) -> Overview:
        """What is due and what is overdue."""
        today = lender_day(now)
        views = self.views(user)
        finished = tuple(view for view in views if view.loan.closed is not None)
        views = [view for view in views if view.loan.closed is None]
        overdue: list[Owed] = []
        coming: list[Owed] = []
        for view in views:
            owed = [
                Owed(view.loan, instalment, (instalment.due_on - today).days)
                for instalment in view.instalments
                if instalment.state is InstalmentState.OPEN
            ]
            overdue += [one for one in owed if one.days < 0]
            coming += [one for one in owed if one.days >= 0][:1]
        return Overview(
            views=tuple(views),
            finished=finished,
            overdue=tuple(sorted(overdue, key=_by_day)),
            coming=tuple(sorted(coming, key=_by_day)),
            today=today,
        )

    def views(self, user: User) -> list[LoanView]:
        """All loans of this user but the deleted ones, oldest first."""
        return [_complete(user, view) for view in self._records.loans(user.id)]

    def find(self, user: User, loan_id: int) -> LoanView | None:
        """One loan of this user, finished or not; a deleted one is only there to be restored."""
        view = self._records.loan(user.id, loan_id)
        return None if view is None or view.loan.closed is Closed.DELETED else _complete(user, view)

    def unannounced(self, user: User, loans: Sequence[Loan], now: datetime) -> list[Owed]:
        """Of these loans what is due today, and has no reminder of the due day to come."""
        today, found = lender_day(now), list[Owed]()
        for view in filter(None, (self.find(user, loan.id) for loan in loans)):
            prefs = wanted(view.loan.rule, view.loan.own, user.preferences)
            if any(one.rule == "0" for one in plan(today, prefs, now)):
                continue
            found += (
                Owed(view.loan, one, 0)
                for one in view.instalments
                if one.due_on == today and one.state is InstalmentState.OPEN
            )
        return found

    def pause(self, user: User, loan_id: int, now: datetime) -> bool:
        """No reminders of this loan until resumed."""
        return self._records.set_loan_state(user.id, loan_id, LoanState.PAUSED, {}, now)

    def resume(self, user: User, loan_id: int, now: datetime) -> bool:
        """Remind of this loan again."""
        view = self.find(user, loan_id)
        if view is None:
            return False
        active = replace(view, loan=replace(view.loan, state=LoanState.ACTIVE))
        plans = plans_of(user, active, now)
        return self._records.set_loan_state(user.id, loan_id, LoanState.ACTIVE, plans, now)

    def finish(self, user: User, loan_id: int, now: datetime) -> bool:
        """The user says that all of it is paid. False if it is finished already."""
        return self._records.close_loan(user.id, loan_id, Closed.FINISHED, now)

    def delete(self, user: User, loan_id: int, now: datetime) -> bool:
        """Take a loan away; it can be restored for some days, then it is erased."""
        return self._records.close_loan(user.id, loan_id, Closed.DELETED, now)

    def restore(self, user: User, loan_id: int, now: datetime) -> bool:
        """Undo `finish` or `delete`; its future reminders come back. False if there is nothing to undo."""
        view = self._records.loan(user.id, loan_id)
        if view is None:
            return False
        if view.loan.closed is None:
            return False
        view = replace(view, loan=replace(view.loan, closed=None))
        owed = sum(one.state is InstalmentState.OPEN for one in view.instalments)
        opened = 1 if owed or is_endless(view.loan) else 0
        self._require_room(user, loans=opened, instalments=owed)
        self._records.restore_loan(user.id, loan_id, plans_of(user, view, now), now)
        self._extend(user, view, now)
        return True

    def set_own_reminders(self, user: User, loan_id: int, own: OwnReminders, now: datetime) -> bool:
        """What this loan's reminders do differently from the user's settings."""
        view = self.find(user, loan_id)
        if view is None:
            return False
        plans = plans_of(user, view, now, own)
        return self._records.set_own_reminders(user.id, loan_id, own, plans, now)

    def history(self, user: User, loan_id: int) -> list[Event]:
        """What happened to a loan, oldest first."""
        return self._records.history(user.id, loan_id)

    def latest(self, user: User) -> tuple[int, Event] | None:
        """What happened last to any loan of this user, and to which: a deleted one, too."""
        return self._records.latest_event(user.id)

    def extend(self, user_id: int, loan_id: int, now: datetime) -> int:
        """Keep the rows of a loan ahead. Returns how many instalments are new."""
        user, view = self._records.user(user_id), self._records.loan(user_id, loan_id)
        return self._extend(user, view, now) if user is not None and view is not None else 0

    def _extend(self, user: User, view: LoanView, now: datetime) -> int:
        loan, rows = view.loan, list[PlannedInstalment]()
        if is_endless(loan):
            silent = not is_reminded(loan)
            rows = schedule(user, draft_of(loan), now, own=loan.own, after=view.instalments, silent=silent)
        return self._records.extend_loan(user.id, loan.id, rows, plans_of(user, view, now), now)

    def _require_room(self, user: User, *, loans: int, instalments: int) -> None:
        """Raises LimitError. Whoever has more already, from an earlier version, may keep it."""
        if loans > 0 and len(self._records.open_loans(user.id)) + loans > MAX_OPEN_LOANS:
            raise LimitError(Limit.LOANS)
        if instalments > 0 and self._records.count_open(user.id) + instalments > MAX_OPEN_INSTALMENTS:
            raise LimitError(Limit.INSTALMENTS)

    def label(self, user: User, draft: LoanDraft) -> str:
        """The label that a new loan is saved with: its own, or a number if its title is taken."""
        return _free_label(draft, self._records.titles(user.id))


async def extend_all(store: Store, defaults: Preferences, now: datetime) -> int:
    """Keep the rows of all loans ahead that run short. Returns how many instalments are new.

    Some loans are a transaction: people are served in between. One that is damaged stops no other.
    """
    added, failed = 0, set[int]()

    def short(records: Records) -> list[tuple[int, int]]:
        return records.running_out(now + ENOUGH, _SLICE, failed)

    def extend(which: Sequence[tuple[int, int]], records: Records) -> int:
        loans = Loans(records, Users(records, defaults))
        return sum(loans.extend(user_id, loan_id, now) for user_id, loan_id in which)

    before: list[tuple[int, int]] = []
    while (loans := await store.read(short)) and loans != before:
        before = loans
        try:
            added += await store.transact(partial(extend, loans))
        except StoreUnwritableError:
            raise
        except Exception:
            for one in loans:
                try:
                    added += await store.transact(partial(extend, [one]))
                except Exception:
                    log.exception("loan %d could not be extended", one[1])
                    failed.add(one[1])
    return added


def _free_label(draft: LoanDraft, taken: set[str]) -> str:
    if draft.label or draft.title not in taken:
        return draft.label
    return next(str(n) for n in count(2) if titled(draft.name, str(n)) not in taken)


def _complete(user: User, view: LoanView) -> LoanView:
    return replace(view, next_reminder=next_of(user, view))


def _by_day(owed: Owed) -> tuple[date, int]:
    return owed.instalment.due_on, owed.loan.id
