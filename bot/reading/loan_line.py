"""Reading a whole loan out of one line: lender, date rule, amount, number of instalments, in any order.

Knows no lender: the names to look for are handed in.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from bot.domain.dates import DateProblem, DateProblemCode, DateReading, Monthly
from bot.domain.loans import MAX_COUNT, MAX_NAME
from bot.reading.amounts import FIGURE, FOREIGN, LARGE, MARKED, read_amount
from bot.reading.dates.matching import find, stands_alone
from bot.reading.numbers import ENGLISH, HAN, number, spelled
from bot.reading.text import BLANK, LONGEST_LINE, Span, blank, fold, names_in

# how many instalments --------------------------------------------------------

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

    span: Span
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


# the whole line --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line says. A part that is not there, or not sure, is None (empty for the lender).

    `unread` holds what is there but could be more than one thing (a bare 15, a total): ask.
    """

    lender_text: str
    date: DateReading | DateProblem | None
    amount: int | None  # fen, per instalment
    count: int | None  # what is still to be paid, where the line says so (共12期，还剩5期)
    unread: tuple[str, ...] = ()
    total: int | None = None  # fen, what is left to be paid in all (总共还剩5400)
    last_amount: int | None = None  # fen, where the last instalment differs (最后一期300)


# 一期1200, 1200一期, 1200/期: what each of them costs.
_EACH: Final = re.compile(
    rf"(?<![0-9.{HAN}百千第前后])[1一]期(?=(?:要?还|是|为)?[¥0-9{HAN}])|(?<=[0-9元块])(?:一期(?!\w)|\s?/\s?期)"
)
_AMOUNT: Final = rf"(?:{MARKED}|{LARGE}(?!\w)|{FIGURE}(?![\w%]|[.,:][0-9]))"
_LAST: Final = re.compile(
    rf"(?:最后(?:[1一]\s?期|那期)|[末尾]期|(?<![a-z])(?:last|final)\s(?:one|instal+ment|payment))"
    rf"\s?(?:是?(?:要|应|只)?还|[:是为]|of|is)?\s?(?P<amount>{_AMOUNT})"
)
# What is left to be paid in all.
_LEFT: Final = re.compile(
    r"(?:(?:总共|一共|总计|合计|共)(?:还(?:剩下?|要还|需要?还|得还)|剩余?)|还(?:剩下?|要还|需要?还|得还)(?:总共|一共|合计)"
    r"|剩余(?:应还|待还|未还)(?:总[额计])?|(?:剩余|待还)总[额计]|(?<![a-z])total\s(?:left|remaining)"
    rf"|(?<![a-z])left\sin\stotal)\s?[:是为]?\s?(?P<amount>{_AMOUNT})"
    rf"|(?<![\w.¥$-])(?<![0-9],)(?P<before>{_AMOUNT})\s(?:(?:left|remaining)\sin\stotal|in\stotal\sleft|total\sleft)(?![a-z]|\s?:?\s?[¥0-9])"
)
# A total is not what one instalment costs, and is never taken for it; nor is what is left, of one or of all.
_MARKED: Final = re.compile(
    r"(?P<total>(?:总共|一共|合计|总[额计]|(?:剩余|未还)?本金|额度|借了|共|还?剩[下余]?|余额|还?欠|还差|欠款|(?<![a-z])(?:total|left))"
    rf"[:是为了]?\s?{_AMOUNT}|(?<![\w.¥$-])(?<![0-9],){_AMOUNT}\s(?:left|remaining)(?![a-z]|\s?:?\s?[¥0-9]))"
    rf"|(?<![0-9.])(?<![0-9],){MARKED}"
)
_BARE: Final = re.compile(
    rf"(?:(?<![\w./$€£-])(?<![0-9][,:])|(?<=[还期供额款月])){FIGURE}(?![\w%/]|[.,:-][0-9]|\s?[$€£])"
)
_OTHER: Final = re.compile(  # times and figures that nothing above has claimed
    rf"{FIGURE}\s?[%万千百]|[末尾]期|最后那?期|(?:已经?)?逾期[了中]?"
    rf"|(?:第|已还)?(?:{FIGURE}|[{HAN}百千万]{{1,6}})\s?(?:个月|月份?|年|天|日|号|周|期|点|[元块])"
    r"|凌晨|早上|[上下中]午|傍晚|晚上"
    rf"|农历|阴历|初[{HAN}]|工作日|左右|月[初中]|每\s?个?月|[0-9]{{1,2}}:[0-9]{{2}}"
    rf"|(?<!\w)(?:[0-9][0-9.,-]*|[{HAN}百千万]{{1,8}}多?)(?!\w)"
)
_FOREIGN: Final = re.compile(FOREIGN)
_FOREIGN_AMOUNT: Final = re.compile(rf"{FOREIGN}\s?(?:{MARKED}|{FIGURE})|(?:{FIGURE}|{MARKED})\s?{FOREIGN}")
_SPLIT: Final = re.compile(rf"[\s{BLANK},.;:!?、()\[\]+/|~¥]+")
_FILLER: Final = re.compile(
    "(?:要|该|得)?还款?日?|的|是|为|在|我的?|要|每期|每次|每月|月供|金额|到期|吧|元|期|分期|-|和|及|与|跟|或|到|至"
    "|add|pay|repay|to|the|on|due|for|my|of|at|each|every|an?|and|is|loan|in|total|left|remaining"
)
_ASKING: Final = re.compile("(?:请|帮我|帮忙|给我|我要?|想)*(?:记录?|添加|加|提醒我?)(?:一下|一个|一笔)?")
_PREFIX: Final = re.compile("^(?:帮我|请|我|要|该|得|需|应)*(?:还款给|还款|还给|还(?![呗享])|提醒我还?)")
_SUFFIX: Final = re.compile("(?:的|到期|还款日?|要还|该还|(?<!随)还|每期|月供|金额)+$")
_ABOUT_PAYING: Final = re.compile(
    "还款|[要该得需应]还|还[^没不有是在能会可]{0,12}[0-9]|到期|账单|月供|(?<![a-z])(?:due|pay|repay|bill|owe|loan|instal+ment)"
)


def read_entry(text: str, today: date, names: Iterable[str] = ()) -> Entry:
    """What a line says about a loan; `today` is the user's day. Never raises.

    With the known lenders' `names`, a name may touch a number (微粒贷1200); without them such a
    number stays part of the name, as in 360借条. A line longer than `LONGEST_LINE` is all unread.
    """
    if len(text) > LONGEST_LINE:
        return Entry("", None, None, None, (text,))
    folded = fold(text)
    rest, lender = folded, ""
    if len(named := names_in(folded, names)) == 1:
        (places,) = named.values()
        rest, lender = blank(rest, places), text[slice(*places[0])]

    finding = find(rest, today)
    rest = blank(rest, finding.spans if finding else ())

    rest, foreign = _taken(rest, _FOREIGN_AMOUNT) if _FOREIGN.search(rest) else (rest, [])
    rest, lasts = _taken(rest, _LAST)
    rest, lefts = _taken(rest, _LEFT)
    last_amount, total = _only(lasts), _only(lefts)
    rest, _ = _taken(rest, _EACH)
    unclear = [*foreign, *(lasts if last_amount is None else ()), *(lefts if total is None else ())]
    unread = [text[slice(*match.span())].strip() for match in unclear]

    counts = find_counts(rest)
    rest = blank(rest, tuple(one.span for one in counts))
    count = _count(counts, rest, finding.found if finding else None)
    if count is None:
        unread += (text[slice(*one.span)].strip() for one in counts)

    rest, marked = _taken(rest, _MARKED)
    single = [match for match in marked if not match["total"]]
    amount = read_amount(single[0][0]) if len(single) == 1 else None
    if amount is None:
        unread += (text[slice(*match.span())].strip() for match in marked)

    rest, bare = _taken(rest, _BARE)
    if len(bare) == 1 and not marked and _only_an_amount(bare[0][0], finding is not None, count is not None):
        amount = read_amount(bare[0][0])
    if bare and (amount is None or marked):
        unread += (match[0] for match in bare)

    rest, others = _taken(rest, _OTHER)
    unread += (text[slice(*match.span())] for match in others if _RECURS.fullmatch(match[0]) is None)

    when = finding.found if finding else None
    if when is None and any(_TIME.search(match[0]) for match in others):
        when = DateProblem(DateProblemCode.UNREADABLE)
    return Entry(lender or _words(text, rest), when, amount, count, tuple(unread), total, last_amount)


def contains_date_rule(text: str, today: date) -> bool:
    """Whether a message that was not asked for speaks of a due date.

    A date that turns up in any talk (今天, 15号) counts only alone, or beside an amount or words of paying.
    """
    folded = fold(text)
    finding = find(folded, today)
    if finding is None:
        return False
    rest = blank(folded, finding.spans)
    return bool(
        finding.strong
        or _MARKED.search(rest)
        or find_counts(rest)
        or _ABOUT_PAYING.search(folded)
        or stands_alone(folded, finding)
    )


_RECURS: Final = re.compile(r"每\s?个?月")
_TIME: Final = re.compile("[月年天日号周初]|农历|阴历|左右")


def _taken(text: str, pattern: re.Pattern[str]) -> tuple[str, list[re.Match[str]]]:
    """What matches, and the text without it."""
    found = list(pattern.finditer(text))
    return blank(text, tuple(match.span() for match in found)), found


def _only(found: list[re.Match[str]]) -> int | None:
    """The one amount in these."""
    said = [one for match in found for name, one in match.groupdict().items() if one and name in _AMOUNTS]
    return read_amount(said[0]) if len(said) == 1 else None


_AMOUNTS: Final = ("amount", "before")


def _count(counts: list[Counted], rest: str, date: DateReading | DateProblem | None) -> int | None:
    rule = date.rule if isinstance(date, DateReading) else None
    count = the_count(counts, monthly=isinstance(rule, Monthly) and rule.every == 1)
    # 1期 beside other things may be meant as "each".
    return None if count == 1 and counts[0].sort is Sort.ALL and re.search(r"\w", rest) else count


def _only_an_amount(figure: str, dated: bool, counted: bool) -> bool:
    """Whether a bare number can't be meant for a day (no date yet) or a number of instalments."""
    if not figure.isdecimal():
        return True
    return int(figure) > 31 if not dated else counted or int(figure) > 60


def _words(text: str, rest: str) -> str:
    """What is left for the lender's name, as it was typed, without the words around it."""
    words: list[str] = []
    start = 0
    for gap in [*_SPLIT.finditer(rest), None]:
        end = gap.start() if gap else len(rest)
        folded = rest[start:end]
        if folded and not _FILLER.fullmatch(folded) and not _ASKING.fullmatch(folded):
            head = _PREFIX.match(folded)
            tail = _SUFFIX.search(folded, max(0, len(folded) - MAX_NAME))
            first = start + (head.end() if head else 0)
            last = start + tail.start() if tail else end
            if first < last:
                words.append(text[first:last])
        start = gap.end() if gap else end
    return " ".join(words)
