"""Days of life are told from due days; whatever speaks of money is none of them."""

import pytest

from bot.reading.events import is_event
from bot.reading.text import fold


@pytest.mark.parametrize(
    "text", ["1月5号考试", "妈妈生日12月20号", "下周三家長會", "dentist on Dec 12", "12月25号圣诞节"]
)
def test_a_day_of_life_is_told(text: str) -> None:
    assert is_event(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "12月20号交考试费300",
        "老婆生日 12月12号 还老王500",
        "婚礼贷款 每月5号",
        "老王 12月15号",
        "pay for the wedding Dec 12",
    ],
)
def test_what_is_owed_is_none(text: str) -> None:
    assert not is_event(fold(text))
