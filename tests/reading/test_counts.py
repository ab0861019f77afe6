"""The number of instalments that a line names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.loan_line import find_counts, the_count
from bot.reading.text import fold


def count(text: str, *, monthly: bool = True) -> int | None:
    return the_count(find_counts(fold(text)), monthly=monthly)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12期", 12), ("１２期", 12), ("12 期", 12), ("分12期", 12), ("分成12期", 12), ("共12期", 12),
        ("总共12期", 12),
        ("十二期", 12), ("二十四期", 24), ("一百二十期", 120), ("x12", 12), ("×12", 12), ("期数：12", 12),
        ("12 instalments", 12), ("twelve installments", 12), ("12 monthly payments", 12),
        ("Instalments: 12", 12),
        # what is left
        ("还剩5期", 5), ("還剩５期", 5), ("剩5期", 5), ("剩下5期", 5), ("剩余五期", 5), ("还有5期", 5),
        ("还差5期", 5),
        ("5 payments left", 5), ("5 more payments", 5), ("5 instalments remaining", 5),
        ("共12期，还剩5期", 5), ("还剩5期，共12期", 5), ("12期还剩5期", 5), ("第8期，还剩5期", 5),
        ("共12期，已还7期，还剩5期", 5), ("总期数12 剩余期数5", 5), ("12 payments, 5 payments left", 5),
        # numbers that do not agree, or do not say what is left
        ("共12期，已还3期，还剩5期", None), ("还剩13期，共12期", None), ("已还3期，共12期", None),
        ("第3期，共12期", None),
        ("还剩5期，剩6期", None), ("12期 24期", None), ("还剩0期，共12期", None),
        # no number of instalments that are due
        ("第3期", None), ("已还3期", None), ("还了3期", None), ("已经还了3期", None), ("还3期", None),
        ("逾期3期", None),
        ("已逾期3期", None), ("欠3期", None), ("前3期", None), ("最后一期", None), ("paid 3 payments", None),
        ("of 12 payments", None), ("0期", None), ("601期", None), ("期限12", None), ("3/12期", None),
        ("1.5期", None),
        ("12期限", None), ("二千期", None), ("", None),
    ],
)  # fmt: skip
def test_a_number_is_told_or_not(text: str, expected: int | None) -> None:
    assert count(text) == expected


def test_months_are_instalments_only_where_one_falls_due_each_month() -> None:
    for text in ("分12个月", "分十二個月", "12个月分期", "12个月的分期"):
        assert (count(text), count(text, monthly=False)) == (12, None)
    assert count("12个月") is None
    assert count("分12个月，还剩5期") is None


@given(st.integers(1, 600))
def test_every_number_is_told(number: int) -> None:
    for text in (f"{number}期", f"分{number}期", f"还剩{number}期", f"x{number}", f"{number} payments left"):
        assert count(text) == number


@given(st.integers(1, 600), st.integers(1, 600), st.integers(1, 600))
def test_three_numbers_are_taken_only_if_they_agree(every: int, paid: int, left: int) -> None:
    assert count(f"共{every}期，已还{paid}期，还剩{left}期") == (left if every - paid == left else None)
    assert count(f"共{every}期，已还{paid}期") is None


@given(st.text(alphabet="0123456789期第已还剩共分了个月x一二三十百 paymentsleft,/."))
def test_no_text_breaks_it(text: str) -> None:
    found = find_counts(fold(text))
    assert all(one.number is None or 1 <= one.number <= 600 for one in found)
    assert the_count(found, monthly=True) in {None, *(one.number for one in found)}
