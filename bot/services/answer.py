"""The parts of an answer as values, and how a section is cut into screens. Knows no lender and no Telegram.

Everything here is data: labels such as "checked on" are the words of whoever shows it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.domain.language import Language
from bot.knowledge.freshness import is_stale
from bot.knowledge.model import Tier

SCREEN: Final = {Language.HANS: 900, Language.HANT: 900, Language.EN: 2000}
"""Characters of a screen, everything included; English words take more of them, and less room each."""
CHROME = 200  # of these, left to whoever shows it: headings, dates, labels
NOTICE = 100  # and for a caution
PER_LINE = 6  # brackets, bullet and line breaks around a line


@dataclass(frozen=True, slots=True)
class Line:
    """One claim, ready to be shown. `tier_label` says in words whose word it is."""

    text: str
    tier_label: str
    tier: Tier
    statement_id: str  # as in `Library.claims`
    checked: date
    review_by: date
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
            review_by=min(self.review_by, other.review_by),
            also=(*self.also, *other.ids),
        )

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
    caution: bool  # whether something shown should have been reviewed by now

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
    caution: bool

    @property
    def ids(self) -> tuple[str, ...]:
        """The statements shown, for `Answers.sources_of`."""
        return tuple(id_ for line in self.lines for id_ in line.ids)


def oldest(lines: Iterable[Line]) -> date:
    """The day of the check that lies furthest back."""
    return min(line.checked for line in lines)


def is_due(lines: Iterable[Line], on: date) -> bool:
    """Whether any of them should have been reviewed before that day."""
    return any(is_stale(line, on) for line in lines)


def pages(title: str, lines: Sequence[Line], on: date, language: Language) -> tuple[Page, ...]:
    """The lines in their order, in as few screens as they need. No line is cut."""
    screen = SCREEN[language] - CHROME - len(title) - NOTICE * is_due(lines, on)
    groups: list[list[Line]] = []
    room = 0
    for line in lines:
        if not groups or line.size > room:
            groups.append([])
            room = screen
        groups[-1].append(line)
        room -= line.size
    return tuple(
        Page(title, tuple(group), number, len(groups), oldest(group), is_due(group, on))
        for number, group in enumerate(groups, start=1)
    )
