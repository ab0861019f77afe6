"""The card of a date at court: what is known so far, and what is asked. Reads no text, and knows no words."""

from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from typing import Final

from bot.domain.hearings import MAX_PLACE, HearingDraft
from bot.reading.hearings import SaidHearing
from bot.services.conversation import CARD_WAITS, Conversation


class HearingStep(StrEnum):
    """What is asked now."""

    WHEN = "when"  # another day and time are waited for
    WHICH = "which"  # a date that can be read in more than one way
    PAST = "past"  # the day is over: is it right?
    CARD = "card"  # everything is known


@dataclass(frozen=True, slots=True)
class HearingForm:
    """What was read of a date at court. `nonce` ties buttons to this card and no other."""

    nonce: str = field(compare=False)
    day: date | None = None
    days: tuple[date, ...] = ()  # it may be any of these
    at: time | None = None
    place: str = ""
    unread: tuple[str, ...] = ()  # what was not understood, until the user says that it does not matter
    told: bool = False  # read from somebody else's words
    asking: bool = False  # the user wants to change it
    hearing_id: int | None = None  # one that is saved, and changes

    def draft(self) -> HearingDraft:
        """The date, once it is known."""
        if self.day is None:
            raise ValueError("the form has no day")
        return HearingDraft(self.day, self.at, self.place)

    def step(self, today: date) -> HearingStep:
        """What is asked; `today` is the day in China, as is that of a hearing."""
        if self.days:
            return HearingStep.WHICH
        if self.asking or self.day is None:
            return HearingStep.WHEN
        return HearingStep.PAST if self.day < today else HearingStep.CARD

    def after(self, choice: str, day: date | None) -> "HearingForm":
        """What a button makes of it; anyone can forge what a button says."""
        match choice:
            case "when":
                return replace(self, asking=True, days=())
            case "never-mind":
                return replace(self, unread=())
            case "day" if day in self.days:
                return replace(self, day=day, days=(), asking=False)
            case _:
                return self

    def is_settled(self, today: date) -> bool:
        """Whether it can be saved: nothing is open, and nothing that was said is left out."""
        return self.step(today) is HearingStep.CARD and not self.unread


HEARING: Final = Conversation("hearing", HearingForm, CARD_WAITS, key=lambda form: form.nonce)


def begun(nonce: str, said: SaidHearing) -> HearingForm:
    """The card of what was read. A name of a court that is too long is not kept, and said not to be."""
    too_long = (said.place,) if len(said.place) > MAX_PLACE else ()
    return HearingForm(
        nonce=nonce,
        day=said.day,
        days=said.days,
        at=said.at,
        place="" if too_long else said.place,
        unread=(*said.unread, *too_long),
        told=said.told,
    )


def corrected(form: HearingForm, said: SaidHearing) -> HearingForm:
    """The card with what was said anew. Another day without a time leaves no old time standing."""
    known = said.day is not None or bool(said.days)
    return replace(
        form,
        day=said.day if known else form.day,
        days=said.days,
        at=said.at if known or said.at is not None else form.at,
        place=said.place or form.place,
        unread=said.unread,
        asking=False,
    )
