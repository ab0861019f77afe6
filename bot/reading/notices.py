"""What a lender's notice holds that is neither a date nor a sum of it, and that nobody should pay by or call.

Works on plain text (`text.plain`), and keeps every character in its place.
"""

from enum import StrEnum
from typing import Final

from bot.reading.numbers import MOBILE
from bot.reading.patterns import regex
from bot.reading.text import Span, blank


class BillWarning(StrEnum):
    """What a message holds that nobody should pay by or call."""

    LINK = "link"
    PHONE = "phone"
    ACCOUNT = "account"  # an account, a person or a QR code to pay to


_DOMAIN: Final = (
    r"(?<![a-z0-9.@-])(?:[a-z0-9-]{1,63}\.){1,4}"
    r"(?:com|cn|net|org|cc|top|vip|info|app|xyz|club|site|online|link|me|io|ly|hk|tw"
    r"|co)(?![a-z])(?:/[^\s,;)一-鿿]*)?"
)
_ALONE: Final = "(?<![0-9.,¥*])"
_NO_MORE: Final = "(?![0-9*])"
_NO_SUM: Final = r"(?![0-9*]|[.,][0-9]|\s?[元万月年日])"
_MARKS: Final = {
    BillWarning.LINK: regex(rf"(?:https?:|www\.)[^\s,;一-鿿]*|{_DOMAIN}"),
    BillWarning.ACCOUNT: regex(
        r"户名|收款(?:人|账[户号]|方|码)|(?:个人|私人|对公|指定|专用|以下|下列)账[户号]|微信转|转微信"
        r"|支付宝转|扫码|二维码"
        r"|(?:转账?|汇款?|打款?|付款?|存)[到至给入](?!.{0,6}(?:尾号|您|绑定|还款|扣款|本人))[^,.;!]{0,12}"
        r"(?:账[户号]|卡号|户|[0-9]{12,})"
        r"|(?:pay|transfer|remit)[^,.;]{0,20}(?:account no|account number|(?:this|the following|my) account)"
        rf"|{_ALONE}(?:[0-9][\s-]?){{15,18}}[0-9]{_NO_MORE}"
    ),
    BillWarning.PHONE: regex(
        rf"{_ALONE}(?:\+?86[\s-]?)?{MOBILE}{_NO_MORE}"
        rf"|{_ALONE}[48]00[\s-]?[0-9*]{{3,4}}[\s-]?[0-9*]{{3,4}}{_NO_MORE}"
        rf"|{_ALONE}0[0-9]{{2,3}}[\s-][0-9*]{{7,8}}{_NO_MORE}"
        rf"|{_ALONE}(?<![还额款单计:])(?<![还额款单计:]\s)(?:9[56][0-9]{{3}}|1[02]0[0-9]{{2}}"
        rf"|12[0-9]{{3}}){_NO_SUM}"
        r"|(?:电话|致电|拨打?|热线|客服|专线|来电|(?<![a-z])(?:call|tel|hotline|phone))[^0-9*,.;!?\n]{0,8}"
        rf"[0-9*][0-9*-]{{2,}}{_NO_SUM}"
        r"|加\s?(?:客服|我)?\s?(?:微信|qq|vx)(?:号?[:是为]?\s?[a-z0-9_-]*)"
    ),
}
# A lender that warns of payments to private accounts does not ask for one.
_WARNED_OF: Final = regex(r"(?:请勿|切勿|不要|谨防|警惕)[^,.;!\n]*")
_NUMBER: Final = regex(
    r"(?:尾号|尾数|[末后]四位|卡号|账号|身份证号?|ending(?:\s(?:in|with))?|(?:合同|借据|订单|流水)编?号"
    r"|编号|单号|工号)"
    r"[\s:为是(]{0,3}[a-z0-9*-]{3,40}|(?<![*x])[*x]{2,}\s?[0-9]{2,6}|\([0-9*]{3,4}\)"
    r"|(?<![0-9.,])[0-9]{9,}(?![0-9]|\.[0-9])"
    r"|(?<![0-9])20[0-9]{2}(?:0[1-9]|1[0-2])(?![0-9])|(?<![0-9.,])[0-9]{4}(?=(?:信用|储蓄|借记|银行|贷记"
    r"|龙)?卡)"
    r"|(?:卡片?|账户|户号)[0-9]{3,}(?![0-9.,元])|(?:回复?|回覆)\s?[\"“]?[a-z0-9#]{1,8}(?![0-9.,元])"
    r"|\bloan [0-9]{3,6}(?![0-9.,])"
    r"|instal+ment [0-9]{1,3} of [0-9]{1,3}|[0-9]{1,2}(?:/[0-9]{1,2}){1,3}期|[0-9]+-[0-9]+期"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|(?<=期)\s?\([0-9]{1,3}/[0-9]{1,3}\)"
    r"|(?:第\s?)?[0-9]{1,3}/[0-9]{1,3}\s?期"
)


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


_OFFERED: Final = regex(
    r"(?:(?:或?可)?(?:回复|回覆|回)[\s\"“]?[a-z]|[^,;.!\n]{0,12}日前回[复覆]|可分[0-9]|可(?:为您)?(?:选(?!择?最低)|回复|回覆"
    r"|办理)"
    r"|邀请好友|活动|即日起|若使用|领[0-9]+元|现在还款得|提前还款(?:可|立)|[可立]省|pay early|reply [a-z])"
)
_TOPIC: Final = regex(
    r"[,;!]\s*(?=[^,;!\n]{0,6}(?:还款日|到期|最[低小后]|应[还缴]|due|minimum))"
    r"|[.;!](?![0-9])|\n"
)


def offers_in(folded: str) -> list[Span]:
    """Where a folded text offers something beside a bill: days and sums there are none of it."""
    spans: list[Span] = []
    for match in _OFFERED.finditer(folded):
        end = _TOPIC.search(folded, match.end())
        spans.append((match.start(), end.start() if end else len(folded)))
    return spans


def without_numbers(words: str) -> str:
    """The text with blanks for numbers of cards and contracts, times of day and 3/12期.

    Words reach across a blank: 12月15日 17:00 前 is still 前.
    """
    return _NUMBER.sub(lambda match: " " * len(match[0]), words)
