"""Pasted lines: one plan or several loans, told apart, and nothing dropped."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.loan_line import Entry
from bot.reading.repayment_plan import MAX_LOANS, Schedule, read_lines, read_pasted
from tests.reading.notation import shown

SUNDAY = date(2026, 11, 22)
NAMES = ("360借条", "奇富借条", "58好借", "微粒贷", "借呗", "平安好贷")
MONTHLY = "15 from 2026-12-15"


def loans(text: str) -> tuple[Entry, ...]:
    read = read_pasted(text, SUNDAY, NAMES)
    assert isinstance(read, tuple), text
    return read


@pytest.mark.parametrize(
    "text",
    [
        "微粒贷 每月15号 1200 12期\n借呗 12月20日 500",
        "1. 微粒贷 每月15号 1200 12期\n2. 借呗 12月20日 500",
        "1.微粒贷 每月15号 1200 12期\n2.借呗 12月20日 500",
        "- 微粒贷 每月15号 1200 12期\n- 借呗 12月20日 500",
        "（1）微粒贷 每月15号 1200 12期\n（2）借呗 12月20日 500",
        "微粒贷 每月15号 1200 12期；借呗 12月20日 500",
        "平台 还款日 金额 期数\n微粒贷 每月15号 1200 12期\n\n借呗 12月20日 500",
        "每月15号还微粒贷1200，12期\n12月20日还借呗500",
    ],
)
def test_each_line_is_a_loan(text: str) -> None:
    assert [(one.lender_text, shown(one.date), one.amount, one.count, one.unread) for one in loans(text)] == [
        ("微粒贷", MONTHLY, 120_000, 12, ()),
        ("借呗", "2026-12-20", 50_000, None, ()),
    ]


def test_a_line_that_cannot_be_read_stays_in_its_place() -> None:
    first, second, third, fourth = loans("微粒贷 每月15号 1200\n什么东西\n花呗 500\n借呗 每月10日 800")
    assert second == Entry("", None, None, None, ("什么东西",))
    assert (third.lender_text, third.date, third.amount) == ("花呗", None, 50_000)
    assert (first.lender_text, fourth.lender_text) == ("微粒贷", "借呗")


def test_a_known_name_with_a_date_is_a_loan_without_an_amount() -> None:
    assert [one.lender_text for one in loans("微粒贷 12月15日\n借呗 12月20日")] == ["微粒贷", "借呗"]


def test_two_loans_at_one_lender_stay_two() -> None:
    read = loans("微粒贷 12月15日 1200\n微粒贷 12月20日 500")
    assert [(one.lender_text, one.amount) for one in read] == [("微粒贷", 120_000), ("微粒贷", 50_000)]


def test_more_loans_than_anyone_has_are_handed_back() -> None:
    lines = [f"花呗{'甲乙丙丁'[n % 4]} 每月{n % 28 + 1}号 {n + 100}元" for n in range(MAX_LOANS + 3)]
    read = loans("\n".join(lines))
    assert len(read) == MAX_LOANS + 1
    assert read[-1] == Entry("", None, None, None, tuple(lines[MAX_LOANS:]))


@pytest.mark.parametrize(
    "text",
    [
        "微粒贷\n12月15日 1200\n1月15日 1200",
        "微粒贷 12月15日 1200\n1月15日 1200",
        "12月15日 1200\n1月15日 1200",
        "微粒贷 12月15日 1200\n微粒贷 1月15日 1200\n微粒贷 2月15日 1200",
    ],
)
def test_lines_of_one_lender_are_a_plan(text: str) -> None:
    assert isinstance(read_pasted(text, SUNDAY, NAMES), Schedule)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "微粒贷 每月15号 1200",
        "今天天气好\n明天不好",
        "12月15日他们来电\n12月16日又来电",
        "12月15日张三打了3次电话\n12月16日李四打了5次",
        "你好\n我的微粒贷每月15号还1200\n他们说要上门\n怎么办",
        "每月15号\n1200\n12期",
        "微粒贷 每月15号 1200\n借呗 每月10号 800\n这两笔都还不上了\n他们天天打电话\n怎么办",
        "微粒贷\n借呗",
    ],
)
def test_talk_is_neither(text: str) -> None:
    assert read_pasted(text, SUNDAY, NAMES) is None


_FRAGMENTS = (
    "微粒贷", "借呗", "360借条", "花呗", "每月15号", "12月15日", "1月15日", "15号", "明天", "1200",
    "800元", "12期", "已还", " ", "\n", "\n", "；", "，", "1.", "- ", "第1期", "上门", "¥",
)  # fmt: skip


@settings(max_examples=200)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from(_FRAGMENTS), max_size=20).map("".join),
    st.dates() | st.just(SUNDAY),
)
def test_no_text_breaks_it_and_no_line_is_lost(text: str, today: date) -> None:
    assert read_pasted(text, today, NAMES) is None or True
    read = read_lines(text, today, NAMES)
    assert read is None or len(read) >= 2
