"""What a letter to a lender may hold: paragraphs with placeholders, and what it does not do. Knows no user.

It states no law itself: it names the `rules` that bind the lender, by their documents.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import Field

from bot.knowledge.flows import Said
from bot.knowledge.model import Id, Many, Model, Some, Text
from bot.reading.patterns import regex

PLACEHOLDER: Final = regex(r"\{(\w*)\}")
SUBJECTS: Final = {
    "state": ("none", "due", "late"),  # of the instalment that it is about, if it is about one
    "sum": ("known", "open"),
    "part": ("some", "none"),  # whether something can be paid at once
    "rest": ("day", "unsure"),  # whether a day for the rest was said
}
"""What the conditions of paragraphs can say, as `subject=answer`."""

VALUES: Final = {
    "day": ("state=due", "state=late"),  # when the instalment is due
    "money": ("sum=known",),  # what is left of it
    "part": ("part=some",),  # what can be paid at once
    "until": ("rest=day",),  # when the rest can be paid
    "rest": ("rest=day sum=known",),  # how much that is
}
"""The placeholders, each with the conditions of which one has to hold."""


class LetterTitle(Text):
    """Short enough for a button."""

    zh: str = Field(min_length=1, max_length=14)
    en: str = Field(min_length=1, max_length=34)


class Letter(Model):
    """One letter. What we do not store is a gap: 【姓名】."""

    id: Annotated[Id, Field(max_length=12)]  # it goes into buttons
    order: int
    about: Literal["", "instalment"] = ""  # whether it speaks of one instalment, with its sum and day
    settled: bool = False  # whether it is for loans that are paid off too
    title: LetterTitle
    use: Text  # when to send it
    paragraphs: Some[Said]
    cannot: Some[Text]  # what it does not do
    rules: Many[Id] = ()  # that it may name, where they bind the lender on the day
    related: Many[Id] = ()  # questions under whose answers it is offered

    def told(self, facts: frozenset[str]) -> tuple[Text, ...]:
        """The paragraphs that hold."""
        return tuple(one.text for one in self.paragraphs if one.holds(facts))


def settings() -> Iterator[frozenset[str]]:
    """Everything that may be known of what a letter is about."""
    yield frozenset({"state=none"})
    for state in ("due", "late"):
        for sum_ in SUBJECTS["sum"]:
            for part in SUBJECTS["part"]:
                for rest in SUBJECTS["rest"]:
                    yield frozenset({f"state={state}", f"sum={sum_}", f"part={part}", f"rest={rest}"})
