"""Stores that do one thing wrong, to see the simulator name it. Each goes between the bot and its store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from bot.domain.loans import InstalmentState, Loan, LoanDraft
from bot.domain.preferences import QuietHours
from bot.store.protocol import Store
from bot.store.records import DueReminder, Lease, PlannedInstalment, Sent, Subscription, User

Claimed = dict[int, list[DueReminder]]

_NEVER = QuietHours(time(), time())


class Spoiled:
    """The Store protocol by delegation; whoever inherits it does something differently."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @classmethod
    def spoil(cls, store: Store) -> Store:
        """Around a good store."""
        return cast(Store, cls(store))


class RecordsBeforeSending(Spoiled):
    """At most once, in place of at least once."""

    async def claimed(self, user_ids: Sequence[int], owner: str) -> Claimed:
        found = await self._store.claimed(user_ids, owner)
        for rows in found.values():
            await self._store.record_sent([Sent(tuple(row.id for row in rows), 7, rows[0].send_at)])
        return found


class RecordsNothing(Spoiled):
    async def record_sent(self, sent: Sequence[Sent]) -> None:
        pass


class KnowsNoQuietHours(Spoiled):
    async def user(self, user_id: int) -> User | None:
        user = await self._store.user(user_id)
        return user and replace(user, preferences=replace(user.preferences, quiet=_NEVER))

    async def save_user(self, user: User) -> None:
        stored = await self._store.user(user.id)
        kept = user.preferences.quiet if stored is None else stored.preferences.quiet
        await self._store.save_user(replace(user, preferences=replace(user.preferences, quiet=kept)))

    async def claimed(self, user_ids: Sequence[int], owner: str) -> Claimed:
        found = await self._store.claimed(user_ids, owner)
        return {
            user_id: [
                replace(row, user=replace(row.user, preferences=replace(row.user.preferences, quiet=_NEVER)))
                for row in rows
            ]
            for user_id, rows in found.items()
        }


class ForgetsTheFirstReminder(Spoiled):
    async def add_loan(
        self, user_id: int, draft: LoanDraft, instalments: Sequence[PlannedInstalment], now: datetime
    ) -> Loan:
        fewer = [replace(one, reminders=one.reminders[1:]) for one in instalments]
        return await self._store.add_loan(user_id, draft, fewer, now)


class MovesDueDates(Spoiled):
    async def add_loan(
        self, user_id: int, draft: LoanDraft, instalments: Sequence[PlannedInstalment], now: datetime
    ) -> Loan:
        later = [replace(one, due_on=one.due_on + timedelta(days=1)) for one in instalments]
        return await self._store.add_loan(user_id, draft, later, now)


class TakesNoPayment(Spoiled):
    async def settle(
        self,
        user_id: int,
        instalment_id: int,
        state: InstalmentState,
        now: datetime,
        on: date | None = None,
    ) -> bool:
        return True


class HasNoRowsAhead(Spoiled):
    async def extend_loan(self, loan_id: int, instalments: Sequence[PlannedInstalment]) -> int:
        return 0


class ClaimsAnHourEarly(Spoiled):
    async def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        return await self._store.claim_due(now + timedelta(hours=1), lease, limit, held)


class ClaimsLate(Spoiled):
    async def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        return await self._store.claim_due(now - timedelta(minutes=15), lease, limit, held)


class ClaimsAMinuteLate(Spoiled):
    async def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        return await self._store.claim_due(now - timedelta(minutes=1), lease, limit, held)


class GivesOneAtATime(Spoiled):
    async def claimed(self, user_ids: Sequence[int], owner: str) -> Claimed:
        found = await self._store.claimed(user_ids, owner)
        return {user_id: rows[:1] for user_id, rows in found.items()}


class NeverUnsubscribes(Spoiled):
    async def save_user(self, user: User) -> None:
        await self._store.save_user(replace(user, subscription=Subscription.ON))

    async def cancel_pending(self, user_id: int) -> int:
        return 0


class NeverPauses(Spoiled):
    async def save_user(self, user: User) -> None:
        await self._store.save_user(replace(user, paused_until=None))


class LetsNothingBeAnswered(Spoiled):
    """The due day goes on asking."""

    async def answered(self, user_id: int, instalment_id: int) -> None:
        pass


class ReplansNothing(Spoiled):
    async def replan(self, user_id: int, plans: object, now: datetime) -> None:
        pass
