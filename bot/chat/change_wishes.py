"""Another due day or amount that somebody asks for: on the card of the loan, saved only when asked.

Holds no rule about loans.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bot.chat import add, cards
from bot.chat.buttons import number
from bot.chat.context import Turn
from bot.chat.loan_form import ask
from bot.chat.shared_buttons import OnLoan
from bot.chat.which_loan import OnWish, do_or_ask_which, payable, show
from bot.chat.wording import describe, short_day
from bot.domain.dates import DateProblem, DateReading, Monthly, Once
from bot.domain.money import MAX_AMOUNT
from bot.reading.dates.calendar import Found
from bot.reading.dates.matching import read_date_rule
from bot.reading.times import one_day
from bot.reading.wishes.wish import Does, Wish
from bot.services.instalments import Owed
from bot.services.loan_form import Step
from bot.store.records import LoanView
from bot.transport.messages import Button, esc

_LATEST: Final = timedelta(days=366)
_LONGEST: Final = 36  # bytes of a date that fit on a button


def changes_card(turn: Turn, wish: Wish) -> bool:
    """Whether it was about the card that is open, and has changed it."""
    form = cards.asking(turn)
    if (
        form is None
        or form.step not in (Step.CARD, Step.FIELD)
        or wish.lenders
        or not (wish.when_text or wish.amount or wish.name)
    ):
        return False
    if wish.does is Does.RENAME:
        ask(turn, turn.services.adding.renamed(form, wish.name))
        return True
    text = wish.when_text
    if wish.does is Does.CHANGE_AMOUNT and wish.amount is not None:
        text = yuan(wish.amount)
    elif form.repeats and isinstance(wish.when, DateProblem) and (day := one_day(wish.when)):
        text = _monthly(day)
    ask(turn, turn.services.adding.text(form, text, turn.today))
    return True


def change_date(turn: Turn, wish: Wish, views: Sequence[LoanView]) -> None:
    """Another due day, of each instalment or of the next one."""
    if wish.when is None and wish.days is None:
        do_or_ask_which(
            turn,
            views,
            lambda turn, one: ask_change(turn, one.loan.id),
            lambda one: OnLoan("change", one.loan.id),
        )
        return
    this = wish.one or wish.does is Does.PUT_OFF
    text = _short(wish.when, wish.when_text) if wish.days is None else f"+{wish.days}"
    do_or_ask_which(
        turn,
        views,
        lambda turn, one: _change_date(turn, one, text, this=this),
        lambda one: OnWish("date", one.loan.id, "this" if this else "", value=text),
    )


def change_amount(turn: Turn, wish: Wish, views: Sequence[LoanView]) -> None:
    """Another amount of each instalment."""
    fen = wish.amount or 0
    do_or_ask_which(
        turn,
        views,
        lambda turn, one: _change(turn, one, yuan(fen)),
        lambda one: OnWish("amount", one.loan.id, value=str(fen)),
    )


def rename(turn: Turn, wish: Wish, views: Sequence[LoanView]) -> None:
    """Another name for a loan."""
    name = wish.name if len(wish.name.encode()) <= _LONGEST else ""
    do_or_ask_which(
        turn,
        views,
        lambda turn, one: _rename(turn, one, wish.name),
        lambda one: OnWish("name", one.loan.id, value=name),
    )


def _rename(turn: Turn, view: LoanView, name: str) -> None:
    ask(turn, turn.services.adding.renamed(add.changing(turn, view), name), edit=True)


def ask_change(turn: Turn, loan_id: int) -> None:
    """What of a loan is to be changed."""
    add.change(turn, loan_id)


def press_loan(turn: Turn, pressed: OnWish, view: LoanView) -> None:
    """Of which loan."""
    match pressed.what:
        case "date":
            _change_date(turn, view, pressed.value, this=bool(pressed.seen))
        case "amount" if 0 < number(pressed.value) <= MAX_AMOUNT:
            _change(turn, view, yuan(int(pressed.value)))
        case "name" if pressed.value:
            _rename(turn, view, pressed.value)
        case "monthly":
            _change(turn, view, pressed.value)
        case _:
            ask_change(turn, view.loan.id)


def press(turn: Turn, pressed: OnWish, owed: Owed) -> None:
    """One instalment is due on another day."""
    if pressed.on is not None and turn.today <= pressed.on <= turn.today + _LATEST:
        turn.loans.agree(turn.user, owed.instalment.id, pressed.on, "", turn.now)
    show(turn, pressed.id)


def yuan(fen: int) -> str:
    """An amount as the form reads it."""
    return f"{fen // 100}.{fen % 100:02}元"


def _change_date(turn: Turn, view: LoanView, text: str, *, this: bool) -> None:
    """`this`: of the next instalment only, or so it seems. `+3` are days after the due day."""
    owed = payable(turn, view)
    found = None if text.startswith("+") else read_date_rule(text, turn.today)
    day = one_day(found)
    if found is None:
        day = owed[0].instalment.due_on + timedelta(number(text[1:])) if owed else None
    if not isinstance(view.loan.rule, Monthly) or day is None:
        _change(turn, view, str(day) if found is None and day is not None else text)
        return
    if isinstance(found, DateProblem) and not this:
        _change(turn, view, _monthly(day))
        return
    t = turn.texts
    rows: list[list[Button]] = []
    if owed:
        label = t("button-wish-this", due=short_day(owed[0].instalment.due_on), day=short_day(day))
        rows.append([OnWish("move", owed[0].instalment.id, on=day).button(label)])
    rule = describe(t, Monthly(day, day.day), day_named=True)
    each = OnWish("monthly", view.loan.id, value=_monthly(day))
    rows.append([each.button(t("button-wish-each", rule=rule))])
    turn.edit(t("wish-this-or-each", name=esc(view.loan.title), day=t.day(day)), rows)


def _change(turn: Turn, view: LoanView, text: str) -> None:
    """The card of the loan, with what is new; nothing is changed before it is saved."""
    ask(turn, turn.services.adding.text(add.changing(turn, view), text, turn.today), edit=True)


def _monthly(day: date) -> str:
    return f"每月{day.day}号"


def _short(found: Found | None, text: str) -> str:
    """A date for a button: as typed, or in fewer bytes."""
    match found:
        case DateReading(Once(day)):
            return day.isoformat()
        case DateReading(Monthly(_, anchor, 1), offers_last_day=False) if anchor < 29:
            return f"每月{anchor}号"
        case _:
            return text if len(text.encode()) <= _LONGEST else ""
