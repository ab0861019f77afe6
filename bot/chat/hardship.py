"""When the money will not be there: from "how much can you pay?" to a plan, a letter, a recorded agreement.

One screen at a time; `hardship_screens` draws them, `services.hardship` decides. The plan travels in
the buttons, so that each works after a restart and none depends on the one before.
"""

from typing import Final

from bot.chat.context import Turn
from bot.chat.feature import Feature, Talk
from bot.chat.hardship_screens import (
    DRAWN,
    OnHardship,
    day_button,
    note_screen,
    recorded,
    settled,
)
from bot.chat.letter_screens import INSTALMENT, chosen, letter_screen
from bot.chat.shared_buttons import OnInstalment, OnLetter
from bot.chat.wording import snoozed
from bot.domain.loans import MAX_NOTE, InstalmentState
from bot.services import hardship
from bot.services.hardship import HARDSHIP, LETTER, SOON, Hardship, Plan, Problem, Step
from bot.services.instalments import Owed
from bot.transport.messages import Rows, in_rows

_TYPED: Final = {  # where something may be typed, and which question that answers
    Step.AMOUNT: Step.AMOUNT,
    Step.OTHER: Step.AMOUNT,
    Step.WHEN: Step.WHEN,
    Step.AGREED: Step.AGREED,
    Step.NOTE: Step.NOTE,
}


def start(turn: Turn, owed: Owed) -> None:
    """Someone may not manage this instalment: the one thing to do first, and the first question."""
    if not _is_open(owed):
        turn.reply(*settled(turn, owed))
        return
    turn.loans.answered(turn.user, owed.instalment.id)
    _show(turn, Step.AMOUNT, owed, Plan(), edit=False)


def press(turn: Turn, pressed: OnHardship) -> None:
    """The next screen, or something to be done. Another user's instalment does not exist here."""
    what, plan = pressed.what, Plan(pressed.can_pay, pressed.on)
    owed = turn.loans.owed(turn.user, pressed.instalment, turn.now)
    if owed is None:
        turn.toast(turn.texts("instalment-gone"), alert=True)
        return
    turn.toast()
    if not _is_open(owed):
        turn.edit(*settled(turn, owed))
        return
    match what:
        case "save":
            _save(turn, owed, plan)
        case "later":
            _remind(turn, owed)
        case "letter":
            _show(turn, Step.LETTER, owed, plan, edit=False)  # the script stays where it is
        case _:
            _show(turn, Step(what) if what in list(Step) else Step.AMOUNT, owed, plan)


def read(turn: Turn, talk: Hardship, *, unless_unread: bool) -> bool:
    """What the user typed while a question is open. False, and nothing said, as in `add.read`."""
    owed = turn.loans.owed(turn.user, talk.instalment, turn.now)
    if owed is None or not _is_open(owed):
        turn.end(HARDSHIP)
        if owed is None or unless_unread:
            return False
        turn.reply(*settled(turn, owed))
        return True
    step, plan = talk.step, talk.plan
    match step:
        case Step.NOTE:
            # A note tells of calls and visits by its nature.
            note, problem = turn.args.strip(), hardship.note_problem(turn.args)
            kept = talk.note if problem else note
            _show(turn, step, owed, plan, edit=False, problem=problem, note=kept)
            return True
        case Step.AMOUNT:
            can_pay = hardship.read_can_pay(turn.args, owed.instalment.left)
            if can_pay is not None:
                _show(turn, Step.WHEN, owed, Plan(can_pay), edit=False)
                return True
        case _:
            if _dated(turn, owed, plan, Step.PLAN if step is Step.WHEN else Step.NOTE):
                return True
    if unless_unread or turn.services.search.understand(turn.args).lender.lender is not None:
        return False
    step, problem = (Step.OTHER, Problem.AMOUNT) if step is Step.AMOUNT else (step, Problem.DATE)
    _show(turn, step, owed, plan, edit=False, problem=problem)
    return True


def _dated(turn: Turn, owed: Owed, plan: Plan, then: Step) -> bool:
    """Take a day that was typed, or ask which one is meant. False if there is none."""
    today, after = turn.written.date(), max(owed.instalment.due_on, turn.lender_day)
    found = hardship.read_day(turn.args, today, after)
    if found.sure:
        _show(turn, then, owed, Plan(plan.can_pay, found.days[0]), edit=False)
    elif found.days:
        days = [day_button(turn, then, owed, Plan(plan.can_pay, day)) for day in found.days]
        turn.reply(turn.texts("ask-either"), in_rows(days, 1))
    return bool(found.days)


def _show(
    turn: Turn,
    step: Step,
    owed: Owed,
    plan: Plan,
    *,
    edit: bool = True,
    problem: Problem | None = None,
    note: str = "",
) -> None:
    """The screen of a step, or of the one that has to come before it. What is typed next answers it."""
    if problem is None:
        step, problem = hardship.step_for(step, plan, owed.instalment, turn.lender_day)
    if step in _TYPED:
        turn.keep(HARDSHIP, Hardship(_TYPED[step], owed.instalment.id, plan, note))
    else:
        turn.end(HARDSHIP)
    match step:
        case Step.LETTER:
            text, rows = _letter(turn, owed, plan)
        case Step.NOTE:
            text, rows = note_screen(turn, owed, plan, note)
        case _:
            text, rows = DRAWN[step](turn, owed, plan)
    if problem is not None:
        text = f"{turn.texts(f'hard-problem-{problem}', most=MAX_NOTE)}\n\n{text}"
    if problem is Problem.ENOUGH:
        rows = [
            [OnInstalment("paid", owed.instalment.id).button(turn.texts("button-paid"), "success")],
            *rows,
        ]
    (turn.edit(text, rows) if edit else turn.reply(text, rows))


def _letter(turn: Turn, owed: Owed, plan: Plan) -> tuple[str, Rows]:
    """The first of the letters, about this instalment."""
    library = turn.services.library
    pressed = OnLetter("show", LETTER, f"{INSTALMENT}{owed.instalment.id}", plan.can_pay, plan.on)
    found = chosen(library, turn.loans, turn.user, pressed, turn.now)
    if found is None:
        raise LookupError(f"letters/{LETTER} is needed")
    return letter_screen(turn, found)


def _save(turn: Turn, owed: Owed, plan: Plan) -> None:
    """Record what the lender agreed to, with the note typed under this day. A second tap does nothing."""
    loans = turn.loans
    step, problem = hardship.step_for(Step.NOTE, plan, owed.instalment, turn.lender_day)
    if problem is Problem.SAME and owed.instalment.moved_from is not None:
        return
    if plan.on is None or problem is not None:
        _show(turn, step, owed, plan, problem=problem)
        return
    talk = turn.find(HARDSHIP)
    about_this = talk is not None and (talk.instalment, talk.plan) == (owed.instalment.id, plan)
    note = talk.note if talk is not None and about_this else ""
    agreed = loans.agree(turn.user, owed.instalment.id, plan.on, note, turn.now)
    turn.end(HARDSHIP)
    owed = loans.owed(turn.user, owed.instalment.id, turn.now) or owed
    view = loans.find(turn.user, owed.loan.id)
    next_reminder = view.next_reminder if view else None
    turn.edit(*(recorded(turn, owed, note, next_reminder) if agreed else settled(turn, owed)))


def _remind(turn: Turn, owed: Owed) -> None:
    """Remind of the call, in a message of its own: the script stays where it is."""
    t, user, due_on = turn.texts, turn.user, owed.instalment.due_on
    at = hardship.tomorrow(due_on, user.preferences, turn.now) or turn.now + SOON
    send_at = turn.loans.snooze(user, owed.instalment.id, at, turn.now)
    if send_at is None:
        turn.reply(t("loan-paused"))
        return
    when, *kept_back = snoozed(t, user, owed, send_at)
    turn.reply("\n".join([when, t("hard-later"), *kept_back]))


def _is_open(owed: Owed) -> bool:
    return owed.instalment.state is InstalmentState.OPEN and owed.loan.closed is None


FEATURE: Final = Feature(buttons=(OnHardship.to(press),), talk=Talk(HARDSHIP, read))
