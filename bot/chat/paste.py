"""What was pasted or passed on: a schedule, a bill, or several loans to look through before any is saved."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.chat import cards, suspicion
from bot.chat.cards import OnReview
from bot.chat.context import Turn
from bot.chat.due_now import due_now
from bot.chat.feature import Feature, Talk
from bot.chat.loan_form import ask
from bot.chat.loan_preview import warned
from bot.chat.shared_buttons import list_button
from bot.chat.wording import describe, local, money, short_name, too_many
from bot.domain.dates import due_day_from
from bot.domain.loans import LimitError
from bot.knowledge.judging import Judgement
from bot.reading.bills import Bill
from bot.reading.card_text import is_card
from bot.reading.repayment_plan import MAX_LOANS, read_lines, read_schedule
from bot.services.loan_form import SIGN, Form, Reply, is_begun
from bot.services.paste import REVIEW, Batch, later, review, together
from bot.store.records import Subscription
from bot.texts import Texts
from bot.transport.messages import Button, Rows, esc, in_rows

_UNREAD: Final = 80  # signs of what could not be read that are shown


def pasted(turn: Turn) -> bool:
    """Whether a text is a schedule or several loans. If so, it is answered."""
    return form_pasted(turn) or loans_pasted(turn)


def bills(turn: Turn, found: Sequence[Bill], judged: Judgement) -> None:
    """Bills that were passed on. One becomes a card of its own, several are looked through together."""
    first = "\n".join(suspicion.opening(turn, judged)).strip()
    adding, today = turn.services.adding, turn.today
    if turn.forwarded:  # its day is known
        found = [replace(bill, from_today=False) for bill in found]
    replies = [_suspected(adding.bill(bill, today), judged) for bill in found]
    if len(replies) > 1:
        look_through(turn, together(replies, today), first)
        return
    (reply,) = replies
    form = cards.asking(turn)
    if form is not None and form.loan_id is None and not is_begun(form):
        reply = _for(turn, form, reply)
    ask(turn, reply, first=first)


def _suspected(reply: Reply, judged: Judgement) -> Reply:
    """With the signs of fraud in the message among its warnings: the card names them whenever it is shown."""
    signs = tuple(f"{SIGN}{one.sign.id}" for one in judged.seen if suspicion.is_found(judged))
    return replace(reply, form=replace(reply.form, warnings=(*reply.form.warnings, *signs)))


def _for(turn: Turn, form: Form, reply: Reply) -> Reply:
    """What was pasted, on the card that knows no more than the lender, unless it is of another one."""
    adding, said = turn.services.adding, reply.form
    if form.name and said.name and not adding.is_same(form, said.name):
        return reply
    said = replace(said, nonce=form.nonce)
    return replace(reply, form=adding.owned(said, form.lender, form.name) if form.name else said)


def form_pasted(turn: Turn, form: Form | None = None) -> bool:
    """Whether a text is a schedule, or a card. If so, it becomes a card: that of `form`, if given."""
    adding, today, written = turn.services.adding, turn.today, turn.written.date()
    if is_card(turn.args):
        reply = adding.line(turn.args, written, today)
    else:
        schedule = read_schedule(turn.args, written, adding.names_in(turn.args))
        if schedule is None:
            return False
        reply = adding.schedule(schedule, today)
    ask(turn, reply if form is None else _for(turn, form, reply))
    return True


def read_loans(turn: Turn) -> Batch | None:
    """A text as several loans. None: it is none."""
    entries = read_lines(turn.args, turn.written.date(), turn.services.adding.names_in(turn.args))
    return None if entries is None else review(turn.services.adding, entries, turn.today)


def loans_pasted(turn: Turn) -> bool:
    """Whether a text is several loans. If so, it is answered with their review."""
    batch = read_loans(turn)
    if batch is not None:
        look_through(turn, batch)
    return batch is not None


def look_through(turn: Turn, batch: Batch, first: str = "") -> None:
    """Show several loans for review."""
    opened = cards.opened(turn, batch)
    if opened is not None:
        _show(turn, opened, edit=False, first=first)


def press(turn: Turn, pressed: OnReview) -> None:
    """Save, cancel, or open one, in its own review and no other."""
    batch = turn.find(REVIEW, pressed.nonce)
    if batch is None:
        cards.press_old(
            turn,
            REVIEW,
            pressed.nonce,
            lambda old: _show_again(turn, old),
            cancels=pressed.what == "cancel",
        )
        return
    turn.toast()
    now = later(batch, turn.today)
    match pressed:
        case OnReview(_, "save", None) if batch.ready and now == batch:
            _save(turn, batch)
        case OnReview(_, "open", int(number)) if number < len(batch.others):
            _open(turn, batch, number)
        case OnReview(_, "cancel"):
            cards.cancel(turn, REVIEW, batch.nonce)
        case _:
            _show(turn, now, edit=pressed.what != cards.SHOW)


def _show_again(turn: Turn, batch: Batch) -> None:
    _show(turn, later(batch, turn.today), edit=False, first=cards.expired(turn))


def _show(turn: Turn, batch: Batch, *, edit: bool, first: str = "") -> None:
    """Keep the review, and show it as it stands."""
    turn.keep(REVIEW, batch)
    text, rows = _screen(turn, batch)
    text = f"{first}\n\n{text}" if first else text
    (turn.edit(text, rows) if edit else turn.reply(text, rows))


def _save(turn: Turn, batch: Batch) -> None:
    """All that are ready, at once; the others stay under review."""
    t = turn.texts
    try:
        saved = turn.loans.save(turn.user, [form.draft() for form in batch.ready], turn.now)
    except LimitError as error:  # the review stays, to be saved once there is room
        turn.reply(too_many(t, error), [[Button(t("button-list"), "loan:list")]])
        return
    turn.user = turn.users.find(turn.user.id, turn.language, turn.now)
    due, buttons = due_now(turn, saved)
    lines = [t("paste-saved", count=len(batch.ready)), *due]
    batch = batch.without_ready()
    if batch.others:
        turn.keep(REVIEW, batch)
    else:
        turn.end(REVIEW, batch.nonce)
    moment = turn.users.next_reminder(turn.user, turn.now)
    if turn.user.subscription is not Subscription.ON:
        lines.append(t("list-off"))
    elif moment is not None:
        zone = turn.user.preferences.zone
        lines.append(t("next-at", moment=t.moment(local(moment, zone)), zone=zone))
    if not batch.others:
        lines += cards.left(turn)
        turn.edit("\n".join(lines), [*buttons, [list_button(t)]])
        return
    text, rows = _screen(turn, batch)
    turn.edit("\n".join([*lines, "", text]), [*buttons, *rows])


def _open(turn: Turn, batch: Batch, number: int) -> None:
    """One of the others, as a card that asks for what is open; the rest stays in its message."""
    if not cards.has_room(turn):
        return
    reply = batch.others[number]
    batch = batch.without_other(number)
    if batch.ready or batch.others:
        _show(turn, batch, edit=True)
    else:
        turn.end(REVIEW, batch.nonce)
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
    if any(form.bill for form in batch.forms):
        said = (one for form in batch.forms for one in form.warnings)
        lines += ["", t("card-bill"), *warned(turn, said)]
    rows += in_rows(
        [
            OnReview(batch.nonce, "open", number).button(
                t("button-complete", name=short_name(one.form.name or "…"))
            )
            for number, one in enumerate(batch.others)
            if _is_named(one.form)
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
    if not _is_named(form):
        return t("paste-unread", text=text)
    return t("paste-open", text=text, why=t(f"paste-open-{form.step}"))


def _is_named(form: Form) -> bool:
    return bool(form.name or is_begun(form))


FEATURE: Final = Feature(buttons=(OnReview.to(press),), talk=Talk(REVIEW, None))
