"""Which loan or instalment is meant: the only one that fits, or it is asked. Does nothing with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.chat import instalment
from bot.chat.buttons import Press
from bot.chat.context import Turn
from bot.chat.shared_buttons import OnInstalment, OnLoan, add_button, list_button
from bot.chat.wording import short_day, short_name
from bot.domain.loans import InstalmentState
from bot.reading.text import fold
from bot.services.instalments import Owed
from bot.store.records import LoanView
from bot.transport.messages import Button, Rows, esc, in_rows

ASKED: Final = 12
"""Of so many it is asked which; the list has them all."""


@dataclass(frozen=True, slots=True)
class OnWish(Press):
    """What is to be done, with which instalment or loan. `seen` is the instalment's stamp."""

    prefix = "wish"
    what: str = ""
    id: int = 0
    seen: str = ""
    on: date | None = None
    value: str = ""


def fitting(turn: Turn, lenders: Sequence[str]) -> list[LoanView]:
    """The loans that are meant, or may be: all that are owed, where no lender is named, nor a message of a
    loan replied to."""
    views = [view for view in turn.loans.views(turn.user) if view.loan.closed is None]
    if not lenders:
        loan_id = replied_loan(turn)
        return [view for view in views if view.loan.id == loan_id] or views
    meant = {view.loan.id for lender in lenders for view in _of(turn, views, lender)}
    return [view for view in views if view.loan.id in meant]


def _of(turn: Turn, views: Sequence[LoanView], lender: str) -> list[LoanView]:
    """What is called so: 微粒贷 is each of several, of which one is 微粒贷 · 2."""
    words = fold(lender)
    exact = [view for view in views if words in (fold(view.loan.title), fold(view.loan.name))]
    if exact:
        return exact
    found = turn.services.search.find(lender).lender
    return [
        view
        for view in views
        if words in fold(view.loan.title) or (found is not None and view.loan.lender == found.id)
    ]


def replied_instalment(turn: Turn) -> int | None:
    """Which one this text replies to; None where that message is about none, or about several."""
    return _only(_replied(turn, OnInstalment))


def replied_loan(turn: Turn) -> int | None:
    """The same of a loan."""
    answered = replied_instalment(turn)
    found = None if answered is None else turn.loans.owed(turn.user, answered, turn.now)
    return _only(_replied(turn, OnLoan)) if found is None else found.loan.id


def _replied(turn: Turn, kind: type[OnInstalment | OnLoan]) -> set[int]:
    """Which of them the buttons name under the message that is replied to."""
    replied = turn.message.reply_to_message if turn.message is not None else None
    if replied is None or replied.reply_markup is None:
        return set()
    said = (str(one.callback_data) for row in replied.reply_markup.inline_keyboard for one in row)
    begins = f"{kind.prefix}:"
    return {kind.read(one.removeprefix(begins)).id for one in said if one.startswith(begins)}


def _only(found: set[int]) -> int | None:
    """A list names several, and the button of a list none."""
    return next(iter(found - {0})) if len(found - {0}) == 1 else None


def none_fits(turn: Turn, lenders: Sequence[str]) -> None:
    """No such loan: say so, with what there is."""
    t = turn.texts
    views = fitting(turn, ())
    if not views:
        turn.reply(t("wish-no-loan"), [[add_button(t)]])
        return
    turn.reply(t("wish-no-such", name=esc(" / ".join(lenders))), [*_rows(views), [add_button(t)]])


def rows(turn: Turn, lenders: Sequence[str]) -> Rows:
    """A button for each loan of the user that is of these lenders; none, where none is named."""
    return _rows(fitting(turn, lenders) if lenders else [])


def _rows(views: Sequence[LoanView]) -> Rows:
    return in_rows([_loan_button(one, OnLoan("open", one.loan.id)) for one in views[:ASKED]])


def do_or_ask_which(
    turn: Turn,
    views: Sequence[LoanView],
    do: Callable[[Turn, LoanView], None],
    button: Callable[[LoanView], Press],
) -> None:
    """Do it with the only one, or ask."""
    if len(views) == 1:
        do(turn, views[0])
        return
    rows = in_rows([_loan_button(one, button(one)) for one in views[:ASKED]])
    turn.reply(turn.texts("wish-which"), [*rows, [list_button(turn.texts)]])


def ask_which_instalment(turn: Turn, owed: Sequence[Owed], button: Callable[[Owed], Press]) -> None:
    """One button for each."""
    t = turn.texts
    rows = [
        [button(one).button(f"{short_name(one.loan.title)} {short_day(one.instalment.due_on)}")]
        for one in owed[:ASKED]
    ]
    turn.reply(t("wish-which"), [*rows, [list_button(t)]])


def open_of(turn: Turn, view: LoanView) -> list[Owed]:
    """What is owed of a loan, earliest first."""
    opened = [one for one in view.instalments if one.state is InstalmentState.OPEN]
    today = turn.lender_day
    return [
        Owed(view.loan, one, (one.due_on - today).days)
        for one in sorted(opened, key=lambda one: (one.due_on, one.number))
    ]


def payable(turn: Turn, view: LoanView) -> list[Owed]:
    """What may be meant of a loan: what is replied to, or all that is overdue, or else the next one."""
    owed = open_of(turn, view)
    answered = replied_instalment(turn)
    meant = [one for one in owed if one.instalment.id == answered]
    if meant:
        return meant
    return [one for one in owed if one.days < 0] or owed[:1]


def show(turn: Turn, instalment_id: int, note: str = "", more: Sequence[Button] = ()) -> None:
    """The instalment as it stands now, below what is to be said of it."""
    owed = turn.loans.owed(turn.user, instalment_id, turn.now)
    if owed is not None:
        text, rows = instalment.view(turn, owed)
        turn.edit(f"{note}\n\n{text}" if note else text, [*rows, list(more)] if more else rows)


def _loan_button(view: LoanView, pressed: Press) -> Button:
    return pressed.button(short_name(view.loan.title))
