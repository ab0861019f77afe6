"""A reminder in words, and on its way to Telegram. Decides nothing about when, and answers no button."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.answer_place import GENERAL, Place, stage_of
from bot.chat.context import Services
from bot.chat.shared_buttons import OnInstalment
from bot.chat.wording import distance, fact, local, money, short_day, short_name
from bot.domain.dates import LENDER_ZONE, due_end, lender_day
from bot.domain.loans import Instalment
from bot.services.answer import Line, is_due
from bot.services.delivery import Delivered, Outcome
from bot.services.loans import Owed
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
    if len(notice.items) == 1:
        return _one(notice, services)
    return _several(notice, services)


def compose_discreet(notice: Notice) -> tuple[str, Rows]:
    """The same for a screen that others see: no lender, no amount, no word of a debt until it is opened."""
    t = texts_in(notice.user.language)
    if len(notice.items) == 1:
        (item,) = notice.items
        rows = [_answers(t, item), [OnInstalment("open", item.instalment.id).button(t("button-reveal"))]]
        return t("discreet-one", when=_discreet_when(t, item.days)), rows
    shown = notice.items[:_ITEMS]
    buttons = [
        [OnInstalment("show", item.instalment.id).button(f"{number} · {short_day(item.instalment.due_on)}")]
        for number, item in enumerate(shown, start=1)
    ]
    return t("discreet-several", count=len(notice.items)), buttons


def _one(notice: Notice, services: Services) -> tuple[str, Rows]:
    t = texts_in(notice.user.language)
    (item,) = notice.items
    lines = [t("reminder-late"), ""] if notice.late else []
    lines += [t("reminder-again"), ""] if notice.again else []
    lines += [
        f"<b>{t('reminder-title', name=esc(item.loan.title))}</b>",
        f"{distance(t, item.days)} · {t.day(item.instalment.due_on)}",
        owed_line(t, item.instalment),
    ]
    lines += _today_first(t) if item.days < 0 else _in_time(t, notice, item)
    lines += ["", *_next_steps(item, services, notice)]
    place = Place(target=item.loan.lender or GENERAL, stage=stage_of(item.days))
    return "\n".join(lines), [_answers(t, item), [Button(t("button-full-answer"), place.data(t.language))]]


def _several(notice: Notice, services: Services) -> tuple[str, Rows]:
    t = texts_in(notice.user.language)
    title = t("reminder-late-several") if notice.late else t("reminder-several", count=len(notice.items))
    lines = [f"<b>{title}</b>", ""]
    lines += [t("reminder-again"), ""] if notice.again else []
    # Overdue first, then by due day: the order in which they come.
    shown = notice.items[:_ITEMS]
    for item in shown:
        name, day = esc(item.loan.title), t.day(item.instalment.due_on)
        left = money(t, item.instalment.left)
        lines.append(t("list-line", name=name, day=day, when=distance(t, item.days), money=left))
    if len(notice.items) > len(shown):
        lines.append(t("list-more", count=len(notice.items) - len(shown)))
    overdue = any(item.days < 0 for item in notice.items)
    lines += ["", t("reminder-late-first" if overdue else "reminder-several-first")]
    if not overdue:
        days = {item.instalment.due_on: item.days for item in shown}
        advice = ((day, _working_day(t, day, left)) for day, left in days.items())
        lines += [f"{t.day(day)}：{said}" for day, said in advice if said][:_ADVICE]
    lines += ["", *_next_of_several(t, services, notice)]
    rows = [
        [
            OnInstalment("show", item.instalment.id).button(
                t("button-open-one", name=short_name(item.loan.title), day=short_day(item.instalment.due_on))
            )
        ]
        for item in shown
    ]
    text = "\n".join(lines)
    return text if len(text) <= MESSAGE_LIMIT else text[: text.rindex("\n", 0, MESSAGE_LIMIT)], rows


def owed_line(t: Texts, instalment: Instalment) -> str:
    """What is to be paid of an instalment, and what was paid of it."""
    if not instalment.paid:
        return t("reminder-amount", money=money(t, instalment.amount))
    paid = t.money(instalment.paid)
    if instalment.left is None:
        return t("reminder-part-unknown", paid=paid)
    return t("reminder-part", left=t.money(instalment.left), paid=paid)


def _today_first(t: Texts) -> list[str]:
    """After the date: what to do today."""
    return [t("reminder-still-owed"), t("reminder-today-first")]


def _in_time(t: Texts, notice: Notice, item: Owed) -> list[str]:
    """Until the end of the due day: by when to pay, and where."""
    due_on, zone = item.instalment.due_on, notice.user.preferences.zone
    lines = [_working_day(t, due_on, item.days), _pay_early(t, due_on, zone)]
    return [line for line in lines if line]


def _pay_early(t: Texts, due_on: date, zone: str) -> str:
    if zone == LENDER_ZONE:
        return t("reminder-pay-early")
    return t("reminder-shanghai", moment=t.moment(local(due_end(due_on), zone)))


def _working_day(t: Texts, due_on: date, days: int) -> str:
    """A due day is never moved; but banks rest, so pay before. Silent on a known working day."""
    working = last_working_day(due_on)
    said = ""
    if working.on != due_on:
        passed = (due_on - working.on).days > days
        said = t("reminder-workday-past") if passed else t("reminder-workday", day=t.day(working.on))
    return said if working.known else f"{said}{t('reminder-workday-unknown')}"


def _next_steps(item: Owed, services: Services, notice: Notice) -> list[str]:
    """One or two lines: what this lender is reported to do next, and what the rules say of it."""
    t = texts_in(notice.user.language)
    steps = _steps(item, services, notice)
    return [_next_title(t, item), *(fact(t, one) for one in steps), *_caution(t, steps, notice)]


def _next_of_several(t: Texts, services: Services, notice: Notice) -> list[str]:
    """The same of the lenders that come first, each by its name, and no rule twice."""
    first: dict[str | None, Owed] = {}  # of each lender the earliest
    for item in notice.items:
        first.setdefault(item.loan.lender, item)
    told: dict[str, None] = {}
    rules: dict[str, None] = {}
    steps = [(item, step) for item in [*first.values()][:_LENDERS] for step in _steps(item, services, notice)]
    for item, step in steps:
        if step.statement_id.startswith("rules/"):
            rules[fact(t, step)] = None
        else:
            told[fact(t, replace(step, text=f"{item.loan.name}：{step.text}"))] = None
    caution = _caution(t, [step for _, step in steps], notice)
    return [_next_title(t, notice.items[0]), *told, *rules, *caution]


def _steps(item: Owed, services: Services, notice: Notice) -> tuple[Line, ...]:
    lender = services.library.lenders.get(item.loan.lender or "")
    day, language = lender_day(notice.now), notice.user.language
    return services.answers.next_steps(lender, None, stage_of(item.days), day, language)


def _caution(t: Texts, steps: Sequence[Line], notice: Notice) -> list[str]:
    return [t("caution")] if is_due(steps, lender_day(notice.now)) else []


def _next_title(t: Texts, item: Owed) -> str:
    return t("reminder-next-overdue" if item.days < 0 else "reminder-next")


def _answers(t: Texts, item: Owed) -> list[Button]:
    """The three answers that a message about one instalment starts with."""
    return [
        OnInstalment("paid", item.instalment.id).button(t("button-paid")),
        OnInstalment("later", item.instalment.id).button(t("button-later")),
        OnInstalment("hard", item.instalment.id).button(t("button-hard")),
    ]


def _discreet_when(t: Texts, days: int) -> str:
    if days in (0, 1):
        return t("discreet-today" if days == 0 else "discreet-tomorrow")
    return t("discreet-in", days=days) if days > 0 else t("discreet-past", days=-days)
