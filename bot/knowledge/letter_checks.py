"""The checks of letters: what they refer to, what fills them, how long they get, no law of their own.

Each takes the draft and yields problems, as those of `lint` do. Knows no file.
"""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Final, Literal

from bot.knowledge.draft import Draft
from bot.knowledge.letters import PLACEHOLDER, SUBJECTS, VALUES, Letter, settings
from bot.knowledge.model import Tier
from bot.knowledge.problems import Problem, nearest
from bot.reading.patterns import regex

LONGEST_LETTER: Final = 400
"""Characters of a filled letter: what the chat of a lender's app takes at once."""

LONGEST_BODY: Final = {"zh": 240, "en": 900}  # of its paragraphs; the rest is for names, figures and rules
LONGEST_AROUND: Final = {"zh": 60, "en": 150}  # one line of what stands around it in the chat
NAMED: Final = (Tier.STATUTE, Tier.REGULATION, Tier.NATIONAL_STANDARD, Tier.SELF_REGULATION)
"""Whose word a letter may name."""

_LANGUAGES: Final[tuple[Literal["zh", "en"], ...]] = ("zh", "en")
_GAPS: Final = {"zh": regex(r"【[^【】{}]+】"), "en": regex(r"\[[^\[\]{}]+\]")}
_BRACKETS: Final = regex(r"[【】\[\]]")
_LAW: Final = regex(
    r"《|》|第[0-9一二三四五六七八九十百]+条|GB/T|法律|法规|违法|非法|依法|法定|有权|权利|义务|规定|不得|必须"
    r"|(?i:\b(?:laws?|legal\w*|unlawful\w*|illegal\w*|statut\w+|articles?|rights?|must|obliged|duty)\b)"
)


def references_of_letters(draft: Draft) -> Iterator[Problem]:
    """The rules and questions that a letter points at are there, and its rules have not ended."""
    for letter in draft.library.letters.values():
        for key, folder in (("rules", "rules"), ("related", "questions")):
            yield from draft.missing(f"letters/{letter.id}.toml", key, folder, getattr(letter, key))
        for one in letter.rules:
            rule = draft.library.rules.get(one)
            if rule is None:
                continue
            version = rule.versions[-1]
            if version.until:
                yield _problem(letter, "rules", f"rules/{one} has ended: it would never be named")
            elif version.tier not in NAMED:
                yield _problem(letter, "rules", f"rules/{one} is {version.tier}: no letter rests on that")
    letters = draft.library.letters.values()
    for first, second in pairwise(letters):
        if first.order == second.order:
            yield _problem(second, "order", f"letters/{first.id}.toml has the same order")


def filling(draft: Draft) -> Iterator[Problem]:
    """Conditions can be met, placeholders are filled where their paragraph stands, gaps are closed."""
    known = {f"{subject}={answer}" for subject, answers in SUBJECTS.items() for answer in answers}
    for letter in draft.library.letters.values():
        for paragraph in letter.paragraphs:
            place = f"paragraphs.{paragraph.id}"
            said = {fact for one in (*paragraph.when, *paragraph.unless) for fact in one.split()}
            for fact in sorted(said - known):
                yield _problem(letter, f"{place}.when", f"nobody says “{fact}”{nearest(fact, sorted(known))}")
            standing = [facts for facts in settings() if paragraph.holds(facts)]
            if not standing and said <= known:
                yield _problem(letter, place, "stands in no letter: its conditions never hold together")
            for language in _LANGUAGES:
                text = getattr(paragraph.text, language)
                for name in sorted(set(PLACEHOLDER.findall(text))):
                    filled = VALUES.get(name, ())
                    if not filled:
                        yield _problem(letter, f"{place}.text.{language}", f"{{{name}}} is no placeholder")
                    elif not all(any(facts.issuperset(one.split()) for one in filled) for facts in standing):
                        message = f"{{{name}}} may have nothing to fill it: say when, {' or '.join(filled)}"
                        yield _problem(letter, f"{place}.text.{language}", message)
                if _BRACKETS.search(_GAPS[language].sub("", text)):
                    message = "has a gap that is empty or not closed"
                    yield _problem(letter, f"{place}.text.{language}", message)


def sizes(draft: Draft) -> Iterator[Problem]:
    """A letter can be pasted into a chat, and what stands around it is read at a glance."""
    for letter in draft.library.letters.values():
        for language in _LANGUAGES:
            longest = max(
                sum(len(getattr(one, language)) + 1 for one in letter.told(facts)) for facts in settings()
            )
            most = LONGEST_BODY[language]
            if longest > most:
                message = f"has up to {longest} characters; at most {most}"
                yield _problem(letter, f"paragraphs.{language}", message)
        around = [("use", letter.use), *((f"cannot.{n}", one) for n, one in enumerate(letter.cannot, 1))]
        for (place, text), language in product(around, _LANGUAGES):
            size, most = len(getattr(text, language)), LONGEST_AROUND[language]
            if size > most:
                yield _problem(letter, f"{place}.{language}", f"has {size} characters; at most {most}")


def no_law_of_its_own(draft: Draft) -> Iterator[Problem]:
    """A paragraph states facts and asks; what the law says is named by its rules alone."""
    for letter in draft.library.letters.values():
        for paragraph, language in product(letter.paragraphs, _LANGUAGES):
            if found := _LAW.search(getattr(paragraph.text, language)):
                message = f"“{found[0]}” speaks of law: name a rule in “rules” instead"
                yield _problem(letter, f"paragraphs.{paragraph.id}.text.{language}", message)


def _problem(letter: Letter, place: str, message: str) -> Problem:
    return Problem(f"letters/{letter.id}.toml", place, message)


LETTER_CHECKS: Final = (references_of_letters, filling, sizes, no_law_of_its_own)
