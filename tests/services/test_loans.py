"""Loans: rows ahead, what is owed, paying, and changing without losing a debt."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.config import Reminders
from bot.domain.dates import EveryDays, Listed, Monthly, Once
from bot.domain.language import Language
from bot.domain.loans import InstalmentState, Loan, LoanDraft
from bot.services.loans import Loans, extend_all
from bot.services.users import Users
from bot.store.records import LoanView, User
from bot.store.sqlite import SqliteStore
from tests.services.conftest import Extend
from tests.worlds import START, Served, served, shanghai

OPEN_ENDED = LoanDraft("weilidai", "微粒贷", Monthly(date(2026, 12, 15), 15), 120000)
COUNTED = LoanDraft("weilidai", "微粒贷", Monthly(date(2026, 12, 15), 15), 120000, 6)


def found(loans: Loans, user: User, loan: Loan) -> LoanView:
    view = loans.find(user, loan.id)
    assert view is not None
    return view


def days(loans: Loans, user: User, loan: Loan) -> list[str]:
    return [one.due_on.isoformat() for one in (found(loans, user, loan)).instalments]


def saved_by(number: int, here: Served) -> None:
    user = here.users.subscribe(here.users.stranger(number, Language.HANS, START), START)
    here.loans.save(user, [OPEN_ENDED], START)


class TestRowsAhead:
    async def test_one_damaged_user_keeps_nobody_else_from_theirs(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        store = await SqliteStore.open(tmp_path / "bot.db")
        defaults = Reminders().preferences()
        for number in (1, 2):
            await served(store, partial(saved_by, number))
        nowhere = replace(defaults, zone="Nowhere")
        await store.transact(lambda records: records.patch_user(1, preferences=nowhere))

        assert await extend_all(store, defaults, START + timedelta(days=90)) > 0

        (view,) = await store.read(lambda records: records.loans(2))
        assert "2027-05-15" in [one.due_on.isoformat() for one in view.instalments]
        assert "could not be extended" in caplog.text
        await store.close()

    def test_a_counted_loan_has_all_of_its_rows(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)

        assert days(loans, user, loan) == [
            *("2026-12-15", "2027-01-15", "2027-02-15", "2027-03-15", "2027-04-15", "2027-05-15")
        ]

    def test_an_open_ended_one_has_at_least_sixty_days_and_keeps_them(
        self, extend: Extend, loans: Loans, user: User
    ) -> None:
        (loan,) = loans.save(user, [OPEN_ENDED], START)

        for month in range(12):
            now = START + timedelta(days=30 * month)
            extend(now)
            last = (days(loans, user, loan))[-1]
            assert date.fromisoformat(last) >= now.date() + timedelta(days=60)
        numbers = [one.number for one in (found(loans, user, loan)).instalments]
        assert numbers == list(range(1, len(numbers) + 1))

    def test_extending_twice_adds_nothing(self, extend: Extend, loans: Loans, user: User) -> None:
        loans.save(user, [OPEN_ENDED], START)
        assert extend(START + timedelta(days=60)) > 0

        assert extend(START + timedelta(days=60)) == 0

    def test_an_open_ended_loan_far_ahead_has_its_first_row(self, loans: Loans, user: User) -> None:
        far = LoanDraft(None, "x", Monthly(date(2028, 6, 1), 1))

        (loan,) = loans.save(user, [far], START)

        assert days(loans, user, loan) == ["2028-06-01"]

    def test_every_date_comes_from_the_day_that_was_named(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [LoanDraft(None, "x", Monthly(date(2027, 1, 31), 31), None, 4)], START)

        assert days(loans, user, loan) == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


class TestOwed:
    def test_is_overdue_from_the_end_of_the_day_in_shanghai(self, loans: Loans, user: User) -> None:
        loans.save(user, [LoanDraft(None, "x", Once(date(2026, 12, 15)))], START)

        before = loans.overview(user, shanghai(12, 15, 23, 59))
        after = loans.overview(user, shanghai(12, 16, 0))

        assert ([one.days for one in before.coming], before.overdue) == ([0], ())
        assert ([one.days for one in after.overdue], after.coming) == ([-1], ())

    def test_only_the_next_one_of_each_loan_is_coming(self, loans: Loans, user: User) -> None:
        loans.save(user, [COUNTED], START)

        overview = loans.overview(user, shanghai(1, 20, year=2027))

        assert [one.instalment.number for one in overview.overdue] == [1, 2]
        assert [one.instalment.number for one in overview.coming] == [3]

    def test_another_users_is_not_there(self, users: Users, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        other = users.subscribe(users.stranger(2, Language.HANS, START), START)
        one = (found(loans, user, loan)).instalments[0].id

        assert loans.find(other, loan.id) is None
        assert loans.owed(other, one, START) is None
        assert not loans.settle(other, one, InstalmentState.PAID, START)
        assert not loans.reopen(other, one, START)
        assert loans.snooze(other, one, START + timedelta(hours=1), START) is None
        assert not loans.pause(other, loan.id, START)
        assert not loans.resume(other, loan.id, START)
        assert not loans.delete(other, loan.id, START)
        assert loans.change(other, loan.id, OPEN_ENDED, START) is None


class TestSettling:
    def test_twice_does_nothing(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        one = (found(loans, user, loan)).instalments[0].id
        assert loans.settle(user, one, InstalmentState.PAID, START)
        before = found(loans, user, loan)

        assert not loans.settle(user, one, InstalmentState.SKIPPED, shanghai(12, 1))

        assert found(loans, user, loan) == before

    def test_and_undoing_brings_future_reminders_back(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [LoanDraft(None, "x", Once(date(2026, 12, 15)))], START)
        one = (found(loans, user, loan)).instalments[0].id
        loans.settle(user, one, InstalmentState.PAID, START)
        assert (found(loans, user, loan)).next_reminder is None

        assert loans.reopen(user, one, shanghai(12, 13))

        assert (found(loans, user, loan)).next_reminder == shanghai(12, 14)
        assert not loans.reopen(user, one, shanghai(12, 13))

    def test_undoing_in_a_paused_loan_plans_nothing(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        one = (found(loans, user, loan)).instalments[0].id
        loans.settle(user, one, InstalmentState.PAID, START)
        loans.pause(user, loan.id, START)

        loans.reopen(user, one, START)

        assert (found(loans, user, loan)).next_reminder is None


class TestChanging:
    def test_the_same_date_keeps_every_instalment(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        before = [one.id for one in (found(loans, user, loan)).instalments]
        changed = LoanDraft("jiebei", "借呗", COUNTED.rule, 90000, 6)

        loans.change(user, loan.id, changed, START)

        after = found(loans, user, loan)
        assert [one.id for one in after.instalments] == before
        assert {one.amount for one in after.instalments} == {90000}
        assert (after.loan.lender, after.loan.name) == ("jiebei", "借呗")

    def test_another_date_leaves_what_is_overdue_owed(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        view = found(loans, user, loan)
        now = shanghai(2, 1, year=2027)
        loans.settle(user, view.instalments[1].id, InstalmentState.PAID, now)

        loans.change(user, loan.id, LoanDraft(None, "x", Monthly(date(2027, 2, 20), 20), None, 6), now)

        after = found(loans, user, loan)
        assert [one.due_on.isoformat() for one in after.instalments if one.state is InstalmentState.OPEN] == [
            *("2026-12-15", "2027-02-20", "2027-03-20", "2027-04-20", "2027-05-20")
        ]
        assert len(after.instalments) == 6
        assert {one.id for one in view.instalments[:2]} <= {one.id for one in after.instalments}

    def test_in_the_hours_between_two_midnights_the_lenders_counts(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        now = shanghai(12, 16, 0)  # still the 15th in Toronto

        loans.change(user, loan.id, LoanDraft(None, "x", Monthly(date(2026, 12, 20), 20), None, 6), now)

        assert (days(loans, user, loan))[0] == "2026-12-15"

    def test_a_paused_loan_stays_silent(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        loans.pause(user, loan.id, START)

        loans.change(user, loan.id, OPEN_ENDED, START)

        assert (found(loans, user, loan)).next_reminder is None

    def test_fewer_instalments_drop_the_last(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)

        loans.change(user, loan.id, LoanDraft(None, "x", COUNTED.rule, None, 2), START)

        assert days(loans, user, loan) == ["2026-12-15", "2027-01-15"]

    def test_after_a_change_of_dates_another_amount_changes_no_date(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        first = (found(loans, user, loan)).instalments[0].id
        loans.settle(user, first, InstalmentState.PAID, START)
        now = shanghai(2, 1, year=2027)
        changed = LoanDraft(None, "x", Monthly(date(2027, 2, 20), 20), 120_000, 6)
        loans.change(user, loan.id, changed, now)
        before = days(loans, user, loan)

        loans.change(user, loan.id, replace(changed, amount=90_000), now)

        assert before == days(loans, user, loan)
        assert before[:3] == ["2026-12-15", "2027-01-15", "2027-02-20"]
        assert len(before) == 6

    def test_what_was_paid_before_its_day_and_reopened_after_a_change_of_dates_stays(
        self, loans: Loans, user: User
    ) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        first = (found(loans, user, loan)).instalments[0].id
        loans.settle(user, first, InstalmentState.PAID, START)
        changed = LoanDraft(None, "x", Monthly(date(2026, 12, 20), 20), 120_000, 6)
        loans.change(user, loan.id, changed, START)
        loans.reopen(user, first, START)

        loans.change(user, loan.id, replace(changed, amount=90_000), START)

        assert (days(loans, user, loan))[:2] == ["2026-12-15", "2026-12-20"]
        assert len(days(loans, user, loan)) == 6

    def test_a_change_reminds_of_the_day_that_the_lender_agreed_to(self, loans: Loans, user: User) -> None:
        draft = LoanDraft(None, "x", Once(date(2026, 12, 15)), 120_000)
        (loan,) = loans.save(user, [draft], START)
        (one,) = (found(loans, user, loan)).instalments
        loans.agree(user, one.id, date(2026, 12, 25), "", START)

        loans.change(user, loan.id, replace(draft, amount=90_000), START)

        assert (found(loans, user, loan)).next_reminder == shanghai(12, 18)

    def test_what_has_more_time_than_its_old_date_stays_owed_when_the_dates_change(
        self, loans: Loans, user: User
    ) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        one = (found(loans, user, loan)).instalments[0].id
        now = shanghai(12, 20)
        loans.agree(user, one, date(2026, 12, 30), "", now)

        loans.change(user, loan.id, LoanDraft(None, "x", Monthly(date(2027, 1, 20), 20), None, 6), now)

        assert (days(loans, user, loan))[0] == "2026-12-30"


class TestKinds:
    def test_each_kind_has_its_days_and_amounts(self, loans: Loans, user: User) -> None:
        weekly = LoanDraft(None, "周", EveryDays(date(2026, 12, 4), 7), 100, 3, last_amount=40)
        listed = LoanDraft(None, "表", Listed((date(2026, 12, 4), date(2027, 2, 1))), amounts=(7, None))

        first = found(loans, user, loans.save(user, [weekly], START)[0])
        second = found(loans, user, loans.save(user, [listed], START)[0])

        assert [(str(one.due_on), one.amount) for one in first.instalments] == [
            ("2026-12-04", 100),
            ("2026-12-11", 100),
            ("2026-12-18", 40),
        ]
        assert [(str(one.due_on), one.amount) for one in second.instalments] == [
            ("2026-12-04", 7),
            ("2027-02-01", None),
        ]

    def test_an_open_ended_week_has_rows_ahead_as_days_pass(
        self, extend: Extend, loans: Loans, user: User
    ) -> None:
        (loan,) = loans.save(user, [LoanDraft(None, "周", EveryDays(date(2026, 12, 4), 7), 100)], START)

        for weeks in range(20):
            extend(START + timedelta(weeks=weeks))

        rows = (found(loans, user, loan)).instalments
        assert [one.due_on for one in rows] == [
            date(2026, 12, 4) + timedelta(weeks=n) for n in range(len(rows))
        ]
        assert [one.number for one in rows] == list(range(1, len(rows) + 1))
        assert rows[-1].due_on >= (START + timedelta(weeks=19, days=60)).date()

    def test_a_repeated_loan_can_be_overdue_from_the_start(self, loans: Loans, user: User) -> None:
        wish = LoanDraft(None, "旧", Monthly(date(2026, 9, 15), 15), 100)

        loans.save(user, [wish], START)

        overview = loans.overview(user, START)
        assert [str(owed.instalment.due_on) for owed in overview.overdue] == [
            "2026-09-15",
            "2026-10-15",
            "2026-11-15",
        ]

    def test_loans_of_one_title_are_numbered(self, loans: Loans, user: User) -> None:
        titles = [loans.save(user, [COUNTED], START)[0].title for _ in range(3)]
        assert titles == ["微粒贷", "微粒贷 · 2", "微粒贷 · 3"]
        (named,) = loans.save(user, [replace(COUNTED, label="装修")], START)
        assert named.title == "微粒贷 · 装修"


class TestPaying:
    def test_a_part_that_covers_what_is_left_pays_it(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        one = (found(loans, user, loan)).instalments[0].id

        assert loans.pay_part(user, one, 100_000, START)
        assert loans.pay_part(user, one, 20_000, START)
        assert not loans.pay_part(user, one, 1, START)

        assert (found(loans, user, loan)).instalments[0].state is InstalmentState.PAID
        loans.reopen(user, one, START)
        assert (found(loans, user, loan)).instalments[0].left == 20_000
        loans.reopen(user, one, START)
        assert (found(loans, user, loan)).instalments[0].left == 120_000

    def test_without_an_amount_parts_never_settle(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [replace(COUNTED, amount=None)], START)
        one = (found(loans, user, loan)).instalments[0].id

        loans.pay_part(user, one, 100_000, START)

        assert (found(loans, user, loan)).instalments[0].state is InstalmentState.OPEN


class TestAgreements:
    def test_one_instalment_moves_and_its_reminders_with_it(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [LoanDraft(None, "一", Once(date(2026, 12, 1)), 100)], START)
        one = (found(loans, user, loan)).instalments[0].id

        assert loans.agree(user, one, date(2026, 12, 20), "客服", START)

        view = found(loans, user, loan)
        assert view.next_reminder == shanghai(12, 13)
        owed = loans.owed(user, one, START)
        assert owed is not None
        assert owed.days == 28

    def test_a_moved_instalment_leaves_no_gap_and_no_double_ahead(
        self, extend: Extend, loans: Loans, user: User
    ) -> None:
        (loan,) = loans.save(user, [OPEN_ENDED], START)
        last = (found(loans, user, loan)).instalments[-1]
        loans.agree(user, last.id, last.due_on + timedelta(days=50), "", START)

        extend(START + timedelta(days=90))

        scheduled = [one.scheduled_on for one in (found(loans, user, loan)).instalments]
        assert scheduled == [
            date(2026, 12, 15),
            *(date(2027, month, 15) for month in range(1, len(scheduled))),
        ]

    def test_a_new_plan_keeps_what_is_settled_and_a_last_amount_that_differs(
        self, loans: Loans, user: User
    ) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        first = (found(loans, user, loan)).instalments[0].id
        loans.settle(user, first, InstalmentState.PAID, START)

        wish = replace(COUNTED, rule=Monthly(date(2026, 12, 28), 28), amount=50_000, count=4, last_amount=9)
        loans.change(user, loan.id, wish, START, "协商")

        rows = (found(loans, user, loan)).instalments
        assert [(str(one.due_on), one.amount) for one in rows] == [
            ("2026-12-15", 120_000),
            ("2026-12-28", 50_000),
            ("2027-01-28", 50_000),
            ("2027-02-28", 9),
        ]
        assert [event.note for event in loans.history(user, loan.id)][-1] == "协商"


class TestClosing:
    def test_a_deleted_loan_is_there_for_restoring_only(self, loans: Loans, user: User) -> None:
        (loan,) = loans.save(user, [COUNTED], START)
        one = (found(loans, user, loan)).instalments[0].id
        loans.delete(user, loan.id, START)

        assert loans.find(user, loan.id) is None
        assert loans.owed(user, one, START) is None
        assert loans.change(user, loan.id, COUNTED, START) is None
        assert not loans.resume(user, loan.id, START)
        assert (loans.overview(user, START)).views == ()

        assert loans.restore(user, loan.id, START)
        assert (found(loans, user, loan)).next_reminder == shanghai(12, 8)

    def test_an_open_ended_loan_restored_after_months_has_its_rows(
        self, extend: Extend, loans: Loans, user: User
    ) -> None:
        (loan,) = loans.save(user, [OPEN_ENDED], START)
        loans.finish(user, loan.id, START)
        later = START + timedelta(days=200)
        assert extend(later) == 0

        loans.restore(user, loan.id, later)

        assert (days(loans, user, loan))[-1] >= str((later + timedelta(days=60)).date())
