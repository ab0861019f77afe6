"""Somebody is at the door: from the first message to a verdict. Which screen comes; draws none.

What was answered travels in the buttons, so that nothing is kept of anybody before they say so, a walk goes
on after a restart, and none depends on another.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from telegram import Message

from bot.chat.contact_words import FLOW
from bot.chat.context import Turn
from bot.chat.door_screens import (
    Walk,
    call_screen,
    end_screen,
    flow_of,
    kept_screen,
    question_screen,
    say_screen,
    verdict_screen,
    why_screen,
)
from bot.chat.feature import Command, Feature
from bot.chat.shared_buttons import OnDoor
from bot.domain.contacts import BOUNDS
from bot.knowledge import walk
from bot.knowledge.flow_checks import MOST_TAPS
from bot.knowledge.library import Library
from bot.transport.messages import Rows

NEEDED: Final = (("flows", FLOW),)

_ANSWERED: Final = timedelta(days=1)
"""How long the buttons of a walk are answered as what they are."""

_SCREENS: Final = {"say": say_screen, "call": call_screen, "why": why_screen, "end": end_screen}


def start(turn: Turn) -> None:
    """`/door [lender]`: what to do now, and the first question."""
    found = turn.services.search.find(turn.args).lender if turn.args else None
    begin(turn, "", found.id if found else "")


def begin(turn: Turn, path: str = "", lender: str = "", *, note: str = "") -> None:
    """A walk of its own, with what to do now above it. `path` is what was said already."""
    here, opening = _walk(turn, path, lender), flow_of(turn).opening.of(turn.language)
    if here.at.last is not None and here.at.last.note is not None:  # he is inside: "don't open" is too late
        opening = f"{opening.splitlines()[0]}\n{here.at.last.note.of(turn.language)}"
    turn.reply(*_screen(here, above=f"{opening}\n\n{note}" if note else opening))


def in_group(turn: Turn, leads_away: str) -> str:
    """What to do now, for everybody; the questions are asked in private."""
    flow = flow_of(turn)
    return "\n\n".join([flow.opening.of(turn.language), leads_away, flow.emergency.of(turn.language)])


def press(turn: Turn, pressed: OnDoor) -> None:
    """A button of the walk."""
    message = _message(turn)
    if pressed.what == "new" or message is None:
        turn.toast()
        if pressed.what == "new":
            begin(turn, pressed.path, pressed.lender)
        else:
            begin(turn, note=turn.texts("door-old"))
        return
    here = _walk(turn, pressed.path, pressed.lender)
    if pressed.what == "keep" and here.at.judged:
        _keep(here, message)
        return
    turn.toast()
    draw = _SCREENS.get(pressed.what) if here.at.judged else None
    turn.edit(*(draw(here) if draw else _screen(here)))


def _screen(here: Walk, *, above: str = "") -> tuple[str, Rows]:
    return verdict_screen(here) if here.at.judged else question_screen(here, above=above)


def _keep(here: Walk, message: Message) -> None:
    """Write down that somebody was there when the walk began. A second tap finds it written."""
    turn = here.turn
    if not turn.contacts.has_room(turn.user):
        turn.toast(turn.texts("log-full", most=BOUNDS["kept"]), alert=True)
        return
    turn.user = turn.users.ensure(turn.user, turn.now)
    written = turn.contacts.write_down_visit(
        turn.user,
        message.message_id,
        message.date,
        here.at.facts,
        here.level,
        turn.now,
        here.lender_id,
        here.loan,
    )
    if written is None:
        turn.toast(turn.texts("door-kept-before"))
        return
    turn.toast()
    turn.reply(*kept_screen(here, written))


def _message(turn: Turn) -> Message | None:
    """The message whose button was pressed, if it is of this day."""
    query = turn.update.callback_query
    message = query.message if query else None
    if not isinstance(message, Message) or turn.now - message.date > _ANSWERED:
        return None
    return message


def _walk(turn: Turn, path: str, lender: str) -> Walk:
    """Where these answers lead, without asking which lender if it is known. The start for what is none."""
    here = Walk.of(turn, path, lender) or Walk.of(turn)
    if here is None:
        raise LookupError("a flow has a start")
    if here.at.step is not None and here.lender:
        named = next((one for one in here.flow.answers(here.at.step) if one.each), None)
        return (named and Walk.of(turn, path + named.code, lender)) or here
    return here


def _carried(library: Library) -> Iterator[tuple[str, str, str]]:
    """The longest button of each lender."""
    path = walk.SKIPPED * MOST_TAPS
    return (("lenders", one, OnDoor("keep", path, one).text()) for one in library.lenders)


FEATURE: Final = Feature((Command("door", start, aside=in_group),), (OnDoor.to(press),), carried=_carried)
