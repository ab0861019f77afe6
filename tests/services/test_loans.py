"""Loans: rows ahead, what is owed, paying, and changing without losing a debt."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.dates import Monthly, Once
from bot.domain.language import Language
from bot.domain.loans import InstalmentState, Loan, LoanDraft
from bot.services.loans import Loans
from bot.store.base import LoanView, User
from bot.world import EmulatedWorld
from tests.worlds import START, open_world, shanghai

OPEN_ENDED = LoanDraft("weilidai", "微粒贷", Monthly(date(2026, 12, 15), 15), 120000)
COUNTED = LoanDraft("weilidai", "微粒贷", Monthly(date(2026, 12, 15), 15), 120000, 6)


@pytest.fixture
def loans(world: EmulatedWorld) -> Loans:
    return world.bot.services.loans


@pytest.fixture
async def user(world: EmulatedWorld) -> User:
    users = world.bot.services.users
    return await users.subscribe(users.stranger(1, Language.HANS, START), START)


async def found(loans: Loans, user: User, loan: Loan) -> LoanView:
    view = await loans.find(user, loan.id)
    assert view is not None
    return view


async def days(loans: Loans, user: User, loan: Loan) -> list[str]:
    return [one.due_on.isoformat() for one in (await found(loans, user, loan)).instalments]


class TestRowsAhead:
    async def test_one_damaged_user_keeps_nobody_else_from_theirs(self, tmp_path: Path) -> None:
        errors: list[str] = []
        async with open_world(tmp_path / "bot.db", errors=errors) as world:
            users, loans = world.bot.services.users, world.bot.services.loans
            damaged, other = [
                await users.subscribe(users.stranger(number, Language.HANS, START), START)
                for number in (1, 2)
            ]
            await loans.save(damaged, OPEN_ENDED, START)
            loan = await loans.save(other, OPEN_ENDED, START)
            nowhere = replace(damaged.preferences, zone="Nowhere")
            await world.bot.store.save_user(replace(damaged, preferences=nowhere))

            assert await loans.extend_all(START + timedelta(days=90)) > 0

            assert "2027-05-15" in await days(loans, other, loan)
        assert "could not be extended" in errors[0]

    async def test_a_counted_loan_has_all_of_its_rows(self, loans: Loans, user: User) -> None:
        loan = await loans.save(user, COUNTED, START)

        assert await days(loans, user, loan) == [
            *("2026-12-15", "2027-01-15", "2027-02-15", "2027-03-15", "2027-04-15", "2027-05-15")
        ]

    async def test_an_open_ended_one_has_at_least_sixty_days_and_keeps_them(
        self, world: EmulatedWorld, loans: Loans, user: User
    ) -> None:
        loan = await loans.save(user, OPEN_ENDED, START)

        for month in range(12):
            now = START + timedelta(days=30 * month)
            await loans.extend_all(now)
            last = (await days(loans, user, loan))[-1]
            assert date.fromisoformat(last) >= now.date() + timedelta(days=60)
        numbers = [one.number for one in (await found(loans, user, loan)).instalments]
        assert numbers == list(range(1, len(numbers) + 1))

    async def test_extending_twice_adds_nothing(self, loans: Loans, user: User) -> None:
        await loans.save(user, OPEN_ENDED, START)
        assert await loans.extend_all(START + timedelta(days=60)) > 0

        assert await loans.extend_all(START + timedelta(days=60)) == 0

    async def test_an_open_ended_loan_far_ahead_has_its_first_row(self, loans: Loans, user: User) -> None:
        far = LoanDraft(None, "x", Monthly(date(2028, 6, 1), 1))

        loan = await loans.save(user, far, START)

        assert await days(loans, user, loan) == ["2028-06-01"]

    async def test_every_date_comes_from_the_day_that_was_named(self, loans: Loans, user: User) -> None:
        loan = await loans.save(user, LoanDraft(None, "x", Monthly(date(2027, 1, 31), 31), None, 4), START)

        assert await days(loans, user, loan) == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


class TestOwed:
    async def test_is_overdue_from_the_end_of_the_day_in_shanghai(self, loans: Loans, user: User) -> None:
        await loans.save(user, LoanDraft(None, "x", Once(date(2026, 12, 15))), START)

        before = await loans.overview(user, shanghai(12, 15, 23, 59))
        after = await loans.overview(user, shanghai(12, 16, 0))

        assert ([one.days for one in before.coming], before.overdue) == ([0], ())
        assert ([one.days for one in after.overdue], after.coming) == ([-1], ())

    async def test_only_the_next_one_of_each_loan_is_coming(self, loans: Loans, user: User) -> None:
        await loans.save(user, COUNTED, START)

        overview = await loans.overview(user, shanghai(1, 20, year=2027))

        assert [one.instalment.number for one in overview.overdue] == [1, 2]
        assert [one.instalment.number for one in overview.coming] == [3]

    async def test_another_users_is_not_there(self, world: EmulatedWorld, loans: Loans, user: User) -> None:
        loan = await loans.save(user, COUNTED, START)
        other = await world.bot.services.users.subscribe(
            world.bot.services.users.stranger(2, Language.HANS, START), START
        )
        one = (await found(loans, user, loan)).instalments[0].id

        assert await loans.find(other, loan.id) is None
        assert await loans.owed(other, one, START) is None
        assert not await loans.settle(other, one, InstalmentState.PAID, START)
        assert not await loans.reopen(other, one, START)
        assert await loans.snooze(other, one, START + timedelta(hours=1), START) is None
        assert not await loans.pause(other, loan.id, START)
        assert not await loans.resume(other, loan.id, START)
        assert not await loans.delete(other, loan.id, START)
        assert await loans.change(other, loan.id, OPEN_ENDED, START) is None


class TestSettling:
    async def test_twice_does_nothing(self, loans: Loans, user: User) -> None:
        loan = await loans.save(user, COUNTED, START)
        one = (await found(loans, user, loan)).instalments[0].id
        assert await loans.settle(user, one, InstalmentState.PAID, START)
        before = await found(loans, user, loan)

        assert not await loans.settle(user, one, InstalmentState.SKIPPED, shanghai(12, 1))

        assert await found(loans, user, loan) == before

    async def test_and_undoing_brings_future_reminders_back(self, loans: Loans, user: User) -> None:
        loan = await loans.save(user, LoanDraft(None, "x", Once(date(2026, 12, 15))), START)
        one = (await found(loans, user, loan)).instalments[0].id
        await loans.settle(user, one, InstalmentState.PAID, START)
        assert (await found(loans, user, loan)).next_reminder is None

        assert await loans.reopen(user, one, shanghai(12, 13))

        assert (await found(loans, user, loan)).next_reminder == shanghai(12, 14)
        assert not await loans.reopen(user, one, shanghai(12, 13))

    async def test_undoing_in_a_paused_loan_plans_nothing(self, loans: Loans, user: User) -> None:
        loan = await loans.save(user, COUNTED, START)
        one = (await found(loans, user, loan)).instalments[0].id
        await loans.settle(user, one, InstalmentState.PAID, START)
        await loans.pause(user, loan.id, START)

        await loans.reopen(user, one, START)

        assert (await found(loans, user, loan)).next_reminder is None


class TestChanging:
    async def test_the_same_date_keeps_every_instalment(self, loans: Loans, user: User) -> None:
        loan = await loans.save(user, COUNTED, START)
        before = [one.id for one in (await found(loans, user, loan)).instalments]
        changed = LoanDraft("jiebei", "借呗", COUNTED.rule, 90000, 6)

        await loans.change(user, loan.id, changed, START)

        after = await found(loans, user, loan)
        assert [one.id for one in after.instalments] == before
        assert {one.amount for one in after.instalments} == {90000}
        assert (after.loan.lender, after.loan.name) == ("jiebei", "借呗")

    async def test_another_date_leaves_what_is_overdue_owed(self, loans: Loans, user: User) -> None:
        loan = await loans.save(user, COUNTED, START)
        view = await found(loans, user, loan)
        now = shanghai(2, 1, year=2027)
        await loans.settle(user, view.instalments[1].id, InstalmentState.PAID, now)

        await loans.change(user, loan.id, LoanDraft(None, "x", Monthly(date(2027, 2, 20), 20), None, 6), now)

        after = await found(loans, user, loan)
        assert [one.due_on.isoformat() for one in after.instalments if one.state is InstalmentState.OPEN] == [
            *("2026-12-15", "2027-02-20", "2027-03-20", "2027-04-20", "2027-05-20")
        ]
        assert len(after.instalments) == 6
        assert {one.id for one in view.instalments[:2]} <= {one.id for one in after.instalments}

    async def test_in_the_hours_between_two_midnights_the_lenders_counts(
        self, world: EmulatedWorld, loans: Loans, user: User
    ) -> None:
        loan = await loans.save(user, COUNTED, START)
        now = shanghai(12, 16, 0)  # still the 15th in Toronto

        await loans.change(user, loan.id, LoanDraft(None, "x", Monthly(date(2026, 12, 20), 20), None, 6), now)

        assert (await days(loans, user, loan))[0] == "2026-12-15"

    async def test_a_paused_loan_stays_silent(self, loans: Loans, user: User) -> None:
        loan = await loans.save(user, COUNTED, START)
        await loans.pause(user, loan.id, START)

        await loans.change(user, loan.id, OPEN_ENDED, START)

        assert (await found(loans, user, loan)).next_reminder is None

    async def test_fewer_instalments_drop_the_last(self, loans: Loans, user: User) -> None:
        loan = await loans.save(user, COUNTED, START)

        await loans.change(user, loan.id, LoanDraft(None, "x", COUNTED.rule, None, 2), START)

        assert await days(loans, user, loan) == ["2026-12-15", "2027-01-15"]
