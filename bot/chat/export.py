"""Files of what is stored: a calendar, a table, everything. Knows no format of a file."""

import asyncio
from datetime import date

from bot.chat.context import Turn
from bot.chat.wording import local
from bot.domain.dates import LENDER_ZONE, due_end
from bot.domain.loans import Closed, Instalment, InstalmentState, Loan, LoanState
from bot.services import export
from bot.services.export import Material, Words
from bot.services.workdays import last_working_day
from bot.store.base import User
from bot.texts import Texts
from bot.transport.messages import Button, Rows


async def start(turn: Turn) -> None:
    """Ask which file."""
    t = turn.texts
    if not turn.user.alias:
        await _nothing(turn)
        return
    rows = [
        [
            Button(t("button-export-calendar"), "export:calendar"),
            Button(t("button-export-table"), "export:table"),
        ],
        [Button(t("button-export-everything"), "export:everything")],
    ]
    await turn.reply(t("export-ask"), rows)


async def press(turn: Turn, args: list[str]) -> None:
    """Send the file that was chosen."""
    await turn.toast()
    t, store = turn.texts, turn.services.store
    views = await store.loans(turn.user.id)
    origin = f"bot-{turn.bot.id}.rights-bot"
    material = Material(turn.user, views, _words(t, turn.user), origin, turn.now)
    # Hundreds of dates take a moment, in which nobody else should have to wait.
    match args:
        case ["calendar"]:
            owed = export.open_instalments(views)
            if not owed:
                await _nothing(turn, t("export-none-open"))
                return
            lines = [t("export-calendar", count=len(owed), day=t.day(owed[-1][1].due_on))]
            if (until := export.reach(views)) is not None:
                lines.append(t("export-until", day=t.day(until)))
            content = await asyncio.to_thread(export.calendar, material)
            await turn.document(content, export.CALENDAR, "\n".join(lines))
        case ["table"] if views:
            content = await asyncio.to_thread(export.table, material)
            await turn.document(content, export.TABLE, t("export-table"))
        case ["everything"] if turn.user.alias:
            stored = await store.everything(turn.user.id)
            content = await asyncio.to_thread(export.everything, material, stored)
            await turn.document(content, export.EVERYTHING, t("export-everything"))
        case _:
            await _nothing(turn)


async def _nothing(turn: Turn, text: str = "") -> None:
    rows: Rows = [[Button(turn.texts("button-add"), "go:add")]]
    await turn.reply(text or turn.texts("export-nothing"), rows)


def _words(t: Texts, user: User) -> Words:
    discreet, zone = user.preferences.discreet, user.preferences.zone

    def summary(loan: Loan, one: Instalment) -> str:
        if discreet:
            return t("export-summary-discreet")
        if one.left is None:
            return t("export-summary", name=loan.title)
        return t("export-summary-amount", name=loan.title, money=t.money(one.left))

    def description(loan: Loan, one: Instalment) -> list[str]:
        paused = [t("export-paused")] if loan.state is LoanState.PAUSED else []
        if discreet:
            return [t("export-description-discreet"), *paused]
        return [t("export-description"), *_advice(t, one.due_on, zone), t("export-answer"), *paused]

    return Words(
        calendar=t("export-name-discreet" if discreet else "export-name"),
        summary=summary,
        description=description,
        columns=[head.strip() for head in t("export-columns").split("|")],
        states={
            InstalmentState.OPEN: t("export-open"),
            InstalmentState.PAID: t("export-paid"),
            InstalmentState.SKIPPED: t("export-skipped"),
            LoanState.ACTIVE: t("export-active"),
            LoanState.PAUSED: t("export-paused"),
            Closed.FINISHED: t("export-finished"),
        },
    )


def _advice(t: Texts, due_on: date, zone: str) -> list[str]:
    """By when to pay: another clock, a day on which banks are closed."""
    working = last_working_day(due_on)
    workday = t("reminder-workday", day=t.day(working.on)) if working.on != due_on else ""
    unknown = "" if working.known else t("reminder-workday-unknown")
    if zone == LENDER_ZONE:
        pay = t("reminder-pay-early")
    else:
        pay = t("reminder-shanghai", moment=t.moment(local(due_end(due_on), zone)))
    return [line for line in (workday + unknown, pay) if line]
