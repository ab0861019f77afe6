"""Amounts, alone and in a longer text, where each sum is called what the words beside it call it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.money import MAX_AMOUNT
from bot.reading.amounts import MARKED, Role, label_of, read_amount, sums_in, without_labels
from bot.reading.text import fold, plain
from tests.reading.notation import spell


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
        ("1200元1200", None), ("9" * 5000, None), ("٣٣", None), ("1e5", None), ("两千", 200_000),
        ("15号", None), ("12期", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_or_refused(text: str, fen: int | None) -> None:
    assert read_amount(text) == fen


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("一千二", 1200), ("一千二百", 1200), ("两千", 2000), ("兩千", 2000), ("一万二", 12_000),
        ("一萬二", 12_000),
        ("1万2", 12_000), ("１萬２", 12_000), ("3千5", 3500), ("1万2500", 12_500), ("1千2百", 1200),
        ("十二万五", 125_000),
        ("一千零二十", 1020), ("一千零五", 1005), ("一百五", 150), ("二百五", 250), ("一万零五百", 10_500),
        ("两千三百元", 2300), ("一千二百块钱", 1200), ("¥一千二", 1200), ("人民币两千元整", 2000),
        ("十五元", 15),
        ("五块", 5), ("一块钱", 1), ("壹仟贰佰元整", 1200), ("叁萬伍仟圓", 35_000), ("陆佰元", 600),
        ("1200块5", 1200.5), ("1200块5毛", 1200.5), ("1200元5角", 1200.5), ("1200元5角2分", 1200.52),
        ("十二块五", 12.5), ("一千二百块五", 1200.5), ("CN¥1,200.50", 1200.5), ("cny 1200", 1200),
        # not sure
        ("十五", None), ("五", None), ("二〇二六", None), ("百五", None), ("千二", None), ("三五千", None),
        ("一千多", None),
        ("1万25", None), ("1.2万5", None), ("一千十", None), ("一千零二百", None), ("一百零", None),
        ("二百两", None),
        ("1200块5期", None), ("1200块50", None), ("1200元5", None), ("1200.5块5", None), ("五毛", None),
        ("一亿", None),
        ("九千九百九十九万九千九百九十九元", 99_999_999), ("一万万", None), ("零元", None),
        ("一千二美元", None),
    ],
)  # fmt: skip
def test_an_amount_in_chinese_is_read_or_refused(text: str, yuan: float | None) -> None:
    assert read_amount(text) == (None if yuan is None else round(yuan * 100))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("还一千二吧", []), ("还一千二 吧", ["一千二"]), ("月供一千二百元", ["一千二百元"]),
        ("借呗 3千5", ["3千5"]),
        ("¥1万2 12期", ["¥1万2"]), ("1200块5期", ["1200块"]), ("1200块5 12期", ["1200块5"]),
        ("12块 5期", ["12块"]),
        ("一块还吧", []), ("百信 五百", ["五百"]), ("千金贷 三千", ["三千"]), ("五百强", []),
        ("一百天", []), ("三百期", []),
        ("1.2万5", []), ("1,2千5", []), ("¥1,20", []), ("¥1200 ¥1300", ["¥1200", "¥1300"]), ("陆金所", []),
        ("十五", []),
    ],
)  # fmt: skip
def test_an_amount_that_says_so_is_found_in_a_text(text: str, found: list[str]) -> None:
    assert [match[0] for match in re.finditer(MARKED, fold(text))] == found


@given(st.integers(1, 99_999_999))
def test_every_amount_that_can_be_spelled_is_read_back(yuan: int) -> None:
    assert read_amount(f"{spell(yuan)}元") == yuan * 100


@given(st.integers(1, MAX_AMOUNT))
def test_every_amount_that_can_be_written_is_read_back(fen: int) -> None:
    for written in (f"{fen // 100}.{fen % 100:02}", f"¥{fen // 100:,}.{fen % 100:02}元"):
        assert read_amount(written) == fen


@given(st.text(alphabet="0123456789.,¥元万千百十零两角分kw块 -一二RMBrmb壹佰"))
def test_no_text_breaks_it_and_no_amount_is_out_of_bounds(text: str) -> None:
    fen = read_amount(text)
    assert fen is None or 0 < fen <= MAX_AMOUNT


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
