"""Messages that break bots: what stands in them, and where. Knows no feature but the names of commands."""

from collections.abc import Iterator
from typing import Final

NASTY: Final = (
    # markup, quotes, templates
    '<b>&amp;</b> <3 & "x"_*[`',
    "</a></b><i>",
    "<tg-spoiler><a href='tg://user?id=1'>x",
    "*_[](http://a)~`>#+-=|{}.!",
    "{user} {0} %s %(name)s ${HOME}",
    "'; DROP TABLE users; --",
    "\\u0000 \\x1b[2J \\n",
    "=cmd|'/c calc'!A1",
    # characters that are not seen, or turn the writing around
    "\u202e\u2066还款\u2069\u202c 123",
    "微\u200b粒\u200c贷\u200d \ufeff每月15号",
    "e\u0301\u0301\u0301\u0301" * 40,
    "\x07\x1b[31m\x00\x9b",
    "\u2028\u2029\x0b\x0c\x85",
    "\ud7ff\ue000\ufffd\ufffe",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 30,
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿👍🏽1️⃣",
    "𝟏𝟓号 ①⑤ ⅩⅤ １５ 〸五 拾伍 ١٥ १५",
    "　　\u3000\u00a0\u2003",
    "\u115f\u1160\u3164\uffa0",
    # figures and dates at the edges
    "0",
    "-1",
    "1e308",
    "NaN Infinity",
    "99999999999999999999999999",
    "0.000000001元",
    "¥-500",
    "1,2,3,4,5,6,7,8",
    "9999-12-31",
    "0000-00-00",
    "2月30日",
    "2027-02-29",
    "31号31号31号",
    "每月0号 每月32号",
    "24:00 25:61 00:00",
    "每999999999天 5 1000000期",
    "1e5期",
    "January 32nd 20266",
    # long, and of one piece
    "长" * 4000,
    "a" * 4000,
    "1" * 4000,
    "微粒贷 " * 900,
    "每月15号" * 900,
    "\n" * 50 + "x" + "\n" * 50,
    "12月15日 1200\n" * 250,
    "x\n" * 1500,
    # what looks like something else
    "/start /stop /add",
    "/ADD@some_other_bot 1",
    "//",
    "／add 微粒贷",
    "@rights_console_bot /list",
    "/start rights_weilidai_",
    "/start ../../etc/passwd",
    "file:///etc/passwd",
    "http://localhost:8080/metrics",
    "javascript:alert(1)",
    "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "110101199003078515",
    "6222021234567890123",
    "[]{}null true undefined",
    '{"form":{"nonce":"x"}}',
    "new:save:0 inst:paid:1",
    "保存",
    "取消",
    "好",
    "?",
    "。",
    "…",
)  # fmt: skip

PLACES: Final = (
    "{}",
    "/add {}",
    "微粒贷 每月15号 {}",
    "/rights {}",
    "/verify {}",
    "/log {}",
    "/start {}",
    "【{}】您的账单{}应还100元，还款日12月20日",
)
"""Where each of them stands."""


def corpus() -> Iterator[str]:
    """Every message, cut to what an app sends."""
    for nasty in NASTY:
        for place in PLACES:
            yield place.replace("{}", nasty)[:4096]
