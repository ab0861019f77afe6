"""Names, dates, times and figures are cut out of a sentence, in their order."""

from datetime import date, time

import pytest

from bot.reading.wishes.pieces import cut

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("微粒贷今天还了1200", "LD还了A"),
        ("明晚8点提醒我", "DT提醒我"),
        ("明天中午叫我", "DT叫我"),
        ("半小时后叫我", "H叫我"),
        ("暂停两周", "暂停S"),
        ("12月的还了", "M还了"),
        ("上个月的还了", "M还了"),
        ("还了一点 200", "还了一点 A"),
        ("每天提醒我", "每天提醒我"),
        ("还 了 借呗", "还了L"),
        ("remind me tonight at 8", "remind me D T"),
        ("paid $100", "paid A"),
    ],
)
def test_each_piece_becomes_a_letter(text: str, words: str) -> None:
    assert cut(text, TODAY, ["微粒贷", "借呗"]).words == words


def test_pieces_are_read() -> None:
    pieces = cut("微粒贷 五百 三天 一小时后 明天 晚上8点", TODAY, ["微粒贷"])

    assert (pieces.lenders, pieces.dates, pieces.times) == (("微粒贷",), ("明天",), (time(20),))
    assert (pieces.amounts, pieces.lengths, pieces.delays) == ((50_000,), (3,), (60,))


def test_another_currency_is_no_amount() -> None:
    assert cut("paid $100", TODAY, []).amounts == (None,)


def test_what_the_user_calls_the_own_loans_goes_before_names() -> None:
    assert cut("微粒贷二还了", TODAY, ["微粒贷"], own=["微粒贷二"]).lenders == ("微粒贷二",)
