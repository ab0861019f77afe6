"""On which day a bill is due: told by the words beside its dates. Knows no sum and no lender."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from bot.domain.dates import DateProblem, Once, first_day
from bot.reading.mentions import Day, Said, nearest, soon
from bot.reading.patterns import regex
from bot.reading.text import BLANK, Span

# A date without a year is this one only if it lies so near; 15日 only if it comes so soon.
_BACK: Final = timedelta(days=62)
_AHEAD: Final = timedelta(days=124)
_SOON: Final = timedelta(days=20)
_MONTHS: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"


class _When(Enum):
    DUE = auto()
    OTHER = auto()  # of the statement, of a purchase, of the loan
    UNSAID = auto()


_DUE_BEFORE: Final = regex(
    r"(?:(?:到期)?还款日期?|到期日期?|最[后晚迟](?:还款)?(?:日期?|时间|期限|不超过)?|(?:还款|缴款)?截止(?:日期?"
    r"|时间)|(?:还款|缴[款费])截止"
    r"|应还款?(?:日期?|时间)|(?:[扣还缴]款|缴费)(?:日期?|时间|期限)|顺延[至到]?"
    r"|(?:延期?|展期?|推迟|缓|调整|改期?|变更)[到至为]"
    r"|(?:shifted|moved|postponed) to|due(?: date)?(?: is)?(?: on| by)?"
    r"|(?:re)?pa(?:yment|y|id)(?: date)?(?: is)?(?: by| on| before)?|no later than|on or before|deadline)"
    r"[\s:为是在于(]*$"
)
_DUE_AFTER: Final = regex(
    r"\s*(?:\(?含[^)]{0,4}\)?|\([^)\s]{1,4}\)|当[日天]|[晚中上下][上午]|[0-9]{1,2}[点时])*\s*"
    r"(?:[之以]?前|日?[已将]?到期(?!还款|日|金额)|(?:已|将|会|须|需|应|为|是)*(?:自动)?(?:还款|应还|扣款|扣收|划扣|还)"
    r"|截止|(?:已|发生)?逾期)"
)
_FALLS_DUE: Final = regex(
    r"[\s)]*(?:[已将]?到期(?!还款|日|金额)|[是为]您?的?(?:最[后晚迟])?(?:还款|到期|缴款)日)"
)
_OTHER_BEFORE: Final = regex(
    r"(?:原(?:定|本|应)?于?|账单日期?|出账日?期?|记账日?|周期|账期|截[至止](?:到|于)?|(?:交易|消费|放款|借款|申请)(?:日期?"
    r"|时间)?|签订|生效"
    r"|起息日?|入账日?|开户|发放|激活|有效期至?"
    r"|(?:如|若)[^,;]{0,4}|statement date|as of|as at|dated|issued(?: on)?|closing date)[\s:为是在于(]*$"
)
_OF_A_LOAN: Final = regex("(?:借款|消费)$")
_OTHER_AFTER: Final = regex(
    r"\s?(?:[之以]?后|起|\(?不含|的?(?:账单|消费|交易|借款|借的|借入|放款|出账|申请|生成|签订|发放)"
    r"|[为是]账单日|出具)"
)
_DOTTED: Final = regex(
    r"(?:本月|当月)?(?<![0-9.¥])(1[0-2]|0?[1-9])\.(3[01]|[12][0-9]|0[1-9]|[1-9])(?![0-9.元%块])"
    r"(?=\s?(?:[为是]|日|前|到期|[应需]|还款|扣款|截止))"
)
_DOTTED_LAST: Final = regex(
    r"((?:还款|到期|缴款|截止)日期?\s?[:为是]?\s{0,2})(1[0-2]|0?[1-9])\.(3[01]|[12][0-9]|0[1-9]|[1-9])(?![0-9.元%块万千百])"
)
_DAY_BEFORE: Final = regex("(?:前|提前|前的?)\\s?[1-9一二两三]\\s?[日天](?![内后])")
_ENGLISH: Final = regex(rf"(?<![0-9])[0-9]{{1,2}}-{_MONTHS}[a-z]*-[0-9]{{4}}(?![0-9])")
_INSTALMENT: Final = regex(
    r"(?:第[0-9]{1,3}|[0-9]{1,3}/[0-9]{1,3})\s?期(?:\(共[0-9]{1,3}期\))?(?:借款|款项|账单|还款)?"
    r"(?=[:为]?\s?(?:¥|人民币|rmb)?\s?[0-9])"
)
_ALONE_UNTIL: Final = regex(r"(?:^|[,;!\s])截止$")
_DAYS_LEFT: Final = regex(r"(?:还有|仅剩|还剩|只剩|倒计时)\s?([0-9]{1,2})\s?天")
_SHIFTED: Final = regex(
    "假日|假期|周末|休息日|工作日|营业日|顺延|holiday|weekend|(?:business|working|banking) day"
)
_REMARK: Final = regex(r"\s?\(\s?")  # 12月13日(明日)
_RANGE: Final = regex(r"\s*(?:[-~/、]|至|到|to|和|或|及|与|and)\s*")


def in_usual_words(ground: str) -> str:
    """12.15为您的还款日 is 12/15, 还有3天 is 3天后, 第9/12期500元 is 月供500元; nothing moves."""
    ground = _DAY_BEFORE.sub(lambda one: " " * len(one[0]), ground)
    ground = _DOTTED.sub(lambda day: f"{day[1]}/{day[2]}".rjust(len(day[0])), ground)
    ground = _DOTTED_LAST.sub(lambda day: f"{day[1]}{day[2]}/{day[3]}".ljust(len(day[0])), ground)
    ground = _ENGLISH.sub(lambda day: day[0].replace("-", " "), ground)
    ground = _INSTALMENT.sub(lambda one: "月供".ljust(len(one[0])), ground)
    return _DAYS_LEFT.sub(lambda left: f"{left[1]}天后".ljust(len(left[0])), ground)


@dataclass(frozen=True, slots=True)
class Due:
    """The due day; or the places that may name it, and the days that they name."""

    day: date | None
    open: tuple[Span, ...] = ()
    either: tuple[date, ...] = ()
    from_today: bool = False  # it was counted from the day of the message


def due_of(ground: str, days: list[Day], today: date, *, late: bool) -> Due:
    """The day on which a masked text says that it is due. `late`: it says that this day has passed."""
    when = [
        _When.DUE if _is_deadline(ground, day, today) else _when(ground, days, n)
        for n, day in enumerate(days)
    ]
    for n, one in enumerate(days[:-1]):
        if when[n] is _When.DUE and _SHIFTED.search(ground[one.span[1] : days[n + 1].span[0]]):
            when[n + 1] = _When.DUE
    wanted = _When.DUE if _When.DUE in when else _When.UNSAID
    chosen = [day for day, role in zip(days, when, strict=True) if role is wanted]
    firm = {day.day for day in chosen if day.said is not Said.RELATIVE}
    if firm:  # 明天(11月23日): the date counts, whenever that was written
        chosen = [day for day in chosen if day.said is not Said.RELATIVE or not _may_be(day, firm)]
    meant = {_meant(day, today) for day in chosen} | {
        _meant(two, today)
        for one, two in pairwise(days)
        if one in chosen
        and two.said is Said.RELATIVE
        and _REMARK.fullmatch(ground[one.span[1] : two.span[0]])
    }
    due = meant.pop() if len(meant) == 1 else None
    # Overdue, and to be paid today or later: that is a demand, and not the day it was due.
    # A day of the past, or today, that nothing calls due may be the day of the message.
    if due is None or (late and due >= today) or (wanted is _When.UNSAID and due <= today):
        either = {one for day in chosen for one in _may_mean(day, today)} if wanted is _When.DUE else set()
        either = set() if late or len(either) < 2 else either
        return Due(None, tuple(day.span for day in chosen or days), tuple(sorted(either)))
    return Due(due, from_today=all(day.said is Said.RELATIVE for day in chosen))


def _is_deadline(ground: str, day: Day, today: date) -> bool:
    """截止12月10日 alone: a statement ends on a day that has passed, a payment on one to come."""
    meant = _meant(day, today) if _ALONE_UNTIL.search(ground[: day.span[0]]) else None
    return meant is not None and meant > today


def _when(ground: str, days: list[Day], n: int) -> _When:
    start, end = days[n].span
    before = ground[days[n - 1].span[1] if n else 0 : start]
    after = ground[end : days[n + 1].span[0] if n + 1 < len(days) else len(ground)]
    if (n and _RANGE.fullmatch(before)) or (n + 1 < len(days) and _RANGE.fullmatch(after)):
        return _When.OTHER
    before, after = before[-20:], after.replace(BLANK, " ").partition("\n")[0][:20]
    if _DUE_BEFORE.search(before) or _FALLS_DUE.match(after):
        return _When.DUE
    if _OF_A_LOAN.search(before) and _DUE_AFTER.match(after):  # 您的借款12月15日应还
        return _When.DUE
    if _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after):
        return _When.OTHER
    return _When.DUE if _DUE_AFTER.match(after) else _When.UNSAID


def _may_be(day: Day, firm: set[date | None]) -> bool:
    """Whether a day that was counted from some other day may be this one."""
    if isinstance(day.found, DateProblem):
        numbers = {first_day(reading.rule).day for reading in day.found.readings}
        return any(one is not None and one.day in numbers for one in firm)
    return len(firm) == 1


def _may_mean(day: Day, today: date) -> set[date]:
    """The days that it may be; none where there are too many."""
    if isinstance(day.found, DateProblem):
        return {one.rule.day for one in day.found.readings if isinstance(one.rule, Once)}
    meant = _meant(day, today)
    return set() if meant is None else {meant}


def _meant(day: Day, today: date) -> date | None:
    """The day itself; None if only the user can say which it is."""
    if day.day is None:
        return soon(day.found, today, _SOON)
    if day.said is not Said.MONTH:
        return day.day
    near = nearest(day.day, today)
    return near if -_BACK <= near - today <= _AHEAD else None
