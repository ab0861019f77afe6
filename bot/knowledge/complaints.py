"""Where a complaint can go: what they do, and what they do not. Knows no user and no complaint."""

from typing import Annotated

from pydantic import Field

from bot.knowledge.model import Id, Many, Model, Statement, Text


class OfficeTitle(Text):
    """Short enough for a button, with a number behind it."""

    zh: str = Field(min_length=1, max_length=12)
    en: str = Field(min_length=1, max_length=30)


class Office(Model):
    """Somebody who takes complaints about some kinds of lender. `order` is the step of the ladder."""

    id: Annotated[Id, Field(max_length=8)]  # it goes into buttons
    order: int
    kinds: Many[Id] = ()  # empty: all
    phone: str = ""  # from the allow-list
    rules: Many[Id] = ()  # what is said of them more, where it binds the kind of lender
    title: OfficeTitle
    to: Text  # how the complaint addresses them; what we do not know is a gap: 【当地监管局】
    does: Statement
    does_not: Statement
    wait: Statement  # what to do when half a month has passed without an answer
    silent: Statement  # … a month
    next: Many[Id] = ()  # whom to turn to then: the first of these who takes the kind of lender

    def takes(self, kind: str) -> bool:
        """Whether they take complaints about such a lender."""
        return not self.kinds or kind in self.kinds

    @property
    def told(self) -> dict[str, Statement]:
        """All that is said of it, by the name of its field."""
        return {"does": self.does, "does_not": self.does_not, "wait": self.wait, "silent": self.silent}
