"""What a text in ordinary words is about: its topic, whether somebody is to be checked, how he got in touch.

Knows no user, no lender and no answer. The words are data: `keywords` of topics and of kinds of contact.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from bot.knowledge.fold import bare, simplified, squeezed, words
from bot.knowledge.library import Library
from bot.knowledge.model import Contact, Topic
from bot.reading.patterns import regex

Intent = Literal["rights", "verify"]

# Somebody says who he is, or that he will come: then the first thing is to check him, whatever else is said.
# Whoever is here already is a danger, and was answered before (`reading.danger`).
_VERIFY: Final = frozenset({"visits", "verify-collector"})
NEEDED: Final = tuple(("topics", one) for one in sorted(_VERIFY))
# Whether somebody will come is a question about collection; nobody is there to be checked.
_ASKING: Final = regex(r"会不会|会[^,.;!]{0,6}上门[吗么]|(?:will|would|can) (?:they|he|she|it|you)\b|[吗么]$")
_CHECKING: Final = regex(r"真|假|身份|证件|核实|real|genuine|fake")
# Words of collection that belong to no topic.
_COLLECTION: Final = regex(r"催收|催债|催款|讨债|逾期|\b(?:debt collect\w*|collectors?|collection|overdue)\b")
# Call is in called and calling; real is not in really.
_ENDINGS: Final = r"(?:e?s|e?d|ing|ment|[eo]rs?)?"


@dataclass(frozen=True, slots=True)
class _Keyword:
    """A word that points somewhere: how it is found, and how much it says."""

    latin: bool
    pattern: re.Pattern[str]
    weight: int

    @classmethod
    @cache
    def of(cls, word: str) -> "_Keyword":
        if word.isascii():
            # Latin letters say less than Chinese characters: "call" (4) is one word, as is 电话 (2).
            spaced = " ".join(words(simplified(word)))
            return cls(True, regex(rf"\b{spaced}{_ENDINGS}\b"), max(1, len(spaced) // 3))
        folded = bare(word)
        return cls(False, regex(re.escape(folded)), len(folded))


class Themes:
    """The keywords of a library's topics, indexed once."""

    def __init__(self, library: Library) -> None:
        self._topics = [
            (topic, sorted(map(_Keyword.of, topic.keywords), key=lambda word: -word.weight))
            for topic in library.topics.values()
        ]
        # The later kinds bring a paper or a text that stays to be checked, whoever brought it.
        self._contacts = [
            (kind, [_Keyword.of(word) for word in library.contacts[kind].keywords])
            for kind in reversed(Contact)
        ]

    def contact(self, simple: str) -> Contact:
        """How somebody got in touch, by a simplified text; `ANY` where it does not say."""
        letters, spaced = squeezed(simple), " ".join(words(simple))
        said = (kind for kind, keywords in self._contacts if _score(keywords, letters, spaced))
        return next(said, Contact.ANY)

    def of(self, simple: str) -> tuple[Topic | None, Intent | None]:
        """The topic whose keywords cover most of a simplified text, the earlier one where two are
        equal; and what the writer wants, as far as the text tells."""
        letters, spaced = squeezed(simple), " ".join(words(simple))
        scores = [(_score(keywords, letters, spaced), topic) for topic, keywords in self._topics]
        best, topic = max(scores, key=lambda score: score[0], default=(0, None))
        if not best:
            return None, "rights" if _COLLECTION.search(f"{letters} {spaced}") else None
        checking = any(score and topic.id in _VERIFY for score, topic in scores)
        asking = _ASKING.search(f"{spaced} {letters}") and not _CHECKING.search(letters)
        return topic, "verify" if checking and not asking else "rights"


def _score(keywords: list[_Keyword], letters: str, spaced: str) -> int:
    """The weight of the keywords found, the longest first, each stretch of text counted once."""
    total = 0
    taken: dict[bool, set[int]] = {True: set(), False: set()}
    for keyword in keywords:
        for hit in keyword.pattern.finditer(spaced if keyword.latin else letters):
            span = set(range(*hit.span()))
            if not span & taken[keyword.latin]:
                taken[keyword.latin] |= span
                total += keyword.weight
    return total
