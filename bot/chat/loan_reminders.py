"""What one loan's reminders do differently from the settings: days before, days after, time of day."""

from dataclasses import dataclass, replace
from typing import Final

from bot.chat.buttons import Press
from bot.chat.context import Turn
from bot.chat.feature import Feature, Talk
from bot.chat.settings import PRESETS, READERS, days_text
from bot.chat.shared_buttons import OnLoan
from bot.domain.loans import wanted
from bot.domain.preferences import AS_USUAL, OwnReminders, Preferences, preferences_problem
from bot.services.conversation import Conversation, Waiting
from bot.store.records import LoanView
from bot.transport.messages import Rows, esc, in_rows

_WAITING: Final = Conversation("own", Waiting)
_WHAT: Final = ("before", "after", "at")
_USUAL: Final = "usual"


@dataclass(frozen=True, slots=True)
class OnOwn(Press):
    """All that is a loan's own; the choices for one thing; or what was chosen."""

    prefix = "own"
    loan: int = 0
    what: str = ""
    value: str = ""


def press(turn: Turn, pressed: OnOwn) -> None:
    """Show, ask, or take what was chosen."""
    turn.toast()
    turn.end(_WAITING)
    view = turn.loans.find(turn.user, pressed.loan)
    if view is None:
        turn.edit(turn.texts("loan-gone"))
        return
    match pressed:
        case OnOwn(_, "reset"):
            _save(turn, view, AS_USUAL, edit=True)
        case OnOwn(_, what, "") if what in _WHAT:
            _ask(turn, view, what)
        case OnOwn(_, what, value) if what in _WHAT:
            _take(turn, view, what, value, edit=True)
        case _:
            turn.edit(*_overview(turn, view))


def read(turn: Turn, waiting: Waiting, *, unless_unread: bool) -> bool:
    """A typed value. False, and nothing said, as in `add.read`."""
    view = turn.loans.find(turn.user, waiting.id)
    if view is None:
        turn.end(_WAITING)
        return False
    if unless_unread and READERS[waiting.step](turn.user.preferences, turn.args) is None:
        return False
    _take(turn, view, waiting.step, turn.args, edit=False)
    return True


def also_before(turn: Turn, view: LoanView, days: tuple[int, ...]) -> None:
    """Remind of this loan so many days before, too."""
    now = wanted(view.loan.rule, view.loan.own, turn.user.preferences).days_before
    _take(turn, view, "before", ",".join(map(str, {*now, *days})), edit=False)


def _ask(turn: Turn, view: LoanView, what: str) -> None:
    t, loan_id = turn.texts, view.loan.id
    turn.keep(_WAITING, Waiting(what, loan_id))
    presets = [
        OnOwn(loan_id, what, one).button(t("settings-none") if one == "-" else one) for one in PRESETS[what]
    ]
    usual = OnOwn(loan_id, what, _USUAL).button(t("button-as-usual"))
    back = OnOwn(loan_id).button(t("button-back"))
    turn.edit(
        f"<b>{esc(view.loan.title)}</b>\n{t(f'settings-{what}-ask')}", [*in_rows(presets), [usual, back]]
    )


def _take(turn: Turn, view: LoanView, what: str, value: str, *, edit: bool) -> None:
    own = view.loan.own
    if value == _USUAL:
        own = _with(own, what, None)
    else:
        read = READERS[what](wanted(view.loan.rule, own, turn.user.preferences), value)
        problem = preferences_problem(read) if read is not None else None
        if read is None or problem is not None:
            key = f"settings-problem-{problem}" if problem is not None else f"settings-{what}-bad"
            turn.reply(turn.texts(key, text=esc(value[:40])))
            return
        own = _with(own, what, read)
    if (problem := preferences_problem(wanted(view.loan.rule, own, turn.user.preferences))) is not None:
        turn.reply(turn.texts(f"settings-problem-{problem}"))
        return
    _save(turn, view, own, edit=edit)


def _with(own: OwnReminders, what: str, read: Preferences | None) -> OwnReminders:
    """The reminders with this taken from `read`, or as usual again."""
    match what:
        case "before":
            return replace(own, days_before=None if read is None else read.days_before)
        case "after":
            return replace(own, days_after=None if read is None else read.days_after)
        case _:
            return replace(own, at=None if read is None else read.at)


def _save(turn: Turn, view: LoanView, own: OwnReminders, *, edit: bool) -> None:
    turn.end(_WAITING)
    turn.loans.set_own_reminders(turn.user, view.loan.id, own, turn.now)
    text, rows = _overview(turn, replace(view, loan=replace(view.loan, own=own)))
    text = f"{turn.texts('settings-saved')}\n\n{text}"
    (turn.edit(text, rows) if edit else turn.reply(text, rows))


def _overview(turn: Turn, view: LoanView) -> tuple[str, Rows]:
    t, own = turn.texts, view.loan.own
    effective = wanted(view.loan.rule, own, turn.user.preferences)
    values = {
        "before": (own.days_before, days_text(t, effective.days_before)),
        "after": (own.days_after, days_text(t, effective.days_after)),
        "at": (own.at, f"{effective.at:%H:%M}"),
    }
    lines = [f"<b>{t('own-title', name=esc(view.loan.title))}</b>"]
    for what, (different, value) in values.items():
        line = t(f"settings-{what}", value=value)
        lines.append(line if different is not None else f"{line}{t('own-usual')}")
    buttons = [OnOwn(view.loan.id, what).button(t(f"button-{what}")) for what in _WHAT]
    last = [OnLoan("open", view.loan.id).button(t("button-back"))]
    if own != AS_USUAL:
        last.insert(0, OnOwn(view.loan.id, "reset").button(t("button-as-usual")))
    return "\n".join(lines), [*in_rows(buttons), last]


FEATURE: Final = Feature(buttons=(OnOwn.to(press),), talk=Talk(_WAITING, read))
