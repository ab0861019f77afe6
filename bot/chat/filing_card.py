"""A complaint that was handed in, in words: its screen, its reminder, what comes next. Knows no press."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.chat.buttons import Press
from bot.chat.complaint_screens import OnComplaint
from bot.chat.contact_words import called
from bot.chat.context import Services, Turn
from bot.chat.shared_buttons import list_button
from bot.chat.wording import fact, next_of, short_day, short_name
from bot.domain.filings import DAYS_AFTER, Filing
from bot.knowledge.complaints import Office
from bot.knowledge.library import Library
from bot.services.complaints import following
from bot.services.contacts import kind_of
from bot.services.matters import Coming, coming
from bot.store.records import MatterView
from bot.texts import Texts
from bot.transport.messages import Button, Rows, esc

_LONG: Final = DAYS_AFTER[-1]
"""After so many days it is said what to do when nobody answers at all."""


@dataclass(frozen=True, slots=True)
class OnFiling(Press):
    """What to do with the complaint `id`.

    With an `office`: one to that office was handed in, about the lender of the contact `id`.
    """

    prefix = "filed"
    what: str = ""
    id: int = 0
    office: str = ""


def offer(t: Texts, contact_id: int, office: Office) -> tuple[str, Rows]:
    """Below the files: tell me once it was handed in."""
    rows = [
        [
            OnFiling("today", contact_id, office.id).button(t("button-filed-today")),
            OnFiling("other", contact_id, office.id).button(t("button-filed-other")),
        ]
    ]
    return t("filed-offer", to=esc(office.title.of(t.language))), rows


def ask_day(t: Texts, problem: str = "") -> str:
    """When was it handed in?"""
    return "\n".join([*([problem] if problem else []), t("filed-ask-day")])


def screen(turn: Turn, view: MatterView[Filing], above: str = "") -> tuple[str, Rows]:
    """One that is kept, what comes next, and what can be done about it."""
    t, one, services = turn.texts, view.matter, turn.services
    lines = [above, ""] if above else []
    lines += [f"<b>{_title(services.library, t, one)}</b>", *_what(t, coming(one, turn.now))]
    lines += [
        next_of(t, turn.user, view.next_reminder),
        "",
        *steps(services, t, coming(one, turn.now), turn.lender_day),
    ]

    def button(key: str, what: str) -> Button:
        return OnFiling(what, one.id).button(t(key))

    number = "button-filed-renumber" if one.number else "button-filed-number"
    return "\n".join(lines), [
        [button(number, "number"), button("button-court-when", "day")],
        *answers(t, one),
        [button("button-delete", "delete"), list_button(t)],
    ]


def answers(t: Texts, filing: Filing) -> list[list[Button]]:
    """What can be answered to a reminder."""

    def button(key: str, what: str) -> Button:
        return OnFiling(what, filing.id).button(t(key))

    return [
        [button("button-filed-answered", "answered"), button("button-filed-waiting", "waiting")],
        [button("button-filed-stop", "stop")],
    ]


def open_button(t: Texts, filing: Filing, *, discreet: bool = False) -> Button:
    """One of several, or one in discreet words."""
    key = "button-open-instalment" if discreet else "button-filed-open"
    return OnFiling("open", filing.id).button(t(key, day=short_day(filing.day)))


def line(library: Library, t: Texts, one: Coming[Filing]) -> str:
    """One in a list: about whom, to whom, when."""
    title = _title(library, t, one.matter)
    return t("filed-line", title=title, day=t.day(one.matter.day), since=_since(t, one))


def reminder(services: Services, t: Texts, filed: Sequence[Coming[Filing]], today: date) -> list[str]:
    """What a reminder says of these; nothing if there are none. An empty line ends it."""
    if not filed:
        return []
    if len(filed) > 1:
        lines = [line(services.library, t, one) for one in filed]
        return [f"<b>{t('filed-reminder')}</b>", *lines, t("filed-open-one"), ""]
    (one,) = filed
    title = _title(services.library, t, one.matter)
    return [f"<b>{title}</b>", *_what(t, one), t("filed-ask"), "", *steps(services, t, one, today), ""]


def steps(services: Services, t: Texts, one: Coming[Filing], today: date) -> list[str]:
    """What these days are and whose word that is, what to do now, and who is next for this kind of lender."""
    library, filing = services.library, one.matter
    office = library.complaints.get(filing.office)
    if office is None:
        return [t("filed-office-gone")]
    kind = kind_of(library, filing.lender)
    binding = [f"rules/{each}" for each in office.rules if kind in library.rules[each].kinds]
    terms = services.answers.held(binding, today, t.language)
    now = office.silent if -one.days >= _LONG else office.wait
    said = services.answers.said([f"complaints/{office.id}/{now.id}"], today, t.language)
    lines = [*(fact(t, each) for each in terms), *([] if terms else [t("filed-no-term")])]
    lines += [t("filed-do"), *(fact(t, each) for each in said)]
    after = following(library, office, filing.lender)
    if after is not None:
        does = services.answers.said([f"complaints/{after.id}/{after.does.id}"], today, t.language)
        name = " ".join(filter(None, (after.title.of(t.language), after.phone)))
        lines += [t("filed-next", name=esc(name)), *(fact(t, each) for each in does)]
    return lines


def to_next(turn: Turn, filing: Filing) -> list[list[Button]]:
    """A complaint to who is next, from the log: if there still is something in it of this lender."""
    library = turn.services.library
    office = library.complaints.get(filing.office)
    after = following(library, office, filing.lender) if office is not None else None
    known = {lender: id_ for lender, _, id_ in turn.contacts.lenders(turn.user)}
    if after is None or filing.lender not in known:
        return []
    label = turn.texts("button-filed-next", name=after.title.of(turn.language))
    return [[OnComplaint("to", known[filing.lender]).button(label)]]


def _title(library: Library, t: Texts, filing: Filing) -> str:
    office = library.complaints.get(filing.office)
    to = office.title.of(t.language) if office is not None else filing.office
    return t("filed-title", name=esc(short_name(called(library, t, filing.lender))), to=esc(to))


def _what(t: Texts, one: Coming[Filing]) -> list[str]:
    number = esc(one.matter.number) or t("filed-no-number")
    return [
        t("filed-day", day=t.day(one.matter.day), since=_since(t, one)),
        t("filed-number", number=number),
    ]


def _since(t: Texts, one: Coming[Filing]) -> str:
    return t("filed-since", days=max(-one.days, 0))
