"""Loans and instalments: saving, paying, listing, keeping rows ahead. Knows no Telegram."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count

from bot.domain.dates import LENDER_ZONE, repeats, today_in
from bot.domain.loans import (
    HORIZON,
    Closed,
    Event,
    Instalment,
    InstalmentState,
    Loan,
    LoanDraft,
    LoanState,
    amount_of,
    draft_problem,
    instalment_days,
    titled,
)
from bot.domain.preferences import AS_USUAL, OwnReminders
from bot.domain.reminders import Planned, hold
from bot.services.users import Users, plans_for
from bot.store.base import Draft, LoanView, PlannedInstalment, Store, Subscription, User

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Owed:
    """An instalment with its loan. `days` from today, on the lender's clock: negative is overdue."""

    loan: Loan
    instalment: Instalment
    days: int


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


class Loans:
    """The use cases around a user's loans."""

    def __init__(self, store: Store, users: Users) -> None:
        self._store = store
        self._users = users

    async def save(self, user: User, draft: LoanDraft, now: datetime) -> Loan:
        """Save a loan. Subscribes the user, unless they said no to reminders.

        A second loan of the same title gets a number for a label.
        """
        user = await self._subscribed(user, now)
        draft = replace(draft, label=await self.label(user, draft))
        return await self._store.add_loan(user.id, draft, self._schedule(user, draft, now), now)

    async def save_all(
        self, user: User, drafts: Sequence[LoanDraft], kind: str, rest: Draft | None, now: datetime
    ) -> None:
        """Save several loans, all or none; the conversation of this kind goes on with `rest`, or ends."""
        user = await self._subscribed(user, now)
        taken = await self._titles(user)
        new = []
        for draft in drafts:
            draft = replace(draft, label=_free_label(draft, taken))
            taken.add(draft.title)
            new.append((draft, self._schedule(user, draft, now)))
        await self._store.add_loans(user.id, new, kind, rest, now)

    async def change(
        self, user: User, loan_id: int, draft: LoanDraft, now: datetime, note: str | None = None
    ) -> Loan | None:
        """Give a loan another lender, date, amount or number of instalments.

        Settled instalments stay as they are, and what was due before today stays owed, whatever the new
        dates; both count among the number of instalments.
        With a `note` it is a plan that the lender agreed to, and the history says so.
        """
        view = await self.find(user, loan_id)
        if view is None:
            return None
        silent, own = not _is_reminded(view.loan), view.loan.own
        rows = self._schedule(user, draft, now, own=own, silent=silent)
        today, days = today_in(now, LENDER_ZONE), {row.due_on for row in rows}
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
        if not silent:  # the lender may have agreed to another day for one of them
            rows = [
                replace(row, reminders=plans_for(user, own, owed[row.due_on].due_on, now))
                if row.due_on in owed
                else row
                for row in rows
            ]
        return await self._store.replace_loan(user.id, loan_id, draft, rows, now, note)

    async def overview(self, user: User, now: datetime) -> Overview:
        """What is due and what is overdue."""
        today = today_in(now, LENDER_ZONE)
        views = await self._store.loans(user.id)
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

    async def find(self, user: User, loan_id: int) -> LoanView | None:
        """One loan of this user, finished or not; a deleted one is only there to be restored."""
        view = await self._store.loan(user.id, loan_id)
        return None if view is None or view.loan.closed is Closed.DELETED else view

    async def owed(self, user: User, instalment_id: int, now: datetime) -> Owed | None:
        """One instalment of this user, open or not."""
        found = await self._store.instalment(user.id, instalment_id)
        if found is None or found[0].closed is Closed.DELETED:
            return None
        loan, instalment = found
        return Owed(loan, instalment, (instalment.due_on - today_in(now, LENDER_ZONE)).days)

    async def settle(
        self,
        user: User,
        instalment_id: int,
        state: InstalmentState,
        now: datetime,
        on: date | None = None,
    ) -> bool:
        """Paid (`on` a day that the user named) or skipped. False if it was settled before: no change."""
        return await self._store.settle(user.id, instalment_id, state, now, on)

    async def pay_part(
        self, user: User, instalment_id: int, amount: int, now: datetime, on: date | None = None
    ) -> bool:
        """Fen paid of an instalment; what covers all that is left settles it. False if it is not open."""
        found = await self._store.instalment(user.id, instalment_id)
        if found is None or found[1].state is not InstalmentState.OPEN:
            return False
        left = found[1].left
        if left is not None and amount >= left:
            return await self._store.settle(user.id, instalment_id, InstalmentState.PAID, now, on)
        return await self._store.pay_part(user.id, instalment_id, amount, now, on)

    async def reopen(self, user: User, instalment_id: int, now: datetime) -> bool:
        """Undo: owed again, and its future reminders come back."""
        found = await self._store.instalment(user.id, instalment_id)
        if found is None:
            return False
        loan, instalment = found
        plans = plans_for(user, loan.own, instalment.due_on, now) if _is_reminded(loan) else ()
        return await self._store.reopen(user.id, instalment_id, plans, now)

    async def agree(self, user: User, instalment_id: int, due_on: date, note: str, now: datetime) -> bool:
        """The lender agreed to another due date for one instalment. False if it is not open."""
        found = await self._store.instalment(user.id, instalment_id)
        if found is None:
            return False
        loan = found[0]
        plans = plans_for(user, loan.own, due_on, now) if _is_reminded(loan) else ()
        return await self._store.move_instalment(user.id, instalment_id, due_on, plans, note, now)

    async def snooze(self, user: User, instalment_id: int, at: datetime, now: datetime) -> datetime | None:
        """Remind once more at `at`, or when quiet hours allow. None if there is nothing to remind of."""
        found = await self._store.instalment(user.id, instalment_id)
        if found is None:
            return None
        send_at = hold(at, found[1].due_on, user.preferences, now)
        if not await self._store.snooze(user.id, instalment_id, send_at):
            return None
        await self.answered(user, instalment_id)
        return send_at

    async def answered(self, user: User, instalment_id: int) -> None:
        """The user has answered: no asking again on the due day."""
        await self._store.answered(user.id, instalment_id)

    async def pause(self, user: User, loan_id: int, now: datetime) -> bool:
        """No reminders of this loan until resumed."""
        return await self._store.set_loan_state(user.id, loan_id, LoanState.PAUSED, {}, now)

    async def resume(self, user: User, loan_id: int, now: datetime) -> bool:
        """Remind of this loan again."""
        view = await self.find(user, loan_id)
        if view is None:
            return False
        plans = _plans(user, view, view.loan.own, now)
        return await self._store.set_loan_state(user.id, loan_id, LoanState.ACTIVE, plans, now)

    async def finish(self, user: User, loan_id: int, now: datetime) -> bool:
        """The user says that all of it is paid. False if it is finished already."""
        return await self._store.close_loan(user.id, loan_id, Closed.FINISHED, now)

    async def delete(self, user: User, loan_id: int, now: datetime) -> bool:
        """Take a loan away; it can be restored for some days, then it is erased."""
        return await self._store.close_loan(user.id, loan_id, Closed.DELETED, now)

    async def restore(self, user: User, loan_id: int, now: datetime) -> bool:
        """Undo `finish` or `delete`; its future reminders come back. False if there is nothing to undo."""
        view = await self._store.loan(user.id, loan_id)
        if view is None:
            return False
        paused = view.loan.state is LoanState.PAUSED
        plans = {} if paused else _plans(user, view, view.loan.own, now)
        done = await self._store.restore_loan(user.id, loan_id, plans, now)
        if done:
            await self._extend(user, replace(view, loan=replace(view.loan, closed=None)), now)
        return done

    async def set_own_reminders(self, user: User, loan_id: int, own: OwnReminders, now: datetime) -> bool:
        """What this loan's reminders do differently from the user's settings."""
        view = await self.find(user, loan_id)
        if view is None:
            return False
        plans = _plans(user, view, own, now) if _is_reminded(view.loan) else {}
        return await self._store.set_own_reminders(user.id, loan_id, own, plans, now)

    async def history(self, user: User, loan_id: int) -> list[Event]:
        """What happened to a loan, oldest first."""
        return await self._store.history(user.id, loan_id)

    async def extend_all(self, now: datetime) -> int:
        """Keep the rows of open-ended loans ahead of every user. Returns how many are new."""
        added = 0
        for user_id, loan_id in await self._store.running_out(today_in(now, LENDER_ZONE) + HORIZON):
            try:
                user = await self._store.user(user_id)
                view = await self._store.loan(user_id, loan_id)
                if user is not None and view is not None:
                    added += await self._extend(user, view, now)
            except Exception:
                # One damaged row must not stop the reminders of everyone who comes after it.
                log.exception("a loan could not be extended")
        return added

    async def _extend(self, user: User, view: LoanView, now: datetime) -> int:
        loan = view.loan
        if loan.count is not None or loan.closed is not None or not repeats(loan.rule):
            return 0
        rows = self._schedule(
            user, draft_of(loan), now, own=loan.own, after=view.instalments, silent=not _is_reminded(loan)
        )
        return await self._store.extend_loan(loan.id, rows) if rows else 0

    def _schedule(
        self,
        user: User,
        draft: LoanDraft,
        now: datetime,
        *,
        own: OwnReminders = AS_USUAL,
        after: Sequence[Instalment] = (),
        silent: bool = False,
    ) -> list[PlannedInstalment]:
        """The instalments up to the horizon, those that follow `after` only, with their reminders."""
        if (problem := draft_problem(draft)) is not None:
            raise ValueError(f"no loan can be like this: {problem}")
        until = today_in(now, LENDER_ZONE) + HORIZON
        last = max((one.scheduled_on for one in after), default=date.min)
        days = [one for one in instalment_days(draft.rule, draft.count, until) if one[1] > last]
        shift = max((one.number for one in after), default=0) + 1 - (days[0][0] if days else 0)
        return [
            PlannedInstalment(
                number + shift if after else number,
                day,
                amount_of(draft, number),
                () if silent else plans_for(user, own, day, now),
            )
            for number, day in days
        ]

    async def label(self, user: User, draft: LoanDraft) -> str:
        """The label that a new loan is saved with: its own, or a number if its title is taken."""
        return _free_label(draft, await self._titles(user))

    async def _titles(self, user: User) -> set[str]:
        return {view.loan.title for view in await self._store.loans(user.id) if view.loan.closed is None}

    async def _subscribed(self, user: User, now: datetime) -> User:
        """The user, stored, with reminders on unless they said no."""
        user = await self._users.ensure(user, now)
        return await self._users.subscribe(user, now) if user.subscription is Subscription.NONE else user


def draft_of(loan: Loan) -> LoanDraft:
    """A saved loan as a draft, to be changed."""
    return LoanDraft(
        loan.lender,
        loan.name,
        loan.rule,
        loan.amount,
        loan.count,
        loan.last_amount,
        loan.amounts,
        loan.label,
    )


def _free_label(draft: LoanDraft, taken: set[str]) -> str:
    if draft.label or draft.title not in taken:
        return draft.label
    return next(str(n) for n in count(2) if titled(draft.name, str(n)) not in taken)


def _is_reminded(loan: Loan) -> bool:
    return loan.state is LoanState.ACTIVE and loan.closed is None


def _plans(user: User, view: LoanView, own: OwnReminders, now: datetime) -> dict[int, tuple[Planned, ...]]:
    return {
        one.id: plans_for(user, own, one.due_on, now)
        for one in view.instalments
        if one.state is InstalmentState.OPEN
    }


def _by_day(owed: Owed) -> tuple[date, int]:
    return owed.instalment.due_on, owed.loan.id
