"""Reminders that are wanted: once, at another time of day, none, none for a while, again. Knows no words."""

from collections.abc import Sequence
from typing import Final

from bot.reading.wishes.form import Form, Token, has, needs
from bot.reading.wishes.senses import Sense
from bot.reading.wishes.wish import Does

_ANY: Final = {Sense.REMIND, Sense.REMIND_ME}
_ONCE: Final = frozenset(
    (
        Sense.DATE,
        Sense.TIME,
        Sense.DELAY,
        Sense.LENGTH,
        Sense.HOURS,
        Sense.LENDER,
        Sense.PAY,
        Sense.MONEY,
        Sense.AMOUNT,
        Sense.THIS,
        Sense.THIS_MONTH,
    )
) | {
    Sense.AGAIN,
    Sense.REMEMBER,
    Sense.MUST,
    Sense.EARLY,
    Sense.REMIND,
    Sense.SHOW,
    Sense.LOANS,
    Sense.LIST,
    Sense.WEEK,
}
_SWITCHED: Final = frozenset(
    (
        Sense.REMIND,
        Sense.REMIND_ME,
        Sense.AGAIN,
        Sense.ALL,
        Sense.PAY,
        Sense.MONEY,
        Sense.FROM_NOW,
        Sense.MESSAGES,
    )
)


_BETWEEN: Final = frozenset((Sense.FILLER, Sense.PLEASE))
_A_WHILE: Final = {
    *(Sense.LENDER, Sense.LENGTH, Sense.DATE, Sense.ONLY),
    *(Sense.WEEK, Sense.THIS_MONTH, Sense.NEXT, Sense.FOR_NOW),
}


def _is_told_off(tokens: Sequence[Token]) -> bool:
    """早上7点半别提醒 alone says when not, and not when."""
    return has(tokens, Sense.STOP) and not has(tokens, Sense.CHANGE)


def _goes_on(tokens: Sequence[Token]) -> bool:
    """不要停止提醒 wants them; 不要提醒了，取消吧 wants none."""
    for n, one in enumerate(tokens):
        if Sense.STOPPING in one.senses:
            before = next((old for old in reversed(tokens[:n]) if not old.senses & _BETWEEN), None)
            if before is not None and Sense.STOP in before.senses and Sense.STOPPING not in before.senses:
                return True
    return False


def _ends(tokens: Sequence[Token]) -> bool:
    return not _goes_on(tokens)


def _is_pressed_by_a_lender(tokens: Sequence[Token]) -> bool:
    """借呗催我还钱 tells what the lender does."""
    return any(one.text == "催我" and has(tokens[:n][-1:], Sense.LENDER) for n, one in enumerate(tokens))


def _before_paying(tokens: Sequence[Token]) -> bool:
    """Only behind 提醒我还 a name is expected."""
    unknown = next(n for n, one in enumerate(tokens) if Sense.UNKNOWN in one.senses)
    return not (has(tokens[:unknown], Sense.REMIND_ME) and has(tokens[:unknown], Sense.PAY, Sense.ABOUT))


FORMS: Final = (
    Form(
        "reminders at another time of day",
        Does.SET_TIME,
        (
            *("提醒时间改成晚上8点", "每天晚上九点提醒我", "把提醒放到中午12点", "下午三点提醒比较好"),
            *("以后早上7点半别提醒，改十点", "remind me at 8pm every day", "set reminders to 10am"),
        ),
        needs(_ANY, Sense.TIME, {Sense.EVERY_DAY, Sense.CHANGE, Sense.FROM_NOW, Sense.ENOUGH, Sense.CLOCK}),
        may=frozenset(
            (Sense.STOP, Sense.HOURS, Sense.ALL, Sense.MESSAGES, Sense.MONEY, Sense.AGAIN, Sense.REMEMBER)
        ),
        polite=True,
        unless=_is_told_off,
    ),
    Form(
        "reminders at a time of day",
        Does.SET_TIME,
        ("晚上8点提醒", "提醒时间晚上8点", "reminders at 9am"),
        needs(Sense.REMIND, Sense.TIME),
        may=frozenset((Sense.HOURS, Sense.MESSAGES, Sense.CLOCK, Sense.ALL)),
        polite=True,
    ),
    Form(
        "another time",
        Does.SET_TIME,
        ("时间改成8点", "change the time to 8pm"),
        needs(Sense.CLOCK, Sense.CHANGE, Sense.TIME),
        may=frozenset((Sense.HOURS,)),
        polite=True,
    ),
    Form(
        "days before, not said how many",
        Does.SETTINGS,
        ("提前提醒", "借呗不用提前提醒"),
        needs(Sense.EARLY, _ANY),
        may=frozenset((Sense.CHANGE, Sense.LENDER, Sense.PAY, Sense.MONEY, Sense.ENOUGH, Sense.STOP)),
        polite=True,
    ),
    Form(
        "a reminder on a day or at a time",
        Does.REMIND,
        (
            *(
                "明天提醒我",
                "记得15号提醒我还钱",
                "后天早上九点提醒我",
                "晚上8点再提醒我一次",
                "提醒我20号还借呗",
            ),
            *("remind me on Friday", "can you remind me in 3 days", "remind me to pay Jiebei on Dec 15"),
        ),
        needs(Sense.REMIND_ME),
        may=_ONCE,
        polite=True,
        unless=_is_pressed_by_a_lender,
    ),
    Form(
        "a reminder, the day being named",
        Does.REMIND,
        ("大后天提醒", "一小时后提醒一下", "晚点再提醒", "set a reminder for Dec 14"),
        needs(Sense.REMIND, {Sense.DATE, Sense.DELAY, Sense.AGAIN}),
        may=_ONCE | {Sense.CHANGE},
        polite=True,
    ),
    Form(
        "another time of day, not said which",
        Does.SETTINGS,
        ("提醒太早了", "提醒时间换一下", "晚上别提醒", "以后早上提醒我", "change the reminder time"),
        needs(_ANY, {Sense.CLOCK, Sense.HOURS, Sense.ENOUGH}),
        may=frozenset((Sense.CHANGE, Sense.STOP, Sense.FROM_NOW, Sense.DUE_DAY)),
        polite=True,
    ),
    Form(
        "reminders every day",
        Does.SETTINGS,
        ("每天提醒我一次", "天天提醒", "每天都提醒我还借呗", "remind me every day", "daily reminders"),
        needs(Sense.EVERY_DAY, _ANY),
        may=frozenset((Sense.AGAIN, Sense.ALL, Sense.PAY, Sense.MONEY, Sense.LENDER, Sense.FROM_NOW)),
        polite=True,
    ),
    Form(
        "a pause",
        Does.PAUSE,
        (
            "暂停",
            "暂停提醒三天",
            "暂停微粒贷",
            "暂停提醒到12月20号",
            "pause reminders for a week",
            "pause Jiebei",
        ),
        needs(Sense.PAUSE),
        may=_SWITCHED - {Sense.PAY, Sense.MONEY}
        | {Sense.LENDER, Sense.LENGTH, Sense.DATE, Sense.ONLY, Sense.REMEMBER},
        polite=True,
    ),
    Form(
        "no reminder came",
        Does.LIST,
        ("为什么没提醒我", "怎么没有提醒", "今天没收到提醒", "提醒怎么没收到", "why didn't you remind me"),
        needs(Sense.NOT, _ANY, {Sense.WHY, Sense.MESSAGES}),
        may=_SWITCHED | {Sense.DATE, Sense.PLEASE, Sense.HOURS, Sense.LENDER},
        asks=True,
    ),
    Form(
        "reminders are to go on",
        Does.ON,
        (
            "不要停止提醒",
            "别取消提醒",
            "不要关掉微粒贷的提醒",
            "don't stop reminding me",
            "do not turn off reminders",
        ),
        needs(Sense.STOP, Sense.STOPPING, _ANY | {Sense.MESSAGES}),
        may=_SWITCHED | {Sense.LENDER},
        polite=True,
        unless=_ends,
    ),
    Form(
        "no reminders for a while, or of a loan",
        Does.PAUSE,
        (
            *("先别提醒我三天", "这周先别提醒", "微粒贷别再提醒我", "下个月先别提醒我", "这个月不要提醒"),
            *("先别提醒", "暂时不要发消息给我", "不要再发借呗的", "don't remind me for now"),
            *("stop reminding me about Jiebei", "stop reminding me next month"),
        ),
        needs(Sense.STOP, _ANY | {Sense.MESSAGES}, _A_WHILE),
        may=_SWITCHED | {Sense.REMEMBER},
        polite=True,
        unless=_goes_on,
    ),
    Form(
        "no reminders",
        Does.OFF,
        (
            "不要再提醒",
            "别提醒我了",
            "取消提醒",
            "关闭提醒",
            "别烦我",
            "stop reminding me",
            "no more reminders",
        ),
        needs(Sense.STOP, {Sense.REMIND, Sense.REMIND_ME, Sense.MESSAGES}),
        may=_SWITCHED,
        polite=True,
        unless=_goes_on,
    ),
    Form("no messages", Does.OFF, ("退订", "unsubscribe"), needs(Sense.UNSUBSCRIBE), polite=True),
    Form(
        "reminders again",
        Does.ON,
        (
            "打开提醒",
            "恢復提醒",
            "继续提醒我",
            "恢复微粒贷的提醒",
            "turn reminders back on",
            "start reminding me again",
            "subscribe",
        ),
        needs(Sense.ON, _ANY),
        may=_SWITCHED | {Sense.LENDER},
        polite=True,
    ),
    Form(
        "a pause ends",
        Does.ON,
        ("结束暂停", "取消暂停", "恢复微粒贷", "不暂停了", "resume", "unpause Jiebei"),
        needs(Sense.UNPAUSE),
        may=frozenset((Sense.LENDER, Sense.ALL, Sense.REMIND, Sense.DONE)),
        polite=True,
    ),
)

UNKNOWN: Final = (
    Form(
        "a reminder to pay someone who is not known",
        Does.REMIND,
        ("下周五提醒我还老王钱", "下礼拜三提醒我缴卡费", "remind me on Dec 15 to pay Lao Wang"),
        needs(Sense.REMIND_ME, Sense.UNKNOWN),
        may=_ONCE | {Sense.ABOUT},
        polite=True,
        unless=_before_paying,
    ),
)
"""What is tried last: a word that is not known, where a name is expected."""
