"""A reminder that somebody asks for: once more, on a day, at a time; of a loan, or of what is not stored yet.

Holds no rule about reminders.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.chat import change_wishes, instalment
from bot.chat.context import Turn
from bot.chat.loan_form import ask
from bot.chat.shared_buttons import OnInstalment
from bot.chat.which_loan import ASKED, OnWish, ask_which_instalment, fitting, payable, show
from bot.chat.wording import local, short_name
from bot.domain.dates import local_to_utc, repeats
from bot.reading.dates.modifiers import readings_of
from bot.reading.times import one_day
from bot.reading.wishes.wish import Wish
from bot.services.instalments import Owed
from bot.transport.messages import esc

_LATEST: Final = timedelta(days=366)
_MOMENT: Final = "%Y%m%d%H%M"


def remind(turn: Turn, wish: Wish) -> None:
    """Plan it, ask of what or when, or begin a loan of it."""
    views = fitting(turn, wish.lenders)
    rules = [one.rule for one in readings_of(wish.when)] if wish.when is not None else []
    is_rule = bool(rules) and all(repeats(rule) for rule in rules)
    day = one_day(wish.when)
    if wish.days is not None:
        day = turn.today + timedelta(wish.days)
    if not views or (wish.when is not None and day is None and not (is_rule and wish.lenders)):
        _new(turn, wish, day)
        return
    if is_rule:
        change_wishes.change_date(turn, wish, views)
        return
    owed = [one for view in views for one in payable(turn, view)[:1]]
    if not owed:
        _new(turn, wish, day)
    elif wish.minutes is not None:
        later = local(turn.now + timedelta(minutes=wish.minutes), turn.user.preferences.zone)
        _remind_of(turn, owed, later.date(), later.time().replace(second=0, microsecond=0))
    elif day is None and wish.at is None:
        if len(owed) == 1:
            instalment.press(turn, OnInstalment("later", owed[0].instalment.id, "custom"))
        else:
            ask_which_instalment(turn, owed, lambda one: OnInstalment("later", one.instalment.id, "custom"))
    elif day is None and wish.at is not None and not (wish.one or wish.lenders):
        _once_or_always(turn, owed, wish.at)
    else:
        _remind_of(turn, owed, day or _next_day(turn, wish.at), wish.at)


def press(turn: Turn, pressed: OnWish, owed: Owed) -> None:
    """Of which instalment, the moment being known."""
    try:
        moment = datetime.strptime(pressed.value, _MOMENT)  # noqa: DTZ007
    except ValueError:
        moment = None
    if moment is not None and abs(moment.date() - turn.today) <= _LATEST:
        _remind_at(turn, owed, moment.date(), moment.time(), exact=bool(pressed.seen))
    else:
        show(turn, pressed.id)


def _remind_of(turn: Turn, owed: Sequence[Owed], day: date, at: time | None) -> None:
    if len(owed) == 1:
        usual = owed[0].loan.own.over(turn.user.preferences).at
        _remind_at(turn, owed[0], day, at or usual, exact=at is not None)
        return
    moment = datetime.combine(day, at or turn.user.preferences.at).strftime(_MOMENT)
    seen = "t" if at is not None else ""
    ask_which_instalment(turn, owed, lambda one: OnWish("remind", one.instalment.id, seen, value=moment))


def _remind_at(turn: Turn, owed: Owed, day: date, at: time, *, exact: bool) -> None:
    """Once more on that day, unless a reminder comes then anyway. `exact`: a time was named."""
    t = turn.texts
    moment = local_to_utc(day, at, turn.user.preferences.zone)
    if not turn.now < moment <= turn.now + _LATEST:
        turn.edit(t("instalment-snooze-bad", text=t.moment(local(moment, turn.user.preferences.zone))))
        return
    coming = turn.loans.coming_on(turn.user, owed, day, turn.now)
    if coming is not None and (not exact or coming == moment):
        said = t.moment(local(coming, turn.user.preferences.zone))
        show(turn, owed.instalment.id, t("wish-comes-anyway", moment=said, name=esc(owed.loan.title)))
        return
    instalment.snooze(turn, owed, moment, answers=owed.days <= 0)


def _once_or_always(turn: Turn, owed: Sequence[Owed], at: time) -> None:
    """晚上8点提醒我: this evening, or always?"""
    t = turn.texts
    moment = datetime.combine(_next_day(turn, at), at)
    once = [
        [
            OnWish("remind", one.instalment.id, "t", value=moment.strftime(_MOMENT)).button(
                t("button-wish-once", moment=f"{moment:%m-%d %H:%M}", name=short_name(one.loan.title))
            )
        ]
        for one in owed[:ASKED]
    ]
    always = OnWish("time", value=f"{at:%H:%M}").button(t("button-wish-always", time=f"{at:%H:%M}"))
    turn.reply(t("wish-once-or-always", time=f"{at:%H:%M}"), [*once, [always]])


def _next_day(turn: Turn, at: time | None) -> date:
    """Today, or tomorrow where that time has passed."""
    here = local(turn.now, turn.user.preferences.zone)
    return here.date() + timedelta(1 if at is not None and here.time() >= at else 0)


def _new(turn: Turn, wish: Wish, day: date | None) -> None:
    """Of something that is not stored yet: the form, with what was said of it."""
    said = [*wish.lenders, day.isoformat() if day is not None else wish.when_text]
    if wish.amount is not None:
        said.append(change_wishes.yuan(wish.amount))
    turn.reply(turn.texts("wish-new") if day is None else turn.texts("wish-new-on", day=turn.texts.day(day)))
    ask(turn, turn.services.adding.line(" ".join(filter(None, said)), turn.today))
