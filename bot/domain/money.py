"""Amounts of money as people type them. Knows no loan and no language."""

import re
from typing import Final

from bot.domain.numerals import HAN, fold, number, spelled

MAX_AMOUNT: Final = 100_000_000 * 100
"""The largest amount, in fen."""

_CAPITALS: Final = str.maketrans("壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟", "一二二三三三四五六六七八九十百千")
_SPELLING: Final = f"0-9{HAN}百千万壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟"
_SINGLE: Final = "[1-9一二两三四五六七八九]"

FIGURE: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?"
UNIT: Final = r"(?:块钱|[元块圆]|人民币|yuan|rmb|cny)"
FOREIGN: Final = (
    r"(?:美[元金]|港[币元]|[台日欧][币元]|英镑|新币|(?<![a-z])(?:usd|hkd|twd|jpy|eur|gbp|sgd|cad)(?![a-z])"
    r"|(?:hk|nt|us)?\$|[€£])"
)
"""A pattern for another currency, which is never read as yuan."""

_SIGN: Final = r"(?:(?:cn)?¥|rmb|cny|人民币)"
# 1200块5, 1200元5角2分; in 1200块5期 the figure is something else.
_SMALL: Final = (
    rf"(?:(?<=[元块圆]){_SINGLE}[毛角](?:{_SINGLE}分)?|(?<=块){_SINGLE}(?![\w%]|[.,:][0-9]|\s[号日月期天]))"
)
_SCALED: Final = rf"{FIGURE}\s?(?:[万千]|[kw](?![a-z]))(?![{_SPELLING}])"
_SPELLED: Final = rf"(?<![{_SPELLING}.])(?<![0-9],)(?!一块(?!钱))[{_SPELLING}]{{1,16}}"
LARGE: Final = rf"(?=[{_SPELLING}]{{0,15}}[百千万佰仟]){_SPELLED}"
"""A pattern for an amount in Chinese that can't be a day or a count: 一千二."""

_APART: Final = r"(?:(?<!\w)|(?<=[还期供额款月付交是为共]))"
MARKED: Final = (
    rf"(?:{_SIGN}\s?(?:{_SCALED}|{LARGE}|{FIGURE}(?!\s?[万千百0-9]|[.,:][0-9]))(?:\s?{UNIT}{_SMALL}?)?"
    rf"|(?:{_SCALED}|{LARGE}|{_APART}{_SPELLED}|{FIGURE})\s?{UNIT}{_SMALL}?"
    rf"|{_SCALED}(?!\w)|{_APART}{LARGE}(?!\w))整?"
)
"""A pattern for an amount that says so itself: 1200元, ¥1200, 1.2万, 一千二."""

_AMOUNT: Final = re.compile(
    rf"{_SIGN}?\s?(?:(?P<figure>{FIGURE})\s?(?P<scale>[万千kw]?)|(?P<spelled>[0-9{HAN}百千万]+))"
    rf"(?P<unit>\s?{UNIT}(?P<small>{_SMALL})?)?整?"
)
_SCALE: Final = {"": 1, "千": 1_000, "k": 1_000, "万": 10_000, "w": 10_000}


def read_amount(text: str) -> int | None:
    """An amount of yuan in fen, more than 0 and at most `MAX_AMOUNT`.

    None for what can't be read for sure: three decimals (1.200), a misplaced comma (1,20),
    another currency, a Chinese number that may be a day or a count (十五).
    """
    match = _AMOUNT.fullmatch(fold(text).translate(_CAPITALS).strip(" \t\r\n,.;"))
    if match is None:
        return None
    fen = _spelled(match["spelled"], match["unit"]) if match["spelled"] else _figure(match)
    if fen is None or (match["small"] and fen % 100):
        return None
    small = [number(one) or 0 for one in re.findall(_SINGLE, match["small"] or "")]
    fen += sum(one * value for one, value in zip(small, (10, 1), strict=False))
    return fen if 0 < fen <= MAX_AMOUNT else None


def _spelled(text: str, unit: str | None) -> int | None:
    yuan = spelled(text)
    if yuan is None and unit:
        yuan = number(text)
    return None if yuan is None else yuan * 100


def _figure(match: re.Match[str]) -> int | None:
    whole, _, decimals = match["figure"].replace(",", "").partition(".")
    scale = _SCALE[match["scale"]]
    if scale == 1 and len(decimals) > 2:
        return None
    fen, rest = divmod(int(whole + decimals) * scale * 100, 10 ** len(decimals))
    return fen if rest == 0 else None
