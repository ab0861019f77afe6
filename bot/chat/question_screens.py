"""The screens of questions: an answer, or which one it is. `services.questions` chooses what they say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.chat.answer_parts import last_row, profile_of
from bot.chat.answer_place import CONTACTS, KIND, Place, View
from bot.chat.context import Turn
from bot.chat.shared_buttons import OnLetter, around_button
from bot.chat.wording import checked, fact, reviewed
from bot.knowledge.model import Lender
from bot.knowledge.questions import Question
from bot.knowledge.search import Named
from bot.services.answer import oldest
from bot.services.questions import Asked
from bot.services.selection import QUESTION, TOPIC
from bot.transport.messages import Button, Rows, esc, in_rows

_LONGEST_NAMED: Final = 30
_FAMILY: Final = f"{TOPIC}family"  # who asks about that has somebody to pass a card on to


def shortened(name: str) -> str:
    """A name as it was typed, so much of it as a title bears."""
    return name if len(name) <= _LONGEST_NAMED else f"{name[:_LONGEST_NAMED]}…"


def is_first(place: Place) -> bool:
    """Whether it is the first screen of an answer to a question."""
    return place.section.startswith(QUESTION) and place.page == 1


def to_question(place: Place, question: Question) -> Place:
    """The answer to a question, about whom the place is about."""
    return replace(place, view=View.SECTION, section=QUESTION + question.id, page=1)


def answer(turn: Turn, place: Place, said: Named) -> tuple[str, Rows]:
    """The answer to the question of a place. `said`: whom the sentence named."""
    t, language = turn.texts, turn.language
    lender, kind = profile_of(turn, place.target)
    found = turn.services.answers.question(
        place.section.removeprefix(QUESTION), lender, kind, place.stage, turn.lender_day, language
    )
    others = [*said.several, *(() if said.several or lender else said.near)]
    each = [line for one in said.several if (line := _particular(turn, place, one))]
    profile = lender or kind
    whose = (shortened(said.written), profile.name.of(language) if profile else "", found.title)
    lines = [
        f"<b>{esc(' · '.join(filter(None, whose)))}</b>",
        *(fact(t, line) for line in found.own),
        t("question-answer", tier=esc(found.answer.tier_label), text=reviewed(t, found.answer)),
        *(["", *(fact(t, line) for line in found.conditions)] if found.conditions else []),
        *(["", *each] if each else []),
    ]
    if found.step is not None:
        lines += ["", t("first-line", tier=esc(found.step.tier_label), text=reviewed(t, found.step))]
    lines += ["", checked(t, oldest(found.shown), turn.services.library.vocabulary.searched_until)]
    return "\n".join(lines), _rows(turn, place, found, others)


def which(turn: Turn, place: Place, near: Sequence[Question]) -> tuple[str, Rows]:
    """Which of these is asked."""
    rows = [[Button(q.title.of(turn.language), to_question(place, q).data(turn.language))] for q in near]
    none = replace(place, view=View.NONE, section="", page=1)
    rows.append([Button(turn.texts("button-none-of-these"), none.data(turn.language))])
    profile = next(filter(None, profile_of(turn, place.target)), None)
    whose = f"{esc(profile.name.of(turn.language))} · " if profile else ""
    return f"{whose}{turn.texts('which-question')}", rows


def _particular(turn: Turn, place: Place, lender: Lender) -> str:
    """What is particular to one of several lenders; empty where nothing is."""
    question_id = place.section.removeprefix(QUESTION)
    line = turn.services.answers.own_line(question_id, lender, place.stage, turn.lender_day, turn.language)
    if line is None:
        return ""
    t, name = turn.texts, esc(lender.name.of(turn.language))
    return t("line-of", name=name, tier=esc(line.tier_label), text=reviewed(t, line))


def _rows(turn: Turn, place: Place, found: Asked, others: Iterable[Lender]) -> Rows:
    """To the same of others, to what is near, to the rules for this lender."""
    t, language = turn.texts, turn.language
    lender, kind = profile_of(turn, place.target)
    library = turn.services.library

    def button(label: str, there: Place) -> Button:
        return Button(label, there.data(language))

    same = [button(one.name.of(language), replace(place, target=one.id)) for one in others]
    same += [
        button(library.stages[one].title.of(language), replace(place, stage=one)) for one in found.stages
    ]
    if not same:  # otherwise there is enough to choose from
        same += [
            button(library.kinds[one].name.of(language), replace(place, target=KIND + one))
            for one in found.kinds
        ]
    near = [button(one.title, replace(place, section=one.id, back=View.RIGHTS)) for one in found.sections]
    on = [button(t("button-more"), replace(place, page=2))] if found.rest else []
    profile = lender or kind
    if profile is not None:
        there = replace(place, view=View.RIGHTS, section="")
        on.append(button(t("button-rights-of", name=profile.name.of(language)), there))
    if place.back in CONTACTS:  # it was asked from how to check somebody
        back = replace(place, view=place.back, section="", page=1)
        on.append(button(t("button-back"), back))
    if any(one.id == _FAMILY for one in found.sections):
        on.append(around_button(t))
    asked = place.section.removeprefix(QUESTION)
    letter = next((one for one in library.letters.values() if asked in one.related), None)
    if letter is not None and turn.private:
        on.append(OnLetter("to", letter.id).button(t("button-letter")))
    return [*in_rows(same), *in_rows(near), *in_rows(on), last_row(language, place)]
