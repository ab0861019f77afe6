"""What sort of message a lender's notice is, and what it holds that nobody should pay by or call.

Works on plain text (`text.plain`). Knows no date and no sum. It would rather turn a bill away, which
can be typed instead, than take an offer or a threat for one.
"""

import re
from enum import StrEnum
from typing import Final

from bot.reading.numbers import MOBILE
from bot.reading.text import blank


class BillWarning(StrEnum):
    """What a message holds that nobody should pay by or call."""

    LINK = "link"
    PHONE = "phone"
    ACCOUNT = "account"  # an account, a person or a QR code to pay to


_CODE: Final = (
    r"[验校]证码|校验码|动态密?[码令]|动态口令|短信口令"
    r"|verification code|passcode|one-time|(?<![a-z])otp(?![a-z])"
)
_OFFER: Final = (
    r"提额|提升额度|额度.{0,4}(?:提升|提高|到账|待领|待激活|已激活|已批|上调|更新)"
    r"|(?:专[属享]|预授信|预审批?|最高)额度[^.;!]{0,30}(?:领取|使用|借|激活)|中奖|抽奖|恭喜|获奖|可借|最高[可贷]"
    r"|(?:立即|马上|点击|快来|火速)(?:申请|领取|借|提现|激活)|再借|来借|想借|借钱就|秒[批到下]|(?<!以)下款(?!项)|无抵押|(?<!降)低息"
    r"|(?:免息|还款|优惠)券|利率.{0,4}折|红包|邀您|邀请您|受邀"
    r"|停息|挂账|债务(?:优化|重组|协商)|代协商|协商还款|征信修复|(?:限时|专项|申请|可)减免|减免(?:政策|方案|名额)|一次性[结还]清"
    r"|pre-?approved|congratulations|apply now|you have won"
)
_THREAT: Final = (
    r"起诉|诉讼|诉前|律师|律所|法院|法务|(?<!公)司法|仲裁|上门(?![店户])|登门|外访|走访|家访|冻结|查封|扣押|强制|(?<![损丧])失信|老赖|限高|限制高?消费"
    r"|立案|报案|公安|经侦|警方|刑事|诈骗罪|传票|调解|曝光|后果自负|黑名单|子女|征信中心|最后(?:通知|警告|通牒|一次|机会)"
    r"|lawsuit|(?<![a-z])(?:sue[ds]?|court)(?![a-z])|legal action|lawyer|attorney|arbitrat"
    r"|visit your|come to your|freeze|frozen|blacklist|final (?:notice|warning)"
)
_ABOUT_OTHERS: Final = (
    r"通讯录|紧急联系人|村委|居委|街道办|户籍|单位领导|[家亲]属|亲友|家人|转告|转达|催收|债权转让|移交|转交|委外|外包"
    r"|委托.{0,10}(?:催|律|机构|第三方)|(?:联系|通知)您?的?(?:单位|公司|父母|配偶|同事|朋友)"
    r"|collection agency|debt collect|your (?:family|relatives|employer|contacts)"
)
_RECEIPT: Final = (
    r"(?<![如若])(?<![如若][您已])(?<![如若]您已)(?:还款成功|扣款成功|(?:已|您已经?)成功(?:还款|扣款|还清)|已(?:全部)?还清|已(?:全部)?结清"
    r"|已收到您?的?还款|感谢您?的?(?:及时)?还款)"
    r"|(?:支出|转出|收入|转入|汇入|入账)(?:人民币|rmb|¥)?\s?[0-9]|(?:扣款|代扣|还款)[^;!]{0,16}[0-9]元?[,;(\s]{0,2}(?:当前|账户|可用)?余额[为:]?\s?[0-9]"
    r"|payment (?:was |has been |is )?(?:received|successful)|thank you for your payment"
    r"|paid off|settled in full"
)
_NO_BILL: Final = re.compile("|".join((_CODE, _OFFER, _THREAT, _ABOUT_OTHERS, _RECEIPT)))
_BETWEEN_LETTERS: Final = re.compile(r"(?<![a-z])[\s*.·_|-]+(?![a-z])")
_PROMOTED: Final = re.compile(
    r"优惠|立减|满减|活动|领取|福利|特权|折扣|退订|拒收|回复?t退|(?<![a-z])offer|discount|unsubscribe|opt out"
)
_DEBT: Final = re.compile(
    r"[应待需未]还|应[付缴]|需[付缴]|还款日?|归还|账单|月供|欠款|逾期|扣款|(?:借款|贷款)(?:[^,;!]|,[0-9]){0,24}到期"
    r"|(?<![a-z])(?:due|repay|payment|bill|statement|instal+ment)"
)
_LATE: Final = re.compile(
    r"(?:已经?|现已|目前|仍|处于|发生|出现)[^,.;!]{0,4}逾期|逾期(?:已|了|达)?\s?[0-9]{1,4}\s?[天日]|超过还款日"
    r"|(?<![免防如若])逾期(?:金额|总额|欠款|账单|未还|款项)"
    r"|(?:is|are|now|currently) (?:past due|overdue)|overdue by|days? (?:past due|overdue|late)"
)

_DOMAIN: Final = (
    r"(?<![a-z0-9.@-])(?:[a-z0-9-]{1,63}\.){1,4}"
    r"(?:com|cn|net|org|cc|top|vip|info|app|xyz|club|site|online|link|me|io|ly|hk|tw|co)(?![a-z])(?:/[^\s,;)一-鿿]*)?"
)
_ALONE: Final = "(?<![0-9.,¥*])"
_NO_MORE: Final = "(?![0-9*])"
_NO_SUM: Final = r"(?![0-9*]|[.,][0-9]|\s?[元万月年日])"
_MARKS: Final = {
    BillWarning.LINK: re.compile(rf"(?:https?:|www\.)[^\s,;一-鿿]*|{_DOMAIN}"),
    BillWarning.ACCOUNT: re.compile(
        r"户名|收款(?:人|账[户号]|方|码)|(?:个人|私人|对公|指定|专用|以下|下列)账[户号]|微信转|转微信|支付宝转|扫码|二维码"
        r"|(?:转账?|汇款?|打款?|付款?|存)[到至给入](?!.{0,6}(?:尾号|您|绑定|还款|扣款|本人))[^,.;!]{0,12}"
        r"(?:账[户号]|卡号|户|[0-9]{12,})"
        r"|(?:pay|transfer|remit)[^,.;]{0,20}(?:account no|account number|(?:this|the following|my) account)"
        rf"|{_ALONE}(?:[0-9][\s-]?){{15,18}}[0-9]{_NO_MORE}"
    ),
    BillWarning.PHONE: re.compile(
        rf"{_ALONE}(?:\+?86[\s-]?)?{MOBILE}{_NO_MORE}"
        rf"|{_ALONE}[48]00[\s-]?[0-9*]{{3,4}}[\s-]?[0-9*]{{3,4}}{_NO_MORE}"
        rf"|{_ALONE}0[0-9]{{2,3}}[\s-][0-9*]{{7,8}}{_NO_MORE}"
        rf"|{_ALONE}(?<![还额款单计:])(?<![还额款单计:]\s)(?:9[56][0-9]{{3}}|1[02]0[0-9]{{2}}|12[0-9]{{3}}){_NO_SUM}"
        r"|(?:电话|致电|拨打?|热线|客服|专线|来电|(?<![a-z])(?:call|tel|hotline|phone))[^0-9*,.;!?\n]{0,8}"
        rf"[0-9*][0-9*-]{{2,}}{_NO_SUM}"
        r"|加\s?(?:客服|我)?\s?(?:微信|qq|vx)(?:号?[:是为]?\s?[a-z0-9_-]*)"
    ),
}
# A lender that warns of payments to private accounts does not ask for one.
_WARNED_OF: Final = re.compile(r"(?:请勿|切勿|不要|谨防|警惕)[^,.;!\n]*")
_NUMBER: Final = re.compile(
    r"(?:尾号|尾数|[末后]四位|卡号|账号|身份证号?|ending(?:\s(?:in|with))?|(?:合同|借据|订单|流水)编?号|编号|单号|工号)"
    r"[\s:为是(]{0,3}[a-z0-9*-]{3,40}|(?<![*x])[*x]{2,}\s?[0-9]{2,6}|\([0-9*]{3,4}\)|(?<![0-9.,])[0-9]{9,}(?![0-9]|\.[0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|(?<=期)\s?\([0-9]{1,3}/[0-9]{1,3}\)|(?:第\s?)?[0-9]{1,3}/[0-9]{1,3}\s?期"
)


def names_debt(words: str) -> bool:
    """Whether it speaks of something to be paid, and is neither an offer, a code, a threat, a receipt
    nor a message to or about somebody else. Characters put between the letters hide nothing."""
    return bool(_DEBT.search(words)) and not (
        _NO_BILL.search(words) or _NO_BILL.search(_BETWEEN_LETTERS.sub("", words))
    )


def debt_words(words: str) -> frozenset[str]:
    """The different words in it that speak of something to be paid."""
    return frozenset(match[0] for match in _DEBT.finditer(words))


def is_promoted(words: str) -> bool:
    """Whether it has words of an offer that a bill may have too, at its end."""
    return bool(_PROMOTED.search(words))


def is_late(words: str) -> bool:
    """Whether it says that a payment is overdue; 以免逾期 does not."""
    return bool(_LATE.search(words))


def masked(words: str) -> tuple[str, tuple[BillWarning, ...]]:
    """The text with links and telephone, card and contract numbers blanked out, and what to warn of."""
    found: list[BillWarning] = []
    for warning, pattern in _MARKS.items():
        spans = tuple(match.span() for match in pattern.finditer(words))
        free = _WARNED_OF.sub("", words) if warning is BillWarning.ACCOUNT else words
        if spans and pattern.search(free):
            found.append(warning)
        words = blank(words, spans)
    return without_numbers(words), tuple(found)


def without_numbers(words: str) -> str:
    """The text with blanks for numbers of cards and contracts, times of day and 3/12期.

    Words reach across a blank: 12月15日 17:00 前 is still 前.
    """
    return _NUMBER.sub(lambda match: " " * len(match[0]), words)
