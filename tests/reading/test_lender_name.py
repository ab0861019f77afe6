"""Whose loan a line speaks of: nobody who owes the user, not two at once, and no rest of a sentence."""

from datetime import date

import pytest

from bot.reading.loan_line import read_entry


@pytest.mark.parametrize(
    "text",
    [
        *(
            "小李欠我500 12月15号还",
            "借给小李500 12月15号还我",
            "別人欠我的500 12月15號",
            "阿强找我借了500 12月15号",
        ),
        *("Tom owes me 500, Dec 15", "I lent Tom 500, due Dec 15", "Tom repays me 500 on Dec 15"),
    ],
)
def test_what_others_owe_is_no_debt_of_the_user(text: str) -> None:
    assert read_entry(text, date(2026, 12, 1)).unread


@pytest.mark.parametrize(
    ("text", "lender"),
    [
        *(
            ("我欠我二舅800 12月15号", "我二舅"),
            ("我姐借给我800 12月15号", "我姐"),
            ("还我哥800 12月15号", "我哥"),
        ),
        *(("mum lent me 800, Dec 15", "mum"), ("money lent by Tom 800 Dec 15", "Tom")),
    ],
)
def test_what_a_relative_lent_is(text: str, lender: str) -> None:
    entry = read_entry(text, date(2026, 12, 1))
    assert (entry.lender_text, entry.amount, entry.unread) == (lender, 80000, ())


@pytest.mark.parametrize(
    "text",
    [
        *("老王和老李 12月15号 各500", "老婆和小张 12月15号 500"),
        *("张伟托我买东西欠他300 12月8号给", "朋友介绍的那个贷款每月5号还300", "Tom and Ann Dec 10 50 each"),
    ],
)
def test_a_name_that_may_be_two_or_none_is_asked_for(text: str) -> None:
    assert read_entry(text, date(2026, 12, 1)).lender_text == ""


@pytest.mark.parametrize(
    "word", ["至少", "最多", "不超过", "将近", "差不多", "roughly ", "up to ", "at least ", "almost "]
)
def test_an_amount_that_is_a_guess_says_so(word: str) -> None:
    entry = read_entry(f"微粒贷 每月15号 {word}1200", date(2026, 12, 1), ("微粒贷",))
    assert any(word.strip() in one for one in entry.unread)


@pytest.mark.parametrize("words", ["800手续费2块", "扣800利息20元", "800含保险30块", "500滞纳金20元"])
def test_a_figure_beside_a_known_name_is_never_dropped_as_another_name(words: str) -> None:
    entry = read_entry(f"借呗每月20号{words}", date(2026, 12, 1), ("借呗",))
    assert any("00" in one for one in entry.unread)
