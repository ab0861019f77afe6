"""Statements over notices to all users: drafts, recipients, what became of them. Knows no transaction."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime

from bot.domain.language import Language
from bot.domain.notices import Audience, NoticeKind, NoticeState, NoticeToAll, Reached
from bot.store._rows import Row, moment_of, text_of, user_of
from bot.store._table import Table
from bot.store.records import User

# Of news: who pauses all reminders wants to hear nothing either.
_WANTS = {
    NoticeKind.NEWS: "(u.subscription = 'on' AND (u.paused_until IS NULL OR u.paused_until <= :now))",
    NoticeKind.END: "1",
}


class Notices(Table):
    def draft_notice(self, kind: NoticeKind, now: datetime) -> NoticeToAll:
        self.db.execute(
            """
            INSERT INTO notices (kind, created_at, changed_at) VALUES (:kind, :now, :now)
            ON CONFLICT (state) WHERE state IN ('draft', 'sending')
            DO UPDATE SET kind = :kind, version = version + (kind != :kind), changed_at = :now
            """,
            {"kind": kind, "now": text_of(now)},
        )
        draft = self._first("state = 'draft'")
        assert draft is not None
        return draft

    def notice(self, notice_id: int) -> NoticeToAll | None:
        return self._first("id = ?", notice_id)

    def notices(self) -> list[NoticeToAll]:
        return [_notice(row) for row in self.db.query("SELECT * FROM notices ORDER BY id DESC")]

    def write_notice(
        self, notice_id: int, texts: Mapping[Language, str], urgent: bool, now: datetime
    ) -> bool:
        changed = self.db.execute(
            """
            UPDATE notices SET texts = ?, urgent = ?, version = version + 1, changed_at = ?
            WHERE id = ? AND state = 'draft'
            """,
            [json.dumps(dict(texts), ensure_ascii=False), int(urgent), text_of(now), notice_id],
        )
        return changed.rowcount > 0

    def discard_notice(self, notice_id: int) -> bool:
        gone = self.db.execute("DELETE FROM notices WHERE id = ? AND state = 'draft'", [notice_id])
        self.erased |= gone.rowcount > 0
        return gone.rowcount > 0

    def audience(self, kind: NoticeKind, now: datetime) -> Audience:
        rows = self.db.execute(
            f"""
            SELECT u.language, u.reachable, {_WANTS[kind]} AS wants, count(*) FROM users u GROUP BY 1, 2, 3
            """,
            {"now": text_of(now)},
        ).fetchall()
        languages: dict[Language, int] = {}
        unreachable = unwilling = 0
        for language, reachable, wants, count in rows:
            if not wants:
                unwilling += count
            elif not reachable:
                unreachable += count
            else:
                languages[Language(language)] = count
        return Audience(languages, unreachable, unwilling)

    def begin_notice(self, notice_id: int, version: int, now: datetime) -> bool:
        notice = self.notice(notice_id)
        if notice is None or not notice.texts:
            return False
        unreachable = self.audience(notice.kind, now).unreachable
        of = {"id": notice_id, "version": version, "now": text_of(now), "skipped": unreachable}
        begun = self.db.execute(
            """
            UPDATE notices SET state = 'sending', version = version + 1, skipped = :skipped, changed_at = :now
            WHERE id = :id AND version = :version AND state = 'draft'
            AND NOT EXISTS (SELECT 1 FROM notices WHERE state = 'sending')
            """,
            of,
        )
        if not begun.rowcount:
            return False
        self.db.execute(
            f"""
            INSERT INTO notice_recipients (notice_id, user_id, send_at)
            SELECT :id, u.id, :now FROM users u WHERE u.reachable = 1 AND {_WANTS[notice.kind]}
            """,
            of,
        )
        return True

    def stop_notice(self, notice_id: int, now: datetime) -> bool:
        return self._move(notice_id, "state = 'stopped'", "state = 'sending'", now)

    def resume_notice(self, notice_id: int, now: datetime) -> bool:
        other = "NOT EXISTS (SELECT 1 FROM notices WHERE state = 'sending')"
        return self._move(
            notice_id, "state = 'sending', confirmed = 1", f"state = 'stopped' AND {other}", now
        )

    def finish_notice(self, notice_id: int, now: datetime) -> bool:
        none = """
            NOT EXISTS (SELECT 1 FROM notice_recipients WHERE notice_id = notices.id AND state = 'waiting')
        """
        return self._move(notice_id, "state = 'done'", f"state = 'sending' AND {none}", now)

    def _move(self, notice_id: int, to: str, while_: str, now: datetime) -> bool:
        moved = self.db.execute(
            f"UPDATE notices SET {to}, version = version + 1, changed_at = ? WHERE id = ? AND {while_}",
            [text_of(now), notice_id],
        )
        return moved.rowcount > 0

    def sending_notice(self) -> int | None:
        found = self._first("state = 'sending'")
        return None if found is None else found.id

    def waiting_recipients(
        self, notice_id: int, now: datetime, limit: int, held: Collection[int] = ()
    ) -> list[int]:
        rows = self.db.execute(
            """
            SELECT user_id FROM notice_recipients
            WHERE notice_id = (SELECT id FROM notices WHERE id = ? AND state = 'sending')
            AND state = 'waiting' AND send_at <= ?
            AND user_id NOT IN (SELECT value FROM json_each(?)) ORDER BY send_at, user_id LIMIT ?
            """,
            [notice_id, text_of(now), json.dumps(list(held)), limit],
        )
        return [user_id for (user_id,) in rows.fetchall()]

    def recipient(self, notice_id: int, user_id: int, now: datetime) -> tuple[NoticeToAll, User, bool] | None:
        notice = self._first("id = ? AND state = 'sending'", notice_id)
        if notice is None:
            return None
        rows = self.db.query(
            f"""
            SELECT u.*, {_WANTS[notice.kind]} AS wants
            FROM notice_recipients n JOIN users u ON u.id = n.user_id
            WHERE n.notice_id = :id AND n.user_id = :user AND n.state = 'waiting'
            """,
            {"id": notice_id, "user": user_id, "now": text_of(now)},
        )
        row = next(iter(list(rows)), None)
        return None if row is None else (notice, user_of(row), bool(row["wants"]))

    def record_reached(self, notice_id: int, user_id: int, reached: Reached) -> None:
        self.db.execute(
            """
            UPDATE notice_recipients SET state = ?
            WHERE notice_id = ? AND user_id = ? AND state = 'waiting'
            """,
            [reached, notice_id, user_id],
        )

    def postpone_recipient(self, notice_id: int, user_id: int, send_at: datetime) -> None:
        self.db.execute(
            "UPDATE notice_recipients SET send_at = ? WHERE notice_id = ? AND user_id = ?",
            [text_of(send_at), notice_id, user_id],
        )

    def reached(self, notice_id: int) -> dict[Reached, int]:
        rows = self.db.execute(
            "SELECT state, count(*) FROM notice_recipients WHERE notice_id = ? GROUP BY state", [notice_id]
        )
        return {Reached(state): count for state, count in rows.fetchall()}

    def _first(self, where: str, *params: int) -> NoticeToAll | None:
        row = self.first(f"SELECT * FROM notices WHERE {where}", params)
        return None if row is None else _notice(row)


def _notice(row: Row) -> NoticeToAll:
    return NoticeToAll(
        id=row["id"],
        kind=NoticeKind(row["kind"]),
        texts={Language(language): text for language, text in json.loads(row["texts"]).items()},
        urgent=bool(row["urgent"]),
        state=NoticeState(row["state"]),
        version=row["version"],
        created_at=moment_of(row["created_at"]),
        skipped=row["skipped"],
        confirmed=bool(row["confirmed"]),
    )
