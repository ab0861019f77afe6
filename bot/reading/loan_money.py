"""What a line says of money: the amount of each instalment, of all, of the last. Knows no form of a date."""

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.dates import DateRule, EveryDays, Monthly, Once, repeats
from bot.domain.loans import MAX_COUNT
from bot.domain.money import MAX_AMOUNT
from bot.reading.amounts import FIGURE, FOREIGN, LARGE, MARKED, UNIT, read_amount
from bot.reading.instalments import Counted, Sort, find_counts, the_count
from bot.reading.line import Line
from bot.reading.loan_words import is_telling, may_be_a_name, pieces
from bot.reading.numbers import HAN
from bot.reading.patterns import regex
from bot.reading.text import Span

_AMOUNT: Final = rf"(?:{MARKED}|{LARGE}(?!\w)|{FIGURE}(?![\w%]|[.,:][0-9]))"
_NO_COUNT: Final = (
    rf"(?![{HAN}百千万0-9]|\s?(?:期|个月|次|年|天|日|号|%)|[.,:][0-9]|\s(?:months|years|instal|payments))"
)
_GLUED: Final = rf"(?:(?:{MARKED}|{LARGE}|{FIGURE}){_NO_COUNT})"
# 一期1200, 1200一期, 1200/期: what each of them costs.
_EACH: Final = regex(
    rf"(?<![0-9.{HAN}百千第前后])[1一](?:期|个月)(?=(?:要?还|是|为)?[¥0-9{HAN}])"
    r"|(?<=[0-9元块])(?:一(?:期|个月)(?!\w)|\s?/\s?(?:期|月|个月)|一期)|(?<=[0-9元块\s])(?:each"
    r"|apiece)(?![a-z])"
)
_OF_EACH: Final = regex(
    r"(?:每(?:[期月次]|个月)|月供|[1一](?:期|个月)|各|payments? of|instal+ments? of)\s?(?:要|得|该|应"
    r"|需)?(?:还|付|交|缴|扣|是|为)?[:\s]{0,2}$"
)
_LAST: Final = regex(
    rf"(?:最后(?:[1一]\s?期|那期)|[末尾]期|(?<![a-z])(?:last|final)\s(?:one|instal+ment|payment))"
    rf"\s?(?:是?(?:要|应|只)?还|[:是为]|of|is)?\s?(?P<amount>{_AMOUNT})"
)
_TOTAL: Final = regex(
    r"(?:(?:(?:本息|本利)?(?:(?:(?:总共?|一共|合计|共计|全部)的?(?:还?欠下?(?:款|债|账|的?钱)?|负债|债务))[了着]?(?:金额|总额)?"
    r"|(?:欠款|负债|债务)(?:总[额计数]|合计|总金额)|总共|一共|总计|合计|共计|全部(?:加起来)?|加起来|共)(?:还?剩[下余]?|还?(?:要|得|应"
    r"|需要?)?还)?"
    r"|还(?:剩[下余]?|要还|需要?还|得还)(?:总共|一共|合计)|(?<![a-z])(?:outstanding|balance)(?:\s(?:balance|is|of))*"
    r"|剩余(?:应还|待还|未还)(?:总[额计])?|(?:剩余|待还)?(?<!借款)总(?:额|金额|价|计)|(?<![a-z])(?:in\s(?:total"
    r"|all)|altogether|total(?:\s(?:of|left|remaining))?)"
    rf"|(?<![a-z])left\sin\stotal)\s?[:是为]?\s?(?P<amount>{_GLUED})"
    rf"|(?<![\w.¥$-])(?<![0-9],)(?P<before>{_AMOUNT})\s(?:(?:left|remaining)\sin\stotal|in\s(?:total"
    rf"|all)(?:\sleft)?|altogether|total(?:\sleft)?)(?![a-z]|\s?:?\s?[¥0-9]))"
)
# What is owed or left: of all where there are instalments, the amount itself where there is one date.
_OWED: Final = regex(
    r"(?P<total>(?:(?:剩余|未还)?本金|额度|借了|赊了|还?剩[下余]?|余额|还?欠|还差|欠款|(?:总|一共|总共)借款|借款总[额计]|(?<![a-z])left)"
    rf"[:是为了]?\s?(?P<amount>{_AMOUNT}|{_GLUED})"
    rf"|(?<![\w.¥$-])(?<![0-9],)(?P<before>{_AMOUNT})\s(?:left|remaining)(?![a-z]|\s?[¥0-9]))"
)
_OWING: Final = regex(r"(?:欠了?|借了|赊了?|(?<![a-z])(?:owe[sd]?|borrowed|lent))[^0-9\0,;每]{0,12}$")
_OF_A_TIME: Final = regex(r"\s(?:on\sthe|every|each|monthly|weekly|an?|per)\s")  # I owe Tom 500 every month
_MARKED: Final = regex(rf"(?<![0-9.])(?<![0-9],)(?:{MARKED})")
# Where a figure or a word for one may begin and end beside words that are no part of it.
_BARE: Final = regex(
    rf"(?:(?<![\w.$€£-])(?<![0-9][,:/])(?<![a-z]/)|(?<=[还期供额款月欠给付交缴扣打转汇存要共把息各租费]))"
    rf"{FIGURE}(?![\w%/]|[.,:-][0-9]|\s?[$€£]|[+*])|(?:(?<![\w./$€£-])(?<![0-9][,:])"
    rf"|(?<=[还欠付交缴扣打转汇存把])){FIGURE}(?=还?给|每|(?:一共|共|分)[0-9{HAN}])"
)
_BEHIND_A_NAME: Final = regex(
    rf"(?<=[^\W\da-z_])(?<![{HAN}百千万第号年月日期到至约差近超多满尾])(?<!(?<![老小阿大])周)(?P<amount>{FIGURE}"
    rf"|{LARGE})(?:\s?{UNIT})?(?![\w%/+*]|[.,:-][0-9]|\s?[$€£])"
)
_INTEREST: Final = "(?:利息|息|手续费|服务费|担保费|管理费|保险费|interest|fees?)"
_PART: Final = (
    rf"(?:(?:本金?|principal|{_INTEREST})\s?[:是为]?\s?{_GLUED}|{_GLUED}\s?的?(?:本金|principal"
    rf"|{_INTEREST}))"
)
_SUM: Final = regex(
    rf"(?<![\w.])(?<![0-9],)(?:还|付|交)?(?:{_PART}(?:\s?(?:[,+、和加与及]|and|plus)?\s?{_PART}){{1,4}}"
    rf"|{_GLUED}(?:\s?(?:\+|加|plus)\s?{_GLUED}(?:\s?的?{_INTEREST})?){{1,4}})(?![\w%*/]|[.,:][0-9])"
)
_BOTH: Final = regex("本[金]?[及和与加]?利?息[总合共]|本利[总合共]|连本带利")  # of one instalment, together
_PRINCIPAL: Final = regex(r"本|principal|\+|加|plus")
_TERM: Final = regex(_GLUED)
_PRODUCT: Final = regex(
    rf"(?<![\w.,¥-])(?P<first>{MARKED}|{FIGURE})\s?[*x×]\s?(?P<second>[0-9]{{1,6}})\s?(?P<unit>期"
    rf"|个?月)?(?![\w.%])"
)
_TIMES: Final = rf"分成?\s?(?:(?:[0-9]{{1,3}}|[{HAN}]{{1,3}})\s?(?:期|个月|年|次)|半年)"
_SHARED: Final = regex(
    rf"{_GLUED}{_TIMES}|(?<![还付交缴扣0-9.,])(?P<apart>{_AMOUNT})[\s,]{{1,2}}{_TIMES}"
    rf"|{_AMOUNT}\s(?:in|over|split\s(?:in(?:to)?|over)|spread\sover)\s(?:the\snext\s)?[a-z0-9]{{1,8}}\s(?:\w+ly\s)?(?:months|years?|instal|pay)"
)
_OF: Final = regex(r"/|\sof\s")
_LEFT: Final = regex("剩余|剩下|待还|未还|还剩(?:总|一共|合计)|(?<![a-z])(?:left|remaining)(?![a-z])")
_ROUND: Final = 10_000
"""Who borrows, borrows whole hundreds: 3000 分3期 may be all of it, 416.58 分24期 is not."""

_FOREIGN_AMOUNT: Final = regex(
    rf"(?:{FOREIGN})\s?(?:{MARKED}|{FIGURE})|(?:{FIGURE}|{MARKED}|{LARGE})\s?(?:{FOREIGN}|蚊(?!子))"
)


@dataclass(frozen=True, slots=True)
class Money:
    """Fen, and a number of instalments; None where it is not said, or not sure."""

    amount: int | None = None
    count: int | None = None
    last: int | None = None
    total: int | None = None
    shared: bool = False  # the amount may be that of all instalments together


_Said = tuple[int | None, Span]


def named_counts(line: Line) -> list[Counted]:
    """Numbers of instalments that can be no date (5期, 5 of 18 paid, not 3个月), taken from the line."""
    found = [one for one in find_counts(line.rest) if one.number != 1]
    sure = [
        one
        for one in found
        if one.sort is not Sort.MONTHS or _LASTING.search(line.rest[slice(*one.span)]) is not None
    ]
    line.drop(*(one.span for one in sure))
    return sure


_LASTING: Final = regex("[分还剩供期]|left|remaining|to go|for|over")


def money_in(line: Line, counts: list[Counted], rule: DateRule | None, *, dated: bool, named: bool) -> Money:
    """What a line says of money, and how often, taken from it; what is not sure is refused.

    `rule`: what its date was read as; `dated`: there is a date, read or not; `named`: there is a known name.
    """
    line.refuse(*(match.span() for match in line.take(_FOREIGN_AMOUNT)))
    said = [(_sum(match), match.span()) for match in line.take(_SUM)]
    totals = [match.span() for match in _TOTAL.finditer(line.rest)]
    last, total = _only(line, _LAST), _only(line, _TOTAL)
    both = _BOTH.search(line.folded) is not None
    owed = line.take(_OWED)
    summed = bool(said)
    products = [_product(match) for match in line.take(_PRODUCT)]
    said += [(fen, span) for fen, _, span in products]
    shared = summed or _is_shared(line.folded)
    line.take(_EACH)
    count = _count(line, counts, rule, [times for _, times, _ in products])
    several = count is not None and count > 1
    if total is not None and _some_are_paid(line.folded, counts, count):
        line.refuse(*totals)  # 总共6000, 已还7期: of all, or of what is left?
        total = None
    repeated = several or (rule is not None and repeats(rule))
    single = rule is not None and not repeated
    said += [(read_amount(match[0]), match.span()) for match in line.take(_MARKED)]
    bare = line.take(_BARE)
    lone = len(bare) == 1 and not said
    said += [
        (_bare(line, match, dated=dated, several=several, single=single) if lone else None, match.span())
        for match in bare
    ]
    said += _behind_names(line, named=named, priced=len(said) == 1)
    if count is not None and several and total is None and (both_said := _each_and_all(line, said, count)):
        said, total = both_said
    amount = said[0][0] if len(said) == 1 else None
    if amount is None:
        line.refuse(*(span for _, span in said))
    each = amount is not None and _OF_EACH.search(line.before(said[0][1][0])) is not None
    if owed:
        fen = read_amount(owed[0]["amount"] or owed[0]["before"]) if len(owed) == 1 else None
        if fen is not None and single and amount is None:
            amount = fen
        elif fen is not None and several and amount is total is None and not _BORROWED.match(owed[0][0]):
            total = fen
        elif fen is None or fen not in (amount, total):
            line.refuse(*(match.span() for match in owed))
    elif (
        amount is not None
        and repeated
        and not each
        and _OWING.search(line.before(said[0][1][0]))
        and not _OF_A_TIME.match(line.folded, said[0][1][1])
    ):  # 欠老王5000, 每月15号
        if several and total is None:
            amount, total = None, amount
        elif total != amount:
            line.refuse(said[0][1])
            amount = None
    if (single or (both and not several)) and total is not None:
        amount, total = (total if amount is None else amount), (None if amount is None else total)
    doubtful = shared and several and amount is not None and total is None and not each
    return Money(amount, count, last, None if total == amount and not several else total, doubtful)


def _each_and_all(line: Line, said: list[_Said], count: int) -> tuple[list[_Said], int] | None:
    """5000 and 1000 beside 5次: one is all of it, the other each; None if they don't agree."""
    if len(said) != 2:
        return None
    fen = [read_amount(line.folded[slice(*span)]) for _, span in said]
    for each, whole in ((0, 1), (1, 0)):
        one, every = fen[each], fen[whole]
        if one is not None and every is not None and one * count == every:
            return [(one, said[each][1])], every
    return None


def _some_are_paid(folded: str, counts: list[Counted], left: int | None) -> bool:
    """Whether the line counts instalments that are paid, and its total is not said to be what is left."""
    more = any(one.number != left or _OF.search(folded, *one.span) for one in counts)
    return left is not None and more and not _LEFT.search(folded)


def _is_shared(folded: str) -> bool:
    """Whether an amount may be that of all instalments together: 500块分6期."""
    return any(
        not match["apart"] or (read_amount(match["apart"]) or 1) % _ROUND == 0
        for match in _SHARED.finditer(folded)
    )


def _only(line: Line, pattern: re.Pattern[str]) -> int | None:
    """The one amount that is said so; none where there are several, or where it can't be read."""
    found = line.take(pattern)
    said = [one for match in found for one in match.groupdict().values() if one]
    amount = read_amount(said[0]) if len(said) == 1 else None
    if amount is None:
        line.refuse(*(match.span() for match in found))
    return amount


def _sum(match: re.Match[str]) -> int | None:
    """Principal and interest, or 800+45.6; interest alone is no sum of anything."""
    terms = [read_amount(one[0]) for one in _TERM.finditer(match[0])]
    if None in terms or not _PRINCIPAL.search(match[0]):
        return None
    total = sum(one for one in terms if one is not None)
    return total if total <= MAX_AMOUNT else None


def _product(match: re.Match[str]) -> tuple[int | None, int | None, Span]:
    """1200*12: the amount and how often. A small whole number in front is how often (12*1200).

    Of two small ones (4*50), nobody knows which is which.
    """
    first, second = match["first"], match["second"]
    if not match["unit"] and first.isdecimal() and max(int(first), int(second)) <= _MOST_TURNS:
        return None, None, match.span()
    if not match["unit"] and first.isdecimal() and int(first) <= _MOST_TURNS < int(second):
        first, second = second, first
    amount, times = read_amount(first), int(second)
    fits = amount is not None and 1 <= times <= MAX_COUNT
    return (amount, times, match.span()) if fits else (None, None, match.span())


def _count(line: Line, said: list[Counted], rule: DateRule | None, products: list[int | None]) -> int | None:
    """How many instalments are still to be paid."""
    counts = [*said, *find_counts(line.rest)]
    line.drop(*(one.span for one in counts))
    monthly = rule is None or isinstance(rule, Once) or (isinstance(rule, Monthly) and rule.every == 1)
    counts += [Counted((0, 0), times, Sort.ALL) for times in products]
    weekly = isinstance(rule, EveryDays) and rule.days == _WEEK
    count = the_count(counts, monthly=monthly, weekly=weekly)
    # 1期 beside other things may be meant as "each".
    if count == 1 and counts[0].sort is Sort.ALL and re.search(r"\w", line.rest):
        count = None
    if count is None:
        line.refuse(*(one.span for one in counts if one.span[1]))
    return count


def _bare(line: Line, match: re.Match[str], *, dated: bool, several: bool, single: bool) -> int | None:
    """A bare number, if it can't be meant for a day (no date yet) or a number of instalments."""
    figure = match[0]
    small = figure.isdecimal() and int(figure) <= 60
    sure = several or single or not small or _PAYING.search(line.before(match.start())) is not None
    if small and not sure:
        sure = int(figure) > 31 and (not dated or int(figure) not in _USUAL_COUNTS)
    return read_amount(figure) if sure and not (small and int(figure) <= 31 and not dated) else None


def _behind_names(line: Line, *, named: bool, priced: bool) -> list[tuple[int | None, Span]]:
    """房贷3500: the figure that touches a name. Beside another name, nobody knows what 甲3500 is."""
    said: list[tuple[int | None, Span]] = []
    for match in list(_BEHIND_A_NAME.finditer(line.rest)):
        word = _WORD_BEFORE.search(line.rest, max(0, match.start() - 20), match.start())
        start = word.start() if word else match.start()
        names = [
            line.rest[start + one : start + other] for one, other in pieces(line.rest[start : match.start()])
        ]
        if priced and names and match[0].isdecimal() and int(match[0]) < 100:
            continue  # part of a name, or of nothing that is known
        if all(is_telling(one) or (not named and may_be_a_name(one)) for one in names):
            alone = not names or is_telling(names[-1])
            said.append((read_amount(match[0]), match.span() if alone else (start, match.end())))
            line.drop(match.span())
        else:
            line.refuse((start, match.end()))
    return said


_BORROWED: Final = regex("借了|.{0,2}借款|赊了|额度|(?:剩余|未还)?本金|余额")
_PAYING: Final = regex(r"(?:[还付交缴扣]|¥)\s?$|(?<![a-z])(?:pay|owe)\s$|" + _OF_EACH.pattern)
_WORD_BEFORE: Final = regex(r"[^\W0-9_]+$")
_USUAL_COUNTS: Final = (36, 48, 60)
_MOST_TURNS: Final = 60
_WEEK: Final = 7
