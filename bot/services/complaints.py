"""A complaint: which contacts are in it, what is left out of it, who takes it. Keeps nothing; knows no words.

What is left out travels in a button, as places in a list. `seen` tells whether the list is still the same.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from zlib import crc32

from bot.domain.contacts import ContactKind, WrittenContact
from bot.knowledge.complaints import Office
from bot.knowledge.library import Library
from bot.services.contacts import Contacts, kind_of
from bot.store.records import User

DAYS: Final = 90
"""Contacts so long before the latest one are listed."""
MOST: Final = 120
"""Contacts that are listed at most: of so many it fits into a button which are left out."""
_OTHERS: Final = (ContactKind.FAMILY, ContactKind.WORKPLACE)


@dataclass(frozen=True, slots=True)
class Listed:
    """The latest contacts of one lender, the latest first. `more`: there may be more of these days."""

    lender: str
    entries: tuple[WrittenContact, ...]
    more: bool

    @property
    def seen(self) -> str:
        """Another one when an entry came, went, or moved."""
        number = crc32(",".join(str(one.id) for one in self.entries).encode())
        return urlsafe_b64encode(number.to_bytes(4))[:4].decode()

    @property
    def others(self) -> bool:
        """Whether somebody else was contacted."""
        return any(one.contact.kind in _OTHERS for one in self.entries)

    def kept(self, out: frozenset[int]) -> tuple[WrittenContact, ...]:
        """Those that are not left out, in order of time."""
        return tuple(one for place, one in enumerate(self.entries) if place not in out)[::-1]


def listed(contacts: Contacts, user: User, contact_id: int) -> Listed | None:
    """The contacts of the lender that this one is of. None if it is not there (any more)."""
    of = contacts.find(user, contact_id)
    if of is None:
        return None
    lender = of.contact.lender
    latest = contacts.latest_of(user, lender, MOST + 1)
    since = latest[0].contact.at - timedelta(DAYS)
    entries = tuple(one for one in latest if one.contact.at > since)
    return Listed(lender, entries[:MOST], len(entries) > MOST)


def ladder(library: Library, lender: str) -> dict[str, Office]:
    """Who takes complaints about a lender, in the order to go by."""
    kind = kind_of(library, lender)
    return {key: office for key, office in library.complaints.items() if office.takes(kind)}


def following(library: Library, office: Office, lender: str) -> Office | None:
    """Whom to turn to after an office: the first it names that takes complaints about this kind of lender."""
    known = ladder(library, lender)
    return next((known[one] for one in office.next if one in known), None)


def packed(places: Iterable[int]) -> str:
    """Places below `MOST`, as text of at most 20 characters."""
    number = sum(1 << place for place in set(places))
    size = -(-number.bit_length() // 8)
    return urlsafe_b64encode(number.to_bytes(size, "little")).decode().rstrip("=")


def unpacked(text: str, count: int) -> frozenset[int]:
    """The places that a text says, below `count`. What makes no sense says none: anyone can forge it."""
    try:
        number = int.from_bytes(urlsafe_b64decode(text + "=" * (-len(text) % 4)), "little")
    except ValueError:
        return frozenset()
    return frozenset(place for place in range(count) if number >> place & 1)
