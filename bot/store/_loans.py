"""Statements over loans and their instalments. Knows no transaction."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import cast

from bot.domain.loans import Closed, Happened, Instalment, InstalmentState, Loan, LoanDraft, LoanState, titled
from bot.domain.preferences import OwnReminders
from bot.domain.reminders import AHEAD
from bot.store._history import History
from bot.store._reminder_plan import COMES_AT, OF_LOAN, TO_USER, ReminderPlan
from bot.store._rows import instalment_of, loan_columns, loan_of, maybe_moment, own_columns, text_of
from bot.store._users import Users
from bot.store.records import LoanView, PlannedInstalment, Plans

# A loan without end is never finished by itself: more is to come.
_OPEN = """
    rule_kind IN ('monthly', 'days') AND count IS NULL
    OR EXISTS (SELECT 1 FROM instalments i WHERE i.loan_id = l.id AND i.state = 'open')
"""


def _numbered(
    instalments: Sequence[PlannedInstalment], *, after: int
) -> Iterator[tuple[int, PlannedInstalment]]:
    """Each instalment, earliest first, with its own number, or the next one if that is not above the last."""
    for new in sorted(instalments, key=lambda instalment: instalment.due_on):
        after = max(new.number, after + 1)
        yield after, new


class Loans(ReminderPlan, History, Users):
    def add_loan(
        self, user_id: int, draft: LoanDraft, instalments: Sequence[PlannedInstalment], now: datetime
    ) -> Loan:
        self.require_user(user_id)
        row = loan_columns(draft) | {
            "user_id": user_id,
            "created_at": text_of(now),
            "planned_until": text_of(now + AHEAD),
        }
        loan_id = cast(int, self.db.table("loans").insert(row).last_pk)
        self._insert(user_id, loan_id, list(_numbered(instalments, after=0)))
        self.write_history(loan_id, Happened.SAVED, now)
        return self._loan(loan_id)

    def loan(self, user_id: int, loan_id: int) -> LoanView | None:
        return next(iter(self._views("l.id = :loan AND l.user_id = :user", user=user_id, loan=loan_id)), None)

    def loans(self, user_id: int) -> list[LoanView]:
        return self._views("l.user_id = :user AND l.closed IS NOT 'deleted'", user=user_id)

    def open_loans(self, user_id: int) -> list[Loan]:
        rows = self.db.query(
            f"SELECT l.* FROM loans l WHERE user_id = ? AND closed IS NULL AND ({_OPEN}) ORDER BY id",
            [user_id],
        )
        return [loan_of(row) for row in rows]

    def titles(self, user_id: int) -> set[str]:
        rows = self.db.execute(
            "SELECT name, label FROM loans WHERE user_id = ? AND closed IS NULL", [user_id]
        )
        return {titled(name, label) for name, label in rows.fetchall()}

    def count_open(self, user_id: int) -> int:
        row = self.db.execute(
            """
            SELECT count(*) FROM loans l JOIN instalments i ON i.loan_id = l.id
            WHERE l.user_id = ? AND l.closed IS NULL AND i.state = 'open'
            """,
            [user_id],
        ).fetchone()
        return int(row[0])

    def _views(self, which: str, **of: int) -> list[LoanView]:
        """The loans `l` of which this holds, oldest first, in three statements."""
        instalments: dict[int, list[Instalment]] = {}
        for row in self.db.query(
            f"""
            SELECT i.* FROM loans l CROSS JOIN instalments i ON i.loan_id = l.id
            WHERE {which} ORDER BY l.id, i.number
            """,
            of,
        ):
            instalments.setdefault(row["loan_id"], []).append(instalment_of(row))
        upcoming = self.db.execute(
            f"""
            SELECT l.id, min({COMES_AT}) FROM loans l CROSS JOIN instalments i ON i.loan_id = l.id
            CROSS JOIN reminders r ON r.instalment_id = i.id CROSS JOIN users u ON u.id = l.user_id
            WHERE {which} AND {OF_LOAN} AND {TO_USER} AND +r.state = 'pending' GROUP BY l.id
            """,
            of,
        )
        comes_at = dict(upcoming.fetchall())
        return [
            LoanView(
                loan_of(row),
                tuple(instalments.get(row["id"], ())),
                maybe_moment(comes_at.get(row["id"])),
                maybe_moment(row["planned_until"] or None),
            )
            for row in self.db.query(f"SELECT l.* FROM loans l WHERE {which} ORDER BY l.id", of)
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
        was = self._loan(loan_id)
        self.db.table("loans").update(loan_id, loan_columns(draft))

        settled: set[str] = set()
        still_open: dict[str, int] = {}
        gone: list[int] = []
        last = 0
        days = {new.due_on.isoformat() for new in instalments}
        for row in list(self.db.query("SELECT * FROM instalments WHERE loan_id = ?", [loan_id])):
            day = row["moved_from"] or row["due_on"]
            if row["state"] != InstalmentState.OPEN:
                settled.add(day)
                last = max(last, row["number"])
            elif day in days:
                still_open[day] = row["id"]
            else:
                gone.append(row["id"])
        self.db.execute(
            "DELETE FROM instalments WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(gone)]
        )

        wanted = [new for new in instalments if new.due_on.isoformat() not in settled]
        numbered = list(_numbered(wanted, after=last))
        kept = {
            still_open[new.due_on.isoformat()]: (number, new)
            for number, new in numbered
            if new.due_on.isoformat() in still_open
        }
        self._renumber({known: (number, new.amount) for known, (number, new) in kept.items()})
        self.replan(user_id, {known: new.reminders for known, (_, new) in kept.items()}, now)
        fresh = [(number, new) for number, new in numbered if new.due_on.isoformat() not in still_open]
        self._insert(user_id, loan_id, fresh)
        self._planned(loan_id, now)
        what = Happened.CHANGED if note is None else Happened.AGREED
        self.write_history(loan_id, what, now, note=note or "", was=was)
        return self._loan(loan_id)

    def set_own_reminders(
        self, user_id: int, loan_id: int, own: OwnReminders, plans: Plans, now: datetime
    ) -> bool:
        if not self._owned(user_id, loan_id):
            return False
        self.db.table("loans").update(loan_id, own_columns(own))
        self._replan_loan(user_id, loan_id, plans, now)
        return True

    def set_loan_state(
        self, user_id: int, loan_id: int, state: LoanState, plans: Plans, now: datetime
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

    def restore_loan(self, user_id: int, loan_id: int, plans: Plans, now: datetime) -> bool:
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

    def _replan_loan(self, user_id: int, loan_id: int, plans: Plans, now: datetime) -> None:
        rows = self.db.execute("SELECT id FROM instalments WHERE loan_id = ?", [loan_id])
        self.replan(user_id, {i: plans[i] for (i,) in rows.fetchall() if i in plans}, now)

    def running_out(self, before: datetime, limit: int, but: Collection[int] = ()) -> list[tuple[int, int]]:
        rows = self.db.execute(
            """
            SELECT user_id, id FROM loans WHERE closed IS NULL AND planned_until < ?
            AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY planned_until, id LIMIT ?
            """,
            [text_of(before), json.dumps(list(but)), limit],
        )
        return [(user_id, loan_id) for user_id, loan_id in rows.fetchall()]

    def extend_loan(
        self,
        user_id: int,
        loan_id: int,
        instalments: Sequence[PlannedInstalment],
        plans: Plans,
        now: datetime,
    ) -> int:
        if not self._owned(user_id, loan_id):
            return 0
        known = self.db.execute(
            "SELECT coalesce(moved_from, due_on), number FROM instalments WHERE loan_id = ?", [loan_id]
        ).fetchall()
        days = {due_on for due_on, _ in known}
        fresh = [new for new in instalments if new.due_on.isoformat() not in days]
        after = max((number for _, number in known), default=0)
        self._insert(user_id, loan_id, list(_numbered(fresh, after=after)))
        self.plan_reminders(user_id, plans)
        self._planned(loan_id, now)
        return len(fresh)

    def _insert(self, user_id: int, loan_id: int, rows: Sequence[tuple[int, PlannedInstalment]]) -> None:
        """New instalments by number, with their reminders."""
        if not rows:
            return
        values = [(number, new.due_on.isoformat(), new.amount) for number, new in rows]
        of = {"loan": loan_id, "rows": json.dumps(values)}
        self.db.execute(
            """
            INSERT INTO instalments (loan_id, number, due_on, amount)
            SELECT :loan, json_extract(value, '$[0]'), json_extract(value, '$[1]'),
                json_extract(value, '$[2]') FROM json_each(:rows)
            """,
            of,
        )
        inserted = self.db.execute(
            """
            SELECT i.number, i.id FROM json_each(:rows) CROSS JOIN instalments i
            ON i.loan_id = :loan AND i.number = json_extract(value, '$[0]')
            """,
            of,
        )
        ids = dict(inserted.fetchall())
        self.plan_reminders(user_id, {ids[number]: new.reminders for number, new in rows})

    def _renumber(self, rows: Mapping[int, tuple[int, int | None]]) -> None:
        """Give instalments, by id, another number and amount."""
        of = {"rows": json.dumps([(known, *changed) for known, changed in rows.items()])}
        # Out of the way first, so that no new number meets an old one.
        self.db.execute(
            """
            UPDATE instalments SET number = -number
            WHERE id IN (SELECT json_extract(value, '$[0]') FROM json_each(:rows))
            """,
            of,
        )
        self.db.execute(
            """
            UPDATE instalments SET
                number = json_extract(value, '$[1]'), amount = json_extract(value, '$[2]')
            FROM json_each(:rows) WHERE instalments.id = json_extract(value, '$[0]')
            """,
            of,
        )

    def _planned(self, loan_id: int, now: datetime) -> None:
        """All is there that comes within AHEAD."""
        self.db.execute("UPDATE loans SET planned_until = ? WHERE id = ?", [text_of(now + AHEAD), loan_id])

    def _owned(self, user_id: int, loan_id: int) -> bool:
        return self.first("SELECT 1 FROM loans WHERE id = ? AND user_id = ?", [loan_id, user_id]) is not None

    def _loan(self, loan_id: int) -> Loan:
        (row,) = self.db.query("SELECT * FROM loans WHERE id = ?", [loan_id])
        return loan_of(row)
