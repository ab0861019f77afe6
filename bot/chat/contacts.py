"""Contacts that a person wrote down: erasing one. Knows no flow."""

from dataclasses import dataclass
from typing import Final

from bot.chat.buttons import Press
from bot.chat.context import Turn
from bot.chat.feature import Feature


@dataclass(frozen=True, slots=True)
class OnContact(Press):
    """What to do with which contact: `erase`."""

    prefix = "contact"
    what: str = ""
    id: int = 0


def press(turn: Turn, pressed: OnContact) -> None:
    """A button of a contact. Another user's does not exist here."""
    if pressed.what == "erase" and turn.contacts.erase(turn.user, pressed.id):
        turn.toast()
        turn.edit(turn.texts("contact-erased"))
    else:
        turn.toast(turn.texts("contact-gone"), alert=True)


FEATURE: Final = Feature(buttons=(OnContact.to(press),))
