"""The parts of an answer as values, and how many of them fit a screen. Knows no lender and no Telegram.

Everything here is data: labels such as "checked on" are the words of whoever shows it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.knowledge.model import Tier

SCREEN = 1200  # characters, everything included: what a phone shows before the first thing scrolls away
CHROME = 200  # of these, left to whoever shows it: headings, dates, labels
NOTICE = 100  # and for each thing to be added: that there is no file, which kinds there are
PER_LINE = 6  # brackets, bullet and line breaks around a line


@dataclass(frozen=True, slots=True)
class Line:
    """One claim, ready to be shown. `tier_label` says in words whose word it is.

    What fits a first screen is reckoned by `weight`, so that each language shows the same claims.
    """

    text: str
    tier_label: str
    tier: Tier
    statement_id: str  # as in `Library.claims`
    checked: date
    stale: bool  # its review day has passed: the line is marked
    weight: int  # the characters that its 简体 takes on a screen

    @property
    def size(self) -> int:
        """Characters that it takes on a screen."""
        return len(self.text) + len(self.tier_label) + PER_LINE


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
        return tuple(line.statement_id for line in self.shown)


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
        return tuple(line.statement_id for line in self.lines)


def oldest(lines: Iterable[Line]) -> date:
    """The day of the check that lies furthest back."""
    return min(line.checked for line in lines)


def fit(wanted: Iterable[Sequence[Line]], room: int) -> tuple[Line, ...]:
    """Of the wanted lines, in order of importance, whatever fits in the room. No claim is said twice.

    A wanted line comes as its versions, the fullest first. The short ones give way to fuller ones
    only where that leaves nothing else out.
    """
    chosen: dict[str, Sequence[Line]] = {}
    for versions in wanted:
        size = versions[-1].weight
        if size <= room and versions[-1].statement_id not in chosen:
            chosen[versions[-1].statement_id] = versions
            room -= size
    lines = []
    for versions in chosen.values():
        room += versions[-1].weight
        line = next(version for version in versions if version.weight <= room)
        room -= line.weight
        lines.append(line)
    return tuple(lines)


def pages(title: str, lines: Sequence[Line]) -> tuple[Page, ...]:
    """The lines in their order, in as few screens as they need. No line is cut."""
    screen = SCREEN - CHROME - len(title)
    groups: list[list[Line]] = []
    room = 0
    for line in lines:
        if not groups or line.size > room:
            groups.append([])
            room = screen
        groups[-1].append(line)
        room -= line.size
    return tuple(
        Page(title, tuple(group), number, len(groups), oldest(group))
        for number, group in enumerate(groups, start=1)
    )
