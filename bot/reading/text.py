"""One form for the characters that people type, places in a text, and known names in it.

Knows no date, no money and no loan.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from bot.reading.patterns import regex

Span = tuple[int, int]

LONGEST_LINE: Final = 300
"""So many characters a line about one loan or one date has at most; more is a story, and is not read."""

BLANK: Final = "\0"
"""Stands in for what was read; no form reaches across it."""

# The traditional characters of the words that are looked for. OpenCC knows all of them, but reads words
# as a whole and may change their length; here every character keeps its place, one for one.
_TRADITIONAL: Final = (
    "來来係系個个們们偵侦備备傳传債债僅仅價价償偿優优儲储兒儿內内兩两凍冻別别刪删則则剛刚劃划動动務务匯汇協协唄呗問问啓启啟启喪丧單单喲哟嗎吗嘍喽噠哒囉啰國国圓圆執执報报塊块媽妈嬸婶學学實实審审寫写"
    "寬宽寶宝將将專专對对導导屬属帐账師师帳账帶带幣币幫帮幹干幾几廢废張张強强後后從从復复徵征徹彻愛爱態态慶庆應应戶户掃扫掛挂換换損损撥拨擊击擔担據据數数於于時时晝昼暫暂曆历會会東东條条棄弃業业構构"
    "樓楼標标樣样機机檔档權权歐欧歲岁歷历歸归毀毁氣气沒没況况洩泄淩凌減减準准溫温滯滞滿满潤润為为無无煩烦熱热爲为爺爷狀状獎奖獲获現现產产當当發发確确碼码禮礼稱称積积筆笔箇个節节簡简簽签籤签約约紅红"
    "納纳細细終终組组結结給给統统綁绑經经維维網网緊紧線线編编總总繫系繳缴繼继續续罰罚聯联聽听臘腊臨临臺台與与興兴舊旧萬万蓋盖處处號号裏里裡里複复覆复親亲訂订計计訊讯託托記记訟讼訪访設设訴诉註注詐诈"
    "詢询話话該该詳详認认誒诶語语說说説说誰谁調调請请諮咨講讲謝谢謹谨證证讀读變变讓让負负貨货買买貸贷費费資资賒赊賬账賴赖車车較较轉转辦办農农這这連连週周進进過过達达違违適适遲迟選选還还邊边醫医銀银"
    "銷销錄录錢钱錯错鍾钟鎊镑鐘钟門门閉闭開开閒闲間间關关陰阴際际隨随險险隻只雙双雜杂電电頁页項项順顺須须預预領领頭头題题額额顯显飯饭餘余馬马騙骗驗验體体鬧闹麼么點点龍龙檢检漲涨畢毕觸触誤误輕轻"
    "殺杀絕绝燒烧藥药蹤踪闖闯衝冲搶抢傷伤鎖锁貼贴攔拦圍围鄰邻裝装闆板廠厂廳厅場场庫库槍枪潑泼尋寻離离夠够膩腻潰溃盡尽遺遗書书鐵铁嚇吓腳脚員员撐撑頂顶獨独婦妇斬斩撳揿鬥斗衛卫區区園园脅胁斷断"
    "舉举鄉乡倆俩賣卖臥卧廈厦廚厨廳厅噴喷圖图墜坠牆墙揚扬擠挤敵敌橋桥橫横漢汉義义貓猫環环磚砖膠胶脈脉脫脱見见規规視视討讨議议許许識识貴贵贅赘趕赶軌轨軟软遞递郵邮鑰钥鈴铃悶闷閨闺聞闻陣阵頻频餓饿罵骂曬晒"
    "醜丑堅坚帥帅糞粪潔洁盜盗黨党戀恋願愿壺壶羣群響响載载輩辈遠远臉脸檻槛奪夺難难鬱郁極极擾扰長长財财職职靜静聲声輛辆騷骚術术殘残勁劲剎刹嶽岳夥伙喫吃綜综錘锤著着衞卫"
    "寧宁屍尸撿捡獄狱瘋疯糧粮腦脑訓训訣诀躍跃"
    "夢梦責责敗败購购營营養养稅税墊垫決决盧卢紹绍銖铢韓韩"
    "諾诺談谈喚唤糾纠紛纷擇择屜屉櫃柜灑洒"
    "亞亚倫伦奧奥廣广灣湾爾尔磯矶紐纽緬缅華华蘭兰賓宾頓顿"
    "贖赎毆殴滅灭鏈链銲焊丟丢壞坏摳抠護护爛烂種种閘闸"
    "饋馈緩缓贈赠陳陈針针聖圣課课誕诞試试診诊遊游紀纪並并勞劳爭争罷罢羅罗跡迹閱阅閲阅隱隐駕驾齊齐"
)
_BLANKS: Final = "\u2800\ufffc"
_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff"
_FOLD: Final = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full width: １２， → 12,
    | {ord("A") + n: ord("a") + n for n in range(26)}
    | {0xFF21 + n: ord("a") + n for n in range(26)}
    | {ord(old): ord(new) for old, new in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)}
    | {ord("￥"): ord("¥"), ord("。"): ord("."), ord("　"): ord(" ")}
    | {ord(dash): ord("-") for dash in "–—―−－‐‑"}
    | dict.fromkeys(map(ord, _INVISIBLE), ord(" "))
)
_SPACED: Final = regex(r"(?<!\S)\S(?: \S){3,}(?!\S)")
_CLAUSE_END: Final = regex(r"。|(?<![０-９])，|，(?![０-９\s])")

STOPS: Final = ",，。!！?？;；、\n\r "
"""What ends a clause, and a blank."""
CLAUSE: Final = regex(rf"(?:[^{STOPS}]| +(?=[^{STOPS}])|(?<=[0-9]),(?=[0-9]))+")
"""A clause as it was typed; the comma in 1,200 ends none."""


def fold(text: str) -> str:
    """Simplified characters, half width, lower case; every character stays in its place."""
    return text.translate(_FOLD)


def one_line(text: str) -> str:
    """What somebody typed, for one line of any file or screen: no control characters, no marks of direction.

    A blank stands for each, and for two characters that show as one but count as printable.
    """
    return " ".join("".join(" " if not c.isprintable() or c in _BLANKS else c for c in text).split())


def any_of(*rows: str) -> re.Pattern[str]:
    """A pattern for each of these, written in rows for people to read."""
    return regex("|".join(rows))


def is_english(text: str) -> bool:
    """Whether a folded text has Latin letters and no Chinese character."""
    return _LATIN.search(text) is not None and _HAN_CHARACTER.search(text) is None


_LATIN: Final = regex("[a-z]{2}")
_HAN_CHARACTER: Final = regex("[\u4e00-\u9fff]")
_APART: Final = regex(r"\S(?:\s\S){5,}")


def drawn_together(text: str) -> str:
    """A text of single characters with a blank between each (借 呗 每 月), as it was meant."""
    return re.sub(r"\s", "", text) if _APART.fullmatch(text.strip()) and _HAN_CHARACTER.search(text) else text


def plain(text: str) -> str:
    """A folded text of several clauses, with a semicolon where Chinese punctuation ends one.

    So 2026-12-15。1200 is no date with a third part, and 1，200 is not 1,200.
    """
    return fold(_CLAUSE_END.sub("；", text))


def closed_up(text: str) -> str:
    """A text with the blanks taken out that stand between single characters: 您 的 账 单, 1 , 0 2 4."""
    return _SPACED.sub(lambda run: run[0].replace(" ", ""), text)


def blank(text: str, spans: Sequence[Span]) -> str:
    """The text with these places blanked out; the rest stays in its place."""
    return _covered(text, spans, BLANK)


def spaced(text: str, spans: Sequence[Span]) -> str:
    """The text with blanks in these places, which words may reach across; the rest stays in its place."""
    return _covered(text, spans, " ")


def _covered(text: str, spans: Sequence[Span], cover: str) -> str:
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = cover * (end - start)
    return "".join(characters)


def name_in(words: str, names: Iterable[str], places: Sequence[Span] = ()) -> Span | None:
    """Where the only known name stands first in a folded text, or in these places of it."""
    found = names_in(words, names, places)
    return next(iter(found.values()))[0] if len(found) == 1 else None


def names_in(words: str, names: Iterable[str], places: Sequence[Span] = ()) -> dict[str, list[Span]]:
    """The known names in a folded text, or in these places of it, each with all places where it stands.

    The longest are looked for first, and no two overlap. Figures alone (360) are no name among so many
    figures.
    """
    any_of_them, known = _known(tuple(names))
    found: dict[str, list[Span]] = {}
    for start, end in places or [(0, len(words))]:
        if not known or any_of_them.search(words, start, end) is None:
            continue
        rest = words[start:end]
        for name in known:
            if name in rest:
                spans = _places(name, rest)
                found.setdefault(name, []).extend((start + one, start + other) for one, other in spans)
                rest = blank(rest, spans)
    return {name: spans for name, spans in found.items() if spans}


@lru_cache(maxsize=8)
def _known(names: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A pattern for any of the names, and the names, longest first."""
    folded = {fold(name.strip()) for name in names}
    known = [name for name in sorted(folded) if name and not _FIGURES.fullmatch(name)]
    known.sort(key=len, reverse=True)
    return regex("|".join(map(re.escape, known))), tuple(known)


_FIGURES: Final = regex(r"[0-9.,\s]+")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_NOTHING: Final = frozenset[str]()
_LETTERS_AND_DIGITS: Final = _LETTERS | frozenset("0123456789")


def _places(name: str, text: str) -> list[Span]:
    """Where a name stands and is no part of a Latin word or a figure; a figure may follow it."""
    inside = _LETTERS_AND_DIGITS if name[0] in _LETTERS_AND_DIGITS else _NOTHING
    goes_on = _LETTERS if name[-1] in _LETTERS else _NOTHING
    places: list[Span] = []
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        stands = text[start - 1 : start] not in inside and text[end : end + 1] not in goes_on
        if stands:
            places.append((start, end))
        start = text.find(name, end if stands else start + 1)
    return places
