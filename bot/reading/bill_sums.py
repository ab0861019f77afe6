"""How much a bill asks for: money is told by its mark before its words. Knows no day and no lender."""

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.reading.amounts import Role, Sum, sums_in
from bot.reading.mentions import Day
from bot.reading.text import Span, blank

_SERVICE_NUMBER: Final = re.compile("9[56][0-9]{3}|1[02]0[0-9]{2}|12[0-9]{3}")  # 应还 95188: is it a sum?
_NO_WORDS: Final = re.compile(r"[\s:为是]+$")
_STILL: Final = re.compile("(?:还需|仍需|尚需|剩余未)[还缴付]款?$")
_WHOLE: Final = re.compile("(?:合计|共计|总[额计]|总金额)$")


def sums_of(ground: str, days: list[Day]) -> list[Sum]:
    """What in a masked text may be money. Where a sum is marked as such (元, ¥), a naked number is none."""
    sums = [
        one
        for one in sums_in(blank(ground, tuple(day.span for day in days)))
        if one.fen != 0 and not (one.bare and one.role is Role.UNSAID)
    ]
    marked = not all(one.bare for one in sums)
    sums = [one for one in sums if not (marked and one.bare and ground[slice(*one.span)].isdecimal())]
    return [
        replace(one, fen=None) if one.bare and _SERVICE_NUMBER.fullmatch(ground[slice(*one.span)]) else one
        for one in sums
    ]


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is due and the least of it, in fen; and the places that leave a doubt."""

    amount: int | None
    minimum: int | None
    open: tuple[Span, ...] = ()


def amounts_of(sums: list[Sum], ground: str) -> Amounts:
    """What is due of the sums of a masked text."""
    by_role = {role: [one for one in sums if one.role is role] for role in Role}
    due, unsaid, least = by_role[Role.DUE], by_role[Role.UNSAID], by_role[Role.MINIMUM]
    said = {one.span: _NO_WORDS.sub("", ground[: one.span[0]]) for one in due}
    if total := [one for one in due if _WHOLE.search(said[one.span])]:
        by_role[Role.DUE] = due = total  # an instalment of it stands beside it
    if still := [one for one in due if _STILL.search(said[one.span])]:
        due, by_role[Role.PAID] = still, []
    left = {one.fen for one in by_role[Role.OTHER]}
    whole, paid = _only(due), _only(by_role[Role.PAID])
    if whole and paid and whole - paid in left:
        return Amounts(whole - paid, _only(least))
    chosen = due or (unsaid if len(unsaid) == len(sums) else [])
    amount, minimum = _only(chosen), _only(least)
    fits = amount is not None and all(one.fen is not None and one.fen <= amount for one in (*unsaid, *least))
    if fits and not by_role[Role.PAID] and (minimum or not least):
        return Amounts(amount, minimum)
    doubtful = (*due, *unsaid, *by_role[Role.PAID]) or by_role[Role.OTHER]
    if minimum is None or (due and not fits):
        doubtful = (*doubtful, *least)
        minimum = None
    return Amounts(None, minimum, tuple(one.span for one in doubtful))


def _only(sums: list[Sum]) -> int | None:
    amounts = {one.fen for one in sums}
    return amounts.pop() if len(amounts) == 1 else None
