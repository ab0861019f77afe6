"""How many instalments a text names: all of them, those that are left, those that are paid. Knows no loan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from bot.domain.loans import MAX_COUNT
from bot.reading.numbers import ENGLISH, HAN, number, spelled
from bot.reading.patterns import regex
from bot.reading.text import Span

_N: Final = rf"(?:[0-9]{{1,4}}|(?<![{HAN}百千万])[{HAN}百]{{1,7}})"
_EN: Final = rf"(?:[0-9]{{1,4}}|{'|'.join(ENGLISH)})"
_PAYMENTS: Final = r"(?:instal+ments?|payments?)"

_COUNT: Final = regex(
    # 第3期共12期, 第3/12期, 3/12期: the third of twelve is the next one
    rf"(?<![0-9.¥*/])(?:第\s?)?(?P<nth>{_N})\s?(?:期\s?)?/\s?共?\s?(?P<of_all>{_N})\s?期(?![限数])"
    rf"|(?<![a-z])(?:instal+ment|payment)\s(?:no\.?\s?)?(?P<en_nth>{_EN})\s?(?:of"
    rf"|/)\s?(?P<en_of_all>{_EN})(?![\w.])"
    rf"|(?<![0-9a-z./¥])(?P<en_paid>{_EN})\s?(?:of"
    rf"|/)\s?(?P<en_paid_of>{_EN})\s(?:{_PAYMENTS}\s)?(?:are\s)?(?:paid|done|made)(?![a-z])"
    rf"|(?<![a-z])(?:paid|made|done)\s(?P<en_paid2>{_EN})\s?(?:of|/)\s?(?P<en_paid_of2>{_EN})(?![\w.])"
    # 12期, 分12期, 共12期, 还剩5期; not 第3期, 已还3期, 逾期3期
    r"|(?:(?<![0-9./¥*x×到])|(?=[分总共还剩已余再]|一共))"
    r"(?P<part>第|[前后每]|最后|(?:已经?)?逾期了?|拖?欠了?|已经?[还付交缴]?[了完过]?|[还付交缴][了完过]"
    r"|(?<!再)还(?=[0-9一二两三四五六七八九十]))?\s?"
    r"(?P<all>分成?|[总一]?共)?(?P<left>(?:再还|还?剩余?下?|余下?|还有|还差|还要还)(?:最后)?)?共?\s?"
    rf"(?P<zh>{_N})\s?期(?![限数])(?:没还|未还)?"
    rf"|(?:分成?|[总一]?共|(?P<turns_left>还?剩下?|再还|还要还|还差))\s?(?P<turns>{_N})\s?次"
    rf"|(?<![a-z0-9])(?<![0-9]\s)[x×*]\s?(?P<times>[0-9]{{1,4}})(?![0-9a-z.%])"
    rf"|(?<![0-9a-z./¥])(?P<of>(?:paid|made|missed|of)\s)?(?P<en>{_EN})\s(?P<more>(?:more|remaining)\s)?"
    rf"(?:(?:bi-?)?weekly\s|monthly\s)?{_PAYMENTS}(?P<to_go>\s(?:left|remaining|to\sgo))?(?![a-z]|\s?:)"
    rf"|(?P<rest>剩余|剩下?|未还)?(?:总?期数"
    rf"|(?<![a-z])instal+ments)\s?[:是为]?\s?(?P<label>{_N})(?![\w%]|[.,][0-9])"
    # as many months are as many instalments only where each month has one
    rf"|(?<![每隔第])(?:分成?|再?还"
    rf"|供)?\s?(?P<years>{_N})\s?年(?P<and_half>半)?(?![前后初底末内利化\w])(?:的?分期)?"
    rf"|(?<![每隔第0-9])(?:分成?|再?还|供)?\s?(?P<half>半)\s?年(?![前后内\w])"
    rf"|分成?\s?(?P<years2>{_N}|半)\s?年(?P<and_half2>半)?"
    rf"|(?P<months_left>还剩?|剩下?|还有)?(?<![每隔第0-9{HAN}])(?:分成?"
    rf"|再?还)?\s?(?P<months>{_N})(?:\s?个|(?<=[俩仨]))月(?![前后内起开])(?:的?分期)?"
    rf"|(?:连续还?|[总一]?共|分成?|再?还|供)\s?(?P<weeks>{_N})\s?(?:周|个?星期|个?礼拜)(?![前后内末一二三四五六日天\w])"
    rf"|(?<![a-z])(?:for|over)\s(?P<en_weeks>{_EN})\sweeks(?![a-z])"
    rf"|(?<![0-9a-z.])(?:(?:for|over)\s)?(?:(?P<en_months>{_EN})\smonths|(?P<en_years>{_EN}|an?)\syears?"
    rf"|(?P<en_half>half)\s(?:a|an)\syear)"
    r"(?:\sleft|\sremaining|\sto\sgo)?(?!\s(?:ago|later|from|overdue|late|past)|[a-z])"
)


class Sort(Enum):
    """What a number of instalments counts."""

    LEFT = auto()  # what is still to be paid
    ALL = auto()
    MONTHS = auto()
    WEEKS = auto()
    PAID = auto()
    NEXT = auto()  # 第3期: the one that comes
    PART = auto()  # one of them, or those that are late


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of instalments, where it stands in the text. `number` is None if it is none that can be."""

    span: Span
    number: int | None
    sort: Sort


def find_counts(text: str) -> list[Counted]:
    """Every number of instalments in a folded text."""
    found = [(match, Counted(match.span(), *_read(match))) for match in _COUNT.finditer(text)]
    if len(found) == 1 and found[0][0]["part"] == "最后" and (found[0][1].number or 0) > 1:
        return [replace(found[0][1], sort=Sort.LEFT)]  # 最后两期: there are no more
    return [one for _, one in found]


def the_count(counts: Sequence[Counted], *, monthly: bool, weekly: bool = False) -> int | None:
    """What is still to be paid, by all numbers that a line names together; None if it can't be sure.

    `monthly`, `weekly`: one falls due each month, each week.
    """
    if any(one.number is None for one in counts):
        return None
    numbers = {one.sort: one.number or 0 for one in counts}
    if len(numbers) < len({(one.sort, one.number) for one in counts}):
        return None
    if Sort.WEEKS in numbers:  # as many weeks are as many instalments only where each has one
        return numbers[Sort.WEEKS] if weekly and len(numbers) == 1 else None
    if Sort.MONTHS in numbers:
        if (
            not monthly
            or Sort.LEFT in numbers
            or numbers.get(Sort.ALL, numbers[Sort.MONTHS]) != numbers[Sort.MONTHS]
        ):
            return None
        numbers[Sort.ALL] = numbers.pop(Sort.MONTHS)
    left, every, paid, following = (numbers.get(sort) for sort in (Sort.LEFT, Sort.ALL, Sort.PAID, Sort.NEXT))
    if paid is not None and following is not None and following != paid + 1:
        return None
    gone = paid if paid is not None else None if following is None else following - 1
    if left is not None:
        agree = every is None or (every >= left if gone is None else every - gone == left)
        return left if agree and Sort.PART not in numbers else None
    if every is None or Sort.PART in numbers:
        return None
    left = every - (gone or 0)
    return left if left >= 1 else None


_PAID: Final = regex("已(?!经?逾)|[还付交缴].")
_NUMBERS: Final = ("zh", "turns", "times", "en", "label")


def _read(match: re.Match[str]) -> tuple[int | None, Sort]:
    said = match.groupdict()
    for one, every, before in (
        ("nth", "of_all", 1), ("en_nth", "en_of_all", 1),
        ("en_paid", "en_paid_of", 0), ("en_paid2", "en_paid_of2", 0),
    ):  # fmt: skip
        if said[one]:
            first, last = _number(said[one]), _number(said[every])
            left = None if first is None or last is None else last - first + before
            return left if left is not None and left >= 1 else None, Sort.LEFT
    if months := _months(said):
        return (months if months <= MAX_COUNT else None), Sort.MONTHS
    if weeks := said["weeks"] or said["en_weeks"]:
        return _number(weeks), Sort.WEEKS
    return _number(next(filter(None, map(said.get, _NUMBERS)), "")), _sort(match)


def _months(said: dict[str, str | None]) -> int | None:
    """The length of time in months; None if it is said otherwise."""
    if said["half"] or said["en_half"] or said["years2"] == "半":
        return 6
    if years := said["years"] or said["years2"] or said["en_years"]:
        half = 6 if said["and_half"] or said["and_half2"] else 0
        return (1 if years in ("a", "an") else _number(years) or MAX_COUNT) * 12 + half
    months = said["months"] or said["en_months"]
    return (_number(months) or MAX_COUNT + 1) if months else None


def _number(said: str) -> int | None:
    if said in ENGLISH:
        return ENGLISH.index(said) + 1
    count = number(said) or spelled(said)
    return count if count is not None and 1 <= count <= MAX_COUNT else None


def _sort(match: re.Match[str]) -> Sort:
    part = match["part"] or ""
    if part == "第":
        return Sort.NEXT
    if match["of"] or part:
        paid = _PAID.match(part) or match["of"] in ("paid ", "made ")
        return Sort.PAID if paid else Sort.PART
    if match["left"] or match["rest"] or match["turns_left"] or match["more"] or match["to_go"]:
        return Sort.LEFT
    return Sort.ALL
