"""The instalments of a loan, and drafts that can't be saved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import Monthly, Once, day_in_month
from bot.domain.loans import (
    HORIZON,
    MAX_COUNT,
    MAX_NAME,
    DraftProblem,
    LoanDraft,
    draft_problem,
    instalment_days,
    spread,
)
from bot.domain.money import MAX_AMOUNT

TODAY = date(2026, 11, 22)
MONTHLY = Monthly(date(2026, 12, 15), 15)
DRAFT = LoanDraft(None, "微粒贷", MONTHLY, 120_000, 12)


def test_a_counted_loan_has_all_its_instalments() -> None:
    days = instalment_days(MONTHLY, 12, TODAY)
    assert [number for number, _ in days] == list(range(1, 13))
    assert days[0] == (1, date(2026, 12, 15))
    assert days[-1] == (12, date(2027, 11, 15))


def test_once_is_one_instalment_however_far_or_long_past() -> None:
    assert instalment_days(Once(date(2030, 1, 1)), None, TODAY) == [(1, date(2030, 1, 1))]
    assert instalment_days(Once(date(2020, 1, 1)), 1, TODAY) == [(1, date(2020, 1, 1))]


def test_an_open_ended_loan_reaches_to_the_horizon_and_has_at_least_one() -> None:
    assert [day for _, day in instalment_days(MONTHLY, None, date(2027, 2, 15))] == [
        date(2026, 12, 15),
        date(2027, 1, 15),
        date(2027, 2, 15),
    ]
    assert instalment_days(MONTHLY, None, date(2026, 12, 1)) == [(1, date(2026, 12, 15))]


@given(
    st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(1, 31), st.integers(1, 12), st.integers(0, 39)
)
def test_rows_reach_sixty_days_ahead_even_if_the_daily_work_rests(
    today: date, anchor: int, every: int, idle: int
) -> None:
    rule = Monthly(day_in_month(today.year, today.month, anchor), anchor, every)
    rows = instalment_days(rule, None, today + HORIZON)
    later = today + timedelta(idle)
    assert set(instalment_days(rule, None, later + timedelta(60))) <= set(rows)


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        (DRAFT, None),
        (replace(DRAFT, count=None, amount=None), None),
        (replace(DRAFT, rule=Once(TODAY), count=None), None),
        (replace(DRAFT, rule=Once(TODAY), count=1), None),
        (replace(DRAFT, rule=Monthly(date(2027, 2, 28), 31)), None),
        (replace(DRAFT, name=" "), DraftProblem.NAME),
        (replace(DRAFT, name="贷" * (MAX_NAME + 1)), DraftProblem.NAME),
        (replace(DRAFT, rule=Once(TODAY), count=2), DraftProblem.COUNT_OF_ONCE),
        (replace(DRAFT, count=0), DraftProblem.COUNT),
        (replace(DRAFT, count=MAX_COUNT + 1), DraftProblem.COUNT),
        (replace(DRAFT, amount=0), DraftProblem.AMOUNT),
        (replace(DRAFT, amount=MAX_AMOUNT + 1), DraftProblem.AMOUNT),
        (replace(DRAFT, rule=replace(MONTHLY, anchor=32)), DraftProblem.RULE),
        (replace(DRAFT, rule=replace(MONTHLY, every=0)), DraftProblem.RULE),
        (replace(DRAFT, rule=replace(MONTHLY, every=13)), DraftProblem.RULE),
        (replace(DRAFT, rule=replace(MONTHLY, anchor=16)), DraftProblem.RULE),
        (replace(DRAFT, rule=Monthly(date(9990, 1, 1), 1), count=600), DraftProblem.TOO_FAR),
        (replace(DRAFT, rule=Once(date(9999, 12, 31)), count=None), DraftProblem.TOO_FAR),
    ],
)
def test_a_draft_that_makes_no_sense_is_refused(draft: LoanDraft, problem: DraftProblem | None) -> None:
    assert draft_problem(draft) is problem


@pytest.mark.parametrize(
    ("total", "amount", "found"),
    [(3000, 1000, (3, None)), (3500, 1000, (4, 500)), (1000, 1000, (1, None)), (400, 1000, (1, 400))],
)
def test_a_total_is_paid_off_by_equal_instalments_and_what_is_left(
    total: int, amount: int, found: tuple[int, int | None]
) -> None:
    assert spread(total, amount) == found
