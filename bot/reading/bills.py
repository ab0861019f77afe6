"""A bill that a lender or bank sent as a message and the user passed on: who, when, how much.

Knows no lender (the names to look for are handed in) and keeps nothing. What is doubtful stays open for
the user to say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

from bot.domain.dates import DateProblem, Once, first_day
from bot.reading.amounts import Role, Sum, sums_in
from bot.reading.mentions import Day, Said, days_in, nearest, soon
from bot.reading.notices import BillWarning, masked, offers_in
from bot.reading.senders import has_sender, lender_in
from bot.reading.signs import debt_words, is_late, is_promoted, names_debt, sign_of
from bot.reading.text import BLANK, Span, blank, closed_up, fold, plain

__all__ = ["MAX_BILL", "Bill", "BillWarning", "looks_like_bill", "read_bill"]

MAX_BILL: Final = 1200
"""So many characters a bill has at most; a longer message is something else."""

# A date without a year is this one only if it lies so near; 15日 only if it comes so soon.
_BACK: Final = timedelta(days=62)
_AHEAD: Final = timedelta(days=124)
_SOON: Final = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class Bill:
    """What a message says is to be paid.

    A part that is not there, or not sure, is None (empty for the lender). `unsure` holds, as they stand
    in the message, the days and sums that could not be told apart. `from_today`: the day was
    said as 明天 or 25日, and counted from today, which may not be the day on which the message was sent.
    """

    lender_text: str
    due: date | None
    amount: int | None  # fen, what is to be paid now: no minimum, no rest of the debt, no limit
    minimum: int | None  # fen, of a card
    overdue: bool  # the message says so, or its day has passed
    unsure: tuple[str, ...] = ()
    count: int | None = None  # each of so many instalments is as much: is it this one, or all?
    either: tuple[date, ...] = ()  # the days, where the message names several for one
    warnings: tuple[BillWarning, ...] = ()
    from_today: bool = False


_MONTHS: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DATED: Final = re.compile(
    r"[0-9]{1,2}\s?月\s?[0-9]{1,2}|[0-9]{4}[-/.年]\s?[0-9]{1,2}|(?<![0-9])[0-9]{1,2}[-/][0-9]{1,2}(?![0-9期])"
    r"|20[0-9]{6}|[今明后][天日]|[0-9]\s?天[之以]?后|月[底末]|[本每]月\s?[0-9]|[0-9]{1,2}[日号]"
    rf"|(?<![a-z])(?:today|tomorrow|[0-9]{{1,2}}\s{_MONTHS}|{_MONTHS}[a-z]{{0,6}}\.?\s[0-9])"
)
_PRICED: Final = re.compile(
    r"[0-9]\s?万?元|(?:¥|rmb|cny|人民币)\s?[0-9]|[0-9]\.[0-9]{2}(?![0-9])|[还额款][:为]?\s?[0-9]{3}"
)
_ADDRESSED: Final = re.compile(r"您|尊敬的|亲爱的|(?<![a-z])(?:dear|your)(?![a-z])")
_FIRST_PERSON: Final = re.compile("我(?![司行方部]|公司)|怎么办|(?<![a-z])(?:i|my|me)(?![a-z])")
_MACHINE: Final = re.compile(
    "请忽略|请确保|请备足|请按时|请及时|敬请|尾号|账户[0-9]{3}|应于[^;]{0,12}(?:支付|偿还)"
)
_LABELLED: Final = re.compile(
    "^(?:本期)?(?:应还|到期|还款|最低|账单|合同|产品|期[次数])[^:\n]{0,6}:", re.MULTILINE
)
_LONGER_THAN_A_LINE: Final = 24
_SERVICE_NUMBER: Final = re.compile("9[56][0-9]{3}|1[02]0[0-9]{2}|12[0-9]{3}")  # 应还 95188: is it a sum?


def looks_like_bill(text: str) -> bool:
    """Whether a message that was not asked for has the shape of a bill: cheap, and rather no than yes.

    It names a debt, a day and a sum; it has a sender in 【】, speaks to "you", or is a list of what is
    due; and it is no plan of several instalments.
    """
    if len(text) > MAX_BILL:
        return False
    words = plain(text)
    if not names_debt(words) or not _PRICED.search(words):
        return False
    if not _DATED.search(words) or is_list(words):
        return False
    if is_promoted(words) and not debt_words(words) & {"应还", "待还", "需还", "还款日", "账单", "due"}:
        return False
    return is_told(words)


def is_list(words: str) -> bool:
    """Whether several lines of plain words have a date and a sum."""
    return sum(bool(_DATED.search(line) and _PRICED.search(line)) for line in words.splitlines()) > 1


def is_told(words: str) -> bool:
    """Whether plain words are told by a lender or bank: rather no than yes.

    They have a sender in 【】, speak to "you" or as machines do, or are a list of what is due.
    """
    long = len(words.strip()) > _LONGER_THAN_A_LINE
    if has_sender(words):
        return long or sign_of(words) is not None or "您" in words or not _DATED.search(words)
    listed = len(debt_words(words)) > 2 and "\n" in words.strip()
    listed = listed or len(_LABELLED.findall(words)) > 1
    told = listed or _ADDRESSED.search(words) or _MACHINE.search(words)
    return bool(told and long and not _FIRST_PERSON.search(words))


def read_bill(text: str, today: date, names: Iterable[str] = ()) -> Bill | None:
    """What a bill says; `today` is the user's day. None for what is no bill. Never raises.

    "12月15日前" in a bill is due on 15 December: so lenders write and borrowers read it, and the
    reminders come some days earlier anyway. An offer, a code, a receipt, a threat, and a message to or
    about somebody else are no bills.
    """
    if len(text) > MAX_BILL:
        return None
    text = closed_up(text)
    words = plain(text)
    if not names_debt(words):
        return None
    ground, warnings = masked(_in_usual_words(blank(words, offers_in(fold(text)))))
    days = days_in(ground, today)
    sums = sums_of(ground, days)
    late = is_late(words)
    due, open_days, either, from_today = _due(ground, days, today, late=late)
    amount, minimum, open_sums = _amounts(sums, ground)
    asked = {one for one in sums if one.role in (Role.DUE, Role.UNSAID)}
    if either and len({one.fen for one in asked}) > 1:  # each day may have its own
        amount, open_sums = None, tuple(one.span for one in asked)
    clear = (due is not None) + (amount is not None)
    if not (clear or (open_days and open_sums)) or (clear < 2 and is_promoted(words)):
        return None
    return Bill(
        lender_in(text, words, names),
        due,
        amount,
        minimum,
        overdue=late or (due is not None and due < today),
        unsure=tuple(text[slice(*span)].strip() for span in sorted((*open_days, *open_sums))),
        count=_count(words),
        either=either,
        warnings=warnings,
        from_today=from_today,
    )


_EACH: Final = re.compile("每期|每月[应还]|月供|each|monthly")
_COUNT: Final = re.compile(r"(?:(?<!第)[共分]|in )\s?([0-9]{1,2})\s?(?:个?月|期|instal+ments)")
_NUMBERED: Final = re.compile(r"第\s?[0-9]{1,3}\s?期|[0-9]/[0-9]{1,3}\s?期|可分|instal+ment [0-9]")


def _count(words: str) -> int | None:
    found = _COUNT.search(words) if _EACH.search(words) and not _NUMBERED.search(words) else None
    return int(found[1]) if found and int(found[1]) > 1 else None


# when ------------------------------------------------------------------------


class _When(Enum):
    DUE = auto()
    OTHER = auto()  # of the statement, of a purchase, of the loan
    UNSAID = auto()


_DUE_BEFORE: Final = re.compile(
    r"(?:(?:到期)?还款日期?|到期日期?|最[后晚迟](?:还款)?(?:日期?|时间|期限)|(?:还款|缴款)?截止(?:日期?"
    r"|时间)|(?:还款|缴[款费])截止"
    r"|应还款?(?:日期?|时间)|(?:[扣还缴]款|缴费)(?:日期?|时间|期限)|顺延[至到]?"
    r"|(?:shifted|moved|postponed) to|due(?: date)?(?: is)?(?: on| by)?"
    r"|(?:re)?pa(?:yment|y|id)(?: date)?(?: is)?(?: by| on| before)?|no later than|on or before|deadline)"
    r"[\s:为是在于(]*$"
)
_DUE_AFTER: Final = re.compile(
    r"\s*(?:\(?含[^)]{0,4}\)?|\([^)\s]{1,4}\)|当[日天]|[晚中上下][上午]|[0-9]{1,2}[点时])*\s*"
    r"(?:[之以]?前|日?[已将]?到期|(?:已|将|会|须|需|应|为|是)*(?:自动)?(?:还款|应还|扣款|扣收|划扣|还)"
    r"|截止|(?:已|发生)?逾期)"
)
_FALLS_DUE: Final = re.compile(r"[\s)]*(?:[已将]?到期|[是为]您?的?(?:最[后晚迟])?(?:还款|到期|缴款)日)")
_OTHER_BEFORE: Final = re.compile(
    r"(?:账单日期?|出账日?期?|记账日?|周期|账期|截[至止](?:到|于)?|(?:交易|消费|放款|借款|申请)(?:日期?"
    r"|时间)?|签订|生效"
    r"|起息日?|入账日?|开户|发放|激活|有效期至?"
    r"|statement date|as of|as at|dated|issued(?: on)?|closing date)[\s:为是在于(]*$"
)
_OTHER_AFTER: Final = re.compile(
    r"\s?(?:[之以]?后|起|\(?不含|的?(?:账单|消费|交易|借款|借的|借入|放款|出账|申请|生成|签订|发放)"
    r"|[为是]账单日|出具)"
)
_DOTTED: Final = re.compile(
    r"(?:本月|当月)?(?<![0-9.¥])(1[0-2]|0?[1-9])\.(3[01]|[12][0-9]|0[1-9]|[1-9])(?![0-9.元%块])"
    r"(?=\s?(?:[为是]|日|前|到期|[应需]|还款|扣款|截止))"
)
_ENGLISH: Final = re.compile(rf"(?<![0-9])[0-9]{{1,2}}-{_MONTHS}[a-z]*-[0-9]{{4}}(?![0-9])")
_INSTALMENT: Final = re.compile(r"第?[0-9]{1,3}/[0-9]{1,3}\s?期(?=[:为]?\s?(?:¥|人民币|rmb)?\s?[0-9])")
_ALONE_UNTIL: Final = re.compile(r"(?:^|[,;!\s])截止$")
_DAYS_LEFT: Final = re.compile(r"(?:还有|仅剩|还剩|只剩)\s?([0-9]{1,2})\s?天")
_RANGE: Final = re.compile(r"\s*(?:[-~/、]|至|到|to|和|或|及|与|and)\s*")


def _in_usual_words(ground: str) -> str:
    """12.15为您的还款日 is 12/15, 还有3天 is 3天后, 第9/12期500元 is 月供500元; nothing moves."""
    ground = _DOTTED.sub(lambda day: f"{day[1]}/{day[2]}".rjust(len(day[0])), ground)
    ground = _ENGLISH.sub(lambda day: day[0].replace("-", " "), ground)
    ground = _INSTALMENT.sub(lambda one: "月供".ljust(len(one[0])), ground)
    return _DAYS_LEFT.sub(lambda left: f"{left[1]}天后".ljust(len(left[0])), ground)


def _due(
    ground: str, days: list[Day], today: date, *, late: bool
) -> tuple[date | None, tuple[Span, ...], tuple[date, ...], bool]:
    """The due day, or the places that may name it and the days that they name; and whether it was counted
    from today."""
    when = [
        _When.DUE if _is_deadline(ground, day, today) else _when(ground, days, n)
        for n, day in enumerate(days)
    ]
    wanted = _When.DUE if _When.DUE in when else _When.UNSAID
    chosen = [day for day, role in zip(days, when, strict=True) if role is wanted]
    firm = {day.day for day in chosen if day.said is not Said.RELATIVE}
    if firm:  # 明天(11月23日): the date counts, whenever that was written
        chosen = [day for day in chosen if day.said is not Said.RELATIVE or not _may_be(day, firm)]
    meant = {_meant(day, today) for day in chosen}
    due = meant.pop() if len(meant) == 1 else None
    # Overdue, and to be paid today or later: that is a demand, and not the day it was due.
    # A day of the past, or today, that nothing calls due may be the day of the message.
    if due is None or (late and due >= today) or (wanted is _When.UNSAID and due <= today):
        either = {one for day in chosen for one in _may_mean(day, today)} if wanted is _When.DUE else set()
        either = set() if late or len(either) < 2 else either
        return None, tuple(day.span for day in chosen or days), tuple(sorted(either)), False
    return due, (), (), all(day.said is Said.RELATIVE for day in chosen)


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
    before, after = before[-20:], after.replace(BLANK, " ")[:20]
    if _DUE_BEFORE.search(before) or _FALLS_DUE.match(after):
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


# how much --------------------------------------------------------------------


_NO_WORDS: Final = re.compile(r"[\s:为是]+$")
_STILL: Final = re.compile("(?:还需|仍需|尚需|剩余未)[还缴付]款?$")
_WHOLE: Final = re.compile("(?:合计|共计|总[额计]|总金额)$")


def sums_of(ground: str, days: list[Day]) -> list[Sum]:
    """What in a masked text may be money. Where a sum is marked as such (元, ¥), a naked number is none."""
    sums = [
        one
        for one in sums_in(blank(ground, tuple(day.span for day in days)))
        if one.fen != 0 and not (one.bare and one.role is Role.UNSAID)
    ]
    marked = not all(one.bare for one in sums)
    sums = [one for one in sums if not (marked and one.bare and ground[slice(*one.span)].isdecimal())]
    return [
        replace(one, fen=None) if one.bare and _SERVICE_NUMBER.fullmatch(ground[slice(*one.span)]) else one
        for one in sums
    ]


def _amounts(sums: list[Sum], ground: str) -> tuple[int | None, int | None, tuple[Span, ...]]:
    """What is due, the minimum of it, and the places that leave a doubt."""
    by_role = {role: [one for one in sums if one.role is role] for role in Role}
    due, unsaid, least = by_role[Role.DUE], by_role[Role.UNSAID], by_role[Role.MINIMUM]
    said = {one.span: _NO_WORDS.sub("", ground[: one.span[0]]) for one in due}
    if total := [one for one in due if _WHOLE.search(said[one.span])]:
        by_role[Role.DUE] = due = total  # an instalment of it stands beside it
    if still := [one for one in due if _STILL.search(said[one.span])]:
        due, by_role[Role.PAID] = still, []
    left = {one.fen for one in by_role[Role.OTHER]}
    whole, paid = _only(due), _only(by_role[Role.PAID])
    if whole and paid and whole - paid in left:
        return whole - paid, _only(least), ()
    chosen = due or (unsaid if len(unsaid) == len(sums) else [])
    amount, minimum = _only(chosen), _only(least)
    fits = amount is not None and all(one.fen is not None and one.fen <= amount for one in (*unsaid, *least))
    if fits and not by_role[Role.PAID] and (minimum or not least):
        return amount, minimum, ()
    doubtful = (*due, *unsaid, *by_role[Role.PAID]) or by_role[Role.OTHER]
    if minimum is None or (due and not fits):
        doubtful = (*doubtful, *least)
        minimum = None
    return None, minimum, tuple(one.span for one in doubtful)


def _only(sums: list[Sum]) -> int | None:
    amounts = {one.fen for one in sums}
    return amounts.pop() if len(amounts) == 1 else None
