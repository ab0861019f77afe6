"""What somebody says to have done, or wants, in a sentence: done as the buttons and commands would do it.

What is about one loan is in `loan_wishes`. Holds no rule about loans.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Final

from bot.chat import (
    account,
    add,
    cards,
    export,
    hearings,
    help_,
    loan_list,
    loan_wishes,
    paste,
    pause,
    settings,
    which_loan,
)
from bot.chat.cards import OnForm, OnReview
from bot.chat.context import Turn
from bot.chat.feature import Feature
from bot.chat.hearing_card import OnHearingForm
from bot.chat.loan_form import ask
from bot.chat.shared_buttons import OnLoan, OnPause, OnSettings, list_button, start_buttons
from bot.chat.which_loan import OnWish
from bot.chat.wording import short_name
from bot.domain.dates import repeats
from bot.domain.loans import Event, Happened, InstalmentState
from bot.domain.preferences import preferences_problem
from bot.reading.text import CLAUSE
from bot.reading.times import one_day
from bot.reading.wishes.reader import LONGEST_WISH, read_wish
from bot.reading.wishes.wish import Does, Wish
from bot.services.hearing_form import HearingForm
from bot.services.loan_form import FORM, Form, Reply, Step, at_next
from bot.services.paste import Batch
from bot.store.records import LoanView
from bot.transport.messages import esc

_TAKEN_BACK_WITHIN: Final = timedelta(days=1)
_LONGEST_TOLD: Final = 120  # characters
_OF_COMMANDS: Final = {
    "delete_me": Does.DELETE_ME,
    "settings": Does.SETTINGS,
    "pause": Does.PAUSE,
    "add": Does.ADD,
    "list": Does.LIST,
    "export": Does.EXPORT,
}
_CAREFUL: Final = frozenset((Does.REMIND, Does.PUT_OFF, Does.CHANGE_DATE, Does.CHANGE_AMOUNT))
_AT_ANY_STEP: Final = frozenset((Does.CANCEL, Does.DELETE_ME))
_CARD: Final = (Step.CARD, Step.FIELD)


def read(turn: Turn) -> Wish | None:
    """The wish that the text is, if it is one."""
    if len(turn.args) > LONGEST_WISH:
        return None
    own = [view.loan.title for view in turn.loans.views(turn.user) if view.loan.closed is None]
    wish = read_wish(turn.args, turn.today, turn.services.adding.names_in(turn.args), own)
    if wish is not None and wish.states and not (comes_first(turn) or which_loan.fitting(turn, wish.lenders)):
        return None  # 借呗还款日是20号 begins a loan where there is none
    if wish is not None and wish.does is Does.EDIT and turn.under_way() and not comes_first(turn):
        return None  # it answers what is asked
    return wish


def read_beside(turn: Turn, other: Callable[[str], bool]) -> Wish | None:
    """The wish that one clause is, where it changes nothing before it is confirmed, and none of the `other`
    ones says more than how it came about: 我跟客服协商好了，延到1月5号."""
    if len(turn.args) > _LONGEST_TOLD:
        return None
    parts = [one[0] for one in CLAUSE.finditer(turn.args)]
    if len(parts) == 1:  # read as a whole by now
        return None
    names = turn.services.adding.names_in(turn.args)
    found = [(n, wish) for n, one in enumerate(parts) if (wish := read_wish(one, turn.today, names))]
    if len(found) != 1:
        return None
    ((at, wish),) = found
    if wish.does not in _CAREFUL or any(other(one) for n, one in enumerate(parts) if n != at):
        return None
    return replace(wish, lenders=wish.lenders or names)


def comes_first(turn: Turn) -> bool:
    """Whether it is a wish although a question is open: under a finished card nothing is asked."""
    form = cards.asking(turn)
    return form is not None and form.step in _CARD


def may_be_an_answer(turn: Turn, wish: Wish) -> bool:
    """Whether any words at all answer what is asked: a note may say what a wish says."""
    form = cards.asking(turn)
    return form is not None and form.step is Step.NOTE and wish.does not in _AT_ANY_STEP


def act(turn: Turn, wish: Wish) -> None:
    """Do it, ask which, or say why not."""
    match wish.does:
        case Does.LIST:
            loan_list.show(turn)
        case Does.OWED:
            _owed(turn, wish)
        case Does.PAID_SUM:
            _paid_sum(turn, wish)
        case Does.EXPORT:
            export.start(turn)
        case Does.SETTINGS:
            settings.show(turn)
        case Does.SET_TIME if wish.at is not None:
            set_time(turn, wish.at)
        case Does.OFF:
            _off(turn)
        case Does.ON if not wish.lenders:
            account.subscribe(turn)
        case Does.LANGUAGE:
            account.press_language(turn, account.OnLanguage(wish.language))
        case Does.DELETE_ME:
            account.delete_me(turn)
        case Does.GREETING:
            turn.reply(turn.texts("wish-hello"), start_buttons(turn.texts))
        case Does.MENU:
            help_.help_(turn)
        case Does.ADD:
            _add(turn)
        case Does.SAVE:
            _save(turn)
        case Does.EDIT:
            _edit(turn)
        case Does.CANCEL:
            account.cancel(turn)
        case Does.UNDO:
            _undo(turn, wish)
        case Does.THANKS:
            turn.reply(turn.texts("wish-thanks"))
        case Does.PAUSE if not wish.lenders:
            _pause(turn, wish)
        case _:
            loan_wishes.act(turn, wish)


def open_command(turn: Turn, command: str) -> None:
    """What answers a question about the bot: a field of `Commands`."""
    match command:
        case "about":
            turn.reply(turn.texts("about"), start_buttons(turn.texts))
        case "privacy":
            account.privacy(turn)
        case _:
            act(turn, Wish(_OF_COMMANDS[command]))


def set_time(turn: Turn, at: time) -> None:
    """Reminders at this time of day, with a way back."""
    old = turn.user.preferences
    new = settings.READERS["at"](old, f"{at:%H:%M}")
    problem = preferences_problem(new) if new is not None else None
    if new is None or problem is not None:
        turn.edit(
            turn.texts(f"settings-problem-{problem}" if problem else "settings-at-bad", text=f"{at:%H:%M}")
        )
        return
    turn.user = turn.users.set_preferences(turn.user, new, turn.now)
    t = turn.texts
    back = OnSettings("at", f"{old.at:%H:%M}").button(t("button-wish-time-back", time=f"{old.at:%H:%M}"))
    rows = [[back]] if old.at != at else []
    text = f"{t('wish-time', time=f'{at:%H:%M}', zone=new.zone)}\n{settings.next_line(turn)}"
    turn.edit(text, [*rows, [OnSettings().button(t("button-settings"))]])


def press(turn: Turn, pressed: OnWish) -> None:
    """Which loan or instalment was meant."""
    turn.toast()
    if pressed.what == "time":
        try:
            at = time.fromisoformat(pressed.value)
        except ValueError:
            settings.press(turn, OnSettings())
            return
        set_time(turn, at)
        return
    if pressed.what == "off":
        account.unsubscribe(turn)
        return
    loan_wishes.press(turn, pressed)


def _add(turn: Turn) -> None:
    """As the button would."""
    turn.args = ""
    add.start(turn)


def _save(turn: Turn) -> None:
    """As the button of the latest card would."""
    match cards.latest(turn):
        case Batch(nonce):
            paste.press(turn, OnReview(nonce, "save"))
        case HearingForm(nonce):
            hearings.press_form(turn, OnHearingForm(nonce, "save"))
        case Form(nonce, step=Step.CARD | Step.FIELD) as form:
            turn.keep(FORM, at_next(form))
            add.press(turn, OnForm(nonce, "save"))
        case Form() as form:
            ask(turn, Reply(form))
        case _:
            turn.reply(turn.texts("wish-fine"), start_buttons(turn.texts))


def _edit(turn: Turn) -> None:
    """As the button of the latest card would; without one it is asked what is not right."""
    form = cards.asking(turn)
    if form is not None:
        ask(turn, Reply(replace(form, step=Step.FIELD)))
    else:
        turn.reply(turn.texts("wish-wrong"), [[list_button(turn.texts)], *start_buttons(turn.texts)])


def _off(turn: Turn) -> None:
    """No reminders: of the loan that is replied to, or at all?"""
    loan_id = which_loan.replied_loan(turn)
    view = turn.loans.find(turn.user, loan_id) if loan_id is not None else None
    if view is None or view.loan.closed is not None:
        account.unsubscribe(turn)
        return
    t, name = turn.texts, short_name(view.loan.title)
    one = OnLoan("pause", view.loan.id).button(t("button-wish-off-one", name=name))
    everything = OnWish("off").button(t("button-wish-off-all"))
    turn.reply(t("wish-off-which", name=esc(view.loan.title)), [[one], [everything]])


def _pause(turn: Turn, wish: Wish) -> None:
    day = one_day(wish.when)
    if wish.days is not None:
        day = turn.today + timedelta(wish.days)
    if day is not None and turn.today < day <= turn.today + timedelta(366):
        turn.reply(*pause.pause_to(turn, day))
    else:
        pause.press(turn, OnPause())


def _owed(turn: Turn, wish: Wish) -> None:
    """What is owed in all, or this month, and the list."""
    if wish.lenders:
        loan_wishes.act(turn, wish)
        return
    t, today = turn.texts, turn.lender_day
    owed = [
        (view, one)
        for view in turn.loans.views(turn.user)
        if view.loan.closed is None
        for one in view.instalments
        if one.state is InstalmentState.OPEN
    ]
    if owed:
        month = [one for _, one in owed if (one.due_on.year, one.due_on.month) == (today.year, today.month)]
        ending = [one for view, one in owed if _ends(view)]
        lines = [_sum(turn, "wish-owed-month", [one.left for one in month])] if month else []
        if wish.month and not month:
            lines = [t("wish-owed-none-this-month")]
        if not wish.month:
            if ending:
                lines.insert(0, _sum(turn, "wish-owed-all", [one.left for one in ending]))
            endless = {view.loan.id for view, _ in owed if not _ends(view)}
            if endless:
                lines.append(t("wish-owed-endless", count=len(endless)))
        turn.reply("\n".join(lines))
    loan_list.show(turn)


def _paid_sum(turn: Turn, wish: Wish) -> None:
    """What was marked as paid so far, of all loans or of those that are named."""
    t = turn.texts
    named = {view.loan.id for view in which_loan.fitting(turn, wish.lenders)} if wish.lenders else None
    views = [view for view in turn.loans.views(turn.user) if named is None or view.loan.id in named]
    lines = []
    for view in views:
        paid = [one for one in view.instalments if one.state is InstalmentState.PAID or one.paid]
        if paid:
            fen = sum(one.paid if one.state is InstalmentState.OPEN else one.amount or 0 for one in paid)
            name = esc(view.loan.title)
            lines.append(t("wish-paid-line", name=name, money=t.money(fen), count=len(paid)))
    lines = [t("wish-paid-title"), *lines] if lines else [t("wish-paid-none")]
    turn.reply("\n".join(lines), [[list_button(t)]])


def _ends(view: LoanView) -> bool:
    return view.loan.count is not None or not repeats(view.loan.rule)


def _sum(turn: Turn, key: str, left: list[int | None]) -> str:
    known = [one for one in left if one is not None]
    unknown = len(left) - len(known)
    return turn.texts(key, money=turn.texts.money(sum(known)), count=len(left), unknown=unknown)


def _last_done(turn: Turn, wish: Wish) -> tuple[int, Event] | None:
    """What happened last, to the one loan that is named or replied to, if one is."""
    if not wish.lenders and which_loan.replied_loan(turn) is None:
        return turn.loans.latest(turn.user)
    views = which_loan.fitting(turn, wish.lenders)
    events = turn.loans.history(turn.user, views[0].loan.id) if len(views) == 1 else []
    return (views[0].loan.id, events[-1]) if events else None


def _undo(turn: Turn, wish: Wish) -> None:
    """Take back the last thing that was done to a loan, if it was done lately and can be taken back."""
    last = _last_done(turn, wish)
    if last is not None and turn.now - last[1].at <= _TAKEN_BACK_WITHIN:
        loan_id, event = last
        match event.what:
            case Happened.PAID | Happened.PART | Happened.SKIPPED:
                view = turn.loans.find(turn.user, loan_id)
                due = [one for one in view.instalments if one.due_on == event.due_on] if view else []
                if len(due) == 1:
                    turn.loans.reopen(turn.user, due[0].id, turn.now, seen=due[0].stamp)
                    which_loan.show(turn, due[0].id, turn.texts("wish-undone"))
                    return
            case Happened.FINISHED | Happened.DELETED:
                loan_list.press(turn, OnLoan("restore", loan_id))
                return
            case _:
                pass
    turn.reply(turn.texts("wish-undo-nothing"), [[list_button(turn.texts)]])


FEATURE: Final = Feature(buttons=(OnWish.to(press),))
