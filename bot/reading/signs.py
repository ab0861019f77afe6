"""What a message of a bank or lender is: a small table of signs, each with messages that have it.

Works on plain text (`text.plain`). Knows no date and no sum. It would rather turn a bill away, which
can be typed instead, than take an offer or a threat for one.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_UNLESS: Final = r"(?<![如若倘])(?<![如若倘][您已])(?<![如若倘]您已)"
_NO_DEMAND: Final = r"(?![\s\S]*(?:[应待需][还缴付]|还款日|缴款(?:截止|期限)|payment due|due date))"
_NO_SUM_DUE: Final = r"(?![\s\S]*[应待需]还[^,;]{0,6}[0-9])"


class What(StrEnum):
    """What a message of a bank or lender is. Only a bill and what is overdue may become a loan."""

    BILL = "bill"
    OVERDUE = "overdue"
    RECEIPT = "receipt"
    SPENDING = "spending"
    CODE = "code"
    OFFER = "offer"
    WITHDRAWAL = "withdrawal"  # money that was or can be lent or taken out
    SETTLED = "settled"  # a bill of nothing
    OTHER = "other"  # a threat, a message to or about others, a parcel


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that say what a message is, and messages of which that is true."""

    what: What
    pattern: str
    examples: tuple[str, ...]


_CODE: Final = (
    r"[验校]证码|校验码|动态密?[码令]|动态口令|短信口令"
    r"|verification code|passcode|one-time|(?<![a-z])otp(?![a-z])"
)
_OFFER: Final = (
    r"提额|提升额度|额度.{0,4}(?:提升|提高|到账|待领|待激活|已激活|已批|上调|更新)"
    r"|(?:专[属享]|预授信|预审批?|最高)额度[^.;!]{0,30}(?:领取|使用|借|激活)|中奖|抽奖|恭喜|获奖|可借"
    r"|最高[可贷]"
    r"|(?:立即|马上|点击|快来|火速)(?:申请|领取|借|提现|激活)|再借|来借|想借|借钱就|秒[批到下]"
    r"|(?<!以)下款(?!项)|无抵押|(?<!降)低息"
    r"|(?:免息|还款|优惠)券|利率.{0,4}(?:折|下调|低至)|红包|邀您|邀请您|受邀|预借现金"
    r"|停息|挂账|债务(?:优化|重组|协商)|代协商|协商还款|征信修复|(?:限时|专项|申请|可)减免|减免(?:政策|方案"
    r"|名额)|一次性[结还]清"
    r"|pre-?approved|congratulations|apply now|you have won|transfer your balance|offer ends"
)
_LESSER_OFFER: Final = (
    rf"\A{_NO_DEMAND}[\s\S]*(?:[享分][^,;]{{0,8}}(?:手续费|优惠|[0-9.]折)"
    r"|立减|满减|手续费全免|邀请好友|福利|discount)"
)
_THREAT: Final = (
    r"起诉|诉讼|诉前|律师|律所|法院|法务|(?<!公)司法|仲裁|上门(?![店户])|登门|外访|走访|家访|冻结|查封|扣押"
    r"|强制|(?<![损丧])失信|老赖|限高|限制高?消费"
    r"|立案|报案|公安|经侦|警方|刑事|诈骗罪|传票|调解|曝光|后果自负|黑名单|子女|征信中心|最后(?:通知|警告"
    r"|通牒|一次|机会)"
    r"|lawsuit|(?<![a-z])(?:sue[ds]?|court)(?![a-z])|legal action|lawyer|attorney|arbitrat"
    r"|visit your|come to your|freeze|frozen|blacklist|final (?:notice|warning)"
)
_ABOUT_OTHERS: Final = (
    r"通讯录|紧急联系人|村委|居委|街道办|户籍|单位领导|[家亲]属|亲友|家人|转告|转达|催收|债权转让|移交|转交"
    r"|委外|外包"
    r"|委托.{0,10}(?:催|律|机构|第三方)|(?:联系|通知)您?的?(?:单位|公司|父母|配偶|同事|朋友)"
    r"|collection agency|debt collect|your (?:family|relatives|employer|contacts)"
)
_RECEIPT: Final = (
    rf"{_UNLESS}(?:(?:还款|扣款|代扣|扣缴|缴费|缴款|充值|支付)成功|(?:已|您已经?)成功(?:还款|扣款|还清|缴)"
    rf"|已(?:全部)?还清|已(?:全部)?结清"
    r"|(?<![未没])(?<!未能)收到您?的?[^;]{0,14}(?:还款|缴款)|已缴[纳费清]?[^;]{0,6}[0-9]"
    r"|(?:已于?|于)?[0-9月日/.-]{0,8}(?:已入账|(?<=[0-9日])入账)|(?:还款|存款"
    r"|转账)[^;]{0,16}(?<!预计)(?:入账|到账)(?!前)|已(?:自动|代)?扣(?:款|除|收|缴)[^;]{0,6}[0-9]"
    r"|(?:还款|缴款)[^;]{0,24}成功(?!后)|感谢您?的?(?:及时)?(?:还款|缴款))"
    r"|(?:存入|转入)(?:信用卡|贷款|还款)[^;]{0,8}[0-9]|存入[^;]{0,16}[还结]清"
    r"|(?:主动|提前)?(?:还款|缴款)(?:金额)?[^;]{0,3}[0-9][0-9.,]*元?成功"
    r"|(?:收入|转入|汇入|入账)(?:人民币|rmb|¥)?\s?[0-9]|(?:扣款|代扣"
    r"|还款)[^;!]{0,16}[0-9]元?[,;(\s]{0,2}(?:当前|账户|可用)?余额[为:]?\s?[0-9]"
    r"|payment (?:[^;.]{0,24}(?:was|has been|is) )?(?:received|successful|posted)"
    r"|received your (?:re)?payment|thank you for your payment"
    r"|credited to your card|paid off|(?:was|has been) (?:paid|debited)|(?<!if )paid on (?!time)"
    r"|settled in full"
)
_WITHDRAWAL: Final = (
    rf"\A{_NO_SUM_DUE}[\s\S]*(?:(?:借款|贷款|放款)[^;]{{0,14}}(?:已|成功)(?:到账|发放|放款)|(?:申请"
    rf"|借)的[^;]{{0,14}}到账"
    r"|[0-9]元?[^;]{0,6}已(?:成功)?(?:发放|放款|打款)|放款[^;]{0,14}(?:成功|到账)|(?:借款"
    r"|贷款)[^;]{0,10}(?:审批|审核)[^;]{0,3}通过|[0-9]元?可(?:提现|提取|取现)|(?:资金"
    r"|额度)[^;]{0,4}待(?:提取|提现)|提现(?:成功|申请)|disbursed|loan [^;]{0,24}(?:was"
    r"|has been) (?:approved|credited))"
)
_SPENDING: Final = (
    rf"\A{_NO_SUM_DUE}[\s\S]*(?:成功消费|消费(?:人民币|rmb|¥)?\s?[0-9]|(?:支出|转出)(?:人民币|rmb"
    rf"|¥)?\s?[0-9]|预授权|交易(?:人民币|金额|rmb|¥)?\s?[0-9]|刷卡[^;]{{0,4}}[0-9]|取现(?:人民币|rmb"
    rf"|¥)?\s?[0-9]"
    r"|支付了|(?:在线|网上|快捷|扫码|成功|已)支付(?:人民币|rmb|¥)?\s?[0-9]"
    r"|you(?:'ve| have)? spent|purchase of|was charged|spent at|withdrawn|transaction of)"
)
_SETTLED: Final = (
    r"\A(?![\s\S]*(?:[1-9][0-9,]{0,12}(?:\.[0-9]{2}|\s?元)|0\.(?:0[1-9]|[1-9])|(?:¥|rmb"
    r"|人民币)\s?[1-9]))[\s\S]*(?:"
    r"(?:还需还款?|应[还缴](?:金额|款额|款)?|账单(?:金额)?|欠款|待还)[:为]?(?:人民币|¥"
    r"|rmb)?\s?0(?:\.0{1,2})?(?![0-9.,])"
    r"|无欠款|无需(?:还款|缴)|没有欠款|无账单|nothing is due)"
)
_DEBT: Final = re.compile(
    r"[应待需未]还|应[付缴]|需[付缴]|还款日?|归还|账单|账款|月供|欠款|欠费|扣缴|代扣|自动(?:还款|扣)|结欠"
    r"|逾期|扣款|扣收|(?:缴[费款纳]|缴清)"
    r"|(?:借款|贷款)(?:[^,;!]|,[0-9]){0,24}到期|(?:电|水|燃气|物业|学杂|话)费|应于[^;]{0,12}(?:支付|偿还)"
    r"|[0-9]元?[^;]{0,12}截止"
    r"|第[0-9]{1,3}期[^;]{0,8}[0-9]元"
    r"|(?<![a-z])(?:due|overdue|repay|payment|bill|statement|instal+ment|autopay)|will be (?:debited|taken)"
)
_LATE: Final = re.compile(
    r"(?:已经?|现已|目前|仍|处于|发生|出现)[^,.;!]{0,4}逾期|逾期(?:已|了|达|啦)?\s?[0-9]{1,4}\s?[天日]"
    r"|(?:超过|已[超逾过])[^;]{0,4}(?:还款日|期限)"
    r"|账单逾期[了啦]|仍未(?:归还|还款|缴)"
    r"|(?<![免防如若])逾期(?:金额|总额|欠款|账单|未还|款项)"
    r"|(?:is|are|now|currently) (?:past due|overdue)|overdue by|days? (?:past due|overdue|late)"
)

SIGNS: Final = (
    Sign(
        What.CODE,
        _CODE,
        ("【某银行】校验码 8866，还款800元，请勿泄露", "Your verification code is 771204, for RMB 800"),
    ),
    Sign(
        What.OTHER,
        _THREAT,
        ("【某某】12月15日前还款3,000元，否则起诉", "Pay CNY 500 or we take legal action"),
    ),
    Sign(What.OTHER, _ABOUT_OTHERS, ("请转告您的朋友张某，其欠款2,000元应于12月15日前还款",)),
    Sign(
        What.RECEIPT,
        _RECEIPT,
        (
            "12月01日主动还款120.00元成功，月付账单已结清",
            "【某银行】您的信用卡已入账1,900.00元",
            "【某银行】收到还款500元，感谢",
            "【某银行】您已存入2,100.00元还清信用卡本期欠款",
            "[Bank] RMB 1,900.00 has been credited to your card 6081.",
        ),
    ),
    Sign(
        What.WITHDRAWAL,
        _WITHDRAWAL,
        ("【某某】借款3,000.00元已到账尾号7755", "【某某】您有28,000元可提现，今日有效"),
    ),
    Sign(
        What.SPENDING,
        _SPENDING,
        ("【某银行】您的卡14日14时03分成功消费268.00元", "[Bank] You spent RMB 268.00 on Dec 1"),
    ),
    Sign(
        What.OFFER,
        f"{_OFFER}|{_LESSER_OFFER}",
        ("【某某】30,000元等您来借", "【某某】账单分6期享0手续费，仅限12月12日", "[Bank] Offer ends Dec 20."),
    ),
    Sign(What.SETTLED, _SETTLED, ("【某银行】本期账单还需还0.00元", "【某银行】账单¥0.00，本期无欠款")),
    Sign(
        What.OVERDUE,
        _LATE.pattern,
        ("【某某】您的借款已逾期3天，应还500元", "【某某】信用卡账款5,120元已逾缴款期限"),
    ),
    Sign(
        What.BILL,
        _DEBT.pattern,
        ("【某银行】您的账单500元，还款日12月15日", "[Bank] Amount due RMB 500, by Dec 15"),
    ),
)
"""In this order: the first sign that a message has says what it is."""

_TABLE: Final = tuple((sign.what, re.compile(sign.pattern)) for sign in SIGNS)
_BETWEEN_LETTERS: Final = re.compile(r"(?<![a-z])[\s*.·_|-]+(?![a-z])")
_PROMOTED: Final = re.compile(
    r"优惠|立减|满减|活动|领取|福利|特权|折扣|退订|拒收|回复?t退|(?<![a-z])offer|discount|unsubscribe|opt out"
)


def names_debt(words: str) -> bool:
    """Whether it speaks of something to be paid, and is neither an offer, a code, a threat, a receipt
    nor a message to or about somebody else. Characters put between the letters hide nothing."""
    return bool(_DEBT.search(words)) and sign_of(words) in (What.BILL, What.OVERDUE)


def sign_of(words: str) -> What | None:
    """What its words say that a message is; None where they say nothing."""
    closed = _BETWEEN_LETTERS.sub("", words)
    for what, pattern in _TABLE:
        if pattern.search(words) or pattern.search(closed):
            return what
    return None


_CERTAIN: Final = re.compile(
    rf"(?:{_CODE})[^,;]{{0,4}}[0-9]{{4,8}}|(?:还款|缴款|扣款)[^,;]{{0,14}}[0-9]元?成功"
    rf"|可提现[^;]{{0,30}}(?:点击|立即)"
)


def is_certain(words: str) -> bool:
    """Whether it is a code, a receipt or bait, whoever sent it: nobody writes so by hand."""
    return bool(_CERTAIN.search(words))


def debt_words(words: str) -> frozenset[str]:
    """The different words in it that speak of something to be paid."""
    return frozenset(match[0] for match in _DEBT.finditer(words))


def is_promoted(words: str) -> bool:
    """Whether it has words of an offer that a bill may have too, at its end."""
    return bool(_PROMOTED.search(words))


def is_late(words: str) -> bool:
    """Whether it says that a payment is overdue; 以免逾期 does not."""
    return bool(_LATE.search(words))
