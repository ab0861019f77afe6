"""What `check` finds in a database: each thing that must hold, with a single row spoiled."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.contacts import Contact, ContactKind
from bot.domain.dates import Monthly, Once
from bot.domain.hearings import Hearing, HearingDraft
from bot.domain.language import Language
from bot.domain.loans import InstalmentState, LoanDraft
from bot.domain.matters import Over
from bot.services.loans import extend_all
from bot.services.matters import Matters
from bot.store.sqlite import SqliteStore, inspect, inspect_plans
from tests import before_rooms
from tests.store.samples import PREFERENCES
from tests.worlds import START, Served, served

DAY = timedelta(days=1)
SECRETS = ("阿美", "借呗", "jiebei", "120000", "900000", "海淀")
NEXT = "(SELECT id FROM instalments WHERE state = 'open' AND due_on > '2026-12-20' ORDER BY due_on LIMIT 1)"
PAID = "(SELECT min(id) FROM instalments WHERE state = 'paid')"
OTHERS = "(SELECT max(id) FROM loans)"


def two_users(one: Served) -> None:
    """Each has something paid, something overdue, and dates at court, as it is kept by use."""
    for user_id in (9_000_001, 9_000_002):
        user = one.users.subscribe(one.users.stranger(user_id, Language.HANS, START), START)
        monthly, _ = one.loans.save(
            user,
            [
                LoanDraft("jiebei", "阿美的借呗", Monthly(date(2026, 12, 15), 15), 120_000, 12),
                LoanDraft(None, "阿美", Once(START.date() - 40 * DAY), 120_000),
            ],
            START,
        )
        view = one.loans.find(user, monthly.id)
        assert view is not None
        one.loans.settle(user, view.instalments[0].id, InstalmentState.PAID, START)
        hearings = Matters(one.records, one.users, Hearing)
        hearings.save(user, HearingDraft(START.date() + 30 * DAY, place="海淀"), START)
        over = hearings.save(user, HearingDraft(START.date() + 40 * DAY, place="海淀"), START)
        hearings.close(user, over.id, Over.OVER, START)
        call = Contact(ContactKind.ANSWERED, START, "x", lender="jiebei", loan_id=monthly.id)
        one.records.add_contact(user.id, call, START)


@pytest.fixture
async def path(tmp_path: Path) -> AsyncIterator[Path]:
    """A database that a bot holds."""
    store = await SqliteStore.open(tmp_path / "bot.db")
    await served(store, two_users)
    yield tmp_path / "bot.db"
    await store.close()


def spoil(path: Path, statement: str) -> int:
    with closing(sqlite3.connect(path)) as db, db:
        return db.execute(statement).rowcount


def found(path: Path) -> list[str]:
    return inspect(path) + inspect_plans(path, START)


async def test_a_database_in_use_has_nothing_wrong(path: Path) -> None:
    for days in (0, 1, 10, 29, 31, 50, 100, 119, 400):  # while no daily work is done
        assert inspect(path) + inspect_plans(path, START + days * DAY) == [], days


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (
            f"UPDATE reminders SET instalment_id = {PAID}, rule = 'x'"
            f" WHERE instalment_id = {NEXT} AND rule = '-3'",
            "1 reminders wait of instalments that are paid or skipped",
        ),
        (
            f"UPDATE instalments SET state = 'skipped', settled_at = 'x' WHERE id = {NEXT}",
            "reminders wait of instalments that are paid or skipped",
        ),
        (
            f"UPDATE loans SET closed = 'finished', closed_at = 'x' WHERE id = {OTHERS}",
            "reminders wait of loans that are finished, deleted or paused",
        ),
        (
            "UPDATE matters SET closed = 'over', closed_at = 'x' WHERE id = 1",
            "4 reminders wait of dates at court or complaints that are over",
        ),
        (
            f"UPDATE reminders SET user_id = 9000002 WHERE instalment_id = {NEXT} AND rule = '-3'",
            "1 reminders are of another user's loan",
        ),
        (
            "UPDATE reminders SET user_id = 9000002 WHERE matter_id = 1 AND rule = '-3'",
            "1 reminders are of another user's date at court or complaint",
        ),
        (
            f"UPDATE contacts SET loan = {OTHERS} WHERE id = 1",
            "1 contacts are of another user's loan",
        ),
        (
            f"DELETE FROM reminders WHERE instalment_id = {NEXT} AND rule = '-3'",
            "1 open instalments lack a reminder",
        ),
        (
            f"UPDATE reminders SET state = 'cancelled' WHERE instalment_id = {NEXT} AND rule = '0'",
            "1 open instalments lack a reminder",
        ),
        (
            "DELETE FROM reminders WHERE id IN (SELECT max(r.id) FROM reminders r JOIN instalments i"
            " ON i.id = instalment_id WHERE due_on < '2026-11-01' AND send_at < '2026-12-20')",
            "1 open instalments lack a reminder",
        ),
        (
            "DELETE FROM reminders WHERE matter_id = 1 AND rule = '0'",
            "1 dates at court or complaints lack a reminder",
        ),
        ("DELETE FROM users WHERE id = 9000001", "rows of loans refer to no row of users"),
    ],
)
async def test_one_row_that_is_wrong_is_found(path: Path, statement: str, line: str) -> None:
    assert spoil(path, statement) == 1

    lines = found(path)

    assert line in "\n".join(lines)
    assert not any(secret in "".join(lines) for secret in SECRETS)


async def test_a_line_names_who_it_is_about(path: Path) -> None:
    spoil(path, f"UPDATE contacts SET loan = {OTHERS} WHERE id = 1")
    with closing(sqlite3.connect(path)) as db:
        (alias,) = db.execute("SELECT alias FROM users WHERE id = 9000001").fetchone()

    assert found(path) == [f"1 contacts are of another user's loan (users {alias})"]


async def test_an_index_that_lost_a_row_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'send_at,', 'rule,')"
            " WHERE name = 'reminders_pending'"
        )
        db.commit()

    assert any("reminders_pending" in line for line in found(path))


async def test_who_gets_no_reminders_lacks_none(path: Path) -> None:
    spoil(path, "UPDATE users SET subscription = 'off'")
    spoil(path, "UPDATE reminders SET state = 'cancelled'")

    assert found(path) == []


async def test_an_older_database_is_judged_after_it_was_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    before_rooms.write(path)
    assert inspect(path) + inspect_plans(path, before_rooms.NOW) == []
    store = await SqliteStore.open(path)
    await extend_all(store, PREFERENCES, before_rooms.NOW)
    await store.close()

    assert inspect(path) + inspect_plans(path, before_rooms.NOW) == []
