"""The screens of an answer: text and buttons for a place. `services.answers` chooses what they say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from bot.chat.answer_parts import last_row, profile_of
from bot.chat.answer_place import ANSWERS, CONTACTS, GENERAL, KIND, UNLISTED, Place, View
from bot.chat.context import Turn
from bot.chat.door_screens import way_in
from bot.chat.question_screens import answer, is_first, shortened
from bot.chat.shared_buttons import around_button, log_button, start_buttons
from bot.chat.wording import checked, distance, fact, reviewed
from bot.domain.language import Language
from bot.knowledge.model import Contact, Stage, Tier
from bot.knowledge.search import NOBODY, Named
from bot.services.answer import Answer, Line, Page
from bot.texts import Texts, texts_in
from bot.transport.messages import Button, Rows, esc, in_rows

_AT_THE_DOOR: Final = (View.VERIFY, View.VISIT)
_WRITTEN_DOWN: Final = (View.CALL, View.MESSAGE, View.VISIT)
_SECTIONS_FIRST: Final = 4  # on the first screen; the rest comes after "more"


def screen(
    turn: Turn, place: Place, owed: Mapping[str, int] | None = None, *, said: Named = NOBODY
) -> tuple[str, Rows]:
    """Text and buttons of a place. What the knowledge does not have (any more) gives way to what is near.

    `owed`: this user's `standings`, if they were asked for before. `said`: whom a sentence named.
    """
    place, pages = known(turn, place)
    match place.view:
        case View.NONE:
            return turn.texts("not-understood"), start_buttons(turn.texts)
        case View.SECTION if pages and is_first(place):
            return answer(turn, place, said)
        case View.SECTION if pages:
            return _section(turn, place, pages)
        case View.SOURCES:
            return _sources(turn, place, pages)
        case View.STAGES:
            return _stages(turn, place)
        case View.KINDS:
            return _kinds(turn, place)
        case _:
            owed = standings(turn) if owed is None else owed
            return _answer(turn, place, owed, more=place.view is View.MORE, named=said.written)


def known(turn: Turn, place: Place) -> tuple[Place, tuple[Page, ...]]:
    """The place without what the knowledge does not have (any more), and the pages of its section.

    Anyone can forge a button: nothing free is left of it.
    """
    lender, kind = profile_of(turn, place.target)
    target = place.target if lender or kind or place.target == UNLISTED else GENERAL
    pages = turn.services.answers.section(
        place.section, lender, kind, place.stage, turn.lender_day, turn.language
    )
    section, page = (place.section, min(max(place.page, 1), len(pages))) if pages else ("", 1)
    back = place.back if place.back in ANSWERS else View.RIGHTS
    return Place(place.view, target, place.stage, section, page, back), pages


def shown(turn: Turn, place: Place) -> tuple[str, ...]:
    """The statements on the screen that a button stood under."""
    return _on(turn, *known(turn, place)).ids


def _on(turn: Turn, place: Place, pages: Sequence[Page]) -> Answer | Page:
    """What a known place shows. `pages`: of its section, if it is one."""
    return pages[place.page - 1] if pages else _chosen(turn, place)


def standings(turn: Turn) -> dict[str, int]:
    """By lender, the days until what this user owes first; negative is overdue. Nothing in a group."""
    if not turn.private:
        return {}
    overview = turn.loans.overview(turn.user, turn.now)
    days: dict[str, int] = {}
    for owed in (*overview.overdue, *overview.coming):
        lender = owed.loan.lender or UNLISTED
        days[lender] = min(owed.days, days.get(lender, owed.days))
    return days


def _answer(
    turn: Turn, place: Place, owed: Mapping[str, int], *, more: bool, named: str = ""
) -> tuple[str, Rows]:
    if place.view in ANSWERS:
        place = replace(place, back=place.view)
    text, rows = _drawn(
        _chosen(turn, place),
        place,
        turn.language,
        _where(turn, place, owed),
        _titles(turn),
        _contacts(turn),
        turn.services.library.vocabulary.searched_until,
        named=shortened(named),
        known=place.target in owed,
        more=more,
    )
    if place.back in _AT_THE_DOOR:
        rows = [[way_in(turn, turn.texts("button-door-now"), lender=place.target)], *rows]
    if turn.private and place.view in _WRITTEN_DOWN:
        rows = [*rows[:-1], [log_button(turn.texts)], *rows[-1:]]
    return text, rows


@lru_cache(maxsize=1000)
def _drawn(
    answer: Answer,
    place: Place,
    language: Language,
    where: str,
    stages: tuple[tuple[Stage, str], ...],
    contacts: tuple[tuple[View, str], ...],
    until: str,
    *,
    named: str,
    known: bool,
    more: bool,
) -> tuple[str, Rows]:
    """A first screen: a few sections as buttons, all of them after "more". The same for many people.

    `named`: a name as it was typed, of which we have no file. `known`: whether it is known where this
    person stands.
    """
    t = texts_in(language)
    verifying = place.back in CONTACTS
    whom = (named, answer.title) if named or answer.title else (t("any-lender"),)
    titles = (*whom, dict(contacts).get(place.back, ""), t("title-verify" if verifying else "title-rights"))
    lines = [f"<b>{' · '.join(esc(title) for title in titles if title)}</b>"]
    if answer.names_note:
        lines.append(t("former-names", names=esc(answer.names_note)))
    if place.target == UNLISTED:
        lines.append(t("no-file"))
    if not verifying:
        lines.append(t("by-stage", stage=where))
    lines += [
        "",
        t("first-line", tier=esc(answer.first.tier_label), text=reviewed(t, answer.first)),
        "",
        *(_read(t, line) if verifying else fact(t, line) for line in answer.lines),
        "",
        fact(t, answer.owed),
        checked(t, answer.checked, until),
    ]

    def button(key: str, view: View) -> Button:
        return Button(t(key), replace(place, view=view).data(language))

    rows = [[button("button-creditor", View.KINDS)]] if answer.kinds else []
    if verifying:
        rows += _contact_buttons(place, language, contacts)
        rows.append([button("button-rights", View.RIGHTS), around_button(t)])
    elif known:
        rows.append([button("button-verify", View.VERIFY), button("button-stage", View.STAGES)])
    else:  # nothing is known of where this person stands: ask
        rows += [
            [button("button-verify", View.VERIFY)],
            *_stage_buttons(place, language, [one for one in stages if one[0] is not place.stage]),
        ]
    sections = [
        Button(
            one.title or t(f"section-{one.id}"),
            replace(place, view=View.SECTION, section=one.id).data(language),
        )
        for one in answer.sections
        if more or one.title  # topics have titles of their own
    ]
    if not more:
        sections = [*sections[:_SECTIONS_FIRST], button("button-more", View.MORE)]
    return "\n".join(lines), [*rows, *in_rows(sections), last_row(language, place)]


def _read(t: Texts, line: Line) -> str:
    """A line; where it tells of a lender's list or doings by report, with the day on which that was read."""
    said = fact(t, line)
    reported = line.tier is Tier.REPORTED_PRACTICE and line.statement_id.startswith("lenders/")
    return t("line-read", line=said, day=str(line.checked)) if reported else said


def _chosen(turn: Turn, place: Place) -> Answer:
    answers, language, on = turn.services.answers, turn.language, turn.lender_day
    lender, kind = profile_of(turn, place.target)
    if place.back in CONTACTS:
        return answers.verify(lender, kind, CONTACTS[place.back], on, language)
    return answers.rights(lender, kind, place.stage, on, language)


def _where(turn: Turn, place: Place, owed: Mapping[str, int]) -> str:
    """The stage in words; with this user's own days, if they are overdue."""
    days = owed.get(place.target) if place.stage in (Stage.OVERDUE, Stage.MONTHS) else None
    if days is not None and days < 0:
        return distance(turn.texts, days)
    return esc(turn.services.library.stages[place.stage].title.of(turn.language))


def _section(turn: Turn, place: Place, pages: Sequence[Page]) -> tuple[str, Rows]:
    t, language = turn.texts, turn.language
    page = pages[place.page - 1]
    lender, kind = profile_of(turn, place.target)
    profile = lender or kind
    about = esc(profile.name.of(language)) if profile else t("any-lender")
    title = esc(page.title) if page.title else t(f"section-{place.section}")
    number = f" ({page.number}/{page.of})" if page.of > 1 else ""
    lines = [
        f"<b>{about} · {title}{number}</b>",
        "",
        *(fact(t, line) for line in page.lines),
        "",
        checked(t, page.checked, turn.services.library.vocabulary.searched_until),
    ]
    turns = [
        Button(t(key), replace(place, page=number).data(language))
        for key, number in (("button-previous", page.number - 1), ("button-next", page.number + 1))
        if 1 <= number <= page.of
    ]
    back = Button(t("button-back"), replace(place, view=place.back, section="", page=1).data(language))
    return "\n".join(lines), [*([turns] if turns else []), [back], last_row(language, place)]


def _sources(turn: Turn, place: Place, pages: Sequence[Page]) -> tuple[str, Rows]:
    """The sources of the screen that the button stood under."""
    t, language = turn.texts, turn.language
    shown = _on(turn, place, pages)
    lines = [f"<b>{t('sources-of-page')}</b>"]
    for note in turn.services.answers.sources_of(shown.ids, language):
        parts = [f"• {esc(note.title)}"]
        if note.number:
            parts.append(t("source-number", number=esc(note.number)))
        articles = [t("source-article", number=esc(number)) for number in note.articles]
        if articles:
            parts.append(f" {language.enumerated.join(articles)}")
        if note.in_force:
            parts.append(t("source-in-force", day=str(note.in_force)))
        if note.repealed:
            parts.append(t("source-repealed", day=str(note.repealed)))
        if note.dated:
            parts.append(t("source-dated", day=note.dated))
        if note.text_seen:
            parts.append(t("source-read", day=str(note.read), seen=note.text_seen))
        lines.append("".join(parts))
    until = turn.services.library.vocabulary.searched_until
    lines += ["", checked(t, shown.checked, until), t("sources-how")]
    back = replace(place, view=View.SECTION if pages else place.back)
    return "\n".join(lines), [[Button(t("button-back"), back.data(language))]]


def _stages(turn: Turn, place: Place) -> tuple[str, Rows]:
    return turn.texts("choose-stage"), _stage_buttons(place, turn.language, _titles(turn))


def _titles(turn: Turn) -> tuple[tuple[Stage, str], ...]:
    """The stages, in the order in which they come."""
    stages = turn.services.library.stages
    return tuple((stage, stages[stage].title.of(turn.language)) for stage in Stage)


def _contacts(turn: Turn) -> tuple[tuple[View, str], ...]:
    contacts = turn.services.library.contacts
    return tuple(
        (view, contacts[one].title.of(turn.language))
        for view, one in CONTACTS.items()
        if one is not Contact.ANY
    )


def _contact_buttons(
    place: Place, language: Language, titles: Iterable[tuple[View, str]]
) -> list[list[Button]]:
    """The other ways in which somebody may have got in touch, two side by side."""
    return in_rows(
        [
            Button(title, replace(place, view=view).data(language))
            for view, title in titles
            if view is not place.back
        ]
    )


def _stage_buttons(
    place: Place, language: Language, titles: Iterable[tuple[Stage, str]]
) -> list[list[Button]]:
    """Two side by side."""
    return in_rows(
        [
            Button(title, replace(place, view=View.RIGHTS, stage=stage).data(language))
            for stage, title in titles
        ]
    )


def _kinds(turn: Turn, place: Place) -> tuple[str, Rows]:
    """One question: who stands in the contract? The kind decides on regulator, code and channel."""
    t, language = turn.texts, turn.language
    kinds = turn.services.answers.kinds(language)
    lines = [t("who-is-creditor"), "", *(f"• <b>{esc(kind.name)}</b>  {esc(kind.asks)}" for kind in kinds)]
    there = replace(place, view=place.back)
    back = [Button(t("button-back"), there.data(language))]
    buttons = [Button(kind.name, replace(there, target=f"{KIND}{kind.id}").data(language)) for kind in kinds]
    return "\n".join(lines), [*in_rows(buttons), back]
