"""The checks of what texts say: numbers, names, languages, length, phrases. Knows no file.

Each takes the draft and yields problems, as those of `lint` do.
"""

import re
from collections.abc import Iterator
from datetime import time
from functools import cache
from itertools import product
from operator import attrgetter
from typing import Final, Literal

from bot.knowledge.draft import Draft, Words
from bot.knowledge.fold import simplified
from bot.knowledge.library import Claim
from bot.knowledge.model import Limit, Text, Tier, Version
from bot.knowledge.phones import denied_in, invisible_in, links_in, numbers_in
from bot.knowledge.phrasing import Phrase
from bot.knowledge.problems import Problem
from bot.reading.patterns import regex

LONGEST: Final = {"zh": 220, "en": 480}  # a statement fits a phone's screen
LONGEST_SHORT: Final = {"zh": 60, "en": 130}  # one line of a reminder
_PLACEHOLDER: Final = regex(r"\{(\w*)\}")
_CJK: Final = regex(r"[\u3400-\u9fff]")
_NAMES: Final = regex(r"《[^》]*》|[(（][^)）]*[)）]|[“\"][^”\"]*[”\"]")
_LANGUAGES: Final[tuple[Literal["zh", "en"], ...]] = ("zh", "en")
_MOST_CHINESE_IN_ENGLISH: Final = 0.25


def unknown_numbers(draft: Draft) -> Iterator[Problem]:
    """Every number that someone could dial is on the allow-list, and none is on the deny-list."""
    channels = draft.library.channels
    allowed = {phone.number for phone in channels.phones}
    for number in sorted(allowed):
        for denied in denied_in(number, channels.denied):
            yield Problem("channels.toml", f"phones.{number}", f"is on the deny-list ({denied})")
    for words in draft.words:
        if words.place.endswith(".article"):  # 第 128 条 is shown as what it is
            continue
        for number in numbers_in(words.text):
            if number not in allowed:
                yield words.problem(
                    f"{number} may be a phone number, and is not on the allow-list in channels.toml"
                )
        for denied in denied_in(words.text, channels.denied):
            yield words.problem(f"{denied} is on the deny-list in channels.toml")


def links(draft: Draft) -> Iterator[Problem]:
    """No text holds an address: name the site and the document, so that people find them themselves."""
    for words in draft.words:
        for link in links_in(words.text):
            yield words.problem(f"“{link}” is an address: name the site and the document instead")
        if invisible_in(words.text):
            yield words.problem("holds invisible characters")


def languages(draft: Draft) -> Iterator[Problem]:
    """简体 has no traditional characters, and English is English but for names in brackets or quotes."""
    for words in draft.words:
        if words.language == "zh":
            traditional = sorted({char for char in words.text if _is_traditional(char)})
            if traditional:
                yield words.problem(f"has traditional characters: {''.join(traditional)}")
        elif words.language == "en":
            rest = _NAMES.sub("", words.text)
            if len(_CJK.findall(rest)) > _MOST_CHINESE_IN_ENGLISH * len(rest) or not re.search(
                "[A-Za-z]", words.text
            ):
                yield words.problem("is not English")


def lengths(draft: Draft) -> Iterator[Problem]:
    """A statement fits a phone's screen, and what goes into a reminder one line."""
    for words in draft.words:
        short = ".short." in words.place
        most = (LONGEST_SHORT if short else LONGEST).get(words.language)
        if most and words.tier is not None and len(words.text) > most:
            yield words.problem(f"has {len(words.text)} characters; at most {most}")


def placeholders(draft: Draft) -> Iterator[Problem]:
    """The numbers of a limit stand in the text by placeholder, all of them, and nowhere as digits."""
    of_versions = set()
    for rule in draft.library.rules.values():
        for version, key, language in product(rule.versions, ("text", "short"), _LANGUAGES):
            if getattr(version, key) is None:
                continue
            place = f"versions.{version.since}.{key}.{language}"
            said = attrgetter(f"{key}.{language}")(version)
            words = Words(f"rules/{rule.id}.toml", place, language, said, version.tier)
            of_versions.add((words.file, words.place))
            yield from _placeholders_in(words, version.limit)
    for words in draft.words:
        if words.file.startswith("letters/"):  # filled from what a user chose: see `letter_checks`
            continue
        used = _PLACEHOLDER.search(words.text)
        if used and (words.file, words.place) not in of_versions:
            yield words.problem(f"{used[0]} is filled in the versions of rules only")


def phrases(draft: Draft) -> Iterator[Problem]:
    """No text holds what `forbidden.toml` forbids. Keywords may: people type them, we do not say them."""
    concerned = _Concerned(draft.wording.phrases)
    for words in draft.words:
        if words.place.startswith("keywords."):
            continue
        for phrase in concerned.by(words):
            found = phrase.pattern.search(words.text)
            if found and not (phrase.unless and phrase.unless.search(words.text)):
                yield words.problem(f"“{found[0]}”: {phrase.why}")


def hedges(draft: Draft) -> Iterator[Problem]:
    """A statement of a tier that `forbidden.toml` wants hedged has a hedge, or the name before it has."""
    concerned = _Concerned(draft.wording.hedges)
    briefs = {(claim.file, f"{claim.place}.short"): _brief(draft, claim) for claim in draft.claims}
    for words in draft.words:
        place = words.place.rpartition(".")[0]
        if place.endswith(("text", "short")) and words.tier is not None:
            brief = briefs.get((words.file, place))
            shown = words.text + (getattr(brief, words.language) if brief else "")
            for hedge in concerned.by(words):
                if not hedge.pattern.search(shown):
                    yield words.problem(hedge.why)


def _brief(draft: Draft, claim: Claim) -> Text | None:
    """What stands before a rule in its short words."""
    source = draft.library.sources.get(claim.what.cites[0].source)
    return source.brief if source and isinstance(claim.what, Version) else None


class _Concerned:
    """Which phrases concern which texts, worked out once for each tier in each file."""

    def __init__(self, phrases: tuple[Phrase, ...]) -> None:
        self._phrases = phrases
        self._known: dict[tuple[str, Tier | None], list[Phrase]] = {}

    def by(self, words: Words) -> list[Phrase]:
        key = words.file, words.tier
        if key not in self._known:
            self._known[key] = [
                phrase
                for phrase in self._phrases
                if (not phrase.tiers or words.tier in phrase.tiers)
                and (not phrase.within or words.file.startswith(phrase.within))
            ]
        return self._known[key]


def _placeholders_in(words: Words, limit: Limit | None) -> Iterator[Problem]:
    numbers = limit.numbers() if limit else {}
    used = set(_PLACEHOLDER.findall(words.text))
    for name in sorted(used - numbers.keys()):
        yield words.problem(f"{{{name}}} has no number in the limit")
    for name in sorted(numbers.keys() - used):
        yield words.problem(f"does not say the limit's {name}: write {{{name}}}")
    for name, number in sorted(numbers.items()):
        if found := re.search(_literal(getattr(limit, name)), words.text):
            yield words.problem(f"“{found[0]}” repeats {number} of the limit: write {{{name}}}")


def _literal(number: int | time) -> str:
    if isinstance(number, time):
        return rf"(?<!\d)0?{number.hour}\s?(?:[:：点時时]\s?|[ap]\.?m)"
    return rf"(?<![\d.:第]){number}(?![\d.:]|\s?[条款项])"


@cache
def _is_traditional(char: str) -> bool:
    if not _CJK.match(char):
        return False
    simple = simplified(char)
    return simple != char and not simple.isdecimal()


WORDING_CHECKS: Final = (unknown_numbers, links, languages, lengths, placeholders, phrases, hedges)
