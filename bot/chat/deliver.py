"""A reminder in words, and on its way to Telegram. Decides nothing about when, and answers no button."""

from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.outcome import outcome_of
from bot.chat.phrases import distance, local, money, short_day, short_name
from bot.chat.places import GENERAL, Place, stage_of
from bot.chat.turn import MESSAGE_LIMIT, Button, Rows, Services, esc, send
from bot.domain.dates import LENDER_ZONE, due_end
from bot.services.outcome import Delivered, Outcome
from bot.services.reminders import Item, Notice
from bot.store.base import User
from bot.texts import Texts, texts_in

_ITEMS: Final = 20  # instalments in one message; a longer list points to /list


class TelegramSender:
    """Sends notices through Telegram (the `Sender` of the outbox)."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot = bot
        self._services = services

    async def send(self, notice: Notice) -> Outcome:
        """One attempt; an error becomes what to do about it."""
        text, rows = compose(notice, self._services)
        try:
            return Delivered((await send(self._bot, notice.user.id, text, rows)).message_id)
        except TelegramError as error:
            return outcome_of(error)


def compose(notice: Notice, services: Services) -> tuple[str, Rows]:
    """The text and buttons of a notice, within one message."""
    t = texts_in(notice.user.language)
    if len(notice.items) == 1:
        (item,) = notice.items
        head = [t("reminder-late"), ""] if notice.late else []
        return "\n".join(head + _about(t, notice.user, item, services, notice)), _buttons(t, item)
    lines = [f"<b>{t('reminder-late-several')}</b>", ""]
    shown = notice.items[:_ITEMS]
    for item in shown:
        name, day = esc(item.loan.name), t.day(item.instalment.due_on)
        line = t(
            "list-line",
            name=name,
            day=day,
            when=distance(t, item.days),
            money=money(t, item.instalment.amount),
        )
        lines.append(line)
    if len(notice.items) > len(shown):
        lines.append(t("list-more", count=len(notice.items) - len(shown)))
    lines += ["", t("reminder-late-first")]
    seen: set[str | None] = set()
    for item in shown:
        if item.days < 0 and item.loan.lender not in seen and len(seen) < 2:
            seen.add(item.loan.lender)
            lines += _next_steps(item, services, notice)
    rows = [
        [
            Button(
                t("button-open-one", name=short_name(item.loan.name), day=short_day(item.instalment.due_on)),
                f"inst:show:{item.instalment.id}",
            )
        ]
        for item in shown
    ]
    text = "\n".join(lines)
    return text if len(text) <= MESSAGE_LIMIT else text[: text.rindex("\n", 0, MESSAGE_LIMIT)], rows


def _about(t: Texts, user: User, item: Item, services: Services, notice: Notice) -> list[str]:
    lines = [
        f"<b>{t('reminder-title', name=esc(item.loan.name))}</b>",
        f"{distance(t, item.days)} · {t.day(item.instalment.due_on)}",
        t("reminder-amount", money=money(t, item.instalment.amount)),
    ]
    if item.days < 0:
        lines.append(t("reminder-still-owed"))
    elif user.preferences.zone != LENDER_ZONE:
        lines.append(
            t(
                "reminder-shanghai",
                moment=t.moment(local(due_end(item.instalment.due_on), user.preferences.zone)),
            )
        )
    else:
        lines.append(t("reminder-pay-early"))
    return [*lines, "", *_next_steps(item, services, notice)]


def _next_steps(item: Item, services: Services, notice: Notice) -> list[str]:
    """One or two lines: what this lender is reported to do next, and what the rules say of it."""
    lender = services.library.lenders.get(item.loan.lender or "")
    t = texts_in(notice.user.language)
    stage = stage_of(item.days)
    steps = services.answers.next_steps(lender, None, stage, notice.now.date(), notice.user.language)
    title = t("reminder-next-overdue" if item.days < 0 else "reminder-next")
    return [title, *(t("line", tier=esc(line.tier_label), text=esc(line.text)) for line in steps)]


def _buttons(t: Texts, item: Item) -> Rows:
    place = Place(target=item.loan.lender or GENERAL, stage=stage_of(item.days))
    return [
        [
            Button(t("button-paid"), f"inst:paid:{item.instalment.id}"),
            Button(t("button-later"), f"inst:later:{item.instalment.id}"),
            Button(t("button-hard"), f"inst:hard:{item.instalment.id}"),
        ],
        [Button(t("button-full-answer"), place.data(t.language))],
    ]
