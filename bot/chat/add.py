"""/add and changing a loan: from a command, a button or a text to the form, and saving it."""

from dataclasses import replace
from datetime import date
from typing import Final

from bot.chat import cards, hearings, lead, messages, paste, suspicion
from bot.chat.answer_place import UNLISTED, Place
from bot.chat.buttons import number
from bot.chat.cards import OnForm
from bot.chat.context import Turn
from bot.chat.due_now import due_now
from bot.chat.feature import Command, Feature, Talk
from bot.chat.loan_form import ask, carried
from bot.chat.months import read_month
from bot.chat.shared_buttons import list_button, loan_button, subscribe_button
from bot.chat.wording import local, too_many
from bot.domain.language import Language
from bot.domain.loans import LimitError, Loan
from bot.services.conversation import WAITS
from bot.services.loan_form import FORM, Form, Reply, Step, at_next, is_blank, is_settled
from bot.services.loan_form_dates import passed
from bot.store.records import LoanView, Subscription
from bot.transport.messages import Button, esc


def start(turn: Turn) -> None:
    """`/add`: guided, in one line, or followed by what was pasted."""
    message, court = messages.found(turn), hearings.found(turn)
    if court is not None:
        hearings.open_card(turn, court)
    elif message is not None:
        messages.answer(turn, message, suspicion.judged(turn))
    elif judged := suspicion.of_another(turn):
        suspicion.answer(turn, judged)
    elif not (lead.take(turn) and not turn.args) and not paste.pasted(turn):
        ask(turn, line(turn))


def with_lender(turn: Turn, lender_id: str) -> None:
    """`/add`, the lender being known already."""
    lender = turn.services.library.lenders[lender_id]
    ask(turn, turn.services.adding.with_lender(lender_id, lender.name.of(turn.language)))


def on_day(turn: Turn, day: date) -> None:
    """`/add`, a due day being known already."""
    ask(turn, turn.services.adding.on_day(day))


def change(turn: Turn, loan_id: int) -> bool:
    """Change a saved loan; False if there is none."""
    view = turn.loans.find(turn.user, loan_id)
    if view is None:
        return False
    ask(turn, Reply(changing(turn, view)))
    return True


def changing(turn: Turn, view: LoanView) -> Form:
    """The card on which this loan is being changed: one for each loan, so that none takes another back."""
    loan_id = view.loan.id
    begun = [one for one in cards.waiting(turn) if isinstance(one, Form) and one.loan_id == loan_id]
    form = at_next(begun[0]) if begun else turn.services.adding.of_loan(view)
    return replace(form, step=Step.FIELD) if form.step is Step.CARD else form


def read(turn: Turn, form: Form, *, unless_unread: bool) -> bool:
    """What the user typed while a form is open. False, and nothing said, if it is to be read otherwise.

    `unless_unread`: there is another way to read the text, to be taken where it answers no question.
    """
    if is_blank(form) and turn.today - (form.shown_on or turn.today) > WAITS:
        return False  # asked days ago, and never answered
    if form.step is Step.LENDER and form.rule is None and paste.form_pasted(turn, form):
        return True
    if unless_unread and form.step in (Step.LENDER, Step.WHICH, Step.LABEL, Step.NOTE):
        return False  # any words could be a name; these are about collection
    if form.step is Step.LENDER and paste.loans_pasted(turn):
        return True
    if not unless_unread and form.step not in (Step.LABEL, Step.NOTE) and _whole_line(turn, form):
        return True
    reply = turn.services.adding.text(form, turn.args, turn.written.date(), turn.today)
    if unless_unread and reply.problem:
        return False
    if not (reply.problem and paste.pasted(turn)):
        ask(turn, reply)
    return True


def line(turn: Turn) -> Reply:
    """What the text says, read as a loan in one line."""
    both = turn.language is Language.EN
    return turn.services.adding.line(turn.args, turn.written.date(), turn.today, both_orders=both)


def is_loan(said: Form) -> bool:
    """Whether a line is sure to be a loan, and so no answer to a question about something else."""
    known = said.lender is not None or said.amount is not None
    return bool(said.name and known and said.rule is not None and not said.unread)


def is_line(said: Form) -> bool:
    """Whether a line is a name, a day and an amount, and holds nothing that was not understood."""
    return bool(said.name and _is_dated(said) and said.amount is not None and not said.unread)


def _is_dated(form: Form) -> bool:
    """Whether a day was said, if only one that may mean two things."""
    return form.rule is not None or bool(form.readings)


def _whole_line(turn: Turn, form: Form) -> bool:
    """Whether the text is a loan by itself. If so, it gets a card of its own, and the first stays as it was.

    Whoever was asked for the lender alone, and says everything once more, goes on with the first.
    """
    reply = line(turn)
    said = reply.form
    if not said.name or not (_is_dated(said) or (said.lender is not None and said.amount is not None)):
        return False
    if form.name:
        if turn.services.adding.is_same(form, said.name) and not _is_second(form, said):
            return False
    elif form.rule is None or form.rule == said.rule:
        said = replace(said, nonce=form.nonce, picked=None if _is_dated(said) else form.picked)
        reply = replace(reply, form=at_next(said))
    ask(turn, reply)
    return True


def _is_second(form: Form, said: Form) -> bool:
    """Whether a line means one more loan at the lender of a card: with another date and another amount."""
    before, now = (form.rule, form.amount), (said.rule, said.amount)
    return (
        form.loan_id is None and None not in (*before, *now) and before[0] != now[0] and before[1] != now[1]
    )


def press(turn: Turn, pressed: OnForm) -> None:
    """A choice, on its own card and no other."""
    choice, value = pressed.choice, pressed.value
    form = turn.find(FORM, pressed.nonce)
    if form is None:
        cards.press_old(
            turn,
            FORM,
            pressed.nonce,
            lambda old: ask(turn, Reply(at_next(old)), first=cards.expired(turn)),
            cancels=choice == "cancel",
        )
        return
    turn.toast()
    adding = turn.services.adding
    match choice:
        case "save" if is_settled(passed(form, turn.today)):
            _save(turn, form)
        case "cancel":
            cards.cancel(turn, FORM, form.nonce)
        case cards.SHOW:
            ask(turn, Reply(form))
        case "month":
            ask(turn, Reply(form), edit=True, month=read_month(value))
        case "own" if (view := turn.loans.find(turn.user, number(value))) is not None:
            ask(turn, Reply(adding.owned(form, view.loan.lender, view.loan.name)), edit=True)
        case _:
            form = adding.choose(form, choice, value, turn.language, turn.today)
            ask(turn, Reply(form), edit=True)


def _save(turn: Turn, form: Form) -> None:
    t = turn.texts
    try:
        loan = _saved(turn, form)
    except LimitError as error:  # the card stays, to be saved once there is room
        turn.reply(too_many(t, error), [[Button(t("button-list"), "loan:list")]])
        return
    turn.end(FORM, form.nonce)
    if loan is None:
        turn.edit(t("loan-gone"))
        return
    user, view = turn.user, turn.loans.find(turn.user, loan.id)
    lines = [t("saved", name=esc(loan.title))]
    rows: list[list[Button]] = []
    if form.loan_id is None:
        due, buttons = due_now(turn, [loan])
        lines += due
        rows += map(list, buttons)
    if user.subscription is not Subscription.ON:
        lines.append(t("list-off"))
        rows.append([subscribe_button(t)])
    elif view is not None and view.next_reminder is not None:
        moment = t.moment(local(view.next_reminder, user.preferences.zone))
        lines.append(t("next-at", moment=moment, zone=user.preferences.zone))
    else:
        lines.append(t("saved-silent"))
    lines.append(t("saved-then"))
    lines += cards.left(turn)
    rows.append([Button(t("button-full-answer"), Place(target=loan.lender or UNLISTED).data(turn.language))])
    rows.append([loan_button(t, loan.id), list_button(t)])
    turn.edit("\n".join(lines), rows)


def _saved(turn: Turn, form: Form) -> Loan | None:
    """The loan, new or changed; None if it is gone. Raises LimitError."""
    if form.loan_id is not None:
        note = form.note if form.agreed else None
        return turn.loans.change(turn.user, form.loan_id, form.draft(), turn.now, note)
    (loan,) = turn.loans.save(turn.user, [form.draft()], turn.now)
    turn.user = turn.users.find(turn.user.id, turn.language, turn.now)
    return loan


FEATURE: Final = Feature(
    (Command("add", start),), (OnForm.to(press),), talk=Talk(FORM, read), carried=carried
)
