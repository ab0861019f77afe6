"""Finding telephone numbers, links and addresses in a text, however disguised. Knows no list of them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from bot.reading.patterns import regex

_JOIN: Final = r"[\s\-–—‐‑·•.()_/~]"  # what people put between the digits of a number

# Digits that are no telephone number: days, spans of years, numbers of standards, articles of a law in a row.
_HARMLESS: Final = regex(
    r"(?<!\d)(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d\s?[-–—~至到]\s?(?:19|20)\d\d(?!\d)"
    r"|(?<![a-z])gb(?:/t)?\s?\d+(?:\.\d+)?(?:-\d{4})?"
    r"|(?:\barticles?|第)\s?\d{1,4}(?:之[一二三四])?(?:(?:, |、)\d{1,4}(?:之[一二三四])?(?!\d))+"
)
_LONG: Final = regex(rf"(?<!\d)\+?\d(?:{_JOIN}{{0,3}}\d){{6,}}(?!\d)")
_SHORT: Final = regex(r"(?<![\d.,¥$第〔])(?<![\d:][-–—])\d{3,6}(?![\d.,:]*\d)")
_SPELT: Final = regex(r"[零〇一二三四五六七八九幺]{7,}")
_FIGURE: Final = regex(r"[\d零〇一二三四五六七八九幺]")
# The forms of service numbers: emergency, hotlines of authorities, banks, companies, carriers.
_SERVICE: Final = regex(r"11[0-9]|12[0-9]|12\d{3}|9[56]\d{3}|10[01]\d\d|11[68]\d\d|118\d{3}|96\d{4}")
_YEAR: Final = regex(r"(?:19|20)\d\d")
_UNIT: Final = regex(
    r"\s?(?:[条條款项項元块年月日天号號期次人件家份名个個万萬千亿億%％]|(?:yuan|rmb|cny|days?|times|people|persons|cases|articles?)\b)"
)
_MEASURED: Final = regex(r"(?:\b(?:articles?|arts?\.?|no\.?|section|rmb|cny)|[至到和、第])\s?$")
_CALLED: Final = regex(
    r"(?:拨打?|撥打?|致电|致電|电话|電話|热线|熱線|打给?|\b(?:call|dial|phone|hotline|ring|tel)\b)[^\d\n。；;]{0,10}$"
)
_LINK: Final = regex(
    r"https?:|www\.|[\w.+-]+@[\w-]+"
    r"|(?<![a-z0-9.-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|gov|edu|hk|tw|io|me|cc|top|vip|info|app|xyz|club|site|online)(?![a-z])",
    re.IGNORECASE,
)
_JOINED: Final = regex(rf"(?<=\d){_JOIN}+(?=\d)")
_DIALLED: Final = regex(r"[\d@]")
_INVISIBLE: Final = regex(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def numbers_in(text: str) -> Iterator[str]:
    """Everything in `text` that someone could dial, as bare digits.

    Seven digits and more count wherever they stand; three to six where they have the form of a
    service number, or stand where a text tells people to call. Numbers spelt out are given as spelt.
    """
    text = _plain(text)
    if not _FIGURE.search(text):
        return
    text = _HARMLESS.sub("□", text)
    for found in _LONG.finditer(text):
        yield re.sub(r"\D", "", found[0])
    text = _LONG.sub("□", text)
    for found in _SHORT.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        measured = _UNIT.match(after) or _MEASURED.search(before)
        called = _CALLED.search(before) and not _YEAR.fullmatch(found[0])
        if not measured and (called or _SERVICE.fullmatch(found[0])):
            yield found[0]
    for found in _SPELT.finditer(text):
        yield found[0]


def links_in(text: str) -> Iterator[str]:
    return (found[0] for found in _LINK.finditer(_plain(text)))


def invisible_in(text: str) -> bool:
    """Whether `text` holds characters that nobody sees: they hide a number from a search."""
    return bool(_INVISIBLE.search(text))


def denied_in(text: str, denied: Iterable[str]) -> Iterator[str]:
    """Which of the numbers and addresses `denied` stand in `text`, in any spelling, with any country code."""
    plain = _plain(text)
    if not _DIALLED.search(plain):
        return
    joined = _JOINED.sub("", plain)
    for one in denied:
        number, pattern = _wanted(one)
        if pattern.search(joined) or (number and pattern.search(plain)):
            yield one


@cache
def _wanted(denied: str) -> tuple[bool, re.Pattern[str]]:
    """Whether it is a number, and what to look for. Short ones stand alone; long ones after any prefix."""
    wanted = _JOINED.sub("", _plain(denied))
    if not wanted.isdecimal():
        return False, regex(re.escape(wanted))
    wanted = re.sub(r"^(?:00)?86(?=1\d{10}$)", "", wanted)
    return True, regex(wanted if len(wanted) >= 7 else rf"(?<!\d){wanted}(?!\d)")


@lru_cache(maxsize=4)
def _plain(text: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
