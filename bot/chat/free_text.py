"""A message that is no command: the order in which it is read. Of words it holds the plainest only."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.chat import (
    add,
    answers,
    cards,
    hearings,
    lead,
    log_lines,
    messages,
    paste,
    suspicion,
    urgent,
    which_loan,
    wishes,
)
from bot.chat.answer_place import View
from bot.chat.context import Turn
from bot.chat.loan_form import ask
from bot.chat.said import Said, Talks
from bot.chat.shared_buttons import start_buttons
from bot.knowledge.matching import asks
from bot.reading.amounts import sums_in
from bot.reading.events import is_event
from bot.reading.loan_line import contains_date_rule
from bot.reading.text import CLAUSE, STOPS, fold, plain
from bot.reading.told import is_demand
from bot.services.answers import NEGOTIATE
from bot.services.loan_form import FORM, Form

_LONGEST_TOLD: Final = 300  # characters: whoever writes more pastes, and asks nothing beside


def read(turn: Turn, talks: Talks) -> None:
    """Answer a text in a private chat. `talks`: who takes what is typed, by kind of conversation."""
    if urgent.answer_told(turn):
        return
    cards.turn_to_replied(turn)
    said = Said(turn, talks)
    taken = next((takes for takes in _ORDER if takes(said)), None)
    if taken is None:
        turn.reply(turn.texts("not-understood"), start_buttons(turn.texts))
    elif taken not in _NO_HELP_AFTER:
        urgent.name_help(turn, said.likeness)


def attach(turn: Turn, talks: Talks) -> bool:
    """Whether a picture, a file or a voice message was taken as the answer to what was asked last."""
    for stored in turn.under_way():
        talk = talks.get(stored.kind)
        state = talk.conversation.of(stored) if talk is not None else None
        if talk is not None and talk.read is not None:
            return talk.attach is not None and state is not None and talk.attach(turn, state)
    return False


def _court(said: Said) -> bool:
    if said.court is None or (said.asking and not said.court.told):
        return False
    hearings.open_card(said.turn, said.court)
    return True


def _lead(said: Said) -> bool:
    """How many days before to remind is done, and whatever else was said is read by itself."""
    if said.message is not None or not lead.take(said.turn):
        return False
    if said.turn.args:
        read(said.turn, said.talks)  # which names help itself
    else:
        urgent.name_help(said.turn, said.likeness)
    return True


def _wish(said: Said) -> bool:
    """Every word of a wish is accounted for: it is neither talk of collection nor a loan."""
    wish = wishes.read(said.turn)
    if wish is None:
        return False
    maybe = not wishes.may_be_an_answer(said.turn, wish)
    if wishes.comes_first(said.turn) or not _taken_as_answer(said, unless_unread=maybe):
        wishes.act(said.turn, wish)
    return True


def _distress(said: Said) -> bool:
    """By likeness alone: what is surely read is answered, and this is said after it."""
    return not (add.is_line(said.line.form) or said.collection) and urgent.answer_like(
        said.turn, said.likeness
    )


def _fraud(said: Said) -> bool:
    """A threat or a fraud, whatever else it is. A bill and a receipt go where they go, with what is in it."""
    if not (
        messages.may_be_suspicious(said.turn, said.message)
        and suspicion.is_found(said.judged)
        and suspicion.is_passed_on(said.turn, question=said.question.sure is not None)
    ):
        return False
    suspicion.answer(said.turn, said.judged)
    return True


def _sure_message(said: Said) -> bool:
    return said.message is not None and messages.goes_first(said.message) and _message(said)


def _beside(said: Said) -> bool:
    """Who tells of a loan, and asks something in a clause of its own, wants both."""
    turn, text = said.turn, said.turn.args
    if (
        len(text) > _LONGEST_TOLD
        or said.message is not None
        or not contains_date_rule(text, turn.written.date())
    ):
        return False
    whole = said.understood  # before `turn.args` changes
    for clause in CLAUSE.finditer(text):
        found = turn.services.search.understand(clause[0])
        if found.question.sure is None or contains_date_rule(clause[0], turn.written.date()):
            continue
        turn.args = text[: clause.start()].rstrip(STOPS) + text[clause.end() :]
        loan = Said(turn, said.talks)
        if loan.whole:
            named = found.lender.lender or found.lender.kind
            asked = found if named else replace(found, lender=whole.lender)
            answers.open_understood(turn, clause[0], asked, found.question)
            return _pasted(loan) or _loan(loan)
        turn.args = text
    return False


def _sure_question(said: Said) -> bool:
    """ "What if I pay three days late" holds a day, and is no answer to "which day?"."""
    if not said.asking or (said.question.sure is None and said.court is None):
        return False
    answers.open_understood(said.turn, said.turn.args, said.understood, said.question)
    if said.court is not None:  # nothing that was said is dropped: the date can be kept, too
        hearings.open_card(said.turn, said.court)
    return True


def _command(said: Said) -> bool:
    """What is asked or wanted of the bot itself, in whatever words."""
    found = said.understood
    if not found.question.command or found.lender.lender or found.lender.kind or said.dated or said.message:
        return False
    wishes.open_command(said.turn, found.question.command)
    return True


def _wish_beside(said: Said) -> bool:
    """A wish in a clause of its own, where the rest only tells how it came about."""
    turn = said.turn
    if said.message is not None or said.contact is not None or said.whole or turn.under_way():
        return False

    def tells_more(clause: str) -> bool:
        found = turn.services.search.understand(clause)
        agreed = found.topic is not None and found.topic.id == NEGOTIATE
        other = found.intent == "verify" or (found.question.sure is not None and not agreed)
        return other or asks(clause) or bool(sums_in(plain(clause)))

    wish = wishes.read_beside(turn, tells_more)
    if wish is None:
        return False
    wishes.act(turn, wish)
    return True


def _answer(said: Said) -> bool:
    """Whoever is asked for an amount and writes of calls to the family is not giving an amount."""
    other = said.collection or said.message is not None or said.contact is not None
    return _taken_as_answer(said, unless_unread=other, loan=said.line.form if said.dated else None)


def _contact(said: Said) -> bool:
    if said.contact is None:
        return False
    log_lines.offer(said.turn, said.contact)
    return True


def _message(said: Said) -> bool:
    """It is never read as a loan in any other way."""
    if said.message is None:
        return False
    messages.answer(said.turn, said.message, said.judged)
    return True


def _number(said: Said) -> bool:
    return not said.dated and suspicion.is_number(said.turn, said.judged) and _suspicion(said)


def _event(said: Said) -> bool:
    if not said.dated or said.question.sure is not None or not is_event(fold(said.turn.args)):
        return False
    said.turn.reply(said.turn.texts("not-a-loan"), start_buttons(said.turn.texts))
    return True


def _pasted(said: Said) -> bool:
    if paste.form_pasted(said.turn):
        return True
    if said.collection or said.loans is None:
        return False
    paste.look_through(said.turn, said.loans)
    return True


def _forwarded(said: Said) -> bool:
    """What somebody else wrote is judged before its subject is explained."""
    turn = said.turn
    pasted = not said.asking and is_demand(plain(turn.args)) and suspicion.is_passed_on(turn)
    about = said.collection or not said.dated
    return (turn.forwarded or pasted) and about and said.question.sure is None and _suspicion(said)


def _call_for_help(said: Said) -> bool:
    """Where there is neither a question nor a loan to answer."""
    return not (said.whole or said.collection or said.question) and urgent.answer_maybe(
        said.turn, said.likeness
    )


def _question(said: Said) -> bool:
    if not said.collection and not said.question:
        return False
    answers.open_understood(said.turn, said.turn.args, said.understood, said.question)
    return True


def _loan(said: Said) -> bool:
    if not said.dated:
        return False
    ask(said.turn, said.line)
    return True


def _sum(said: Said) -> bool:
    """借呗 500: the day is asked for."""
    form = said.line.form
    if not form.name or form.amount is None:
        return False
    ask(said.turn, said.line)
    return True


def _lender(said: Said) -> bool:
    turn, found = said.turn, said.understood.lender
    if found.lender is not None or found.kind:
        text, rows = answers.what_about(turn, found)
        turn.reply(text, [*which_loan.rows(turn, turn.services.adding.names_in(turn.args)), *rows])
    elif found.near:
        turn.reply(*answers.ask_which(turn, View.RIGHTS, found.near))
    else:
        return False
    return True


def _suspected(said: Said) -> bool:
    return suspicion.is_found(said.judged) and _suspicion(said)


def _suspicion(said: Said) -> bool:
    suspicion.answer(said.turn, said.judged)
    return True


_ORDER: Final[tuple[Callable[[Said], bool], ...]] = (
    _court,
    _lead,  # after the date at court, which has reminders of its own
    _wish,
    _fraud,
    _sure_message,
    _beside,  # after what is fraud as a whole; before the question alone
    _sure_question,
    _command,  # before what is asked: it is no answer to that
    _wish_beside,  # before its day is taken for a loan
    _distress,  # before what is asked
    _answer,
    _contact,
    _message,
    _number,
    _event,
    _pasted,
    _forwarded,
    _call_for_help,  # before a day, a sum or a name alone
    _question,
    _loan,
    _sum,
    _lender,
    _suspected,
)
"""Who is asked in turn whether the text is theirs. What is danger or distress by its words comes before all;
by likeness alone, what is surely something else stays that, and help is named after it."""

_NO_HELP_AFTER: Final = frozenset(
    (
        *(_lead, _distress, _call_for_help),  # named already
        *(_wish, _answer),  # read to the last word, or asked for
        *(_fraud, _sure_message, _message, _number, _pasted, _forwarded, _suspected),  # another's words
    )
)


def _taken_as_answer(said: Said, *, unless_unread: bool, loan: Form | None = None) -> bool:
    """Whether the text was taken as the answer to the question that was asked last.

    `loan`: what it says of one, where it names a day.
    """
    turn = said.turn
    for stored in turn.under_way():
        talk = said.talks.get(stored.kind)
        state = talk.conversation.of(stored) if talk is not None else None
        if talk is None or state is None:  # of a version that knew more, or something else
            turn.drop(stored)
            turn.reply(turn.texts("conversation-lost"))
            return False
        if talk.read is not None:
            other = loan is not None and stored.kind != FORM.kind and add.is_loan(loan)
            return talk.read(turn, state, unless_unread=unless_unread or other)
    return False
