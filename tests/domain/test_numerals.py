"""Folding and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.numerals import fold, number


def test_folding_makes_one_form_of_many() -> None:
    assert fold("每個月１５號，￥１２００。ABC 兩週後") == "每个月15号,¥1200.abc 两周后"


@given(st.text())
def test_folding_keeps_every_character_in_its_place_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0), ("15", 15), ("007", 7), ("零", 0), ("两", 2), ("十", 10), ("一十", 10), ("十五", 15),
        ("二十", 20), ("廿", 20), ("廿五", 25), ("三十一", 31), ("卅一", 31), ("九十九", 99),
        ("二〇二六", 2026), ("二零二六", 2026),
        ("", None), ("十十", None), ("一五", None), ("五百", None), ("廿十", None), ("二〇二", None),
        ("٣", None),
        ("1" * 5000, None),
    ],
)  # fmt: skip
def test_numbers_are_read_strictly(text: str, expected: int | None) -> None:
    assert number(text) == expected
