"""Which rows the statements walk along: what they cost grows with the rows of one loan, not of everyone."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from bot.config import Reminders
from bot.domain.dates import Monthly
from bot.domain.language import Language
from bot.domain.loans import InstalmentState, LoanDraft
from bot.services.loans import Loans
from bot.services.users import Users
from bot.store.migrations import migrate
from bot.store.records import Lease
from bot.store.sqlite import SqliteRecords
from tests.worlds import START


class Explaining(Database):
    """Notes how each statement that changes something finds its rows."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.plans: dict[str, list[str]] = {}

    def execute(self, sql: str, parameters: Any = None) -> Any:
        words = " ".join(sql.split())
        if re.match("(SELECT|INSERT|UPDATE|DELETE)", words):
            rows = self.conn.execute(f"EXPLAIN QUERY PLAN {sql}", parameters or [])
            self.plans[words] = [row[3] for row in rows.fetchall()]
        return super().execute(sql, parameters)

    def found_by(self, start: str) -> list[str]:
        (plan,) = [plan for words, plan in self.plans.items() if words.startswith(start)]
        return plan


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Explaining]:
    opened = Explaining(tmp_path / "bot.db")
    migrate(opened)
    opened.plans.clear()
    yield opened
    opened.close()


def test_people_of_one_zone_are_found_by_it(db: Explaining) -> None:
    SqliteRecords(db).users_in("Asia/Shanghai", 0, 10)

    (step,) = db.found_by("SELECT id FROM users WHERE zone = ?")
    assert step.startswith("SEARCH users USING COVERING INDEX users_by_zone")


def test_no_statement_reads_all_rows_of_a_table_or_of_a_user_where_one_loan_is_meant(db: Explaining) -> None:
    records = SqliteRecords(db)
    users = Users(records, Reminders().preferences())
    loans = Loans(records, users)
    user = users.enlist(users.stranger(1, Language.HANS, START), START)
    draft = LoanDraft(None, "x", Monthly(START.date(), START.day), 100, 12)
    (loan,) = loans.save(user, [draft], START)
    view = loans.find(user, loan.id)
    assert view is not None
    one = view.instalments[0].id
    loans.change(user, loan.id, draft, START)
    loans.snooze(user, one, START + timedelta(hours=1), START)
    loans.settle(user, one, InstalmentState.PAID, START)
    loans.reopen(user, one, START)
    loans.pause(user, loan.id, START)
    loans.resume(user, loan.id, START)
    loans.extend(1, loan.id, START)
    records.running_out(START, 10)

    of_many = [
        words
        for words, plan in db.plans.items()
        for step in plan
        if re.match(r"SCAN (?!json_each)", step)
        or ("reminders_by_user" in step and words.startswith("UPDATE"))
    ]

    assert of_many == []
    assert db.found_by("UPDATE reminders SET state = 'cancelled' WHERE instalment_id IN (SELECT value")[
        0
    ] == ("SEARCH reminders USING INDEX sqlite_autoindex_reminders_1 (instalment_id=?)")
    assert "loans_by_plan (planned_until<?)" in db.found_by("SELECT user_id, id FROM loans")[0]


def test_one_loan_is_read_alone(db: Explaining) -> None:
    records = SqliteRecords(db)
    users = Users(records, Reminders().preferences())
    loans = Loans(records, users)
    user = users.enlist(users.stranger(1, Language.HANS, START), START)
    draft = LoanDraft(None, "x", Monthly(START.date(), START.day), 100, 12)
    first, second = loans.save(user, [draft, draft], START)
    db.plans.clear()

    view = records.loan(1, second.id)

    assert view is not None
    assert {one.loan_id for one in view.instalments} == {second.id}
    assert records.loan(2, first.id) is None
    assert all("user_id=?" not in step for plan in db.plans.values() for step in plan)


def test_to_see_what_waits_no_more_is_read_than_is_counted(db: Explaining) -> None:
    records = SqliteRecords(db)

    records.waiting(START, 10)

    plan = db.found_by("SELECT count(*), min(send_at)")
    assert any("reminders_pending (send_at<?)" in step for step in plan)
    assert any("reminders_claimed" in step for step in plan)
    assert all("ORDER BY" not in step for step in plan)  # it is not sorted, but read in order


def test_what_was_sent_to_a_user_is_not_walked_along_to_see_what_waits(db: Explaining) -> None:
    records = SqliteRecords(db)
    users = Users(records, Reminders().preferences())
    user = users.enlist(users.stranger(1, Language.HANS, START), START)
    Loans(records, users).save(user, [LoanDraft(None, "x", Monthly(START.date(), START.day), 100, 12)], START)

    records.next_reminder(1)
    records.next_due()
    records.claim_due(START + timedelta(days=60), Lease("one", 0, 300), 10)

    for start in ("SELECT min(", "SELECT u.paused_until", "UPDATE reminders SET state = 'sending'"):
        assert any("reminders_by_user (user_id=? AND state=?" in step for step in db.found_by(start)), start
