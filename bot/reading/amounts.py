"""Amounts of money as people type them, alone or inside of a longer text. Knows no loan and no plan."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.domain.money import MAX_AMOUNT
from bot.reading.numbers import HAN, number, spelled
from bot.reading.patterns import regex
from bot.reading.text import BLANK, Span, blank, fold

_CAPITALS: Final = str.maketrans("壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟", "一二二三三三四五六六七八九十百千")
_SPELLING: Final = f"0-9{HAN}百千万壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟"
_SINGLE: Final = "[1-9一二两三四五六七八九]"

FIGURE: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?"
UNIT: Final = r"(?:块钱|[元块圆]|人民币|yuan|rmb|cny)"
FOREIGN: Final = (
    r"(?:美[元金]|港[币元]|[台日欧韩澳加马][币元]|新台币|英镑|新币|新元|泰铢|越南盾|卢布|令吉|刀(?!具)"
    r"|(?<![a-z])(?:usdt?|hkd|twd|ntd|jpy|eur|gbp|sgd|cad|aud|nzd|krw|thb|myr|dollars?|bucks|pounds?|euros?|baht|ringgit|inr|php|idr|vnd|rs)(?![a-z])"
    r"|(?:hk|nt|us|[sac])?\$|[€£])"
)
"""A pattern for another currency, which is never read as yuan."""

_SIGN: Final = r"(?:(?:cn)?¥|rmb|cny|人民币)"
# 1200块5, 1200元5角2分; in 1200块5期 the figure is something else.
_SMALL: Final = (
    rf"(?:(?<=[元块圆]){_SINGLE}[毛角](?:{_SINGLE}分)?"
    rf"|(?<=块){_SINGLE}(?!(?!的)[\w%]|[.,:][0-9]|\s[号日月期天]))"
)
_SCALED: Final = rf"{FIGURE}\s?(?:[万千]|[kw](?![a-z]))(?![{_SPELLING}])"
_SPELLED: Final = rf"(?<![{_SPELLING}.])(?<![0-9],)(?!一块(?!钱))[{_SPELLING}]{{1,16}}"
LARGE: Final = rf"(?=[{_SPELLING}]{{0,15}}[百千万佰仟]){_SPELLED}"
"""A pattern for an amount in Chinese that can't be a day or a count: 一千二."""

_APART: Final = r"(?:(?<!\w)|(?<=[还期供额款月付交是为共加和及与]))"
MARKED: Final = (
    rf"(?:{_SIGN}\s?(?:{_SCALED}|{LARGE}|{FIGURE}(?!\s?[万千百0-9]|[.,:][0-9]))(?:\s?{UNIT}{_SMALL}?)?"
    rf"|(?:{_SCALED}|{LARGE}|{_APART}{_SPELLED}|{FIGURE})\s?{UNIT}{_SMALL}?"
    rf"|{_SCALED}(?!\w)|{_APART}{LARGE}(?!\w))整?"
)
"""A pattern for an amount that says so itself: 1200元, ¥1200, 1.2万, 一千二."""

_AMOUNT: Final = regex(
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
_LABEL: Final = regex(
    rf"(?P<minimum>最[低小](?:应?还款?|应付|应缴|付款)?{_ALL}?|(?<![a-z])min(?:imum|\.)?(?:\s(?:amount|amt"
    rf"|payment|repayment|due))*)"
    rf"|(?P<due0>本期剩余[应待未]还{_ALL}?"
    r"|(?:账单|应还)(?:欠款)?余额|账单欠款"
    r"|(?:应还|应付|待还)?(?:本金?[及和与+]\s?利?息|本息)(?:合计|共计|总[计额]|共)?)"
    r"|(?P<other>(?:本期)?新增|上期(?:结欠|账单|欠款|应还|余额|未还)(?:金额|额)?|剩余[应待未]?还?(?:款|本金|本息|金额|总额)?|(?:本金|利息)[应待]还|总欠款|欠款总额|额度"
    r"|授信|可用|余额"
    r"|本金|利息|息费|罚息|复利|滞纳金|违约金|每期(?:约|最低)|(?:手续|服务|管理|担保|咨询|保险|逾期|年)费|(?:借款"
    r"|贷款)(?:本金|金额|总额)?"
    r"|放款(?:金额)?|消费(?!金融)|支出|交易|减免|优惠|立减|返现|积分|分期|结清(?:金额)?"
    r"|credit limit|available|outstanding (?:balance|principal|loan|debt)"
    r"|principal|interest|fees?(?![a-z])|current balance)"
    r"|(?P<paid>已(?:还款?|付款?|支付|缴|入账|扣款?)(?:金额|总额)?|paid|received)"
    rf"|(?P<due>(?:(?:应还|待还|未还|需还|应付|应缴|需付|需缴|账单|扣款|还款|欠款|欠费|结欠|账款"
    rf"|扣收)款?{_ALL}?|要还"
    r"|(?:电|水|燃气|物业|学杂|话)费)"
    r"(?!款?(?:日|时间|期|方式|账户|卡))"
    r"|月供|期供|逾期(?:金额|总额|欠款)|合计|共计"
    r"|(?:total\s)?(?:amount|amt|payment)\s(?:due|payable)|total due"
    r"|(?<![a-z])total(?=:?\s?(?:cny|rmb|¥)\s?[0-9])"
    r"|due amount|amount (?:overdue|past due)"
    r"|(?:overdue|past due) amount|(?:statement|new) balance"
    r"|outstanding|bill(?:ed)?(?:\samount)?(?![a-z])|(?:re)?payment(?:\samount)?|instal+ment(?:\samount)?"
    r"|pay(?![a-z])|owe)"
)
_PARTED: Final = regex(r"[\n\t|]")
_TO_LABEL: Final = regex(r"[的为是]?(?:达到|本期|本月|当期|将|会|自动|将自动)?")
_IS_DUE: Final = regex(r"\s?(?:is|was)?\s?(?:now\s)?due(?![a-z])")
_STOP: Final = regex(rf"[{BLANK},;!?、]|(?<!min)\.(?![0-9])")
_SUM: Final = regex(
    rf"(?P<foreign>{FOREIGN}[:\s]?{FIGURE}|{FIGURE}[^\S\n]?{FOREIGN})"
    rf"|(?<![0-9.*/-])(?<![0-9],)(?P<marked>{MARKED})"
    rf"|(?<![a-z0-9.*/-])(?<![0-9][,:])(?P<bare>{FIGURE})(?![0-9a-z%:*/-]|[.,][0-9]"
    rf"|\s?[期笔天日号月年周个人张次点折位分份岁])"
    r"|(?P<odd>[-¥]?[0-9][0-9.,]{0,20}\s?[元块]|[-¥]{2}\s?[0-9](?:[0-9.,]*[0-9])?)"  # -1200元, 1,2345元
)
MOST_SUMS: Final = 30
"""So many sums are read in one text. Where there are more, none is sure."""

_NEAR: Final = 6
"""So many characters may stand between a label and a bare figure: (元), 为人民币, a colon."""


def sums_in(text: str) -> list[Sum]:
    """The figures of a plain text that may be money, in order; what is blanked out is none.

    A label belongs to the figure behind it. Only where a run begins with a figure that touches the
    label behind it (7元利息 | 1200元应还) do labels follow their figures. A label between two figures that
    could be either's (1200 应还 300) is neither's.
    """
    matches = list(_SUM.finditer(text))
    if len(matches) > MOST_SUMS:
        return [Sum(match.span(), None, Role.UNSAID, bare=False) for match in matches]
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
