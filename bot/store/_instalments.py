"""Statements over single instalments. Knows no transaction."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from bot.domain.loans import Happened, Instalment, InstalmentState, Loan, last_part
from bot.domain.reminders import Planned
from bot.store._history import History
from bot.store._reminder_plan import INSTALMENT, ReminderPlan
from bot.store._rows import day_text, instalment_of, loan_of, maybe_day, text_of

_SETTLED: Final = {InstalmentState.PAID: Happened.PAID, InstalmentState.SKIPPED: Happened.SKIPPED}


class Instalments(ReminderPlan, History):
    def instalment(self, user_id: int, instalment_id: int) -> tuple[Loan, Instalment] | None:
        row = self._instalment_row(user_id, instalment_id)
        if row is None:
            return None
        (loan,) = self.db.query("SELECT * FROM loans WHERE id = ?", [row["loan_id"]])
        return loan_of(loan), instalment_of(row)

    def settle(
        self, user_id: int, instalment_id: int, state: InstalmentState, now: datetime, on: date | None = None
    ) -> bool:
        if state is InstalmentState.OPEN:
            raise ValueError("an instalment is settled as paid or skipped; reopen() opens it")
        row = self._open_row(user_id, instalment_id)
        if row is None:
            return False
        self.db.execute(
            "UPDATE instalments SET state = ?, settled_at = ?, paid_on = ? WHERE id = ?",
            [state.value, text_of(now), day_text(on), instalment_id],
        )
        self.cancel_reminders("instalment_id = ?", instalment_id)
        left = None if row["amount"] is None else max(row["amount"] - row["paid"], 0)
        paid = left if state is InstalmentState.PAID else None
        self.write_history(row["loan_id"], _SETTLED[state], now, due_on=row["due_on"], amount=paid, on=on)
        return True

    def pay_part(
        self, user_id: int, instalment_id: int, amount: int, now: datetime, on: date | None = None
    ) -> bool:
        row = self._open_row(user_id, instalment_id)
        if row is None:
            return False
        self.db.execute("UPDATE instalments SET paid = paid + ? WHERE id = ?", [amount, instalment_id])
        self.write_history(row["loan_id"], Happened.PART, now, due_on=row["due_on"], amount=amount, on=on)
        return True

    def reopen(self, user_id: int, instalment_id: int, plan: Sequence[Planned], now: datetime) -> bool:
        row = self._instalment_row(user_id, instalment_id)
        if row is None or (row["state"] == InstalmentState.OPEN and not row["paid"]):
            return False
        part = None
        if row["state"] == InstalmentState.OPEN:
            part = self._last_part(user_id, row)
            self.db.execute("UPDATE instalments SET paid = paid - ? WHERE id = ?", [part, instalment_id])
        else:
            self.db.execute(
                "UPDATE instalments SET state = 'open', settled_at = NULL, paid_on = NULL WHERE id = ?",
                [instalment_id],
            )
            self.db.execute(
                "UPDATE reminders SET why = NULL WHERE instalment_id = ? AND why = 'answered'",
                [instalment_id],
            )
            self.plan_reminders(user_id, {instalment_id: plan})
        self.write_history(row["loan_id"], Happened.REOPENED, now, due_on=row["due_on"], amount=part)
        return True

    def move_instalment(
        self,
        user_id: int,
        instalment_id: int,
        due_on: date,
        plan: Sequence[Planned],
        note: str,
        now: datetime,
    ) -> bool:
        row = self._open_row(user_id, instalment_id)
        if row is None:
            return False
        self.db.execute(
            """
            UPDATE instalments SET due_on = :day,
                moved_from = nullif(coalesce(moved_from, due_on), :day)
            WHERE id = :id
            """,
            {"day": due_on.isoformat(), "id": instalment_id},
        )
        self.drop_plan(instalment_id, INSTALMENT)
        self.plan_reminders(user_id, {instalment_id: plan})
        self.write_history(row["loan_id"], Happened.AGREED, now, due_on=row["due_on"], on=due_on, note=note)
        return True

    def _last_part(self, user_id: int, row: dict[str, Any]) -> int:
        days = {maybe_day(row["due_on"]), maybe_day(row["moved_from"])}
        events = (event for event in self.history(user_id, row["loan_id"]) if event.due_on in days)
        return last_part(events, row["paid"])

    def _open_row(self, user_id: int, instalment_id: int) -> dict[str, Any] | None:
        row = self._instalment_row(user_id, instalment_id)
        return row if row is not None and row["state"] == InstalmentState.OPEN else None

    def _instalment_row(self, user_id: int, instalment_id: int) -> dict[str, Any] | None:
        return self.first(
            "SELECT i.* FROM instalments i JOIN loans l ON l.id = loan_id WHERE i.id = ? AND user_id = ?",
            [instalment_id, user_id],
        )
