"""A message of a bank or lender that was passed on: what it is, decided once, and what it says.

Knows no lender (the names to look for are handed in) and keeps nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.reading.amounts import Role
from bot.reading.bill_sums import sums_of
from bot.reading.bills import MAX_BILL, Bill, read_bill
from bot.reading.card_text import is_card
from bot.reading.mentions import days_in
from bot.reading.notices import masked
from bot.reading.patterns import regex
from bot.reading.senders import has_sender, lender_in
from bot.reading.signs import What, sign_of
from bot.reading.text import closed_up, fold, plain
from bot.reading.told import is_dated_sum, is_for_you, is_list, is_notice, is_told

__all__ = ["Message", "What", "read_message"]


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody passed on. Only a bill or what is overdue holds `bills`: one, or several in one message.

    `lender_text` and `amount` (fen) say who and how much of anything else, as far as that is sure.
    `beside`: the receipts that stand in the same text as the bills.
    """

    what: What
    bills: tuple[Bill, ...] = ()
    lender_text: str = ""
    amount: int | None = None
    beside: tuple["Message", ...] = ()
    after: Bill | None = None  # of a receipt: the next instalment, where it names its day and sum


_BILLS: Final = (What.BILL, What.OVERDUE)
_HAPPENED: Final = (What.RECEIPT, What.SPENDING, What.WITHDRAWAL, What.CODE)
_NEXT: Final = regex(r"下(?:一?[期次笔]|个?月)(?:账单)?|(?<![a-z])next\s(?:instal+ment|payment)(?![a-z])")
_SENDER: Final = regex(r"(?=【[^】]{1,20}】)")


def read_message(text: str, day: date, names: Iterable[str] = ()) -> Message | None:
    """What a message is and says; `day`: when it was written. None for somebody's own words. Never raises."""
    if len(text) > MAX_BILL or is_card(text):
        return None
    text, names = closed_up(text), tuple(names)
    words = plain(text)
    what = sign_of(words) or (What.OTHER if has_sender(words) or is_for_you(words) else None)
    if what is None or not (is_told(words) or (what in _HAPPENED and is_notice(words))):
        return None
    parts = _parts(text)
    bills = tuple(bill for one in parts if (bill := read_bill(one, day, names)) is not None)
    if what not in _BILLS:  # in one of several messages, it takes nothing from the others
        if len(parts) == 1 or not bills:
            after = _next_bill(text, day, names) if what is What.RECEIPT else None
            return Message(what, (), lender_in(text, words, names), _amount(words, day), after=after)
        what = What.BILL
    elif len(bills) < 2 or not all(bill.lender_text for bill in bills):
        if is_list(words):
            return None  # a plan of several instalments
        whole = read_bill(text, day, names)
        bills = () if whole is None else (whole,)
    beside = [_receipt(one, day, names) for one in parts if len(parts) > 1]
    return Message(what, bills, lender_in(text, words, names), beside=tuple(filter(None, beside)))


def _next_bill(text: str, day: date, names: Iterable[str]) -> Bill | None:
    """What a receipt says of the instalment after the one that was paid: 下期还款日1月15日，应还1200元."""
    found = _NEXT.search(fold(text))
    if found is None:
        return None
    bill = read_bill(text[found.end() :], day, names)
    if bill is None or bill.due is None or bill.amount is None or bill.overdue:
        return None
    return replace(bill, lender_text=lender_in(text, plain(text), names))


def _receipt(text: str, day: date, names: Iterable[str]) -> Message | None:
    words = plain(text)
    if sign_of(words) is not What.RECEIPT:
        return None
    return Message(What.RECEIPT, (), lender_in(text, words, names), _amount(words, day))


def _parts(text: str) -> list[str]:
    """The messages in a text: each begins with its sender, or is a line of its own."""
    parts = [part for part in _SENDER.split(text) if part.strip()]
    if len(parts) > 1 and text.lstrip().startswith("【"):
        return parts
    lines = [line for line in text.splitlines() if line.strip()]
    return lines if all(map(is_dated_sum, map(plain, lines))) else [text]


def _amount(words: str, day: date) -> int | None:
    """The one sum that it is about: what was paid goes before what is left."""
    ground, _ = masked(words)
    sums = [one for one in sums_of(ground, days_in(ground, day)) if one.role is not Role.MINIMUM]
    paid = [one for one in sums if one.role is Role.PAID]
    whole = [one for one in sums if one.role is not Role.OTHER]
    told = paid or [one for one in whole if not one.bare] or whole or sums
    return told[0].fen if told else None
