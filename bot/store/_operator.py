"""What an operator may know of all users together: numbers. Gives no id, name, amount or text of anyone."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.dates import lender_day
from bot.store._reminder_plan import COMES_AT, OWED
from bot.store._rows import maybe_moment, text_of
from bot.store._table import Table
from bot.store.records import Counts

_DAY = timedelta(days=1)


class OperatorCounts(Table):
    def counts(self, now: datetime, late: timedelta) -> Counts:
        times = {"now": text_of(now), "since": text_of(now - _DAY), "late": late.total_seconds()}
        users, subscribed, unreachable = self._row(
            "SELECT count(*), sum(subscription = 'on'), sum(reachable = 0) FROM users"
        )
        loans, due = self._row(
            """
            SELECT (SELECT count(*) FROM loans WHERE closed IS NULL),
                (SELECT count(*) FROM instalments i JOIN loans l ON l.id = i.loan_id
                 WHERE i.state = 'open' AND i.due_on = :today AND l.closed IS NULL)
            """,
            {"today": lender_day(now).isoformat()},
        )
        sent, overdue = self._row(
            """
            SELECT count(*), sum((julianday(sent_at) - julianday(send_at)) * 86400 > :late)
            FROM reminders WHERE state = 'sent' AND sent_at > :since
            """,
            times,
        )
        failures = self.db.execute(
            """
            SELECT coalesce(why, ''), count(*) FROM reminders WHERE state = 'failed' AND send_at > :since
            GROUP BY 1 ORDER BY 2 DESC
            """,
            times,
        ).fetchall()
        waiting, oldest = self._row(
            f"SELECT count(*), min({COMES_AT}) FROM {OWED} AND r.state IN ('pending', 'sending') "
            f"AND {COMES_AT} <= :now",
            times,
        )
        (owed,) = self._row("SELECT count(*) FROM updates WHERE answer IS NOT NULL")
        return Counts(
            users=users,
            subscribed=subscribed or 0,
            unreachable=unreachable or 0,
            loans=loans,
            due_today=due,
            sent=sent,
            late=overdue or 0,
            failed=sum(count for _, count in failures),
            waiting=waiting,
            waits_since=maybe_moment(oldest),
            answers_owed=owed,
            failures=tuple(failures),
        )

    def _row(self, statement: str, params: dict[str, object] | None = None) -> tuple[Any, ...]:
        row: tuple[Any, ...] = self.db.execute(statement, params or {}).fetchone()
        return row
