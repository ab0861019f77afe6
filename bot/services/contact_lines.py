"""Lines on contacts, as a person sent them: what is clear, what has to be asked. Keeps and shows nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from bot.domain.contacts import BOUNDS, ContactKind
from bot.knowledge.search import Search
from bot.reading.contact_lines import MOST, ContactLine, Untold, is_ahead, read_contact_lines
from bot.reading.numbers import without_private
from bot.reading.text import spaced
from bot.services.conversation import CARD_WAITS, Conversation


@dataclass(frozen=True, slots=True)
class Told:
    """A contact as a line tells of it: without `kind` or `times` it has to be asked about."""

    line: str  # as it was typed
    place: int  # among all contacts of its message
    on: date
    at: time | None
    kind: ContactKind | None
    is_call: bool  # without a kind: a call, taken or not
    times: int
    number: str
    lender: str
    note: str

    @property
    def clear(self) -> bool:
        """Whether it can be written down as it is."""
        return self.kind is not None and self.times > 0

    def chosen(self, choice: str) -> "Told | None":
        """As a button says of what was asked. None for what makes no sense."""
        if self.kind is None:
            return replace(self, kind=ContactKind(choice)) if choice in list(ContactKind) else None
        return replace(self, times=int(choice)) if choice in map(str, range(1, MOST + 1)) else None


@dataclass(frozen=True, slots=True)
class Asked:
    """Lines that wait for an answer, the first of them next. `nonce` is the message that they came in."""

    nonce: str
    lines: tuple[Told, ...]


ASKING: Final = Conversation("log", Asked, CARD_WAITS, key=lambda asked: asked.nonce)
"""What has to be asked of the lines of one message."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What a text holds, line by line; what is not written down and not asked about is named."""

    clear: tuple[Told, ...] = ()
    unclear: tuple[Told, ...] = ()
    own: tuple[str, ...] = ()  # calls of the person
    ahead: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether any of it surely tells of a contact."""
        return bool(self.clear) or any(one.kind is not None or one.is_call for one in self.unclear)


def split(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def read_lines(lines: list[str], written: datetime, search: Search, own: Mapping[str, str]) -> Lines:
    """What each line tells of. `own` gives what is kept as a lender for the names of the person's loans.

    `written` in the zone of the person.
    """
    told: list[Told] = []
    calls, ahead, unread = list[str](), list[str](), list[str]()
    for line in lines:
        found = read_contact_lines(line, written)
        if not found:
            (ahead if is_ahead(line, written) else unread).append(line)
        elif found[0].kind is Untold.OWN:
            calls.append(line)
        else:
            told += (_told(one, line, len(told) + at, search, own) for at, one in enumerate(found))
    return Lines(
        tuple(one for one in told if one.clear),
        tuple(one for one in told if not one.clear),
        tuple(calls),
        tuple(ahead),
        tuple(unread),
    )


def named_in(rest: str, search: Search, own: Mapping[str, str]) -> tuple[str, str]:
    """The lender that words name, as it is kept, and the words without it. Empty where none is certain."""
    named = search.mentions(rest) if rest else None
    if named is None:
        return "", ""
    if named.lender is not None or named.written:
        wanted = named.lender.id if named.lender else ""
        spans = [(one.start, one.end) for one in search.names.find(rest) if one.lender == wanted]
        return wanted or named.written, _joined(spaced(rest, spans))
    for title, lender in own.items():
        if title and title in rest:
            return lender, _joined(rest.replace(title, " "))
    return "", rest


def _told(one: ContactLine, line: str, place: int, search: Search, own: Mapping[str, str]) -> Told:
    lender, note = named_in(one.rest, search, own)
    return Told(
        without_private(line)[: BOUNDS["note"]],
        place,
        one.day,
        one.at,
        one.kind if isinstance(one.kind, ContactKind) else None,
        one.kind is Untold.CALL,
        one.times,
        one.number[: BOUNDS["number"]],
        lender[: BOUNDS["lender"]],
        without_private(note)[: BOUNDS["note"]].strip(),
    )


def _joined(words: str) -> str:
    return " ".join(words.split()).strip(" ,，、。;；:：")
