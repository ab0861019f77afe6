"""Loans and instalments: saving, paying, listing, keeping rows ahead. Knows no Telegram."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.dates import LENDER_ZONE, Monthly, today_in
from bot.domain.loans import (
    HORIZON,
    Instalment,
    InstalmentState,
    Loan,
    LoanDraft,
    LoanState,
    draft_problem,
    instalment_days,
)
from bot.domain.reminders import hold
from bot.services.users import Users, plans_for
from bot.store.base import LoanView, PlannedInstalment, Store, Subscription, User

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Owed:
    """An instalment with its loan. `days` from today, on the lender's clock: negative is overdue."""

    loan: Loan
    instalment: Instalment
    days: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What a user owes today, earliest first: overdue, and the next instalment of each loan."""

    views: tuple[LoanView, ...]
    overdue: tuple[Owed, ...]
    coming: tuple[Owed, ...]
    today: date


class Loans:
    """The use cases around a user's loans."""

    def __init__(self, store: Store, users: Users) -> None:
        self._store = store
        self._users = users

    async def save(self, user: User, draft: LoanDraft, now: datetime) -> Loan:
        """Save a loan. Subscribes the user, unless they said no to reminders."""
        user = await self._users.ensure(user, now)
        if user.subscription is Subscription.NONE:
            user = await self._users.subscribe(user, now)
        return await self._store.add_loan(user.id, draft, self._schedule(user, draft, now), now)

    async def change(self, user: User, loan_id: int, draft: LoanDraft, now: datetime) -> Loan | None:
        """Give a loan another lender, date, amount or number of instalments.

        Settled instalments stay as they are, and what is overdue stays owed, whatever the new date.
        """
        view = await self._store.loan(user.id, loan_id)
        if view is None:
            return None
        rows = self._schedule(user, draft, now, silent=view.loan.state is LoanState.PAUSED)
        if draft.rule != view.loan.rule:
            today = today_in(now, LENDER_ZONE)
            settled = [one for one in view.instalments if one.state is not InstalmentState.OPEN]
            overdue = [
                PlannedInstalment(one.number, one.due_on, one.amount, plans_for(user, one.due_on, now))
                for one in view.instalments
                if one.state is InstalmentState.OPEN and one.due_on < today
            ]
            if draft.count is not None:
                rows = rows[: max(draft.count - len(settled) - len(overdue), 0)]
            rows = overdue + [row for row in rows if row.due_on not in {one.due_on for one in overdue}]
        return await self._store.replace_loan(user.id, loan_id, draft, rows, now)

    async def overview(self, user: User, now: datetime) -> Overview:
        """What is due and what is overdue."""
        today = today_in(now, LENDER_ZONE)
        views = await self._store.loans(user.id)
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
            overdue=tuple(sorted(overdue, key=_by_day)),
            coming=tuple(sorted(coming, key=_by_day)),
            today=today,
        )

    async def find(self, user: User, loan_id: int) -> LoanView | None:
        """One loan of this user."""
        return await self._store.loan(user.id, loan_id)

    async def owed(self, user: User, instalment_id: int, now: datetime) -> Owed | None:
        """One instalment of this user, open or not."""
        found = await self._store.instalment(user.id, instalment_id)
        if found is None:
            return None
        loan, instalment = found
        return Owed(loan, instalment, (instalment.due_on - today_in(now, LENDER_ZONE)).days)

    async def settle(self, user: User, instalment_id: int, state: InstalmentState, now: datetime) -> bool:
        """Paid or skipped. False if it was settled before, which changes nothing."""
        return await self._store.settle(user.id, instalment_id, state, now)

    async def reopen(self, user: User, instalment_id: int, now: datetime) -> bool:
        """Undo: owed again, and its future reminders come back."""
        found = await self._store.instalment(user.id, instalment_id)
        if found is None:
            return False
        loan, instalment = found
        plans = plans_for(user, instalment.due_on, now) if loan.state is LoanState.ACTIVE else ()
        return await self._store.reopen(user.id, instalment_id, plans)

    async def snooze(
        self, user: User, instalment_id: int, delay: timedelta, now: datetime
    ) -> datetime | None:
        """Remind once more after `delay`, outside quiet hours. None if there is nothing to remind of."""
        found = await self._store.instalment(user.id, instalment_id)
        if found is None:
            return None
        send_at = hold(now + delay, found[1].due_on, user.preferences, now)
        return send_at if await self._store.snooze(user.id, instalment_id, send_at) else None

    async def pause(self, user: User, loan_id: int, now: datetime) -> bool:
        """No reminders of this loan until resumed."""
        return await self._store.set_loan_state(user.id, loan_id, LoanState.PAUSED, {}, now)

    async def resume(self, user: User, loan_id: int, now: datetime) -> bool:
        """Remind of this loan again."""
        view = await self._store.loan(user.id, loan_id)
        if view is None:
            return False
        plans = {
            one.id: plans_for(user, one.due_on, now)
            for one in view.instalments
            if one.state is InstalmentState.OPEN
        }
        return await self._store.set_loan_state(user.id, loan_id, LoanState.ACTIVE, plans, now)

    async def delete(self, user: User, loan_id: int) -> bool:
        """Erase a loan with all its rows."""
        return await self._store.delete_loan(user.id, loan_id)

    async def extend_all(self, now: datetime) -> int:
        """Keep the rows of open-ended loans ahead of every user. Returns how many are new."""
        added = 0
        for user_id in await self._store.user_ids():
            try:
                added += await self._extend(user_id, now)
            except Exception:
                # One damaged row must not stop the reminders of everyone who comes after it.
                log.exception("the loans of one user could not be extended")
        return added

    async def _extend(self, user_id: int, now: datetime) -> int:
        user = await self._store.user(user_id)
        if user is None:
            return 0
        added = 0
        for view in await self._store.loans(user_id):
            if isinstance(view.loan.rule, Monthly) and view.loan.count is None:
                paused = view.loan.state is LoanState.PAUSED
                rows = self._schedule(user, draft_of(view.loan), now, after=view.instalments, silent=paused)
                added += await self._store.extend_loan(view.loan.id, rows)
        return added

    def _schedule(
        self,
        user: User,
        draft: LoanDraft,
        now: datetime,
        *,
        after: Sequence[Instalment] = (),
        silent: bool = False,
    ) -> list[PlannedInstalment]:
        """The instalments up to the horizon, those that follow `after` only, with their reminders."""
        if (problem := draft_problem(draft)) is not None:
            raise ValueError(f"no loan can be like this: {problem}")
        until = today_in(now, LENDER_ZONE) + HORIZON
        last = max((one.due_on for one in after), default=date.min)
        days = [day for _, day in instalment_days(draft.rule, draft.count, until) if day > last]
        start = max((one.number for one in after), default=0) + 1
        return [
            PlannedInstalment(number, day, draft.amount, () if silent else plans_for(user, day, now))
            for number, day in enumerate(days, start)
        ]


def draft_of(loan: Loan) -> LoanDraft:
    """A saved loan as a draft, to be changed."""
    return LoanDraft(loan.lender, loan.name, loan.rule, loan.amount, loan.count)


def _by_day(owed: Owed) -> tuple[date, int]:
    return owed.instalment.due_on, owed.loan.id
