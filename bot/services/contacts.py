"""Contacts that people write down: keeping, changing, the days they are of. Knows no Telegram, no words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.contacts import BOUNDS, Contact, ContactKind, WrittenContact
from bot.domain.dates import local_to_utc
from bot.domain.loans import Loan
from bot.knowledge.library import Library
from bot.knowledge.limits import Finding, findings
from bot.services.conversation import Conversation, Waiting
from bot.store.protocol import Records
from bot.store.records import User

DAYS: Final = 5
"""Days of one page."""

ASKED: Final = Conversation("contact", Waiting)
"""What of which contact is asked for; or `LINES`, of none."""

LINES: Final = "lines"
"""The step at which what is typed may be lines on contacts."""

UNKNOWN_KIND: Final = "unclear"
"""The kind of a lender that nobody named, or that we have no file on."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of this person, and what happened on it, in order of time."""

    on: date
    written: tuple[WrittenContact, ...]

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """What happened."""
        return tuple(one.contact for one in self.written)


@dataclass(frozen=True, slots=True)
class Page:
    """Some days with contacts, the latest first. `newer` and `older` are the first days beside them."""

    days: tuple[Day, ...]
    newer: date | None
    older: date | None


class Contacts:
    """Contacts within a transaction. Another user's does not exist here."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def write_down(self, user: User, contact: Contact, now: datetime) -> WrittenContact | None:
        """Keep it. None if one came from the same origin before. Raises UnknownUserError."""
        return self._records.add_contact(user.id, contact, now)

    def find(self, user: User, contact_id: int) -> WrittenContact | None:
        """What was written down."""
        return self._records.contact(user.id, contact_id)

    def count(self, user: User) -> int:
        """How many are kept."""
        return self._records.count_contacts(user.id)

    def write_down_visit(
        self,
        user: User,
        walk: int,
        at: datetime,
        facts: Iterable[str],
        verdict: str,
        now: datetime,
        lender: str = "",
        loan: Loan | None = None,
    ) -> WrittenContact | None:
        """Somebody was at the door. `walk` tells this walk from others of this user.

        None if it was written down already. Raises UnknownUserError.
        """
        contact = Contact(
            ContactKind.VISIT,
            at,
            f"door:{walk}",
            lender=lender or (loan.title if loan else ""),
            loan_id=loan.id if loan else None,
            said=tuple(sorted(facts)),
            verdict=verdict,
        )
        return self._records.add_contact(user.id, contact, now)

    def has_room(self, user: User, count: int = 1) -> bool:
        """Whether so many more may be kept of this user."""
        return self._records.count_contacts(user.id) + count <= BOUNDS["kept"]

    def change(
        self, user: User, before: WrittenContact, contact: Contact, now: datetime
    ) -> WrittenContact | None:
        """Keep it as it is now said to have been. What adds to it corrects nothing.

        The same as before if nothing is said otherwise; None if it is not there any more.
        """
        if contact == before.contact:
            return before
        corrects = not _adds_to(before.contact, contact)
        return self._records.change_contact(user.id, before.id, contact, now, corrects=corrects)

    def erase_of(self, user: User, message: str) -> int:
        """Erase all that one message has written down. Returns how many there were."""
        return self._records.erase_contacts_from(user.id, f"message:{message}:")

    def erase(self, user: User, contact_id: int) -> bool:
        """Erase what was written down. False if there is no such contact of this user."""
        return self._records.erase_contact(user.id, contact_id)

    def day(self, user: User, on: date) -> Day:
        """What happened on one day of this user."""
        return Day(on, tuple(self._records.contacts(user.id, *_bounds(on, user))))

    def lenders(self, user: User) -> list[tuple[str, int, int]]:
        """Each lender of whom contacts are kept, how many these are, and the id of one: the most first."""
        return self._records.contact_lenders(user.id)

    def latest_of(self, user: User, lender: str, most: int) -> list[WrittenContact]:
        """The latest of one lender, at most so many, the latest first."""
        return self._records.contacts_of(user.id, lender, most)

    def page(self, user: User, newest: date | None = None) -> Page:
        """The latest days with contacts, from `newest` back. A bounded number of questions to the store."""
        days: list[Day] = []
        before = _bounds(newest, user)[1] if newest is not None else None
        while len(days) < DAYS and (found := self._records.contact_before(user.id, before)) is not None:
            days.append(self.day(user, day_of(found.contact, user)))
            before = _bounds(days[-1].on, user)[0]
        older = self._records.contact_before(user.id, before) if len(days) == DAYS else None
        newer: date | None = None
        after = _bounds(days[0].on, user)[1] if days and newest is not None else None
        for _ in range(DAYS):
            later = self._records.contact_from(user.id, after) if after is not None else None
            if later is None:
                break
            newer = day_of(later.contact, user)
            after = _bounds(newer, user)[1]
        return Page(tuple(days), newer, day_of(older.contact, user) if older else None)


def _adds_to(before: Contact, after: Contact) -> bool:
    """Whether all that was said is still said."""
    kept = replace(
        after,
        lender=before.lender or after.lender,
        loan_id=before.loan_id or after.loan_id,
        number=before.number or after.number,
        agency=before.agency or after.agency,
        note=before.note or after.note,
        file_id=before.file_id or after.file_id,
        said=tuple(sorted({*before.said, *after.said})),
        kind=before.kind,
        at=before.at,
        exact=before.exact,
        times=before.times,
    )
    return replace(kept, said=()) == replace(after, said=()) and set(before.said) <= set(after.said)


def origin_of(message: str, place: int) -> str:
    """What one of the contacts of a message was written down from."""
    return f"message:{message}:{place}"


def day_of(contact: Contact, user: User) -> date:
    """The day of a contact, where this user is."""
    return contact.at.astimezone(ZoneInfo(user.preferences.zone)).date()


def moment_of(on: date, at: time | None, user: User) -> datetime:
    """A time of a day of this user; the middle of it where no time is known."""
    return local_to_utc(on, at or time(12), user.preferences.zone)


def judged(library: Library, contacts: Iterable[Contact], user: User) -> list[Finding]:
    """What of these may exceed a rule of its own day."""
    return findings(
        contacts, user.preferences.zone, lambda lender: kind_of(library, lender), library.rules.values()
    )


def kind_of(library: Library, lender: str) -> str:
    """The kind of a lender, for the rules that bind it."""
    known = library.lenders.get(lender)
    return known.kind if known is not None and known.kind else UNKNOWN_KIND


def _bounds(on: date, user: User) -> tuple[datetime, datetime]:
    """When a day begins and ends where this user is."""
    zone = user.preferences.zone
    return local_to_utc(on, time(), zone), local_to_utc(on + timedelta(1), time(), zone)
