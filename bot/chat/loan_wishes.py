"""What somebody says to have done, or wants, with a loan: handed to the file that does it.

A loan is found by what the user calls it. Holds no rule about loans.
"""

from bot.chat import change_wishes, loan_list, paid_wishes, reminder_wishes
from bot.chat.change_wishes import changes_card
from bot.chat.context import Turn
from bot.chat.shared_buttons import OnLoan
from bot.chat.which_loan import OnWish, do_or_ask_which, fitting, none_fits, show
from bot.domain.loans import InstalmentState
from bot.reading.wishes.wish import Does, Wish
from bot.store.records import LoanView

_OF_INSTALMENTS = {
    "paid": paid_wishes.press,
    "part": paid_wishes.press,
    "half": paid_wishes.press,
    "remind": reminder_wishes.press,
    "move": change_wishes.press,
}
_OF_LOANS = {
    "finish": paid_wishes.press_loan,
    "whole": paid_wishes.press_loan,
    "date": change_wishes.press_loan,
    "monthly": change_wishes.press_loan,
    "amount": change_wishes.press_loan,
    "name": change_wishes.press_loan,
}
_OF_A_CARD = (Does.CHANGE_DATE, Does.CHANGE_AMOUNT, Does.PUT_OFF, Does.RENAME)


def act(turn: Turn, wish: Wish) -> None:
    """Do it with the one loan that fits; ask which, where several do; else offer to add one."""
    if wish.does is Does.REMIND:
        reminder_wishes.remind(turn, wish)
        return
    if wish.does in _OF_A_CARD and changes_card(turn, wish):
        return
    views = fitting(turn, wish.lenders)
    if not views:
        none_fits(turn, wish.lenders)
        return
    match wish.does:
        case Does.PAID:
            paid_wishes.paid(turn, wish, views)
        case Does.PAID_OFF:
            paid_wishes.paid_off(turn, views)
        case Does.CHANGE_DATE | Does.PUT_OFF:
            change_wishes.change_date(turn, wish, views)
        case Does.RENAME:
            change_wishes.rename(turn, wish, views)
        case Does.CHANGE_AMOUNT:
            change_wishes.change_amount(turn, wish, views)
        case Does.ON:
            _as_its_button(turn, views, "resume")
        case Does.DELETE_LOAN:
            _as_its_button(turn, views, "delete")
        case Does.PAUSE if wish.days is None and wish.when is None:
            _as_its_button(turn, views, "pause")
        case _:
            _as_its_button(turn, views, "open")


def press(turn: Turn, pressed: OnWish) -> None:
    """What was asked which. Another user's does not exist here."""
    if pressed.what in _OF_INSTALMENTS:
        owed = turn.loans.owed(turn.user, pressed.id, turn.now)
        if owed is None:
            turn.edit(turn.texts("instalment-gone"))
        elif owed.instalment.state is not InstalmentState.OPEN:
            show(turn, pressed.id)
        else:
            _OF_INSTALMENTS[pressed.what](turn, pressed, owed)
        return
    view = turn.loans.find(turn.user, pressed.id)
    if view is None:
        turn.edit(turn.texts("loan-gone"))
    elif pressed.what in _OF_LOANS:
        _OF_LOANS[pressed.what](turn, pressed, view)
    else:
        loan_list.press(turn, OnLoan("open", pressed.id))


def _as_its_button(turn: Turn, views: list[LoanView], what: str) -> None:
    do_or_ask_which(
        turn,
        views,
        lambda turn, one: loan_list.press(turn, OnLoan(what, one.loan.id)),
        lambda one: OnLoan(what, one.loan.id),
    )
