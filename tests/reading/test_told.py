"""Whether a text was told by a machine, or typed by somebody. What it tells: test_signs."""

import pytest

from bot.reading.text import plain
from bot.reading.told import is_for_you, is_list, is_notice, is_told


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("12月01日主动还款120.00元成功，月付账单已结清", True),
        ("校验码 8866，还款800元", True),
        ("12月1日向王某转账500元成功", True),
        ("尾号7702卡12月1日支出500.00元", True),
        ("微粒贷 每月15号 1200 已还清", False),
        ("第1期 12月15日 1200 已还清", False),
        ("12月15日 1200 已还清\n1月15日 1200 已还清", False),
        ("我12月1日还款成功500元", False),
        ("12月1日扣款500元成功了吗", False),
        ("还款成功", False),
    ],
)
def test_a_notice_has_a_figure_and_neither_a_rhythm_nor_a_speaker(text: str, notice: bool) -> None:
    assert is_notice(plain(text)) is notice


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("【花呗】12月账单389.02元", True),
        ("您预约的12月13日提前还款已取消", True),
        ("美团月付\n12月账单\n¥186.40\n还款日 12月8日", True),
        ("您好，12月15日还款1200元", False),
        ("您能提醒15号还借呗么", False),
        ("微粒贷12月15日要还1200元", False),
        ("您好，我的借呗12月15日要还款1200元，请问可以晚几天吗，账单已经出了", False),
    ],
)
def test_a_machine_has_a_sender_speaks_to_a_customer_or_lists_what_is_due(text: str, told: bool) -> None:
    assert is_told(plain(text)) is told


def test_a_customer_is_spoken_to_and_does_not_speak() -> None:
    assert is_for_you(plain("您的快递12月5日送达"))
    assert not is_for_you(plain("您好，我的快递12月5日送达"))


def test_a_list_has_a_day_and_a_sum_on_several_lines() -> None:
    assert is_list(plain("12月15日 1200元\n1月15日 1200元"))
    assert not is_list(plain("还款日 12月15日\n应还 1200元"))
