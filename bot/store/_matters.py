"""Statements over matters: dates at court, complaints that were handed in. Knows no transaction."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import cast

from bot.domain.matters import Over
from bot.domain.reminders import AHEAD, Planned
from bot.store._reminder_plan import ABOUT, COMES_AT, MATTER, OF_MATTER, TO_USER, ReminderPlan
from bot.store._rows import matter_columns, matter_of, maybe_moment, text_of
from bot.store._users import Users
from bot.store.records import Matter, MatterDraft, MatterView, Plans


class Matters(ReminderPlan, Users):
    def add_matter(self, user_id: int, draft: MatterDraft, plan: Sequence[Planned], now: datetime) -> Matter:
        self.require_user(user_id)
        row = matter_columns(draft) | {
            "user_id": user_id,
            "created_at": text_of(now),
            "planned_until": text_of(now + AHEAD),
        }
        matter_id = cast(int, self.db.table("matters").insert(row).last_pk)
        self.plan_reminders(user_id, {matter_id: plan}, MATTER)
        (kept,) = self.db.query("SELECT * FROM matters WHERE id = ?", [matter_id])
        return matter_of(kept)

    def matter(self, user_id: int, matter_id: int) -> Matter | None:
        row = self.first("SELECT * FROM matters WHERE id = ? AND user_id = ?", [matter_id, user_id])
        return None if row is None else matter_of(row)

    def matters(self, user_id: int) -> list[MatterView[Matter]]:
        upcoming = self.db.execute(
            f"""
            SELECT m.id, min({COMES_AT}) FROM reminders r {ABOUT} JOIN users u ON u.id = r.user_id
            WHERE r.user_id = ? AND r.state = 'pending' AND {OF_MATTER} AND {TO_USER} GROUP BY m.id
            """,
            [user_id],
        )
        comes_at = dict(upcoming.fetchall())
        rows = self.db.query(
            "SELECT * FROM matters WHERE user_id = ? AND closed IS NULL ORDER BY day, at, id", [user_id]
        )
        return [MatterView(matter_of(row), maybe_moment(comes_at.get(row["id"]))) for row in rows]

    def move_matter(
        self, user_id: int, matter_id: int, draft: MatterDraft, plan: Sequence[Planned], now: datetime
    ) -> bool:
        known = self.matter(user_id, matter_id)
        if known is None or known.closed is not None or type(known.draft) is not type(draft):
            return False
        if known.draft == draft:
            return False
        row = matter_columns(draft) | {"planned_until": text_of(now + AHEAD)}
        self.db.table("matters").update(matter_id, row)
        if known.draft.when != draft.when:
            self.drop_plan(matter_id, MATTER)
            self.plan_reminders(user_id, {matter_id: plan}, MATTER)
        return True

    def close_matter(self, user_id: int, matter_id: int, closed: Over, now: datetime) -> bool:
        done = self.db.execute(
            """
            UPDATE matters SET closed = ?, closed_at = ?
            WHERE id = ? AND user_id = ? AND closed IS NULL
            """,
            [closed.value, text_of(now), matter_id, user_id],
        )
        if not done.rowcount:
            return False
        self.cancel_reminders("matter_id = ?", matter_id)
        return True

    def restore_matter(self, user_id: int, matter_id: int, plan: Sequence[Planned], now: datetime) -> bool:
        done = self.db.execute(
            """
            UPDATE matters SET closed = NULL, closed_at = NULL, planned_until = ?
            WHERE id = ? AND user_id = ? AND closed IS NOT NULL
            """,
            [text_of(now + AHEAD), matter_id, user_id],
        )
        if not done.rowcount:
            return False
        self.plan_reminders(user_id, {matter_id: plan}, MATTER)
        return True

    def snooze_matter(self, user_id: int, matter_id: int, send_at: datetime) -> bool:
        return self.snooze(user_id, matter_id, send_at, MATTER)

    def replan_matters(self, user_id: int, plans: Plans, now: datetime) -> None:
        self.replan(user_id, plans, now, MATTER)

    def follow_matters(self, user_id: int, plans: Plans, passed: Plans, now: datetime) -> None:
        self.follow(user_id, plans, passed, now, MATTER)

    def matters_running_out(
        self, before: datetime, limit: int, but: Collection[int] = ()
    ) -> list[tuple[int, int]]:
        rows = self.db.execute(
            """
            SELECT user_id, id FROM matters WHERE closed IS NULL AND planned_until < ?
            AND planned_until < day AND id NOT IN (SELECT value FROM json_each(?))
            ORDER BY planned_until, id LIMIT ?
            """,
            [text_of(before), json.dumps(list(but)), limit],
        )
        return [(user_id, matter_id) for user_id, matter_id in rows.fetchall()]

    def extend_matter(self, user_id: int, matter_id: int, plan: Sequence[Planned], now: datetime) -> None:
        self.db.execute(
            "UPDATE matters SET planned_until = ? WHERE id = ? AND user_id = ?",
            [text_of(now + AHEAD), matter_id, user_id],
        )
        self.plan_reminders(user_id, {matter_id: plan}, MATTER)
