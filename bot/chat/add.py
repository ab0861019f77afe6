"""/add and changing a loan: from a command, a button or a text to the form, and saving it."""

from datetime import date
from typing import Final

from bot.chat import messages, paste
from bot.chat.answer_place import UNLISTED, Place
from bot.chat.buttons import number
from bot.chat.context import Turn
from bot.chat.due_now import due_now
from bot.chat.feature import Command, Feature, Talk
from bot.chat.loan_form import OnForm, ask, carried
from bot.chat.months import read_month
from bot.chat.shared_buttons import list_button, loan_button, subscribe_button
from bot.chat.wording import local, too_many
from bot.domain.language import Language
from bot.domain.loans import LimitError, Loan
from bot.services.loan_form import FORM, Form, Reply, Step, is_settled
from bot.store.records import Subscription
from bot.transport.messages import Button, esc


def start(turn: Turn) -> None:
    """`/add`: guided, in one line, or followed by what was pasted."""
    message = messages.found(turn)
    if message is not None:
        messages.answer(turn, message)
    elif not paste.pasted(turn):
        both = turn.language is Language.EN
        ask(turn, turn.services.adding.line(turn.args, turn.written.date(), turn.today, both_orders=both))


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
    ask(turn, Reply(turn.services.adding.of_loan(view)))
    return True


def read(turn: Turn, form: Form, *, unless_unread: bool) -> bool:
    """What the user typed while a form is open. False, and nothing said, if it is to be read otherwise.

    `unless_unread`: there is another way to read the text, to be taken where it answers no question.
    """
    if form.step is Step.LENDER and form.rule is None and paste.form_pasted(turn):
        return True  # nothing was said before, so nothing is lost
    if unless_unread and form.step in (Step.LENDER, Step.WHICH, Step.LABEL, Step.NOTE):
        return False  # any words could be a name; these are about collection
    reply = turn.services.adding.text(form, turn.args, turn.written.date(), turn.today)
    if unless_unread and reply.problem:
        return False
    if (reply.problem or form.step is Step.LENDER) and paste.loans_pasted(turn):
        return True
    ask(turn, reply)
    return True


def press(turn: Turn, pressed: OnForm) -> None:
    """A choice. Buttons of an older form do nothing."""
    form = turn.find(FORM)
    if form is None or form.nonce != pressed.nonce:
        turn.toast(turn.texts("form-old"), alert=True)
        return
    turn.toast()
    adding = turn.services.adding
    choice, value = pressed.choice, pressed.value
    match choice:
        case "save" if is_settled(form):
            _save(turn, form)
        case "cancel":
            turn.end(FORM)
            turn.edit(turn.texts("cancel-done"))
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
    if loan is None:
        turn.edit(t("loan-gone"))
        return
    turn.end(FORM)
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
