"""Who a message of a bank or lender is from. Knows no lender: the names to look for are handed in."""

import re
from collections.abc import Iterable
from typing import Final

from bot.domain.loans import MAX_NAME
from bot.reading.patterns import regex
from bot.reading.text import BLANK, Span, name_in, plain

_SENDER: Final = regex(
    r"【(?P<name>[^】]{1,20})】|^\s*\[(?P<latin>[^\]]{1,30})\]"
    r"|^\s*(?P<colon>[a-z]{2,12}(?: [a-z]{2,12}){0,2}):\s"
    r"(?=your|dear|[^\n]*(?:minimum|statement|payment|instal+ment|bill|due)[^\n]*[0-9])"
)
_HEADING: Final = regex(
    r"(?:还款|账单|到期|逾期|扣款|缴费|温馨|重要|友情|紧急|信用|消费|借款|贷款|系统|服务|短信|官方|今日"
    r"|本期|月度)*"
    r"(?:提醒|提示|通知|通告|消息|账单|短信|公告)+|银行|平台|客服|系统|(?:payment )?(?:reminder|notice)"
    r"|(?:(?:credit )?card |loan )?(?:statement|bill|payment|instal+ment)(?: reminder| notice| due)?"
)
_CARD: Final = regex("信用卡|贷记卡|credit card")
_BANK: Final = regex("[一-鿿]{2,6}(?:银行|消费金融)")
_ISSUER: Final = regex("(?<![一-鿿])(?!您|你|尊敬|本[期月]|[上下]月|[银的].?)([一-鿿]{2,4}信用卡)")
_FROM: Final = regex(  # where the money comes from is no lender
    r"(?:从|自|由|存入|转入|划扣|通过)[^;【】\n]{0,16}(?:账户|储蓄卡|银行卡|借记卡|卡)"
    r"|(?:还款|扣款|付款|支付|绑定)(?:账户|账号|银行卡|卡|方式|渠道)\s?[:为]\s?[^;\n]{0,24}"
    r"|from your [^.;]{0,24}(?:account|card)"
)
_BESIDE: Final = regex("您|你|尊敬的|客户|用户|的|在|向|我行|使用|通过|和|与|及|或")


def has_sender(words: str) -> bool:
    """Whether plain words name their sender in brackets."""
    return _SENDER.search(words) is not None


def lender_in(text: str, words: str, names: Iterable[str]) -> str:
    """The one known name in the brackets, else in the text; else what the brackets say; else a bank.

    A bank's card is named by both: 招商银行信用卡. 信用卡 alone is a known name, and says too little.
    """
    senders = _senders(words)
    ground = _FROM.sub(lambda one: BLANK * len(one[0]), words)
    title = _title(text, ground, senders)
    known = tuple(names)
    for places in (senders, [(0, len(words))]):
        named = name_in(ground, known, places) if places else None
        if named is not None and not _CARD.search(words[slice(*named)]):
            return _with_card(text[slice(*named)], words)
        if named is not None and not title:
            issuer = _ISSUER.search(words)
            return "" if issuer is None else text[slice(*issuer.span(1))]  # 信用卡 alone is any bank's
    return _with_card(title, words)


def _with_card(name: str, words: str) -> str:
    """A bank in a message about its card is told from the same bank's loans."""
    is_card = plain(name).endswith("银行") and _CARD.search(words)
    return f"{name}信用卡"[:MAX_NAME] if is_card else name


def _senders(words: str) -> list[Span]:
    """The names in brackets. Where one stands first, only those beside it: 【某商城】 may follow."""
    found = list(_SENDER.finditer(words))
    if found and not words[: found[0].start()].strip() and not _HEADING.fullmatch(_name(found[0])):
        end = found[0].end()
        for n, match in enumerate(found[1:], 1):
            if match.start() != end:
                found = found[:n]
                break
            end = match.end()
    return [match.span(match.lastgroup or 0) for match in found]


def _name(sender: re.Match[str]) -> str:
    return sender[sender.lastgroup or 0].strip()


def _title(text: str, words: str, senders: list[Span]) -> str:
    """What the brackets say, where it is one name and no heading; without any, the one bank in the text."""
    titles = [text[slice(*span)].strip() for span in senders]
    said = {plain(title): title for title in titles if title and not _HEADING.fullmatch(plain(title))}
    if not said:
        for match in _BANK.finditer(_BESIDE.sub(lambda one: BLANK * len(one[0]), words)):
            said[match[0]] = text[slice(*match.span())]
    return next(iter(said.values()))[:MAX_NAME] if len(said) == 1 else ""
