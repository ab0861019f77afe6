"""What screens of answers share: whom they are about, and their last row. Chooses nothing that they say."""

from dataclasses import replace

from bot.chat.answer_place import KIND, Place, View
from bot.chat.context import Turn
from bot.domain.language import Language
from bot.knowledge.model import Kind, Lender
from bot.texts import texts_in
from bot.transport.messages import Button


def profile_of(turn: Turn, target: str) -> tuple[Lender | None, Kind | None]:
    """The lender or the kind of lender that a target names, if either."""
    library = turn.services.library
    kind = library.kinds.get(target.removeprefix(KIND)) if target.startswith(KIND) else None
    return library.lenders.get(target), kind


def last_row(language: Language, place: Place) -> list[Button]:
    """Where it is from, and that it is wrong."""
    t = texts_in(language)
    return [
        Button(t("button-sources"), replace(place, view=View.SOURCES).data(language)),
        Button(t("button-wrong"), replace(place, view=View.WRONG).data(language)),
    ]
