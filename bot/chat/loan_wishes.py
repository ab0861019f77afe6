"""What somebody says to have done, or wants, with a loan: which one is asked where several fit.

A loan is found by what the user calls it. Holds no rule about loans.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.chat import cards, instalment, loan_list
from bot.chat.add import changing
from bot.chat.buttons import Press, number
from bot.chat.context import Turn
from bot.chat.loan_form import ask
from bot.chat.shared_buttons import OnInstalment, OnLoan, add_button, list_button
from bot.chat.wording import describe, local, money, short_day, short_name
from bot.domain.dates import (
    DateProblem,
    DateProblemCode,
    DateReading,
    Monthly,
    Once,
    first_day,
    local_to_utc,
    repeats,
)
from bot.domain.loans import InstalmentState
from bot.domain.money import MAX_AMOUNT
from bot.reading.dates.calendar import Found
from bot.reading.dates.matching import read_date_rule
from bot.reading.text import fold
from bot.reading.wishes import Does, Wish
from bot.services.loan_form import Step
from bot.services.loans import Owed
from bot.store.records import LoanView
from bot.transport.messages import Button, esc, in_rows

_LATEST: Final = timedelta(days=366)
_CARD: Final = (Step.CARD, Step.FIELD)
_ASKED: Final = 12  # of so many it is asked which; the list has them all
_MOMENT: Final = "%Y%m%d%H%M"


@dataclass(frozen=True, slots=True)
class OnWish(Press):
    """What is to be done, with which instalment or loan. `seen` is the instalment's stamp."""

    prefix = "wish"
    what: str = ""
    id: int = 0
    seen: str = ""
    on: date | None = None
    value: str = ""


def act(turn: Turn, wish: Wish) -> None:
    """Do it with the one loan that fits; ask which, where several do; else offer to add one."""
    match wish.does:
        case Does.REMIND:
            _remind(turn, wish)
            return
        case Does.CHANGE_DATE | Does.CHANGE_AMOUNT if not wish.lender and _changes_card(turn, wish):
            return
        case _:
            pass
    views = _fitting(turn, wish.lender)
    if not views:
        _none(turn, wish.lender)
        return
    match wish.does:
        case Does.PAID:
            _paid(turn, wish, views)
        case Does.PAID_OFF:
            _which_loan(turn, views, lambda one: OnWish("finish", one.loan.id), _ask_finish)
        case Does.DELETE_LOAN:
            _which_loan(turn, views, lambda one: OnLoan("delete", one.loan.id), _open("delete"))
        case Does.PAUSE:
            what = "pause" if wish.days is None and wish.when is None else "open"
            _which_loan(turn, views, lambda one: OnLoan(what, one.loan.id), _open(what))
        case Does.CHANGE_DATE:
            text = _short(wish.when, wish.when_text)
            this = "this" if wish.one else ""
            _which_loan(
                turn,
                views,
                lambda one: OnWish("date", one.loan.id, this, value=text),
                lambda turn, one: _change_date(turn, one, text, this=bool(this)),
            )
        case Does.CHANGE_AMOUNT:
            fen = str(wish.amount)
            _which_loan(
                turn,
                views,
                lambda one: OnWish("amount", one.loan.id, value=fen),
                lambda turn, one: _change(turn, one, _yuan(fen)),
            )
        case _:
            _which_loan(turn, views, lambda one: OnLoan("open", one.loan.id), _open("open"))


def press(turn: Turn, pressed: OnWish) -> None:
    """What was asked which. Another user's does not exist here."""
    if pressed.what in ("paid", "part", "half", "remind", "move"):
        owed = turn.loans.owed(turn.user, pressed.id, turn.now)
        if owed is None:
            turn.edit(turn.texts("instalment-gone"))
        elif owed.instalment.state is not InstalmentState.OPEN:
            show(turn, pressed.id)
        else:
            _press_instalment(turn, pressed, owed)
        return
    view = turn.loans.find(turn.user, pressed.id)
    if view is None:
        turn.edit(turn.texts("loan-gone"))
        return
    match pressed.what:
        case "finish":
            _ask_finish(turn, view)
        case "date":
            _change_date(turn, view, pressed.value, this=bool(pressed.seen))
        case "monthly":
            _change(turn, view, pressed.value)
        case "amount" if 0 < number(pressed.value) <= MAX_AMOUNT:
            _change(turn, view, _yuan(pressed.value))
        case _:
            loan_list.press(turn, OnLoan("open", pressed.id))


def _press_instalment(turn: Turn, pressed: OnWish, owed: Owed) -> None:
    on = pressed.on if pressed.on is not None and pressed.on <= turn.today else None
    match pressed.what:
        case "paid":
            _settle(turn, owed, on, pressed.seen)
        case "half":
            _pay_half(turn, owed, on, pressed.seen)
        case "part" if 0 < number(pressed.value) <= MAX_AMOUNT:
            _pay(turn, owed, int(pressed.value), on, pressed.seen)
        case "remind":
            try:
                moment = datetime.strptime(pressed.value, _MOMENT)  # noqa: DTZ007
            except ValueError:
                moment = None
            if moment is not None and abs(moment.date() - turn.today) <= _LATEST:
                _remind_at(turn, owed, moment.date(), moment.time(), exact=bool(pressed.seen))
            else:
                show(turn, pressed.id)
        case "move" if pressed.on is not None and turn.today <= pressed.on <= turn.today + _LATEST:
            turn.loans.agree(turn.user, owed.instalment.id, pressed.on, "", turn.now)
            show(turn, pressed.id)
        case _:
            show(turn, pressed.id)


def show(turn: Turn, instalment_id: int, note: str = "", more: Sequence[Button] = ()) -> None:
    """The instalment as it stands now, below what is to be said of it."""
    owed = turn.loans.owed(turn.user, instalment_id, turn.now)
    if owed is not None:
        text, rows = instalment.view(turn, owed)
        turn.edit(f"{note}\n\n{text}" if note else text, [*rows, list(more)] if more else rows)


def day_of(found: Found | None) -> date | None:
    """The one day that is meant, where no rule is asked for: 15号 is the next one."""
    match found:
        case DateReading(Once(day)):
            return day
        case DateProblem(DateProblemCode.ONCE_OR_MONTHLY, (DateReading(Once(day)), _)):
            return day
        case _:
            return None


# which loan ------------------------------------------------------------------


def _fitting(turn: Turn, lender: str) -> list[LoanView]:
    """The loans that are meant, or may be: all that are owed, where no lender is named."""
    views = [view for view in turn.loans.views(turn.user) if view.loan.closed is None]
    if not lender:
        return views
    words = fold(lender)
    exact = [view for view in views if fold(view.loan.title) == words]
    if exact:
        return exact
    found = turn.services.search.find(lender).lender
    return [
        view
        for view in views
        if words in fold(view.loan.title) or (found is not None and view.loan.lender == found.id)
    ]


def _none(turn: Turn, lender: str) -> None:
    """No such loan: say so, with what there is."""
    t = turn.texts
    views = _fitting(turn, "")
    if not views:
        turn.reply(t("wish-no-loan"), [[add_button(t)]])
        return
    rows = in_rows([_loan_button(one, OnLoan("open", one.loan.id)) for one in views[:_ASKED]])
    turn.reply(t("wish-no-such", name=esc(lender)), [*rows, [add_button(t)]])


def _loan_button(view: LoanView, pressed: Press) -> Button:
    return pressed.button(short_name(view.loan.title))


def _which_loan(
    turn: Turn,
    views: Sequence[LoanView],
    button: Callable[[LoanView], Press],
    do: Callable[[Turn, LoanView], None],
) -> None:
    """Do it with the only one, or ask."""
    if len(views) == 1:
        do(turn, views[0])
        return
    rows = in_rows([_loan_button(one, button(one)) for one in views[:_ASKED]])
    turn.reply(turn.texts("wish-which"), [*rows, [list_button(turn.texts)]])


def _open(what: str) -> Callable[[Turn, LoanView], None]:
    """As a button of the loan would do it."""
    return lambda turn, view: loan_list.press(turn, OnLoan(what, view.loan.id))


def _ask_finish(turn: Turn, view: LoanView) -> None:
    t = turn.texts
    owed = sum(one.state is InstalmentState.OPEN for one in view.instalments)
    yes = OnLoan("finish", view.loan.id).button(t("button-finish"))
    no = OnLoan("open", view.loan.id).button(t("button-not-finished-yet"))
    turn.edit(t("wish-finish-ask", name=esc(view.loan.title), count=owed), [[yes, no]])


# paid ------------------------------------------------------------------------


def _paid(turn: Turn, wish: Wish, views: Sequence[LoanView]) -> None:
    candidates = [one for view in views for one in _payable(turn, view)]
    doubtful = wish.when is not None and wish.past is None
    if doubtful:  # a day to come: not when it was paid, but which one
        days = {first_day(one.rule) for one in _readings(wish.when)}
        due = [one for view in views for one in _open_of(turn, view) if one.instalment.due_on in days]
        candidates, doubtful = due or candidates, not due
    if wish.due_month is not None:
        due = [one for view in views for one in _open_of(turn, view)]
        candidates = [one for one in due if one.instalment.due_on.month == wish.due_month][:_ASKED]
    if not candidates:
        turn.reply(turn.texts("wish-nothing-open"), [[list_button(turn.texts)]])
        return
    if len(candidates) > 1 or doubtful:
        _which_instalment(turn, candidates, lambda one: _paid_button(wish, one))
        return
    (owed,) = candidates
    if wish.half:
        _pay_half(turn, owed, wish.past, owed.instalment.stamp)
    elif wish.amount is not None:
        _pay(turn, owed, wish.amount, wish.past, owed.instalment.stamp)
    elif wish.part:
        instalment.press(turn, OnInstalment("part", owed.instalment.id))
    else:
        _settle(turn, owed, wish.past, owed.instalment.stamp, whole=wish.whole)


def _paid_button(wish: Wish, owed: Owed) -> Press:
    ident, stamp = owed.instalment.id, owed.instalment.stamp
    if wish.half:
        return OnWish("half", ident, stamp, wish.past)
    if wish.amount is not None:
        return OnWish("part", ident, stamp, wish.past, str(wish.amount))
    if wish.part:
        return OnInstalment("part", ident)
    return OnWish("paid", ident, stamp, wish.past)


def _open_of(turn: Turn, view: LoanView) -> list[Owed]:
    opened = [one for one in view.instalments if one.state is InstalmentState.OPEN]
    today = turn.lender_day
    return [
        Owed(view.loan, one, (one.due_on - today).days)
        for one in sorted(opened, key=lambda one: (one.due_on, one.number))
    ]


def _payable(turn: Turn, view: LoanView) -> list[Owed]:
    """What may be meant: all that is overdue, or else the next one."""
    owed = _open_of(turn, view)
    return [one for one in owed if one.days < 0] or owed[:1]


def _which_instalment(turn: Turn, owed: Sequence[Owed], button: Callable[[Owed], Press]) -> None:
    t = turn.texts
    rows = [
        [button(one).button(f"{short_name(one.loan.title)} {short_day(one.instalment.due_on)}")]
        for one in owed[:_ASKED]
    ]
    turn.reply(t("wish-which"), [*rows, [list_button(t)]])


def _settle(
    turn: Turn, owed: Owed, on: date | None, seen: str, note: str = "", *, whole: bool = False
) -> None:
    turn.loans.settle(turn.user, owed.instalment.id, InstalmentState.PAID, turn.now, on, seen=seen)
    more = [OnWish("finish", owed.loan.id).button(turn.texts("button-finish"))] if whole else []
    show(turn, owed.instalment.id, note, more)


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


# remind ----------------------------------------------------------------------


def _remind(turn: Turn, wish: Wish) -> None:
    views = _fitting(turn, wish.lender)
    rules = [one.rule for one in _readings(wish.when)]
    is_rule = bool(rules) and all(repeats(rule) for rule in rules)
    day = day_of(wish.when)
    if wish.days is not None:
        day = turn.today + timedelta(wish.days)
    if not views or (wish.when is not None and day is None and not (is_rule and wish.lender)):
        _new(turn, wish, day)
        return
    if is_rule:
        text = _short(wish.when, wish.when_text)
        _which_loan(
            turn,
            views,
            lambda one: OnWish("date", one.loan.id, value=text),
            lambda turn, one: _change_date(turn, one, text, this=False),
        )
        return
    owed = [one for view in views for one in _payable(turn, view)[:1]]
    if not owed:
        _new(turn, wish, day)
    elif wish.minutes is not None:
        later = local(turn.now + timedelta(minutes=wish.minutes), turn.user.preferences.zone)
        _remind_of(turn, owed, later.date(), later.time().replace(second=0, microsecond=0))
    elif day is None and wish.at is None:
        if len(owed) == 1:
            instalment.press(turn, OnInstalment("later", owed[0].instalment.id, "custom"))
        else:
            _which_instalment(turn, owed, lambda one: OnInstalment("later", one.instalment.id, "custom"))
    elif day is None and wish.at is not None and not wish.one:
        _once_or_always(turn, owed, wish.at)
    else:
        day = day or _next_day(turn, wish.at)
        _remind_of(turn, owed, day, wish.at)


def _remind_of(turn: Turn, owed: Sequence[Owed], day: date, at: time | None) -> None:
    if len(owed) == 1:
        _remind_at(
            turn, owed[0], day, at or owed[0].loan.own.over(turn.user.preferences).at, exact=at is not None
        )
        return
    moment = datetime.combine(day, at or turn.user.preferences.at).strftime(_MOMENT)
    seen = "t" if at is not None else ""
    _which_instalment(turn, owed, lambda one: OnWish("remind", one.instalment.id, seen, value=moment))


def _remind_at(turn: Turn, owed: Owed, day: date, at: time, *, exact: bool) -> None:
    """Once more on that day, unless a reminder comes then anyway. `exact`: a time was named."""
    t = turn.texts
    moment = local_to_utc(day, at, turn.user.preferences.zone)
    if not turn.now < moment <= turn.now + _LATEST:
        turn.edit(t("instalment-snooze-bad", text=t.moment(local(moment, turn.user.preferences.zone))))
        return
    coming = turn.loans.coming_on(turn.user, owed, day, turn.now)
    if coming is not None and (not exact or coming == moment):
        said = t.moment(local(coming, turn.user.preferences.zone))
        show(turn, owed.instalment.id, t("wish-comes-anyway", moment=said, name=esc(owed.loan.title)))
        return
    instalment.snooze(turn, owed, moment, answers=owed.days <= 0)


def _once_or_always(turn: Turn, owed: Sequence[Owed], at: time) -> None:
    """晚上8点提醒我: this evening, or always?"""
    t = turn.texts
    moment = datetime.combine(_next_day(turn, at), at)
    once = [
        [
            OnWish("remind", one.instalment.id, "t", value=moment.strftime(_MOMENT)).button(
                t("button-wish-once", moment=f"{moment:%m-%d %H:%M}", name=short_name(one.loan.title))
            )
        ]
        for one in owed[:_ASKED]
    ]
    always = OnWish("time", value=f"{at:%H:%M}").button(t("button-wish-always", time=f"{at:%H:%M}"))
    turn.reply(t("wish-once-or-always", time=f"{at:%H:%M}"), [*once, [always]])


def _next_day(turn: Turn, at: time | None) -> date:
    """Today, or tomorrow where that time has passed."""
    here = local(turn.now, turn.user.preferences.zone)
    return here.date() + timedelta(1 if at is not None and here.time() >= at else 0)


def _new(turn: Turn, wish: Wish, day: date | None) -> None:
    """Of something that is not stored yet: the form, with what was said of it."""
    said = [wish.lender, day.isoformat() if day is not None else wish.when_text]
    if wish.amount is not None:
        said.append(_yuan(str(wish.amount)))
    turn.reply(turn.texts("wish-new") if day is None else turn.texts("wish-new-on", day=turn.texts.day(day)))
    ask(turn, turn.services.adding.line(" ".join(filter(None, said)), turn.today))


# change ----------------------------------------------------------------------


def _changes_card(turn: Turn, wish: Wish) -> bool:
    """Whether it was about the card that is open, and has changed it."""
    form = cards.asking(turn)
    if form is None or form.step not in _CARD:
        return False
    text = _yuan(str(wish.amount)) if wish.does is Does.CHANGE_AMOUNT else wish.when_text
    if wish.does is Does.CHANGE_DATE and form.repeats and isinstance(wish.when, DateProblem):
        text = _monthly(wish.when) or text
    ask(turn, turn.services.adding.text(form, text, turn.today))
    return True


def _change_date(turn: Turn, view: LoanView, text: str, *, this: bool) -> None:
    """`this`: of the next instalment only."""
    found = read_date_rule(text, turn.today)
    day = day_of(found)
    if not isinstance(view.loan.rule, Monthly) or day is None:
        _change(turn, view, text)
        return
    monthly = f"每月{day.day}号"
    if isinstance(found, DateProblem) and not this:
        _change(turn, view, monthly)
        return
    t, owed = turn.texts, _payable(turn, view)
    rows: list[list[Button]] = []
    if owed:
        label = t("button-wish-this", due=short_day(owed[0].instalment.due_on), day=short_day(day))
        rows.append([OnWish("move", owed[0].instalment.id, on=day).button(label)])
    rule = describe(t, Monthly(day, day.day), day_named=True)
    rows.append([OnWish("monthly", view.loan.id, value=monthly).button(t("button-wish-each", rule=rule))])
    turn.edit(t("wish-this-or-each", name=esc(view.loan.title), day=t.day(day)), rows)


def _change(turn: Turn, view: LoanView, text: str) -> None:
    """The card of the loan, with what is new; nothing is changed before it is saved."""
    ask(turn, turn.services.adding.text(changing(turn, view), text, turn.today), edit=True)


def _readings(found: Found | None) -> Sequence[DateReading]:
    match found:
        case DateReading():
            return (found,)
        case DateProblem(_, readings):
            return readings
        case _:
            return ()


def _monthly(found: Found | None) -> str:
    day = day_of(found)
    return f"每月{day.day}号" if day is not None else ""


def _short(found: Found | None, text: str) -> str:
    """A date for a button: as typed, or in fewer bytes."""
    match found:
        case DateReading(Once(day)):
            return day.isoformat()
        case DateReading(Monthly(_, anchor, 1), offers_last_day=False) if anchor < 29:
            return f"每月{anchor}号"
        case _:
            return text if len(text.encode()) <= 36 else ""


def _yuan(fen: str) -> str:
    return f"{int(fen) // 100}.{int(fen) % 100:02}元"
