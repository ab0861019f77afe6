"""A card whose place another one takes: named in a line that can be sent again. Saves nothing."""

from typing import Final

from bot.chat.context import Turn
from bot.chat.wording import describe
from bot.services.loan_form import FORM, Form, Step
from bot.transport.messages import Send, esc

CARD: Final = (Step.CARD, Step.FIELD)
"""The steps at which nothing is asked any more."""


def set_aside(turn: Turn) -> None:
    """Another form takes the place of an open card: name it, and how to get it back. It is not saved."""
    form = turn.find(FORM)
    if form is not None and form.rule is not None and form.name and form.step in CARD:
        turn.reply(_aside(turn, form))


def aside(turn: Turn, form: Form) -> Send:
    """The same, of a card whose place was taken, as a message."""
    turn.reply(_aside(turn, form))
    said = turn.said.pop()
    assert isinstance(said, Send)
    return said


def _aside(turn: Turn, form: Form) -> str:
    key = "card-aside" if form.loan_id is None else "card-aside-change"
    return turn.texts(key, loan=esc(_line(turn, form)))


def _line(turn: Turn, form: Form) -> str:
    """The loan of a form in a line that can be sent again."""
    draft, t = form.draft(), turn.texts
    words = [draft.name, describe(t, draft.rule)]
    if draft.amount is not None:
        words.append(t.money(draft.amount))
    if draft.count is not None:
        words.append(t("wish-count", count=draft.count))
    return " ".join(words)
