"""Amounts of money as people type them. Knows no loan and no language."""

import re
from typing import Final

from bot.domain.numerals import fold

MAX_AMOUNT: Final = 100_000_000 * 100
"""The largest amount, in fen."""

FIGURE: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?"
UNIT: Final = r"(?:块钱|[元块圆]|人民币|yuan|rmb|cny)"
MARKED: Final = (
    rf"(?:(?:¥|rmb|cny|人民币)\s?{FIGURE}\s?(?:[万千kw](?![a-z]))?\s?{UNIT}?"
    rf"|{FIGURE}\s?(?:(?:[万千kw]\s?)?{UNIT}|[万千](?![\w])|[kw](?![\w])))整?"
)
"""A pattern for an amount that says so itself: 1200元, ¥1200, 1.2万."""

_AMOUNT: Final = re.compile(
    rf"(?:¥|rmb|cny|人民币)?\s?(?P<figure>{FIGURE})\s?(?P<scale>[万千kw]?)\s?{UNIT}?整?"
)
_SCALE: Final = {"": 1, "千": 1_000, "k": 1_000, "万": 10_000, "w": 10_000}


def read_amount(text: str) -> int | None:
    """An amount of yuan in fen, more than 0 and at most `MAX_AMOUNT`.

    None for what can't be read for sure: three decimals (1.200), a misplaced comma (1,20),
    another currency.
    """
    match = _AMOUNT.fullmatch(fold(text).strip(" \t\r\n,.;"))
    if match is None:
        return None
    whole, _, decimals = match["figure"].replace(",", "").partition(".")
    scale = _SCALE[match["scale"]]
    if scale == 1 and len(decimals) > 2:
        return None
    fen, rest = divmod(int(whole + decimals) * scale * 100, 10 ** len(decimals))
    return fen if rest == 0 and 0 < fen <= MAX_AMOUNT else None
