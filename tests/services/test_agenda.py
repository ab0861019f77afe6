"""What falls due on which day, with rows and beyond them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.dates import DateRule, EveryDays, Monthly, Once
from bot.domain.loans import Instalment, InstalmentState, Loan, LoanState
from bot.services.agenda import Due, due_between
from bot.store.records import LoanView
from tests.worlds import START


def view(rule: DateRule, days: Sequence[date], count: int | None = None) -> LoanView:
    loan = Loan(1, 7, None, "借呗", rule, 50000, count, LoanState.ACTIVE, START)
    rows = (
        Instalment(number, 1, number, day, 60000, InstalmentState.OPEN) for number, day in enumerate(days, 1)
    )
    return LoanView(loan, tuple(rows), None)


MONTHLY = view(Monthly(date(2026, 11, 30), 31), [date(2026, 11, 30), date(2026, 12, 31)])


def test_a_loan_without_end_is_due_beyond_its_rows_too() -> None:
    found = due_between([MONTHLY], date(2026, 12, 1), date(2027, 4, 30))

    assert [one.day for one in found] == [
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
        date(2027, 4, 30),
    ]
    assert found[0].instalment is MONTHLY.instalments[1]
    assert [one.instalment for one in found[1:]] == [None] * 4
    assert [one.amount for one in found] == [60000, 50000, 50000, 50000, 50000]


def test_what_is_settled_is_not_due_again() -> None:
    paid = replace(MONTHLY.instalments[1], state=InstalmentState.PAID)

    found = due_between(
        [replace(MONTHLY, instalments=(MONTHLY.instalments[0], paid))], date(2026, 11, 1), date(2026, 12, 31)
    )

    assert [one.day for one in found] == [date(2026, 11, 30)]


def test_a_loan_with_an_end_is_due_on_its_rows_only() -> None:
    counted = view(Monthly(date(2026, 11, 30), 31), [date(2026, 11, 30)], count=1)
    once = view(Once(date(2026, 12, 5)), [date(2026, 12, 5)])

    found = due_between([counted, once], date(2026, 11, 1), date(2027, 12, 31))

    assert [one.day for one in found] == [date(2026, 11, 30), date(2026, 12, 5)]


def test_an_agreed_day_stands_in_for_the_one_of_the_schedule() -> None:
    first, second = MONTHLY.instalments
    moved = replace(second, due_on=date(2027, 1, 10), moved_from=second.due_on)

    found = due_between([replace(MONTHLY, instalments=(first, moved))], date(2026, 12, 1), date(2027, 1, 31))

    assert [one.day for one in found] == [date(2027, 1, 10), date(2027, 1, 31)]


def test_what_was_paid_in_part_is_due_with_the_rest() -> None:
    part = replace(MONTHLY.instalments[0], paid=10000)

    (found,) = due_between([replace(MONTHLY, instalments=(part,))], date(2026, 11, 30), date(2026, 11, 30))

    assert found == Due(date(2026, 11, 30), MONTHLY.loan, part)
    assert found.amount == 50000


def test_several_loans_come_in_the_order_of_their_days() -> None:
    weekly = view(EveryDays(date(2026, 11, 27), 7), [date(2026, 11, 27)])

    found = due_between([MONTHLY, weekly], date(2026, 11, 22), date(2026, 12, 5))

    assert [one.day for one in found] == [date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 4)]
