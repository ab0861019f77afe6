"""How many days before it is reminded, in the user's own words. Holds no rule about days."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.chat import loan_reminders, which_loan
from bot.chat.context import Turn
from bot.chat.settings import days_text, next_line
from bot.chat.shared_buttons import OnSettings
from bot.domain.preferences import preferences_problem
from bot.knowledge.matching import asks
from bot.reading.lead import read_lead
from bot.reading.loan_line import contains_date_rule
from bot.reading.patterns import regex
from bot.reading.text import fold

_FIGURE: Final = regex("[0-9]")


def take(turn: Turn) -> bool:
    """Whether a text says how many days before. If so, that is done, and what else it says is left in
    `turn.args`.

    No day on which reminders come is taken away: who says 提前5天 may count on the due day all the same.
    """
    lead = read_lead(turn.args)
    if lead is None:
        return False
    lenders = turn.services.adding.names_in(lead.rest)
    tells = _tells(turn, lead.rest, lenders)
    turn.args = lead.rest if tells else ""
    own = which_loan.fitting(turn, lenders) if lenders and not tells else []
    if len(own) == 1:
        loan_reminders.also_before(turn, own[0], lead.days)
    else:
        _also_before(turn, lead.days)
    return True


def _tells(turn: Turn, rest: str, lenders: Sequence[str]) -> bool:
    """Whether what else is said tells or asks something, beside the names of lenders."""
    beside = fold(rest)
    for name in lenders:
        beside = beside.replace(fold(name), "")
    return bool(_FIGURE.search(beside) or contains_date_rule(beside, turn.written.date()) or asks(beside))


def _also_before(turn: Turn, days: tuple[int, ...]) -> None:
    t, old = turn.texts, turn.user.preferences
    new = replace(old, days_before=tuple(sorted({*old.days_before, *days}, reverse=True)))
    if (problem := preferences_problem(new)) is not None:
        turn.reply(t(f"settings-problem-{problem}"))
        return
    rows = [[OnSettings().button(t("button-settings"))]]
    if new != old:
        turn.user = turn.users.set_preferences(turn.user, new, turn.now)
        back = ",".join(map(str, old.days_before)) or "-"
        label = t("button-wish-time-back", time=days_text(t, old.days_before))
        rows.insert(0, [OnSettings("before", back).button(label)])
    turn.reply(f"{t('wish-before', days=days_text(t, new.days_before))}\n{next_line(turn)}", rows)
