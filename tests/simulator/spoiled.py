"""Records that do one thing wrong, to see the simulator name it. Each goes between the bot and its store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Unpack, cast

from bot.domain.filings import FilingDraft
from bot.domain.loans import InstalmentState, Loan, LoanDraft
from bot.domain.matters import Over
from bot.domain.preferences import QuietHours
from bot.domain.reminders import Planned
from bot.store.protocol import Records
from bot.store.records import (
    Applied,
    DueReminder,
    Lease,
    Matter,
    MatterDraft,
    PlannedInstalment,
    Plans,
    Sent,
    Subscription,
    User,
    UserChanges,
)

Claimed = dict[int, list[DueReminder]]

_NEVER = QuietHours(time(), time())


class Spoiled:
    """The Records protocol by delegation; whoever inherits it does something differently."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def __getattr__(self, name: str) -> Any:
        return getattr(self._records, name)

    @classmethod
    def spoil(cls, records: Records) -> Records:
        """Around good ones."""
        return cast(Records, cls(records))


class RecordsBeforeSending(Spoiled):
    """At most once, in place of at least once."""

    def claimed(self, user_ids: Sequence[int], owner: str) -> Claimed:
        found = self._records.claimed(user_ids, owner)
        for rows in found.values():
            self._records.record_sent([Sent(tuple(row.id for row in rows), 7, rows[0].send_at)])
        return found


class RecordsNothing(Spoiled):
    def record_sent(self, sent: Sequence[Sent]) -> None:
        pass


class KnowsNoQuietHours(Spoiled):
    def user(self, user_id: int) -> User | None:
        user = self._records.user(user_id)
        return user and replace(user, preferences=replace(user.preferences, quiet=_NEVER))

    def patch_user(self, user_id: int, **changes: Unpack[UserChanges]) -> None:
        stored = self._records.user(user_id)
        if stored is not None and "preferences" in changes:
            kept = stored.preferences.quiet
            changes["preferences"] = replace(changes["preferences"], quiet=kept)
        self._records.patch_user(user_id, **changes)

    def claimed(self, user_ids: Sequence[int], owner: str) -> Claimed:
        found = self._records.claimed(user_ids, owner)
        return {
            user_id: [
                replace(row, user=replace(row.user, preferences=replace(row.user.preferences, quiet=_NEVER)))
                for row in rows
            ]
            for user_id, rows in found.items()
        }


class ForgetsTheFirstReminder(Spoiled):
    def add_loan(
        self, user_id: int, draft: LoanDraft, instalments: Sequence[PlannedInstalment], now: datetime
    ) -> Loan:
        fewer = [replace(one, reminders=one.reminders[1:]) for one in instalments]
        return self._records.add_loan(user_id, draft, fewer, now)


class MovesDueDates(Spoiled):
    def add_loan(
        self, user_id: int, draft: LoanDraft, instalments: Sequence[PlannedInstalment], now: datetime
    ) -> Loan:
        later = [replace(one, due_on=one.due_on + timedelta(days=1)) for one in instalments]
        return self._records.add_loan(user_id, draft, later, now)


class TakesNoPayment(Spoiled):
    def settle(
        self,
        user_id: int,
        instalment_id: int,
        state: InstalmentState,
        now: datetime,
        on: date | None = None,
    ) -> bool:
        return True


class HasNoRowsAhead(Spoiled):
    def extend_loan(
        self,
        user_id: int,
        loan_id: int,
        instalments: Sequence[PlannedInstalment],
        plans: Plans,
        now: datetime,
    ) -> int:
        return self._records.extend_loan(user_id, loan_id, (), plans, now)


class PlansNothingOn(Spoiled):
    """The work of the day dies each time."""

    def extend_loan(
        self,
        user_id: int,
        loan_id: int,
        instalments: Sequence[PlannedInstalment],
        plans: Plans,
        now: datetime,
    ) -> int:
        return 0


class ClaimsAnHourEarly(Spoiled):
    def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        return self._records.claim_due(now + timedelta(hours=1), lease, limit, held)


class ClaimsLate(Spoiled):
    def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        return self._records.claim_due(now - timedelta(minutes=15), lease, limit, held)


class ClaimsAMinuteLate(Spoiled):
    def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        return self._records.claim_due(now - timedelta(minutes=1), lease, limit, held)


class GivesOneAtATime(Spoiled):
    def claimed(self, user_ids: Sequence[int], owner: str) -> Claimed:
        found = self._records.claimed(user_ids, owner)
        return {user_id: rows[:1] for user_id, rows in found.items()}


class NeverUnsubscribes(Spoiled):
    def patch_user(self, user_id: int, **changes: Unpack[UserChanges]) -> None:
        if "subscription" in changes:
            changes["subscription"] = Subscription.ON
        self._records.patch_user(user_id, **changes)

    def cancel_pending(self, user_id: int) -> int:
        return 0


class NeverPauses(Spoiled):
    def patch_user(self, user_id: int, **changes: Unpack[UserChanges]) -> None:
        if "paused_until" in changes:
            changes["paused_until"] = None
        self._records.patch_user(user_id, **changes)


class LetsNothingBeAnswered(Spoiled):
    """The due day goes on asking."""

    def answered(self, user_id: int, instalment_id: int) -> None:
        pass


class ForgetsDatesAtCourt(Spoiled):
    def add_matter(self, user_id: int, draft: MatterDraft, plan: Sequence[Planned], now: datetime) -> Matter:
        return self._records.add_matter(user_id, draft, (), now)


class MovesDatesAtCourt(Spoiled):
    def add_matter(self, user_id: int, draft: MatterDraft, plan: Sequence[Planned], now: datetime) -> Matter:
        later = replace(draft, day=draft.day + timedelta(days=1))
        return self._records.add_matter(user_id, later, plan, now)


class ForgetsComplaints(Spoiled):
    def add_matter(self, user_id: int, draft: MatterDraft, plan: Sequence[Planned], now: datetime) -> Matter:
        return self._records.add_matter(user_id, draft, () if isinstance(draft, FilingDraft) else plan, now)


class MovesComplaints(Spoiled):
    def add_matter(self, user_id: int, draft: MatterDraft, plan: Sequence[Planned], now: datetime) -> Matter:
        if isinstance(draft, FilingDraft):
            draft = replace(draft, day=draft.day - timedelta(days=1))
        return self._records.add_matter(user_id, draft, plan, now)


class HearsOfNoAnswer(Spoiled):
    """A complaint is asked about, whatever is said of it."""

    def close_matter(self, user_id: int, matter_id: int, closed: Over, now: datetime) -> bool:
        return True


class ReplansNothing(Spoiled):
    def replan(self, user_id: int, plans: object, now: datetime) -> None:
        pass


class RemembersNoUpdate(Spoiled):
    """Each delivery is the first."""

    def applied(self, update_id: int) -> Applied | None:
        return None

    def owe(self, *_: object) -> None:
        pass

    def strike_off(self, *_: object) -> None:
        pass


class KeepsNoAnswer(Spoiled):
    """What is not said at once is never said."""

    def owe(self, update_id: int, _chat: int, _answer: str, now: datetime) -> None:
        self._records.strike_off(update_id, now)
