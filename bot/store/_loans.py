"""Statements over loans and their instalments. Knows neither threads nor transactions."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlite_utils import Database

from bot.domain.loans import Closed, Happened, Instalment, InstalmentState, Loan, LoanDraft, LoanState
from bot.domain.preferences import OwnReminders
from bot.domain.reminders import Planned
from bot.store import _history, _outbox, _people
from bot.store._rows import instalment_of, loan_columns, loan_of, maybe_moment, own_columns, text_of
from bot.store.base import Draft, LoanView, PlannedInstalment


def add_loan(
    db: Database, user_id: int, draft: LoanDraft, instalments: Sequence[PlannedInstalment], now: datetime
) -> Loan:
    """See Store.add_loan."""
    _people.require_user(db, user_id)
    row = loan_columns(draft) | {"user_id": user_id, "created_at": text_of(now)}
    loan_id = cast(int, db.table("loans").insert(row).last_pk)
    for number, new in _numbered(instalments, after=0):
        _insert(db, loan_id, number, new)
    _people.drop_draft(db, user_id, "loan")
    _history.write(db, loan_id, Happened.SAVED, now)
    return _loan(db, loan_id)


def add_loans(
    db: Database,
    user_id: int,
    new: Sequence[tuple[LoanDraft, Sequence[PlannedInstalment]]],
    kind: str,
    rest: Draft | None,
    now: datetime,
) -> None:
    """See Store.add_loans."""
    under_way = _people.draft(db, user_id, now, "loan")
    for draft, instalments in new:
        add_loan(db, user_id, draft, instalments, now)
    if under_way is not None:
        _people.save_draft(db, under_way)
    _people.drop_draft(db, user_id, kind)
    if rest is not None:
        _people.save_draft(db, rest)


def loan(db: Database, user_id: int, loan_id: int) -> LoanView | None:
    """See Store.loan."""
    return next((view for view in _views(db, user_id) if view.loan.id == loan_id), None)


def loans(db: Database, user_id: int) -> list[LoanView]:
    """See Store.loans."""
    return [view for view in _views(db, user_id) if view.loan.closed is not Closed.DELETED]


def _views(db: Database, user_id: int) -> list[LoanView]:
    instalments: dict[int, list[Instalment]] = {}
    for row in db.query(
        """
        SELECT i.* FROM instalments i JOIN loans l ON l.id = loan_id
        WHERE l.user_id = ? ORDER BY loan_id, number
        """,
        [user_id],
    ):
        instalments.setdefault(row["loan_id"], []).append(instalment_of(row))
    upcoming = dict(
        db.execute(
            f"""
            SELECT l.id, min({_outbox.COMES_AT}) FROM {_outbox.OWED} AND r.state = 'pending' AND u.id = ?
            GROUP BY l.id
            """,
            [user_id],
        ).fetchall()
    )
    return [
        LoanView(loan_of(row), tuple(instalments.get(row["id"], ())), maybe_moment(upcoming.get(row["id"])))
        for row in db.query("SELECT * FROM loans WHERE user_id = ? ORDER BY id", [user_id])
    ]


def replace_loan(
    db: Database,
    user_id: int,
    loan_id: int,
    draft: LoanDraft,
    instalments: Sequence[PlannedInstalment],
    now: datetime,
    note: str | None = None,
) -> Loan | None:
    """See Store.replace_loan."""
    if not _owned(db, user_id, loan_id):
        return None
    db.table("loans").update(loan_id, loan_columns(draft))

    numbers: list[int] = [0]
    settled: set[str] = set()
    still_open: dict[str, int] = {}
    days = {new.due_on.isoformat() for new in instalments}
    for row in list(db.query("SELECT * FROM instalments WHERE loan_id = ?", [loan_id])):
        if row["state"] != InstalmentState.OPEN:
            settled.add(row["moved_from"] or row["due_on"])
            numbers.append(row["number"])
        elif (day := row["moved_from"] or row["due_on"]) in days:
            still_open[day] = row["id"]
            # Out of the way, so that no new number meets an old one.
            db.execute("UPDATE instalments SET number = -number WHERE id = ?", [row["id"]])
        else:
            db.execute("DELETE FROM instalments WHERE id = ?", [row["id"]])

    wanted = [new for new in instalments if new.due_on.isoformat() not in settled]
    for number, new in _numbered(wanted, after=max(numbers)):
        known = still_open.get(new.due_on.isoformat())
        if known is None:
            _insert(db, loan_id, number, new)
        else:
            db.execute(
                "UPDATE instalments SET number = ?, amount = ? WHERE id = ?", [number, new.amount, known]
            )
            _outbox.replan(db, user_id, {known: new.reminders}, now)
    _people.drop_draft(db, user_id, "loan")
    what = Happened.CHANGED if note is None else Happened.AGREED
    _history.write(db, loan_id, what, now, note=note or "")
    return _loan(db, loan_id)


def set_own_reminders(
    db: Database,
    user_id: int,
    loan_id: int,
    own: OwnReminders,
    plans: Mapping[int, Sequence[Planned]],
    now: datetime,
) -> bool:
    """See Store.set_own_reminders."""
    if not _owned(db, user_id, loan_id):
        return False
    db.table("loans").update(loan_id, own_columns(own))
    _replan(db, user_id, loan_id, plans, now)
    return True


def set_loan_state(
    db: Database,
    user_id: int,
    loan_id: int,
    state: LoanState,
    plans: Mapping[int, Sequence[Planned]],
    now: datetime,
) -> bool:
    """See Store.set_loan_state."""
    if not _owned(db, user_id, loan_id):
        return False
    changed = db.execute(
        "UPDATE loans SET state = :state WHERE id = :id AND state != :state",
        {"state": state.value, "id": loan_id},
    ).rowcount
    if changed:
        what = Happened.PAUSED if state is LoanState.PAUSED else Happened.RESUMED
        _history.write(db, loan_id, what, now)
    if state is LoanState.PAUSED:
        _cancel(db, loan_id)
    else:
        _replan(db, user_id, loan_id, plans, now)
    return True


def close_loan(db: Database, user_id: int, loan_id: int, closed: Closed, now: datetime) -> bool:
    """See Store.close_loan."""
    done = db.execute(
        """
        UPDATE loans SET closed = :closed, closed_at = :at
        WHERE id = :id AND user_id = :user AND closed IS NOT :closed
        """,
        {"closed": closed.value, "at": text_of(now), "id": loan_id, "user": user_id},
    )
    if not done.rowcount:
        return False
    _cancel(db, loan_id)
    _history.write(db, loan_id, Happened(closed.value), now)
    return True


def restore_loan(
    db: Database, user_id: int, loan_id: int, plans: Mapping[int, Sequence[Planned]], now: datetime
) -> bool:
    """See Store.restore_loan."""
    done = db.execute(
        """
        UPDATE loans SET closed = NULL, closed_at = NULL
        WHERE id = ? AND user_id = ? AND closed IS NOT NULL
        """,
        [loan_id, user_id],
    )
    if not done.rowcount:
        return False
    _replan(db, user_id, loan_id, plans, now)
    _history.write(db, loan_id, Happened.RESTORED, now)
    return True


def _cancel(db: Database, loan_id: int) -> None:
    _outbox.cancel(db, "instalment_id IN (SELECT id FROM instalments WHERE loan_id = ?)", loan_id)


def _replan(
    db: Database, user_id: int, loan_id: int, plans: Mapping[int, Sequence[Planned]], now: datetime
) -> None:
    of_loan = {
        row[0] for row in db.execute("SELECT id FROM instalments WHERE loan_id = ?", [loan_id]).fetchall()
    }
    _outbox.replan(db, user_id, {i: plan for i, plan in plans.items() if i in of_loan}, now)


def running_out(db: Database, until: date) -> list[tuple[int, int]]:
    """See Store.running_out. No month is shorter than 28 days."""
    rows = db.execute(
        """
        SELECT user_id, id FROM loans
        WHERE count IS NULL AND closed IS NULL AND rule_kind IN ('monthly', 'days') AND coalesce(date(
            (SELECT max(coalesce(moved_from, due_on)) FROM instalments WHERE loan_id = loans.id),
            '+' || CASE rule_kind WHEN 'days' THEN rule_every ELSE 28 * rule_every END || ' days'
        ), '') <= ? ORDER BY user_id, id
        """,
        [until.isoformat()],
    )
    return [(user_id, loan_id) for user_id, loan_id in rows.fetchall()]


def extend_loan(db: Database, loan_id: int, instalments: Sequence[PlannedInstalment]) -> int:
    """See Store.extend_loan."""
    if db.execute("SELECT 1 FROM loans WHERE id = ?", [loan_id]).fetchone() is None:
        return 0
    known = db.execute(
        "SELECT coalesce(moved_from, due_on), number FROM instalments WHERE loan_id = ?", [loan_id]
    ).fetchall()
    days = {due_on for due_on, _ in known}
    fresh = [new for new in instalments if new.due_on.isoformat() not in days]
    for number, new in _numbered(fresh, after=max((number for _, number in known), default=0)):
        _insert(db, loan_id, number, new)
    return len(fresh)


def _numbered(
    instalments: Sequence[PlannedInstalment], *, after: int
) -> Iterator[tuple[int, PlannedInstalment]]:
    """Each instalment, earliest first, with its own number, or the next one if that is not above the last."""
    for new in sorted(instalments, key=lambda instalment: instalment.due_on):
        after = max(new.number, after + 1)
        yield after, new


def _insert(db: Database, loan_id: int, number: int, new: PlannedInstalment) -> None:
    instalment_id, user_id = db.execute(
        """
        INSERT INTO instalments (loan_id, number, due_on, amount) VALUES (?, ?, ?, ?)
        RETURNING id, (SELECT user_id FROM loans WHERE loans.id = loan_id)
        """,
        [loan_id, number, new.due_on.isoformat(), new.amount],
    ).fetchone()
    _outbox.plan(db, user_id, instalment_id, new.reminders)


def _owned(db: Database, user_id: int, loan_id: int) -> bool:
    found = db.execute("SELECT 1 FROM loans WHERE id = ? AND user_id = ?", [loan_id, user_id]).fetchone()
    return found is not None


def _loan(db: Database, loan_id: int) -> Loan:
    row: dict[str, Any] = next(iter(list(db.query("SELECT * FROM loans WHERE id = ?", [loan_id]))))
    return loan_of(row)
