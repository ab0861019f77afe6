"""A message of a bank or lender that was passed on: what it is, and the one thing to do."""

from typing import Final

from bot.chat import cards, paste, suspicion
from bot.chat.context import Turn
from bot.chat.shared_buttons import OnInstalment, add_button, list_button
from bot.chat.wording import money, short_name
from bot.knowledge.judging import Judgement
from bot.reading.messages import Message, What, read_message
from bot.services.instalments import Owed
from bot.services.loan_form import Step
from bot.services.receipts import may_be_of
from bot.transport.messages import Button, esc

_NAMED: Final = 6
"""Instalments that are offered for a receipt at most."""

_MAY_BE_AN_ANSWER: Final = (What.OFFER, What.OTHER)


def found(turn: Turn) -> Message | None:
    """What was passed on; None for the user's own words, and where any words are asked for."""
    form = cards.asking(turn)
    if form is not None and form.step is Step.NOTE:
        return None
    return read_message(turn.args, turn.written.date(), turn.services.adding.names_in(turn.args))


def may_be_suspicious(turn: Turn, message: Message | None) -> bool:
    """Whether it may be answered as a fraud or a threat. A bill and a receipt are more than that.

    Where any words are asked for, it is an answer.
    """
    form = cards.asking(turn)
    if form is not None and form.step is Step.NOTE:
        return False
    return message is None or not (message.bills or message.what is What.RECEIPT)


def goes_first(message: Message) -> bool:
    """Whether it is sure to be no answer to a question, and nothing about collection."""
    return message.what not in _MAY_BE_AN_ANSWER


def answer(turn: Turn, message: Message, judged: Judgement) -> None:
    """A bill becomes a card, with what is suspicious in it. All else is said to be what it is."""
    t = turn.texts
    if message.bills:
        paste.bills(turn, message.bills, judged)
        for receipt in message.beside:
            _receipt(turn, receipt, judged)
    elif message.what is What.RECEIPT:
        _receipt(turn, message, judged)
    elif message.what in (What.BILL, What.OVERDUE):
        suspicion.answer(turn, judged, t("message-bill-unread"), more=[[add_button(t)]])
    elif message.what is What.SETTLED:
        turn.reply(t("message-settled"))
    else:
        suspicion.answer(turn, judged, t(f"message-{message.what}"))


def _receipt(turn: Turn, message: Message, judged: Judgement) -> None:
    """The instalment that it is of can be marked as paid, here and now."""
    t, name = turn.texts, message.lender_text
    overview = turn.loans.overview(turn.user, turn.now)
    lender = turn.services.adding.lender(name)
    fitting = may_be_of(overview, lender, name, message.amount, turn.written.date())[:_NAMED]
    lines = [*suspicion.opening(turn, judged), t("message-receipt")]
    if not fitting and message.after is not None and not _is_kept(turn, lender, name):
        turn.reply("\n".join(lines))
        paste.bills(turn, (message.after,), judged)
        return
    if not fitting:
        turn.reply("\n".join([*lines, t("message-receipt-none")]), [[list_button(t)]])
        return
    lines.append(t("message-receipt-one" if len(fitting) == 1 else "message-receipt-which"))
    for owed in fitting:
        day, left = t.day(owed.instalment.due_on), money(t, owed.instalment.left)
        lines.append(t("message-receipt-line", name=esc(owed.loan.title), day=day, money=left))
    rows = [row for owed in fitting for row in _ways(turn, owed, message.amount)]
    turn.reply("\n".join(lines), [*rows, [list_button(t)]])


def _is_kept(turn: Turn, lender: str | None, name: str) -> bool:
    """Whether a loan of this lender is on the list, so that the next instalment of it is there."""
    loans = (view.loan for view in turn.loans.views(turn.user))
    return any((lender is not None and one.lender == lender) or (name and name in one.name) for one in loans)


def _ways(turn: Turn, owed: Owed, amount: int | None) -> list[list[Button]]:
    """Paid; or what the receipt says of it, where that is less. A second tap does nothing."""
    t, one, name = turn.texts, owed.instalment, short_name(owed.loan.title)
    rows = [[OnInstalment("paid", one.id, seen=one.stamp).button(t("button-mark-paid", name=name))]]
    if amount is not None and one.left is not None and amount < one.left:
        part = OnInstalment("part", one.id, str(amount), one.stamp)
        rows.insert(0, [part.button(t("button-mark-part", name=name, money=t.money(amount)))])
    return rows
