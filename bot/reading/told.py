"""Whether a text was told by a lender, a bank or its machine, or typed by somebody. Knows no lender."""

import re
from typing import Final

from bot.reading.patterns import regex
from bot.reading.senders import has_sender
from bot.reading.signs import debt_words, sign_of

_MONTHS: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DATED: Final = regex(
    r"[0-9]{1,2}\s?月\s?[0-9]{1,2}|[0-9]{4}[-/.年]\s?[0-9]{1,2}|(?<![0-9])[0-9]{1,2}[-/][0-9]{1,2}(?![0-9期])"
    r"|20[0-9]{6}|[今明后][天日]|[0-9]\s?天[之以]?后|月[底末]|[本每]月\s?[0-9]|[0-9]{1,2}[日号]"
    rf"|(?<![a-z])(?:today|tomorrow|[0-9]{{1,2}}\s{_MONTHS}|{_MONTHS}[a-z]{{0,6}}\.?\s[0-9])"
)
_PRICED: Final = regex(
    r"[0-9]\s?万?元|(?:¥|rmb|cny|人民币)\s?[0-9]|[0-9]\.[0-9]{2}(?![0-9])|[还额款][:为]?\s?[0-9]{3}"
)
_ADDRESSED: Final = regex(r"您(?!好)|尊敬的|亲爱的|(?<![a-z])(?:dear|your)(?![a-z])")
_SPOKEN_TO: Final = regex("您(?!好|能|可|帮|记|提醒|看|说)|尊敬的|亲爱的")
_FIRST_PERSON: Final = regex("我(?![司行方部]|公司)|怎么办|(?<![a-z])(?:i|my|me)(?![a-z])")
_DEMANDED: Final = regex(
    "我司|本公司|贵方|我是[^,.;]{0,14}(?:催收|委外|贷后|法务|专员|律师|调解)|我们是[^,.;]{0,14}(?:公司|律所|事务所|中心)"
    "|请[您你][^,.;]{0,14}(?:还款|处理|联系|结清|缴)"
    "|(?<![a-z])(?:we are|this is|i am) [^,.;]{0,30}(?:agency|law firm|collections?)(?![a-z])"
)
_RHYTHM: Final = regex("每[^,;]{0,3}[月周天年]|[0-9一二三四五六七八九十]期|[0-9]号")
_ASKED: Final = regex(r"[?吗呢]|怎么|多久|帮")
_MACHINE: Final = regex(
    "请忽略|请确保|请备足|请按时|请及时|敬请|尾号|账户[0-9]{3}|应于[^;]{0,12}(?:支付|偿还)"
)
_LABELLED: Final = regex(
    r"^(?:本期)?(?:应还|到期|还款|最低|账单|合同|产品|期[次数]|信用卡|付款|支付|交易|借款|金额|时间|商品|商户)"
    r"[^:\s]{0,6}(?::|\s)",
    re.MULTILINE,
)
_LONGER_THAN_A_LINE: Final = 18


def is_list(words: str) -> bool:
    """Whether several lines of plain words have a date and a sum."""
    return sum(map(is_dated_sum, words.splitlines())) > 1


def is_dated_sum(words: str) -> bool:
    """Whether plain words have a date and a sum."""
    return bool(_DATED.search(words) and _PRICED.search(words))


def is_for_you(words: str) -> bool:
    """Whether plain words are spoken to a customer, as nobody speaks of himself."""
    return bool(_SPOKEN_TO.search(words) and not _FIRST_PERSON.search(words))


def is_demand(words: str) -> bool:
    """Whether plain words are those of a lender or collector who asks for money, whoever passed them on."""
    return _DEMANDED.search(words) is not None


def is_notice(words: str) -> bool:
    """Whether plain words tell that something happened as only machines do: a figure, one day at most,
    nothing of a rhythm, and nobody who speaks or asks."""
    typed = _FIRST_PERSON.search(words) or _RHYTHM.search(words) or _ASKED.search(words)
    return bool(re.search("[0-9]", words) and not typed) and len(_DATED.findall(words)) < 2


def is_told(words: str) -> bool:
    """Whether plain words are told by a lender or bank: rather no than yes.

    They have a sender in 【】, speak to "you" or as machines do, or are a list of what is due.
    """
    long = len(words.strip()) > _LONGER_THAN_A_LINE
    if has_sender(words):
        return long or sign_of(words) is not None or "您" in words or not _DATED.search(words)
    lines = words.strip().count("\n")
    listed = lines > 0 and len(debt_words(words)) + lines // 3 > 2
    listed = listed or len(_LABELLED.findall(words)) > 1
    told = listed or _ADDRESSED.search(words) or _MACHINE.search(words)
    return bool(told and long and not _FIRST_PERSON.search(words)) or is_for_you(words)
