"""What sort of message it is, and what in it is neither a date nor a sum. Bills as a whole: test_bills."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.notices import BillWarning, masked, without_numbers
from bot.reading.signs import is_late, is_promoted, names_debt
from bot.reading.text import plain


@pytest.mark.parametrize(
    ("text", "debt"),
    [
        ("您的账单已出", True),
        ("您的贷款将于12月15日到期", True),
        ("您的优惠将于12月15日到期", False),
        ("如您已还款成功请忽略，应还500元", True),
        ("您的账单已还清", False),
        ("应还500元，否则上门", False),
        ("应还500元，否则上 门", False),
        ("應還500元，否則上-門", False),
        ("a courtesy reminder: payment due", True),
        ("payment due, see you in court", False),
        ("请按时偿还以下款项，本公司法定代表人", False),
        ("请偿还账单中以下款项，以免损失信用，线上门店可查", True),
        ("天气不错", False),
    ],
)
def test_a_debt_is_named_and_not_threatened_with(text: str, debt: bool) -> None:
    assert names_debt(plain(text)) is debt


@pytest.mark.parametrize(
    ("text", "left", "warnings"),
    [
        ("还款 https://example.com/a，谢谢", "还款 ，谢谢", (BillWarning.LINK,)),
        ("致电95188谢谢", "谢谢", (BillWarning.PHONE,)),
        ("应还12345元", "应还12345元", ()),
        ("应还 95188", "应还 95188", ()),
        ("收款人张某", "张某", (BillWarning.ACCOUNT,)),
        ("请勿转入个人账户", "请勿", ()),
        ("尾号1234的卡", "的卡", ()),
        ("（1234）", "", ()),
        ("第3/12期", "", ()),
        ("17:00前", "前", ()),
        ("合同2026-12-15到期", "合同2026-12-15到期", ()),
    ],
)
def test_numbers_that_are_no_sums_are_blanked_out(
    text: str, left: str, warnings: tuple[BillWarning, ...]
) -> None:
    rest, found = masked(plain(text))
    assert rest.replace("\0", "").strip() == plain(left)
    assert found == warnings


@settings(max_examples=200)
@given(st.text() | st.text("0123456789*-. :/尾号期电话.comhttps转账至"))
def test_what_is_left_stays_in_its_place(text: str) -> None:
    words = plain(text)
    for rest in (masked(words)[0], without_numbers(words)):
        assert len(rest) == len(words)
        assert all(one in ("\0", " ", other) for one, other in zip(rest, words, strict=True))


def test_late_and_promoted_are_words_of_their_own() -> None:
    assert is_late("您的借款已逾期3天")
    assert not is_late("请按时还款;以免逾期")
    assert is_promoted("退订回t")
    assert not is_promoted("请按时还款")
