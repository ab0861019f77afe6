"""Numbers of complaints: taken as they are written, and never one of the person's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.filings import MAX_NUMBER
from bot.reading.case_number import NumberProblem, read_case_number

PRIVATE = [
    "13812345678",
    "138 1234 5678",
    "+86-138-1234-5678",
    "受理编号 13812345678",
    "１３８１２３４５６７８",
    "TS13812345678",
    "11010519491231002X",
    "110105 19491231 002x",
    "编号：110105194912310021号",
    "6222021234567890123",
    "6222 0212 3456 7890",
    "110105491231002",
    "E12345678",
]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("TS-20261129-001", "TS-20261129-001"),
        ("受理编号：TS2026112900123", "TS2026112900123"),
        ("编号是 2026 1129 0012", "202611290012"),
        ("工单号 8812345", "8812345"),
        ("沪金监访〔2026〕12号", "沪金监访〔2026〕12号"),
        ("京银投诉(2026)第0123号", "京银投诉(2026)第0123号"),
        ("case number: AB/12345", "AB/12345"),
        ("20261129000123456", "20261129000123456"),
        ("202611290001234", "202611290001234"),
    ],
)
def test_it_is_taken_without_what_stands_before_it(typed: str, number: str) -> None:
    assert read_case_number(typed) == number


@pytest.mark.parametrize("typed", PRIVATE)
def test_what_may_be_a_number_of_the_person_is_never_taken(typed: str) -> None:
    assert read_case_number(typed) is NumberProblem.PRIVATE


@pytest.mark.parametrize(
    "typed",
    ["", "不知道", "还没有给我", "12", "客服说十五天之内给我答复的2026", "x1" * 40, "<b>123</b>"],
)
def test_what_is_no_number_is_not_taken(typed: str) -> None:
    assert read_case_number(typed) is NumberProblem.UNREAD


@pytest.mark.parametrize("typed", ["微粒贷500", "每月15号还1200", "12月20号"])
def test_where_it_may_be_read_otherwise_a_code_alone_is_taken(typed: str) -> None:
    assert read_case_number(typed, certain=True) is NumberProblem.UNREAD
    assert read_case_number("受理编号" + "AB123", certain=True) == "AB123"


@given(st.text(st.sampled_from("0123456789abcX:：号编受理 -〔〕(+\n\u200b<&"), max_size=60))
def test_whatever_is_typed_it_is_short_and_no_mobile_number(typed: str) -> None:
    number = read_case_number(typed)

    assert isinstance(number, NumberProblem) or (
        3 <= len(number) <= MAX_NUMBER
        and not {*"<& \n\u200b+"} & {*number}
        and read_case_number(number) == number
    )
