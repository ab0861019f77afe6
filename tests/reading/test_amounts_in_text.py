"""Sums in a longer text: each called what the words beside it call it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.amounts import Role, label_of, sums_in, without_labels
from bot.reading.text import plain


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("应还1,200.50元，最低还款额120.05元", ["due 1200.5", "minimum 120.05"]),
        ("應還金額￥1200.00元，可用額度50,000元", ["due 1200", "other 50000"]),
        ("应还金额（元）：1,200.00", ["due 1200"]),
        ("本金1000元、利息200元，本息合计1200元", ["other 1000", "other 200", "due 1200"]),
        ("本期剩余应还500元，剩余应还本金8,000元", ["due 500", "other 8000"]),
        ("应还1200已还500", ["due 1200", "paid 500"]),
        ("1200元待还", ["due 1200"]),
        ("1200元的还款", ["due 1200"]),
        ("1000.00本金，1200.00应还", ["other 1000", "due 1200"]),
        ("本期1200元最低还款120元", ["unsaid 1200", "unsaid 120"]),  # whose label is it?
        ("7元利息 | 1200元应还 | 9000元剩余本金 |", ["other 7", "due 1200", "other 9000"]),
        ("7元利息 和1200元应还 和9000元剩余本金 和", ["other 7", "due 1200", "other 9000"]),
        ("应还1200元 账单\n3000元", ["due 1200", "unsaid 3000"]),  # on another line
        ("1200元为本期应还\n95188", ["due 1200", "unsaid 95188"]),
        ("应还总额\n1,200.00\n最低还款\n120.00", ["due 1200", "minimum 120"]),
        ("CNY 300 is due on", ["due 300"]),
        ("amount due: CNY 1,200.00, minimum payment 120.00", ["due 1200", "minimum 120"]),
        ("1200", ["unsaid 1200"]),
        ("还款请留意，1200", ["unsaid 1200"]),
        ("应还 HK$1,200，美元0.00", ["due ?", "unsaid 0"]),
        ("应还¥0.00", ["due 0"]),
        ("应还-1200元", ["due ?"]),
        ("应还1,2345元", ["due ?"]),
        ("应还1.2万元", ["due 12000"]),
        ("第3期 12天 50% 9:00 1/12 尾号*1234 6个月 95分", []),
        ("马上消费金融 1200元", ["unsaid 1200"]),
        ("还款日12.15", ["unsaid 12.15"]),
    ],
)
def test_a_sum_is_called_what_stands_beside_it(text: str, sums: list[str]) -> None:
    found = [
        f"{one.role.name.lower()} {'?' if one.fen is None else f'{one.fen / 100:g}'}"
        for one in sums_in(plain(text))
    ]
    assert found == sums


def test_a_heading_is_a_label_too() -> None:
    assert [label_of(cell) for cell in ("应还总额", "剩余本金", "利息", "已还", "最低还款", "状态")] == [
        Role.DUE, Role.OTHER, Role.OTHER, Role.PAID, Role.MINIMUM, Role.UNSAID,
    ]  # fmt: skip
    assert without_labels("应还1200") == "  1200"


@settings(max_examples=200)
@given(st.text() | st.text("0123456789.,¥元-万一二百应还本金最低额 /:;"))
def test_sums_do_not_overlap_and_are_never_negative(text: str) -> None:
    words = plain(text)
    end = 0
    for one in sums_in(words):
        assert end <= one.span[0] < one.span[1] <= len(words)
        assert one.fen is None or one.fen >= 0
        end = one.span[1]
