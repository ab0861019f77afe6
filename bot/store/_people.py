"""Statements over users, drafts, update ids and notes. Knows neither threads nor transactions."""

import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from bot.domain.language import Language
from bot.domain.preferences import Preferences
from bot.store._rows import draft_columns, draft_of, moment_of, readable, text_of, user_columns, user_of
from bot.store.base import Draft, Forgotten, Subscription, UnknownUserError, User

_NOTES_KEPT = 1000  # anyone may press "this is wrong", as often as they like

_OF_USER = {
    "users": "id = :user",
    "drafts": "user_id = :user",
    "loans": "user_id = :user",
    "instalments": "loan_id IN (SELECT id FROM loans WHERE user_id = :user)",
    "history": "loan_id IN (SELECT id FROM loans WHERE user_id = :user)",
    "reminders": "user_id = :user",
}


def user(db: Database, user_id: int) -> User | None:
    """See Store.user."""
    return next((user_of(row) for row in list(db.query("SELECT * FROM users WHERE id = ?", [user_id]))), None)


def add_user(db: Database, user_id: int, language: Language, preferences: Preferences, now: datetime) -> User:
    """See Store.add_user."""
    known = user(db, user_id)
    if known is not None:
        return known
    new = User(
        id=user_id,
        alias=secrets.token_hex(6),
        language=language,
        language_chosen=False,
        preferences=preferences,
        subscription=Subscription.NONE,
        reachable=True,
        created_at=now,
        seen_at=now,
    )
    db.table("users").insert(user_columns(new))
    return new


def save_user(db: Database, changed: User) -> None:
    """See Store.save_user."""
    columns = user_columns(changed)
    kept = ", ".join(f"{name} = :{name}" for name in columns if name not in ("id", "alias", "created_at"))
    db.execute(f"UPDATE users SET {kept} WHERE id = :id", columns)


def forget(db: Database, user_id: int) -> Forgotten:
    """See Store.forget. What belongs to a user goes with the user's row (ON DELETE CASCADE)."""
    rows = {
        table: int(
            db.execute(f"SELECT count(*) FROM {table} WHERE {of_user}", {"user": user_id}).fetchone()[0]
        )
        for table, of_user in _OF_USER.items()
    }
    db.execute("DELETE FROM users WHERE id = ?", [user_id])
    return Forgotten(rows)


def everything(db: Database, user_id: int) -> dict[str, list[dict[str, Any]]]:
    """See Store.everything."""
    return {
        table: [
            readable(row) for row in db.query(f"SELECT * FROM {table} WHERE {of_user}", {"user": user_id})
        ]
        for table, of_user in _OF_USER.items()
    }


def user_ids(db: Database) -> list[int]:
    """See Store.user_ids."""
    return [row[0] for row in db.execute("SELECT id FROM users ORDER BY id").fetchall()]


def require_user(db: Database, user_id: int) -> None:
    """Raises UnknownUserError if there is no such user."""
    if db.execute("SELECT 1 FROM users WHERE id = ?", [user_id]).fetchone() is None:
        raise UnknownUserError("the user was erased, or never added")


def draft(db: Database, user_id: int, now: datetime, kind: str | None = None) -> Draft | None:
    """See Store.draft."""
    rows = list(
        db.query(
            """
            SELECT * FROM drafts WHERE user_id = ? AND expires_at > ? AND kind = coalesce(?, kind)
            ORDER BY id DESC LIMIT 1
            """,
            [user_id, text_of(now), kind],
        )
    )
    return draft_of(rows[0]) if rows else None


def save_draft(db: Database, changed: Draft) -> None:
    """See Store.save_draft."""
    require_user(db, changed.user_id)
    # Inserted, never updated: the highest id is the latest.
    db.execute(
        "INSERT OR REPLACE INTO drafts (user_id, kind, step, data, expires_at) "
        "VALUES (:user_id, :kind, :step, :data, :expires_at)",
        draft_columns(changed),
    )


def drop_draft(db: Database, user_id: int, kind: str | None = None) -> bool:
    """See Store.drop_draft."""
    dropped = db.execute("DELETE FROM drafts WHERE user_id = ? AND kind = coalesce(?, kind)", [user_id, kind])
    return dropped.rowcount > 0


def seen_updates(db: Database, update_ids: Sequence[int]) -> set[int]:
    """See Store.seen_updates."""
    found = db.execute(
        "SELECT id FROM updates WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(update_ids))]
    )
    return {update_id for (update_id,) in found.fetchall()}


def mark_update(db: Database, update_id: int, now: datetime) -> None:
    """See Store.mark_update."""
    db.execute("INSERT INTO updates (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING", [update_id, text_of(now)])


def add_note(db: Database, statement: str, text: str, now: datetime) -> None:
    """See Store.add_note."""
    db.execute(
        "INSERT INTO notes (statement, text, at) SELECT ?, ?, ? WHERE (SELECT count(*) FROM notes) < ?",
        [statement, text, text_of(now), _NOTES_KEPT],
    )


def notes(db: Database) -> list[tuple[datetime, str, str]]:
    """See Store.notes."""
    rows = db.execute("SELECT at, statement, text FROM notes ORDER BY id").fetchall()
    return [(moment_of(at), statement, text) for at, statement, text in rows]


def prune(db: Database, before: datetime, updates_before: datetime) -> int:
    """See Store.prune. An open-ended loan is never finished by itself: more is to come."""
    times = {"before": text_of(before), "updates_before": text_of(updates_before)}
    erased = (
        "DELETE FROM loans WHERE closed = 'deleted' AND closed_at < :updates_before",
        "DELETE FROM loans WHERE closed = 'finished' AND closed_at < :before",
        """
        DELETE FROM loans WHERE created_at < :before AND closed IS NULL
        AND NOT (rule_kind IN ('monthly', 'days') AND count IS NULL)
        AND NOT EXISTS (SELECT 1 FROM instalments WHERE loan_id = loans.id
                        AND (state = 'open' OR settled_at >= :before))
        """,
        """
        DELETE FROM users WHERE seen_at < :before
        AND NOT EXISTS (SELECT 1 FROM instalments JOIN loans ON loans.id = loan_id
                        WHERE user_id = users.id AND instalments.state = 'open' AND closed IS NULL)
        AND NOT EXISTS (SELECT 1 FROM reminders WHERE user_id = users.id AND state IN ('pending', 'sending'))
        """,
        "DELETE FROM drafts WHERE expires_at < :updates_before",
        "DELETE FROM updates WHERE at < :updates_before",
    )
    return sum(db.execute(statement, times).rowcount for statement in erased)
