"""What is to be changed or deleted: a due day, an amount, a loan, all that is stored. Knows no words."""

from collections.abc import Sequence
from typing import Final

from bot.reading.wishes.form import Form, Token, has, is_unpaid, needs
from bot.reading.wishes.senses import Sense
from bot.reading.wishes.wish import Does

_LOAN: Final = frozenset(
    (
        Sense.LENDER,
        Sense.THIS,
        Sense.THIS_MONTH,
        Sense.MONEY,
        Sense.PAY,
        Sense.NOT,
        Sense.WRONG,
        Sense.IS,
        Sense.FROM_NOW,
        Sense.NEXT,
    )
)
_OF_THE_DAY: Final = _LOAN | {Sense.DUE_DAY, Sense.EACH, Sense.HOURS}
_OF_THE_AMOUNT: Final = _LOAN | {Sense.EACH, Sense.LENGTH}


def _all_denied(tokens: Sequence[Token]) -> bool:
    """不是15号 says what is wrong, and not what is right; 今天没还 denies no day."""
    if is_unpaid(tokens):
        return True
    return not kept(tokens, Sense.DATE) and not kept(tokens, Sense.AMOUNT)


def kept(tokens: Sequence[Token], sense: Sense) -> list[int]:
    """Which of the pieces of this kind are meant: not those behind a word that denies them."""
    pieces = [n for n, one in enumerate(tokens) if sense in one.senses]
    return [at for at, n in enumerate(pieces) if n == 0 or Sense.NOT not in tokens[n - 1].senses]


def _is_no_deletion(tokens: Sequence[Token]) -> bool:
    """不记了 alone may be said of a card; 别删 and 能不能删 are none at all."""
    deleting = [one for one in tokens if Sense.DELETE in one.senses]
    denied = has([one for one in tokens if one not in deleting], Sense.NO)
    of_a_card = all(Sense.NO in one.senses for one in deleting) and not has(tokens, Sense.LENDER, Sense.THIS)
    return denied or of_a_card or has(tokens, Sense.QUESTION, Sense.MAY)


def _is_asked(tokens: Sequence[Token]) -> bool:
    return has(tokens, Sense.QUESTION, Sense.MAY)


FORMS: Final = (
    Form(
        "another due day",
        Does.CHANGE_DATE,
        (
            *(
                "改成每月16号",
                "微粒贷改成每月18号还",
                "还款日换成28号",
                "这期改到12月18号",
                "下个月起改成每月5号",
            ),
            *("change it to the 16th of every month", "move Jiebei to the 22nd of every month"),
        ),
        needs(Sense.DATE, Sense.CHANGE),
        may=_OF_THE_DAY,
        polite=True,
        unless=_all_denied,
    ),
    Form(
        "a later day",
        Does.PUT_OFF,
        ("推迟到18号", "借呗延到25号", "往后推3天", "postpone to Dec 20"),
        needs({Sense.DATE, Sense.LENGTH}, Sense.PUT_OFF),
        may=_OF_THE_DAY,
        unless=_is_asked,
    ),
    Form(
        "the due day is another one",
        Does.CHANGE_DATE,
        (
            "不是15号是16号",
            "不对，是每月20号",
            "还款日是20号",
            "不是15号，每月20号",
            "due date is the 20th",
            "not the 15th, the 16th",
        ),
        needs(Sense.DATE, {Sense.DUE_DAY, Sense.NOT, Sense.WRONG}, {Sense.IS, Sense.NOT}),
        may=_OF_THE_DAY,
        unless=_all_denied,
        states=True,
    ),
    Form(
        "another due day from now on",
        Does.CHANGE_DATE,
        ("以后每月10号还", "下个月起每月8号还"),
        needs(Sense.DATE, Sense.FROM_NOW, Sense.PAY),
        may=frozenset((Sense.DUE_DAY, Sense.MUST)),
        states=True,
    ),
    Form(
        "another due day, not said which",
        Does.CHANGE_DATE,
        ("改一下还款日", "我要改微粒贷的还款日", "change the due date"),
        needs(Sense.CHANGE, Sense.DUE_DAY),
        may=frozenset((Sense.LENDER, Sense.THIS, Sense.PLEASE)),
    ),
    Form(
        "another amount",
        Does.CHANGE_AMOUNT,
        (
            "金额改成600",
            "把微粒贷改成每期1100",
            "改成600",
            "change the amount to 600",
            "make Jiebei 700 a month",
        ),
        needs(Sense.AMOUNT, Sense.CHANGE),
        may=_OF_THE_AMOUNT,
        polite=True,
        unless=_all_denied,
    ),
    Form(
        "the amount was wrong",
        Does.CHANGE_AMOUNT,
        ("借呗金额写错了应该是880", "不是600是700", "the amount is wrong, it's 1300"),
        needs(Sense.AMOUNT, {Sense.WRONG, Sense.NOT}),
        may=_OF_THE_AMOUNT,
        unless=_all_denied,
    ),
    Form(
        "the amount is another one",
        Does.CHANGE_AMOUNT,
        ("微粒贷现在每个月是980了", "金额是600", "Jiebei is 850 a month now"),
        needs(Sense.AMOUNT, {Sense.EACH, Sense.LENGTH}, Sense.IS),
        may=_OF_THE_AMOUNT,
        states=True,
    ),
    Form(
        "another amount from now on",
        Does.CHANGE_AMOUNT,
        ("下个月起每期还900", "以后每月还600"),
        needs(Sense.AMOUNT, Sense.EACH, Sense.FROM_NOW),
        may=frozenset((Sense.LENDER, Sense.PAY)),
        states=True,
    ),
    Form(
        "all that is stored is to be erased",
        Does.DELETE_ME,
        (
            "删除我的资料",
            "把我的数据全部清空",
            "我要注销，什么都别留",
            "全部删除",
            "forget me",
            "delete all my data",
        ),
        needs({Sense.DELETE, Sense.ERASE, Sense.LEAVE}, {Sense.MINE, Sense.ALL, Sense.LEAVE}),
        may=frozenset((Sense.BOTH,)),
        polite=True,
    ),
    Form(
        "a loan is to be deleted",
        Does.DELETE_LOAN,
        (
            "删掉借呗",
            "把微粒贷这条删了",
            "借呗不用记了",
            "删除这笔",
            "删除",
            "delete the Jiebei loan",
            "remove this loan",
        ),
        needs(Sense.DELETE),
        may=frozenset(
            (
                Sense.LENDER,
                Sense.THIS,
                Sense.MONEY,
                Sense.LIST,
                Sense.LOANS,
                Sense.MINE,
                Sense.WRONG,
                Sense.WHOLE,
            )
        ),
        polite=True,
        unless=_is_no_deletion,
    ),
)

UNKNOWN: Final = (
    Form(
        "a loan that is not known is to be deleted",
        Does.DELETE_LOAN,
        ("删掉老王", "删除房东那笔", "把房贷删了"),
        needs(Sense.DELETE, Sense.UNKNOWN),
        may=frozenset((Sense.THIS, Sense.MONEY, Sense.MINE)),
    ),
)
"""What is tried last: a word that is not known, where a name is expected."""
