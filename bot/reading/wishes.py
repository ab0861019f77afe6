"""What somebody did or wants done, in a short sentence: 还了500, 明天提醒我, 改成每月16号.

A sentence is read only if every word of it is accounted for, so that neither a question nor a loan is taken
for a wish. Knows no store and no loan: the names to look for are handed in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Final, TypeVar

from bot.domain.language import Language
from bot.reading.amounts import FIGURE, FOREIGN, LARGE, MARKED, read_amount
from bot.reading.dates.calendar import Found, Kind
from bot.reading.dates.matching import hits_in, read_date_rule
from bot.reading.numbers import HAN, number
from bot.reading.text import Span, fold, names_in
from bot.reading.times import read_past_day, times_in

T = TypeVar("T")

LONGEST_WISH: Final = 60
"""So many characters a wish has at most."""


class Does(StrEnum):
    """What was done, or is wanted."""

    PAID = "paid"
    PAID_OFF = "paid off"
    REMIND = "remind"
    CHANGE_DATE = "change date"
    CHANGE_AMOUNT = "change amount"
    LIST = "list"
    OWED = "owed sum"
    SETTINGS = "settings"
    SET_TIME = "set time"
    OFF = "reminders off"
    ON = "reminders on"
    LANGUAGE = "language"
    DELETE_LOAN = "delete loan"
    DELETE_ME = "delete me"
    GREETING = "greeting"
    MENU = "menu"
    UNDO = "undo"
    SAVE = "save card"
    CANCEL = "cancel"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish, and the pieces that it names."""

    does: Does
    lender: str = ""  # as typed; empty: none was named
    amount: int | None = None  # fen
    half: bool = False  # of what is left
    part: bool = False  # said to be a part only
    whole: bool = False  # 还清: of this instalment, or of the loan
    when: Found | None = None  # the date that is named
    when_text: str = ""
    past: date | None = None  # the day on which something was done
    at: time | None = None
    days: int | None = None  # for how long, or after how many
    minutes: int | None = None  # after how many
    due_month: int | None = None  # the month of the instalment
    language: Language | None = None
    one: bool = False  # of this instalment, or this once, and not from now on
    month: bool = False  # of this month only


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say it: a pattern over the words that are left, with L for a lender, D for a date, T for a
    time, A for an amount, S for a number of days, H for hours, M for a month. A test reads the examples.
    """

    name: str
    does: Does
    examples: tuple[str, ...]
    pattern: re.Pattern[str]
    language: Language | None = None


def read_wish(text: str, today: date, names: Iterable[str], own: Iterable[str] = ()) -> Wish | None:
    """The wish that a whole text is; None if it is none, or not surely one. Never raises.

    `names` are those of lenders, `own` what the user calls the own loans.
    """
    if len(text) > LONGEST_WISH or "\n" in text.strip():
        return None
    pieces = _pieces(text, today, names, own)
    folded = fold(text)
    chinese = re.search("[㐀-鿿]", pieces.words) is not None
    words = _chinese(pieces.words) if chinese else _english(pieces.words)
    for form in ZH if chinese else EN:
        if (match := form.pattern.fullmatch(words)) is not None and (wish := _wish(form, match, pieces)):
            at = folded.find(wish.lender)
            return replace(wish, lender=text[at : at + len(wish.lender)]) if at >= 0 else wish
    return None


# the pieces ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A text with a capital letter for each piece, and the pieces."""

    words: str
    today: date
    lenders: tuple[str, ...]
    dates: tuple[str, ...]
    times: tuple[time, ...]
    amounts: tuple[int | None, ...]
    spans: tuple[int, ...]
    later: tuple[int, ...]
    months: tuple[int, ...]


_SHORT: Final = (
    (re.compile("一共"), "总共"),  # 这个月一 is a day
    (re.compile("昨[晚夜儿]上?"), "昨天"),
    (re.compile("今[晚夜]上?"), "今天晚上"),
    (re.compile("明[晚夜]上?"), "明天晚上"),
    (re.compile("今早上?"), "今天早上"),
    (re.compile("明早上?"), "明天早上"),
    (re.compile("(?<![a-z])tonight(?![a-z])"), "today evening"),
    (re.compile("(?<![a-z])last night(?![a-z])"), "yesterday"),
)
_EVERY_DAY: Final = ("每天", "每日", "every day")
_UNIT_DAYS: Final = {
    "天": 1,
    "日": 1,
    "day": 1,
    "周": 7,
    "星期": 7,
    "礼拜": 7,
    "week": 7,
    "月": 30,
    "month": 30,
}
_SPAN: Final = re.compile(
    rf"(?P<count>[0-9]{{1,3}}|[{HAN}半]{{1,3}}|(?<![a-z])(?:an?|one|two|three|four)\b)\s?个?"
    r"(?P<unit>天|日(?!期)|周|星期|礼拜|(?<=个)月|(?:day|week|month)(?=s?(?![a-z])))s?"
)
_ENGLISH_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_AMOUNT: Final = re.compile(
    rf"(?P<foreign>{FOREIGN}\s?{FIGURE}|{FIGURE}\s?{FOREIGN})"
    rf"|(?:{MARKED}|(?<![0-9a-z.]){LARGE}|(?<![0-9a-z.]){FIGURE})(?![0-9a-z%]|\s?[期号日天点个次月年])"
)
_LATER: Final = re.compile(
    rf"(?:再?过|in )?(?P<count>[0-9]{{1,3}}|[{HAN}]{{1,3}}|半|half an|an?|one|two|three|four) ?个?"
    r"(?P<unit>小时|钟头|分钟|(?:hour|minute|min)(?=s?(?![a-z])))s?(?:之?后|以后)?"
)
_DUE_MONTH: Final = re.compile(
    rf"(?<![0-9{HAN}])(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?的"
)
_HAN_SPACE: Final = re.compile("(?<=[㐀-鿿])[ \t]+(?=[㐀-鿿])")


def _pieces(text: str, today: date, names: Iterable[str], own: Iterable[str]) -> _Pieces:
    words = _HAN_SPACE.sub("", fold(text).replace("’", "'"))
    for pattern, meaning in _SHORT:
        words = pattern.sub(meaning, words)
    words, lenders = _cut(words, _lenders(words, names, own), "L")
    dates = [
        (one.span, words[slice(*one.span)])
        for one in hits_in(words, today)
        if words[slice(*one.span)] not in _EVERY_DAY and one.kind is not Kind.MONTH
    ]
    words, days = _cut(words, dates, "D")
    words, times = _cut(words, times_in(words), "T")
    spans = [
        (match.span(), count * _UNIT_DAYS[match["unit"]])
        for match in _SPAN.finditer(words)
        if (count := _ENGLISH_COUNTS.get(match["count"]) or number(match["count"]))
    ]
    words, lengths = _cut(words, spans, "S")
    words, later = _cut(words, [(match.span(), _minutes(match)) for match in _LATER.finditer(words)], "H")
    months = [(match.span(), number(match["month"]) or 0) for match in _DUE_MONTH.finditer(words)]
    words, due_months = _cut(words, months, "M")
    amounts = [
        (match.span(), None if match["foreign"] else read_amount(match[0]))
        for match in _AMOUNT.finditer(words)
    ]
    words, sums = _cut(words, amounts, "A")
    return _Pieces(words, today, lenders, days, times, sums, lengths, later, due_months)


def _minutes(match: re.Match[str]) -> int:
    unit = 60 if match["unit"] in ("小时", "钟头", "hour") else 1
    if match["count"] in ("半", "half an"):
        return unit // 2
    return unit * (_ENGLISH_COUNTS.get(match["count"]) or number(match["count"]) or 0)


def _lenders(words: str, names: Iterable[str], own: Iterable[str]) -> list[tuple[Span, str]]:
    """Where lenders stand: what the user calls the own loans goes before the names that are known."""
    spans: list[Span] = []
    for found in (names_in(words, own), names_in(words, names)):
        for span in (span for places in found.values() for span in places):
            if all(span[1] <= start or end <= span[0] for start, end in spans):
                spans.append(span)
    return [(span, words[slice(*span)]) for span in sorted(spans)]


def _cut(words: str, pieces: Iterable[tuple[Span, T]], letter: str) -> tuple[str, tuple[T, ...]]:
    """The words with this letter for each piece."""
    kept, at, values = "", 0, []
    for (start, end), value in pieces:
        kept += words[at:start] + letter
        at = end
        values.append(value)
    return kept + words[at:], tuple(values)


_NOISE: Final = re.compile(r"[^\w?？]|_")
_LEAD: Final = re.compile("^(?:嗯|哦|噢|呃|喂|诶|欸|哎|唉|那个|那(?=[我就先])|对了|ok(?=.))+")
_TRAIL: Final = re.compile("[啊呀哦噢嘛哈呢哟吧哒唷]+$")
_MAY_I: Final = re.compile("[你您我]?(?:可以|能|能不能|能否|可不可以)")
_DONE_SIGNS: Final = re.compile("[啦喇咯咗嘞]|(?<!哈)啰")


def _chinese(words: str) -> str:
    """Without blanks, signs, and the words at both ends that mean nothing."""
    words = _DONE_SIGNS.sub("了", _NOISE.sub("", words).replace("？", "?"))
    words = _TRAIL.sub("", _LEAD.sub("", words))
    if _MAY_I.match(words):
        words = words.removesuffix("吗")
    half = len(words) // 2
    return words[:half] if half > 1 and words[:half] == words[half:] else words


_EMPTY: Final = frozenset(
    [
        "please",
        "pls",
        "plz",
        "thanks",
        "thx",
        "just",
        "already",
        "now",
        "actually",
        "the",
        "my",
        "a",
        "an",
        "hey",
        "well",
        "so",
        "im",
        "em",
        "kindly",
    ]
)


def _english(words: str) -> str:
    """Single words with one blank between them, without those that mean nothing."""
    said = _NOISE.sub(" ", words.replace("'", "")).replace("?", " ?").split()
    left = [word for word in said if word not in _EMPTY]
    return " ".join(left or said)


def _wish(form: Form, match: re.Match[str], pieces: _Pieces) -> Wish | None:
    # A name may stand twice in a pattern, with a figure behind it.
    said = {name.rstrip("2"): value for name, value in match.groupdict().items() if value is not None}
    lender = pieces.lenders[0] if pieces.lenders else said.get("who", "").strip()
    if len(set(pieces.lenders)) > 1 or None in pieces.amounts:
        return None
    if len(pieces.amounts) > 1 and "more" not in said:
        return None
    text = pieces.dates[0 if "keep" in said else -1] if pieces.dates else ""
    past = None
    if form.does in (Does.PAID, Does.PAID_OFF) and text:
        past = read_past_day(text, pieces.today)
    return Wish(
        does=form.does,
        lender=lender,
        amount=pieces.amounts[-1 if form.does is Does.CHANGE_AMOUNT else 0] if pieces.amounts else None,
        half="half" in said,
        part="part" in said,
        whole="whole" in said,
        when=read_date_rule(text, pieces.today) if text else None,
        when_text=text,
        past=past,
        at=pieces.times[-1] if pieces.times else None,
        days=pieces.spans[0] if pieces.spans else None,
        minutes=pieces.later[0] if pieces.later else None,
        due_month=pieces.months[0] if pieces.months else None,
        language=form.language,
        one="one" in said,
        month="month" in said,
    )


# Chinese ---------------------------------------------------------------------

_PLEASE: Final = "(?:请|麻烦|帮|给|想|要|能不能|能否|可不可以|可以|你|您|我|忙|现在)*"
_THANKS: Final = "(?:一下|可以吗|好吗|行吗|谢谢|了)*"
_THIS: Final = "(?:这个?月|本月|当月|这一?期|本期|当期|这一?笔|这一?次)"
_HOURS: Final = "早上|上午|中午|下午|傍晚|晚上|夜里|凌晨"
_BEFORE: Final = (
    f"(?:我|这边|L|D|T|{_HOURS}|{_THIS}|M|A|第?一期|已|经|刚|才|就|也|都|终于|总算|自动"
    f"|银行|系统|的|那笔|钱|款|给|把|在|先|早|只)*"
)
_WHO: Final = "(?P<who>[^A-Z?吗么没不未别无怎哪几多少如果能会说他她它你您谁什要早都就已刚才了先我还]{2,12}?)"
_REST: Final = "(?P<more>(?:剩|余|其余|后面|还差|还欠|还剩).{0,10})?"
_PAY: Final = "(?:还|付|交|缴)"
_MY_THINGS: Final = (
    "(?:我的?)?(?:所有|全部)?(?:的)?(?:资料|数据|信息|记录|账号|账户|帐号|档案)(?:全部|全|都)?"
)
_THIS_LOAN: Final = "(?:L(?:的?(?:这|那)[条笔个])?|这[条笔个]|那[条笔个]|它)(?:贷款|还款|记录|借款|账)?"
_REMIND: Final = "(?:提醒|叫|喊|通知)(?:一?下)?(?:我|咱)"
_LOANS: Final = "(?:贷款|欠款|借款|还款计划|还款|账单|账|债|列表|清单|待还|要还的)"
_REMINDERS: Final = "(?:所有|全部)?(?:的)?(?:还款)?提醒"


def _zh(
    name: str, does: Does, examples: tuple[str, ...], pattern: str, language: Language | None = None
) -> Form:
    return Form(name, does, examples, re.compile(pattern), language)


def _zh_wanted(
    name: str, does: Does, examples: tuple[str, ...], pattern: str, language: Language | None = None
) -> Form:
    """What may be asked for politely; what is said to be done may not (能不能还了)."""
    return _zh(name, does, examples, f"{_PLEASE}(?:{pattern}){_THANKS}", language)


ZH: Final = (
    _zh(
        "it was a mistake",
        Does.UNDO,
        ("撤销", "点错了 撤回", "刚才那个不算", "还没还，按错了", "恢复原样"),
        "(?:其实|我|刚才|刚刚|不小心|是)*(?:还没[还付])?呢?(?:我|不小心|是)*"
        "(?:[点按弄搞标记说写]错了*(?:撤回|撤销|恢复|还原)?(?:一下)?)"
        "|(?:帮我)?(?:撤回|撤销|复原|还原|恢复原样|取消刚才的?)(?:刚才|上一步|那个|的|操作|一下)*"
        "|(?:刚才|刚刚|上一个|上一条|上一步)(?:那个|那条|的|是)*(?:不算|作废|取消|撤回|撤销|[点按弄]错)了*"
        "|(?:刚才|刚刚|我|是|不小心)*(?:误点|误操作|误触|手滑|反悔)了*|退回|回退|恢复(?:一下"
        "|原样)?|其实(?:我)?还没[还付]",
    ),
    _zh(
        "all of a loan is paid",
        Does.PAID_OFF,
        (
            "全部还清了",
            "都还清啦",
            "微粒贷彻底结清了",
            "微粒贷提前结清啦",
            "借呗的钱一次性还完了，以后没有了",
        ),
        f"(?:我|这边|L|D|{_HOURS}|已|经|刚|才|就|也|终于|总算|的|那笔|钱|款|贷款|给|把|欠)*"
        "(?:全部|全|都|一次性|一次|彻底|提前|统统|所有的?|整笔)+(?:的|贷款|钱|款|已|经|给|一起|一次性)*"
        "(?:还清|还完|还掉|还光|结清|付清|清|还(?=了))了*(?:L)?(?:以后没有了|再也不欠了|不欠了|没有了)?"
        "|(?:我|L|D|已|经|刚|才|就|也|终于|总算|的|那笔|钱|款|贷款|把)*(?:结清|清账|清掉|不欠)(?:L)?了+"
        "|(?:我|L|D|的|贷款)*已经?结清了*|L(?:已|经)*清了+|(?:我|L|以后)*(?:再也|已经|终于"
        "|现在)*不欠(?:钱)?了+"
        "|(?:我|L|的)*贷款(?:已|经|都|终于)*(?:还清|还完|清)了+|(?:我)?(?:终于)?无债一身(?:轻|輕)了*",
    ),
    _zh(
        "an instalment is paid in part",
        Does.PAID,
        ("还了一半", "微粒贷还了一部分 600", "借呗先还500，剩下的过两天", "先还了500"),
        rf"{_BEFORE}(?:(?P<half>{_PAY}了?(?:一半|半)(?:的?钱|款)?)|(?P<part>{_PAY}了?(?:一部分"
        rf"|部分|一些|一点)A?|部分{_PAY}款?A|(?<=[先只])(?:{_PAY}|给|转)了?A))了*"
        rf"(?:L)?{_REST}|(?:我|L)*{_PAY}了A(?P<more2>(?:剩|余|其余|后面|还差|还欠|还剩).{{0,10}})",
    ),
    _zh(
        "an instalment is paid",
        Does.PAID,
        (
            "还了",
            "我还了",
            "已还",
            "微粒贷今天还了1200",
            "还了500",
            "还完这期了",
            "这个月的还掉了",
            "已还清这个月的",
        ),
        rf"{_BEFORE}{_PAY}(?:款|钱)?(?:(?P<whole>清|完)|好|掉|过|上|进去)?(?:{_THIS}的?)?(?:款|钱|A|L)?了+"
        rf"(?:A|L|LA|A给L|L?(?:的)?{_THIS}?的?)?(?:钱|款)?"
        rf"|(?:我|L|钱|款)*(?:D|刚|才|早|就|已|经|{_HOURS})+{_PAY}的"
        rf"|{_BEFORE}(?<=[刚才]){_PAY}(?:款|钱)?(?:清|好|完|掉|过|上)(?:L|{_THIS}的?|A)?"
        rf"|{_BEFORE}转了(?:A|款|钱|账)(?:给L|到L|过去)?|{_BEFORE}转A?给L了+"
        rf"|{_BEFORE}(?<=[已经]){_PAY}(?:款|钱)?(?:清|好|完|掉|过|上)?(?:L|{_THIS}|的|A)*了*"
        rf"|{_BEFORE}(?:扣款|还款|付款|支付|扣钱|缴费|转账)(?:成功|完成|完毕)了*"
        rf"|{_BEFORE}(?:扣款|扣钱|扣掉|扣过|扣)A?了+A?"
        rf"|{_BEFORE}(?<=[已经])(?:扣款|扣|清)了*"
        rf"|{_BEFORE}(?:搞定|搞掂|弄好|弄完|处理好|处理完|结)(?:{_THIS}的?|L)?了*",
    ),
    _zh_wanted(
        "reminders at another time of day",
        Does.SET_TIME,
        (
            "晚上8点提醒",
            "提醒时间改成晚上8点",
            "每天晚上九点提醒我",
            "把提醒放到中午12点",
            "下午三点提醒比较好",
        ),
        "(?:把)?(?:我的?)?(?:每天|每日|所有|以后)?的?(?:还款)?提醒(?:的?时间|我)?"
        "(?:都|给我)?(?:改|换|调|放|设|定|挪|移)(?:置|整|定|动)?(?:成|到|在|为|至)?(?:每天"
        "|每日)?(?:的)?T(?:提醒)?"
        "|(?:以后|今后|每天|每日|每次|都|请|就|在|改|成|到|换)+T(?:的时候)?(?:再|来)?(?:提醒"
        "|通知|叫)(?:我)?(?:就行|就好|比较好|更好)?"
        "|T(?:再)?提醒(?:我)?(?:就行|就好|比较好|更好|合适)|T提醒"
        "|(?:把)?提醒(?:时间)?(?:太早|太晚|早|晚|不对)了?(?:改|换|调)(?:成|到|为)?T"
        "|提醒(?:的?时间)?T|(?:把)?时间(?:改|换|调)(?:成|到|为)T|(?:在)?T(?:收到|收)提醒"
        "|T(?:再)?提醒我(?:就行|就好)"
        "|(?:以后|今后)?T(?:别|不要|不用)再?提醒(?:我)?(?:改|换)(?:成|到|为)?T",
    ),
    _zh_wanted(
        "a reminder on a day or at a time",
        Does.REMIND,
        (
            "明天提醒我",
            "记得15号提醒我还钱",
            "后天早上九点提醒我",
            "晚上8点再提醒我一次",
            "提醒我还钱",
            "提醒我20号还借呗",
        ),
        rf"(?:到|时候?|就|过|(?:过|等|待)一?会儿?|晚点|稍后|记得|别忘了|D|T|S|H|以?后|要|得"
        rf"|(?P<one>再)|在|的|{_PAY}|钱|款|{_HOURS}|L)*{_REMIND}"
        rf"(?:一下|一次|再|D|T|要|得|该|去|记得|把|给|{_PAY}|钱|款|L|A|的|期|这|{_HOURS})*"
        "|(?:设置?|设定|添?加|新?建|来|定)(?:一?个)?D(?:的)?T?(?:的)?(?:还款)?提醒"
        "|(?:设置?|设定|添?加|新?建|来|定)(?:一?个)?(?:还款)?提醒(?:在)?DT?"
        "|(?:记得)?(?:D|H)T?(?:再|记得|要|给我|发|个|来)*提醒(?:一次)?|(?P<one2>再)T提醒(?:我)?(?:一次)",
    ),
    _zh_wanted(
        "a reminder to pay someone who is not known yet",
        Does.REMIND,
        ("下周五提醒我还老王钱", "下礼拜三提醒我缴卡费", "15号提醒我给房东交房租"),
        rf"(?:到时候?|记得|别忘了|D|T|要|再|在|的|{_HOURS})*{_REMIND}(?:D|T|要|得|该|去|记得|把|{_HOURS})*"
        rf"(?:给.{{1,6}}?)?{_PAY}(?:给)?{_WHO}(?:的)?(?:钱|款|A)?(?:D|T)?",
    ),
    _zh_wanted(
        "another due day",
        Does.CHANGE_DATE,
        (
            "改成每月16号",
            "改到每月20号",
            "微粒贷改成每月18号还",
            "还款日换成28号",
            "这期改到12月18号",
            "不是15号是16号",
        ),
        rf"(?:把)?(?:L|(?P<one>{_THIS})|的|还款日期?|还款时间|日期|时间|到期日|它|账)*(?:写错了)?(?:应该)?"
        "(?:改|换|调|挪|移|推|延)(?:一下|期|迟|后)?(?:日期|还款日)?(?:成|到|为|至|在)?(?:每期)?D(?:还款?)?"
        "|(?:L|的|我)*(?:还款日期?|日期|时间)?(?:应该)?是D(?:才对|吧)?|(?:L|的|我)*"
        "(?:还款日期?|日期)?(?:应该)?是(?P<keep>D)(?:还款?)?(?:而)?不是D"
        "|(?:L|的|还款日期?|日期)*(?:(?:不是|不对不是)D(?:应该)?(?:而?是)|(?:不对|错了|写错了"
        "|不是)(?:了)?(?:应该)?是)D(?:还款?)?"
        "|(?:L|的)*(?:还款日期?|日期)(?:写错了)?(?:现在|应该)*(?:是|变成)(?:了)?D",
    ),
    _zh_wanted(
        "another amount",
        Does.CHANGE_AMOUNT,
        (
            "金额改成600",
            "微粒贷现在每个月是980了",
            "借呗金额写错了应该是880",
            "把微粒贷改成每期1100",
            "改成600",
        ),
        "(?:把)?(?:L|的|金额|每期|每个?月|月供|每次|还款额|数字|它|现在)*(?:写错了|错了|不对"
        "|变了)?(?:应该|现在)?"
        "(?:改|换|调|变|涨|降)(?:成|到|为)?了?(?:每期|每个?月|每次)?(?:还)?A"
        "|(?:L|的|现在)*(?:金额|每期|每个?月|月供|每次|还款额)+(?:写错了|错了|不对|变了)?"
        "(?:应该|现在|要|还)*是?A"
        "|(?:L|的)*(?:不对|错了|(?P<more>不是A))(?:应该|而)?是A",
    ),
    _zh_wanted(
        "what is owed in all",
        Does.OWED,
        ("我还欠多少", "我还欠多少钱", "一共还要还多少", "这个月总共要还多少钱", "我总共欠多少"),
        "(?:我|L|的|目前|到底)*(?P<month>这个?月|本月|当月)?(?:我|一共|总共|总计|加起来|合计"
        "|还|要|得|需要|该|应)*(?:欠|还|剩|付|差)(?:了)?"
        "多少(?:钱)?(?:款|没还|要还)?\\??|(?:总|一共)?欠款(?:总额|合计|总共|是)?多少\\??"
        "|欠款总额\\??|总欠款\\??"
        "|(?:我)?(?:一共|总共|加起来|总额|合计)(?:是)?多少(?:钱)?\\??",
    ),
    _zh_wanted(
        "the list",
        Does.LIST,
        ("列表", "看看我的贷款", "我都有哪些要还", "接下来要还什么", "打开列表", "下一笔是哪天"),
        f"(?:打开|看看|查看|查询|查|看|显示|列出|翻翻)?(?:一下|下)?(?:我)?(?:的)?(?:所有|全部)?"
        f"的?{_LOANS}+(?:情况|列表|清单)?"
        "|(?:看看|看|查|查看)?(?:我)?(?:现在|目前|接下来|最近|后面|这个?月|本月|下个?月|都|还"
        "|一共)*(?:有|要还|该还|得还|要付|欠)(?:了)?"
        "(?:哪些|什么|哪几笔|几笔|啥|谁)(?:要还|贷款|没还|钱|没付)?(?:的)?\\??"
        "|(?:我)?(?:的)?下一?(?:笔|期|次)(?:还款)?(?:是)?(?:还)?(?:在)?(?:哪天|哪一天|几号"
        "|什么时候|啥时候|哪笔|多少)(?:还|到期)?\\??"
        "|(?:我)?(?:最近一?[期笔])?(?:的)?(?:还款)?(?:是|在)?(?:什么时候|哪天|哪一天|几号)"
        "(?:要|该|还|款|钱|到期)*\\??|还[有剩]几[期笔](?:没还|要还)?\\??|显示(?:全部|所有)"
        "|查一下|查账",
    ),
    _zh_wanted(
        "the settings",
        Does.SETTINGS,
        ("设置", "打开设置", "設定"),
        "(?:打开|进入|去|看看|看|修改|更改|改)?(?:提醒|偏好|我的)?(?:设置|设定)(?:页面|菜单)?",
    ),
    _zh_wanted(
        "a pause",
        Does.PAUSE,
        ("暂停提醒三天", "暂停微粒贷", "暂停提醒到12月20号", "先别提醒我三天", "这周先别提醒", "暂停"),
        f"(?:先)?(?:暂停|停)(?:L)?(?:的)?(?:{_REMINDERS})?(?:S|(?:到|至)?D(?:为止|之前|前|再说)?)?"
        f"|(?:先)?把?L(?:的提醒)?(?:先)?暂停"
        f"|(?:S(?:之?内)?|D之?前|这周)(?:先)?(?:别|不要|不用)(?:再)?提醒(?:我)?|先(?:别|不要"
        f"|不用)提醒(?:我)?(?:S)?|(?:这几天|这两天|最近|这段时间|先)+(?:别|不要|不用)(?:再)?"
        f"提醒(?:我)?|先停几天|休息几天"
        "|L(?:先)?(?:别|不要|不用)(?:再)?提醒(?:我)?|(?:先)?(?:别|不要|不用)(?:再)?提醒(?:我)?(?:还)?L",
    ),
    _zh_wanted(
        "no reminders",
        Does.OFF,
        ("不要再提醒", "别提醒我了", "取消提醒", "关闭提醒", "不用提醒了"),
        f"(?:以后|今后)?(?:都)?(?:不要|别|不用|不需要|不想要?|停止|取消|关闭|关掉|关了|关|停掉"
        f"|停了|停)(?:再|给我|发|收到|收)*{_REMINDERS}(?:我|功能)?(?:还钱|还款)?"
        "|(?:不要|别|不用)再?(?:通知|烦|吵)我|(?:不要|别)再?(?:给我)?发(?:消息|信息)?(?:给我)?|退订"
        f"|(?:把)?{_REMINDERS}(?:功能)?(?:都|全部|全)?(?:关闭|关掉|关了|关|停掉|停了|取消)",
    ),
    _zh_wanted(
        "reminders again",
        Does.ON,
        ("打开提醒", "开启提醒", "恢復提醒", "继续提醒我"),
        f"(?:重新)?(?:打开|开启|恢复|开始|重新开|开|启用|继续|再开始)(?:给我)?"
        f"{_REMINDERS}(?:我|功能)?|(?:把)?{_REMINDERS}(?:功能)?(?:重新)?(?:打开|开启|恢复|开)"
        f"|重新提醒(?:我)?",
    ),
    *(
        _zh_wanted(
            f"the language {tag}",
            Does.LANGUAGE,
            examples,
            f"(?:语言|界面)?(?:改|换|切换|用|说|讲|设|变|调|回复|要|看)*(?:成|为|到|回)?(?:{name})"
            f"(?:界面|版|回复|显示|跟我说)?",
            tag,
        )
        for tag, name, examples in (
            (Language.EN, "英文|英语", ("说英文", "换成英语")),
            (Language.HANT, "繁体(?:中文|字)?|正体(?:中文|字)?", ("繁體", "請改成繁體中文")),
            (Language.HANS, "简体(?:中文|字)?|中文", ("简体", "简体中文", "说中文")),
        )
    ),
    _zh_wanted(
        "everything is to be erased",
        Does.DELETE_ME,
        ("删除我的资料", "把我的数据全部清空", "我要注销，什么都别留", "删除我的所有数据"),
        f"(?:把)?(?:删除|删掉|删了|清空|清除|抹掉|注销|销毁){_MY_THINGS}"
        f"|把?{_MY_THINGS}(?:删除|删掉|删|清空|清除|抹掉|注销|销毁)"
        "|(?:注销|销户)(?:账号|账户|帐号)?(?:什么都[别不]留)?|把我(?:的)?(?:一切|全部|所有)?"
        "(?:都|全)?(?:删掉|删除|删|忘掉|忘)|(?:忘掉|忘记|删除|删掉)(?:我|一切|所有|全部)"
        "(?:的一切)?|(?:全部|所有|一切)(?:都)?(?:删除|删掉|清空)|清空(?:全部|所有|一切)?",
    ),
    _zh_wanted(
        "a loan is to be deleted",
        Does.DELETE_LOAN,
        ("删掉借呗", "把微粒贷这条删了", "借呗不用记了", "删除这笔", "刪除借唄"),
        f"(?:把)?(?:{_THIS_LOAN})(?:从列表里?)?(?:给我)?(?:删除|删掉|删|去掉|移除|不用记|不要记|不记|别记)"
        f"|(?:删除|删掉|删了?|删一下|去掉|移除|清掉|清除)(?:{_THIS_LOAN})|不要(?:{_THIS_LOAN})"
        f"|(?:{_THIS_LOAN})不要(?=了)|取消(?:L)的?(?:记录|贷款)|(?:不用|不要|别)(?:再)?"
        f"记(?:{_THIS_LOAN})",
    ),
    _zh(
        "a greeting",
        Does.GREETING,
        ("你好", "您好呀", "早", "哈囉", "在吗"),
        "(?:[你您]好|大家好|嗨|哈喽|哈啰|hi|hello)+(?:在吗|早)?\\??|安安|有人(?:在)?吗\\??"
        "|早(?:上好|安)?|(?:下午|晚上|中午)好|晚安|(?:你|您)?在(?:不在|吗)\\??",
    ),
    _zh_wanted(
        "what there is",
        Does.MENU,
        ("菜单", "選單", "帮助", "怎么用", "你能做什么"),
        "(?:打开|看看|显示)?(?:返回|回)?(?:主)?(?:菜单|选单|帮助|功能|命令|指令|说明|使用说明"
        "|使用方法|使用帮助|用法)(?:列表)?|帮帮我|(?:你|您)?是谁\\??|(?:你|您)?(?:都)?"
        "能干嘛\\??|(?:这个|机器人)?(?:怎么用|如何使用|怎么使用)\\??"
        "|(?:你|您|这个)?(?:都)?(?:能|会|可以)?(?:做|干|帮我做|帮我干|(?<=会))(?:些)?(?:什么"
        "|啥)\\??|(?:你|您)?(?:都)?有(?:什么|哪些)(?:功能|命令|用)\\??",
    ),
    _zh(
        "the card is right",
        Does.SAVE,
        ("保存", "好", "对", "确认", "嗯就这样", "可以，存吧", "沒錯", "儲存", "好的保存"),
        "(?:都|全|就是|看过了|核对了|核对过了|检查了|好|好的|好了|对|对的|对了|是|是的|行"
        "|可以|可以的|没错|没问题|正确|确认|确定|ok|嗯|就|那|请|帮|给|我|把|它)*"
        "(?:好|好的|好了|对|对的|对了|是|是的|行|可以|可以的|没错|没问题|这样|这样的|这么定"
        "|妥|中|正确|确认|确定|ok|(?:保存|储存|存|记|存储|存起来|存下来?|记下来?|存上|记上)"
        "(?:它|下来|一下)?了?)",
    ),
    _zh(
        "no, after all",
        Does.CANCEL,
        ("算了", "取消", "不要了", "算了不记了", "取消吧", "不存了"),
        "(?:算了|还是|先|不是这[个张])*(?:算了|取消(?:它|掉|这张|这个)?了?|不要了|不用了"
        "|不记了|不存了|不保存了?|别存了?|别记了?|先不存|先不记|先不了|放弃了?|不弄了"
        "|不[添]?加了|别[添]?加了|不要保存|别保存|退出|关掉|不要)",
    ),
    _zh(
        "somebody who is not known yet was paid",
        Does.PAID,
        ("老王的钱还了", "招商银行已经还了"),
        f"{_WHO}(?:的)?(?:钱|款)?(?:今天|D|已经?|刚刚?|都)?(?:{_PAY}(?:清|好|完|掉|过|上)?了+A?)",
    ),
    _zh_wanted(
        "a loan that is not known is to be deleted",
        Does.DELETE_LOAN,
        ("删掉老王", "删除房东那笔"),
        f"(?:删掉|删除){_WHO}(?:的|那|这)?(?:记录|笔|条)?",
    ),
    _zh_wanted(
        "a loan that is not known is to be deleted, said the other way round",
        Does.DELETE_LOAN,
        ("把房贷删了", "把老王那笔删除"),
        f"把{_WHO}(?:的|那|这)?(?:记录|笔|条)?(?:删除|删掉|删)",
    ),
)

# English ---------------------------------------------------------------------

_CAN: Final = (
    "(?:(?:can|could|would|will) (?:you|u) |i want to |i want you to |id like to "
    "|i need to |i need you to |lets |go )*"
)
_DONE_BY: Final = (
    "(?:(?:i|we|ive|have|has|been|was|is|its|it|L|Ls|D|T|payment|instalment|installment"
    "|bill|this|months?|one|for|today|money) )*"
)
_DONE_AFTER: Final = (
    "(?: (?:it|this|that|one|months?|bill|payment|instalment|installment|for|to|on|of|in"
    "|L|D|T|A|at|money|today|morning|evening))*"
)
_WHOM: Final = "(?P<who>[a-z][a-z ]{1,24}?)"


def _en(
    name: str, does: Does, examples: tuple[str, ...], pattern: str, language: Language | None = None
) -> Form:
    return Form(name, does, examples, re.compile(pattern), language)


def _en_wanted(
    name: str, does: Does, examples: tuple[str, ...], pattern: str, language: Language | None = None
) -> Form:
    return _en(name, does, examples, rf"{_CAN}(?:{pattern})(?: for me)?(?: \?)?", language)


EN: Final = (
    _en(
        "it was a mistake",
        Does.UNDO,
        ("undo", "that was a mistake", "take that back", "oops"),
        "(?:(?:oops|sorry|no|not paid yet|i didnt pay(?: it)?) )*(?:undo(?: (?:it|that|this"
        "|last one|last))?|(?:that|it) was (?:mistake|wrong)|(?:i made )?mistake"
        "|i pressed (?:the )?wrong (?:button|one)|wrong (?:button|one)|go back|(?:take|took)"
        " (?:it|that) back|oops|revert(?: (?:it|that))?)",
    ),
    _en(
        "all of a loan is paid",
        Does.PAID_OFF,
        ("paid off", "Jiebei is paid off", "I paid everything off", "all paid off", "I've paid off Jiebei"),
        "(?:(?:i|ive|we|have|has|is|its|it|L|been|all|completely|fully|whole|loan|everything)"
        " )*(?:paid|settled|cleared)(?: (?:it|L|everything|them|all|whole|loan))*(?: (?:off"
        "|in full|completely|fully|entirely))(?: (?:L|it|all|them|everything|completely|D"
        "|loan))*"
        "|(?:(?:i|ive|have|has|all|everything|is|its|of|it|them|whole|loans?|debts?) )*"
        "(?:everything|all|whole loan)(?: (?:is|has been|of it|of them))? (?:paid|settled"
        "|cleared)|(?:i|ive)(?: have)? (?:paid|cleared|settled) (?:everything|debts?|loans?"
        "|all(?: of (?:it|them))?)|(?:i |ive |im |am )*(?:finished paying|done with|closed"
        "|paid off) L|(?:i )?(?:am )?debt free",
    ),
    _en(
        "an instalment is paid in part",
        Does.PAID,
        ("paid half of it", "I put 300 towards Jiebei today", "paid part of it, 500"),
        f"{_DONE_BY}(?P<half>paid half)(?: of)?{_DONE_AFTER}|(?P<part>{_DONE_BY}(?:put|sent"
        f"|gave) A (?:towards?|to|into|on|for){_DONE_AFTER}|{_DONE_BY}paid part(?: of)?"
        f"{_DONE_AFTER}|{_DONE_BY}(?:only |partially |partly )*paid (?:only )?A(?: (?:of it"
        f"|so far|in part|only))*(?: D)?|(?:part|partial) payment(?: of)? A)"
        f"|(?P<half2>half paid)",
    ),
    _en(
        "an instalment is paid",
        Does.PAID,
        (
            "paid",
            "I paid Jiebei",
            "paid 500",
            "already paid it today",
            "Jiebei paid",
            "payment made",
            "I just paid this month's",
        ),
        f"{_DONE_BY}(?:paid|payed|settled|repaid){_DONE_AFTER}|(?:i |ive |have )*"
        f"(?:transferred|sent) (?:A|money|payment)(?: (?:to L|for L|D|today))*|(?:A|money)"
        f" (?:paid|sent)|(?:i |ive |have )*(?:made payment|took care of it|taken care of it)"
        f"(?: (?:for L|D|today))*|(?:L |it |its |all )?done|(?:payment (?:is )?)(?:made|done"
        f"|sent|went through)(?: (?:for )?L)?(?: D)?|done paying(?: L)?",
    ),
    _en_wanted(
        "reminders at another time of day",
        Does.SET_TIME,
        (
            "remind me at 8pm every day",
            "change the reminder time to 8pm",
            "set reminders to 10am",
            "move reminders to 20:00",
        ),
        "(?:change|set|move|switch|make|put|send)(?: me)? (?:reminders?|reminder time"
        "|reminders time|time of reminders?|time)(?: time)?(?: to| at| for)?"
        " T(?: (?:every day|daily|from on|instead))?"
        "|(?:i want |give me |send me )?reminders (?:at )?T(?: (?:every day|daily|always))?"
        "|(?:always )?remind me (?:always |every day |daily )?at T (?:every day|daily|from on"
        "|instead|always)|always remind me at T|remind me (?:every day|daily|always) at T",
    ),
    _en_wanted(
        "a reminder on a day or at a time",
        Does.REMIND,
        (
            "remind me on Friday",
            "remind me tomorrow",
            "can you remind me in 3 days",
            "remind me to pay Jiebei on Dec 15",
            "remind me at 8pm",
        ),
        "(?:on )?(?:D )?(?:at T )?remind me(?P<one> again| once more| one more time)?"
        "(?: (?:again|on|at|D|T|to|pay|repay|about|for|L|A|it|loan|payment|back|of|in|morning"
        "|evening|afternoon))*"
        "|(?:ping|nudge|alert|notify|wake) me(?: up)? (?:on |at |in )?(?:D|T|H)(?: at T)?"
        "|remind me (?:later|(?:in )?H)(?: again)?|(?:remind me )?in H remind me"
        "|(?:set |add |create |need |i need |i want |make )?reminder (?:for |on |at )?"
        "D(?: at T)?(?: (?:for|about) L)?|dont let me forget (?:L|it)(?: (?:on )?D)?",
    ),
    _en_wanted(
        "a reminder to pay someone who is not known yet",
        Does.REMIND,
        (
            "remind me on Dec 15 to pay Lao Wang",
            "remind me to pay my rent on Friday",
            "remind me about the rent tomorrow",
        ),
        rf"(?:on )?(?:D )?remind me(?: (?:on|at|D|T))* (?:to (?:pay|repay|pay back)|about|of)"
        rf" {_WHOM}(?: back)?(?: A)?(?: (?:on|at|D|T))*",
    ),
    _en_wanted(
        "another due day",
        Does.CHANGE_DATE,
        (
            "change it to the 16th of every month",
            "move Jiebei to the 22nd of every month",
            "due date is the 20th",
        ),
        "(?:change|move|shift|set|make|switch|push|reschedule|update|postpone)(?: (?:it|L|Ls"
        "|loan|due date|due day|date|day|for|of|(?P<one>this one|this instalment|this payment)))*"
        "(?: (?:to|for|on|is))*(?: be)?(?: (?:due on|due))? D"
        "|(?:L |Ls )?(?:due date|due day|date) (?:is|should be) D|(?:no )?not D (?:but )?"
        "(?:its |it is )?D|(?:its|it is|should be|due date is) (?P<keep>D) not D|(?:no )?"
        "(?:its|it is|should be) D",
    ),
    _en_wanted(
        "another amount",
        Does.CHANGE_AMOUNT,
        ("Jiebei is 850 a month now", "change the amount to 600", "make it 600", "change Jiebei to 850"),
        "(?:change|set|make|switch|update|raise)(?: (?:it|L|Ls|amount|payment|instalment|to"
        "|of|for))* A(?: (?:S|per month|month|each|monthly|every month|per instalment))?"
        "|its A(?: (?:S|per month|each|every month))?|(?:L|Ls|it|amount|payment|instalment)"
        "(?: amount| payment)? (?:is|should be|changed to|went up to) A(?: (?:S|per month"
        "|month|each|monthly|every month))?",
    ),
    _en_wanted(
        "what is owed in all",
        Does.OWED,
        ("what do I owe", "total owed?", "how much do I owe in total", "how much do I owe this month"),
        "(?:how much|what) (?:do i|i) (?:still )?(?:owe|have to pay in total)(?: (?:in total"
        "|altogether|in all|total|overall|L|to L))?(?: (?P<month>this month))?(?: in total)?"
        "|(?:whats |what is )?(?:total|total debt|sum|total amount)(?: (?:owed|due|debt|left"
        "|i owe))?|how much (?:(?:do i have|must i|do i need) to pay )?(?:is left |left "
        "|is due )?(?:in total|altogether|this month)|how much (?:is left|left|is due)|total"
        "|sum",
    ),
    _en_wanted(
        "the list",
        Does.LIST,
        ("list", "show my loans", "what do I have to pay this month", "what's due next"),
        "(?:open |show |show me |see |view |check |list )?(?:all )?(?:list|loans|debts"
        "|loan list|list of loans|payments|bills)"
        "|(?:upcoming|coming|next|open) (?:payments?|instalments?|bills?)"
        "|what payments are (?:coming(?: up)?|due|next)|when (?:do i have to pay|must i pay"
        "|is it due|is next one due)|"
        "what (?:do i|i) (?:have|need) to pay(?: (?:this month|next|next month|soon))?"
        "|(?:whats|what is) (?:due|next|coming(?: up)?|due next|due soon|open|overdue)"
        "(?: this month| next| this week)?"
        "|(?:when is|whens|what is|whats) next (?:one|payment|instalment|installment|due date)"
        "(?: due)?|(?:what|which) loans do i have",
    ),
    _en_wanted(
        "the settings",
        Does.SETTINGS,
        ("settings please", "open settings", "preferences"),
        "(?:open |show |go to |change )?(?:reminder )?(?:settings?|preferences|options)|configure",
    ),
    _en_wanted(
        "a pause",
        Does.PAUSE,
        ("pause reminders for a week", "pause Jiebei", "pause until Dec 20"),
        "(?:pause|snooze|hold|mute)(?: (?:all|reminders?|everything|L|Ls))*(?: (?:for )?S"
        "| (?:until |till )?D)?|(?:dont|do not|stop) remind(?:ing)? me (?:about|of) L"
        "|no reminders (?:for S|until D|this week)|(?:dont|do not|stop) remind(?:ing)?"
        " me (?:for S|until D)",
    ),
    _en_wanted(
        "no reminders",
        Does.OFF,
        ("stop reminding me", "turn off reminders", "no more reminders", "unsubscribe"),
        "(?:stop|dont|do not|quit)(?: (?:remind(?:ing)? me|reminders?|all reminders?"
        "|sending(?: me)? reminders?))(?: anymore| any more)?|(?:turn|switch) off(?: all)?"
        " reminders?|(?:turn|switch)(?: all)? reminders? off|no (?:more )?reminders?"
        "|(?:disable|cancel)(?: all)? reminders?|unsubscribe|(?:stop messaging|stop texting)"
        " me|no more messages|i dont want(?: any)? reminders(?: anymore| any more)?",
    ),
    _en_wanted(
        "reminders again",
        Does.ON,
        ("turn reminders back on", "turn on reminders", "resume reminders", "start reminding me again"),
        "(?:turn|switch)(?: back)? on(?: all)? reminders?|(?:turn|switch)(?: all)?"
        " reminders?(?: back)? on(?: again)?|(?:resume|enable|restart|start)(?: all)?"
        " (?:reminders?|reminding me)(?: again)?|subscribe|reminders(?: back)? on(?: again)?"
        "|i want reminders(?: again| back)?|remind me again from on",
    ),
    *(
        _en_wanted(
            f"the language {tag}",
            Does.LANGUAGE,
            examples,
            f"(?:(?:we speak|speak|use|switch to|change to|talk|talk in|write in|answer in"
            f"|reply in|in|change language to|set language to|language|change it to) )?(?:{name})"
            f"(?: (?:to me|version|only|language))?",
            tag,
        )
        for tag, name, examples in (
            (Language.EN, "english", ("English please", "switch to English", "in English please")),
            (Language.HANT, "traditional(?: chinese| characters)?", ("traditional Chinese please",)),
            (Language.HANS, "(?:simplified )?chinese|simplified(?: characters)?", ("simplified Chinese",)),
        )
    ),
    _en_wanted(
        "everything is to be erased",
        Does.DELETE_ME,
        ("forget me", "delete my data", "delete everything", "erase all my data"),
        "forget (?:me|about me|all about me|everything about me|everything)|(?:delete|erase"
        "|remove|wipe|clear)(?: (?:me|everything|all|of|account|data|info|information|records"
        "|everything about me))+|close account",
    ),
    _en_wanted(
        "a loan is to be deleted",
        Does.DELETE_LOAN,
        ("delete Jiebei", "remove this loan", "delete the Jiebei loan"),
        "(?:delete|remove|drop(?! it)|erase|get rid of)(?: (?:L|Ls|this|that|it|one|loan"
        "|entry|from|list))+|take L off(?: list)?|(?:dont|do not|stop) (?:track|tracking)"
        " L(?: anymore| any more)?",
    ),
    _en(
        "a greeting",
        Does.GREETING,
        ("hello", "hi there", "good morning"),
        "(?:(?:hi+|hello|hey|hiya|yo|hullo|greetings|good (?:morning|afternoon|evening|day))"
        "(?: there| bot| again| everyone)?(?: |$))+(?:\\?)?|are you there(?: \\?)?",
    ),
    _en_wanted(
        "what there is",
        Does.MENU,
        ("help", "menu", "what can you do", "how does this work?"),
        "(?:open |show |show me )?(?:help|menu|commands|main menu|features|list of commands)"
        "(?: me)?|what (?:can|do) (?:you|i|this bot|u) do(?: here)?|how (?:do i use (?:this"
        "|it|you)|does (?:this|it) work)|what are commands|start|what is this(?: \\?)?"
        "|who are you(?: \\?)?|instructions|how to use(?: (?:this|it))?",
    ),
    _en(
        "the card is right",
        Does.SAVE,
        ("ok", "yes, save it", "OK👌", "looks good", "confirm"),
        "(?:(?:ok|okay|k|kk|y|yes|yep|yeah|yup|sure|right|correct|good|great|perfect|fine"
        "|confirm|confirmed|save|save it|save this|save card|thats right|thats correct"
        "|looks good|looks right|all good|all correct|do it|go ahead|its right|its correct"
        "|right it is)(?: |$))+",
    ),
    _en(
        "no, after all",
        Does.CANCEL,
        ("cancel", "never mind", "don't save it", "forget it"),
        "(?:no )?(?:cancel(?: (?:it|that|this))?|never ?mind|forget it|dont save(?: (?:it"
        "|this|that))?|do not save(?: it)?|discard(?: it)?|not|stop|scrap (?:it|that)|drop it"
        "|leave it|abort|nope|no thanks)|no",
    ),
)


def forms() -> Iterator[Form]:
    """All of them."""
    yield from ZH
    yield from EN
