"""What somebody says to have paid: an instalment, a part of it, or all of a loan; must not know its rules."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bot.chat import instalment
from bot.chat.buttons import Press, number
from bot.chat.context import Turn
from bot.chat.shared_buttons import OnInstalment, OnLoan, list_button
from bot.chat.which_loan import (
    ASKED,
    OnWish,
    ask_which_instalment,
    do_or_ask_which,
    open_of,
    payable,
    replied_instalment,
    show,
)
from bot.chat.wording import money, short_day
from bot.domain.dates import EveryDays, Monthly, first_day
from bot.domain.loans import Instalment, InstalmentState
from bot.domain.money import MAX_AMOUNT
from bot.reading.dates.modifiers import readings_of
from bot.reading.wishes.wish import Wish
from bot.services.instalments import Owed
from bot.store.records import LoanView
from bot.transport.messages import esc

_HALF_A_YEAR: Final = timedelta(days=183)
_LATELY: Final = timedelta(days=5)  # ago; what was paid then is told of it, however early it is


def paid(turn: Turn, wish: Wish, views: Sequence[LoanView]) -> None:
    """Mark it, with a way back; ask which, where several may be meant."""
    if wish.whole and not (wish.one or wish.month or wish.due_month or wish.amount):
        do_or_ask_which(turn, views, _ask_whole, lambda one: OnWish("whole", one.loan.id))
        return
    answered = replied_instalment(turn)
    settled = [
        one
        for view in views
        for one in view.instalments
        if one.id == answered and one.state is not InstalmentState.OPEN
    ]
    if settled:
        show(turn, settled[0].id)
        return
    candidates, doubtful = _meant(turn, wish, views)
    if not candidates:
        turn.reply(turn.texts("wish-nothing-open"), [[list_button(turn.texts)]])
        return
    if len(candidates) > 1 or doubtful:
        ask_which_instalment(turn, candidates, lambda one: _button(wish, one))
        return
    (owed,) = candidates
    named = wish.due_month is not None or (wish.when is not None and wish.past is None)
    named = named or owed.instalment.id == answered
    before = None if named else _paid_before(turn, views, owed)
    if before is not None:
        _ask_whether_next(turn, wish, owed, before)
        return
    if wish.half:
        _pay_half(turn, owed, wish.past, owed.instalment.stamp)
    elif wish.amount is not None:
        _pay(turn, owed, wish.amount, wish.past, owed.instalment.stamp)
    elif wish.part:
        instalment.press(turn, OnInstalment("part", owed.instalment.id))
    else:
        _settle(turn, owed, wish.past, owed.instalment.stamp)


def paid_off(turn: Turn, views: Sequence[LoanView]) -> None:
    """Never at once: it ends all reminders."""
    do_or_ask_which(turn, views, ask_finish, lambda one: OnWish("finish", one.loan.id))


def press(turn: Turn, pressed: OnWish, owed: Owed) -> None:
    """What was asked which."""
    on = pressed.on if pressed.on is not None and pressed.on <= turn.today else None
    match pressed.what:
        case "half":
            _pay_half(turn, owed, on, pressed.seen)
        case "part" if 0 < number(pressed.value) <= MAX_AMOUNT:
            _pay(turn, owed, int(pressed.value), on, pressed.seen)
        case "paid":
            _settle(turn, owed, on, pressed.seen)
        case _:
            show(turn, pressed.id)


def press_loan(turn: Turn, pressed: OnWish, view: LoanView) -> None:
    """Which loan was paid off, or perhaps was."""
    (_ask_whole if pressed.what == "whole" else ask_finish)(turn, view)


def ask_finish(turn: Turn, view: LoanView) -> None:
    """Whether all of it is paid."""
    t = turn.texts
    owed = sum(one.state is InstalmentState.OPEN for one in view.instalments)
    yes = OnLoan("finish", view.loan.id).button(t("button-finish"))
    no = OnLoan("open", view.loan.id).button(t("button-not-finished-yet"))
    turn.edit(t("wish-finish-ask", name=esc(view.loan.title), count=owed), [[yes, no]])


def _ask_whole(turn: Turn, view: LoanView) -> None:
    """还清了: this instalment, or all of the loan?"""
    t, owed = turn.texts, payable(turn, view)
    rows = [
        [
            OnWish("paid", one.instalment.id, one.instalment.stamp).button(
                t("button-wish-instalment", day=short_day(one.instalment.due_on))
            )
        ]
        for one in owed[:ASKED]
    ]
    finish = OnLoan("finish", view.loan.id).button(t("button-finish"))
    turn.edit(t("wish-whole-ask", name=esc(view.loan.title)), [*rows, [finish]])


def _meant(turn: Turn, wish: Wish, views: Sequence[LoanView]) -> tuple[list[Owed], bool]:
    """The instalments that may be meant, and whether even a single one has to be asked about."""
    candidates = [one for view in views for one in payable(turn, view)]
    if wish.due_month is not None:
        due = [one for view in views for one in open_of(turn, view)]
        of_month = [one for one in due if _is_of_month(one, wish.due_month, turn.today)]
        return of_month[:ASKED] or candidates, not of_month
    if wish.when is None or wish.past is not None:
        before = wish.past is not None and any(
            _is_of_the_one_before(turn, one, wish.past) for one in candidates
        )
        return candidates, wish.unsure or before
    # A day to come is not when it was paid, but which one was.
    days = {first_day(one.rule) for one in readings_of(wish.when)}
    due = [one for view in views for one in open_of(turn, view) if one.instalment.due_on in days]
    return due or candidates, not due


def _paid_before(turn: Turn, views: Sequence[LoanView], owed: Owed) -> Instalment | None:
    """The instalment before, where it is paid and lies nearer to today.

    我还了 may tell of it once more; taken for the next one, it would end reminders that are needed.
    """
    (view,) = (view for view in views if view.loan.id == owed.loan.id)
    before = [
        one
        for one in view.instalments
        if one.state is InstalmentState.PAID and one.due_on < owed.instalment.due_on
    ]
    last = max(before, key=lambda one: one.due_on, default=None)
    return last if last is not None and abs((last.due_on - turn.lender_day).days) < owed.days else None


def _is_of_the_one_before(turn: Turn, owed: Owed, past: date) -> bool:
    """Whether what was paid that day is rather the instalment before: 15号还了, said on the 1st."""
    match owed.loan.rule:
        case Monthly(every=months):
            period = months * 30
        case EveryDays(days=days):
            period = days
        case _:
            return False
    early = (owed.instalment.due_on - past).days
    return early * 2 > period and turn.today - past > _LATELY


def _ask_whether_next(turn: Turn, wish: Wish, owed: Owed, before: Instalment) -> None:
    t, next_ = turn.texts, short_day(owed.instalment.due_on)
    text = t("wish-paid-already", name=esc(owed.loan.title), day=short_day(before.due_on), next=next_)
    yes = _button(wish, owed).button(t("button-wish-next", day=next_))
    turn.reply(text, [[yes], [list_button(t)]])


def _is_of_month(owed: Owed, month: int, today: date) -> bool:
    """Whether it falls due in that month; 上个月的, said in December, is no instalment of next November."""
    due = owed.instalment.due_on
    return due.month == month and abs(due - today) <= _HALF_A_YEAR


def _button(wish: Wish, owed: Owed) -> Press:
    ident, stamp = owed.instalment.id, owed.instalment.stamp
    if wish.half:
        return OnWish("half", ident, stamp, wish.past)
    if wish.amount is not None:
        return OnWish("part", ident, stamp, wish.past, str(wish.amount))
    if wish.part:
        return OnInstalment("part", ident)
    return OnWish("paid", ident, stamp, wish.past)


def _settle(turn: Turn, owed: Owed, on: date | None, seen: str, note: str = "") -> None:
    turn.loans.settle(turn.user, owed.instalment.id, InstalmentState.PAID, turn.now, on, seen=seen)
    show(turn, owed.instalment.id, note)


def _pay(turn: Turn, owed: Owed, amount: int, on: date | None, seen: str) -> None:
    """So much of it; what covers all that is left settles it, and more than that is said."""
    t, left = turn.texts, owed.instalment.left
    if left is not None and amount >= left:
        note = t("wish-paid-more", money=t.money(amount - left)) if amount > left else ""
        _settle(turn, owed, on, seen, note)
        return
    if not turn.loans.pay_part(turn.user, owed.instalment.id, amount, turn.now, on, seen=seen):
        show(turn, owed.instalment.id)
        return
    rest = None if left is None else left - amount
    show(turn, owed.instalment.id, t("wish-paid-part", money=t.money(amount), left=money(t, rest)))


def _pay_half(turn: Turn, owed: Owed, on: date | None, seen: str) -> None:
    if owed.instalment.left is None or owed.instalment.left < 2:
        instalment.press(turn, OnInstalment("part", owed.instalment.id))
    else:
        _pay(turn, owed, owed.instalment.left // 2, on, seen)
