"""What a sign may hold: by what a message is told to be a fraud or a threat. Knows no files, judges nothing.

The words are data. They are found whatever is done to hide them (`undisguised`), and count only together:
one of `words`, one of each group in `near`, in one sentence and close by, one of each in `beside`, anywhere.
`@name` stands for a group of `judging.toml`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from bot.knowledge.model import Id, Many, Model, Some, Statement, Text
from bot.knowledge.questions import Reference


class Weight(StrEnum):
    """What a message is that has the sign. Of several signs the first of these decides."""

    DANGER = "danger"  # a threat to do harm
    FRAUD = "fraud"
    PRESSURE = "pressure"  # honest senders do it too: worth a word, and proves nothing


LinkKind = Literal["look-alike", "short", "any"]


class Found(Model):
    """One way in which the sign shows: words, or a kind of link. Written in 简体 and English."""

    unprepared = frozenset(("words", "near", "beside", "unless"))

    words: Many[str] = ()  # one of these
    link: LinkKind | None = None  # or such a link
    denied: bool = False  # or a number or an address of the deny-list
    near: Many[Some[str]] = ()  # and one of each of these groups
    beside: Many[Some[str]] = ()  # and, anywhere in the message, one of each of these
    number: bool = False  # and a mobile number
    within: int = 14  # so many letters between them at most
    unless: Many[str] = ()  # not where one of these stands in the sentence


class Caught(Model):
    """Messages that must be found to have the sign. They are never shown."""

    zh: Annotated[tuple[str, ...], Field(strict=False, min_length=2)]
    en: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]


class Sign(Model):
    """One sign: what it means, whose word that is, and how it is found."""

    unprepared = frozenset(("caught",))

    id: Id
    order: int  # among those of its weight, most telling first
    weight: Annotated[Weight, Field(strict=False)]
    title: Text  # what the message does, in a few words
    reason: Statement  # what it means, in a sentence
    check: Reference  # the one way to check
    topic: Id  # the section that says more
    found: Some[Found]
    caught: Caught


class Judging(Model):
    """`judging.toml`: how a warning is told from a fraud, and a question about a message from the message."""

    groups: Mapping[str, Some[str]] = {}  # words that signs share, by the name that they write with an @
    warned: Many[str] = ()  # a sentence with one of these warns of what it names
    denied: Many[str] = ()  # what follows in the clause is not asked for
    asked: Many[str] = ()  # somebody tells or asks about a message
    addressing: Many[str] = ()  # by which a message speaks to its reader
    calling: Many[str] = ()  # beside a number: whose is it
    official: Many[str] = ()  # sites that are known; compared with, never shown
    brands: Many[str] = ()  # names that look-alike addresses borrow
    short_links: Many[str] = ()
    cheap_endings: Many[str] = ()  # of addresses that cost nothing
