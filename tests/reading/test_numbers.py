"""Numbers in figures, in Chinese and in English words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.numbers import number, private_numbers, spelled
from tests.reading.notation import spell


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一百", 100), ("一百二", 120), ("一百二十", 120), ("一百零二", 102), ("一百十二", 112),
        ("三百六十五", 365),
        ("一千二", 1200), ("一千二百五", 1250), ("一千零二十", 1020), ("一千二十", 1020), ("两千两百", 2200),
        ("一万二", 12_000), ("一万二千三", 12_300), ("一万零二", 10_002), ("一万五百", 10_500),
        ("12万", 120_000),
        ("12万5", 125_000), ("1万2500", 12_500), ("1千2", 1200), ("十万", 100_000), ("三十五万", 350_000),
        ("九千九百九十九万九千九百九十九", 99_999_999),
        ("", None), ("十五", None), ("五", None), ("1200", None), ("百", None), ("千二", None),
        ("百二", None),
        ("一千二万", None), ("一百二百", None), ("一千零二百", None), ("一百零零二", None),
        ("零一百", None), ("一百零", None),
        ("二十五百", None), ("12百", None), ("1万25", None), ("1万0250", None), ("一万万", None),
        ("二百两", None),
        ("一百" * 20, None), ("壹佰", None), ("一万零", None), ("零万", None), ("廿百", None),
    ],
)  # fmt: skip
def test_numbers_with_units_are_read_strictly(text: str, expected: int | None) -> None:
    assert spelled(text) == expected


@given(st.integers(100, 99_999_999))
def test_every_number_that_is_spelled_in_full_is_read_back(value: int) -> None:
    assert spelled(spell(value)) == value


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万0123456789廿", max_size=12))
def test_no_number_breaks_it_and_none_is_out_of_bounds(text: str) -> None:
    value = spelled(text)
    assert value is None or 100 <= value <= 99_999_999 + 9_000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("王经理13800138000", ["13800138000"]),
        ("138 0013 8000，+86 13800138000", ["138 0013 8000", "+86 13800138000"]),
        ("138****0000", ["138****0000"]),
        ("张三 身份证11010119900307123x 每月15号 500", ["11010119900307123x"]),
        ("1500 1200 600", []),
        ("尾号8000，95384，2026-12-08", []),
        ("单号1380013800012", []),
        ("信用卡6225000000004321", ["6225000000004321"]),
        ("卡 6225-0000-0000-4321-123", ["6225-0000-0000-4321-123"]),
        ("卡 6225 0000 0000 4321 500", ["6225 0000 0000 4321"]),
        ("2026-12-08 1,200,000.00", []),
    ],
)
def test_numbers_of_people_are_found(text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in private_numbers(text)] == found
