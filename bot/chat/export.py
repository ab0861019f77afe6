"""Files of what is stored: a calendar, a table, everything. Knows no format of a file."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from bot.chat import hearing_card
from bot.chat.buttons import Press
from bot.chat.contact_words import called
from bot.chat.context import Services, Turn
from bot.chat.feature import Command, Feature
from bot.chat.shared_buttons import add_button
from bot.chat.wording import local
from bot.domain.contacts import ContactKind
from bot.domain.dates import LENDER_ZONE, due_end, lender_day
from bot.domain.filings import Filing, plan_filing
from bot.domain.hearings import Hearing
from bot.domain.loans import Closed, Instalment, InstalmentState, Loan, LoanState
from bot.services import export
from bot.services.export import Material, Words
from bot.services.loans import Loans
from bot.services.users import Users
from bot.services.workdays import last_working_day
from bot.store.records import User
from bot.texts import Texts, texts_in
from bot.transport.messages import Content, File


@dataclass(frozen=True, slots=True)
class OnExport(Press):
    """The file that was chosen."""

    prefix = "export"
    file: str = ""


def start(turn: Turn) -> None:
    """Ask which file."""
    t = turn.texts
    if not turn.user.alias:
        _nothing(turn)
        return
    rows = [
        [
            OnExport("calendar").button(t("button-export-calendar")),
            OnExport("table").button(t("button-export-table")),
        ],
        [OnExport("everything").button(t("button-export-everything"))],
    ]
    turn.reply(t("export-ask"), rows)


def press(turn: Turn, pressed: OnExport) -> None:
    """Send the file that was chosen."""
    turn.toast()
    views, days = turn.loans.views(turn.user), _days(turn.users, turn.user, turn.now)
    match pressed.file:
        case "calendar" if not (export.open_instalments(views) or days):
            _nothing(turn, turn.texts("export-none-open"))
        case "calendar":
            turn.file("calendar")
        case "table" if views:
            turn.file("table")
        case "everything" if turn.user.alias:
            turn.file("everything")
        case _:
            _nothing(turn)


def prepare(users: Users, loans: Loans, services: Services, file: File, now: datetime) -> Content | None:
    """What goes into a file, as it stands when the file is sent. None if there is nothing any more."""
    user = users.known(file.user_id)
    if user is None:
        return None
    t, views = texts_in(user.language), loans.views(user)
    days = _days(users, user, now)
    words, origin = _words(t, user, services, now), f"bot-{services.bot_id}.rights-bot"
    hearings, filings = users.of_kind(user, Hearing), users.of_kind(user, Filing)
    material = Material(user, views, hearings, filings, words, origin, now)
    owed = export.open_instalments(views)
    match file.what:
        case "calendar" if owed or days:
            last = max([*(one.due_on for _, one in owed), *days])
            lines = [t("export-calendar", count=len(owed) + len(days), day=t.day(last))]
            if (until := export.reach(views)) is not None:
                lines.append(t("export-until", day=t.day(until)))
            return Content(export.CALENDAR, "\n".join(lines), partial(export.calendar, material))
        case "table" if views:
            return Content(export.TABLE, t("export-table"), partial(export.table, material))
        case "everything":
            stored = users.everything(user)
            make = partial(export.everything, material, stored)
            return Content(export.EVERYTHING, t("export-everything"), make)
        case _:
            return None


def _days(users: Users, user: User, now: datetime) -> list[date]:
    """The days in a calendar beside those on which something is to be paid."""
    asked = (
        one.day + timedelta(int(each.rule))
        for one in users.of_kind(user, Filing)
        for each in plan_filing(one.day, user.preferences, now)
    )
    return [*(one.day for one in users.of_kind(user, Hearing)), *asked]


def _nothing(turn: Turn, text: str = "") -> None:
    turn.reply(text or turn.texts("export-nothing"), [[add_button(turn.texts)]])


def _words(t: Texts, user: User, services: Services, now: datetime) -> Words:
    discreet, zone, lenders = user.preferences.discreet, user.preferences.zone, services.library.lenders

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

    def court(one: Hearing) -> tuple[str, list[str]]:
        if discreet:
            return t("export-summary-discreet"), [t("export-description-discreet")]
        place = t("export-court-place", place=one.place) if one.place else t("export-court")
        return place, hearing_card.plain_facts(services, t, lender_day(now))

    def office(kept: str) -> str:
        known = services.library.complaints.get(kept)
        return known.title.of(t.language) if known else kept

    def filed(one: Filing) -> tuple[str, list[str]]:
        if discreet:
            return t("export-summary-discreet"), [t("export-description-discreet")]
        name = called(services.library, t, one.lender)
        return t("export-filed", name=name, to=office(one.office)), [
            t("filed-number", number=one.number or "–")
        ]

    return Words(
        calendar=t("export-name-discreet" if discreet else "export-name"),
        summary=summary,
        description=description,
        court=court,
        filed=filed,
        columns=[head.strip() for head in t("export-columns").split("|")],
        states={
            InstalmentState.OPEN: t("export-open"),
            InstalmentState.PAID: t("export-paid"),
            InstalmentState.SKIPPED: t("export-skipped"),
            LoanState.ACTIVE: t("export-active"),
            LoanState.PAUSED: t("export-paused"),
            Closed.FINISHED: t("export-finished"),
        },
        contact_columns=[head.strip() for head in t("export-contact-columns").split("|")],
        kinds={kind: t(f"contact-kind-{kind}") for kind in ContactKind},
        lender=lambda kept: known.name.of(t.language) if (known := lenders.get(kept)) else kept,
        office=office,
        filing_columns=[head.strip() for head in t("export-filed-columns").split("|")],
        yes=t("export-yes"),
    )


def _advice(t: Texts, due_on: date, zone: str) -> list[str]:
    """By when to pay: another clock, a day on which banks are closed."""
    working = last_working_day(due_on)
    workday = t("reminder-workday", day=t.day(working.on)) if working.on != due_on else ""
    unknown = "" if working.known else t("reminder-workday-unknown")
    if zone == LENDER_ZONE:
        pay = t("reminder-early-known")
    else:
        pay = t("reminder-shanghai", moment=t.moment(local(due_end(due_on), zone)))
    return [line for line in (workday + unknown, pay) if line]


FEATURE: Final = Feature(
    (Command("export", start),),
    (OnExport.to(press),),
    files={"calendar": prepare, "table": prepare, "everything": prepare},
)
