"""Statements that claim what is due and keep what became of it. Knows no transaction."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime
from itertools import pairwise

from bot.domain.dates import lender_day
from bot.domain.loans import Closed, InstalmentState, LoanState
from bot.store._reminder_plan import ABOUT, ABOUT_DAY, GOES_OUT, OF_LOAN, OF_MATTER, OWED
from bot.store._rows import (
    instalment_of,
    loan_of,
    matter_of,
    maybe_moment,
    maybe_over,
    moment_of,
    text_of,
    user_of,
)
from bot.store._table import Table
from bot.store.records import (
    Arrears,
    DueReminder,
    Lease,
    LoanRow,
    MatterRow,
    OfLoan,
    Reminded,
    ReminderRow,
    Sent,
)

_IDS = "(SELECT value FROM json_each(:ids))"

# The order of the joins is given (LEFT, CROSS): along the index of what is pending, the longest-waiting
# first, and no further than is asked for, however much is due.
_DUE = f"""
    SELECT r.user_id FROM reminders r {ABOUT} CROSS JOIN users u ON u.id = r.user_id
    WHERE r.state = 'pending' AND r.send_at <= :now AND r.user_id NOT IN (SELECT value FROM json_each(:held))
    AND r.user_id NOT IN (SELECT user_id FROM reminders WHERE owner IS NOT NULL AND state = 'sending')
    AND {ABOUT_DAY} <= :until AND {GOES_OUT} AND (u.paused_until IS NULL OR u.paused_until <= :now)
    ORDER BY r.send_at, r.user_id
"""


_WAITS = f"""
    FROM reminders r {ABOUT} CROSS JOIN users u ON u.id = r.user_id
    WHERE r.send_at <= :now AND r.user_id NOT IN (SELECT value FROM json_each(:held))
    AND {GOES_OUT} AND (u.paused_until IS NULL OR u.paused_until <= :now)
"""


class ReminderQueue(Table):
    def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        self.db.execute(
            """
            UPDATE reminders SET owner = NULL, lease_until = NULL,
                state = CASE state WHEN 'sending' THEN 'pending' ELSE state END
            WHERE owner IS NOT NULL AND (owner != ? OR lease_until <= ?)
            """,
            [lease.owner, lease.now],
        )
        # Overdue and due today, on the lender's clock, come before all others.
        users = self._first_due(now, limit, held, until=lender_day(now).isoformat())
        users += self._first_due(now, limit - len(users), [*held, *users], until="9")
        if not users:  # at most ticks
            return users
        self.db.execute(
            f"""
            UPDATE reminders
            SET state = 'sending', owner = :owner, lease_until = :until, attempts = attempts + 1
            WHERE id IN (
                SELECT r.id FROM reminders r {ABOUT}
                WHERE r.state = 'pending' AND r.send_at <= :now
                AND r.user_id IN (SELECT value FROM json_each(:users)) AND ({OF_LOAN} OR {OF_MATTER})
            )
            """,
            {"owner": lease.owner, "until": lease.until, "users": json.dumps(users), "now": text_of(now)},
        )
        return users

    def _first_due(self, now: datetime, limit: int, held: Sequence[int], *, until: str) -> list[int]:
        """Up to `limit` users, those first who have waited longest for a reminder of a day up to `until`."""
        found: dict[int, None] = {}
        rows = self.db.execute(_DUE, {"now": text_of(now), "held": json.dumps(list(held)), "until": until})
        while len(found) < limit and (row := rows.fetchone()):
            found[row[0]] = None
        rows.close()
        return list(found)

    def claimed(self, user_ids: Sequence[int], owner: str) -> dict[int, list[DueReminder]]:
        rows = self.db.execute(
            f"""
            SELECT u.*, l.*, i.*, m.*, r.id, r.rule, r.send_at, r.attempts,
                EXISTS (SELECT 1 FROM reminders s WHERE s.instalment_id = i.id AND s.state = 'sent') AS told
            FROM json_each(:users) CROSS JOIN {OWED}
            AND r.user_id = value AND r.state = 'sending' AND r.owner = :owner
            ORDER BY {ABOUT_DAY}, i.id, m.id, r.send_at, r.id
            """,
            {"owner": owner, "users": json.dumps(list(user_ids))},
        )
        names = [column for column, *_ in rows.description]
        starts = [position for position, name in enumerate(names) if name == "id"]
        parts = list(pairwise([*starts, len(names)]))
        found: dict[int, list[DueReminder]] = {}
        for row in rows.fetchall():
            user, loan, instalment, matter, reminder = (
                dict(zip(names[start:end], row[start:end], strict=True)) for start, end in parts
            )
            one = DueReminder(
                id=reminder["id"],
                rule=reminder["rule"],
                send_at=moment_of(reminder["send_at"]),
                attempts=reminder["attempts"] - 1,
                user=user_of(user),
                about=matter_of(matter)
                if instalment["id"] is None
                else OfLoan(loan_of(loan), instalment_of(instalment)),
                told=bool(reminder["told"]),
            )
            found.setdefault(one.user.id, []).append(one)
        return found

    def waiting(self, now: datetime, most: int, held: Collection[int] = ()) -> tuple[int, datetime | None]:
        row = self.db.execute(
            f"""
            SELECT count(*), min(send_at) FROM (
                SELECT * FROM (
                    SELECT r.send_at {_WAITS} AND r.state = 'pending' ORDER BY r.send_at LIMIT :most
                )
                UNION ALL
                SELECT r.send_at {_WAITS} AND r.owner IS NOT NULL AND r.state = 'sending'
            )
            """,
            {"now": text_of(now), "most": most, "held": json.dumps(list(held))},
        ).fetchone()
        return row[0], maybe_moment(row[1])

    def arrears(self, user_id: int, before: date, but: Collection[int] = ()) -> Arrears:
        row = self.db.execute(
            """
            SELECT count(*), coalesce(sum(max(i.amount - i.paid, 0)), 0), count(*) - count(i.amount)
            FROM loans l CROSS JOIN instalments i ON i.loan_id = l.id
            WHERE l.user_id = ? AND l.closed IS NULL AND i.state = 'open' AND i.due_on < ?
            AND i.id NOT IN (SELECT value FROM json_each(?))
            """,
            [user_id, before.isoformat(), json.dumps(list(but))],
        ).fetchone()
        return Arrears(*row)

    def record_sent(self, sent: Sequence[Sent]) -> None:
        rows = [(row, one.message_id, text_of(one.at)) for one in sent for row in one.reminder_ids]
        self.db.execute(
            """
            UPDATE reminders SET state = 'sent', owner = NULL, lease_until = NULL,
                message_id = json_extract(value, '$[1]'), sent_at = json_extract(value, '$[2]')
            FROM json_each(?) WHERE reminders.id = json_extract(value, '$[0]') AND owner IS NOT NULL
            """,
            [json.dumps(rows)],
        )

    def release(self, reminder_ids: Sequence[int], send_at: datetime | None = None) -> None:
        self.db.execute(
            f"""
            UPDATE reminders SET owner = NULL, lease_until = NULL, send_at = coalesce(:send_at, send_at),
                state = CASE state WHEN 'sending' THEN 'pending' ELSE state END
            WHERE id IN {_IDS} AND owner IS NOT NULL
            """,
            {"send_at": None if send_at is None else text_of(send_at), "ids": json.dumps(list(reminder_ids))},
        )

    def record_failed(self, reminder_ids: Sequence[int], why: str) -> None:
        self.db.execute(
            f"""
            UPDATE reminders SET state = 'failed', why = :why, owner = NULL, lease_until = NULL
            WHERE id IN {_IDS} AND owner IS NOT NULL
            """,
            {"why": why, "ids": json.dumps(list(reminder_ids))},
        )

    def reminded(self, alias: str) -> Reminded | None:
        found = self.first("SELECT * FROM users WHERE alias = ?", [alias])
        if found is None:
            return None
        user = user_of(found)
        rows = self.db.query(
            f"""
            SELECT r.rule, r.send_at, r.state, r.attempts, r.sent_at, r.why, {ABOUT_DAY} AS day,
                i.state AS instalment, l.id AS loan_id, l.state AS loan, l.closed, m.id AS matter_id,
                m.kind, m.closed AS matter_closed
            FROM reminders r {ABOUT} WHERE r.user_id = ? ORDER BY r.send_at, r.id
            """,
            [user.id],
        )
        return Reminded(
            alias=user.alias,
            subscription=user.subscription,
            reachable=user.reachable,
            paused_until=user.paused_until,
            preferences=user.preferences,
            reminders=tuple(
                ReminderRow(
                    rule=row["rule"],
                    send_at=moment_of(row["send_at"]),
                    state=row["state"],
                    attempts=row["attempts"],
                    sent_at=maybe_moment(row["sent_at"]),
                    why=row["why"],
                    day=date.fromisoformat(row["day"]),
                    about=MatterRow(row["matter_id"], row["kind"], maybe_over(row["matter_closed"]))
                    if row["loan_id"] is None
                    else LoanRow(
                        row["loan_id"],
                        InstalmentState(row["instalment"]),
                        LoanState(row["loan"]),
                        None if row["closed"] is None else Closed(row["closed"]),
                    ),
                )
                for row in rows
            ),
        )
