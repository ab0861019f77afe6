"""A message that is no command: the order in which it is read. Of words it holds the plainest only."""

from collections.abc import Mapping
from typing import Any

from bot.chat import add, answers, cards, hearings, log_lines, messages, paste, suspicion, urgent, wishes
from bot.chat.answer_place import View
from bot.chat.context import Turn
from bot.chat.feature import Talk
from bot.chat.loan_form import ask
from bot.chat.shared_buttons import start_buttons
from bot.knowledge.matching import Match, asks
from bot.reading.events import is_event
from bot.reading.loan_line import contains_date_rule
from bot.reading.text import fold
from bot.services.loan_form import FORM, Form


def read(turn: Turn, talks: Mapping[str, Talk[Any]]) -> None:
    """Answer a text in a private chat. `talks`: who takes what is typed, by kind of conversation."""
    if urgent.answer(turn):
        return
    cards.turn_to_replied(turn)
    text = turn.args
    asking = asks(text)
    court = hearings.found(turn)
    if court is not None and (court.told or not asking):
        hearings.open_card(turn, court)
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
    line = add.line(turn)
    dated = contains_date_rule(text, turn.written.date()) or add.is_line(line.form)
    message = messages.found(turn)
    # What somebody else wrote asks nothing; a line with a date, or that somebody is here, asks only in the
    # form of a question.
    reads_as_question = message is None and (asking or not (dated or understood.intent == "verify"))
    question = understood.question if reads_as_question else Match()
    judged = suspicion.judged(turn)
    # A threat or a fraud, whatever else it is. A bill and a receipt go where they go, with what is in them.
    if (
        messages.may_be_suspicious(turn, message)
        and suspicion.is_found(judged)
        and suspicion.is_passed_on(turn, question=question.sure is not None)
    ):
        suspicion.answer(turn, judged)
        return
    # "Overdue since the 1st" is a date; "they come on the 1st" is about collection.
    collection = (
        question.sure is not None
        or understood.topic is not None
        or (understood.intent is not None and not dated)
    )
    if message is not None and messages.goes_first(message):
        messages.answer(turn, message, judged)
        return
    # "What if I pay three days late" holds a day, and is no answer to "which day?".
    if asking and (question.sure is not None or court is not None):
        answers.open_understood(turn, text, understood, question)
        if court is not None:  # nothing that was said is dropped: the date can be kept, too
            hearings.open_card(turn, court)
        return
    # Whoever is asked for an amount and writes of calls to the family is not giving an amount.
    said = line.form if dated else None
    called = None if asking or message is not None else log_lines.is_told(turn)
    other = collection or message is not None or called is not None
    if _answers_a_question(turn, talks, unless_unread=other, said=said):
        return
    if called is not None:
        log_lines.offer(turn, called)
        return
    if message is not None:  # never read as a loan in any other way
        messages.answer(turn, message, judged)
        return
    if not dated and suspicion.is_number(turn, judged):
        suspicion.answer(turn, judged)
        return
    if dated and question.sure is None and is_event(fold(text)):
        turn.reply(turn.texts("not-a-loan"), start_buttons(turn.texts))
        return
    if paste.form_pasted(turn) or (not collection and paste.loans_pasted(turn)):
        return
    if turn.forwarded and not dated and question.sure is None:
        suspicion.answer(turn, judged)
        return
    if collection or question:
        answers.open_understood(turn, text, understood, question)
        return
    if dated:
        ask(turn, line)
        return
    if found.lender is not None or found.kind:
        turn.reply(*answers.what_about(turn, found))
        return
    if found.near:
        turn.reply(*answers.ask_which(turn, View.RIGHTS, found.near))
        return
    if suspicion.is_found(judged):
        suspicion.answer(turn, judged)
        return
    turn.reply(turn.texts("not-understood"), start_buttons(turn.texts))


def attach(turn: Turn, talks: Mapping[str, Talk[Any]]) -> bool:
    """Whether a picture, a file or a voice message was taken as the answer to what was asked last."""
    for stored in turn.under_way():
        talk = talks.get(stored.kind)
        state = talk.conversation.of(stored) if talk is not None else None
        if talk is not None and talk.read is not None:
            return talk.attach is not None and state is not None and talk.attach(turn, state)
    return False


def _answers_a_question(
    turn: Turn, talks: Mapping[str, Talk[Any]], *, unless_unread: bool, said: Form | None = None
) -> bool:
    """Whether the text was taken as the answer to the question that was asked last.

    `said`: what it says of a loan, where it names a day.
    """
    for stored in turn.under_way():
        talk = talks.get(stored.kind)
        state = talk.conversation.of(stored) if talk is not None else None
        if talk is None or state is None:  # of a version that knew more, or something else
            turn.drop(stored)
            turn.reply(turn.texts("conversation-lost"))
            return False
        if talk.read is not None:
            loan = said is not None and stored.kind != FORM.kind and add.is_loan(said)
            return talk.read(turn, state, unless_unread=unless_unread or loan)
    return False
