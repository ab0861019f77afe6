"""What a message of a bank or lender is: a small table of signs, each with messages that have it.

Works on plain text (`text.plain`). Knows no date and no sum. It would rather turn a bill away, which
can be typed instead, than take an offer or a threat for one.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


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
    """Words that say what a message is, and messages of which that is true.

    `unless`: words of the same clause (如, 请, 将) with which it is not said but asked for, feared or still
    to come; "" where the words count wherever they stand, over several clauses. `beside`: where these
    stand anywhere in the message, the sign says nothing.
    """

    what: What
    pattern: str
    examples: tuple[str, ...]
    unless: str = ""
    beside: str = ""


_MONEY: Final = (
    r"(?:(?:¥|\$|€|£|(?<![a-z])(?:rmb|cny|usd|hkd|eur|twd|jpy)|人民币|美元|港[币元]|欧元|日元)\s?-?[0-9]"
    r"|-?(?<![0-9.,])[0-9][0-9,]{0,12}(?:\.[0-9]{2}|\s?元))"
)
_SUM_DUE: Final = r"(?<!首[期次])(?<!每[期月])[应待需]还[^,;\n]{0,8}[0-9]"
_DAY_DUE: Final = (
    r"(?:还款日|到期|前还款|截止|缴款期限|自动扣|扣款日|(?<![a-z])due(?![a-z])|(?<![a-z])pay by(?![a-z]))"
)
_DEMAND: Final = (
    rf"\A(?=[\s\S]*{_DAY_DUE})[\s\S]*(?:[应待需][还缴付]|账单|欠款|due|balance)[^,;\n0-9]{{0,8}}{_MONEY}"
)
_IF: Final = "如(?!期)|若(?!干)|倘|一旦|以免|避免|免得|防止|(?<![a-z])(?:if|unless|avoid)(?![a-z])"
_NOT: Final = (
    "失败|不足|不成功|未成功|未能|无法|[尚还仍]未|未(?:收到|归还|还款|还清|结清|到账|入账)|没有收到"
    r"|(?<![a-z])(?:not|failed)(?![a-z])"
)
_TO_COME: Final = f"{_IF}|{_NOT}|请|确保|保证|将|即可|才能|方可|预计|是否|设置|签约|开通|绑定|变更|修改"

_CODE: Final = (
    r"[验校]证码|校验码|确认码|动态密?[码令]|动态口令|短信口令"
    r"|verification code|passcode|one-time|(?<![a-z])otp(?![a-z])"
)
_CODE_SAID: Final = (
    rf"(?:{_CODE})[^0-9;,]{{0,10}}[0-9]{{4,8}}(?![0-9])|(?<![0-9])[0-9]{{4,8}}[^0-9;,]{{0,12}}(?:{_CODE})"
)
_KEPT_SECRET: Final = "勿|不要|不会|谨防|索[要取]|泄[露漏]|告[诉知]|转发|(?<![a-z])(?:not|never)(?![a-z])"
_OFFER: Final = (
    r"提额|提升额度|额度.{0,4}(?:提升|提高|到账|待领|待激活|已激活|已批|上调|更新)"
    r"|(?:专[属享]|预授信|预审批?|最高)额度[^.;!]{0,30}(?:领取|使用|借|激活)|中奖|抽奖|恭喜|获奖|可借"
    r"|最高(?:[可贷]|\s?[0-9]+万)|(?:可|直接|立即)申请|延期还款"
    r"|(?:立即|马上|点击|快来|火速|即刻)(?:申请|领取|借|提现|激活|取用)|再借|来借|想借|借钱就|秒[批到下]"
    r"|(?<!以)下款(?!项)|无抵押|(?<!降)低息|免息|0利率|日息|待领取|免留联|快速贷款"
    r"|(?:还款|优惠)券|利率.{0,4}(?:折|下调|低至)|红包|邀您|邀请您?|受邀|预借现金|[备圆万][用梦]金|现金分期"
    r"|停息|挂账|债务(?:优化|重组|协商)|代协商|协商还款|征信(?:修复|花)|(?:限时|专项|申请|可)减免"
    r"|减免(?:政策|方案|名额)|一次性[结还]清|(?:审批|放款)[^;]{0,4}快|最快[^;]{0,6}(?:到账|放款)"
    r"|(?:月[还付]|每期(?:还款)?)(?:仅需?|只需|低至|约)\s?[0-9]|可分[0-9]+期|(?:月还|月付|最低)[^;]{0,10}起(?!诉)"
    r"|日前回[复覆]|办理[^;]{0,6}分期|[享分][^,;]{0,8}(?:手续费|优惠|[0-9.]折)|手续费[^;]{0,6}折"
    r"|立减|满减|手续费全免|邀请好友|福利|discount"
    r"|pre-?approved|congratulations|apply (?:now|by|today)|you have won|transfer your balance|offer ends"
)
_THREAT: Final = (
    r"起诉|诉讼|诉前|律师|律所|法院|法务|(?<!公)司法|仲裁|上门(?![店户])|登门|外访|走访|家访|冻结|查封|扣押"
    r"|强制|(?<![损丧])失信|老赖|限高|限制高?消费"
    r"|立案|报案|公安|经侦|警[方官]|刑事|诈骗罪|传票|调解|曝光|后果自负|黑名单|子女|征信中心|最后(?:通知|警告"
    r"|通牒|一次|机会)|开庭|法律文书"
    r"|lawsuit|(?<![a-z])(?:sue[ds]?|court)(?![a-z])|legal action|lawyer|attorney|arbitrat"
    r"|visit your|come to your|freeze|frozen|blacklist|final (?:notice|warning)"
)
_ABOUT_OTHERS: Final = (
    r"通讯录|紧急联系人|村委|居委|街道办|户籍|单位领导|[家亲]属|亲友|家人|转告|转达|催收|债权转让|移交|转交"
    r"|委外|外包"
    r"|委托.{0,10}(?:催|律|机构|第三方)|(?:联系|通知)您?的?(?:单位|公司|父母|配偶|同事|朋友)"
    r"|collection agency|debt collect|your (?:family|relatives|employer|contacts)"
)
_PAYING: Final = "(?:还款|还贷|归还|偿还|扣款|代扣|划扣|扣缴|扣收|缴费|缴款|充值|(?<!单)支付)"
_RECEIPT: Final = (
    rf"{_PAYING}(?:结果)?[^;\n]{{0,24}}(?:成功(?!后)|完成|完毕|(?:已|已经)?(?:到|入)账(?!户|前|日))"
    rf"|成功(?:{_PAYING}|还清|结清|缴|入账)|(?:已|已经|全部|恭喜[^;]{{0,12}})(?:全部|提前|成功)?(?:还清|结清|还完|付清|缴清)"
    rf"|已经?(?!还款?|逾期|到期|出|生成|产生|超|欠|过|违)[^;\n]{{0,20}}?(?:还款?|{_PAYING}|缴[纳清]?|扣[收除]|入账|付款?)"
    rf"[^;\n期]{{0,8}}{_MONEY}"
    rf"|{_MONEY}[^;\n]{{0,8}}(?:已|成功)(?:到账|入账|处理|扣款|代扣|还款)|已入账|(?<=[0-9日])入账"
    r"|收到[^;\n]{0,16}(?:还款|缴款|付款|转入|存入)|感谢您?的?(?:及时|按时)?(?:还款|缴款|付款)"
    rf"|(?:存入|转入|汇入|收入|入账)(?:信用卡|贷款|还款|账户)?[^;\n]{{0,6}}{_MONEY}|存入[^;]{{0,16}}[还结]清"
    rf"|(?:主动还款?|完成还[款贷]|本次(?:还款?|扣款?)|实还|还款入账)(?:金额|交易)?[^;\n]{{0,3}}{_MONEY}|溢缴款"
    r"|payment (?:[^;.]{0,24}(?:was|has been|is) )?(?:received|successful|posted)|payment successful"
    r"|received your (?:re)?payment|thank you for your payment"
    r"|credited to your card|paid off|(?:was|has been) (?:paid|debited)|paid on (?!time)|settled in full"
)
_LED_BY_PAYMENT: Final = (  # 扣款500元，余额100元; 您已还款1,000元，剩余应还…
    r"(?:扣款|代扣|还款)[^;!]{0,16}[0-9]元?[,;(\s]{0,2}(?:当前|账户|可用)?余额[为:]?\s?[0-9]"
    rf"|\A(?:(?!账单|[应待需]还)[\s\S])*?已(?:主动|提前|自动)?(?:还款?|扣款?)(?:人民币)?{_MONEY}"
)
_WITHDRAWAL: Final = (
    r"(?:借款|贷款|放款|支用|提现)[^;\n]{0,14}(?:成功|到账|已?发放|已放款|处理中)|成功(?:借款|放款|提现|支用)"
    r"|(?:申请|借)的[^;]{0,14}到账"
    rf"|{_MONEY}[^;\n]{{0,6}}(?:已|正在|即将)(?:成功)?(?:发放|放款|打款)|放款(?:通知|[^;]{{0,4}}{_MONEY})"
    r"|(?:借款|贷款)[^;]{0,10}(?:审批|审核)[^;]{0,3}通过|[0-9]元?[^;]{0,3}可(?:提现|提取|取现)"
    r"|(?:资金|额度)[^;]{0,4}待(?:提取|提现)|提现(?:成功|申请)|(?<!以)下款(?!项)"
    r"|disbursed|loan [^;]{0,24}(?:was|has been) (?:approved|credited)"
)
_SPENDING: Final = (
    r"(?:消费(?!金融|贷|者|信|分期)|(?<!分期)(?<!最[低小])付款(?![日期时截方额])|支付(?!宝|[日期时截方])|交易|支出|转[出账]|取现|签账"
    rf"|刷卡|扣费|预授权)[^;\n0-9】\]]{{0,10}}{_MONEY}|{_MONEY}[^;\n0-9]{{0,4}}(?:消费(?!金融|贷|分期)|交易)"
    r"|成功消费|使用[^;]{0,6}(?:付款|支付|购买)|支付了|下单|付款方式"
    r"|you(?:'ve| have)? spent|purchase of|was charged|spent at|withdrawn|transaction (?:of|alert)"
)
_NOT_SPENT: Final = f"{_IF}|{_NOT}|请|感谢|[应待需须]|将|{_DAY_DUE}|还款|还贷|账单|[欠缴]"
_GIVEN_BACK: Final = "退款|退货|退还|退回|(?<![a-z])refund"
_TERMS: Final = "(?:利率|额度|还款日|协议|条款)[^;\n]{0,24}(?:调整|变更|更新|重新定价|不足)|重新定价|贷款利率"
_SETTLED: Final = (
    r"\A(?![\s\S]*(?:[1-9][0-9,]{0,12}(?:\.[0-9]{2}|\s?元)|0\.(?:0[1-9]|[1-9])|(?:¥|rmb"
    r"|人民币)\s?[1-9]))[\s\S]*(?:"
    r"(?:还需还款?|应[还缴](?:金额|款额|款)?|账单(?:金额)?|欠款|待还)[:为]?(?:人民币|¥"
    r"|rmb)?\s?0(?:\.0{1,2})?(?![0-9.,])"
    r"|无欠款|无需(?:还款|缴)|没有(?:欠款|待还)|无账单|nothing is due)"
)
_DEBT: Final = (
    r"[应待需未]还|应[付缴]|需[付缴]|还款日?|归还|账单|账款|月供|欠款|欠费|扣缴|代扣|自动(?:还款|扣)|结欠"
    r"|逾期|扣款|扣收|扣划|扣除|(?:缴[费款纳]|缴清)|供款|账项"
    r"|(?:借款|贷款)(?:[^,;!]|,[0-9]){0,24}到期|(?:电|水|燃气|物业|学杂|话)费|应于[^;]{0,12}(?:支付|偿还)"
    r"|[0-9]元?[^;]{0,12}截止|要还|结单"
    r"|第[0-9]{1,3}期[^;]{0,8}[0-9]元"
    r"|(?<![a-z])(?:due|overdue|repay|payment|bill|statement|instal+ment|autopay|auto-debit)"
    r"|will be (?:[a-z-]+ )?(?:debited|taken|deducted|collected)"
)
_LATE: Final = (
    r"(?:已经?|现已|目前|仍|处于|发生|出现)[^,.;!]{0,4}逾期|逾期(?:已|了|达|啦|第)?\s?[0-9]{1,4}\s?[天日]"
    r"|(?:超过|已[超逾过]|超期)[^;]{0,4}(?:还款日|期限|[0-9]+天)|(?:还款日|期限)已过|已?过期未"
    r"|账单逾期[了啦]|(?:至今|到期|[仍尚还])未[^;]{0,2}(?:归还|还)|(?:至今|仍)未[^;]{0,2}缴|[尚还仍]未还清|拖欠|违约(?!金|责任)|仍欠"
    r"|逾期(?:金额|总额|欠款|账单|未还|款项|通知|记录)"
    r"|(?:is|are|now|currently) (?:past due|overdue)|overdue by|days? (?:past due|overdue|late)"
    r"|payment past due"
)

SIGNS: Final = (
    Sign(
        What.CODE,
        _CODE_SAID,
        ("【某银行】校验码 8866，还款800元，请勿泄露", "Your verification code is 771204, for RMB 800"),
    ),
    Sign(What.CODE, _CODE, ("【某银行】您的验证码已发送，用于还款800元",), unless=_KEPT_SECRET),
    Sign(
        What.OTHER,
        _THREAT,
        ("【某某】12月15日前还款3,000元，否则起诉", "Pay CNY 500 or we take legal action"),
    ),
    Sign(What.OTHER, _ABOUT_OTHERS, ("请转告您的朋友张某，其欠款2,000元应于12月15日前还款",)),
    Sign(What.OTHER, _GIVEN_BACK, ("【某商城】您的退款199.00元已原路退回",), unless=_IF, beside=_DEMAND),
    Sign(
        What.WITHDRAWAL,
        _WITHDRAWAL,
        ("【某某】借款3,000.00元已到账尾号7755", "【某某】您有28,000元可提现，今日有效"),
        unless=f"{_IF}|{_NOT}|逾期|还(?!款日)|扣款|代扣|结清",
        beside=_SUM_DUE,
    ),
    Sign(
        What.SPENDING,
        _SPENDING,
        ("【某银行】您的卡14日14时03分成功消费268.00元", "[Bank] You spent RMB 268.00 on Dec 1"),
        unless=_NOT_SPENT,
        beside=_SUM_DUE,
    ),
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
        unless=_TO_COME,
    ),
    Sign(
        What.RECEIPT,
        _LED_BY_PAYMENT,
        ("【某银行】您已还款¥1,000.00，剩余应还¥900.00，还款日12月23日",),
    ),
    Sign(
        What.OFFER,
        _OFFER,
        ("【某某】30,000元等您来借", "【某某】账单分6期享0手续费，仅限12月12日", "[Bank] Offer ends Dec 20."),
        beside=_DEMAND,
    ),
    Sign(What.OTHER, _TERMS, ("【某银行】您的贷款利率自1月1日起调整为3.05%",), unless=_IF, beside=_DEMAND),
    Sign(What.SETTLED, _SETTLED, ("【某银行】本期账单还需还0.00元", "【某银行】账单¥0.00，本期无欠款")),
    Sign(
        What.OVERDUE,
        _LATE,
        ("【某某】您的借款已逾期3天，应还500元", "【某某】信用卡账款5,120元已逾缴款期限"),
        unless=f"{_IF}|即将",
    ),
    Sign(
        What.BILL,
        _DEBT,
        ("【某银行】您的账单500元，还款日12月15日", "[Bank] Amount due RMB 500, by Dec 15"),
    ),
)
"""In this order: the first sign that a message has says what it is."""


_CLAUSE_END: Final = re.compile(r"[;!?\n]|,(?![0-9]{3}(?![0-9]))|\.(?![0-9])")
_BETWEEN_LETTERS: Final = re.compile(r"(?<![a-z])[\s*.·_|-]+(?![a-z])")
_PROMOTED: Final = re.compile(
    r"优惠|立减|满减|活动|领取|福利|特权|折扣|退订|拒收|回复?t退|(?<![a-z])offer|discount|unsubscribe|opt out"
)


class _Test:
    """One sign, ready to be looked for."""

    def __init__(self, sign: Sign) -> None:
        self.what = sign.what
        self._pattern = re.compile(sign.pattern)
        self._unless = re.compile(sign.unless) if sign.unless else None
        self._beside = re.compile(sign.beside) if sign.beside else None

    def holds(self, words: str) -> bool:
        """Whether a message has the sign. Characters put between the letters hide nothing."""
        if self._beside is not None and self._beside.search(words):
            return False
        if self._unless is None:
            return bool(self._pattern.search(words) or self._pattern.search(_BETWEEN_LETTERS.sub("", words)))
        clauses = _CLAUSE_END.split(words)
        return any(self._pattern.search(one) and not self._unless.search(one) for one in clauses)


_TESTS: Final = tuple(map(_Test, SIGNS))
_DEBT_WORDS: Final = re.compile(_DEBT)
_IS_LATE: Final = next(test for test in _TESTS if test.what is What.OVERDUE)


def sign_of(words: str) -> What | None:
    """What its words say that a message is; None where they say nothing."""
    return next((test.what for test in _TESTS if test.holds(words)), None)


def names_debt(words: str) -> bool:
    """Whether it speaks of something to be paid, and is neither an offer, a code, a threat, a receipt
    nor a message to or about somebody else."""
    return bool(_DEBT_WORDS.search(words)) and sign_of(words) in (What.BILL, What.OVERDUE)


_CERTAIN: Final = re.compile(
    rf"{_CODE_SAID}|(?:还款|缴款|扣款)[^,;]{{0,14}}[0-9]元?成功|可提现[^;]{{0,30}}(?:点击|立即)"
)


def is_certain(words: str) -> bool:
    """Whether it is a code, a receipt or bait, whoever sent it: nobody writes so by hand."""
    return bool(_CERTAIN.search(words))


def debt_words(words: str) -> frozenset[str]:
    """The different words in it that speak of something to be paid."""
    return frozenset(match[0] for match in _DEBT_WORDS.finditer(words))


def is_promoted(words: str) -> bool:
    """Whether it has words of an offer that a bill may have too, at its end."""
    return bool(_PROMOTED.search(words))


def is_late(words: str) -> bool:
    """Whether it says that a payment is overdue; 以免逾期 does not."""
    return _IS_LATE.holds(words)
