"""What a question card may hold: the answer to one question that people ask. Knows no files and no user.

What it says is held once: by the card itself, or elsewhere, and then the card refers to it.
"""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Discriminator, Field, Tag

from bot.knowledge.model import AboutName, Id, Many, Model, Stage, StageName, Statement, Text
from bot.knowledge.problems import OWN, REFERENCE

_ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"

Reference = Annotated[
    str, Field(pattern=rf"^(?:rules/{_ID}|(?:topics|kinds|lenders|stages|questions)/{_ID}/{_ID})$")
]
"""A rule, as it is on the day, or a statement: `topics/evidence/evidence-log`."""

Said = Annotated[
    Annotated[Reference, Tag(REFERENCE)] | Annotated[Statement, Tag(OWN)],
    Discriminator(lambda value: REFERENCE if isinstance(value, str) else OWN),
]
Group = Annotated[tuple[str, ...], Field(strict=False, min_length=2)]
Conditions = Annotated[tuple[Reference, ...], Field(strict=False, max_length=4)]


class Title(Text):
    """A question, short enough for a button."""

    zh: str = Field(min_length=1, max_length=16)
    en: str = Field(min_length=1, max_length=40)


class Examples(Model):
    """How people ask it. They are never shown."""

    zh: Annotated[tuple[str, ...], Field(strict=False, min_length=8)]
    en: Annotated[tuple[str, ...], Field(strict=False, min_length=4)]


class Variant(Model):
    """What differs where the kind of lender, or the stage, is known. Both given: both have to hold."""

    kinds: Many[Id] = ()
    stages: Many[StageName] = ()
    answer: Said | None = None
    conditions: Conditions | None = None
    step: Said | None = None

    def holds(self, kind: str, stage: Stage) -> bool:
        """Whether it is for this kind of lender at this stage."""
        return (not self.kinds or kind in self.kinds) and (not self.stages or stage in self.stages)


class Question(Model):
    """One question: how it is asked, and what is answered."""

    unprepared = frozenset(("examples",))

    id: Id
    title: Title
    examples: Examples
    order: int = 50  # where two are equally near
    answer: Said  # in one sentence
    conditions: Conditions = ()
    step: Said | None = None  # the one thing to do
    about: Many[AboutName] = ()  # which of a lender's own statements come first
    stage: StageName | None = None  # … as of this stage, whatever that of the person is
    related: Annotated[tuple[Id, ...], Field(strict=False, max_length=3)] = ()
    topic: Id = ""
    variants: Many[Variant] = ()

    def told(self, kind: str, stage: Stage) -> tuple[Said, tuple[Reference, ...], Said | None]:
        """Answer, conditions and step for this kind of lender at this stage."""
        variant = next((one for one in self.variants if one.holds(kind, stage)), Variant())
        conditions = self.conditions if variant.conditions is None else variant.conditions
        return variant.answer or self.answer, conditions, variant.step or self.step

    def said(self) -> Iterator[tuple[str, Said]]:
        """Everything that it says or refers to, with its place in the file."""
        parts: list[tuple[str, Question | Variant]] = [("", self)]
        parts += ((f"variants.{n}.", one) for n, one in enumerate(self.variants, 1))
        for where, one in parts:
            for key in ("answer", "step"):
                if (said := getattr(one, key)) is not None:
                    yield where + key, said
            yield from ((f"{where}conditions.{n}", said) for n, said in enumerate(one.conditions or (), 1))

    def statements(self) -> Iterator[tuple[str, Statement]]:
        """What it says itself, with its place in the file."""
        return ((place, said) for place, said in self.said() if isinstance(said, Statement))


class Commands(Model):
    """What people ask and say of the bot itself, by the command that answers it."""

    about: Many[str] = ()
    privacy: Many[str] = ()
    delete_me: Many[str] = ()
    settings: Many[str] = ()
    pause: Many[str] = ()
    add: Many[str] = ()
    list: Many[str] = ()
    export: Many[str] = ()


class MatchingWords(Model):
    """`matching.toml`: how questions are put, whatever they are about. Helps to match, and is never shown."""

    unprepared = frozenset(("spoken", "same", "asking", "fillers", "foreign", "others", "commands"))

    spoken: Many[Group] = ()  # how the first of each is said elsewhere: 唔 for 不
    same: Many[Group] = ()  # words that name one subject
    asking: Many[Group] = ()  # words that ask for the same thing about a subject
    fillers: Many[str] = ()  # words that say nothing
    foreign: Many[str] = ()  # words of what no card is about
    others: Many[str] = ()  # what people say and ask that no card is about
    commands: Commands = Commands()
