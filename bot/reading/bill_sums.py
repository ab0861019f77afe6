"""How much a bill asks for: money is told by its mark before its words. Knows no day and no lender."""

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.reading.amounts import Role, Sum, sums_in
from bot.reading.mentions import Day
from bot.reading.patterns import regex
from bot.reading.text import Span, blank

_SERVICE_NUMBER: Final = regex("9[56][0-9]{3}|1[02]0[0-9]{2}|12[0-9]{3}")  # 应还 95188: is it a sum?
_NO_WORDS: Final = regex(r"[\s:为是]+$")
_PART_OF: Final = regex(r"(?:其中|包?[括含])[^;,\n]{0,10}$")
_NO_SUM_BEFORE: Final = regex(r"(?:[0-9][\s.,;]{1,3}|[约近]\s?)$")
_NO_SUM_AFTER: Final = regex(r"[0-9]\s?(?:[.,;]\s?|\s)[0-9]|[0-9元](?:左右|以上|起(?!诉)|[^,;]{0,3}达到)")
_CARD: Final = regex("信用卡|贷记卡|卡片|账单|credit card")
_LEFT: Final = regex("剩余[应待未]还款?(?:金额|总?额)?$")
_STILL: Final = regex("(?:还需|仍需|尚需|剩余未|待)[还缴付]款?(?:金额)?$")
_LATER: Final = regex(r"(?:下个?[月期]|次[月期]|未出账|后续)[^,;.\n]{0,10}$")
_WHOLE: Final = regex("(?:合计|共计|总[额计]|总金额|(?:合计|总?共)[应待需]?还款?)$")


def sums_of(ground: str, days: list[Day]) -> list[Sum]:
    """What in a masked text may be money. Where a sum is marked as such (元, ¥), a naked number is none."""
    ground = blank(ground, tuple(day.span for day in days))
    sums = [one for one in sums_in(ground) if one.fen != 0 and not (one.bare and one.role is Role.UNSAID)]
    marked = not all(one.bare for one in sums)
    sums = [one for one in sums if not (marked and one.bare and ground[slice(*one.span)].isdecimal())]
    sums = [replace(one, role=Role.OTHER) if _is_a_part(ground, one) else one for one in sums]
    return [replace(one, fen=None) if _is_doubtful(ground, one) else one for one in sums]


def _is_a_part(ground: str, one: Sum) -> bool:
    """Whether it is called a part of a sum before it: 应还900元(含利息50元)."""
    return one.role in (Role.DUE, Role.UNSAID) and bool(_PART_OF.search(ground[: one.span[0]]))


def _is_doubtful(ground: str, one: Sum) -> bool:
    """A telephone number, about so much, or a part of a figure that is torn apart: 3 018.22."""
    start, end = one.span
    number = one.bare and _SERVICE_NUMBER.fullmatch(ground[start:end])
    before = _NO_SUM_BEFORE.search(ground[:start])
    return bool(number or before or _NO_SUM_AFTER.match(ground, end - 1))


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is due and the least of it, in fen; and the places that leave a doubt."""

    amount: int | None
    minimum: int | None
    open: tuple[Span, ...] = ()


def amounts_of(sums: list[Sum], ground: str) -> Amounts:
    """What is due of the sums of a masked text."""
    by_role = {role: [one for one in sums if one.role is role] for role in Role}
    unsaid, least, paid = by_role[Role.UNSAID], by_role[Role.MINIMUM], by_role[Role.PAID]
    due, other = by_role[Role.DUE], by_role[Role.OTHER]
    if not due and len(left := _said(_LEFT, other, ground)) == 1 and _CARD.search(ground):
        due, other = left, [one for one in other if one is not left[0]]  # of a card, it is what is due
    if total := _said(_WHOLE, due, ground):
        due = total  # an instalment of it stands beside it
    if now := [one for one in due if not _LATER.search(ground[: one.span[0]])]:
        due = now  # and not the next one, which is named beside it
    if paid and (still := _said(_STILL, due, ground)):
        due, paid = still, []
    whole, settled = _only(due), _only(paid)
    if whole and settled and whole - settled in {one.fen for one in other}:
        return Amounts(whole - settled, _only(least))
    amount, minimum = _only(due or (unsaid if len(unsaid) == len(sums) else [])), _only(least)
    stray = [one for one in unsaid if not one.bare and not _is_remark(ground, one)]
    fits = (
        not (due and stray)
        and amount is not None
        and all(one.fen is not None and one.fen <= amount for one in (*unsaid, *least))
    )
    if fits and not paid and (minimum or not least):
        return Amounts(amount, minimum)
    doubtful = (*due, *unsaid, *paid) or tuple(other)
    if minimum is None or (due and not fits):
        doubtful = (*doubtful, *least)
        minimum = None
    return Amounts(None, minimum, tuple(one.span for one in doubtful))


_GIVEN: Final = regex(r"(?:[赠送领抽奖省减]|最高|立减)[^,;.!]{0,4}$")
_GIFT: Final = regex(r"[^,;.!]{0,3}(?:券|红包|礼|奖|优惠|off)")


def _is_remark(ground: str, one: Sum) -> bool:
    """Whether it stands in brackets beside the sum before it, or is a gift: nobody has to pay it."""
    start, end = one.span
    in_brackets = ground.rfind("(", 0, start) > ground.rfind(")", 0, start)
    return in_brackets or bool(_GIVEN.search(ground[:start]) or _GIFT.match(ground, end))


def _said(words: re.Pattern[str], sums: list[Sum], ground: str) -> list[Sum]:
    """Those of the sums that these words stand before."""
    return [one for one in sums if words.search(_NO_WORDS.sub("", ground[: one.span[0]]))]


def _only(sums: list[Sum]) -> int | None:
    amounts = {one.fen for one in sums}
    return amounts.pop() if len(amounts) == 1 else None
