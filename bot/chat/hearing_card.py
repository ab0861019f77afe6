"""A date at court in words: its card, its screen, its line in a list. Saves nothing and knows no press."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from bot.chat.answer_place import Place, View
from bot.chat.buttons import Press
from bot.chat.context import Services, Turn
from bot.chat.shared_buttons import list_button
from bot.chat.wording import fact, local, next_of, short_day
from bot.domain.dates import lender_day
from bot.domain.hearings import Hearing, begins, plan_hearing
from bot.domain.language import Language
from bot.domain.reminders import AHEAD
from bot.services.hearing_form import HearingForm, HearingStep
from bot.services.matters import Coming
from bot.services.selection import QUESTION
from bot.store.records import MatterView
from bot.texts import Texts
from bot.transport.messages import Button, Rows, esc

_CHECK: Final = "topics/court-mail/court-check"
_BRING: Final = "questions/hearing/step"
_ABSENT: Final = "rules/default-judgment"
_PREVENTED: Final = "questions/not-attend/step"
_FACTS: Final = (_CHECK, _BRING, _ABSENT, _PREVENTED)
NEEDED: Final = (
    ("topics", "court-mail"),
    ("questions", "hearing"),
    ("questions", "not-attend"),
    ("rules", "default-judgment"),
)
"""Whose words these are: what to bring and what to do is known from there, and never written here."""


@dataclass(frozen=True, slots=True)
class OnHearingForm(Press):
    """A choice, on the card of that nonce and on no other."""

    prefix = "court"
    nonce: str = ""
    choice: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class OnHearing(Press):
    """What to do with which date at court."""

    prefix = "hear"
    what: str = ""
    id: int = 0


def asked(turn: Turn, form: HearingForm, problem: str = "") -> tuple[str, Rows]:
    """The card, or what it asks."""
    t, today = turn.texts, turn.lender_day

    def button(key: str, choice: str) -> Button:
        return OnHearingForm(form.nonce, choice).button(t(key))

    cancel = button("button-cancel", "cancel")
    again = button("button-court-when", "when")
    unread = [f"<b>{_unread(t, form)}</b>"] if form.unread else []
    match form.step(today):
        case HearingStep.WHEN:
            lines = [t(f"form-problem-{problem}")] if problem else []
            return "\n".join([*lines, t("court-ask-when"), *unread]), [[cancel]]
        case HearingStep.WHICH:
            days = [
                [OnHearingForm(form.nonce, "day", one).button(_dated(t, one, today))] for one in form.days
            ]
            ask = t("ask-either") if len(days) > 1 else t("ask-whether")
            return "\n".join([ask, *unread]), [*days, [again, cancel]]
        case HearingStep.PAST:
            text = t("court-past", day=t.day(form.day or today))
            return "\n".join([text, *unread]), [[again, cancel]]
        case HearingStep.CARD:
            go_on = ("button-never-mind", "never-mind") if form.unread else ("button-save", "save")
            lines = [f"<b>{t('court-card-title')}</b>", *_what(t, form.day or today, form.at, form.place)]
            lines += [_plan(turn, form), *unread]
            lines.append(t("court-card-told" if form.told else "court-card-check"))
            return "\n".join(lines), [[button(*go_on), button("button-change", "when"), cancel]]


def screen(turn: Turn, view: MatterView[Hearing]) -> tuple[str, Rows]:
    """One that is saved, with what can be done about it."""
    t, hearing = turn.texts, view.matter
    lines = [f"<b>{t('court-title')}</b>", *_what(t, hearing.day, hearing.at, hearing.place)]
    lines += [next_of(t, turn.user, view.next_reminder), "", *facts(turn.services, t, lender_day(turn.now))]
    return "\n".join(lines), [*actions(t, hearing), [list_button(t)]]


def actions(t: Texts, hearing: Hearing) -> list[list[Button]]:
    """What can be done about one."""

    def button(key: str, what: str) -> Button:
        return OnHearing(what, hearing.id).button(t(key))

    return [
        [button("button-court-move", "move"), button("button-court-over", "over")],
        [button("button-delete", "delete"), prepare_button(t, t.language)],
    ]


def prepare_button(t: Texts, language: Language) -> Button:
    """What to bring, in full."""
    place = Place(View.SECTION, section=f"{QUESTION}hearing")
    return Button(t("button-court-prepare"), place.data(language))


def open_button(t: Texts, hearing: Hearing, *, discreet: bool = False) -> Button:
    """One of several, or one in discreet words."""
    key = "button-open-instalment" if discreet else "button-court-open"
    return OnHearing("open", hearing.id).button(t(key, day=short_day(hearing.day)))


def line(t: Texts, one: Coming[Hearing]) -> str:
    """One in a list: when, where, how far off."""
    return t(
        "court-line",
        day=_moment(t, one.matter.day, one.matter.at),
        place=f" · {esc(one.matter.place)}" if one.matter.place else "",
        when=distance(t, one.days),
    )


def distance(t: Texts, days: int) -> str:
    """How far off the day is."""
    if days < 0:
        return t("court-was", days=-days)
    return t("court-today") if days == 0 else t("court-in", days=days)


def reminder(services: Services, t: Texts, coming: Sequence[Coming[Hearing]], today: date) -> list[str]:
    """What a reminder says of these; nothing if there are none. An empty line ends it."""
    if not coming:
        return []
    lines = [f"<b>{t('court-reminder')}</b>", *(line(t, one) for one in coming)]
    if all(one.days < 0 for one in coming):
        return [*lines, t("court-missed"), *_said(services, t, today, _ABSENT), ""]
    return [*lines, *facts(services, t, today), ""]


def facts(services: Services, t: Texts, today: date) -> list[str]:
    """First whether it is true, then what to bring, and what becomes of it if one stays away."""
    return _said(services, t, today, *_FACTS)


def plain_facts(services: Services, t: Texts, today: date) -> list[str]:
    """The same without marks, for a calendar."""
    return [one.text for one in services.answers.held(_FACTS, today, t.language)]


def _said(services: Services, t: Texts, today: date, *ids: str) -> list[str]:
    return [fact(t, one) for one in services.answers.held(ids, today, t.language)]


def _what(t: Texts, day: date, at: time | None, place: str) -> list[str]:
    lines = [t("court-day", day=t.day(day))]
    lines.append(t("court-at", at=f"{at:%H:%M}") if at is not None else t("court-at-unknown"))
    return [*lines, t("court-place", place=esc(place))] if place else lines


def _moment(t: Texts, day: date, at: time | None) -> str:
    return t.day(day) if at is None else f"{t.day(day)} {at:%H:%M}"


def _dated(t: Texts, day: date, today: date) -> str:
    return t("button-court-past", day=t.day(day)) if day < today else t.day(day)


def _plan(turn: Turn, form: HearingForm) -> str:
    """When it will be reminded of."""
    t, prefs = turn.texts, turn.user.preferences
    draft = form.draft()
    until = max(turn.now + AHEAD, begins(draft.day, draft.at))
    planned = plan_hearing(draft.day, draft.at, prefs, turn.now, until)
    if not planned:
        return t("court-plan-none")
    moments = t("unread-joint").join(f"{local(one.send_at, prefs.zone):%m-%d %H:%M}" for one in planned)
    return t("court-plan", moments=moments)


def _unread(t: Texts, form: HearingForm) -> str:
    return t("card-unread", text=esc(t("unread-joint").join(form.unread)))
