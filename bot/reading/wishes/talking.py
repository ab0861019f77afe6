"""Short words to the bot itself: that was a mistake, yes, no, hello, thanks. Knows no words."""

from collections.abc import Sequence
from typing import Final

from bot.reading.wishes.form import Form, Token, has, needs
from bot.reading.wishes.senses import Sense
from bot.reading.wishes.wish import Does

_MISTAKEN: Final = frozenset((Sense.LAST, Sense.NOT, Sense.PAY, Sense.ACTUALLY, Sense.JUST, Sense.PLEASE))


def _says_only_that_it_is_wrong(tokens: Sequence[Token]) -> bool:
    """借呗记错了 may be said of its day, or its amount."""
    return has(tokens, Sense.WRONG) and not has(tokens, Sense.PAY)


UNDO: Final = (
    Form(
        "it was a mistake",
        Does.UNDO,
        (
            "撤销",
            "点错了 撤回",
            "刚才那个不算",
            "还没还，按错了",
            "恢复原样",
            "undo",
            "take that back",
            "oops",
        ),
        needs(Sense.MISTAKE),
        may=_MISTAKEN | {Sense.NO},
    ),
    Form(
        "it was a mistake with a loan",
        Does.UNDO,
        ("微粒贷点错了", "微粒贷没还，点错了", "微粒贷取消已还", "undo Jiebei"),
        needs(Sense.MISTAKE, Sense.LENDER),
        may=frozenset(
            (Sense.LAST, Sense.NOT, Sense.PAY, Sense.ACTUALLY, Sense.JUST, Sense.PLEASE, Sense.DONE)
        ),
        unless=_says_only_that_it_is_wrong,
    ),
    Form(
        "not so, after all",
        Does.UNDO,
        ("其实还没还", "微粒贷其实没还"),
        needs(Sense.ACTUALLY, Sense.NOT, Sense.PAY),
        may=frozenset((Sense.LENDER,)),
    ),
    Form(
        "the last thing is to be undone",
        Does.UNDO,
        ("取消刚才那个",),
        needs(Sense.LAST, Sense.NO),
        may=frozenset((Sense.PLEASE,)),
    ),
)

FORMS: Final = (
    Form(
        "a greeting",
        Does.GREETING,
        ("你好", "您好呀", "早", "哈囉", "在吗", "hello", "hi there", "good morning"),
        needs(Sense.HELLO),
        asks=True,
    ),
    Form(
        "the card is right",
        Does.SAVE,
        (
            "保存",
            "好",
            "对",
            "确认",
            "嗯就这样",
            "可以，存吧",
            "沒錯",
            "儲存",
            "ok",
            "yes, save it",
            "looks good",
        ),
        needs({Sense.YES, Sense.SAVE}),
        may=frozenset((Sense.PLEASE, Sense.DOUBT, Sense.THIS)),
    ),
    Form(
        "the card is not right",
        Does.EDIT,
        ("修改", "改一下", "不对", "错了", "change", "wrong"),
        needs({Sense.CHANGE, Sense.WRONG}),
        may=frozenset((Sense.PLEASE, Sense.DOUBT, Sense.THIS)),
    ),
    Form(
        "no, after all",
        Does.CANCEL,
        ("算了", "取消", "不要了", "算了不记了", "取消吧", "不存了", "cancel", "never mind", "don't save it"),
        needs(Sense.NO),
        may=frozenset((Sense.SAVE, Sense.PLEASE, Sense.DOUBT, Sense.THANKS, Sense.THIS)),
    ),
    Form(
        "thanks",
        Does.THANKS,
        ("谢谢", "多谢啦", "辛苦了", "拜拜", "thank you"),
        needs(Sense.THANKS),
        may=frozenset((Sense.YES, Sense.HELLO, Sense.PLEASE)),
    ),
)
