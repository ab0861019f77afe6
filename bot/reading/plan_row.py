"""One line of a repayment plan: its day, the sums on it, whether it is paid. Knows no other line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Final

from bot.domain.loans import MAX_COUNT, MAX_NAME
from bot.reading.amounts import Role, Sum, label_of, sums_in, without_labels
from bot.reading.mentions import Day, Said, days_in
from bot.reading.notices import without_numbers
from bot.reading.numbers import HAN
from bot.reading.patterns import regex
from bot.reading.text import BLANK, LONGEST_LINE, blank, name_in, plain

_OF: Final = r"\s?/\s?共?\s?[0-9]{1,3}"
_ORDINAL: Final = rf"(?:第\s?)?(?:[0-9]{{1,3}}|[{HAN}]{{1,3}})(?:{_OF})?\s?期(?![限数供])(?:{_OF}\s?期)?"
_NUMBERING: Final = regex(
    rf"{_ORDINAL}|^\s*(?:#\s?)?[(\[]?[0-9]{{1,3}}(?:[)\]、:]|\.(?![0-9]))\s?|^\s*[-*•·]\s"
    r"|^\s*[0-9]{1,3}/[0-9]{1,3}(?=[\s,|].*20[0-9]{2}(?:[-/.][0-9]{1,2}[-/.]|年))"
)
_HAS_ORDINAL: Final = regex(_ORDINAL)
_ORDINAL_ALONE: Final = regex(rf"\W*{_ORDINAL}\W*")
_SETTLED: Final = (
    r"已(?:还清|结清|提前结清)|(?<![未待可前])结清(?!金额|总额|后|[ :]{0,3}[¥0-9])"
    r"|已(?:还|付|缴)款?[清完]?(?!金额|总额|本[金息]|利息|期|[ :]{0,3}[¥0-9])"
    r"|已支付(?![ :]{0,3}[¥0-9])|还款成功|[√✓✔✅]"
    r"|(?<![a-z])(?<!not )(?<!be )(?:paid|settled)(?![a-z]|[ :]{0,3}[¥0-9])"
)
_PAID: Final = regex(_SETTLED)
_STATUS: Final = regex(
    rf"{_SETTLED}|未(?:到期|出账|结清|还清|开始)|[待未]还款?(?!\s?(?:金额|总额|本[金息])?[:\s]?[¥0-9])|宽限期?|进行中"
    r"|逾期(?:\s?[0-9]{1,4}\s?[天日])?(?!金额|总额)"
    r"|(?<![a-z])(?:unpaid|not paid|pending|upcoming|overdue|scheduled)(?![a-z])"
)
_NOT_DUE: Final = regex(
    r"(?:借款|放款|起息|账单|出账|交易|申请|签订|生效|入账|开户|实际还款|实还)(?:日期?|时间)?[\s:为是]*$"
)
_TOKEN: Final = regex(rf"[^\s{BLANK},;:!?、()\[\]|/+~=·.*\"'_-]+")
_DIGIT: Final = regex("[0-9]")
_LETTER: Final = regex(r"[^\W\d_]")
_FILLER: Final = regex(
    r"期[数次号限]|序号|日期|时间|金额|总额|状态|操作|计划|明细|详情|列表|名称|平台|机构|产品|备注|贷款|借款|[当本下首末每]期|每月|本次"
    r"|自动|正常|我的|如下|以下|这是|帮我|记一下|记录|添加|逾期|还款|到期|其中|人民币"
    r"|[元块第共期前日号月年于在应需请要还待未的为是和含]"
    r"|(?<![a-z])(?:rmb|cny|yuan|total|amount|date|due|status|instal+ments?|period|principal|interest"
    r"|pay|repay|(?:re)?payment|no|by|on|the|of)(?![a-z])"
)
_TITLE: Final = regex(r"(?:的?(?:还款)?(?:计划表?|明细|账单))+$")
_COMMA: Final = regex(r"(?<![0-9]),|,(?![0-9])|(?<=[0-9]{4}),|(?<=\.[0-9]{2}),|,(?=[0-9]{4})")


@dataclass(frozen=True, slots=True)
class Row:
    """A line, taken apart."""

    text: str
    day: Day | None  # the one date in full, the year perhaps left out
    days: tuple[Day, ...]  # every date on it, whatever it is the date of
    sums: tuple[Sum, ...]
    settled: bool  # it says that it is paid
    words: str  # what is left: a lender's name, or something that was not understood
    odd: bool  # figures are left over, or two may have run into one

    @property
    def is_heading(self) -> bool:
        """Whether it only names columns, or nothing at all."""
        says = self.days or self.sums or self.words or self.odd or self.settled
        return not says and not _DIGIT.search(plain(self.text))

    @property
    def is_ordinal(self) -> bool:
        """Whether it is only 第1期, and perhaps how that stands."""
        return is_ordinal(self.text)

    @property
    def has_ordinal(self) -> bool:
        """Whether it says which instalment this is."""
        return _HAS_ORDINAL.search(plain(self.text)) is not None

    @property
    def lead(self) -> int | None:
        """A small whole number in front, which may count the lines."""
        first = self.sums[0] if self.sums else None
        if first is None or not first.bare or self.text[: first.span[0]].strip():
            return None
        figure = plain(self.text[slice(*first.span)])
        return int(figure) if figure.isdecimal() and int(figure) <= MAX_COUNT else None


def is_ordinal(line: str) -> bool:
    """Whether a line is only 第1期, and perhaps how that stands: the first of several of one instalment."""
    return _ORDINAL_ALONE.fullmatch(_STATUS.sub(" ", plain(line))) is not None


def is_heading(line: str, today: date, names: Iterable[str] = ()) -> bool:
    """Whether a line only names columns, or nothing at all."""
    return not _DIGIT.search(plain(line)) and read_row(line, today, names).is_heading


def read_row(text: str, today: date, names: Iterable[str] = ()) -> Row:
    """What one line says; never raises. With the known lenders' `names`, figures in a name are no sums."""
    if len(text) > LONGEST_LINE:
        return Row(text, None, (), (), settled=False, words="", odd=True)
    words = plain(text)
    name = name_in(words, names)
    if name is not None:
        words = blank(words, (name,))
    words = _spaced(_NUMBERING, without_numbers(words))
    days = days_in(words, today)
    words = blank(words, tuple(day.span for day in days))
    due = {day.day: day for n, day in enumerate(days) if not _NOT_DUE.search(_between(words, days, n))}
    only = due.popitem()[1] if len(due) == 1 else None
    settled = _PAID.search(words) is not None
    words = _spaced(_STATUS, words)
    # Where commas part the cells, 3,916.00 may be two of them.
    parted = any(words[one.end() : one.end() + 1].strip() for one in _COMMA.finditer(words))
    words = _COMMA.sub("\t", words)
    sums = tuple(one for one in sums_in(words) if not _in_a_name(words, one))
    doubtful = parted and any(one.bare and "," in words[slice(*one.span)] for one in sums)
    words = blank(words, tuple(one.span for one in sums))
    tokens = [token.span() for token in _TOKEN.finditer(words)]
    left = [(span, _FILLER.sub("", without_labels(words[slice(*span)]))) for span in tokens]
    named = [text[slice(*span)] for span, rest in left if _LETTER.search(rest)]
    return Row(
        text,
        None if only is None or only.day is None or only.said is Said.RELATIVE else only,
        tuple(days),
        sums,
        settled,
        _TITLE.sub("", text[slice(*name)] if name else " ".join(named))[:MAX_NAME],
        doubtful or any(_DIGIT.search(rest) and not _LETTER.search(rest) for _, rest in left),
    )


def _between(words: str, days: Sequence[Day], n: int) -> str:
    return words[days[n - 1].span[1] if n else 0 : days[n].span[0]]


def _spaced(pattern: re.Pattern[str], words: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), words)


def _in_a_name(words: str, one: Sum) -> bool:
    """58好借: a figure that touches the letters behind it, which call it nothing."""
    return one.bare and one.role is Role.UNSAID and _LETTER.match(words, one.span[1]) is not None


# the columns of a table ------------------------------------------------------

_COUNTING: Final = regex(r"期[数次号]|序号|^期$|^#$|^no\.?$|period")
_ANY_SUM: Final = regex(r"金额|总额|每期|amount|total")
_SEPARATORS: Final = (r"\t", r"\|", ",", r"\s+")

Columns = tuple[str, tuple[Role | None, ...]]
"""What parts the columns, and what sums in each are called; None for a column that only counts."""


def columns(heading: str) -> Columns | None:
    """The columns that a heading names; None if it names fewer than two."""
    for separator in _SEPARATORS:
        cells = [cell.strip() for cell in re.split(separator, plain(heading).strip())]
        if len(cells) > 1:
            roles = [None if _COUNTING.search(cell) else label_of(cell) for cell in cells]
            if Role.DUE not in roles:
                paired = zip(cells, roles, strict=True)
                roles = [Role.DUE if _ANY_SUM.search(cell) else role for cell, role in paired]
            return separator, tuple(roles)
    return None


def in_columns(row: Row, table: Columns) -> tuple[Sum, ...] | None:
    """The sums of a row, called as the heading calls them; None if the row has other columns."""
    separator, roles = table
    words = plain(row.text)
    start = len(words) - len(words.lstrip())
    edges = [start, *(start + match.end() for match in re.finditer(separator, words.strip()))]
    if len(edges) != len(roles):
        return None
    placed = ((one, roles[sum(edge <= one.span[0] for edge in edges) - 1]) for one in row.sums)
    return tuple(replace(one, role=role) for one, role in placed if role is not None)


# what is due -----------------------------------------------------------------

_SMALL: Final = 60 * 100  # a bare whole number up to here may count something else


class Doubt(Enum):
    """Why a row has no amount."""

    UNSAID = auto()  # it names none
    UNSURE = auto()
    SETTLED = auto()  # what was paid is what was due


def due_on(row: Row, sums: Sequence[Sum]) -> int | Doubt:
    """What is due on a row in fen, `sums` being those of the row that count."""
    if row.odd or any(one.fen is None and one.role is not Role.OTHER for one in sums):
        return Doubt.UNSURE
    if not sums:
        return Doubt.UNSAID
    fen = {role: [one.fen for one in sums if one.role is role and one.fen] for role in Role}
    due, paid, unsaid = set(fen[Role.DUE]), set(fen[Role.PAID]), fen[Role.UNSAID]
    if paid:
        return Doubt.SETTLED if len(due) == 1 and due == paid else Doubt.UNSURE
    if due:  # beside a figure that nothing is said of, labels may belong to the figure before them
        return due.pop() if len(due) == 1 and not unsaid else Doubt.UNSURE
    amount = _total(unsaid, fen[Role.OTHER])
    if amount is None or (len(sums) == 1 and _may_count(row, sums[0])):
        return Doubt.UNSURE
    return amount


def _total(unsaid: list[int], parts: list[int]) -> int | None:
    """The one sum that nothing is said of, or the one that all others make up together."""
    if len(unsaid) == 1 and not parts:
        return unsaid[0]
    largest = max(unsaid, default=0)
    return largest if largest and largest == sum((*unsaid, *parts)) - largest else None


def _may_count(row: Row, one: Sum) -> bool:
    return one.bare and (one.fen or 0) <= _SMALL and "." not in plain(row.text[slice(*one.span)])
