"""What a reminder says of dates at court and of complaints, in which order. Knows the card of each."""

from collections.abc import Sequence
from datetime import date

from bot.chat import filing_card, hearing_card
from bot.chat.context import Services
from bot.domain.hearings import Hearing
from bot.services.matters import Coming
from bot.store.records import Matter
from bot.texts import Texts
from bot.transport.messages import Button


def reminder(services: Services, t: Texts, coming: Sequence[Coming[Matter]], today: date) -> list[str]:
    """What a reminder says of these; nothing if there are none. An empty line ends it."""
    courts = [Coming(one.matter, one.days) for one in coming if isinstance(one.matter, Hearing)]
    filed = [Coming(one.matter, one.days) for one in coming if not isinstance(one.matter, Hearing)]
    return [
        *hearing_card.reminder(services, t, courts, today),
        *filing_card.reminder(services, t, filed, today),
    ]


def actions(t: Texts, matter: Matter) -> list[list[Button]]:
    """What can be answered to a reminder of one."""
    if isinstance(matter, Hearing):
        return hearing_card.actions(t, matter)
    return filing_card.answers(t, matter)


def open_button(t: Texts, matter: Matter, *, discreet: bool = False) -> Button:
    """One of several, or one in discreet words."""
    if isinstance(matter, Hearing):
        return hearing_card.open_button(t, matter, discreet=discreet)
    return filing_card.open_button(t, matter, discreet=discreet)


def days_to_go(coming: Coming[Matter]) -> int:
    """In how many days it is: a complaint is to be asked about today."""
    return coming.days if isinstance(coming.matter, Hearing) else 0
