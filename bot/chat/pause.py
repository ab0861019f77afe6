"""Pausing all reminders until a day. What falls due meanwhile comes afterwards, as one message."""

from datetime import date, time, timedelta
from typing import Final

from bot.chat.buttons import number
from bot.chat.context import Turn
from bot.chat.feature import Command, Feature, Talk
from bot.chat.shared_buttons import OnPause, OnSettings, list_button
from bot.chat.wording import local
from bot.domain.dates import DateReading, Once, local_to_utc
from bot.reading.dates.matching import read_date_rule
from bot.reading.times import read_length
from bot.services.conversation import Conversation, Waiting
from bot.transport.messages import Button, Rows, esc, in_rows

_WAITING: Final = Conversation("pause", Waiting)
_COURTS: Final = 3  # dates at court that are named
_DAYS: Final = (1, 3, 7, 30)
_LONGEST: Final = timedelta(days=366)


def start(turn: Turn) -> None:
    """`/pause [day]`."""
    if not turn.args:
        _ask(turn)
    elif not read(turn, Waiting("day"), unless_unread=True):
        _ask(turn, above=f"{_unread(turn)}\n\n")


def press(turn: Turn, pressed: OnPause) -> None:
    """Ask, take a number of days, or end the pause."""
    turn.toast()
    turn.end(_WAITING)
    match pressed.until:
        case "off":
            turn.user = turn.users.pause_until(turn.user, None, turn.now)
            turn.edit(turn.texts("pause-over"), [_back(turn)])
        case days if number(days) in _DAYS:
            turn.edit(*pause_to(turn, turn.today + timedelta(int(days))))
        case _:
            _ask(turn)


def read(turn: Turn, _: Waiting, *, unless_unread: bool) -> bool:
    """A typed day. False, and nothing said, as in `add.read`."""
    day = _day(turn)
    if day is not None and turn.today < day <= turn.today + _LONGEST:
        turn.end(_WAITING)
        turn.reply(*pause_to(turn, day))
        return True
    if unless_unread:
        return False
    turn.reply(_unread(turn))
    return True


def _day(turn: Turn) -> date | None:
    """Until which day: it was asked for how many, so that "3" is three of them."""
    if length := read_length(turn.args):
        return turn.written.date() + length
    found = read_date_rule(turn.args, turn.written.date())
    return found.rule.day if isinstance(found, DateReading) and isinstance(found.rule, Once) else None


def _unread(turn: Turn) -> str:
    return turn.texts("pause-bad", text=esc(turn.args[:40]))


def _ask(turn: Turn, above: str = "") -> None:
    turn.keep(_WAITING, Waiting("day"))
    t = turn.texts
    rows = in_rows([OnPause(str(days)).button(t("button-pause-days", days=days)) for days in _DAYS])
    if turn.user.paused_until is not None:
        rows.append([OnPause("off").button(t("button-pause-off"))])
    turn.edit(above + t("pause-ask"), [*rows, _back(turn)])


def pause_to(turn: Turn, day: date) -> tuple[str, Rows]:
    """No reminder before that day begins, where the user is."""
    t, zone = turn.texts, turn.user.preferences.zone
    until = local_to_utc(day, time(), zone)
    turn.user = turn.users.pause_until(turn.user, until, turn.now)
    overview = turn.loans.overview(turn.user, turn.now)
    due = sum(one.instalment.due_on < day for one in overview.coming)
    lines = [t("pause-set", moment=t.moment(local(until, zone)))]
    if due:
        lines.append(t("pause-due", count=due))
    courts = [one.matter.day for one in turn.hearings.views(turn.user, turn.now) if one.matter.day < day]
    lines += [t("pause-court", day=t.day(one)) for one in courts[:_COURTS]]
    lines.append(t("pause-owed"))
    rows = [[OnPause("off").button(t("button-pause-off")), list_button(t)]]
    return "\n".join(lines), rows


def _back(turn: Turn) -> list[Button]:
    return [OnSettings().button(turn.texts("button-back"))]


FEATURE: Final = Feature((Command("pause", start),), buttons=(OnPause.to(press),), talk=Talk(_WAITING, read))
