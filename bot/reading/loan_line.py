"""Reading a whole loan out of one line: every character is a part of it, filler, or not understood.

Knows no lender: the names to look for are handed in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.dates import DateProblem, DateProblemCode, DateRule, Once
from bot.reading.amounts import FIGURE, MARKED
from bot.reading.dates.matching import find, stands_alone
from bot.reading.dates.modifiers import readings_of
from bot.reading.instalments import find_counts
from bot.reading.lender_name import is_named, known_in, name_in_rest, refuse_mixed
from bot.reading.line import Line
from bot.reading.loan_dates import Date, in_a_row, when_in
from bot.reading.loan_money import money_in, named_counts
from bot.reading.loan_words import KIN
from bot.reading.numbers import HAN, private_numbers
from bot.reading.patterns import regex
from bot.reading.text import LONGEST_LINE, blank, drawn_together, fold, is_english


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line says. A part that is not there, or not sure, is None (empty for the lender).

    `unread` holds what was not understood and holds a figure, a date word or a word of rhythm, or could be
    more than one thing (a bare 15): ask.
    """

    lender_text: str
    date: Date | None
    amount: int | None  # fen, per instalment
    count: int | None  # what is still to be paid, where the line says so (共12期，还剩5期)
    unread: tuple[str, ...] = ()
    total: int | None = None  # fen, for all instalments together (总共12000分12期)
    last_amount: int | None = None  # fen, where the last instalment differs (最后一期300)
    statement_day: int | None = None  # of a card: when its bill is drawn up, which is not when it is due
    shared: bool = False  # the amount may be that of all instalments together (500块分6期)
    private: bool = False  # numbers of people or cards stood there, and were left out


def read_entry(text: str, today: date, names: Iterable[str] = (), *, both_orders: bool = False) -> Entry:
    """What a line says about a loan; `today` is the user's day. Never raises.

    With the known lenders' `names`, figures in a name are no amount. `both_orders`: 3/4 may be either of
    them, as in English. A line longer than `LONGEST_LINE` is all unread.
    """
    if len(text) > LONGEST_LINE:
        return Entry("", None, None, None, (text,))
    line = Line(drawn_together(text))
    private = private_numbers(line.rest)
    line.drop(*private)
    line.take(_POLITE)
    line.take(_LABEL_OF_PRIVATE)
    line.take(_CARD_TAIL)
    line.refuse(*(match.span() for match in line.take(_OWED_TO_ME)))
    known = known_in(line, names)
    line.refuse(*(match.span() for match in line.take(_LOOKALIKE)))
    refuse_mixed(line)
    line.refuse(*(match.span() for match in line.take(_NUMBERED)))
    line.refuse(*(match.span() for match in line.take(_ROUGH)))
    counts = named_counts(line)
    when = when_in(line, today, both_orders=both_orders or is_english(line.folded), several=bool(counts))
    found = when.date
    money = money_in(line, counts, _rule(found), dated=found is not None, named=bool(known) or is_named(line))
    count = money.count
    if when.end is not None and count not in (None, when.instalments):
        line.refuse(when.end)
    elif when.end is not None:
        count = when.instalments
    if count is not None and count > 1:
        found = in_a_row(found, begins=when.begins)
    line.refuse(*(match.span() for match in line.take(_DONE)))
    others = [match for match in line.take(_RHYTHM) if not _HARMLESS.fullmatch(match[0].strip())]
    line.refuse(*(match.span() for match in others))
    if found is None and any(_TIME.search(match[0]) for match in others):
        found = DateProblem(DateProblemCode.UNREADABLE)
    lender = name_in_rest(line, known, priced=money.amount is not None or money.total is not None)
    return Entry(
        lender,
        found,
        money.amount,
        count,
        line.unread,
        money.total,
        money.last,
        when.statement_day,
        money.shared,
        private=bool(private),
    )


def _rule(found: Date | None) -> DateRule | None:
    """The rule of a date, or one like it where only its year or the order of its figures is in doubt."""
    readings = readings_of(found) if found is not None else ()
    alike = len(readings) == 1 or all(isinstance(one.rule, Once) for one in readings)
    return readings[0].rule if readings and alike else None


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
        or _MONEY.search(rest)
        or find_counts(rest)
        or _ABOUT_PAYING.search(folded)
        or stands_alone(folded, finding)
    )


def tells_of_a_debt(text: str) -> bool:
    """Whether somebody tells what is owed and to be paid back, and of nobody who asks for it."""
    folded = fold(text)
    return _DEBT.search(folded) is not None and _NO_DEBT.search(folded) is None


_DEBT: Final = regex(
    rf"(?:欠|借[的了]?|差[^,;]{{1,8}}|[应要得该]还)[^,;]{{0,12}}(?:[0-9]|[{HAN}][百千万])[^;]{{0,20}}(?:[还交付]|到期|(?<=还).)"
    rf"|[应要得该]还\s?[0-9]|(?<![a-z])(?:owe|borrowed)\s[^,;]{{0,20}}[0-9][^;]{{0,30}}(?:pay|back|due|on|by|before)(?![a-z])"
)
_NO_DEBT: Final = regex(
    "催|电话|骚扰|上门|威胁|律师|起诉|法院|逾期|通讯录|曝光|怎么|能不能|还不[上起了]|没钱|没法|没有?还|不想|骗|[吗呢?]|(?<![a-z])(?:call|collect|court|sue|threat|can't|cannot)"
)
_MONEY: Final = regex(rf"(?<![0-9.])(?<![0-9],){MARKED}")
_ABOUT_PAYING: Final = regex(
    "还款|[要该得需应]还|还[^没不有是在能会可]{0,12}[0-9]|到期|账单|月供|(?<![a-z])(?:due|pay|repay|bill"
    "|owe|loan|instal+ment)"
)

# what is not understood ------------------------------------------------------

_POLITE: Final = regex(
    r"(?<=[0-9元块号日期])(?:谢谢|多谢|谢了|谢啦|感谢|拜托|麻烦了|辛苦了?|[哈啊呢呀哦吧啦嘛咯喔哟哇]){1,4}[你您大家]{0,2}[了啦哈]?(?!\w)"
)
_OWED_TO_ME: Final = regex(
    rf"欠了?我(?=\s|[0-9,;]|[{HAN}]*[十百千万块元]|的?钱|的(?:\s|[0-9])|$)|借给(?!了?我(?!{KIN}))|[找向跟]我借"
    r"|还(?:给)?我(?=\s|[0-9,;.!]|钱|$)|(?<![a-z])(?:(?:owes?\s(?:me|us)|(?:re)?pays?\sme)(?![a-z])|lent(?=\s(?!me(?![a-z])|by)))"
)
_DONE: Final = regex(
    r"(?:已经?|刚刚?)(?:把[^还付交缴\0]{1,12})?[还付交缴](?:掉|完|清|过|好)?了?|[还付交缴](?:掉|完|清|过"
    r"|好)?了(?!解)|[还付交缴][过掉]"
    r"|(?<![a-z])(?:(?:i've|i have|have|has|just|already)\s(?:just\s|already\s)?paid|paid)(?![a-z])"
)
_LOOKALIKE: Final = regex(
    r"(?<![a-z0-9.-])(?=[0-9]*[ol])(?=[ol]*[0-9])[0-9ol]{2,8}(?:st|nd|rd|th)?(?![a-z0-9])"
)
_RHYTHM: Final = regex(
    rf"{FIGURE}\s?[%万千百]|[末尾]期|最后那?期|(?:已经?)?逾期[了中]?"
    rf"|(?:第|已还)?(?:{FIGURE}|[{HAN}百千万]{{1,6}})\s?(?:个月|月份?[上中下]旬|月份?|年|天|日|号"
    rf"|周(?!转)|期|点|[元块])"
    r"|退款|退税|理财(?:产品)?|定期存款|存单|报销款?|到账"  # money that comes in is owed to nobody
    r"|凌晨|早上|[上下中]午|傍晚|晚上"
    rf"|农历|阴历|(?:腊月|正月|冬月)(?:[{HAN}]{{1,3}})?|每?个?月?初[{HAN}]{{1,2}}|工作日|左右"
    rf"|每?个?月[初中]|[上中下]旬|每\s?个?月"
    r"|发(?:工资|薪水?)(?:日|那天|的?时候|后)?|工资日|第[一二三四五1-5]个(?:周|星期|礼拜)[一二三四五六日天]|[今明后昨][晚早]|过年(?:之?[前后])?|春节(?:之?[前后])?|(?:圣诞|冬至|小年|清明|七夕|平安夜|[节假](?=[前后]))节?(?:之?[前后])?|中秋|国庆|端午|除夕|元宵"
    r"|(?:[上下这本次来]个?|再下个?)(?:周|月|星期|礼拜|季度?)|周末|(?:大?[前后]|[去今明本次来])年"
    r"|每\s?(?:年|天|日|周|季度?)|隔[年月周天]|双[周月]"
    r"|半个?[年月]|月[尾末底]|年[底末中初]|季度[初中末]?|[过再]几[天个周]|[这那]几天|以后|之后|前后|大约"
    r"|至少|最多|起码|顶多|(?:不)?超过|不少于|将近|接近|以[上下内]|出头"
    r"|大概|不到|差不多"
    rf"|零?[{HAN}]\s?[毛角分](?![\w])|[一大小多]半|[{HAN}]+分之[{HAN}]+|若干|好几[期个笔]|部分(?!银行)"
    r"|/\s?(?:[年天日周季]|(?:year|quarter|week|day)(?![a-z]))|[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}(?:am"
    r"|pm)(?![a-z])"
    rf"|[几数][十百千万]+多?[元块]?钱?|[{HAN}]+[百千万][{HAN}百千万几多]*[元块蚊]?钱?"
    rf"|(?<!\w)(?:[0-9][0-9.,/-]*|[{HAN}百千万]{{1,8}}多?)(?!\w)"
    r"|(?<![a-z])(?:mid|early|late|end of|beginning of)?\s?(?:jan(?:uary)?|feb(?:ruary)?|march"
    r"|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])|(?<![a-z])(?:pay\s?day|every|each|daily|weekly|bi-?weekly"
    r"|fortnight(?:ly)?|quarter(?:ly)?|yearly|annually"
    r"|(?:next|last|this)\s(?:week|month|year)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?"
    r"|months?|weeks?|years?|days?|until|till|after|around|about|half"
    r"|roughly|approx(?:imately|\.)?|nearly|almost|maybe|up\sto|at\s(?:least|most)|(?:less|more)\sthan|except|or\sso"
    r"|x-?mas|christmas|new\syear|thanksgiving|easter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|hundred|thousand"
    r"|(?:fir|thi)rd|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?![a-z])"
)
_HARMLESS: Final = regex(r"每\s?个?月|each|every|months?|days?|one")
_TIME: Final = regex("[月年天日号周初旬]|农历|阴历|左右|发工资|发薪|季度|过年|春节")
_ROUGH: Final = regex(
    rf"[≈±]\s?{FIGURE}|(?<![0-9]\s)(?<![0-9元块])~\s?{FIGURE}|[百千万]把[块元]?|[一二两三四五六七1-7]位数"
    rf"|押[一二两三1-3]付[一二两三六1-6]|一次[还付交缴](?:[0-9]{{1,2}}|[{HAN}]{{1,2}})个?月"
)
_NUMBERED: Final = regex(
    r"(?:编号|单号|合同号|工号|序号|流水号|订单号?|(?<![a-z])no\.)\s?[:为是]?\s?[a-z0-9-]*[0-9][a-z0-9-]*"
)
_CARD_TAIL: Final = regex(
    r"(?:尾号|尾数|末四位|后四位|ending(?:\s(?:in|with))?)\s?[:为是]?\s?[0-9]{3,4}(?![0-9])"
)
_LABEL_OF_PRIVATE: Final = regex(
    r"(?:身份证(?:号码?)?|证件号?|手机号?码?|电话(?:号码)?|联系方式|银行?卡号|卡号|账号|(?<![a-z])(?:id"
    r"|phone|mobile|tel|card)(?:\s?(?:no|number))?)[.:是为\s]{0,3}(?=\0)"
)
