"""Statements over update ids, notes, and what is erased. Knows no transaction."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.dates import lender_day
from bot.store._rows import moment_of, readable, text_of
from bot.store._table import Table
from bot.store.records import Applied

_NOTES_KEPT = 1000  # anyone may press "this is wrong", as often as they like

_OF_USER = {
    "users": "id = :user",
    "conversations": "user_id = :user",
    "loans": "user_id = :user",
    "instalments": "loan_id IN (SELECT id FROM loans WHERE user_id = :user)",
    "history": "loan_id IN (SELECT id FROM loans WHERE user_id = :user)",
    "matters": "user_id = :user",
    "reminders": "user_id = :user",
    "contacts": "user_id = :user",
    "notice_recipients": "user_id = :user",
}


class Upkeep(Table):
    def forget(self, user_id: int) -> dict[str, int]:
        """What belongs to a user goes with the user's row (ON DELETE CASCADE)."""
        rows = {
            table: self.db.table(table).count_where(of_user, {"user": user_id})
            for table, of_user in _OF_USER.items()
        }
        self.db.execute("DELETE FROM users WHERE id = ?", [user_id])
        self.db.execute("UPDATE updates SET chat_id = NULL, answer = NULL WHERE chat_id = ?", [user_id])
        self.erased = True
        return rows

    def everything(self, user_id: int) -> dict[str, list[dict[str, Any]]]:
        return {
            table: list(map(readable, self.db.table(table).rows_where(of_user, {"user": user_id})))
            for table, of_user in _OF_USER.items()
        }

    def user_ids(self) -> list[int]:
        return [row[0] for row in self.db.execute("SELECT id FROM users ORDER BY id").fetchall()]

    def seen_updates(self, update_ids: Sequence[int]) -> set[int]:
        found = self.db.execute(
            "SELECT id FROM updates WHERE answer IS NULL AND id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(update_ids))],
        )
        return {update_id for (update_id,) in found.fetchall()}

    def applied(self, update_id: int) -> Applied | None:
        row = self.db.execute("SELECT answer FROM updates WHERE id = ?", [update_id]).fetchone()
        return None if row is None else Applied(row[0])

    def owe(self, update_id: int, chat_id: int, answer: str, now: datetime) -> None:
        # Who was just erased is told so, and the answer is of no chat: strike_off knows it by that.
        of_chat = None if self.erased else chat_id
        self.db.execute(
            """
            INSERT INTO updates (id, at, chat_id, answer) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [update_id, text_of(now), of_chat, answer],
        )

    def strike_off(self, update_id: int, now: datetime) -> None:
        of_nobody = "SELECT 1 FROM updates WHERE id = ? AND answer IS NOT NULL AND chat_id IS NULL"
        self.erased |= self.db.execute(of_nobody, [update_id]).fetchone() is not None
        self.db.execute(
            """
            INSERT INTO updates (id, at) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET chat_id = NULL, answer = NULL
            """,
            [update_id, text_of(now)],
        )

    def owed(self, limit: int) -> list[tuple[int, str]]:
        rows = self.db.execute(
            "SELECT id, answer FROM updates WHERE answer IS NOT NULL ORDER BY id LIMIT ?", [limit]
        )
        return [(update_id, answer) for update_id, answer in rows.fetchall()]

    def add_note(self, statement: str, text: str, now: datetime) -> None:
        self.db.execute(
            "INSERT INTO notes (statement, text, at) SELECT ?, ?, ? WHERE (SELECT count(*) FROM notes) < ?",
            [statement, text, text_of(now), _NOTES_KEPT],
        )

    def notes(self) -> list[tuple[datetime, str, str]]:
        rows = self.db.execute("SELECT at, statement, text FROM notes ORDER BY id").fetchall()
        return [(moment_of(at), statement, text) for at, statement, text in rows]

    def touch(self) -> None:
        """A number in the header that SQLite leaves to programs; this one has no other use for it."""
        self.db.execute("PRAGMA user_version = 0")  # written even if it is so already

    def count_users(self, *since: datetime) -> list[int]:
        counts = "".join(", count(*) FILTER (WHERE seen_at >= ?)" for _ in since)
        return list(
            self.db.execute(f"SELECT count(*){counts} FROM users", [text_of(one) for one in since]).fetchone()
        )

    def prune(self, before: datetime, updates_before: datetime) -> int:
        """An open-ended loan is never finished by itself: more is to come."""
        times = {"before": text_of(before), "updates_before": text_of(updates_before)}
        times["day_before"] = lender_day(updates_before).isoformat()
        times["long_before"] = lender_day(before).isoformat()
        statements = (
            "DELETE FROM loans WHERE closed = 'deleted' AND closed_at < :updates_before",
            "DELETE FROM loans WHERE closed = 'finished' AND closed_at < :before",
            """
            DELETE FROM loans WHERE created_at < :before AND closed IS NULL
            AND NOT (rule_kind IN ('monthly', 'days') AND count IS NULL)
            AND NOT EXISTS (SELECT 1 FROM instalments WHERE loan_id = loans.id
                            AND (state = 'open' OR settled_at >= :before))
            """,
            """
            DELETE FROM matters WHERE closed_at < :updates_before
            OR day < CASE kind WHEN 'hearing' THEN :day_before ELSE :long_before END
            """,
            """
            DELETE FROM users WHERE seen_at < :before
            AND NOT EXISTS (SELECT 1 FROM instalments JOIN loans ON loans.id = loan_id
                            WHERE user_id = users.id AND instalments.state = 'open' AND closed IS NULL)
            AND NOT EXISTS (SELECT 1 FROM matters WHERE user_id = users.id AND closed IS NULL)
            AND NOT EXISTS (SELECT 1 FROM reminders
                            WHERE user_id = users.id AND state IN ('pending', 'sending'))
            """,
            "DELETE FROM contacts WHERE coalesce(corrected_at, written_at) < :before",
            "DELETE FROM conversations WHERE expires_at < :updates_before",
            "DELETE FROM updates WHERE at < :updates_before",
            "DELETE FROM notices WHERE state != 'sending' AND changed_at < :updates_before",
        )
        gone = sum(self.db.execute(statement, times).rowcount for statement in statements)
        self.erased |= gone > 0
        return gone
