"""Reading the number of instalments out of a line. Knows no loan, no date and no amount."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.domain.loans import MAX_COUNT
from bot.domain.numerals import ENGLISH, HAN, number, spelled

_N: Final = rf"(?:[0-9]{{1,4}}|(?<![{HAN}百千万])[{HAN}百]{{1,7}})"
_EN: Final = rf"(?:[0-9]{{1,4}}|{'|'.join(ENGLISH)})"
_PAYMENTS: Final = r"(?:instal+ments?|payments?)"

_COUNT: Final = re.compile(
    # 12期, 分12期, 共12期, 还剩5期; not 第3期, 已还3期, 逾期3期
    r"(?<![0-9./¥])"
    r"(?P<part>第|[前后每]|最后|(?:已经?)?逾期了?|拖?欠了?|已经?[还付交]?[了完过]?|[还付交][了完过]|还(?=[0-9一二两三四五六七八九十]))?\s?"
    r"(?P<all>分成?|[总一]?共)?(?P<left>还?剩余?下?|余下?|还有|还差|还要还)?共?\s?"
    rf"(?P<zh>{_N})\s?期(?![限数])"
    rf"|(?<![a-z])[x×]\s?(?P<times>[0-9]{{1,4}})(?![0-9a-z.%])"
    rf"|(?<![0-9a-z./¥])(?P<of>(?:paid|made|missed|of)\s)?(?P<en>{_EN})\s(?P<more>(?:more|remaining)\s)?"
    rf"(?:(?:bi-?)?weekly\s|monthly\s)?{_PAYMENTS}(?P<to_go>\s(?:left|remaining|to\sgo))?(?![a-z]|\s?:)"
    rf"|(?P<rest>剩余|剩下?|未还)?(?:总?期数|(?<![a-z])instal+ments)\s?[:是为]?\s?(?P<label>{_N})(?![\w%]|[.,][0-9])"
    # as many months are as many instalments only where each month has one
    rf"|分成?\s?(?P<months>{_N})\s?个月|(?P<term>{_N})\s?个月的?分期"
)


class Sort(Enum):
    """What a number of instalments counts."""

    LEFT = auto()  # what is still to be paid
    ALL = auto()
    MONTHS = auto()
    PAID = auto()
    PART = auto()  # one of them, or those that are late


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of instalments, where it stands in the text. `number` is None if it is none that can be."""

    span: tuple[int, int]
    number: int | None
    sort: Sort


def find_counts(text: str) -> list[Counted]:
    """Every number of instalments in a folded text."""
    return [
        Counted(match.span(), _number(next(filter(None, map(match.group, _NUMBERS)))), _sort(match))
        for match in _COUNT.finditer(text)
    ]


def the_count(counts: Sequence[Counted], *, monthly: bool) -> int | None:
    """The number that a line names: the only one, or of several the one that is left and agrees with them.

    `monthly`: one falls due each month. None if it can't be sure.
    """
    if len(counts) == 1:
        return counts[0].number if counts[0].sort in (_MONTHLY if monthly else _SURE) else None
    numbers = {one.sort: one.number or 0 for one in counts}
    left, every, paid = numbers.get(Sort.LEFT, 0), numbers.get(Sort.ALL), numbers.get(Sort.PAID)
    if len(numbers) < len(counts) or 0 in numbers.values() or Sort.MONTHS in numbers:
        return None
    agree = every is None or (every >= left if paid is None else every - paid == left)
    return left if left and agree else None


_NUMBERS: Final = ("zh", "times", "en", "label", "months", "term")


_PAID: Final = re.compile("已(?!经?逾)|[还付交].")
_SURE: Final = (Sort.LEFT, Sort.ALL)
_MONTHLY: Final = (*_SURE, Sort.MONTHS)


def _number(said: str) -> int | None:
    if said in ENGLISH:
        return ENGLISH.index(said) + 1
    count = number(said) or spelled(said)
    return count if count is not None and 1 <= count <= MAX_COUNT else None


def _sort(match: re.Match[str]) -> Sort:
    part = match["part"] or ""
    if match["of"] or part:
        paid = _PAID.match(part) or match["of"] in ("paid ", "made ")
        return Sort.PAID if paid else Sort.PART
    if match["left"] or match["rest"] or match["more"] or match["to_go"]:
        return Sort.LEFT
    return Sort.MONTHS if match["months"] or match["term"] else Sort.ALL
