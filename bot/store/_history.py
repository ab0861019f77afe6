"""Statements over the history of loans. Knows no transaction."""

import json
from datetime import date, datetime

from bot.domain.loans import Event, Happened, Loan
from bot.store._rows import day_text, event_of, loan_columns, text_of
from bot.store._table import Table


class History(Table):
    def history(self, user_id: int, loan_id: int) -> list[Event]:
        rows = self.db.query(
            """
            SELECT h.* FROM history h JOIN loans l ON l.id = loan_id
            WHERE loan_id = ? AND user_id = ? ORDER BY h.id
            """,
            [loan_id, user_id],
        )
        return [event_of(row) for row in list(rows)]

    def latest_event(self, user_id: int) -> tuple[int, Event] | None:
        rows = self.db.query(
            """
            SELECT h.* FROM history h JOIN loans l ON l.id = loan_id WHERE user_id = ?
            ORDER BY h.id DESC LIMIT 1
            """,
            [user_id],
        )
        return next(((row["loan_id"], event_of(row)) for row in rows), None)

    def write_history(
        self,
        loan_id: int,
        what: Happened,
        now: datetime,
        *,
        due_on: str | None = None,
        amount: int | None = None,
        on: date | None = None,
        note: str = "",
        was: Loan | None = None,
    ) -> None:
        """Add a line. `due_on` is the ISO date of the instalment that it is about."""
        before = None if was is None else json.dumps(loan_columns(was))
        self.db.execute(
            """
            INSERT INTO history (loan_id, at, what, due_on, amount, paid_on, note, was)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [loan_id, text_of(now), what.value, due_on, amount, day_text(on), note, before],
        )
