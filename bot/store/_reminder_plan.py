"""Statements that plan reminders and say what comes next. Knows neither threads nor transactions.

A row is pending, then sending (claimed: it has an owner and a lease), then sent or failed;
or cancelled. A row that is cancelled while its message is under way keeps its owner, so
that the outcome is still recorded: what has gone out is never planned again.
"""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Final, NamedTuple

from bot.domain.reminders import Planned
from bot.store._rows import maybe_moment, moment_of, text_of
from bot.store._table import Table
from bot.store.records import Plans

OF_LOAN = "i.state = 'open' AND l.state = 'active' AND l.closed IS NULL"
OF_MATTER = "m.id IS NOT NULL AND m.closed IS NULL"
TO_USER = "u.subscription = 'on' AND u.reachable = 1"
GOES_OUT = f"({OF_LOAN} OR {OF_MATTER}) AND {TO_USER}"

ABOUT = """
    LEFT JOIN instalments i ON i.id = r.instalment_id LEFT JOIN loans l ON l.id = i.loan_id
    LEFT JOIN matters m ON m.id = r.matter_id
"""
"""What a reminder `r` is of: an instalment and its loan, or a matter. The others are null."""

ABOUT_DAY = "coalesce(i.due_on, m.day)"
"""The day that a reminder is about."""

OWED = f"reminders r {ABOUT} JOIN users u ON u.id = r.user_id WHERE {GOES_OUT}"
"""FROM and WHERE of the reminders that may go out; every answer to "what comes next?" reads here."""

COMES_AT = "max(r.send_at, coalesce(u.paused_until, ''))"
"""When one of these goes out: what falls due while the user pauses all waits for the end of that."""


class Of(NamedTuple):
    """What reminders can be of: the column, which of a user take a plan, what makes a rule unique."""

    column: str
    planned: str
    unique: str


INSTALMENT: Final = Of(
    "instalment_id",
    f"""
    instalments i ON i.id = json_extract(value, '$[0]') CROSS JOIN loans l ON l.id = i.loan_id
    WHERE l.user_id = :user AND {OF_LOAN}
    """,
    "(instalment_id, rule)",
)
MATTER: Final = Of(
    "matter_id",
    f"matters m ON m.id = json_extract(value, '$[0]') WHERE m.user_id = :user AND {OF_MATTER}",
    "(matter_id, rule) WHERE matter_id IS NOT NULL",
)


def _plan(of: Of) -> str:
    return f"""
        INSERT INTO reminders (user_id, {of.column}, rule, send_at)
        SELECT :user, json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
        FROM json_each(:plan) CROSS JOIN {of.planned}
        ON CONFLICT {of.unique} DO UPDATE SET
    """


class ReminderPlan(Table):
    """Plans of reminders, each in one statement for however many instalments (or matters)."""

    def plan_reminders(self, user_id: int, plans: Plans, of: Of = INSTALMENT) -> None:
        """Add these reminders; cancelled ones come back, all others stay as they are.

        One that was cancelled while its message was under way is under way again.
        """
        if not any(plans.values()):
            return
        self.db.execute(
            f"""{_plan(of)}
                send_at = excluded.send_at,
                state = CASE WHEN owner IS NULL THEN 'pending' ELSE 'sending' END,
                attempts = CASE WHEN owner IS NULL THEN 0 ELSE attempts END
            WHERE reminders.state = 'cancelled' AND reminders.why IS NOT 'answered'
            """,
            {"plan": _json_of(plans), "user": user_id},
        )

    def replan(self, user_id: int, plans: Plans, now: datetime, of: Of = INSTALMENT) -> None:
        """A row that was claimed before is one that fell due, whenever it goes out now."""
        self._withdraw(user_id, plans, {}, now, of)
        self.plan_reminders(user_id, plans, of)

    def follow(self, user_id: int, plans: Plans, passed: Plans, now: datetime, of: Of = INSTALMENT) -> None:
        meant = {
            one: list({of_rule.rule: of_rule for of_rule in (*passed.get(one, ()), *plan)}.values())
            for one, plan in plans.items()
        }
        self.db.execute(
            f"""
            UPDATE reminders SET send_at = json_extract(value, '$[2]') FROM json_each(:plan)
            WHERE {of.column} = json_extract(value, '$[0]') AND rule = json_extract(value, '$[1]')
            AND +user_id = :user AND +state = 'pending' AND attempts = 0
            AND +send_at != json_extract(value, '$[2]')
            """,
            {"plan": _json_of(meant), "user": user_id},
        )
        self._withdraw(user_id, plans, meant, now, of)
        self.plan_reminders(user_id, plans, of)

    def _withdraw(self, user_id: int, ones: Collection[int], but: Plans, now: datetime, of: Of) -> None:
        """Cancel what waits for a moment to come, and is neither a snooze nor in `but`."""
        # A unary plus keeps a column out of the choice of an index: the one of the instalments is right here.
        self.db.execute(
            f"""
            UPDATE reminders SET state = 'cancelled'
            WHERE {of.column} IN (SELECT value FROM json_each(:of)) AND +user_id = :user
            AND +state = 'pending' AND attempts = 0 AND +send_at > :now AND rule != 'snooze'
            AND ({of.column}, rule) NOT IN (
                SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:but)
            )
            """,
            {"of": json.dumps(list(ones)), "but": _json_of(but), "user": user_id, "now": text_of(now)},
        )

    def drop_plan(self, one: int, of: Of) -> None:
        """It is on another day now: what was sent for the old one says nothing about the new one."""
        self.db.execute(f"DELETE FROM reminders WHERE {of.column} = ? AND owner IS NULL", [one])
        # One that is under way still gets its outcome, under a name that no plan knows.
        self.db.execute(
            f"UPDATE reminders SET state = 'cancelled', rule = 'moved-' || id WHERE {of.column} = ?", [one]
        )

    def cancel_reminders(self, which: str, of: int) -> int:
        """Cancel what has not gone out, where `which` holds for `of`. Returns how many."""
        return self.db.execute(
            f"UPDATE reminders SET state = 'cancelled' WHERE state IN ('pending', 'sending') AND {which}",
            [of],
        ).rowcount

    def cancel_pending(self, user_id: int) -> int:
        return self.cancel_reminders("user_id = ?", user_id)

    def answered(self, user_id: int, instalment_id: int) -> None:
        """No plan brings these rows back, until the instalment is opened anew."""
        self.db.execute(
            """
            UPDATE reminders SET state = 'cancelled', why = 'answered'
            WHERE instalment_id = ? AND +user_id = ? AND rule LIKE 'again-%'
            AND state IN ('pending', 'sending', 'cancelled')
            """,
            [instalment_id, user_id],
        )

    def snooze(self, user_id: int, one: int, send_at: datetime, of: Of = INSTALMENT) -> bool:
        plan = {one: [Planned("snooze", send_at)]}
        return (
            self.db.execute(
                f"""{_plan(of)}
                    send_at = excluded.send_at, state = 'pending', owner = NULL, lease_until = NULL,
                    attempts = 0, message_id = NULL, sent_at = NULL, why = NULL
                """,
                {"plan": _json_of(plan), "user": user_id},
            ).rowcount
            > 0
        )

    def next_reminder(self, user_id: int) -> datetime | None:
        row = self.db.execute(
            f"SELECT min({COMES_AT}) FROM {OWED} AND r.state = 'pending' AND r.user_id = ?", [user_id]
        ).fetchone()
        return maybe_moment(row[0])

    def next_due(self) -> datetime | None:
        """Of users who pause all there are few; of all others the first row will do.

        Whose pause was over before anything was due that still waits, has nothing that waits for its end.
        """
        at = [
            self.db.execute(
                f"""
                SELECT r.send_at FROM {OWED} AND r.state = 'pending'
                AND (u.paused_until IS NULL OR u.paused_until <= r.send_at) ORDER BY r.send_at LIMIT 1
                """
            ).fetchone(),
            self.db.execute(
                f"""
                SELECT u.paused_until FROM users u CROSS JOIN reminders r ON r.user_id = u.id {ABOUT}
                WHERE u.paused_until > (SELECT min(send_at) FROM reminders WHERE state = 'pending')
                AND r.state = 'pending' AND r.send_at < u.paused_until
                AND {GOES_OUT} ORDER BY u.paused_until LIMIT 1
                """
            ).fetchone(),
        ]
        return min((moment_of(row[0]) for row in at if row is not None), default=None)


def _json_of(plans: Plans) -> str:
    return json.dumps(
        [(of, one.rule, text_of(one.send_at)) for of, planned in plans.items() for one in planned]
    )
