"""Statements over reminders, the outbox. Knows neither threads nor transactions.

A row is pending, then sending (claimed: it has an owner and a lease), then sent or failed;
or cancelled. A row that is cancelled while its message is under way keeps its owner, so
that the outcome is still recorded: what has gone out is never planned again.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlite_utils import Database

from bot.domain.reminders import Planned
from bot.store._rows import instalment_of, loan_of, maybe_moment, moment_of, text_of
from bot.store.base import DueReminder, Lease

OWED = """
    reminders r JOIN instalments i ON i.id = r.instalment_id JOIN loans l ON l.id = i.loan_id
    JOIN users u ON u.id = l.user_id
    WHERE i.state = 'open' AND l.state = 'active' AND l.closed IS NULL
    AND u.subscription = 'on' AND u.reachable = 1
"""
"""FROM and WHERE of the reminders that may go out; every answer to "what comes next?" reads here."""

_IDS = "(SELECT value FROM json_each(:ids))"

# Only an open instalment of an active loan can have a plan.
_PLAN = """
    INSERT INTO reminders (user_id, instalment_id, rule, send_at)
    SELECT l.user_id, i.id, :rule, :send_at FROM instalments i JOIN loans l ON l.id = i.loan_id
    WHERE i.id = :instalment AND l.user_id = :user AND i.state = 'open' AND l.state = 'active'
    AND l.closed IS NULL
    ON CONFLICT (instalment_id, rule) DO UPDATE SET
"""


def plan(db: Database, user_id: int, instalment_id: int, planned: Sequence[Planned]) -> None:
    """Add these reminders; cancelled ones come back, all others stay as they are.

    One that was cancelled while its message was under way is under way again.
    """
    for one in planned:
        db.execute(
            f"""{_PLAN}
                send_at = excluded.send_at,
                state = CASE WHEN owner IS NULL THEN 'pending' ELSE 'sending' END,
                attempts = CASE WHEN owner IS NULL THEN 0 ELSE attempts END
            WHERE reminders.state = 'cancelled' AND reminders.why IS NOT 'answered'
            """,
            {"rule": one.rule, "send_at": text_of(one.send_at), "instalment": instalment_id, "user": user_id},
        )


def replan(db: Database, user_id: int, plans: Mapping[int, Sequence[Planned]], now: datetime) -> None:
    """See Store.replan. A row that was claimed before is one that fell due, whenever it goes out now."""
    for instalment_id, planned in plans.items():
        db.execute(
            """
            UPDATE reminders SET state = 'cancelled' WHERE instalment_id = ? AND user_id = ?
            AND state = 'pending' AND attempts = 0 AND send_at > ? AND rule != 'snooze'
            """,
            [instalment_id, user_id, text_of(now)],
        )
        plan(db, user_id, instalment_id, planned)


def cancel(db: Database, which: str, of: int) -> int:
    """Cancel what has not gone out, where `which` holds for `of`. Returns how many."""
    return db.execute(
        f"UPDATE reminders SET state = 'cancelled' WHERE state IN ('pending', 'sending') AND {which}", [of]
    ).rowcount


def cancel_pending(db: Database, user_id: int) -> int:
    """See Store.cancel_pending."""
    return cancel(db, "user_id = ?", user_id)


def answered(db: Database, user_id: int, instalment_id: int) -> None:
    """See Store.answered. No plan brings these rows back, until the instalment is opened anew."""
    db.execute(
        """
        UPDATE reminders SET state = 'cancelled', why = 'answered' WHERE instalment_id = ? AND user_id = ?
        AND state IN ('pending', 'cancelled') AND rule LIKE 'again-%'
        """,
        [instalment_id, user_id],
    )


def snooze(db: Database, user_id: int, instalment_id: int, send_at: datetime) -> bool:
    """See Store.snooze."""
    return (
        db.execute(
            f"""{_PLAN}
                send_at = excluded.send_at, state = 'pending', owner = NULL, lease_until = NULL,
                attempts = 0, message_id = NULL, sent_at = NULL, why = NULL
            """,
            {"rule": "snooze", "send_at": text_of(send_at), "instalment": instalment_id, "user": user_id},
        ).rowcount
        > 0
    )


def claim_due(db: Database, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
    """See Store.claim_due."""
    db.execute(
        """
        UPDATE reminders SET owner = NULL, lease_until = NULL,
            state = CASE state WHEN 'sending' THEN 'pending' ELSE state END
        WHERE owner IS NOT NULL AND (owner != ? OR lease_until <= ?)
        """,
        [lease.owner, lease.now],
    )
    users = [
        row[0]
        for row in db.execute(
            f"""
            WITH due AS MATERIALIZED (
                SELECT r.user_id, r.send_at FROM {OWED} AND r.state = 'pending' AND r.send_at <= ?
            )
            SELECT user_id FROM due WHERE user_id NOT IN (SELECT value FROM json_each(?))
            AND user_id NOT IN (SELECT user_id FROM reminders WHERE owner IS NOT NULL AND state = 'sending')
            GROUP BY user_id ORDER BY min(send_at), user_id LIMIT ?
            """,
            [text_of(now), json.dumps(list(held)), limit],
        ).fetchall()
    ]
    db.execute(
        f"""
        UPDATE reminders SET state = 'sending', owner = ?, lease_until = ?, attempts = attempts + 1
        WHERE id IN (SELECT r.id FROM {OWED} AND r.state = 'pending' AND r.send_at <= ?
                     AND r.user_id IN (SELECT value FROM json_each(?)))
        """,
        [lease.owner, lease.until, text_of(now), json.dumps(users)],
    )
    return users


def claimed(db: Database, user_id: int, owner: str) -> list[DueReminder]:
    """See Store.claimed."""
    rows = list(
        db.query(
            f"""
            SELECT r.id, r.rule, r.send_at, r.attempts, i.id AS instalment_id, l.id AS loan_id FROM {OWED}
            AND r.state = 'sending' AND r.user_id = ? AND r.owner = ? ORDER BY i.due_on, r.send_at, r.id
            """,
            [user_id, owner],
        )
    )
    loans = {row["id"]: loan_of(row) for row in _by_id(db, "loans", [row["loan_id"] for row in rows])}
    of_id = [row["instalment_id"] for row in rows]
    instalments = {row["id"]: instalment_of(row) for row in _by_id(db, "instalments", of_id)}
    return [
        DueReminder(
            id=row["id"],
            rule=row["rule"],
            send_at=moment_of(row["send_at"]),
            attempts=row["attempts"] - 1,
            loan=loans[row["loan_id"]],
            instalment=instalments[row["instalment_id"]],
        )
        for row in rows
    ]


def record_sent(db: Database, reminder_ids: Sequence[int], message_id: int, now: datetime) -> None:
    """See Store.record_sent."""
    db.execute(
        f"""
        UPDATE reminders SET state = 'sent', message_id = :message, sent_at = :at,
            owner = NULL, lease_until = NULL
        WHERE id IN {_IDS} AND owner IS NOT NULL
        """,
        {"message": message_id, "at": text_of(now), "ids": json.dumps(list(reminder_ids))},
    )


def release(db: Database, reminder_ids: Sequence[int], send_at: datetime | None = None) -> None:
    """See Store.release."""
    db.execute(
        f"""
        UPDATE reminders SET owner = NULL, lease_until = NULL, send_at = coalesce(:send_at, send_at),
            state = CASE state WHEN 'sending' THEN 'pending' ELSE state END
        WHERE id IN {_IDS} AND owner IS NOT NULL
        """,
        {"send_at": None if send_at is None else text_of(send_at), "ids": json.dumps(list(reminder_ids))},
    )


def record_failed(db: Database, reminder_ids: Sequence[int], why: str) -> None:
    """See Store.record_failed."""
    db.execute(
        f"""
        UPDATE reminders SET state = 'failed', why = :why, owner = NULL, lease_until = NULL
        WHERE id IN {_IDS} AND owner IS NOT NULL
        """,
        {"why": why, "ids": json.dumps(list(reminder_ids))},
    )


def next_reminder(db: Database, user_id: int) -> datetime | None:
    """See Store.next_reminder."""
    row = db.execute(
        f"SELECT min(r.send_at) FROM {OWED} AND r.state = 'pending' AND r.user_id = ?", [user_id]
    ).fetchone()
    return maybe_moment(row[0])


def next_due(db: Database) -> datetime | None:
    """See Store.next_due."""
    row = db.execute(
        f"SELECT r.send_at FROM {OWED} AND r.state = 'pending' ORDER BY r.send_at LIMIT 1"
    ).fetchone()
    return None if row is None else moment_of(row[0])


def _by_id(db: Database, table: str, ids: list[int]) -> list[dict[str, object]]:
    found = db.query(f"SELECT * FROM {table} WHERE id IN {_IDS}", {"ids": json.dumps(ids)})
    return list(found)
