"""Names, dates, times and figures, cut out of a text before its words are looked at. Knows no wishes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Final, TypeVar

from bot.reading.amounts import FIGURE, FOREIGN, LARGE, MARKED, read_amount
from bot.reading.dates.calendar import Kind
from bot.reading.dates.matching import hits_in
from bot.reading.numbers import ENGLISH, HAN, number
from bot.reading.patterns import regex
from bot.reading.text import Span, fold, names_in
from bot.reading.times import delays_in, in_full, times_in
from bot.reading.wishes.senses import Sense

T = TypeVar("T")

LETTERS: Final = {
    "L": Sense.LENDER,
    "D": Sense.DATE,
    "T": Sense.TIME,
    "A": Sense.AMOUNT,
    "S": Sense.LENGTH,
    "H": Sense.DELAY,
    "M": Sense.DUE_MONTH,
}
"""What stands in a text for each piece: folded, it has no capital letters of its own."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A folded text with a letter for each piece, and the pieces in their order."""

    words: str
    lenders: tuple[str, ...]
    dates: tuple[str, ...]
    times: tuple[time, ...]
    amounts: tuple[int | None, ...]  # fen; None is another currency, or can't be read
    lengths: tuple[int, ...]  # days
    delays: tuple[int, ...]  # minutes
    due_months: tuple[int, ...]


_HAN_SPACE: Final = regex("(?<=[㐀-鿿])[ \t]+(?=[㐀-鿿])")
_APART: Final = regex("(?<=[0-9]{3})(?=月[底末初])")
_EVERY_DAY: Final = ("每天", "每日", "every day", "daily", "once a day")
_A_LITTLE: Final = regex("[了还付交缴]一点(?![半钟整])")
_NOON: Final = regex("中午|(?<![a-z])(?:at )?noon(?![a-z])")
_DAYS: Final = {"天": 1, "日": 1, "day": 1, "周": 7, "星期": 7, "礼拜": 7, "week": 7, "月": 30, "month": 30}
_LENGTH: Final = regex(
    rf"(?P<count>[0-9]{{1,3}}|[{HAN}半]{{1,3}}|(?<![a-z])(?:an?|{'|'.join(ENGLISH)})\b)\s?个?"
    r"(?P<unit>天|日(?!期)|周|星期|礼拜|(?<=个)月|(?:day|week|month)(?=s?(?![a-z])))s?"
)
_AMOUNT: Final = regex(
    rf"(?P<foreign>{FOREIGN}\s?{FIGURE}|{FIGURE}\s?{FOREIGN})"
    rf"|(?:{MARKED}|(?<![0-9a-z.]){LARGE}|(?<![0-9a-z.]){FIGURE})(?![0-9a-z%]|\s?[期号日天点个次月年])"
)
_DUE_MONTH: Final = regex(
    rf"(?<![0-9{HAN}])(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?的|上个?月的?"
)


def cut(text: str, today: date, names: Iterable[str], own: Iterable[str] = ()) -> Pieces:
    """`names` are those of lenders, `own` what the user calls the own loans, which go first."""
    words = in_full(_APART.sub(" ", _HAN_SPACE.sub("", fold(text).replace("’", "'")))).replace(
        "一共", "总共"
    )  # 这个月一 is a day
    words, lenders = _taken(words, _lenders(words, names, own), "L")
    words, dates = _taken(words, _dates(words, today), "D")
    words, times = _taken(
        words, [one for one in times_in(words) if not _A_LITTLE.match(words, one[0][0] - 1)], "T"
    )
    if not times:
        words, times = _taken(words, [(match.span(), time(12)) for match in _NOON.finditer(words)], "T")
    words, lengths = _taken(words, _lengths(words), "S")
    words, delays = _taken(
        words, [(span, int(one.total_seconds()) // 60) for span, one in delays_in(words)], "H"
    )
    before = (today.month - 2) % 12 + 1
    months = [(match.span(), number(match["month"] or "") or before) for match in _DUE_MONTH.finditer(words)]
    words, due_months = _taken(words, months, "M")
    amounts = [
        (match.span(), None if match["foreign"] else read_amount(match[0]))
        for match in _AMOUNT.finditer(words)
    ]
    words, sums = _taken(words, amounts, "A")
    return Pieces(words, lenders, dates, times, sums, lengths, delays, due_months)


def _lenders(words: str, names: Iterable[str], own: Iterable[str]) -> list[tuple[Span, str]]:
    spans: list[Span] = []
    for found in (names_in(words, own), names_in(words, names)):
        for span in (span for places in found.values() for span in places):
            if all(span[1] <= start or end <= span[0] for start, end in spans):
                spans.append(span)
    return [(span, words[slice(*span)]) for span in sorted(spans)]


def _dates(words: str, today: date) -> list[tuple[Span, str]]:
    hits = ((one, words[slice(*one.span)]) for one in hits_in(words, today))
    return [(one.span, said) for one, said in hits if said not in _EVERY_DAY and one.kind is not Kind.MONTH]


def _lengths(words: str) -> list[tuple[Span, int]]:
    counts = {"a": 1, "an": 1} | {word: n for n, word in enumerate(ENGLISH, 1)}
    return [
        (match.span(), count * _DAYS[match["unit"]])
        for match in _LENGTH.finditer(words)
        if (count := counts.get(match["count"]) or number(match["count"]))
    ]


def _taken(words: str, pieces: Iterable[tuple[Span, T]], letter: str) -> tuple[str, tuple[T, ...]]:
    """The words with this letter for each piece."""
    kept, at, values = "", 0, []
    for (start, end), value in pieces:
        kept += words[at:start] + letter
        at = end
        values.append(value)
    return kept + words[at:], tuple(values)
