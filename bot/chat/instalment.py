"""The buttons of an instalment: paid, when, in part, later, skip, undo. Decides nothing about reminding."""

from datetime import datetime, time, timedelta
from typing import Final

from bot.chat import hardship
from bot.chat.buttons import number
from bot.chat.context import Turn
from bot.chat.feature import Feature, Talk
from bot.chat.reminder_message import compose
from bot.chat.shared_buttons import OnInstalment, loan_button
from bot.chat.wording import local, money, snoozed
from bot.domain.dates import local_to_utc
from bot.domain.loans import Closed, InstalmentState, LoanState
from bot.reading.amounts import read_amount
from bot.reading.times import read_moment, read_past_day
from bot.services.conversation import Conversation, Waiting
from bot.services.instalments import Owed
from bot.services.reminders import Notice
from bot.transport.messages import Button, Rows, esc

_WAITING: Final = Conversation("instalment", Waiting)
_EVENING: Final = time(19)
_LATEST: Final = timedelta(days=366)
_SNOOZES: Final = ("3h", "evening", "1d")
_PAID_DAYS: Final = ("today", "yesterday", "before")


def press(turn: Turn, pressed: OnInstalment) -> None:
    """A button of an instalment. Another user's does not exist here."""
    instalment_id, value, loans = pressed.id, pressed.value, turn.loans
    owed = loans.owed(turn.user, instalment_id, turn.now)
    if owed is None:
        turn.toast(turn.texts("instalment-gone"), alert=True)
        return
    turn.toast()
    turn.end(_WAITING)
    is_open = owed.instalment.state is InstalmentState.OPEN
    match pressed.what:
        case "paid" | "skip":
            state = InstalmentState.PAID if pressed.what == "paid" else InstalmentState.SKIPPED
            loans.settle(turn.user, instalment_id, state, turn.now, seen=pressed.seen or None)
            _show(turn, instalment_id)
        case "undo":
            # A button of an earlier version does not say what it saw: it takes back no part payment.
            if value or not is_open:
                loans.reopen(turn.user, instalment_id, turn.now, seen=value or None)
            _show(turn, instalment_id)
        case "show":
            text, rows = view(turn, owed)
            turn.reply(text, rows)
        case "later" if is_open and value == "custom":
            _ask(turn, owed, "snooze")
        case "later" if is_open:
            choice = value if value in _SNOOZES else _SNOOZES[0]
            snooze(turn, owed, _moment(turn, choice), choice)
        case "hard" if is_open:
            hardship.start(turn, owed)
        case "part" if is_open and value == "half" and pressed.seen and owed.instalment.left:
            _pay_part(turn, owed, owed.instalment.left // 2 or 1, edit=True, seen=pressed.seen)
        case "part" if is_open and pressed.seen and (amount := number(value)):
            _pay_part(turn, owed, amount, edit=True, seen=pressed.seen)
        case "part" if is_open:
            _ask(turn, owed, "part")
        case "when" if value in _PAID_DAYS:
            days = _PAID_DAYS.index(value)
            _paid_on(turn, owed, days, edit=True)
        case "when" if owed.instalment.state is not InstalmentState.SKIPPED:
            _ask(turn, owed, "when")
        case _:
            _show(turn, instalment_id)


def read(turn: Turn, waiting: Waiting, *, unless_unread: bool) -> bool:
    """A typed moment, amount or day, as asked. False, and nothing said, as in `add.read`."""
    owed = turn.loans.owed(turn.user, waiting.id, turn.now)
    if owed is None or (owed.instalment.state is not InstalmentState.OPEN and waiting.step != "when"):
        turn.end(_WAITING)
        return False
    match waiting.step:
        case "snooze":
            at = read_moment(turn.args, turn.written, turn.user.preferences.at)
            if at is not None and timedelta() < at - turn.now <= _LATEST:
                turn.end(_WAITING)
                snooze(turn, owed, at)
                return True
        case "part":
            amount = read_amount(turn.args)
            if amount is not None:
                turn.end(_WAITING)
                _pay_part(turn, owed, amount, edit=False)
                return True
        case _:
            day = read_past_day(turn.args, turn.written.date())
            if day is not None:
                turn.end(_WAITING)
                _paid_on(turn, owed, (turn.today - day).days, edit=False)
                return True
    if unless_unread:
        return False
    turn.reply(turn.texts(f"instalment-{waiting.step}-bad", text=esc(turn.args[:40])))
    return True


def _ask(turn: Turn, owed: Owed, step: str) -> None:
    """A question that a typed text answers; the usual answers as buttons."""
    t, ident = turn.texts, owed.instalment.id
    turn.keep(_WAITING, Waiting(step, ident))
    rows: list[list[Button]] = []
    if step == "when":
        rows.append([OnInstalment("when", ident, day).button(t(f"button-when-{day}")) for day in _PAID_DAYS])
    if step == "part" and owed.instalment.left is not None and owed.instalment.left > 1:
        half = t.money(owed.instalment.left // 2)
        rows.append(
            [OnInstalment("part", ident, "half", owed.instalment.stamp).button(t("button-half", money=half))]
        )
    rows.append([OnInstalment("open", ident).button(t("button-back"))])
    head = f"<b>{esc(owed.loan.title)}</b> · {t.day(owed.instalment.due_on)}"
    turn.edit(f"{head}\n{t(f'instalment-{step}-ask')}", rows)


def _show(turn: Turn, instalment_id: int, *, edit: bool = True) -> None:
    owed = turn.loans.owed(turn.user, instalment_id, turn.now)
    if owed is not None:
        text, rows = view(turn, owed)
        (turn.edit(text, rows) if edit else turn.reply(text, rows))


def view(turn: Turn, owed: Owed) -> tuple[str, Rows]:
    """One instalment as it stands now: the buttons of a reminder, and what else can be said of it."""
    if owed.instalment.state is not InstalmentState.OPEN:
        return _settled(turn, owed)
    t, ident = turn.texts, owed.instalment.id
    notice = Notice(turn.user, (owed,), False, turn.now)
    text, rows = compose(notice, turn.services)
    if owed.instalment.moved_from is not None:
        text += f"\n\n{t('instalment-moved', day=t.day(owed.instalment.moved_from))}"
    if owed.loan.closed is Closed.FINISHED:
        text += f"\n\n{t('loan-finished')}"
    elif owed.loan.state is LoanState.PAUSED:
        text += f"\n\n{t('loan-paused')}"
    parts = [
        OnInstalment("part", ident).button(t("button-part")),
        OnInstalment("when", ident).button(t("button-when")),
    ]
    if owed.instalment.paid:
        parts.append(OnInstalment("undo", ident, owed.instalment.stamp).button(t("button-undo-part")))
    last = [
        OnInstalment("skip", ident).button(t("button-skip")),
        loan_button(t, owed.loan.id),
    ]
    return text, [*rows, parts, last]


def _settled(turn: Turn, owed: Owed) -> tuple[str, Rows]:
    t, ident, instalment = turn.texts, owed.instalment.id, owed.instalment
    skipped = instalment.state is InstalmentState.SKIPPED
    text = t(
        "instalment-skipped" if skipped else "instalment-paid",
        name=esc(owed.loan.title),
        day=t.day(instalment.due_on),
        money=money(t, instalment.amount),
    )
    if instalment.paid_on is not None:
        text = f"{text}\n{t('instalment-paid-on', day=t.day(instalment.paid_on))}"
    undo = [OnInstalment("undo", ident, instalment.stamp).button(t("button-undo"))]
    if not skipped:
        undo.append(OnInstalment("when", ident).button(t("button-when")))
    return text, [undo, [loan_button(t, owed.loan.id)]]


def _paid_on(turn: Turn, owed: Owed, days_ago: int, *, edit: bool) -> None:
    """Paid on a day that the user names; what was marked as paid gets the day."""
    loans, ident = turn.loans, owed.instalment.id
    day = turn.today - timedelta(days_ago)
    if owed.instalment.state is InstalmentState.PAID:
        loans.reopen(turn.user, ident, turn.now)
    loans.settle(turn.user, ident, InstalmentState.PAID, turn.now, day)
    _show(turn, ident, edit=edit)


def _pay_part(turn: Turn, owed: Owed, amount: int, *, edit: bool, seen: str | None = None) -> None:
    turn.loans.pay_part(turn.user, owed.instalment.id, amount, turn.now, seen=seen)
    _show(turn, owed.instalment.id, edit=edit)


def _moment(turn: Turn, choice: str) -> datetime:
    """When a snooze that was pressed ends."""
    prefs = turn.user.preferences
    here = local(turn.now, prefs.zone)
    match choice:
        case "evening" if here.time() < _EVENING:
            return local_to_utc(here.date(), _EVENING, prefs.zone)
        case "1d":
            return local_to_utc(here.date() + timedelta(1), prefs.at, prefs.zone)
        case _:
            return turn.now + timedelta(hours=3)


def snooze(turn: Turn, owed: Owed, at: datetime, chosen: str = "", *, answers: bool = True) -> None:
    """Remind again at this moment; other moments one tap away. `answers`: as in `Loans.snooze`."""
    t, ident = turn.texts, owed.instalment.id
    send_at = turn.loans.snooze(turn.user, ident, at, turn.now, answers=answers)
    if send_at is None:
        _show(turn, ident, edit=bool(chosen))
        return
    head = f"<b>{esc(owed.loan.title)}</b> · {t.day(owed.instalment.due_on)}"
    text = "\n".join([head, *snoozed(t, turn.user, owed, send_at)])
    is_day = local(turn.now, turn.user.preferences.zone).time() < _EVENING
    others = [one for one in _SNOOZES if one != chosen and (one != "evening" or is_day)]
    rows = [
        [OnInstalment("later", ident, choice).button(t(f"button-later-{choice}")) for choice in others],
        [OnInstalment("later", ident, "custom").button(t("button-later-custom"))],
        [
            OnInstalment("paid", ident).button(t("button-paid"), "success"),
            OnInstalment("hard", ident).button(t("button-hard")),
        ],
    ]
    (turn.edit(text, rows) if chosen else turn.reply(text, rows))


FEATURE: Final = Feature(buttons=(OnInstalment.to(press),), talk=Talk(_WAITING, read))
