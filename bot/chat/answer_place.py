"""Where a button under an answer leads. Knows neither words nor screens."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.language import Language
from bot.knowledge.model import Stage

GENERAL: Final = "-"  # nobody that we have a file on
KIND: Final = "~"  # before the id of a kind of lender

_DUE_SOON: Final = 7  # days
_LETTER: Final = {Language.HANS: "s", Language.HANT: "t", Language.EN: "e"}
_PAGES: Final = {str(number) for number in range(1, 100)}


class View(StrEnum):
    """What is shown. One letter each: a button's data has 64 bytes."""

    RIGHTS = "r"
    VERIFY = "v"
    MORE = "m"  # rights or verify, with every section as a button
    SECTION = "s"
    SOURCES = "q"
    STAGES = "t"
    KINDS = "k"
    WRONG = "w"


@dataclass(frozen=True, slots=True)
class Place:
    """A screen of an answer. `back` is the answer (RIGHTS or VERIFY) that it belongs to."""

    view: View = View.RIGHTS
    target: str = GENERAL  # a lender's id, KIND and a kind's id, or GENERAL
    stage: Stage = Stage.OVERDUE
    section: str = ""
    page: int = 1
    back: View = View.RIGHTS

    def data(self, language: Language) -> str:
        """For a button."""
        parts = (self.view, self.target, self.stage, self.section, str(self.page), self.back)
        return ":".join(("a", *parts, _LETTER[language]))


def read_place(args: list[str]) -> tuple[Place, Language | None]:
    """The place and the language that a button's data names; what makes no sense is the default."""
    view, target, stage, section, page, back, letter, *_ = [*args, *[""] * 7]
    place = Place(
        View(view) if view in list(View) else View.RIGHTS,
        target or GENERAL,
        Stage(stage) if stage in list(Stage) else Stage.OVERDUE,
        section,
        int(page) if page in _PAGES else 1,
        View.VERIFY if back == View.VERIFY else View.RIGHTS,
    )
    return place, next((one for one, code in _LETTER.items() if code == letter), None)


def stage_of(days: int | None) -> Stage:
    """Where someone stands who has so many days left; overdue if nothing is known."""
    if days is None or days < 0:
        return Stage.OVERDUE
    return Stage.DUE_SOON if days <= _DUE_SOON else Stage.NOT_DUE
