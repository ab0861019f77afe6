"""What was pasted or passed on: a schedule, a bill, or several loans to look through before any is saved."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.chat.buttons import Press
from bot.chat.context import Turn
from bot.chat.feature import Feature, Talk
from bot.chat.loan_form import ask
from bot.chat.shared_buttons import list_button
from bot.chat.wording import describe, local, money, short_name, too_many
from bot.domain.dates import due_day_from
from bot.domain.loans import LimitError
from bot.reading.bills import looks_like_bill, read_bill
from bot.reading.card_text import is_card
from bot.reading.repayment_plan import MAX_LOANS, read_lines, read_schedule
from bot.services.loan_form import Form, Reply
from bot.services.paste import REVIEW, Batch, review
from bot.store.records import Subscription
from bot.texts import Texts
from bot.transport.messages import Button, Rows, esc, in_rows

_UNREAD: Final = 80  # signs of what could not be read that are shown


@dataclass(frozen=True, slots=True)
class OnReview(Press):
    """What to do, in the review of that nonce and in no other; and with which of the unfinished loans."""

    prefix = "paste"
    nonce: str = ""
    what: str = ""
    number: int | None = None


def pasted(turn: Turn) -> bool:
    """Whether a text is a bill, a schedule or several loans. If so, it is answered."""
    return form_pasted(turn) or loans_pasted(turn)


def form_pasted(turn: Turn) -> bool:
    """Whether a text is a bill or a schedule. If so, it is answered with a form in place of any other."""
    adding, today = turn.services.adding, turn.today
    if is_card(turn.args):
        ask(turn, adding.line(turn.args, today))
        return True
    bill = read_bill(turn.args, today, adding.names) if looks_like_bill(turn.args) else None
    if bill is not None:
        ask(turn, adding.bill(bill, today))
        return True
    schedule = read_schedule(turn.args, today, adding.names)
    if schedule is None:
        return False
    ask(turn, adding.schedule(schedule, today))
    return True


def loans_pasted(turn: Turn) -> bool:
    """Whether a text is several loans. If so, it is answered with their review; a form stays as it is."""
    today = turn.today
    entries = read_lines(turn.args, today, turn.services.adding.names)
    if entries is None:
        return False
    batch = review(turn.services.adding, entries, today)
    turn.keep(REVIEW, batch)
    turn.reply(*_screen(turn, batch))
    return True


def press(turn: Turn, pressed: OnReview) -> None:
    """Save, cancel, or open one. Buttons of an older review do nothing."""
    batch = turn.find(REVIEW)
    if batch is None or batch.nonce != pressed.nonce:
        turn.toast(turn.texts("form-old"), alert=True)
        return
    turn.toast()
    match pressed:
        case OnReview(_, "save", None) if batch.ready:
            _save(turn, batch)
        case OnReview(_, "open", int(number)) if number < len(batch.others):
            _open(turn, batch, number)
        case OnReview(_, "cancel"):
            turn.end(REVIEW)
            turn.edit(turn.texts("cancel-done"))
        case _:
            turn.edit(*_screen(turn, batch))


def read(_turn: Turn, _: Batch, *, unless_unread: bool) -> bool:
    """A review waits for its buttons: what is typed is read as if there were none."""
    del unless_unread
    return False


def _save(turn: Turn, batch: Batch) -> None:
    """All that are ready, at once; the others stay under review."""
    t = turn.texts
    try:
        turn.loans.save(turn.user, [form.draft() for form in batch.ready], turn.now)
    except LimitError as error:  # the review stays, to be saved once there is room
        turn.reply(too_many(t, error), [[Button(t("button-list"), "loan:list")]])
        return
    turn.user = turn.users.find(turn.user.id, turn.language, turn.now)
    lines = [t("paste-saved", count=len(batch.ready))]
    batch = batch.without_ready()
    if batch.others:
        turn.keep(REVIEW, batch)
    else:
        turn.end(REVIEW)
    moment = turn.users.next_reminder(turn.user, turn.now)
    if turn.user.subscription is not Subscription.ON:
        lines.append(t("list-off"))
    elif moment is not None:
        zone = turn.user.preferences.zone
        lines.append(t("next-at", moment=t.moment(local(moment, zone)), zone=zone))
    if not batch.others:
        turn.edit("\n".join(lines), [[list_button(t)]])
        return
    text, rows = _screen(turn, batch)
    turn.edit("\n".join([*lines, "", text]), rows)


def _open(turn: Turn, batch: Batch, number: int) -> None:
    """One of the others, as a form that asks for what is open; the rest stays in its message."""
    reply = batch.others[number]
    batch = batch.without_other(number)
    if batch.ready or batch.others:
        turn.keep(REVIEW, batch)
        turn.edit(*_screen(turn, batch))
    else:
        turn.end(REVIEW)
    ask(turn, reply)


def _screen(turn: Turn, batch: Batch) -> tuple[str, Rows]:
    """Every loan as it was read, and what could not be."""
    t, today = turn.texts, turn.today
    lines: list[str] = []
    rows: list[list[Button]] = []
    if batch.ready:
        lines += [f"<b>{t('paste-title', count=len(batch.ready))}</b>"]
        lines += [_line(t, form, today) for form in batch.ready]
        lines.append(t("card-zone", zone=turn.user.preferences.zone))
        if any(form.last_day for form in batch.ready):
            lines.append(t("card-last-day"))
        rows.append([OnReview(batch.nonce, "save").button(t("button-save-all"))])
    if batch.others:
        lines += ["", f"<b>{t('paste-others', count=len(batch.others))}</b>"]
        lines += [_other(t, one) for one in batch.others]
        if batch.cut:
            lines.append(t("paste-most", most=MAX_LOANS))
    rows += in_rows(
        [
            OnReview(batch.nonce, "open", number).button(
                t("button-complete", name=short_name(one.form.name or "…"))
            )
            for number, one in enumerate(batch.others)
            if _is_begun(one.form)
        ]
    )
    return "\n".join(lines).strip(), [*rows, [OnReview(batch.nonce, "cancel").button(t("button-cancel"))]]


def _line(t: Texts, form: Form, today: date) -> str:
    draft = form.draft()
    day = due_day_from(draft.rule, today)
    line = t(
        "paste-line",
        name=esc(draft.title),
        rule=describe(t, draft.rule, day_named=form.last_day),
        money=money(t, draft.amount),
    )
    if draft.count is not None:
        line = f"{line}　{t('paste-count', count=draft.count)}"
    return f"{line}\n  {t('paste-next', day=t.day(day))}" if day is not None else line


def _other(t: Texts, reply: Reply) -> str:
    """What is known of it, and why that is not enough."""
    form = reply.form
    known = [form.name] if form.name else []
    if form.rule is not None:
        known.append(describe(t, form.rule, day_named=form.last_day))
    if form.amount is not None:
        known.append(t.money(form.amount))
    text = esc(" ".join([*known, *form.unread])[:_UNREAD])
    if not _is_begun(form):
        return t("paste-unread", text=text)
    return t("paste-open", text=text, why=t(f"paste-open-{form.step}"))


def _is_begun(form: Form) -> bool:
    return bool(form.name or form.rule is not None or form.readings or form.amount is not None)


FEATURE: Final = Feature(buttons=(OnReview.to(press),), talk=Talk(REVIEW, read))
