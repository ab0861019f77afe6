"""The words around a loan, by language: what means nothing, what makes a name. Knows no figures.

Each table says what one of its words looks like in a line; a test adds every word of the fillers to lines,
and nothing changes.
"""

import re
from typing import Final

from bot.domain.loans import MAX_NAME
from bot.reading.patterns import regex


def _table(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# What may stand before or behind a name, or alone, and says nothing of the loan. A guard keeps names that
# begin or end alike: 还呗, 交通银行, 微信分付.
BEFORE_A_NAME: Final = _table(
    r"""
    还给 还款给 还清 结清 付清 还掉 还完 一次性 还(?![呗享])
    欠了? 给(?!你花) 拿给 付给 转给 转账给 转(?!转) 要 该
    得(?!物) 需要?
    应该?(?!急) 必须 就(?!是) 再 都 先(?![享用花]) 向 跟 找 从(?!容) 在 把 替 帮 对 于 为 是 的 了
    和(?![润潤]) 及 由 交(?![通行银]) 付(?!临) 缴 扣 借(?![呗贷宝条钱款]) 借了 欠下 赊了? 那个 那笔 这个
    这笔 有一?笔 一笔 每[次期] 买的? 叫做? 就是 嗯 欸 呃 哎 哦 那 还有 另外 主要是? 以及 然后 记得 记住
    别忘了? 不要忘了? 提醒我? 通知我? 请 麻烦 帮我 帮忙 给我 我想 我要 想要? 想 设置? 设个 新增 新建
    添加 加(?![拿油]) 记一?下 记录? 一下 一个 一次 一笔 个
    我(?=欠|要|想|在|得|该|需|应|找|跟|向|借|还(?!呗)|给|每|把|这|那|有|付|交) 前(?![海妻夫男女任]) 机构
    平台 名称 贷款人
    债主 金额 期数 还款日? 到期日? 日期 扣款日? 缴款 月供 本月 当月 自动
    """
)
BEHIND_A_NAME: Final = _table(
    r"""
    的钱 的那笔 的 了 啦 呢 吧 吗 哦 噢 喔 呀 哈 嘛 嗯 咯 啰 好 号 元 块钱? 圆 要 该 得 需要? 应该? 必须
    (?<!随)还 到期 还款日? 还款 还钱 欠款 账单 每[次期月] 月供 金额 (?<!白)借的钱? 借了 赊了 赊 扣款?
    (?<![分月到后性])付 交 缴 给 款项 那边 他 她 它 自动 之?前 为止 截止 提醒 还给 把 就 都是? 是
    从我?卡里 从 在 于 到 和 共 每 各 还有 有 一共 总共 一次性 还清 结清 左右还 开始 起
    """
)
ALONE: Final = _table(
    r"""
    我的? 我们 他 她 你 您 期 分期 日 号 号还 次 和 及 与 或 至 前 之前 以前 分期还 分期款 利息 等额本息
    等额本金 先息后本 连本带利 本息 本金 谢谢 谢了 多谢 加急 在线等 第 约定 提前 准时 按时 人民币 整 钱
    一笔钱 有一笔钱 小额 本利 打算 准备 计划 决定 好像 可能 一定 务必 尽快 赶紧 立刻 汇款 转账 打款 打钱 汇
    打 存入 存 说好 约好 估计 应该是 催我 答应 欠条 共 一共 总共 合计 大写 小写 闹[钟铃] 日程 待办 备忘
    """
)
ENGLISH_FILLERS: Final = _table(
    r"""
    i i'm i've i'll we my me mine you your the a an this that it its one to for on in at by of from with
    and per as is are be was will pay pays paying repay repays owe owes owed owing due payable must need
    needs have has should back give return lent borrowed borrow still please remind reminder add set
    note remember record want each every her him them again total amount instalment instalments
    installment installments payment payments repayment left remaining yuan rmb cny loan loans bill debt
    money date day lender uh um so like thanks monthly weekly month starting starts start sum up just
    only also auto account now coming alarm
    """
)


def _any_of(*tables: tuple[str, ...]) -> str:
    """One of these words or more; what is longer goes first, and is not taken back."""
    words = sorted((word for table in tables for word in table), key=_length, reverse=True)
    return f"(?:{'|'.join(words)})++"


def _length(word: str) -> int:
    return len(re.sub(r"\(\?[^)]*\)|\[[^]]*\]|\?", "", word))


_PREFIX: Final = regex(_any_of(BEFORE_A_NAME))
_SUFFIX: Final = regex(_any_of(BEHIND_A_NAME) + "$")
_ALONE: Final = regex(_any_of(ALONE, BEFORE_A_NAME, BEHIND_A_NAME))
_ENGLISH: Final = frozenset(ENGLISH_FILLERS)
_RUN_TOGETHER: Final = regex(f"(?:{'|'.join(ENGLISH_FILLERS)})++")
KIN: Final = "(?:[\u4e00-\u9fff]{0,2}[哥姐叔伯舅姨婶爸妈弟妹嫂姑爷奶])"
"""A pattern for what stands behind 我 where it is a person's relative: 我二舅."""
# Words that part a name from what is said of it, wherever they stand.
_PARTS: Final = regex(
    "还款?给|提醒我?|别忘了?|记得|借给|借我(?![家来])|借了|借的钱?|赊了?|就是|那个叫?|这个叫?|把钱|的钱|欠了?|主要是|先不说"
    "|要还|得还|应还|该还|要交|要缴|(?<!随)还[清完掉]?(?![呗享款])|交(?![通行银易友])|打算|准备|答应|介绍|听说|说好|约好|因为|所以"
    rf"|[了们他她它你您把被给帮替托让叫催判](?!你花)|(?<!周)转(?!转)|我(?!的|{KIN}|来)"
)
# A brand of its own may hold such a word: 我来贷, 你我贷, 还享花.
_BRAND: Final = regex(
    "(?:(?!还(?![享呗款])|[欠给缴])[\u4e00-\u9fff]){1,3}(?:(?<![车房信网学])贷|呗|白条|金条|借条|花|分期|月付)"
)
_ENGLISH_PARTS: Final = regex(
    r"(?<![a-z'-])(?:to|from|lent|needs?|is|are|will|owe|owes|owed|due|pay|repay|give|borrowed|with"
    r"|starting|on|by|for|and|at|wants?|ask(?:s|ed)|sa(?:ys|id)|told|call(?:s|ed)|expects?|charges?|takes?|gets?"
    r"|because|but|who|that|which|when|before|after)(?![a-z'-])"
)

# A name tells by its ending, or by what people call each other.
_ENDING: Final = regex(
    r"(?:银行|信用社|农商行?|农信|储蓄|信托|消费金融|消金|金融|金服|小额贷款?|小贷|网贷|信贷|贷款王?|贷"
    r"|借条|借钱|借款|[放安]心借|好借"
    r"|呗|白条|金条|分期|月付|分付|后付|任性付|信用卡|贷记卡|(?<!银行)卡|钱包|(?<=[逸享品钱优])花|房租"
    r"|租金?|学费|费|社保|医保|公积金|保险|车险"
    r"|按揭|房东|房款|车款|尾款|货款|押金|罐|普惠|套餐|宽带|款"
    r"|(?<![a-z])(?:bank|credit card|card|loan|mortgage|rent|tuition|credit|finance|capital|insurance"
    r"|plan|bill|fees?))(?:app)?$"
)
_KIND: Final = regex(
    r"(?:[房车信网消学小]|助学)贷款?|贷款|信用卡|分期|房租|租金|学费|[话水电]费"
    r"|(?:car |student )?loan|(?:credit )?card|rent|mortgage|bill"
)
_ENDINGS_ONLY: Final = frozenset("款费卡贷花罐呗")
_PERSON: Final = regex(
    "(?:老|小|阿|大)(?!家|概|约|额)[\u4e00-\u9fff]$|[\u4e00-\u9fff]?(?:哥|姐|叔|伯|舅|姨|婶|爸|妈|弟|妹"
    "|嫂|姑|爷|奶|(?<=[\u4e00-\u9fff])总|老板|老师|同学|同事|朋友|经理)$"
)
_NO_NAME: Final = regex(
    "设置|^改|[调换]到|换成|改成|改为|改到|修改|调整|变更|删|取消|怎么|什么|为何|为什么|能不能|可不可以|都要|不(?:是|要|用"
    "|想|能|会|知|了|行)|没(?:有|还|钱|办|看)|已经|逾期|可以|知道|忘|如果|有钱了|提醒|催收|好像|大概"
    r"|(?<![a-z])(?:move|change|delete|remove|cancel|how|what|why|when|if|not|can|could|reminder|hello"
    r"|hi|thanks)(?![a-z])"
)
_TALK: Final = regex(r"[着哪么吗呢吧问让说想没就只往被了过已]|那[边里儿个笔]?|(?<![0-9])[个们]$")
_SPOKEN: Final = regex(
    rf"{_TALK.pattern}|(?<!随)(?!拿去花)[这拿替帮叫该能可不又才到从把给它正将还欠交缴扣要得垫差预取存寄收][^行通]|[那拿替垫差扣欠取存]$|(?<!随)[还借]$"
    rf"|我(?!{KIN}$)|[你您他她]|[0-9]的"
)
GENERIC: Final = regex("(?:银行)?信用卡(?:账单)?|贷记卡|credit card|xinyongka|xyk")
"""Names that are the kind of any bank's product, and need the bank's."""

_HAN_CHARACTER: Final = regex("[\u4e00-\u9fff]")


def pieces(words: str) -> list[tuple[int, int]]:
    """Where, in a run of folded words, something stands that is no filler, in order."""
    whole = _bared(words, 0, len(words))
    if whole is not None and _BRAND.fullmatch(words, *whole):
        return [whole]
    found: list[tuple[int, int]] = []
    for start, end in _between(words, _PARTS if _HAN_CHARACTER.search(words) else _ENGLISH_PARTS):
        place = _bared(words, start, end)
        if place is not None:
            found.append(place)
    return found


def _between(words: str, parts: re.Pattern[str]) -> list[tuple[int, int]]:
    edges = [0, *(edge for match in parts.finditer(words) for edge in match.span()), len(words)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _bared(words: str, start: int, end: int) -> tuple[int, int] | None:
    """Without the fillers and blanks at both ends; None if there is nothing else."""
    before = None
    while before != (start, end):
        before = (start, end)
        piece = words[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start >= end or _ALONE.fullmatch(words, start, end):
            return None
        first, last = _word(words, start, end, 1), _word(words, start, end, -1)
        if words[slice(*first)] in _ENGLISH:
            start = first[1]
        elif words[slice(*last)] in _ENGLISH and not _ENDING.search(words, start, end):
            end = last[0]
        elif match := _PREFIX.match(words, start, end):
            start = match.end() if match.end() < end else start
        if match := _SUFFIX.search(words, max(start, end - 12), end):
            end = match.start() if match.start() > start else end
    return (start, end)


def _word(words: str, start: int, end: int, way: int) -> tuple[int, int]:
    if way > 0:
        gap = words.find(" ", start, end)
        return (start, end if gap < 0 else gap)
    return (words.rfind(" ", start, end) + 1 if " " in words[start:end] else start, end)


def is_filler(words: str) -> bool:
    """Whether these words, with blanks between them or none, say nothing of a loan."""
    return not pieces(words) or _RUN_TOGETHER.fullmatch(words) is not None


def is_telling(name: str) -> bool:
    """Whether this can't but be a name: by its ending, or by what people call each other."""
    return bool(_ENDING.search(name) or _PERSON.search(name))


def is_a_kind(name: str) -> bool:
    """Whether this is nothing but what many have: a car loan, rent. Whose, stands before it."""
    return _KIND.fullmatch(name) is not None


def is_of_a_sentence(name: str) -> bool:
    """Whether words of a sentence are in it (欠着老陈的, 从平台拿了), so that the user is to say the name."""
    if _HAN_CHARACTER.fullmatch(name):  # 租, of 交租
        return True
    return bool((_TALK if _ENDING.search(name) else _SPOKEN).search(name))


def may_be_a_name(name: str) -> bool:
    """Whether this could be a name at all."""
    if (_NO_NAME.search(name) and not _ENDING.search(name)) or name in _ENDINGS_ONLY:
        return False
    return len(name) <= MAX_NAME
