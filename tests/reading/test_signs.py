"""What a message is: the table of signs, read back by its own examples, and what it must not mistake."""

import pytest
from opencc import OpenCC

from bot.reading.signs import SIGNS, What, sign_of
from bot.reading.text import plain

TO_TRADITIONAL = OpenCC("s2hk")


@pytest.mark.parametrize(("what", "text"), [(sign.what, text) for sign in SIGNS for text in sign.examples])
def test_the_table_says_of_its_examples_what_they_are(what: What, text: str) -> None:
    for written in (text, TO_TRADITIONAL.convert(text)):
        assert sign_of(plain(written)) is what


def test_every_kind_has_a_sign() -> None:
    assert {sign.what for sign in SIGNS} == set(What)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("【某银行】您的账单500元，12月15日到期，如已还款成功请忽略", What.BILL),
        ("【某银行】还款失败，余额不足，应还500元，请于12月15日前重新还款", What.BILL),
        ("【某银行】尚未收到您的还款，应还500元，请于12月15日前还款", What.BILL),
        ("【某银行】您已成功借款5,000元，首期还款日12月10日，应还450元", What.BILL),
        ("【某银行】人民币应还1,500.00元，美元应还0.00，还款日12月12日", What.BILL),
        ("【某银行】账单0.50元，还款日12月12日", What.BILL),
        ("【某银行】还款日12月4日，应还900元。12月31日前回复FQ享手续费7折", What.BILL),
        ("天气不错", None),
    ],
)
def test_what_looks_alike_is_told_apart(text: str, what: What | None) -> None:
    assert sign_of(plain(text)) is what
