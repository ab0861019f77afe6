"""/rights and /verify: which screen answers a command, a sentence or a button. Draws none (see `screens`).

In a group an answer comes from the knowledge alone, and its buttons carry its language: whoever
presses them changes the page, not the language of the others.
"""

from dataclasses import replace
from typing import Final

from bot.chat.answer_place import GENERAL, KIND, UNLISTED, Place, View, carried, stage_of
from bot.chat.answer_screens import screen, shown, standings
from bot.chat.context import Turn
from bot.chat.feature import Command, Feature
from bot.chat.shared_buttons import add_button
from bot.knowledge.model import Lender
from bot.knowledge.search import Understanding
from bot.transport.messages import Button, Rows, esc, in_rows

# How somebody got in touch, as the topic of a sentence tells.
_BY_TOPIC: Final = {"visits": View.VISIT, "calls": View.CALL, "court-mail": View.LETTER}


def rights(turn: Turn) -> None:
    """`/rights [lender]`."""
    _command(turn, View.RIGHTS)


def verify(turn: Turn) -> None:
    """`/verify [lender]`."""
    _command(turn, View.VERIFY)


def open_lender(turn: Turn, view: View, lender_id: str) -> None:
    """The answer for a lender that is certain."""
    owed = standings(turn)
    turn.reply(*screen(turn, Place(view, lender_id, stage_of(owed.get(lender_id))), owed))


def open_understood(turn: Turn, said: Understanding) -> None:
    """The answer to a sentence: check a visitor first, else its topic, else the lender's rules."""
    target = said.lender.lender.id if said.lender.lender else GENERAL
    if said.lender.kind:
        target = KIND + said.lender.kind
    owed = standings(turn)
    place = Place(target=target, stage=stage_of(owed.get(target)))
    if said.intent == "verify":
        place = replace(place, view=_BY_TOPIC.get(said.topic.id if said.topic else "", View.VERIFY))
    elif said.topic is not None:
        place = replace(place, view=View.SECTION, section=f"topic-{said.topic.id}")
    turn.reply(*screen(turn, place, owed, named=said.lender.written))


def press(turn: Turn, place: Place) -> None:
    """A button under an answer."""
    if place.language is not None and not turn.private:
        turn.user = replace(turn.user, language=place.language)
    if place.view is View.WRONG:
        turn.users.note(" ".join(shown(turn, place)), turn.language, turn.now)
        turn.toast(turn.texts("wrong-thanks"), alert=True)
        return
    turn.toast()
    turn.edit(*screen(turn, place))


def _command(turn: Turn, view: View) -> None:
    if not turn.args:
        turn.reply(*_choose(turn, view))
        return
    found = turn.services.search.find(turn.args)
    if found.unknown and not found.kind:
        found = turn.services.search.mentions(turn.args)
    if found.lender is not None:
        open_lender(turn, view, found.lender.id)
    elif found.near:
        turn.reply(*ask_which(turn, view, found.near))
    elif found.kind:
        turn.reply(*screen(turn, Place(view, KIND + found.kind), named=found.written))
    elif (said := turn.services.search.understand(turn.args)).intent is not None:  # a sentence, no name
        open_understood(turn, said)
    else:
        turn.reply(*screen(turn, Place(view, UNLISTED), named=" ".join(turn.args.split())))


def ask_which(turn: Turn, view: View, near: tuple[Lender, ...]) -> tuple[str, Rows]:
    """A near match asks, it does not answer."""
    names = [Button(one.name.of(turn.language), Place(view, one.id).data(turn.language)) for one in near]
    none = Button(turn.texts("button-none-of-these"), Place(view, UNLISTED).data(turn.language))
    return turn.texts("which-lender", text=esc(turn.args[:60])), [*in_rows(names), [none]]


def lender_buttons(turn: Turn, lender: Lender) -> Rows:
    """A lender's name alone: what about it?"""
    t = turn.texts
    return [
        [
            Button(t("button-rights"), Place(View.RIGHTS, lender.id).data(turn.language)),
            Button(t("button-verify"), Place(View.VERIFY, lender.id).data(turn.language)),
        ],
        [add_button(t, lender.id)],
    ]


def _choose(turn: Turn, view: View) -> tuple[str, Rows]:
    """The user's own lenders first, the most urgent at the top, then all."""
    lenders = turn.services.library.lenders
    owed = standings(turn)
    own = (one for one in sorted(owed, key=lambda one: owed[one]) if one in lenders)
    full = (one.id for one in lenders.values() if not one.brief)
    buttons = [
        Button(
            lenders[one].name.of(turn.language),
            Place(view, one, stage_of(owed.get(one))).data(turn.language),
        )
        for one in dict.fromkeys([*own, *full])
    ]
    other = Button(turn.texts("button-other-lender"), Place(view).data(turn.language))
    key = "choose-verify" if view is View.VERIFY else "choose-rights"
    return turn.texts(key), [*in_rows(buttons), [other]]


FEATURE: Final = Feature(
    (Command("rights", rights, group=True), Command("verify", verify, group=True)),
    (Place.to(press),),
    public=True,
    carried=carried,
)
