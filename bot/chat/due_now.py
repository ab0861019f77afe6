"""What is due today when it is saved, and whose reminder of the day is past: named at once. Saves nothing."""

from collections.abc import Sequence

from bot.chat.context import Turn
from bot.chat.reminder_message import answers, due_today, item_line, open_button
from bot.domain.loans import Loan
from bot.transport.messages import Rows


def due_now(turn: Turn, saved: Sequence[Loan]) -> tuple[list[str], Rows]:
    """Lines and buttons for the answer to saving; nothing, where a reminder of today is still to come."""
    t, found = turn.texts, turn.loans.unannounced(turn.user, saved, turn.now)
    if not found:
        return [], []
    at = f"{turn.user.preferences.at:%H:%M}"
    title = t("saved-due-today", at=at) if 0 in turn.user.preferences.days_before else t("saved-due-now")
    lines = [
        "",
        f"<b>{title}</b>",
        *(item_line(t, item) for item in found),
        *due_today(t, found[0], turn.now),
    ]
    rows = [answers(t, found[0])] if len(found) == 1 else [[open_button(t, item)] for item in found]
    return [*lines, ""], rows
