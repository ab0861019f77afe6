"""What is said to have been paid: an instalment, a part of it, or all of a loan. Knows no words."""

from collections.abc import Sequence
from typing import Final

from bot.reading.wishes.form import Form, Token, has, is_unpaid, needs
from bot.reading.wishes.senses import Sense
from bot.reading.wishes.wish import Does

_WHICH: Final = frozenset(
    (
        Sense.LENDER,
        Sense.DATE,
        Sense.DUE_MONTH,
        Sense.THIS,
        Sense.THIS_MONTH,
        Sense.MONEY,
        Sense.HOURS,
        Sense.TIME,
        Sense.BANK,
        Sense.JUST,
        Sense.BOTH,
        Sense.CALM,
        Sense.GRATEFUL,
    )
)
_LOAN: Final = frozenset(
    (Sense.LENDER, Sense.DATE, Sense.MONEY, Sense.BOTH, Sense.DEBT_FREE, Sense.HOURS, Sense.EARLY, Sense.JUST)
)
_REMINDERS: Final = {Sense.REMIND, Sense.REMIND_ME, Sense.MESSAGES}
_PART: Final = frozenset((Sense.AMOUNT, Sense.HALF, Sense.PART, Sense.ONLY))


def _only_says_of_whom(tokens: Sequence[Token]) -> bool:
    """昨天还的 was paid; 我还的 is said of who did, and 他还我了 of who owes me."""
    if is_unpaid(tokens) or _is_paid_back(tokens):
        return True
    return not has(tokens, Sense.DONE) and not has(tokens, Sense.DATE, Sense.JUST, Sense.HOURS, Sense.TIME)


def _is_paid_back(tokens: Sequence[Token]) -> bool:
    """张三还我钱了, 还了我500: to me; 还我花呗了 is what I paid."""
    for n, one in enumerate(tokens):
        if Sense.PAY in one.senses:
            after = [later for later in tokens[n + 1 :] if later.text != "了"]
            if (
                after
                and after[0].text in ("我", "咱", "俺", "me", "us")
                and not has(after, Sense.LENDER, Sense.UNKNOWN)
            ):
                return True
    return False


def _is_not_told_as_paid(tokens: Sequence[Token]) -> bool:
    """别提醒我还钱了 wants no reminders at all; 别提醒了，还了 tells of one that is paid."""
    if is_unpaid(tokens):
        return True
    reminder = next(n for n, one in enumerate(tokens) if one.senses & _REMINDERS)
    for n, one in enumerate(tokens):
        done = has(tokens[max(n - 1, 0) : n + 2], Sense.DONE)
        alone = one.text.isascii() or n < reminder or has(tokens[reminder:n], Sense.DONE)
        if Sense.PAY in one.senses and done and alone:
            return False
    return True


def _is_no_payee(tokens: Sequence[Token]) -> bool:
    """老王还了 names who was paid, if not who did; in English it is who did. 解脱了，还清了 names nobody."""
    if is_unpaid(tokens) or _is_paid_back(tokens):
        return True
    name, verb = tokens[:2]
    said = Sense.DONE in verb.senses and not verb.senses & {Sense.JUST, Sense.PAY}
    return Sense.UNKNOWN not in name.senses or name.text.isascii() or said


FORMS: Final = (
    Form(
        "all of a loan is paid",
        Does.PAID_OFF,
        (
            *("全部还清了", "都还清啦", "微粒贷彻底结清了", "借呗的钱一次性还完了，以后没有了"),
            *("paid off", "Jiebei is paid off", "I paid everything off", "everything is paid"),
        ),
        needs({Sense.PAY, Sense.SETTLED}, Sense.ALL, Sense.DONE),
        may=_LOAN | {Sense.WHOLE, Sense.SETTLED, Sense.PAY},
        unless=is_unpaid,
    ),
    Form(
        "a loan is settled",
        Does.PAID_OFF,
        ("微粒贷提前结清啦", "已经结清", "结清了", "I've paid off Jiebei", "settled in full"),
        needs(Sense.SETTLED, Sense.DONE),
        may=_LOAN | {Sense.ALL, Sense.PAY},
        unless=is_unpaid,
    ),
    Form(
        "nothing is owed any more",
        Does.PAID_OFF,
        ("不欠了", "终于无债一身轻了", "debt free"),
        needs(Sense.DEBT_FREE),
        may=_LOAN | {Sense.ALL, Sense.PAY, Sense.DONE},
    ),
    Form(
        "a part is paid, and the rest is to come",
        Does.PAID,
        ("借呗先还500，剩下的过两天", "还了300还差500", "paid 500, the rest on Friday"),
        needs(Sense.PAY, {Sense.DONE, Sense.ONLY}, Sense.AMOUNT, Sense.REST),
        may=_WHICH | _PART | {Sense.LENGTH, Sense.REMEMBER, Sense.MUST, Sense.AGAIN, Sense.NEXT},
        unless=is_unpaid,
    ),
    Form(
        "an instalment is paid",
        Does.PAID,
        (
            *(
                "还了",
                "我还了",
                "已还",
                "微粒贷今天还了1200",
                "还了500",
                "还完这期了",
                "这个月的还掉了",
                "已还清这个月的",
            ),
            *(
                "昨天还的",
                "还款成功",
                "扣款成功了",
                "还了一半",
                "还了一部分 600",
                "还了，别催了",
                "提前还了",
                "两个都还了",
            ),
            *(
                "paid",
                "I paid Jiebei",
                "paid 500",
                "already paid it today",
                "payment made",
                "paid half of it",
            ),
        ),
        needs(Sense.PAY, {Sense.DONE, Sense.DID}),
        may=_WHICH | _PART | {Sense.WHOLE, Sense.EARLY},
        unless=_only_says_of_whom,
    ),
    Form(
        "an instalment is paid, and needs no reminder",
        Does.PAID,
        (
            *("别提醒了，还了", "不用提醒了我已经还了", "微粒贷已还，不用再提醒", "还了，别再提醒我"),
            *("stop reminding me, I already paid", "I paid Jiebei, no more reminders please"),
        ),
        needs(Sense.PAY, Sense.DONE, Sense.STOP, _REMINDERS),
        may=_WHICH | {Sense.AGAIN, Sense.PLEASE, Sense.WHOLE},
        unless=_is_not_told_as_paid,
    ),
    Form(
        "a part is paid",
        Does.PAID,
        ("先还500", "只还了100", "部分还款300", "only paid 450 so far"),
        needs(Sense.PAY, {Sense.ONLY, Sense.PART}, Sense.AMOUNT),
        may=_WHICH | _PART | {Sense.DONE},
        unless=is_unpaid,
    ),
    Form(
        "money was sent",
        Does.PAID,
        ("刚转了400给微粒贷", "I put 300 towards Jiebei today", "sent 500"),
        needs(Sense.TRANSFER, Sense.AMOUNT, {Sense.DONE, Sense.LENDER, Sense.PART}),
        may=_WHICH | _PART | {Sense.PAY},
        unless=is_unpaid,
    ),
)

UNKNOWN: Final = (
    Form(
        "somebody who is not known was paid",
        Does.PAID,
        ("老王的钱还了", "房东已经还了"),
        needs(Sense.UNKNOWN, Sense.PAY, Sense.DONE),
        may=frozenset((Sense.DATE, Sense.MONEY, Sense.AMOUNT, Sense.JUST, Sense.HOURS)),
        unless=_is_no_payee,
    ),
)
"""What is tried last: a word that is not known, where a name is expected."""
