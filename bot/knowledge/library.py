"""The loaded knowledge, frozen. Knows no files (see `load`) and no user."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.knowledge.complaints import Office
from bot.knowledge.flows import Flow
from bot.knowledge.letters import Letter
from bot.knowledge.model import (
    Channels,
    Contact,
    ContactText,
    Kind,
    Lender,
    NameList,
    Opening,
    Phone,
    Rule,
    Source,
    Stage,
    StageText,
    Statement,
    Topic,
    Version,
    Vocabulary,
)
from bot.knowledge.questions import MatchingWords, Question
from bot.knowledge.signs import Judging, Sign
from bot.knowledge.urgency import UrgentExamples

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Claim:
    """Anything that rests on sources and is reviewed, with where it stands."""

    id: str  # unique in the library, e.g. "lenders/qifu/visits", "rules/night-hours/2025-02-28"
    file: str  # relative to `knowledge/`
    place: str  # in the file
    what: Statement | Version | Phone


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    channels: Channels
    kinds: Mapping[str, Kind]
    lenders: Mapping[str, Lender]  # full files first, then brief ones, then names
    rules: Mapping[str, Rule]
    topics: Mapping[str, Topic]  # by `order`
    stages: Mapping[Stage, StageText]
    contacts: Mapping[Contact, ContactText]
    lists: Mapping[str, NameList] = field(default_factory=dict)
    everyday: tuple[str, ...] = ()  # words in which a name stands by accident
    questions: Mapping[str, Question] = field(default_factory=dict)  # by `order`
    matching: MatchingWords = field(default_factory=MatchingWords)
    urgent: UrgentExamples = field(default_factory=UrgentExamples)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    letters: Mapping[str, Letter] = field(default_factory=dict)  # by `order`
    complaints: Mapping[str, Office] = field(default_factory=dict)  # by `order`
    signs: Mapping[str, Sign] = field(default_factory=dict)
    judging: Judging = field(default_factory=Judging)
    version: str = ""  # the newest day on which something was checked, and a digest of all files
    _made: dict[Callable[["Library"], Any], Any] = field(default_factory=dict, init=False, repr=False)

    def once(self, make: Callable[["Library"], T]) -> T:
        """What `make` makes of this library: made the first time, and kept by it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def claims(self) -> Sequence[Claim]:
        """All that rests on sources, found once."""
        return self.once(_claims)

    def _found_claims(self) -> Iterator[Claim]:
        for lender in self.lenders.values():
            for said in lender.statements:
                file, place = place_of(lender, f"statements.{said.id}")
                yield Claim(f"lenders/{lender.id}/{said.id}", file, place, said)
        for kind in self.kinds.values():
            for said in kind.statements:
                yield Claim(
                    f"kinds/{kind.id}/{said.id}", f"kinds/{kind.id}.toml", f"statements.{said.id}", said
                )
        for rule in self.rules.values():
            for version in rule.versions:
                since = str(version.since)
                yield Claim(f"rules/{rule.id}/{since}", f"rules/{rule.id}.toml", f"versions.{since}", version)
        for topic in self.topics.values():
            for tip in topic.statements:
                yield Claim(
                    f"topics/{topic.id}/{tip.id}", f"topics/{topic.id}.toml", f"statements.{tip.id}", tip
                )
        for place, opening in self.openings():
            yield Claim(f"{place}/{opening.first.id}", f"{place}.toml", "first", opening.first)
        for card in self.questions.values():
            for place, own in card.statements():
                yield Claim(f"questions/{card.id}/{own.id}", f"questions/{card.id}.toml", place, own)
        for sign in self.signs.values():
            yield Claim(f"signs/{sign.id}/{sign.reason.id}", f"signs/{sign.id}.toml", "reason", sign.reason)
        for office in self.complaints.values():
            for key, told in office.told.items():
                yield Claim(f"complaints/{office.id}/{told.id}", f"complaints/{office.id}.toml", key, told)
        for phone in self.channels.phones:
            yield Claim(f"channels/{phone.number}", "channels.toml", f"phones.{phone.number}", phone)

    def openings(self) -> Iterator[tuple[str, Opening]]:
        """What first screens open with, each with its place: folder and id."""
        yield from ((f"stages/{key}", stage) for key, stage in self.stages.items())
        yield from ((f"contacts/{key}", contact) for key, contact in self.contacts.items())


def _claims(library: Library) -> tuple[Claim, ...]:
    return tuple(library._found_claims())


def statement_of(library: Library, reference: str) -> Statement | None:
    """The statement that a reference of a question names (a rule is none: it depends on the day)."""
    folder, owner, key = reference.split("/")
    entry = getattr(library, folder).get(owner)
    match entry:
        case None:
            held: Iterator[Statement] = iter(())
        case Opening():
            held = iter((entry.first,))
        case Question():
            held = (own for _, own in entry.statements())
        case _:
            held = iter(entry.statements)
    return next((said for said in held if said.id == key), None)


def place_of(lender: Lender, key: str = "") -> tuple[str, str]:
    """The file of a lender's entry, relative to `knowledge/`, and the place of a key of it, or its own."""
    if not lender.brief:
        return f"lenders/{lender.id}.toml", key
    file, table = (f"names/{lender.listed}.toml", "names") if lender.listed else ("products.toml", "products")
    return file, ".".join(filter(None, (table, lender.id, key)))


def names_of(lender: Lender) -> tuple[str, ...]:
    """All that it is called, 繁體 left out."""
    former = (name for old in lender.former for name in (old.zh, old.en))
    return (lender.name.zh, lender.name.en, *former, *lender.aliases, *lender.words, *lender.pinyin)
