"""The checks of question cards and examples: what they refer to, whom it binds, how they are told apart.

Each takes the draft and yields problems, as those of `lint` do. Knows no file.
"""

from collections.abc import Iterator
from typing import Final

from bot.knowledge.draft import Draft
from bot.knowledge.fold import bare, simplified
from bot.knowledge.library import statement_of
from bot.knowledge.model import Rule, Stage
from bot.knowledge.problems import Problem, nearest
from bot.knowledge.questions import Question, Said


def unknown_references_of_questions(draft: Draft) -> Iterator[Problem]:
    """What a card points at exists."""
    library = draft.library
    for card in library.questions.values():
        for place, said in card.said():
            if isinstance(said, str) and not is_there(draft, said):
                yield Problem(_file(card), place, f"there is no {said}{nearest_reference(draft, said)}")
        kinds = [("kinds", f"variants.{n}.kinds", k) for n, v in enumerate(card.variants, 1) for k in v.kinds]
        topic = [("topics", "topic", card.topic)] if card.topic else []
        cards = [("questions", "related", one) for one in card.related]
        for folder, place, key in (*kinds, *topic, *cards):
            yield from draft.missing(_file(card), place, folder, [key])
        if card.id in card.related:
            yield Problem(_file(card), "related", "is this card itself")


def answers_for_everyone(draft: Draft) -> Iterator[Problem]:
    """An answer is there for whoever gets it, on every day to come."""
    for card in draft.library.questions.values():
        yield from _binding(draft, card, "answer", card.answer, ())
        for number, variant in enumerate(card.variants, 1):
            place = f"variants.{number}"
            if variant.answer is not None:
                yield from _binding(draft, card, f"{place}.answer", variant.answer, variant.kinds)
            if not variant.kinds and not variant.stages:
                yield Problem(_file(card), place, "says neither for which kinds nor for which stages")
            if Stage.OVERDUE in variant.stages:
                message = "“overdue” is what the card itself is for: of whoever nothing is known"
                yield Problem(_file(card), f"{place}.stages", message)


def questions_told_apart(draft: Draft) -> Iterator[Problem]:
    """No two cards have the same title or the same example."""
    seen: dict[str, Question] = {}
    for card in draft.library.questions.values():
        titles = [("title.zh", card.title.zh), ("title.en", card.title.en)]
        examples = [
            (f"examples.{language}", one)
            for language in ("zh", "en")
            for one in getattr(card.examples, language)
        ]
        own: set[str] = set()
        for place, text in (*titles, *examples):
            folded = f"{place.partition('.')[0]} {bare(text)}"
            owner = seen.setdefault(folded, card)
            if owner is not card:
                yield Problem(_file(card), place, f"“{text}” stands in questions/{owner.id}.toml too")
            elif folded in own:
                yield Problem(_file(card), place, f"“{text}” stands here twice")
            own.add(folded)


def words_said_once(draft: Draft) -> Iterator[Problem]:
    """A word belongs to one group."""
    words = draft.library.matching
    named = [("same", word) for group in words.same for word in group]
    named += [("asking", word) for group in words.asking for word in group]
    named += [(place, word) for place in ("fillers", "foreign") for word in getattr(words, place)]
    seen: set[str] = set()
    for place, word in named:
        if simplified(word) in seen:
            yield Problem("matching.toml", place, f"“{word}” stands in this file already")
        seen.add(simplified(word))


def urgent_said_once(draft: Draft) -> Iterator[Problem]:
    """An example stands once in its list, and what is calm in no other. Both of the others may be so."""
    urgent = draft.library.urgent
    harm = {bare(text) for text in (*urgent.distress, *urgent.danger)}
    for place in ("distress", "danger", "calm"):
        seen = harm if place == "calm" else set[str]()
        for text in getattr(urgent, place):
            if bare(text) in seen:
                yield Problem("urgent.toml", place, f"“{text}” stands in this file already")
            seen.add(bare(text))


def _binding(
    draft: Draft, card: Question, place: str, said: Said, kinds: tuple[str, ...]
) -> Iterator[Problem]:
    rule = _rule(draft, said) if isinstance(said, str) else None
    if rule is None:
        return
    if rule.versions[-1].until:
        yield Problem(_file(card), place, f"{said} has ended: nothing would be answered")
    if rule.kinds and not (kinds and set(kinds) <= set(rule.kinds)):
        bound = ", ".join(rule.kinds)
        yield Problem(_file(card), place, f"{said} is for {bound} only: others would get no answer")


def _rule(draft: Draft, reference: str) -> Rule | None:
    folder, _, key = reference.partition("/")
    return draft.library.rules.get(key) if folder == "rules" else None


def is_there(draft: Draft, reference: str) -> bool:
    """Of a file that could not be read, what it holds is not known."""
    folder, owner, *key = reference.split("/")
    if not key:
        return draft.knows(folder, owner)
    unread = draft.knows(folder, owner) and owner not in getattr(draft.library, folder)
    return unread or statement_of(draft.library, reference) is not None


def nearest_reference(draft: Draft, reference: str) -> str:
    rules = (f"rules/{key}" for key in draft.library.rules)
    return nearest(reference, sorted({*rules, *(claim.id for claim in draft.claims)}))


def _file(card: Question) -> str:
    return f"questions/{card.id}.toml"


QUESTION_CHECKS: Final = (
    unknown_references_of_questions,
    answers_for_everyone,
    questions_told_apart,
    words_said_once,
    urgent_said_once,
)
