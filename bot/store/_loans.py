"""Statements over loans and their instalments. Knows no transaction."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

from bot.domain.loans import Closed, Happened, Instalment, InstalmentState, Loan, LoanDraft, LoanState
from bot.domain.preferences import OwnReminders
from bot.domain.reminders import Planned
from bot.store._history import History
from bot.store._reminder_plan import COMES_AT, OWED, ReminderPlan
from bot.store._rows import instalment_of, loan_columns, loan_of, maybe_moment, own_columns, text_of
from bot.store._users import Users
from bot.store.records import LoanView, PlannedInstalment


def _numbered(
    instalments: Sequence[PlannedInstalment], *, after: int
) -> Iterator[tuple[int, PlannedInstalment]]:
    """Each instalment, earliest first, with its own number, or the next one if that is not above the last."""
    for new in sorted(instalments, key=lambda instalment: instalment.due_on):
        after = max(new.number, after + 1)
        yield after, new


class Loans(ReminderPlan, History, Users):
    """Loans."""

    def add_loan(
        self, user_id: int, draft: LoanDraft, instalments: Sequence[PlannedInstalment], now: datetime
    ) -> Loan:
        self.require_user(user_id)
        row = loan_columns(draft) | {"user_id": user_id, "created_at": text_of(now)}
        loan_id = cast(int, self.db.table("loans").insert(row).last_pk)
        for number, new in _numbered(instalments, after=0):
            self._insert(loan_id, number, new)
        self.write_history(loan_id, Happened.SAVED, now)
        return self._loan(loan_id)

    def loan(self, user_id: int, loan_id: int) -> LoanView | None:
        return next((view for view in self._views(user_id) if view.loan.id == loan_id), None)

    def loans(self, user_id: int) -> list[LoanView]:
        return [view for view in self._views(user_id) if view.loan.closed is not Closed.DELETED]

    def _views(self, user_id: int) -> list[LoanView]:
        instalments: dict[int, list[Instalment]] = {}
        for row in self.db.query(
            """
            SELECT i.* FROM instalments i JOIN loans l ON l.id = loan_id
            WHERE l.user_id = ? ORDER BY loan_id, number
            """,
            [user_id],
        ):
            instalments.setdefault(row["loan_id"], []).append(instalment_of(row))
        upcoming = dict(
            self.db.execute(
                f"""
                SELECT l.id, min({COMES_AT}) FROM {OWED} AND r.state = 'pending' AND u.id = ?
                GROUP BY l.id
                """,
                [user_id],
            ).fetchall()
        )
        return [
            LoanView(
                loan_of(row), tuple(instalments.get(row["id"], ())), maybe_moment(upcoming.get(row["id"]))
            )
            for row in self.db.query("SELECT * FROM loans WHERE user_id = ? ORDER BY id", [user_id])
        ]

    def replace_loan(
        self,
        user_id: int,
        loan_id: int,
        draft: LoanDraft,
        instalments: Sequence[PlannedInstalment],
        now: datetime,
        note: str | None = None,
    ) -> Loan | None:
        if not self._owned(user_id, loan_id):
            return None
        self.db.table("loans").update(loan_id, loan_columns(draft))

        numbers: list[int] = [0]
        settled: set[str] = set()
        still_open: dict[str, int] = {}
        days = {new.due_on.isoformat() for new in instalments}
        for row in list(self.db.query("SELECT * FROM instalments WHERE loan_id = ?", [loan_id])):
            if row["state"] != InstalmentState.OPEN:
                settled.add(row["moved_from"] or row["due_on"])
                numbers.append(row["number"])
            elif (day := row["moved_from"] or row["due_on"]) in days:
                still_open[day] = row["id"]
                # Out of the way, so that no new number meets an old one.
                self.db.execute("UPDATE instalments SET number = -number WHERE id = ?", [row["id"]])
            else:
                self.db.execute("DELETE FROM instalments WHERE id = ?", [row["id"]])

        wanted = [new for new in instalments if new.due_on.isoformat() not in settled]
        for number, new in _numbered(wanted, after=max(numbers)):
            known = still_open.get(new.due_on.isoformat())
            if known is None:
                self._insert(loan_id, number, new)
            else:
                self.db.execute(
                    "UPDATE instalments SET number = ?, amount = ? WHERE id = ?", [number, new.amount, known]
                )
                self.replan(user_id, {known: new.reminders}, now)
        what = Happened.CHANGED if note is None else Happened.AGREED
        self.write_history(loan_id, what, now, note=note or "")
        return self._loan(loan_id)

    def set_own_reminders(
        self,
        user_id: int,
        loan_id: int,
        own: OwnReminders,
        plans: Mapping[int, Sequence[Planned]],
        now: datetime,
    ) -> bool:
        if not self._owned(user_id, loan_id):
            return False
        self.db.table("loans").update(loan_id, own_columns(own))
        self._replan_loan(user_id, loan_id, plans, now)
        return True

    def set_loan_state(
        self,
        user_id: int,
        loan_id: int,
        state: LoanState,
        plans: Mapping[int, Sequence[Planned]],
        now: datetime,
    ) -> bool:
        if not self._owned(user_id, loan_id):
            return False
        changed = self.db.execute(
            "UPDATE loans SET state = :state WHERE id = :id AND state != :state",
            {"state": state.value, "id": loan_id},
        ).rowcount
        if changed:
            what = Happened.PAUSED if state is LoanState.PAUSED else Happened.RESUMED
            self.write_history(loan_id, what, now)
        if state is LoanState.PAUSED:
            self._cancel_loan(loan_id)
        else:
            self._replan_loan(user_id, loan_id, plans, now)
        return True

    def close_loan(self, user_id: int, loan_id: int, closed: Closed, now: datetime) -> bool:
        done = self.db.execute(
            """
            UPDATE loans SET closed = :closed, closed_at = :at
            WHERE id = :id AND user_id = :user AND closed IS NOT :closed
            """,
            {"closed": closed.value, "at": text_of(now), "id": loan_id, "user": user_id},
        )
        if not done.rowcount:
            return False
        self._cancel_loan(loan_id)
        self.write_history(loan_id, Happened(closed.value), now)
        return True

    def restore_loan(
        self, user_id: int, loan_id: int, plans: Mapping[int, Sequence[Planned]], now: datetime
    ) -> bool:
        done = self.db.execute(
            """
            UPDATE loans SET closed = NULL, closed_at = NULL
            WHERE id = ? AND user_id = ? AND closed IS NOT NULL
            """,
            [loan_id, user_id],
        )
        if not done.rowcount:
            return False
        self._replan_loan(user_id, loan_id, plans, now)
        self.write_history(loan_id, Happened.RESTORED, now)
        return True

    def _cancel_loan(self, loan_id: int) -> None:
        self.cancel_reminders("instalment_id IN (SELECT id FROM instalments WHERE loan_id = ?)", loan_id)

    def _replan_loan(
        self, user_id: int, loan_id: int, plans: Mapping[int, Sequence[Planned]], now: datetime
    ) -> None:
        of_loan = {
            row[0]
            for row in self.db.execute("SELECT id FROM instalments WHERE loan_id = ?", [loan_id]).fetchall()
        }
        self.replan(user_id, {i: plan for i, plan in plans.items() if i in of_loan}, now)

    def running_out(self, until: date) -> list[tuple[int, int]]:
        """No month is shorter than 28 days."""
        rows = self.db.execute(
            """
            SELECT user_id, id FROM loans
            WHERE count IS NULL AND closed IS NULL AND rule_kind IN ('monthly', 'days') AND coalesce(date(
                (SELECT max(coalesce(moved_from, due_on)) FROM instalments WHERE loan_id = loans.id),
                '+' || CASE rule_kind WHEN 'days' THEN rule_every ELSE 28 * rule_every END || ' days'
            ), '') <= ? ORDER BY user_id, id
            """,
            [until.isoformat()],
        )
        return [(user_id, loan_id) for user_id, loan_id in rows.fetchall()]

    def extend_loan(self, loan_id: int, instalments: Sequence[PlannedInstalment]) -> int:
        if self.db.execute("SELECT 1 FROM loans WHERE id = ?", [loan_id]).fetchone() is None:
            return 0
        known = self.db.execute(
            "SELECT coalesce(moved_from, due_on), number FROM instalments WHERE loan_id = ?", [loan_id]
        ).fetchall()
        days = {due_on for due_on, _ in known}
        fresh = [new for new in instalments if new.due_on.isoformat() not in days]
        for number, new in _numbered(fresh, after=max((number for _, number in known), default=0)):
            self._insert(loan_id, number, new)
        return len(fresh)

    def _insert(self, loan_id: int, number: int, new: PlannedInstalment) -> None:
        instalment_id, user_id = self.db.execute(
            """
            INSERT INTO instalments (loan_id, number, due_on, amount) VALUES (?, ?, ?, ?)
            RETURNING id, (SELECT user_id FROM loans WHERE loans.id = loan_id)
            """,
            [loan_id, number, new.due_on.isoformat(), new.amount],
        ).fetchone()
        self.plan_reminders(user_id, instalment_id, new.reminders)

    def _owned(self, user_id: int, loan_id: int) -> bool:
        found = self.db.execute(
            "SELECT 1 FROM loans WHERE id = ? AND user_id = ?", [loan_id, user_id]
        ).fetchone()
        return found is not None

    def _loan(self, loan_id: int) -> Loan:
        row: dict[str, Any] = next(iter(list(self.db.query("SELECT * FROM loans WHERE id = ?", [loan_id]))))
        return loan_of(row)
