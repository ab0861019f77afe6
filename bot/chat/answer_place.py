"""Where a button under an answer leads. Knows neither words nor screens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum, unique
from typing import Final

from bot.chat.buttons import Press
from bot.domain.language import Language
from bot.knowledge.library import Library
from bot.knowledge.model import Contact, Stage
from bot.services.selection import QUESTION, SECTIONS, TOPIC

GENERAL: Final = "-"  # nobody was named
UNLISTED: Final = "?"  # somebody was named that we have no file on
KIND: Final = "~"  # before the id of a kind of lender

_DUE_SOON: Final = 7  # days
_LONG: Final = 90  # days overdue
_LETTER: Final = {Language.HANS: "s", Language.HANT: "t", Language.EN: "e"}
_PAGES: Final = 99  # at most, of a section


@unique
class View(StrEnum):
    """What is shown. One letter each: the data of a button has 64 bytes."""

    RIGHTS = "r"
    VERIFY = "v"
    CALL = "c"
    MESSAGE = "g"
    VISIT = "h"
    LETTER = "l"
    COURT = "o"
    MORE = "m"  # rights or verify, with every section as a button
    SECTION = "s"
    SOURCES = "q"
    STAGES = "t"
    KINDS = "k"
    WRONG = "w"
    NONE = "n"  # none of the questions that it was asked to choose from


CONTACTS: Final = {
    View.VERIFY: Contact.ANY,
    View.VISIT: Contact.VISIT,
    View.CALL: Contact.CALL,
    View.MESSAGE: Contact.MESSAGE,
    View.LETTER: Contact.LETTER,
    View.COURT: Contact.COURT,
}
"""The answers on how to check somebody, by how he got in touch."""
ANSWERS: Final = frozenset({View.RIGHTS, *CONTACTS})


@dataclass(frozen=True, slots=True)
class Place(Press):
    """A screen of an answer. `back` is the one of `ANSWERS` that it belongs to.

    `letter` is the language of the answer, for a group.
    """

    prefix = "a"
    view: View = View.RIGHTS
    target: str = GENERAL  # a lender's id, KIND and a kind's id, or GENERAL
    stage: Stage = Stage.OVERDUE
    section: str = ""
    page: int = 1
    back: View = View.RIGHTS
    letter: str = ""

    def data(self, language: Language) -> str:
        """For a button."""
        return replace(self, letter=_LETTER[language]).text()

    @property
    def language(self) -> Language | None:
        """The language that its button was drawn in."""
        return next((one for one, letter in _LETTER.items() if letter == self.letter), None)


def carried(library: Library) -> Iterator[tuple[str, str, str]]:
    """The longest button of each lender, kind, topic and question, under the longer id of the two in it."""
    targets = [("", "", GENERAL), *(("lenders", one, one) for one in library.lenders)]
    targets += [("kinds", one, KIND + one) for one in library.kinds]
    sections = [("", "", one) for one in SECTIONS] + [("topics", one, TOPIC + one) for one in library.topics]
    sections += [("questions", one, QUESTION + one) for one in library.questions]
    stage = max(Stage, key=len)
    (of_all, with_all) = (max(ones, key=lambda one: len(one[2])) for ones in (targets, sections))
    pairs = [*((one, with_all) for one in targets), *((of_all, one) for one in sections)]
    for (*of_target, target), (*of_section, section) in pairs:
        folder, key = max(of_target, of_section, key=lambda one: len(one[1]))
        if folder:
            yield folder, key, Place(View.SECTION, target, stage, section, _PAGES).data(Language.EN)


def stage_of(days: int | None) -> Stage:
    """Where someone stands who has so many days left; overdue if nothing is known."""
    if days is None or days < 0:
        return Stage.MONTHS if days is not None and days <= -_LONG else Stage.OVERDUE
    return Stage.DUE_SOON if days <= _DUE_SOON else Stage.NOT_DUE
