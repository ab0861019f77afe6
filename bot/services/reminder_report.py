"""Why a reminder was or was not sent, for the operator. Knows no lender, no name and no amount."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.domain.loans import Closed, InstalmentState, LoanState
from bot.domain.matters import Over
from bot.domain.reminders import is_quiet, quiet_end
from bot.services.reminders import LATE
from bot.store.records import LoanRow, MatterRow, Reminded, ReminderRow, Subscription

_LIMIT: Final = 60  # rows that are told, the latest first


def explain(told: Reminded, now: datetime) -> Iterator[str]:
    """Lines for a terminal: how the user stands, then each reminder with its reason, the latest first."""
    prefs = told.preferences
    reachable = "reachable" if told.reachable else "NOT REACHABLE"
    yield f"user {told.alias}: reminders {told.subscription}, {reachable}"
    days = f"{list(prefs.days_before)} days before, {list(prefs.days_after)} after"
    quiet = f"quiet {prefs.quiet.start:%H:%M}-{prefs.quiet.end:%H:%M}"
    again = "asks again" if prefs.nag else "does not ask again"
    weekly = "named weekly" if prefs.weekly else "not named weekly"
    yield f"zone {prefs.zone}, {days}, at {prefs.at:%H:%M}, {quiet}, {again} on the due day"
    yield f"what is overdue for longer is {weekly}"
    if told.paused_until is not None:
        yield f"all paused until {_moment(told.paused_until)}"
    rows = sorted(told.reminders, key=lambda row: row.send_at, reverse=True)
    if not rows:
        yield "no reminder was ever planned: no loan, or reminders were off when it was saved"
    for row in rows[:_LIMIT]:
        yield (f"{_moment(row.send_at)}  {_about(row)}, rule {row.rule}: {_reason(told, row, now)}")
    if len(rows) > _LIMIT:
        yield f"{len(rows) - _LIMIT} older ones are not shown"


def _about(row: ReminderRow) -> str:
    if isinstance(row.about, MatterRow):
        return f"{row.about.kind} {row.about.id}, of {row.day}"
    return f"loan {row.about.id}, due {row.day}"


def _reason(told: Reminded, row: ReminderRow, now: datetime) -> str:
    match row.state:
        case "sent":
            return f"sent {_sent(row)}"
        case "sending":
            return "being sent, or its process died: then it is claimed again"
        case "failed":
            return f"not sent, for good: {row.why or 'refused'}"
        case "cancelled":
            return f"not sent: {_cancelled(told, row)}"
        case _:
            return _pending(told, row, now)


def _sent(row: ReminderRow) -> str:
    if row.sent_at is None:
        return "(at an unknown time)"
    late = row.sent_at - row.send_at
    return f"{_moment(row.sent_at)}" + (f", {late.total_seconds() / 60:.0f} min late" if late > LATE else "")


def _cancelled(told: Reminded, row: ReminderRow) -> str:
    match row.about:
        case LoanRow(instalment=instalment) if instalment is not InstalmentState.OPEN:
            return f"the user said {instalment}"
        case _ if row.why == "answered":
            return "the user had answered on that day"
        case LoanRow(closed=Closed() as closed):
            return f"the loan is {closed}"
        case MatterRow(kind=kind, closed=Over() as closed):
            return f"the {kind} is {closed}"
    return _held(told, row) or "no longer in the plan: a date, a setting or the schedule changed"


def _pending(told: Reminded, row: ReminderRow, now: datetime) -> str:
    if (held := _held(told, row)) is not None:
        return f"will not be sent: {held}"
    if told.paused_until is not None and max(now, row.send_at) < told.paused_until:
        return "waits for the end of the pause"
    if row.send_at > now:
        return "planned"
    if is_quiet(now, told.preferences):
        return f"due, waits for the end of quiet hours ({_moment(quiet_end(now, told.preferences))})"
    tries = f", tried {row.attempts} times" if row.attempts else ""
    return f"due, waits for its turn, for the rate or for Telegram{tries} (the log tells more)"


def _held(told: Reminded, row: ReminderRow) -> str | None:
    """What keeps all reminders of the user or of this loan back."""
    if told.subscription is not Subscription.ON:
        return "the user has switched reminders off, or never on"
    if not told.reachable:
        return "Telegram said that the user blocked the bot or is gone"
    if isinstance(row.about, LoanRow) and row.about.state is LoanState.PAUSED:
        return "the loan is paused"
    return None


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
