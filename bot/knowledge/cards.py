"""The credit cards of the banks on the lists: a bank's card is a debt of a kind of its own.

They stand in no file: each is made of its bank, with the bank's id and an ending.
"""

from dataclasses import replace
from typing import Final

from bot.knowledge.library import Library
from bot.knowledge.model import Lender, Text

BANK: Final = "bank"
BANK_CARD: Final = "bank-card"
_ENDING: Final = "-card"


def card_id(bank: Lender) -> str:
    """The id of a bank's card."""
    return bank.id + _ENDING


def has_card(lender: Lender) -> bool:
    """Whether it is a bank on a list."""
    return bool(lender.listed) and lender.kind == BANK


def with_cards(library: Library) -> Library:
    """The library with a card for each bank on its lists, as far as it knows what a card is."""
    if BANK_CARD not in library.kinds:
        return library
    cards = {card_id(bank): _card(bank) for bank in library.lenders.values() if has_card(bank)}
    return replace(library, lenders={**library.lenders, **cards})


def _card(bank: Lender) -> Lender:
    name = bank.name
    text = Text(zh=f"{name.zh}信用卡", en=f"{name.en} credit card", hant=f"{name.hant or name.zh}信用卡")
    return Lender(id=card_id(bank), kind=BANK_CARD, name=text, brief=True, listed=bank.listed)
