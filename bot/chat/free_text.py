"""A message that is no command: the order in which it is read. Of words it holds the plainest only."""

import re
from collections.abc import Mapping
from typing import Any, Final

from bot.chat import add, answers, messages, paste, wishes
from bot.chat.answer_place import View
from bot.chat.context import Turn
from bot.chat.feature import Talk
from bot.chat.shared_buttons import start_buttons
from bot.knowledge.matching import Match, asks
from bot.reading.loan_line import contains_date_rule

# Someone who says this must not be asked for a due date first. Wide on purpose: a wrong hit
# costs one kind message.
_DISTRESS: Final = re.compile(
    r"自杀|自殺|自尽|自盡|轻生|輕生|想死|不想活|不想再活|活不下去|活不成|活着没意思|活著沒意思|活着没意义|活著沒意義"
    r"|结束生命|結束生命|结束自己|結束自己|了结自己|了結自己|一死了之|寻死|尋死|去死算了|死了算了|死了一了百了"
    r"|跳楼|跳樓|跳河|跳桥|跳橋|割腕|烧炭|燒炭|上吊|遗书|遺書|不如死|没有活路|沒有活路"
    r"|suicid|kill myself|end my life|want to die|don'?t want to live|no reason to live|better off dead"
    r"|hang myself",
    re.IGNORECASE,
)


def is_distress(text: str) -> bool:
    """Whether someone speaks of not wanting to live."""
    return _DISTRESS.search(text) is not None


def read(turn: Turn, talks: Mapping[str, Talk[Any]]) -> None:
    """Answer a text in a private chat. `talks`: who takes what is typed, by kind of conversation."""
    text = turn.args
    if is_distress(text):
        turn.reply(turn.texts("distress"))
        return
    # Every word of a wish is accounted for: it is neither talk of collection nor a loan.
    wish = wishes.read(turn)
    if wish is not None:
        maybe = not wishes.may_be_an_answer(turn, wish)
        if wishes.comes_first(turn) or not _answers_a_question(turn, talks, unless_unread=maybe):
            wishes.act(turn, wish)
        return
    understood = turn.services.search.understand(text)
    found = understood.lender
    dated = contains_date_rule(text, turn.written.date())
    message = messages.found(turn)
    # What somebody else wrote asks nothing; a line with a date, or that somebody is here, asks only in the
    # form of a question.
    reads_as_question = message is None and (asks(text) or not (dated or understood.intent == "verify"))
    question = understood.question if reads_as_question else Match()
    # "Overdue since the 1st" is a date; "they come on the 1st" is about collection.
    collection = (
        question.sure is not None
        or understood.topic is not None
        or (understood.intent is not None and not dated)
    )
    if message is not None and messages.goes_first(message):
        messages.answer(turn, message)
        return
    if not collection and dated and message is None and wishes.put_aside(turn):
        return
    # Whoever is asked for an amount and writes that someone is at the door is not giving an amount.
    if _answers_a_question(turn, talks, unless_unread=collection or message is not None):
        return
    if message is not None and not collection:  # never read as a loan in any other way
        messages.answer(turn, message)
        return
    if paste.form_pasted(turn) or (not collection and paste.loans_pasted(turn)):
        return
    if collection or question:
        answers.open_understood(turn, understood, question)
        return
    if dated:
        add.start(turn)
        return
    if found.lender is not None or found.kind:
        turn.reply(*answers.what_about(turn, found))
        return
    if found.near:
        turn.reply(*answers.ask_which(turn, View.RIGHTS, found.near))
        return
    turn.reply(turn.texts("not-understood"), start_buttons(turn.texts))


def _answers_a_question(turn: Turn, talks: Mapping[str, Talk[Any]], *, unless_unread: bool) -> bool:
    """Whether the text was taken as the answer to the question that was asked last."""
    stored = turn.latest()
    if stored is None:
        return False
    talk = talks.get(stored.kind)
    state = talk.conversation.unpack(stored.data) if talk is not None else None
    if talk is None or state is None:  # of a version that knew more, or something else
        turn.users.end_conversations(turn.user, stored.kind)
        turn.reply(turn.texts("conversation-lost"))
        return False
    return talk.read(turn, state, unless_unread=unless_unread)
