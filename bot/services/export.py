"""What is stored about a user, as files: a calendar, a table, everything. Knows no Telegram and no words."""

import csv
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.domain.contacts import PRIVATE, UNNAMED
from bot.domain.dates import local_to_utc, repeats
from bot.domain.filings import Filing, plan_filing
from bot.domain.hearings import Hearing, begins, plan_hearing
from bot.domain.loans import Instalment, InstalmentState, Loan, LoanState, wanted
from bot.domain.reminders import plan
from bot.reading.text import one_line
from bot.store.records import LoanView, User

if TYPE_CHECKING:
    from icalendar import Event

CALENDAR: Final = "due-dates.ics"  # ASCII: some phones lose a file with another name
TABLE: Final = "repayments.csv"
CONTACTS: Final = "contacts.csv"
COMPLAINTS: Final = "complaints.csv"
EVERYTHING: Final = "my-data.zip"
DATA: Final = "data.json"

_FORMULA: Final = "=+-@"


@dataclass(frozen=True, slots=True)
class Words:
    """What the files say, in the user's language."""

    calendar: str  # its name
    summary: Callable[[Loan, Instalment], str]  # shown by an alarm, on a lock screen too
    description: Callable[[Loan, Instalment], Sequence[str]]  # lines
    court: Callable[[Hearing], tuple[str, Sequence[str]]]  # the same two of a date at court
    filed: Callable[[Filing], tuple[str, Sequence[str]]]  # and of a complaint to be asked about
    columns: Sequence[str]  # the heads of the table
    states: Mapping[str, str]  # of instalments and of loans; "finished" for a finished one
    contact_columns: Sequence[str]
    kinds: Mapping[str, str]  # of contacts
    lender: Callable[[str], str]  # how one is called, by what is kept of it
    office: Callable[[str], str]
    filing_columns: Sequence[str]
    yes: str


@dataclass(frozen=True, slots=True)
class Material:
    """What files are made of. `origin` names this bot, for ever: another bot has events of its own."""

    user: User
    views: Sequence[LoanView]
    hearings: Sequence[Hearing]  # that are not over
    filings: Sequence[Filing]  # that wait for an answer
    words: Words
    origin: str
    now: datetime


def open_instalments(views: Iterable[LoanView]) -> list[tuple[Loan, Instalment]]:
    """All that is still owed of loans that are not closed, earliest first."""
    found = [
        (view.loan, one)
        for view in views
        if view.loan.closed is None
        for one in view.instalments
        if one.state is InstalmentState.OPEN
    ]
    return sorted(found, key=lambda pair: (pair[1].due_on, pair[1].id))


def reach(views: Iterable[LoanView]) -> date | None:
    """The day up to which loans without an end have rows. None if there is no such loan."""
    return min(
        (
            max(one.due_on for one in view.instalments)
            for view in views
            if view.loan.closed is None and view.loan.count is None and repeats(view.loan.rule)
        ),
        default=None,
    )


def calendar(material: Material) -> bytes:
    """An iCalendar file (RFC 5545) of all that is to come, with alarms when the bot reminds before the date.

    An instalment lasts the due day and blocks no time; whoever is at court is busy. An event's UID
    stays the same for ever and SEQUENCE grows with time, so that a phone which imports the file again
    updates what it has. No METHOD: this is a file to keep, not an invitation.
    """
    # Here and not above: it takes a twentieth of a start, and most never ask for a file.
    from icalendar import Calendar

    file = Calendar()
    file.add("VERSION", "2.0")
    file.add("PRODID", "-//rights-bot//export//EN")
    file.add("CALSCALE", "GREGORIAN")
    file.add("X-WR-CALNAME", material.words.calendar)
    for loan, one in open_instalments(material.views):
        file.add_component(_event(material, loan, one))
    for hearing in material.hearings:
        file.add_component(_hearing(material, hearing))
    for filing in material.filings:
        for event in _to_ask(material, filing):
            file.add_component(event)
    return bytes(file.to_ical())


def table(material: Material) -> bytes:
    """A CSV file of all instalments, that Excel opens as it is (UTF-8 with a mark, no formulas)."""
    words, zone = material.words, ZoneInfo(material.user.preferences.zone)
    rows: list[Sequence[str]] = []
    for view in material.views:
        loan = view.loan
        for one in view.instalments:
            paid, paid_on = one.paid, one.paid_on
            if one.state is InstalmentState.PAID:
                paid = one.amount or one.paid
                paid_on = one.paid_on or (one.settled_at and one.settled_at.astimezone(zone).date())
            rows.append(
                (
                    one_line(loan.title),
                    str(one.number),
                    one.due_on.isoformat(),
                    one.moved_from.isoformat() if one.moved_from else "",
                    _yuan(one.amount),
                    words.states[one.state],
                    _yuan(paid or None),
                    paid_on.isoformat() if paid_on else "",
                    words.states[loan.closed or loan.state],
                )
            )
    return _csv(words.columns, rows)


def contacts_table(material: Material, stored: Sequence[Mapping[str, Any]]) -> bytes:
    """A CSV file, as `table`, of the contacts in order of time, on the user's clock."""
    words, zone = material.words, ZoneInfo(material.user.preferences.zone)

    def local(text: str | None) -> str:
        return f"{datetime.fromisoformat(text).astimezone(zone):%Y-%m-%d %H:%M}" if text else ""

    rows: list[Sequence[str]] = []
    for one in sorted(stored, key=lambda one: (one["at"], one["id"])):
        day, _, at = local(one["at"]).partition(" ")
        marks = [words.yes if mark in one["said"] else "" for mark in (UNNAMED, PRIVATE)]
        typed = (words.lender(one["lender"]), one["number"], one["agency"], one["note"])
        rows.append(
            (
                *(day, at if one["exact"] else "", words.kinds[one["kind"]], str(one["times"])),
                *map(one_line, typed),
                *(*marks, local(one["written_at"]), local(one["corrected_at"])),
            )
        )
    return _csv(words.contact_columns, rows)


def complaints_table(material: Material) -> bytes:
    """A CSV file, as `table`, of complaints that were handed in and wait for an answer."""
    words = material.words
    rows = [
        (
            one.day.isoformat(),
            *map(one_line, (words.lender(one.lender), words.office(one.office), one.number)),
        )
        for one in material.filings
    ]
    return _csv(words.filing_columns, rows)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    lines.writerow(columns)
    lines.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def everything(material: Material, stored: Mapping[str, Any]) -> bytes:
    """A ZIP file with the calendar, the tables and all that is stored (`Store.everything`) as JSON."""
    local = material.now.astimezone(ZoneInfo(material.user.preferences.zone))
    data = {"exported_at": local.isoformat(), "units": "amounts in fen (1/100 yuan), times in UTC", **stored}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            (CALENDAR, calendar(material)),
            (TABLE, table(material)),
            (CONTACTS, contacts_table(material, stored.get("contacts", ()))),
            (COMPLAINTS, complaints_table(material)),
            (DATA, json.dumps(data, ensure_ascii=False, indent=2).encode()),
        ):
            entry = zipfile.ZipInfo(name, local.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def _event(material: Material, loan: Loan, one: Instalment) -> "Event":
    summary = material.words.summary(loan, one)
    event = _begun(material, f"instalment-{one.id}", summary, material.words.description(loan, one))
    event.add("DTSTART", one.due_on)
    event.add("DTEND", one.due_on + timedelta(days=1))
    event.add("TRANSP", "TRANSPARENT")
    if loan.state is LoanState.ACTIVE:
        _ring(event, summary, _triggers(material, loan, one))
    return event


def _hearing(material: Material, one: Hearing) -> "Event":
    """At its time, which is China's; or on its day, where the time is not known."""
    summary, description = material.words.court(one)
    event = _begun(material, f"hearing-{one.id}", summary, description)
    start, zone = begins(one.day, one.at), material.user.preferences.zone
    if one.at is None:
        event.add("DTSTART", one.day)
        event.add("DTEND", one.day + timedelta(days=1))
    else:
        event.add("DTSTART", start)
    after = max(material.now, material.user.paused_until or material.now)
    planned = plan_hearing(one.day, one.at, material.user.preferences, after, max(start, after))
    moments = [each.send_at for each in reversed(planned)]
    triggers = [_from_midnight(at, one.day, zone) if one.at is None else at - start for at in moments]
    _ring(event, summary, triggers)
    return event


def _to_ask(material: Material, one: Filing) -> Iterator["Event"]:
    """The days to come on which to ask what became of a complaint; they block no time."""
    prefs, after = material.user.preferences, max(material.now, material.user.paused_until or material.now)
    summary, description = material.words.filed(one)
    for planned in plan_filing(one.day, prefs, after):
        on = one.day + timedelta(int(planned.rule))
        event = _begun(material, f"complaint-{one.id}-{planned.rule[1:]}", summary, description)
        event.add("DTSTART", on)
        event.add("DTEND", on + timedelta(days=1))
        event.add("TRANSP", "TRANSPARENT")
        _ring(event, summary, [_from_midnight(planned.send_at, on, prefs.zone)])
        yield event


def _begun(material: Material, uid: str, summary: str, description: Sequence[str]) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("UID", f"{uid}@{material.origin}")
    event.add("DTSTAMP", material.now)
    event.add("LAST-MODIFIED", material.now)
    event.add("SEQUENCE", int(material.now.timestamp()) // 60)
    event.add("SUMMARY", one_line(summary))
    event.add("DESCRIPTION", "\n".join(map(one_line, description)))
    event.add("CLASS", "PRIVATE")  # whoever shares the calendar need not show this
    return event


def _ring(event: "Event", summary: str, triggers: Iterable[timedelta]) -> None:
    from icalendar import Alarm

    for trigger in triggers:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", one_line(summary))
        alarm.add("TRIGGER", trigger)
        event.add_component(alarm)


def _triggers(material: Material, loan: Loan, one: Instalment) -> list[timedelta]:
    """When alarms ring, counted from the midnight with which the due day begins for the user, latest first.

    They ring with the bot's own reminders, but not after the due day: a phone does not know what is paid.
    """
    user = material.user
    usual = wanted(loan.rule, loan.own, user.preferences)
    prefs = replace(usual, days_after=(), nag=False, weekly=False)
    after = max(material.now, user.paused_until or material.now)
    moments = [planned.send_at for planned in plan(one.due_on, prefs, after) if planned.send_at > after]
    return [_from_midnight(moment, one.due_on, prefs.zone) for moment in reversed(moments)]


def _from_midnight(moment: datetime, day: date, zone: str) -> timedelta:
    """A moment as a duration (RFC 5545) from the beginning of a day: days by the calendar, hours exactly."""
    local_day = moment.astimezone(ZoneInfo(zone)).date()
    near = local_day if local_day >= day else local_day + timedelta(days=1)
    return near - day + (moment - local_to_utc(near, time(), zone))


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, nor for two cells where a semicolon parts them."""
    cell = cell.replace(";", "；")
    return f"'{cell}" if unicodedata.normalize("NFKC", cell[:1]) in tuple(_FORMULA) else cell


def _yuan(fen: int | None) -> str:
    return "" if fen is None else f"{fen // 100}.{fen % 100:02}"
