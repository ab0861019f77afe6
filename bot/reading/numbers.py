"""Numbers as people type them, in figures, in Chinese and in English, and numbers of people.

Knows no date and no money.
"""

import re
from typing import Final

from bot.reading.patterns import regex
from bot.reading.text import Span, fold

DIGITS: Final = "〇一二三四五六七八九"
ENGLISH: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
"""The words from 1 to 12."""
HAN: Final = "〇零一二两俩三仨四五六七八九十廿卅"
NUMBER: Final = rf"(?:[0-9]{{1,4}}|[{HAN}]{{1,4}})"
"""A pattern for what `number` may read."""


def _spelled() -> dict[str, int]:
    words = {"零": 0, "两": 2, "俩": 2, "仨": 3} | {digit: n for n, digit in enumerate(DIGITS)}
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


_UNITS: Final = {"十": 10, "百": 100, "千": 1_000}
_FIGURES: Final = {"两": 2} | {figure: n for n, figure in enumerate(DIGITS) if n}
_HAN_FIGURES: Final = str.maketrans("0123456789〇", "零一二三四五六七八九零")


def spelled(text: str) -> int | None:
    """A whole number below 100,000,000 with 百, 千 or 万: 三百六十, 一千零二十, 1万2.

    A last figure of its own counts in the next smaller unit, as it is spoken: 一千二 is 1,200.
    """
    if len(text) > 20 or text.endswith("两"):
        return None
    head, wan, tail = text.partition("万")
    if not wan:
        return _below(text, 10_000) if re.search("[百千]", text) else None
    if re.fullmatch("[1-9][0-9]{0,3}", head):
        high: int | None = int(head)
    else:  # 一千二万 is no number
        high = number(head) or (None if re.search("[百千].$", head) else _below(head, 10_000))
    low = int(tail) if re.fullmatch("[1-9][0-9]{3}", tail) else _below(tail, 10_000, before=True)
    return high * 10_000 + low if high and low is not None else None


def _below(text: str, unit: int, *, before: bool = False) -> int | None:
    """A number spelled with units smaller than `unit`; `before`: there is something in that unit."""
    if re.search("[0-9]{2}", text):
        return None
    total, skipped, rest = 0, False, text.translate(_HAN_FIGURES)
    while rest:
        if rest[0] == "零" and before and not skipped:
            skipped, rest = True, rest[1:]
            continue
        if rest[0] == "十" and before and unit == 100:  # 一百十五
            rest = f"一{rest}"
        figure, size = _FIGURES.get(rest[0]), _UNITS.get(rest[1]) if len(rest) > 1 else unit // 10
        if (
            figure is None
            or size is None
            or size >= unit
            or (skipped and size * 10 == unit and len(rest) > 1)
        ):
            return None
        if len(rest) == 1:  # 一千零五 is 1,005
            return (
                None if skipped and unit == 10 else total + figure * (size if before and not skipped else 1)
            )
        total, unit, before, skipped, rest = total + figure * size, size, True, False, rest[2:]
    return None if skipped else total


MOBILE: Final = r"1[3-9][0-9][\s-]?[0-9*]{4}[\s-]?[0-9*]{4}"
"""A pattern for a mobile number, some of its figures perhaps hidden."""
_IDENTITY: Final = (
    r"(?:[0-9]{6}\s?(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]\s?[0-9]{3}[0-9x]"  # with the birthday
    r"|(?<![a-z])[a-z][0-9]{8,9}|(?<![a-z])[a-z]{1,2}[0-9]{6}\([0-9a]\))"  # Taiwan, a passport, Hong Kong
)
_CARD: Final = (  # in one piece, or in groups that one sign parts
    r"(?:[0-9]{15,19}|(?P<groups>[0-9]{4}(?P<part>[\s-])[0-9]{4}(?P=part)[0-9]{4}"
    r"(?:(?:(?P=part)[0-9]{4}){2}|(?P=part)[0-9]{3,4}(?:-[0-9]{1,3})?)))"
)
_FIRST_OF_CARD: Final = frozenset("34569")
_MOBILE_ELSEWHERE: Final = r"(?:\+[0-9]{2,3}[\s-]?)?09[0-9]{2}[\s-]?[0-9]{3}[\s-]?[0-9]{3}"  # Taiwan
_PERSON: Final = (
    rf"(?<![0-9])(?:(?:\+?86[\s-]?)?{MOBILE}(?![0-9*])|{_MOBILE_ELSEWHERE}(?![0-9])|{_IDENTITY}(?![0-9a-z]))"
)
_OF_A_PERSON: Final = regex(_PERSON)
_PRIVATE: Final = regex(rf"{_PERSON}|(?<![0-9a-z.,¥-]){_CARD}(?![0-9a-z.,-])")


def private_numbers(text: str) -> tuple[Span, ...]:
    """Where a folded text holds a mobile, an identity or a card number, which nobody needs to keep."""
    return tuple(_without_amount(match) for match in _PRIVATE.finditer(text))


def _without_amount(match: re.Match[str]) -> Span:
    """Of five groups of four figures one is an amount, if no card can begin as it would."""
    start, end = match.span()
    groups = match["groups"] or ""
    if len(groups) != 24 or match["part"] == "-":
        return start, end
    if groups[0] not in _FIRST_OF_CARD:
        return start + 5, end
    return (start, end) if groups[5] in _FIRST_OF_CARD else (start, end - 5)


def has_personal_number(text: str) -> bool:
    """Whether a folded text holds a mobile or an identity number. A long number alone may be a reference."""
    return _OF_A_PERSON.search(text) is not None


def without_private(text: str) -> str:
    """A text as it was typed, without such numbers."""
    for start, end in reversed(private_numbers(fold(text))):
        text = text[:start] + text[end:]
    return text
