"""What a flow may hold: questions one after the other, and what answers show. Knows no files and no user.

A condition is a set of answers that were all given, as `subject=answer`: "who=police wants=cash".
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field

from bot.knowledge.model import Id, Many, Model, Some, Text
from bot.knowledge.questions import Reference

VERDICT: Final = "verdict"
"""Where a flow ends."""

_ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
Fact = Annotated[str, Field(pattern=rf"^{_ID}={_ID}$")]
Condition = Annotated[str, Field(pattern=rf"^{_ID}={_ID}(?: {_ID}={_ID})*$")]


class Level(StrEnum):
    """How bad it is, the worst first."""

    DANGER = "danger"
    FRAUD = "fraud"
    UNSURE = "unsure"
    CHECKED = "checked"


LevelName = Annotated[Level, Field(strict=False)]


class Answer(Model):
    """One answer. `code` is what stands for it in the data of buttons: never change it."""

    id: Id
    code: str = Field(pattern=r"^[a-z]$")
    label: Text
    to: Id = ""  # the next question, where it differs from the others
    settles: bool = False  # the verdict is shown at once, and the next question under it
    each: Literal["", "lender"] = ""  # stands for a button for each
    note: Text | None = None  # what to do now; stands above the next question


class Step(Model):
    """A question. Every answer can be skipped, and then leads to `to`."""

    id: Id
    ask: Text
    to: Id
    subject: Id = ""  # what its answers are about; its id, if that is not said
    like: Id = ""  # has the subject and the answers of this one too
    answers: Many[Answer] = ()


class When(Model):
    """Something that is there where one of `when` holds (empty: always) and none of `unless`."""

    id: Id
    when: Many[Condition] = ()
    unless: Many[Condition] = ()

    def holds(self, facts: frozenset[str]) -> bool:
        """Whether it is there for whoever answered so."""
        met = not self.when or any(facts.issuperset(one.split()) for one in self.when)
        return met and not any(facts.issuperset(one.split()) for one in self.unless)


class Said(When):
    """Something that is said then."""

    text: Text


class Sign(Said):
    """What no verdict may be milder than. `because`: what is known that it rests on."""

    level: LevelName
    because: Many[Reference] = ()


class Advice(Said):
    """What to do, or to say aloud."""

    levels: Some[LevelName]


class Call(When):
    """A number of channels.toml."""

    channel: str
    levels: Some[LevelName]


class VerdictWords(Model):
    """How a verdict begins; `missing` stands above what is still missing."""

    word: Text
    line: Text
    missing: Text | None = None


class Flow(Model):
    """Questions from `start` to a verdict, and all that is said on the way."""

    id: Id
    start: Id
    checked_by: Fact
    opening: Text  # what to do now, before any question
    meanwhile: Text  # stands above a question where nothing else does
    emergency: Text  # the last line of everything
    begins: Mapping[str, Some[Id]] = {}  # answers that are given already, by what was said
    questions: Some[Step]
    signs: Some[Sign]
    gaps: Many[Said] = ()  # what is still missing
    advice: Many[Advice] = ()
    scripts: Many[Advice] = ()  # what to say aloud, the first that holds; a line for each thing
    calling: Text  # how to ask the lender
    calls: Many[Call] = ()
    verdicts: Mapping[LevelName, VerdictWords]

    def step(self, id_: str) -> Step | None:
        """The question of this id."""
        return next((one for one in self.questions if one.id == id_), None)

    def subject(self, step: Step) -> str:
        """What the answers to it are about."""
        like = self.step(step.like) if step.like else None
        return self.subject(like) if like else step.subject or step.id

    def answers(self, step: Step) -> tuple[Answer, ...]:
        """All of its answers, those of the question that it is like first."""
        like = self.step(step.like) if step.like else None
        return (*(self.answers(like) if like else ()), *step.answers)

    def conditions(self) -> Iterator[tuple[str, str]]:
        """Every condition, with its place in the file."""
        for part in ("signs", "gaps", "advice", "scripts", "calls"):
            for one in getattr(self, part):
                for key in ("when", "unless"):
                    yield from ((f"{part}.{one.id}.{key}", said) for said in getattr(one, key))
