"""What is said where the bot is no member: articles to choose from, or one answer as a guest.

General knowledge alone: nothing that is stored about anyone is read, and no button leads to it.
"""

import re
from collections.abc import Iterator
from typing import Final

from telegram.helpers import create_deep_linked_url

from bot.chat import around, urgent
from bot.chat.answer_place import KIND, Place, View
from bot.chat.answer_screens import screen
from bot.chat.around import Who
from bot.chat.context import Turn
from bot.chat.question_screens import to_question
from bot.knowledge.matching import asks
from bot.reading.patterns import regex
from bot.services.selection import TOPIC
from bot.transport.messages import Article, Articles, Button, GuestAnswer, Send, esc, plain

_MOST: Final = 8
_LONGEST: Final = 256  # of a query, as Telegram gives it; a guest is asked no more either
_TITLE: Final = 60
_SAID: Final = 120
_ANSWERS: Final = {View.RIGHTS: "rights", View.VERIFY: "verify"}


def choose(turn: Turn) -> None:
    """An inline query: what there is to be sent."""
    query = turn.update.inline_query
    if query is not None:
        turn.said.append(Articles(query.id, tuple(_articles(turn, query.query))))


def answer_as_guest(turn: Turn) -> None:
    """A message in a chat that the bot is not in, in which somebody called it by its name."""
    message = turn.update.guest_message
    if message is None or message.guest_query_id is None:
        return
    name = regex(rf"@{re.escape(turn.services.bot_name)}\b", re.IGNORECASE)
    words = name.sub(" ", message.text or message.caption or "")
    turn.said.append(GuestAnswer(message.guest_query_id, _articles(turn, words)[0]))


def _articles(turn: Turn, text: str) -> list[Article]:
    """The likeliest first; the cards for those around where nothing else is meant."""
    words = " ".join(text.split())[:_LONGEST].removeprefix("/")
    turn.args = words
    if urgent.answer(turn):
        said = turn.said.pop()
        return [_article(turn, "urgent", said.text)] if isinstance(said, Send) else []
    found = {one.id: one for one in (_found(turn, words) if words else ())}
    if not found:
        found = {one.id: one for one in (_card(turn, who) for who in Who)}
    return list(found.values())[:_MOST]


def _found(turn: Turn, words: str) -> Iterator[Article]:
    who = around.named(words)
    if who is not None and not asks(words):
        yield _card(turn, who)
    said = turn.services.search.understand(words)
    lender = said.lender.lender
    target = lender.id if lender else KIND + said.lender.kind if said.lender.kind else ""
    place = Place(target=target) if target else Place()
    question = said.question
    if question.sure is not None:
        yield _answer(turn, f"q-{question.sure.id}", to_question(place, question.sure))
    if target:
        for view, name in _ANSWERS.items():
            link = f"{name}_{lender.id}" if lender else ""
            yield _answer(turn, name, Place(view, target, back=view), link)
    if who is not None:
        yield _card(turn, who)
    for one in question.near:
        yield _answer(turn, f"q-{one.id}", to_question(place, one))
    for near in said.lender.near:
        yield _answer(turn, f"rights-{near.id}", Place(View.RIGHTS, near.id), f"rights_{near.id}")
    if said.intent == "verify" and not target:
        yield _answer(turn, "verify", Place(View.VERIFY, back=View.VERIFY))
    if said.topic is not None and not question:
        yield _answer(turn, "topic", Place(View.SECTION, section=TOPIC + said.topic.id))


def _card(turn: Turn, who: Who) -> Article:
    return _article(turn, f"around-{who}", around.card(turn, who), title=turn.texts(f"button-around-{who}"))


def _answer(turn: Turn, name: str, place: Place, link: str = "") -> Article:
    """A screen as it is in a group, without its buttons: nobody would hear of them there."""
    text, _ = screen(turn, place, {})
    stage = turn.services.library.stages[place.stage].title.of(turn.language)
    choice = turn.texts("by-stage", stage=esc(stage))  # it speaks of buttons
    text = text.replace(f"{choice}\n", "")
    return _article(turn, name, text, link=link)


def _article(turn: Turn, name: str, text: str, *, title: str = "", link: str = "") -> Article:
    first, _, rest = plain(text).partition("\n")
    url = create_deep_linked_url(turn.services.bot_name, link or None)
    return Article(
        id=name,
        title=(title or first)[:_TITLE],
        description=" ".join((f"{first} {rest}" if title else rest).split())[:_SAID],
        text=text,
        rows=[[Button(turn.texts("button-private"), url=url)]],
    )
