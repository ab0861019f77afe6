"""One instalment of a user: paid, skipped, moved, reminded of once more; each undone. Knows no Telegram."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.dates import lender_day, today_in
from bot.domain.loans import Closed, Instalment, InstalmentState, Loan
from bot.domain.reminders import hold
from bot.services.users import Users, is_reminded, plans_for
from bot.store.protocol import Records
from bot.store.records import User


@dataclass(frozen=True, slots=True)
class Owed:
    """An instalment with its loan. `days` from today, on the lender's clock: negative is overdue."""

    loan: Loan
    instalment: Instalment
    days: int


class Instalments:
    """The use cases around one instalment. Another user's does not exist here."""

    def __init__(self, records: Records, users: Users) -> None:
        self._records = records
        self._users = users

    def owed(self, user: User, instalment_id: int, now: datetime) -> Owed | None:
        """One instalment of this user, open or not."""
        found = self._records.instalment(user.id, instalment_id)
        if found is None or found[0].closed is Closed.DELETED:
            return None
        loan, instalment = found
        return Owed(loan, instalment, (instalment.due_on - lender_day(now)).days)

    def settle(
        self,
        user: User,
        instalment_id: int,
        state: InstalmentState,
        now: datetime,
        on: date | None = None,
        *,
        seen: str | None = None,
    ) -> bool:
        """Paid (`on` a day that the user named) or skipped. False if it was settled before: no change.

        Here and below, `seen` is the instalment's stamp when the button was drawn: if that is not how it
        stands, nothing changes and the answer is False.
        """
        if seen is not None and self._as_seen(user, instalment_id, seen) is None:
            return False
        return self._records.settle(user.id, instalment_id, state, now, on)

    def pay_part(
        self,
        user: User,
        instalment_id: int,
        amount: int,
        now: datetime,
        on: date | None = None,
        *,
        seen: str | None = None,
    ) -> bool:
        """Fen paid of an instalment; what covers all that is left settles it. False if it is not open."""
        found = self._as_seen(user, instalment_id, seen)
        if found is None or found[1].state is not InstalmentState.OPEN:
            return False
        left = found[1].left
        if left is not None and amount >= left:
            return self._records.settle(user.id, instalment_id, InstalmentState.PAID, now, on)
        return self._records.pay_part(user.id, instalment_id, amount, now, on)

    def reopen(self, user: User, instalment_id: int, now: datetime, *, seen: str | None = None) -> bool:
        """Undo one thing: owed again, and its future reminders come back; or the last part is unpaid."""
        found = self._as_seen(user, instalment_id, seen)
        if found is None:
            return False
        loan, instalment = found
        plans = plans_for(user, loan.rule, loan.own, instalment.due_on, now) if is_reminded(loan) else ()
        return self._records.reopen(user.id, instalment_id, plans, now)

    def _as_seen(self, user: User, instalment_id: int, seen: str | None) -> tuple[Loan, Instalment] | None:
        found = self._records.instalment(user.id, instalment_id)
        return found if found is not None and seen in (None, found[1].stamp) else None

    def agree(self, user: User, instalment_id: int, due_on: date, note: str, now: datetime) -> bool:
        """The lender agreed to another due date for one instalment. False if it is not open."""
        found = self._records.instalment(user.id, instalment_id)
        if found is None:
            return False
        loan = found[0]
        plans = plans_for(user, loan.rule, loan.own, due_on, now) if is_reminded(loan) else ()
        return self._records.move_instalment(user.id, instalment_id, due_on, plans, note, now)

    def snooze(
        self, user: User, instalment_id: int, at: datetime, now: datetime, *, answers: bool = True
    ) -> datetime | None:
        """Remind once more at `at`, or when quiet hours allow. None if there is nothing to remind of.

        `answers`: a reminder is answered by this, and not asked again; else this one comes besides.
        """
        found = self._records.instalment(user.id, instalment_id)
        if found is None:
            return None
        send_at = hold(at, found[1].due_on, user.preferences, now)
        if not self._records.snooze(user.id, instalment_id, send_at):
            return None
        if answers:
            self.answered(user, instalment_id)
        return send_at

    def coming_on(self, user: User, owed: Owed, day: date, now: datetime) -> datetime | None:
        """When a reminder of this instalment comes on that day of the user anyway; None if none does."""
        if not is_reminded(owed.loan) or (user.paused_until is not None and now < user.paused_until):
            return None
        zone = user.preferences.zone
        plans = plans_for(user, owed.loan.rule, owed.loan.own, owed.instalment.due_on, now)
        return next((one.send_at for one in plans if today_in(one.send_at, zone) == day), None)

    def answered(self, user: User, instalment_id: int) -> None:
        """The user has answered: no asking again on the due day."""
        self._records.answered(user.id, instalment_id)
