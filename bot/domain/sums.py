"""Sums of money inside of a longer text, each with its place and what the words beside it call it.

Knows no bill and no plan: those decide what is to be paid.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.domain.grammar import BLANK, blank
from bot.domain.hits import Span
from bot.domain.money import FIGURE, FOREIGN, MARKED, read_amount
from bot.domain.numerals import HAN


class Role(Enum):
    """What the words beside a sum call it."""

    DUE = auto()  # what is to be paid
    MINIMUM = auto()  # of a card: the least that is to be paid
    PAID = auto()
    OTHER = auto()  # a part of it, the whole debt, a limit, a balance
    UNSAID = auto()


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure in a text that may be money. `fen` is None if it can't be read, or is not yuan."""

    span: Span
    fen: int | None
    role: Role
    bare: bool  # without ¥ or 元


_ALL: Final = "(?:金额|总额|总计|款项|额|款)"
_LABEL: Final = re.compile(
    rf"(?P<minimum>最低(?:应?还款?|应付|应缴|付款)?{_ALL}?|min(?:imum|\.)?(?:\s(?:amount|amt|payment|repayment|due))*)"
    rf"|(?P<due0>本期剩余[应待未]还{_ALL}?"
    r"|(?:应还|应付|待还)?(?:本金?[及和与+]\s?利?息|本息)(?:合计|共计|总[计额]|共)?)"
    r"|(?P<other>剩余[应待未]?还?(?:款|本金|本息|金额|总额)?|(?:本金|利息)[应待]还|总欠款|欠款总额|额度|授信|可用|余额"
    r"|本金|利息|息费|罚息|复利|滞纳金|违约金|(?:手续|服务|管理|担保|咨询|保险|逾期|年)费|(?:借款|贷款)(?:本金|金额|总额)?"
    r"|放款(?:金额)?|消费(?!金融)|支出|交易|减免|优惠|立减|返现|积分|分期|结清(?:金额)?"
    r"|credit limit|available|outstanding|principal|interest|fees?(?![a-z])|current balance)"
    r"|(?P<paid>已(?:还款?|付款?|支付|缴|入账|扣款?)(?:金额|总额)?|paid|received)"
    rf"|(?P<due>(?:(?:应还|待还|未还|需还|应付|应缴|需付|需缴|账单|扣款|还款)款?{_ALL}?|要还)"
    r"(?!款?(?:日|时间|期|方式|账户|卡))"
    r"|月供|期供|逾期(?:金额|总额|欠款)|合计|共计"
    r"|(?:total\s)?(?:amount|amt|payment)\s(?:due|payable)|total due|due amount|(?:statement|new) balance"
    r"|bill(?:ed)?(?:\samount)?(?![a-z])|(?:re)?payment(?:\samount)?|instal+ment(?:\samount)?|pay(?![a-z])|owe)"
)
_PARTED: Final = re.compile(r"[\n\t|]")
_TO_LABEL: Final = re.compile(r"[的为是]?(?:本期|本月|当期|将|会|自动|将自动)?")
_IS_DUE: Final = re.compile(r"\s?(?:is|was)?\s?(?:now\s)?due(?![a-z])")
_STOP: Final = re.compile(rf"[{BLANK},;!?、]|\.(?![0-9])")
_SUM: Final = re.compile(
    rf"(?P<foreign>{FOREIGN}[:\s]?{FIGURE}|{FIGURE}\s?{FOREIGN})"
    rf"|(?<![0-9.*/-])(?<![0-9],)(?P<marked>{MARKED})"
    rf"|(?<![a-z0-9.*/-])(?<![0-9][,:])(?P<bare>{FIGURE})(?![0-9a-z%:*/-]|[.,][0-9]|\s?[期笔天日号月年周个人张次点折位分份岁])"
    r"|(?P<odd>[-¥]?[0-9][0-9.,]*\s?[元块]|[-¥]{2}\s?[0-9](?:[0-9.,]*[0-9])?)"  # -1200元, 1,2345元
)
_NEAR: Final = 6
"""So many signs may stand between a label and a bare figure: (元), 为人民币, a colon."""


def sums_in(text: str) -> list[Sum]:
    """The figures of a plain text that may be money, in order; what is blanked out is none.

    A label belongs to the figure behind it. Only where a run begins with a figure that touches the
    label behind it (7元利息 | 1200元应还) do labels follow their figures. A label between two figures that
    could be either's (1200 应还 300) is neither's.
    """
    matches = list(_SUM.finditer(text))
    ground = blank(text, tuple(match.span() for match in matches))
    sums: list[Sum] = []
    labels_follow = False
    for n, match in enumerate(matches):
        start, end = match.span()
        following = matches[n + 1].start() if n + 1 < len(matches) else None
        gap = ground[sums[-1].span[1] if sums else 0 : start]
        before = _STOP.split(gap)[-1]
        after = _STOP.split(ground[end:following])[0]
        touching = end + len(after) == following and not _PARTED.search(after)
        same_run = bool(sums) and before == gap
        labels_follow = labels_follow and same_run
        if same_run and (parted := _PARTED.search(gap)):
            before = gap[parted.end() :]
        elif same_run and sums[-1].role is Role.UNSAID:
            before = ""
        role = Role.UNSAID if labels_follow else _before(before, near=match["bare"] is not None)
        if role is Role.UNSAID:
            role = _after(after, touching=touching)
            labels_follow = role is not Role.UNSAID
        sums.append(Sum((start, end), _fen(match[0]), role, match["bare"] is not None))
    return sums


def label_of(words: str) -> Role:
    """What plain words call the sum that follows them."""
    return _before(words, near=False)


def without_labels(words: str) -> str:
    """Plain words with blanks for all that calls a sum something."""
    return _LABEL.sub(lambda label: " " * len(label[0]), words)


def _before(words: str, *, near: bool) -> Role:
    labels = list(_LABEL.finditer(words))
    if not labels or (near and labels[-1].end() < len(words) - _NEAR):
        return Role.UNSAID
    return _role(labels[-1])


def _after(words: str, *, touching: bool) -> Role:
    """`touching`: the words reach the next sum, and a label that ends there is that one's."""
    if _IS_DUE.match(words):
        return Role.DUE
    lead = _TO_LABEL.match(words)
    label = _LABEL.match(words, lead.end() if lead else 0)
    if label is None or (touching and label.end() > len(words) - 2):
        return Role.UNSAID
    return _role(label)


def _role(label: re.Match[str]) -> Role:
    return Role[(label.lastgroup or "unsaid").rstrip("0").upper()]


def _fen(figure: str) -> int | None:
    """An amount in fen; unlike where one is typed, it may be 0."""
    if "0" in figure and not re.search(rf"[1-9{HAN}百千]", figure):
        return 0
    return read_amount(figure)
