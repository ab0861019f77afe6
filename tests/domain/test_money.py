"""Amounts of money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.money import MAX_AMOUNT, read_amount


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1200", 120_000), ("1,200.50", 120_050), ("¥1200元", 120_000), ("￥1200", 120_000),
        ("１２００", 120_000), ("1，200", 120_000), ("1.2万", 1_200_000), ("1.2萬元", 1_200_000),
        ("1.2345万", 1_234_500), ("1200块", 120_000), ("1200塊錢", 120_000), ("1200 CNY", 120_000),
        ("RMB 1200", 120_000), ("人民币1200", 120_000), ("1200元整", 120_000), ("1200.5", 120_050),
        ("0.01", 1), (" 1200。", 120_000), ("3k", 300_000), ("2千", 200_000), ("1200 yuan", 120_000),
        ("100000000", MAX_AMOUNT),
        ("1亿", None), ("100000000.01", None), ("10000.1万", None), ("0", None), ("0.00", None), ("-5", None),
        ("1.200", None), ("1.234567千", None), ("1,20", None), ("1.200,50", None), ("12,00", None),
        ("1 200", None), ("$1200", None), ("1200美元", None), ("1200港币", None), ("abc", None), ("", None),
        ("1200元1200", None), ("9" * 5000, None), ("٣٣", None), ("1e5", None), ("两千", None), ("15号", None),
        ("12期", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_or_refused(text: str, fen: int | None) -> None:
    assert read_amount(text) == fen


@given(st.integers(1, MAX_AMOUNT))
def test_every_amount_that_can_be_written_is_read_back(fen: int) -> None:
    for written in (f"{fen // 100}.{fen % 100:02}", f"¥{fen // 100:,}.{fen % 100:02}元"):
        assert read_amount(written) == fen


@given(st.text(alphabet="0123456789.,¥元万kw块 -一二RMBrmb"))
def test_no_text_breaks_it_and_no_amount_is_out_of_bounds(text: str) -> None:
    fen = read_amount(text)
    assert fen is None or 0 < fen <= MAX_AMOUNT
