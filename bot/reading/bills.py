"""A bill that a lender or bank sent as a message and the user passed on: who, when, how much.

Knows no lender (the names to look for are handed in) and keeps nothing. What is doubtful stays open for
the user to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.reading.amounts import Role
from bot.reading.bill_days import due_of, in_usual_words
from bot.reading.bill_sums import amounts_of, sums_of
from bot.reading.mentions import days_in
from bot.reading.notices import BillWarning, masked, offers_in
from bot.reading.patterns import regex
from bot.reading.senders import lender_in
from bot.reading.signs import is_late, is_promoted, names_debt
from bot.reading.text import blank, closed_up, fold, plain

__all__ = ["MAX_BILL", "Bill", "BillWarning", "read_bill"]

MAX_BILL: Final = 1200
"""So many characters a bill has at most; a longer message is something else."""


@dataclass(frozen=True, slots=True)
class Bill:
    """What a message says is to be paid.

    A part that is not there, or not sure, is None (empty for the lender). `unsure` holds, as they stand
    in the message, the days and sums that could not be told apart. `from_today`: the day was
    said as 明天 or 25日, and counted from today, which may not be the day on which the message was sent.
    """

    lender_text: str
    due: date | None
    amount: int | None  # fen, what is to be paid now: no minimum, no rest of the debt, no limit
    minimum: int | None  # fen, of a card
    overdue: bool  # the message says so, or its day has passed
    unsure: tuple[str, ...] = ()
    count: int | None = None  # each of so many instalments is as much: is it this one, or all?
    either: tuple[date, ...] = ()  # the days, where the message names several for one
    warnings: tuple[BillWarning, ...] = ()
    from_today: bool = False


def read_bill(text: str, today: date, names: Iterable[str] = ()) -> Bill | None:
    """What a bill says; `today` is the user's day. None for what is no bill. Never raises.

    "12月15日前" in a bill is due on 15 December: so lenders write and borrowers read it, and the
    reminders come some days earlier anyway. An offer, a code, a receipt, a threat, and a message to or
    about somebody else are no bills.
    """
    if len(text) > MAX_BILL:
        return None
    text = closed_up(text)
    words = plain(text)
    if not names_debt(words):
        return None
    ground, warnings = masked(in_usual_words(blank(words, offers_in(fold(text)))))
    days = days_in(ground, today)
    sums = sums_of(ground, days)
    late = is_late(words)
    due = due_of(ground, days, today, late=late)
    much = amounts_of(sums, ground)
    asked = {one for one in sums if one.role in (Role.DUE, Role.UNSAID)}
    if due.either and len({one.fen for one in asked}) > 1:  # each day may have its own
        much = replace(much, amount=None, open=tuple(one.span for one in asked))
    clear = (due.day is not None) + (much.amount is not None)
    if not (clear or (due.open and much.open)) or (clear < 2 and is_promoted(words)):
        return None
    return Bill(
        lender_in(text, words, names),
        due.day,
        much.amount,
        much.minimum,
        overdue=late or (due.day is not None and due.day < today),
        unsure=tuple(text[slice(*span)].strip() for span in sorted((*due.open, *much.open))),
        count=_count(words),
        either=due.either,
        warnings=warnings,
        from_today=due.from_today,
    )


_EACH: Final = regex("每期|每月[应还]|月供|each|monthly")
_COUNT: Final = regex(r"(?:(?<!第)[共分]|in )\s?([0-9]{1,2})\s?(?:个?月|期|instal+ments)")
_NUMBERED: Final = regex(r"第\s?[0-9]{1,3}\s?期|[0-9]/[0-9]{1,3}\s?期|可分|instal+ment [0-9]")


def _count(words: str) -> int | None:
    found = _COUNT.search(words) if _EACH.search(words) and not _NUMBERED.search(words) else None
    return int(found[1]) if found and int(found[1]) > 1 else None
