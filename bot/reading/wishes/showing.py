"""What is to be shown: the list, sums, the settings, what there is; and in which language. Knows no words."""

from typing import Final

from bot.domain.language import Language
from bot.reading.wishes.form import Form, needs
from bot.reading.wishes.senses import Sense
from bot.reading.wishes.wish import Does

_ABOUT_LOANS: Final = frozenset(
    (
        Sense.LENDER,
        Sense.THIS_MONTH,
        Sense.NEXT,
        Sense.TOTAL,
        Sense.HAVE,
        Sense.MONEY,
        Sense.LIST,
        Sense.LOANS,
        Sense.MUST,
        Sense.PAY,
        Sense.OWE,
        Sense.ALL,
        Sense.THIS,
    )
)

_WHEN: Final = {Sense.DATE, Sense.LENGTH, Sense.WEEK}

FORMS: Final = (
    Form(
        "what is paid",
        Does.PAID_SUM,
        ("我还了多少", "借呗我已经还了多少钱", "一共还了多少了", "how much have I paid"),
        needs(Sense.HOW_MUCH, Sense.PAY, Sense.DONE),
        may=frozenset((Sense.LENDER, Sense.JUST, Sense.ALL, Sense.TOTAL, Sense.MONEY)),
        asks=True,
    ),
    Form(
        "the files",
        Does.EXPORT,
        ("导出我的数据", "导出", "export"),
        needs(Sense.EXPORT),
        may=frozenset((Sense.MINE, Sense.LIST, Sense.LOANS, Sense.ALL, Sense.THIS, Sense.HAVE)),
        polite=True,
    ),
    Form(
        "what is owed in all",
        Does.OWED,
        (
            *("我还欠多少", "我还欠多少钱", "一共还要还多少", "这个月总共要还多少钱", "我总共欠多少"),
            *("what do I owe", "how much do I owe in total", "total owed?"),
        ),
        needs(Sense.HOW_MUCH, {Sense.OWE, Sense.PAY, Sense.TOTAL, Sense.MUST}),
        may=_ABOUT_LOANS,
        asks=True,
    ),
    Form(
        "the sum",
        Does.OWED,
        ("总欠款", "欠款总额", "本月还款总额"),
        needs(Sense.TOTAL, {Sense.OWE, Sense.LIST, Sense.LOANS}),
        may=frozenset((Sense.THIS_MONTH, Sense.HAVE)),
        asks=True,
    ),
    Form(
        "what is to be paid",
        Does.LIST,
        (
            "我都有哪些要还",
            "接下来要还什么",
            "还有几笔没还",
            "我欠谁",
            "what do I have to pay this month",
            "what's due next",
        ),
        needs(Sense.WHICH, {Sense.PAY, Sense.OWE, Sense.LIST, Sense.LOANS, Sense.NEXT}),
        may=_ABOUT_LOANS | _WHEN,
        asks=True,
    ),
    Form(
        "when something is to be paid",
        Does.LIST,
        ("下一笔是哪天", "哪天要还", "最近一笔什么时候到期", "下一笔多少", "when is my next payment"),
        needs({Sense.WHEN, Sense.HOW_MUCH}, {Sense.PAY, Sense.OWE, Sense.NEXT, Sense.DUE_DAY}),
        may=_ABOUT_LOANS | _WHEN | {Sense.IS},
        asks=True,
    ),
    Form(
        "the next due day",
        Does.LIST,
        ("下一个还款日", "next due date"),
        needs(Sense.NEXT, Sense.DUE_DAY),
        may=_ABOUT_LOANS,
        asks=True,
    ),
    Form(
        "the list",
        Does.LIST,
        ("列表", "打开列表", "查账", "还有什么要还的", "list", "show my loans", "upcoming payments"),
        needs(Sense.LIST),
        may=_ABOUT_LOANS | _WHEN | {Sense.WHICH},
        asks=True,
    ),
    Form(
        "the loans",
        Does.LIST,
        ("看看我的贷款", "我的借款", "有哪些贷款"),
        needs(Sense.LOANS, {Sense.SHOW, Sense.HAVE, Sense.ALL}),
        may=_ABOUT_LOANS | {Sense.WHICH},
        asks=True,
    ),
    Form(
        "the settings",
        Does.SETTINGS,
        (
            "设置",
            "打开设置",
            "我要改提醒设置",
            "时区",
            "settings please",
            "open settings",
            "change my time zone",
        ),
        needs(Sense.SETTINGS),
        may=frozenset(
            (Sense.SHOW, Sense.CHANGE, Sense.REMIND, Sense.REMIND_ME, Sense.WRONG, Sense.TIME, Sense.ONLY)
        ),
        polite=True,
    ),
    *(
        Form(
            f"the language {language}",
            Does.LANGUAGE,
            examples,
            needs(sense),
            may=frozenset((Sense.SPEAK, Sense.CHANGE)),
            polite=True,
            language=language,
        )
        for language, sense, examples in (
            (
                Language.EN,
                Sense.ENGLISH,
                ("说英文", "换成英语", "能说英文吗", "English please", "switch to English"),
            ),
            (Language.HANT, Sense.TRADITIONAL, ("繁體", "請改成繁體中文", "traditional Chinese please")),
            (Language.HANS, Sense.SIMPLIFIED, ("简体", "说中文", "simplified Chinese")),
        )
    ),
    Form(
        "a new loan",
        Does.ADD,
        ("记一笔", "我要添加", "怎么添加", "add a loan"),
        needs(Sense.ADD),
        may=frozenset((Sense.MONEY, Sense.AGAIN)),
        polite=True,
        asks=True,
    ),
    Form(
        "what there is",
        Does.MENU,
        ("菜单", "選單", "帮助", "怎么用", "你能做什么", "help", "what can you do", "how does this work?"),
        needs(Sense.MENU),
        may=frozenset((Sense.SHOW,)),
        polite=True,
        asks=True,
    ),
)
