"""Statements over users and their conversations. Knows no loan and no transaction."""

import secrets
from datetime import datetime
from typing import Unpack

from bot.domain.language import Language
from bot.domain.preferences import Preferences
from bot.store._rows import conversation_of, text_of, user_changes, user_of
from bot.store._table import Table
from bot.store.records import StoredConversation, Subscription, UnknownUserError, User, UserChanges


class Users(Table):
    def user(self, user_id: int) -> User | None:
        row = self.first("SELECT * FROM users WHERE id = ?", [user_id])
        return None if row is None else user_of(row)

    def add_user(self, user_id: int, language: Language, preferences: Preferences, now: datetime) -> User:
        known = self.user(user_id)
        if known is not None:
            return known
        beginning: UserChanges = {
            "language": language,
            "language_chosen": False,
            "preferences": preferences,
            "subscription": Subscription.NONE,
            "reachable": True,
            "seen_at": now,
            "paused_until": None,
        }
        row = {"id": user_id, "alias": secrets.token_hex(6), "created_at": text_of(now)}
        row |= user_changes(beginning)
        self.db.table("users").insert(row)
        return user_of(row)

    def patch_user(self, user_id: int, **changes: Unpack[UserChanges]) -> None:
        columns = user_changes(changes)
        kept = ", ".join(f"{name} = :{name}" for name in columns)
        self.db.execute(f"UPDATE users SET {kept} WHERE id = :id", columns | {"id": user_id})

    def require_user(self, user_id: int) -> None:
        """Raises UnknownUserError if there is no such user."""
        if self.user(user_id) is None:
            raise UnknownUserError("the user was erased, or never added")

    def conversations(self, user_id: int, now: datetime) -> list[StoredConversation]:
        rows = self.db.query(
            "SELECT * FROM conversations WHERE user_id = ? AND expires_at > ? ORDER BY id DESC",
            [user_id, text_of(now)],
        )
        return [conversation_of(row) for row in rows]

    def conversation(self, user_id: int, kind: str, key: str = "") -> StoredConversation | None:
        row = self.first(
            "SELECT * FROM conversations WHERE user_id = ? AND kind = ? AND key = ?", [user_id, kind, key]
        )
        return None if row is None else conversation_of(row)

    def save_conversation(self, changed: StoredConversation) -> None:
        self.require_user(changed.user_id)
        # Inserted, never updated: the highest id is the latest.
        self.db.execute(
            """
            INSERT OR REPLACE INTO conversations (user_id, kind, key, data, expires_at)
            VALUES (?, ?, ?, ?, ?)
            """,
            [changed.user_id, changed.kind, changed.key, changed.data, text_of(changed.expires_at)],
        )

    def end_conversation(self, user_id: int, kind: str, key: str = "") -> bool:
        ended = self.db.execute(
            "DELETE FROM conversations WHERE user_id = ? AND kind = ? AND key = ?", [user_id, kind, key]
        )
        return ended.rowcount > 0
