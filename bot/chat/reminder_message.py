"""A reminder in words, and on its way to Telegram. Decides nothing about when, and answers no button."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.chat import matters
from bot.chat.answer_place import UNLISTED, Place, stage_of
from bot.chat.context import Services
from bot.chat.shared_buttons import OnInstalment
from bot.chat.wording import distance, fact, local, money, short_day, short_name
from bot.domain.dates import LENDER_ZONE, due_end, lender_day
from bot.domain.loans import Instalment
from bot.services.answer import Line
from bot.services.delivery import Delivered, Outcome
from bot.services.instalments import Owed
from bot.services.reminders import Notice
from bot.services.workdays import last_working_day
from bot.texts import Texts, texts_in
from bot.transport.errors import outcome_of
from bot.transport.messages import MESSAGE_LIMIT, Button, Rows, esc, send

_ITEMS: Final = 20  # instalments in one message; a longer list points to /list
_ADVICE: Final = 2  # working days that are named in one message
_LENDERS: Final = 2  # lenders of which one message tells what comes next


class TelegramSender:
    """Sends notices through Telegram (the `Sender` of the outbox)."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot = bot
        self._services = services

    async def send(self, notice: Notice) -> Outcome:
        """One attempt; an error becomes what to do about it."""
        discreet = notice.user.preferences.discreet
        text, rows = compose_discreet(notice) if discreet else compose(notice, self._services)
        try:
            return Delivered(await send(self._bot, notice.user.id, text, rows))
        except TelegramError as error:
            return outcome_of(error)


def compose(notice: Notice, services: Services) -> tuple[str, Rows]:
    """The text and buttons of a notice, within one message."""
    if not notice.items:
        return _matters(notice, services)
    if len(notice.items) == 1 and not notice.matters:
        return _one(notice, services)
    return _several(notice, services)


def compose_discreet(notice: Notice) -> tuple[str, Rows]:
    """The same for a screen that others see: no lender, no amount, no word of a debt until it is opened."""
    t = texts_in(notice.user.language)
    others = [t("discreet-others", count=notice.others.count)] if notice.others.count else []
    first = [[matters.open_button(t, one.matter, discreet=True)] for one in notice.matters]
    if not notice.items and len(first) == 1:
        when = _discreet_days(t, matters.days_to_go(notice.matters[0]))
        return "\n".join([t("discreet-one", when=when), *others]), first
    if len(notice.items) == 1 and not first:
        (item,) = notice.items
        rows = [answers(t, item), [OnInstalment("open", item.instalment.id).button(t("button-reveal"))]]
        return "\n".join([t("discreet-one", when=_discreet_when(t, notice, item)), *others]), rows
    shown = notice.items[:_ITEMS]
    buttons = [
        [OnInstalment("show", item.instalment.id).button(f"{number} · {short_day(item.instalment.due_on)}")]
        for number, item in enumerate(shown, start=1)
    ]
    buttons = [*first, *buttons]
    title = t("discreet-several", count=len(notice.items) + len(first))
    if notice.told:  # no two messages are the same
        moment = t.moment(local(notice.now, notice.user.preferences.zone))
        title = t("discreet-several-again", moment=moment, count=len(notice.items))
    return "\n".join([title, *others]), buttons


def _one(notice: Notice, services: Services) -> tuple[str, Rows]:
    t = texts_in(notice.user.language)
    (item,) = notice.items
    lines = [t("reminder-late"), ""] if notice.late else []
    lines += [t("reminder-again"), ""] if notice.again else []
    lines += [
        f"<b>{t('reminder-title', name=esc(item.loan.title))}</b>",
        f"{distance(t, item.days)} · {t.day(item.instalment.due_on)}",
        owed_line(t, item.instalment),
        *_to_do(t, notice, item),
        *_next_steps(t, services, notice),
        *_others(t, notice),
    ]
    place = Place(target=item.loan.lender or UNLISTED, stage=stage_of(item.days))
    return "\n".join(lines), [answers(t, item), [Button(t("button-full-answer"), place.data(t.language))]]


def _matters(notice: Notice, services: Services) -> tuple[str, Rows]:
    """Of dates at court and complaints alone."""
    t = texts_in(notice.user.language)
    lines = [t("reminder-late"), ""] if notice.late else []
    lines += matters.reminder(services, t, notice.matters, lender_day(notice.now))
    rows = [[matters.open_button(t, one.matter)] for one in notice.matters]
    if len(notice.matters) == 1:
        rows = matters.actions(t, notice.matters[0].matter)
    return "\n".join([*lines, *_others(t, notice)]), rows


def _several(notice: Notice, services: Services) -> tuple[str, Rows]:
    t = texts_in(notice.user.language)
    title = t("reminder-late-several") if notice.late else t("reminder-several", count=len(notice.items))
    head = matters.reminder(services, t, notice.matters, lender_day(notice.now))
    head += [f"<b>{title}</b>", ""]
    head += [t("reminder-again"), ""] if notice.again else []
    shown = notice.items[:_ITEMS]
    tail = ["", *_to_do_first(t, notice, shown), *_next_steps(t, services, notice), *_others(t, notice)]
    # Overdue first, then by due day: the order in which they come.
    lines = [item_line(t, item) for item in shown]
    text, cut = "", len(notice.items) - len(shown)
    while True:
        more = [t("list-more", count=cut)] if cut else []
        text = "\n".join([*head, *lines, *more, *tail])
        if len(text) <= MESSAGE_LIMIT or not lines:
            break
        lines, cut = lines[:-1], cut + 1
    first = [[matters.open_button(t, one.matter)] for one in notice.matters]
    return text, [*first, *([open_button(t, item)] for item in shown)]


def open_button(t: Texts, item: Owed) -> Button:
    """One of several, to be answered."""
    label = t("button-open-one", name=short_name(item.loan.title), day=short_day(item.instalment.due_on))
    return OnInstalment("show", item.instalment.id).button(label)


def item_line(t: Texts, item: Owed) -> str:
    """One of several: who, when, how much."""
    return t(
        "list-line",
        name=esc(item.loan.title),
        day=t.day(item.instalment.due_on),
        when=distance(t, item.days),
        money=money(t, item.instalment.left),
    )


def owed_line(t: Texts, instalment: Instalment) -> str:
    """What is to be paid of an instalment, and what was paid of it."""
    if not instalment.paid:
        return t("reminder-amount", money=money(t, instalment.amount))
    paid = t.money(instalment.paid)
    if instalment.left is None:
        return t("reminder-part-unknown", paid=paid)
    return t("reminder-part", left=t.money(instalment.left), paid=paid)


def due_today(t: Texts, item: Owed, now: datetime) -> list[str]:
    """On the due day: what to do today, and how long there is."""
    known = "known" if item.loan.lender else "unknown"
    return [t(f"reminder-due-{known}"), t("reminder-hours", hours=_hours_left(item, now))]


def _to_do(t: Texts, notice: Notice, item: Owed) -> list[str]:
    """What to do about one, by when and where. What was said before is not said again."""
    known = "known" if item.loan.lender else "unknown"
    if item.days < 0:
        return [t("reminder-still-owed"), t(f"reminder-overdue-{known}")]
    lines = [_working_day(t, item.instalment.due_on, item.days)]
    if item.days == 0:
        lines += due_today(t, item, notice.now)
    elif item.days == 1:
        lines.append(t(f"reminder-tomorrow-{known}"))
    elif item.instalment.id not in notice.told:
        lines.append(t(f"reminder-early-{known}"))
    if (zone := notice.user.preferences.zone) != LENDER_ZONE:
        end = local(due_end(item.instalment.due_on), zone)
        lines.append(t("reminder-shanghai", moment=t.moment(end)))
    return [line for line in lines if line]


def _to_do_first(t: Texts, notice: Notice, shown: Sequence[Owed]) -> list[str]:
    """What to do about several."""
    today = next((item for item in shown if item.days == 0), None)
    last = [t("reminder-several-today", hours=_hours_left(today, notice.now))] if today else []
    if any(item.days < 0 for item in notice.items):
        return [t("reminder-late-first"), *last]
    days = {item.instalment.due_on: item.days for item in shown}
    advice = ((day, _working_day(t, day, left)) for day, left in days.items())
    said = [t("reminder-of-day", day=t.day(day), text=text) for day, text in advice if text]
    return [t("reminder-several-first"), *last, *said[:_ADVICE]]


def _hours_left(item: Owed, now: datetime) -> int:
    """Whole hours until the due day ends, begun ones counted."""
    return max(math.ceil((due_end(item.instalment.due_on) - now) / timedelta(hours=1)), 0)


def _working_day(t: Texts, due_on: date, days: int) -> str:
    """A due day is never moved; but banks rest, so pay before. Silent on a working day."""
    working = last_working_day(due_on)
    if working.on == due_on:
        return ""
    passed = (due_on - working.on).days > days
    said = t("reminder-workday-past") if passed else t("reminder-workday", day=t.day(working.on))
    return said if working.known or passed else f"{said}{t('reminder-workday-unknown')}"


def _next_steps(t: Texts, services: Services, notice: Notice) -> list[str]:
    """What lenders are reported to do next, and what the rules say of it; of the first two, and once.

    Of whom we have no file we say nothing of what they do: it may be a neighbour.
    """
    fresh = [item for item in notice.items if item.instalment.id not in notice.told]
    title = t("reminder-next-overdue" if notice.items[0].days < 0 else "reminder-next")
    if not fresh:
        one_of_ours = len(notice.items) == 1 and notice.items[0].loan.lender is not None
        return ["", t("reminder-as-before", title=title)] if one_of_ours else []
    first: dict[str | None, Owed] = {}  # of each lender the earliest
    for item in fresh:
        first.setdefault(item.loan.lender, item)
    told: dict[str, None] = {}
    rules: dict[str, None] = {}
    steps = [(item, step) for item in [*first.values()][:_LENDERS] for step in _steps(item, services, notice)]
    for item, step in steps:
        is_rule = step.statement_id.startswith("rules/")
        if not is_rule and len(notice.items) > 1:
            step = replace(step, text=t("reminder-of-lender", name=item.loan.name, text=step.text))
        (rules if is_rule else told)[fact(t, step)] = None
    if not steps:
        return []
    return ["", title if told else t("reminder-rules"), *told, *rules]


def _steps(item: Owed, services: Services, notice: Notice) -> list[Line]:
    lender = services.library.lenders.get(item.loan.lender or "")
    day, language = lender_day(notice.now), notice.user.language
    steps = services.answers.next_steps(lender, None, stage_of(item.days), day, language)
    return [step for step in steps if lender is not None or step.statement_id.startswith("rules/")]


def _others(t: Texts, notice: Notice) -> list[str]:
    """What else is overdue: it is not forgotten, though it has no message of its own today."""
    others = notice.others
    if not others.count:
        return []
    known = others.count - others.unknown
    money = t("reminder-others-sum", money=t.money(others.money), unknown=others.unknown) if known else ""
    return ["", t("reminder-others", count=others.count, sum=money)]


def answers(t: Texts, item: Owed) -> list[Button]:
    """The three answers that a message about one instalment starts with."""
    return [
        OnInstalment("paid", item.instalment.id).button(t("button-paid"), "success"),
        OnInstalment("later", item.instalment.id).button(t("button-later")),
        OnInstalment("hard", item.instalment.id).button(t("button-hard")),
    ]


def _discreet_when(t: Texts, notice: Notice, item: Owed) -> str:
    if item.days == 0:
        return t("discreet-today", hours=_hours_left(item, notice.now))
    return _discreet_days(t, item.days)


def _discreet_days(t: Texts, days: int) -> str:
    if days == 0:
        return t("discreet-this-day")
    if days == 1:
        return t("discreet-tomorrow")
    return t("discreet-in", days=days) if days > 0 else t("discreet-past", days=-days)
