"""Statements over dates at court. Knows no transaction."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import cast

from bot.domain.hearings import Hearing, HearingDraft, HearingOver
from bot.domain.reminders import AHEAD, Planned
from bot.store._reminder_plan import ABOUT, COMES_AT, HEARING, OF_HEARING, TO_USER, ReminderPlan
from bot.store._rows import hearing_columns, hearing_of, maybe_moment, text_of
from bot.store._users import Users
from bot.store.records import HearingView, Plans


class Hearings(ReminderPlan, Users):
    def add_hearing(
        self, user_id: int, draft: HearingDraft, plan: Sequence[Planned], now: datetime
    ) -> Hearing:
        self.require_user(user_id)
        row = hearing_columns(draft) | {
            "user_id": user_id,
            "created_at": text_of(now),
            "planned_until": text_of(now + AHEAD),
        }
        hearing_id = cast(int, self.db.table("hearings").insert(row).last_pk)
        self.plan_reminders(user_id, {hearing_id: plan}, HEARING)
        (kept,) = self.db.query("SELECT * FROM hearings WHERE id = ?", [hearing_id])
        return hearing_of(kept)

    def hearing(self, user_id: int, hearing_id: int) -> Hearing | None:
        row = self.first("SELECT * FROM hearings WHERE id = ? AND user_id = ?", [hearing_id, user_id])
        return None if row is None else hearing_of(row)

    def hearings(self, user_id: int) -> list[HearingView]:
        upcoming = self.db.execute(
            f"""
            SELECT h.id, min({COMES_AT}) FROM reminders r {ABOUT} JOIN users u ON u.id = r.user_id
            WHERE r.user_id = ? AND r.state = 'pending' AND {OF_HEARING} AND {TO_USER} GROUP BY h.id
            """,
            [user_id],
        )
        comes_at = dict(upcoming.fetchall())
        rows = self.db.query(
            "SELECT * FROM hearings WHERE user_id = ? AND closed IS NULL ORDER BY day, at, id", [user_id]
        )
        return [HearingView(hearing_of(row), maybe_moment(comes_at.get(row["id"]))) for row in rows]

    def move_hearing(
        self, user_id: int, hearing_id: int, draft: HearingDraft, plan: Sequence[Planned], now: datetime
    ) -> bool:
        known = self.hearing(user_id, hearing_id)
        if known is None or known.closed is not None or known.draft == draft:
            return False
        row = hearing_columns(draft) | {"planned_until": text_of(now + AHEAD)}
        self.db.table("hearings").update(hearing_id, row)
        if (known.day, known.at) != (draft.day, draft.at):
            self.drop_plan(hearing_id, HEARING)
            self.plan_reminders(user_id, {hearing_id: plan}, HEARING)
        return True

    def close_hearing(self, user_id: int, hearing_id: int, closed: HearingOver, now: datetime) -> bool:
        done = self.db.execute(
            """
            UPDATE hearings SET closed = ?, closed_at = ?
            WHERE id = ? AND user_id = ? AND closed IS NULL
            """,
            [closed.value, text_of(now), hearing_id, user_id],
        )
        if not done.rowcount:
            return False
        self.cancel_reminders("hearing_id = ?", hearing_id)
        return True

    def restore_hearing(self, user_id: int, hearing_id: int, plan: Sequence[Planned], now: datetime) -> bool:
        done = self.db.execute(
            """
            UPDATE hearings SET closed = NULL, closed_at = NULL, planned_until = ?
            WHERE id = ? AND user_id = ? AND closed IS NOT NULL
            """,
            [text_of(now + AHEAD), hearing_id, user_id],
        )
        if not done.rowcount:
            return False
        self.plan_reminders(user_id, {hearing_id: plan}, HEARING)
        return True

    def replan_hearings(self, user_id: int, plans: Plans, now: datetime) -> None:
        self.replan(user_id, plans, now, HEARING)

    def hearings_running_out(
        self, before: datetime, limit: int, but: Collection[int] = ()
    ) -> list[tuple[int, int]]:
        rows = self.db.execute(
            """
            SELECT user_id, id FROM hearings WHERE closed IS NULL AND planned_until < ?
            AND planned_until < day AND id NOT IN (SELECT value FROM json_each(?))
            ORDER BY planned_until, id LIMIT ?
            """,
            [text_of(before), json.dumps(list(but)), limit],
        )
        return [(user_id, hearing_id) for user_id, hearing_id in rows.fetchall()]

    def extend_hearing(self, user_id: int, hearing_id: int, plan: Sequence[Planned], now: datetime) -> None:
        self.db.execute(
            "UPDATE hearings SET planned_until = ? WHERE id = ? AND user_id = ?",
            [text_of(now + AHEAD), hearing_id, user_id],
        )
        self.plan_reminders(user_id, {hearing_id: plan}, HEARING)
