"""One form for the characters that people type, and places in a text. Knows no date, no money and no loan."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_TRADITIONAL: Final = (
    "號号個个箇个後后週周禮礼還还兩两這这開开萬万塊块圓圆錢钱點点無无關关農农曆历陰阴內内沒没總总餘余"
    "幣币從从過过晝昼當当設设閉闭歸归給给與与記记樓楼線线碼码貸贷條条額额約约應应帳账賬账單单終终"
    "淩凌飯饭閒闲請请幫帮間间隻只筆笔時时鐘钟經经費费會会別别歐欧鎊镑臺台將将"
    "為为爲为於于僅仅雙双唄呗頭头錄录數数舊旧結结計计該该隨随歷历鍾钟"
)
_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff"

# One character for one character, so that a place in the folded text is the same place in the original.
_FOLD: Final = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full width: １２， → 12,
    | {ord("A") + n: ord("a") + n for n in range(26)}
    | {0xFF21 + n: ord("a") + n for n in range(26)}
    | {ord(old): ord(new) for old, new in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)}
    | {ord("￥"): ord("¥"), ord("。"): ord("."), ord("　"): ord(" ")}
    | {ord(dash): ord("-") for dash in "–—―−－‐‑"}
    | dict.fromkeys(map(ord, _INVISIBLE), ord(" "))
)


def fold(text: str) -> str:
    """Simplified characters, half width, lower case; every character stays in its place."""
    return text.translate(_FOLD)


Span = tuple[int, int]

BLANK: Final = "\0"
"""Stands in for what was read; no form reaches across it."""


def blank(text: str, spans: tuple[Span, ...]) -> str:
    """The text with these places blanked out; the rest stays in its place."""
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text


# Signs of notices that the fold of typed dates and sums has no need of.
_OF_NOTICES: Final = (
    "繳缴銀银動动戶户罰罚訴诉凍冻師师驗验證证訊讯達达轉转匯汇報报聯联繫系係系處处滯滞納纳違违減减優优"
    "領领獎奖預预審审擊击務务實实現现據据產产強强遲迟電电話话熱热撥拨掃扫維维調调債债權权讓让親亲屬属"
    "緊紧機机構构續续備备傳传擔担諮咨詢询積积紅红帐账註注訪访專专偵侦辦办協协發发復复寶宝對对導导徵征"
    "態态掛挂來来滿满組组綁绑編编獲获訂订訟讼詐诈謝谢謹谨負负賴赖門门項项馬马騙骗覆复託托劃划愛爱籤签"
    "簽签須须寬宽狀状稱称細细詳详進进際际歲岁張张複复們们執执"
)
_PLAIN: Final = {ord(old): ord(new) for old, new in zip(_OF_NOTICES[::2], _OF_NOTICES[1::2], strict=True)}
_CLAUSE_END: Final = re.compile(r"。|(?<![０-９])，|，(?![０-９\s])")


def plain(text: str) -> str:
    """Simplified signs, half width, lower case; every sign stays in its place.

    Chinese punctuation between clauses becomes a semicolon: 2026-12-15。1200 is no date with a third
    part, and 1，200 is not 1,200.
    """
    return fold(_CLAUSE_END.sub("；", text)).translate(_PLAIN)


def name_in(words: str, names: Iterable[str], places: Sequence[Span] = ()) -> Span | None:
    """Where the only known name stands in a plain text, or in these places of it.

    Figures alone (360) are no name among so many figures.
    """
    known = sorted({plain(name.strip()) for name in names}, key=len, reverse=True)
    found: dict[str, Span] = {}
    for start, end in places or [(0, len(words))]:
        rest = words[start:end]
        for name in known:
            if not name or re.fullmatch(r"[0-9.,\s]+", name):
                continue
            edge = "(?<![a-z0-9])" if name[0].isascii() else ""
            stop = "(?![a-z])" if name[-1].isascii() and name[-1].isalpha() else ""
            for match in re.finditer(edge + re.escape(name) + stop, rest):
                found.setdefault(name, (start + match.start(), start + match.end()))
                rest = blank(rest, (match.span(),))
    return next(iter(found.values())) if len(found) == 1 else None
