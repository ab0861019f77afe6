"""/rights and /verify: which screen answers a command, a sentence or a button. Draws none (see `screens`).

In a group an answer comes from the knowledge alone, and its buttons carry its language: whoever
presses them changes the page, not the language of the others.
"""

from dataclasses import replace
from typing import Final

from bot.chat import suspicion
from bot.chat.answer_place import CONTACTS, GENERAL, KIND, UNLISTED, Place, View, carried, stage_of
from bot.chat.answer_screens import screen, shown, standings
from bot.chat.context import Turn
from bot.chat.feature import Command, Feature
from bot.chat.question_screens import to_question, which
from bot.chat.shared_buttons import add_button
from bot.knowledge.matching import Match, asks
from bot.knowledge.model import Lender
from bot.knowledge.search import NOBODY, Named, Understanding
from bot.services.selection import TOPIC
from bot.transport.messages import Button, Rows, esc, in_rows

_BY_CONTACT: Final = {contact: view for view, contact in CONTACTS.items()}


def rights(turn: Turn) -> None:
    """`/rights [lender]`."""
    _command(turn, View.RIGHTS)


def verify(turn: Turn) -> None:
    """`/verify [lender]`; or a message, or a number, also of the message that it answers."""
    if not turn.args:
        turn.args = suspicion.answered_text(turn)
    if not _verify_message(turn):
        _command(turn, View.VERIFY)


def _verify_message(turn: Turn) -> bool:
    """Whether what is to be verified is a message or a number. If so, it is answered."""
    judged = suspicion.judged(turn)
    passed_on = suspicion.is_passed_on(turn) and not turn.services.search.find(turn.args).lender
    found = suspicion.is_found(judged) and not asks(turn.args)
    if not (judged.numbers or passed_on or found):
        return False
    suspicion.answer(turn, judged)
    return True


def open_lender(turn: Turn, view: View, lender_id: str) -> None:
    """The answer for a lender that is certain."""
    owed = standings(turn)
    turn.reply(*screen(turn, Place(view, lender_id, stage_of(owed.get(lender_id))), owed))


def open_understood(turn: Turn, text: str, said: Understanding, question: Match) -> None:
    """The answer to a text and what was understood of it: its question, else how to check a visitor, its
    topic, the lender's rules.
    """
    target = said.lender.lender.id if said.lender.lender else GENERAL
    if said.lender.kind:
        target = KIND + said.lender.kind
    owed = standings(turn)
    place = Place(target=target, stage=stage_of(owed.get(target)))
    verifying = said.intent == "verify"
    if question.sure is not None:
        place = to_question(place, question.sure)
    elif question.near:
        turn.reply(*which(turn, place, question.near))
        return
    elif said.lender.near:
        turn.reply(*ask_which(turn, View.VERIFY if verifying else View.RIGHTS, said.lender.near))
        return
    elif verifying:
        place = replace(place, view=_how(turn, text))
    elif said.topic is not None:
        place = replace(place, view=View.SECTION, section=TOPIC + said.topic.id)
    turn.reply(*screen(turn, place, owed, said=said.lender))


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
    said, found = turn.services.search.understand(turn.args), turn.services.search.find(turn.args)
    if view is View.VERIFY:
        view = _how(turn, turn.args)
    if said.question and asks(turn.args):
        open_understood(turn, turn.args, said, said.question)
    elif found.lender is not None:
        open_lender(turn, view, found.lender.id)
    elif view in CONTACTS and view is not View.VERIFY:
        known = bool(found.kind)  # else what was written is no name
        place = Place(view, KIND + found.kind if known else GENERAL)
        turn.reply(*screen(turn, place, said=found if known else NOBODY))
    elif found.near:
        turn.reply(*ask_which(turn, view, found.near))
    elif found.kind:
        turn.reply(*screen(turn, Place(view, KIND + found.kind), said=found))
    elif said.question.sure or said.intent:  # a sentence, no name
        open_understood(turn, turn.args, said, said.question)
    else:
        written = replace(found, written=" ".join(turn.args.split()))
        turn.reply(*screen(turn, Place(view, UNLISTED), said=written))


def _how(turn: Turn, text: str) -> View:
    """How to check somebody, by how a text says that he got in touch."""
    return _BY_CONTACT[turn.services.search.contact(text)]


def ask_which(turn: Turn, view: View, near: tuple[Lender, ...]) -> tuple[str, Rows]:
    """A near match asks, it does not answer."""
    names = [Button(one.name.of(turn.language), Place(view, one.id).data(turn.language)) for one in near]
    none = Button(turn.texts("button-none-of-these"), Place(view, UNLISTED).data(turn.language))
    return turn.texts("which-lender"), [*in_rows(names), [none]]


def what_about(turn: Turn, found: Named) -> tuple[str, Rows]:
    """A name alone: what about it?"""
    t = turn.texts
    lender = found.lender
    name = lender.name.of(turn.language) if lender else found.written
    target = lender.id if lender else KIND + found.kind
    return t("lender-named", name=esc(name)), [
        [
            Button(t("button-rights"), Place(View.RIGHTS, target).data(turn.language)),
            Button(t("button-verify"), Place(View.VERIFY, target).data(turn.language)),
        ],
        [add_button(t, lender.id if lender else "")],
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
