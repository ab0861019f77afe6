"""/add and changing a loan: from a command, a button or a text to the form, and saving it."""

from datetime import date

from bot.chat import paste
from bot.chat.answer_place import GENERAL, Place
from bot.chat.context import Turn, row_id
from bot.chat.loan_form import ask, user_today
from bot.chat.months import read_month
from bot.chat.wording import local
from bot.services.loan_form import Form, Reply, Step
from bot.services.loan_form_codec import KIND, from_draft
from bot.store.base import Draft, Subscription
from bot.transport.messages import Button, esc


async def start(turn: Turn) -> None:
    """`/add`: guided, in one line, or followed by what was pasted."""
    if not await paste.pasted(turn):
        await ask(turn, turn.services.adding.line(turn.args, user_today(turn)))


async def with_lender(turn: Turn, lender_id: str) -> None:
    """`/add`, the lender being known already."""
    lender = turn.services.library.lenders[lender_id]
    await ask(turn, turn.services.adding.with_lender(lender_id, lender.name.of(turn.language)))


async def on_day(turn: Turn, day: date) -> None:
    """`/add`, a due day being known already."""
    await ask(turn, turn.services.adding.on_day(day))


async def change(turn: Turn, loan_id: int) -> bool:
    """Change a saved loan; False if there is none."""
    view = await turn.services.loans.find(turn.user, loan_id)
    if view is None:
        return False
    await ask(turn, Reply(turn.services.adding.of_loan(view)))
    return True


async def answer(turn: Turn, draft: Draft, *, unless_unread: bool) -> bool:
    """What the user typed while a form is open. False, and nothing said, if it is to be read otherwise.

    `unless_unread`: there is another way to read the text, to be taken where it answers no question.
    """
    form = from_draft(draft)
    if form.step is Step.LENDER and form.rule is None and await paste.form_pasted(turn):
        return True  # nothing was said before, so nothing is lost
    if unless_unread and form.step in (Step.LENDER, Step.WHICH, Step.LABEL, Step.NOTE):
        return False  # any words could be a name; these are about collection
    reply = turn.services.adding.text(form, turn.args, user_today(turn))
    if unless_unread and reply.problem:
        return False
    if (reply.problem or form.step is Step.LENDER) and await paste.loans_pasted(turn):
        return True
    await ask(turn, reply)
    return True


async def press(turn: Turn, args: list[str]) -> None:
    """`new:<nonce>:<choice>[:<value>]`: buttons of an older form do nothing."""
    draft = await turn.services.store.draft(turn.user.id, turn.now, KIND)
    if draft is None or len(args) < 2 or draft.data["nonce"] != args[0]:
        await turn.toast(turn.texts("form-old"), alert=True)
        return
    await turn.toast()
    form, adding = from_draft(draft), turn.services.adding
    choice, value = args[1], args[2] if len(args) > 2 else ""
    match choice:
        case "save" if form.step is Step.CARD:
            await _save(turn, form)
        case "cancel":
            await turn.services.store.drop_draft(turn.user.id, KIND)
            await turn.edit(turn.texts("cancel-done"))
        case "month":
            await ask(turn, Reply(form), edit=True, month=read_month(value))
        case "own" if (view := await turn.services.loans.find(turn.user, row_id(args[1:]))) is not None:
            await ask(turn, Reply(adding.owned(form, view.loan.lender, view.loan.name)), edit=True)
        case _:
            form = adding.choose(form, choice, value, turn.language, user_today(turn))
            await ask(turn, Reply(form), edit=True)


async def _save(turn: Turn, form: Form) -> None:
    t, services = turn.texts, turn.services
    if form.loan_id is None:
        loan = await services.loans.save(turn.user, form.draft(), turn.now)
    else:
        note = form.note if form.agreed else None
        changed = await services.loans.change(turn.user, form.loan_id, form.draft(), turn.now, note)
        if changed is None:
            await turn.edit(t("loan-gone"))
            return
        loan = changed
    user = await services.users.find(turn.user.id, turn.language, turn.now)
    view = await services.loans.find(user, loan.id)
    lines = [t("saved", name=esc(loan.title))]
    rows: list[list[Button]] = []
    if user.subscription is not Subscription.ON:
        lines.append(t("list-off"))
        rows.append([Button(t("button-subscribe"), "sub")])
    elif view is not None and view.next_reminder is not None:
        moment = t.moment(local(view.next_reminder, user.preferences.zone))
        lines.append(t("next-at", moment=moment, zone=user.preferences.zone))
    else:
        lines.append(t("saved-silent"))
    lines.append(t("saved-then"))
    rows.append([Button(t("button-full-answer"), Place(target=loan.lender or GENERAL).data(turn.language))])
    rows.append([Button(t("button-loan"), f"loan:open:{loan.id}"), Button(t("button-list"), "loan:list")])
    await turn.edit("\n".join(lines), rows)
