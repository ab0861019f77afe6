"""Characters and numbers as people type them, folded to one form. Knows no date and no money."""

import re
from typing import Final

_TRADITIONAL: Final = (
    "號号個个箇个後后週周禮礼還还兩两這这開开萬万塊块圓圆錢钱點点無无關关農农曆历陰阴內内沒没總总餘余"
    "幣币從从過过晝昼當当設设閉闭歸归給给與与記记樓楼線线碼码貸贷條条額额約约應应帳账賬账單单終终"
    "淩凌飯饭閒闲請请幫帮間间隻只筆笔"
)
_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff"

# One character for one character, so that a place in the folded text is the same place in the original.
_FOLD: Final = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full width: １２， → 12,
    | {ord("A") + n: ord("a") + n for n in range(26)}
    | {0xFF21 + n: ord("a") + n for n in range(26)}
    | {ord(old): ord(new) for old, new in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)}
    | {ord("￥"): ord("¥"), ord("。"): ord("."), ord("　"): ord(" ")}
    | {ord(dash): ord("-") for dash in "–—―−－‐‑"}
    | dict.fromkeys(map(ord, _INVISIBLE), ord(" "))
)

DIGITS: Final = "〇一二三四五六七八九"
HAN: Final = "〇零一二两三四五六七八九十廿卅"
NUMBER: Final = rf"(?:[0-9]{{1,4}}|[{HAN}]{{1,4}})"
"""A pattern for what `number` may read."""


def fold(text: str) -> str:
    """Simplified characters, half width, lower case; every character stays in its place."""
    return text.translate(_FOLD)


def _spelled() -> dict[str, int]:
    words = {"零": 0, "两": 2} | {digit: n for n, digit in enumerate(DIGITS)}
    for n in range(10, 100):
        tens, unit = divmod(n, 10)
        end = DIGITS[unit] if unit else ""
        heads = {1: ("十", "一十"), 2: ("二十", "廿"), 3: ("三十", "卅")}
        for head in heads.get(tens, (DIGITS[tens] + "十",)):
            words[head + end] = n
    return words


_WORDS: Final = _spelled()


def number(text: str) -> int | None:
    """A whole number in ASCII digits, in Chinese up to 99 (廿五), or as four figures (二〇二六)."""
    if re.fullmatch("[0-9]{1,9}", text):
        return int(text)
    if text in _WORDS:
        return _WORDS[text]
    figures = text.replace("零", "〇")
    if len(figures) == 4 and all(figure in DIGITS for figure in figures):
        return int("".join(str(DIGITS.index(figure)) for figure in figures))
    return None
