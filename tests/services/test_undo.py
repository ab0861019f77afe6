"""Undoing takes back one thing, and a button does what it saw or nothing."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlite_utils import Database

from bot.config import Reminders
from bot.domain.dates import Once
from bot.domain.language import Language
from bot.domain.loans import Event, Happened, Instalment, InstalmentState, LoanDraft
from bot.services.loans import Loans
from bot.services.users import Users
from bot.store.migrations import migrate
from bot.store.records import User
from bot.store.sqlite import SqliteRecords
from tests.worlds import START, shanghai

DUE = date(2026, 12, 15)
PAID = InstalmentState.PAID


class Debt:
    """¥1,200 of one person, due once."""

    def __init__(self, records: SqliteRecords) -> None:
        users = Users(records, Reminders().preferences())
        self.loans = Loans(records, users)
        self.user: User = users.enlist(users.stranger(1, Language.HANS, START), START)
        (loan,) = self.loans.save(self.user, [LoanDraft(None, "老王", Once(DUE), 120_000)], START)
        self.loan_id = loan.id

    @property
    def row(self) -> Instalment:
        view = self.loans.find(self.user, self.loan_id)
        assert view is not None
        return view.instalments[0]

    @property
    def history(self) -> list[Event]:
        return self.loans.history(self.user, self.loan_id)

    def part(self, amount: int, seen: str | None = None) -> bool:
        return self.loans.pay_part(self.user, self.row.id, amount, START, seen=seen)

    def settle(self, seen: str | None = None) -> bool:
        return self.loans.settle(self.user, self.row.id, PAID, START, seen=seen)

    def undo(self, seen: str | None = None) -> bool:
        return self.loans.reopen(self.user, self.row.id, START, seen=seen)


@pytest.fixture
def debt() -> Iterator[Debt]:
    db = Database(memory=True)
    migrate(db)
    yield Debt(SqliteRecords(db))
    db.close()


def test_a_second_tap_on_a_part_counts_nothing(debt: Debt) -> None:
    seen = debt.row.stamp

    assert debt.part(60_000, seen)
    assert not debt.part(60_000, seen)

    assert debt.row.paid == 60_000


def test_a_second_tap_on_undo_keeps_the_part_that_was_paid_before(debt: Debt) -> None:
    debt.part(50_000)
    debt.settle()
    seen = debt.row.stamp

    assert debt.undo(seen)
    assert not debt.undo(seen)

    assert (debt.row.state, debt.row.paid) == (InstalmentState.OPEN, 50_000)


def test_parts_are_undone_one_by_one_the_last_first(debt: Debt) -> None:
    debt.part(50_000)
    debt.part(30_000)

    left = []
    while debt.undo():
        left.append(debt.row.paid)

    assert left == [50_000, 0]
    assert [event.amount for event in debt.history if event.what is Happened.REOPENED] == [30_000, 50_000]


def test_a_part_is_undone_alone_after_all_was_paid_and_that_undone(debt: Debt) -> None:
    debt.part(50_000)
    debt.part(30_000)
    debt.settle()

    debt.undo()
    debt.undo()

    assert debt.row.paid == 50_000


def test_a_part_of_an_instalment_that_was_moved_since_is_undone_alone(debt: Debt) -> None:
    debt.part(50_000)
    debt.part(30_000)
    debt.loans.agree(debt.user, debt.row.id, date(2026, 12, 22), "", START)

    debt.undo()

    assert debt.row.paid == 50_000


def test_an_old_button_does_not_pay_what_was_paid_in_part_since(debt: Debt) -> None:
    seen = debt.row.stamp
    debt.part(50_000)

    assert not debt.settle(seen)
    assert debt.settle(debt.row.stamp)

    assert debt.row.state is PAID


def test_without_what_was_seen_the_truth_of_now_counts(debt: Debt) -> None:
    assert debt.settle()
    assert not debt.settle()
    assert debt.loans.reopen(debt.user, debt.row.id, shanghai(12, 1))
    assert not debt.undo()
