"""A contact of somebody who wants money, as a person writes it down. Knows no store and no rule on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

UNNAMED: Final = "who=refuses"
"""Said of a contact: nobody said who they are and for which lender; as in the flow at the door."""
PRIVATE: Final = "private=yes"
"""Said of a contact: it came from a private phone or account."""
BOUNDS: Final[Mapping[str, int]] = {"kept": 20_000, "at-once": 40, "note": 200, "number": 20, "lender": 40}
"""Contacts of one person, contacts of one message; characters of a note, a number and a typed name."""


class ContactKind(StrEnum):
    """What happened."""

    ANSWERED = "answered"  # a call that was taken
    MISSED = "missed"  # a call that was not
    MESSAGE = "message"
    VISIT = "visit"
    FAMILY = "family"  # somebody of the family was contacted
    WORKPLACE = "workplace"


@dataclass(frozen=True, slots=True)
class Contact:
    """What is written down of one contact; nobody's identity.

    `origin` is what it was written down from: a second time from there is the same contact. `said` are the
    answers that were given about it, as `subject=answer` of a flow, and `verdict` what was made of them.
    """

    kind: ContactKind
    at: datetime
    origin: str
    lender: str = ""  # an id of the knowledge, or a name as it was typed
    loan_id: int | None = None
    number: str = ""
    agency: str = ""
    note: str = ""
    file_id: str = ""  # Telegram's, of a screenshot or a voice message
    said: tuple[str, ...] = ()
    verdict: str = ""
    times: int = 1  # so many alike on that day, "8 missed calls"
    exact: bool = True  # False: the day is known, the time of day is not


@dataclass(frozen=True, slots=True)
class WrittenContact:
    """A contact as it is kept. `was` is what was written down first, if that was corrected."""

    id: int
    contact: Contact
    written_at: datetime
    corrected_at: datetime | None = None
    was: Contact | None = None
