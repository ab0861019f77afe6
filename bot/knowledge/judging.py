"""What a message may be: danger, fraud, or nothing that can be told. Knows no user, and keeps nothing.

A pure function of the text. It never finds that a message is honest: what has no sign can't be verified.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from sys import intern
from typing import Final

from bot.knowledge.dialled import Dialled, dialled_in
from bot.knowledge.library import Library
from bot.knowledge.links import links_of
from bot.knowledge.model import Channels
from bot.knowledge.signs import Found, Judging, Sign, Weight
from bot.knowledge.undisguised import Undisguised, squeezed, undisguised
from bot.reading.patterns import regex
from bot.reading.text import Span

MAX_TEXT: Final = 4096
"""Of a longer text, the rest is not looked at: Telegram sends no longer one."""

_QUOTED: Final = 24  # characters of the user's own text
GROUP: Final = "@"
"""Before the name of a group of words."""

_BESIDE: Final = 2  # letters beside a number that say nothing
_SENTENCE: Final = 24
_YOU: Final = regex(r"\b(?:you|your)\b", re.IGNORECASE)
_LOOKED_AT: Final = 40  # of a group, near one word
_LONGEST: Final = 24  # letters of a word
_LONG: Final = 7  # Latin letters that no accident joins: they count within other words too


class Verdict(StrEnum):
    """What a message may be, the worst first."""

    DANGER = "danger"
    FRAUD = "fraud"
    UNVERIFIED = "unverified"


_OF: Final = {Weight.DANGER: Verdict.DANGER, Weight.FRAUD: Verdict.FRAUD}


@dataclass(frozen=True, slots=True)
class Seen:
    """A sign, and the words of the text that have it."""

    sign: Sign
    quote: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a text may be, by which signs, the most telling first, and the numbers in it."""

    verdict: Verdict
    seen: tuple[Seen, ...] = ()
    numbers: tuple[Dialled, ...] = ()


class _Words:
    """All words that are looked for, by how they begin: a text is walked once, and not once for each word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._beginning: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._beginning[word[:2]].append(word)

    def places(self, plain: Undisguised) -> dict[str, list[int]]:
        """Where each word stands that is there at all. A short Latin one stands by itself."""
        letters, found = plain.letters, defaultdict[str, list[int]](list)
        for at, letter in enumerate(letters):
            for beginning in {letter, letters[at : at + 2]}:
                for word in self._beginning.get(beginning, ()):
                    alone = word.isascii() and len(word) < _LONG
                    if letters.startswith(word, at) and (not alone or plain.is_word(at, at + len(word))):
                        found[word].append(at)
        return dict(found)


class _Text:
    """One text, and where the words stand in it."""

    def __init__(self, text: str, judge: "Judge") -> None:
        self.plain: Undisguised = undisguised(text)
        self._places = judge.known.places(self.plain)
        self._links = links_of(text, judge.words)
        self.numbers = dialled_in(text, judge.channels)
        self.warned = {self.plain.sentence[at] for _, at in self.places(judge.warned)}
        self.denied: dict[int, int] = {}  # by clause, where it begins to deny
        for at in sorted(at for _, at in self.places(judge.denied)):
            self.denied.setdefault(self.plain.clause[at], at)
        self._negated = {at + len(word) for word, at in self.places(judge.denied) if not word.isascii()}

    def places(self, words: frozenset[str]) -> Iterator[tuple[str, int]]:
        """Which of these words stand where."""
        return ((word, at) for word in words & self._places.keys() for at in self._places[word])

    def spans_of(self, words: frozenset[str]) -> list[Span]:
        """Where these words stand, in order."""
        if words.isdisjoint(self._places):  # nearly always
            return []
        return sorted((at, at + len(word)) for word, at in self.places(words))

    def is_negated(self, at: int) -> bool:
        """Whether what stands there is denied by the very word before it: 切勿转发. In English "if you do
        not pay" threatens as well."""
        return at in self._negated

    def says(self, words: frozenset[str]) -> bool:
        """Whether one of these words stands somewhere, and is not denied there."""
        return any(not self.is_denied(at) for _, at in self.places(words))

    def holds(self, words: frozenset[str], sentence: int) -> bool:
        """Whether one of these words stands in that sentence."""
        return any(self.plain.sentence[at] == sentence for _, at in self.places(words))

    def is_denied(self, at: int) -> bool:
        """Whether the sentence warns of what stands there, or the clause before it denies it."""
        denied = self.denied.get(self.plain.clause[at])
        return self.plain.sentence[at] in self.warned or (denied is not None and denied < at)

    def spans(self, found: Found) -> Iterator[Span]:
        """The letters of what is no word: links of a kind, numbers."""
        if found.link is not None:
            for link in self._links:
                if found.link in ("any", link.kind):
                    yield self._letters(link.start, link.end)
        for one in self.numbers:
            if found.denied and one.denied:
                yield self._letters(one.start, one.end)

    def mobiles(self) -> list[Span]:
        """The letters of mobile numbers: no lender's hotline is one."""
        return [self._letters(one.start, one.end) for one in self.numbers if one.is_mobile]

    def _letters(self, start: int, end: int) -> Span:
        at = self.plain.at
        first = min(bisect_left(at, start), len(at) - 1)
        return first, max(bisect_left(at, end), first + 1)


class _Way:
    """One way in which a sign shows, ready to be looked for."""

    def __init__(self, found: Found, groups: Mapping[str, Sequence[str]]) -> None:
        def ready(words: Iterable[str]) -> frozenset[str]:
            told = chain.from_iterable(groups[one[1:]] if one[0] == GROUP else (one,) for one in words)
            return frozenset(map(intern, map(squeezed, told)))

        self._found = found
        self._words = ready(found.words)
        self._near = tuple(map(ready, found.near))
        self._beside = tuple(map(ready, found.beside))
        self._unless = ready(found.unless)
        self._within = found.within

    def words(self) -> frozenset[str]:
        """All words that it may look for."""
        return self._words.union(*self._near, *self._beside, self._unless)

    def place(self, text: _Text) -> Span | None:
        """Where in the letters of a text it shows first, if anywhere."""
        firsts = [*text.spans_of(self._words), *text.spans(self._found)]
        if not firsts:  # nearly always: what stands near is not looked for then
            return None
        groups = [text.spans_of(words) for words in self._near]
        groups += [text.mobiles()] if self._found.number else []
        if not (all(groups) and all(map(text.says, self._beside))):
            return None
        return next((span for one in firsts if (span := self._together(text, one, groups)) is not None), None)

    def _together(self, text: _Text, first: Span, groups: list[list[Span]]) -> Span | None:
        """From the first word to the last of what stands near it, unless the sentence says otherwise."""
        if text.is_denied(first[0]) or text.holds(self._unless, text.plain.sentence[first[0]]):
            return None
        low, high = first
        for group in groups:
            near = self._nearest(text, first, group)
            if near is None:
                return None
            low, high = min(low, near[0]), max(high, near[1])
        return low, high

    def _nearest(self, text: _Text, first: Span, group: list[Span]) -> Span | None:
        """The nearest of a group that is in the same sentence, and not the same letters."""
        sentence = text.plain.sentence
        best: tuple[int, Span] | None = None
        for one in group[bisect_left(group, (first[0] - self._within - _LONGEST, 0)) :][:_LOOKED_AT]:
            gap = max(one[0] - first[1], first[0] - one[1])
            if one[0] > first[1] + self._within:
                break
            near = 0 <= gap <= self._within and sentence[one[0]] == sentence[first[0]]
            if near and not text.is_negated(one[0]):
                best = (gap, one) if best is None or gap < best[0] else best
        return best[1] if best else None


class Judge:
    """The signs of a library, made ready once. Safe to share: nothing changes afterwards."""

    def __init__(self, signs: Iterable[Sign], words: Judging, channels: Channels) -> None:
        self.words = words
        self.channels = channels
        self.warned = frozenset(map(squeezed, words.warned))
        self.denied = frozenset(map(squeezed, words.denied))
        self._addressing = tuple(map(squeezed, words.addressing))
        self._calling = tuple(map(squeezed, words.calling))
        self._asked = frozenset(map(squeezed, words.asked))
        rank = list(Weight)
        self._signs = [
            (sign, tuple(_Way(one, words.groups) for one in sign.found))
            for sign in sorted(signs, key=lambda one: (rank.index(one.weight), one.order))
        ]
        ways = (way.words() for _, ways in self._signs for way in ways)
        self.known = _Words(frozenset().union(self.warned, self.denied, self._asked, *ways))

    def judge(self, text: str) -> Judgement:
        """What a text may be. Never raises; its cost grows with the length of the text alone."""
        read = _Text(text[:MAX_TEXT], self)
        seen = tuple(self._seen(read))
        verdict = next((_OF[one.sign.weight] for one in seen if one.sign.weight in _OF), Verdict.UNVERIFIED)
        return Judgement(verdict, seen, tuple(read.numbers))

    def _seen(self, read: _Text) -> Iterator[Seen]:
        """The signs, the worst first; of pressure only what no worse sign quotes already."""
        quoted: list[Span] = []
        for sign, ways in self._signs:
            span = next((one for way in ways if (one := way.place(read)) is not None), None)
            if span is None:
                continue
            within = any(low <= span[0] and span[1] <= high for low, high in quoted)
            if sign.weight is Weight.PRESSURE and within:
                continue
            quoted.append(span)
            yield Seen(sign, _short(read.plain.quoted(*span)))

    def tells_of_one(self, text: str) -> bool:
        """Whether somebody tells of a message or asks about one, in words of his own."""
        read = _Text(text[:MAX_TEXT], self)
        return any(read.places(self._asked))

    def speaks_to_you(self, text: str) -> bool:
        """Whether it speaks to somebody, as a message does."""
        read = undisguised(text[:MAX_TEXT])
        return any(word in read.letters for word in self._addressing) or bool(_YOU.search(text))

    def is_bare(self, text: str, judgement: Judgement) -> bool:
        """Whether a text is a number or a link with hardly a word beside it, or asks whose number that is."""
        if not (judgement.numbers or links_of(text, self.words)):
            return False
        rest = text
        for one in sorted(judgement.numbers, key=lambda one: -one.start):
            rest = rest[: one.start] + rest[one.end :]
        for link in reversed(links_of(rest, self.words)):
            rest = rest[: link.start] + rest[link.end :]
        letters = squeezed(rest)
        asked = bool(judgement.numbers) and any(word in letters for word in self._calling)
        return len(letters) <= _BESIDE or (asked and len(letters) <= _SENTENCE)


def as_one(first: str, second: str) -> str:
    """Two messages of which the second answers the first, as one: what is parted is judged together."""
    return f"{first} {second}"


def _short(quote: str) -> str:
    """A quotation in one line."""
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1]}…"


def judge_of(library: Library) -> Judge:
    """The judge of a library, made once."""
    return library.once(_judge)


def _judge(library: Library) -> Judge:
    return Judge(library.signs.values(), library.judging, library.channels)
