"""The parts of an answer as values, and how a section is cut into screens. Knows no lender and no Telegram.

Everything here is data: labels such as "checked on" are the words of whoever shows it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.knowledge.model import Tier

SCREEN: Final = 900
"""Characters of a screen, everything included, reckoned in 简体: each language has the same screens."""
CHROME = 200  # of these, left to whoever shows it: headings, dates, labels
PER_LINE = 6  # brackets, bullet and line breaks around a line


@dataclass(frozen=True, slots=True)
class Line:
    """One claim, or what one document says, ready to be shown. `tier_label` says whose word it is."""

    text: str
    tier_label: str
    tier: Tier
    statement_id: str  # as in `Library.claims`
    checked: date
    stale: bool  # its review day has passed: the line is marked
    weight: int  # the characters that its 简体 takes on a screen
    also: tuple[str, ...] = ()  # further claims that it says

    @property
    def ids(self) -> tuple[str, ...]:
        """The claims that it says."""
        return (self.statement_id, *self.also)

    def joined(self, other: "Line", by: str) -> "Line":
        """Both as one line, under the tier of this one."""
        return replace(
            self,
            text=f"{self.text}{by}{other.text}",
            checked=min(self.checked, other.checked),
            stale=self.stale or other.stale,
            weight=self.weight + other.weight,
            also=(*self.also, *other.ids),
        )


@dataclass(frozen=True, slots=True)
class SectionRef:
    """A section that can be asked for. `title` is empty where the id names it: about-creditor …"""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class KindRef:
    """A kind of lender to choose from. `asks` says how its name looks in a contract."""

    id: str
    name: str
    asks: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A first screen. Without lender, kind and title it is the general answer: we have no file."""

    lender: str  # id
    kind: str  # id
    title: str
    names_note: str  # former names
    first: Line
    lines: tuple[Line, ...]
    owed: Line
    sections: tuple[SectionRef, ...]
    kinds: tuple[KindRef, ...]  # on offer where it is not clear who lends
    checked: date  # the oldest of what is shown

    @property
    def shown(self) -> tuple[Line, ...]:
        """Every line, in order."""
        return (self.first, *self.lines, self.owed)

    @property
    def ids(self) -> tuple[str, ...]:
        """The statements shown, for `Answers.sources_of`."""
        return tuple(id_ for line in self.shown for id_ in line.ids)


@dataclass(frozen=True, slots=True)
class Page:
    """A section, or a part of one."""

    title: str
    lines: tuple[Line, ...]
    number: int  # from 1
    of: int
    checked: date

    @property
    def ids(self) -> tuple[str, ...]:
        """The statements shown, for `Answers.sources_of`."""
        return tuple(id_ for line in self.lines for id_ in line.ids)


def oldest(lines: Iterable[Line]) -> date:
    """The day of the check that lies furthest back."""
    return min(line.checked for line in lines)


def pages(title: str, lines: Sequence[Line]) -> tuple[Page, ...]:
    """The lines in their order, in as few screens as they need. No line is cut."""
    screen = SCREEN - CHROME - len(title)
    groups: list[list[Line]] = []
    room = 0
    for line in lines:
        if not groups or line.weight > room:
            groups.append([])
            room = screen
        groups[-1].append(line)
        room -= line.weight
    return tuple(
        Page(title, tuple(group), number, len(groups), oldest(group))
        for number, group in enumerate(groups, start=1)
    )
