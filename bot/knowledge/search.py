"""Finding a lender by what people type, or inside what they write. Knows no user and no answer.

Only a name as it is written in the knowledge (in any script, width, case or spacing) is certain.
Whatever merely resembles one is offered as a question.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import OSA

from bot.knowledge.fold import bare, clauses, simplified, skeleton, squeezed, words
from bot.knowledge.intent import Intent, Themes
from bot.knowledge.library import Library
from bot.knowledge.model import Lender, Topic

_WORDS_IN_A_NAME = 5  # "ping an hao dai", "360 jie tiao"
_QUESTIONS = 3  # more than three guesses are a list, not a question
# Everyday Chinese in which the name of a product occurs by accident.
_ORDINARY = re.compile(r"[就先再快][借还花]呗$|没有钱花|放心借(?:给|吧|钱)")


class Rank(IntEnum):
    """How a text led to a lender, best first. The first three are certain."""

    EXACT = 0
    ALIAS = 1
    PINYIN = 2
    PREFIX = 3
    NEAR = 4


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names. `lender` is certain; `near` are guesses to ask about, likeliest first."""

    lender: Lender | None = None
    near: tuple[Lender, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether an answer may speak of that lender without asking."""
        return self.lender is not None

    @property
    def unknown(self) -> bool:
        """Whether nothing that we have a file on was named."""
        return self.lender is None and not self.near

    @property
    def first(self) -> Lender | None:
        """The lender, or the likeliest guess."""
        return self.lender or next(iter(self.near), None)


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a text in ordinary words says. All empty: nothing was understood."""

    lender: Named
    topic: Topic | None
    intent: Intent | None


@dataclass(frozen=True, slots=True)
class _Name:
    folded: str
    skeleton: str
    lender: Lender
    rank: Rank

    @property
    def latin(self) -> bool:
        return self.folded.isascii()

    @property
    def telling(self) -> bool:
        """Whether it can stand for the lender by itself: two letters, or digits alone, can't."""
        return not self.latin or (len(self.folded) > 2 and not self.folded.isdigit())

    @property
    def tolerance(self) -> int:
        """How many slips of the finger still leave it recognisable."""
        if self.latin:
            return 2 if len(self.folded) >= 8 else int(len(self.folded) >= 5)
        return int(len(self.folded) >= 3)


class Search:
    """The names of a library, indexed once. Safe to share: nothing changes afterwards."""

    def __init__(self, library: Library) -> None:
        names: dict[str, _Name] = {}
        for rank, texts in (
            (Rank.EXACT, lambda lender: (lender.name.zh, lender.name.en)),
            (Rank.ALIAS, _other_names),
            (Rank.PINYIN, lambda lender: lender.pinyin),
        ):
            for lender in library.lenders.values():
                for text in texts(lender):
                    folded = bare(text)
                    names.setdefault(folded, _Name(folded, skeleton(folded), lender, rank))
        self._names = names
        self._themes = Themes(library)
        self._in_text = sorted(
            (n for n in names.values() if not n.latin), key=lambda n: (-len(n.folded), n.rank)
        )

    def find(self, text: str) -> Named:
        """The lender that a text is meant to name: the argument of a command, or a search box."""
        simple = simplified(text)
        mentioned = self._mentioned(simple)
        return mentioned if not mentioned.unknown else self._resembling(simple)

    def mentions(self, text: str) -> Named:
        """The lender named somewhere in a text. Two lenders in one text are a question."""
        return self._mentioned(simplified(text))

    def understand(self, text: str) -> Understanding:
        """Lender, topic and intent of a text. What the whole text merely resembles counts only
        where it says nothing else."""
        simple = simplified(text)
        topic, intent = self._themes.of(simple)
        lender = self._mentioned(simple)
        if lender.unknown and intent is None:
            lender = self._resembling(simple)
        return Understanding(lender, topic, intent)

    def _mentioned(self, simple: str) -> Named:
        exact = self._names.get(squeezed(simple))
        if exact is not None:
            return Named(exact.lender) if exact.telling else Named(near=(exact.lender,))
        certain: dict[str, Lender] = {}
        doubtful: dict[str, Lender] = {}
        for clause in clauses(simple):
            for name, sure in self._in_clause(clause):
                (certain if sure else doubtful).setdefault(name.lender.id, name.lender)
        for name in self._in_words(words(simple)):
            certain.setdefault(name.lender.id, name.lender)
        if len(certain) == 1:
            return Named(next(iter(certain.values())))
        return Named(near=tuple((certain or doubtful).values())[:_QUESTIONS])

    def _in_clause(self, clause: str) -> list[tuple[_Name, bool]]:
        """The Chinese names in a clause with whether each is certain, in their order, longest first."""
        found: list[tuple[int, _Name, bool]] = []
        outline = skeleton(clause)
        taken = [False] * len(clause)
        for sure in (True, False):
            for name in self._in_text:
                wanted, within = (name.folded, clause) if sure else (name.skeleton, outline)
                start = within.find(wanted)
                while start >= 0:
                    end = start + len(wanted)
                    if not any(taken[start:end]) and _stands_alone(clause, start, end):
                        taken[start:end] = [True] * len(wanted)
                        found.append((start, name, sure and not _is_ordinary(clause, start, end)))
                    start = within.find(wanted, end)
        if not found:
            found = self._misspelt(clause)
        return [(name, sure) for _, name, sure in sorted(found, key=lambda hit: hit[0])]

    def _misspelt(self, clause: str) -> list[tuple[int, _Name, bool]]:
        """Names of four signs and more with one wrong among them. Shorter ones are too easily hit."""
        for name in self._in_text:
            size = len(name.folded)
            if size < 4:
                break
            for start in range(len(clause) - size + 1):
                if OSA.distance(clause[start : start + size], name.folded, score_cutoff=1) <= 1:
                    return [(start, name, False)]
        return []

    def _in_words(self, tokens: list[str]) -> list[_Name]:
        """Latin names, as whole words only; a name may be typed in several words."""
        found = []
        start = 0
        while start < len(tokens):
            step = 1
            for size in range(min(_WORDS_IN_A_NAME, len(tokens) - start), 0, -1):
                name = self._names.get("".join(tokens[start : start + size]))
                if name is not None and name.telling:
                    found.append(name)
                    step = size
                    break
            start += step
        return found

    def _resembling(self, simple: str) -> Named:
        """Lenders whose names begin like the whole text, or are a slip of the finger away from it."""
        folded = squeezed(simple)
        outline = skeleton(folded)
        beginning = 3 if folded.isascii() and folded.isalpha() else 2
        hits: list[tuple[Rank, int, int, Lender]] = []
        for name in self._names.values():
            distance = OSA.distance(outline, name.skeleton, score_cutoff=name.tolerance)
            if distance <= name.tolerance:
                hits.append((Rank.NEAR, distance, name.rank, name.lender))
            if len(folded) >= beginning and name.folded.startswith(folded):
                hits.append((Rank.PREFIX, len(name.folded) - len(folded), name.rank, name.lender))
        hits.sort(key=lambda hit: hit[:3])
        return Named(near=tuple({lender.id: lender for *_, lender in hits}.values())[:_QUESTIONS])


def _other_names(lender: Lender) -> tuple[str, ...]:
    former = (name for old in lender.former for name in (old.zh, old.en))
    return (*lender.aliases, *former)


def _stands_alone(clause: str, start: int, end: int) -> bool:
    """Whether no digit or Latin letter runs on past either edge: 158好借 is not 58好借."""

    def runs_on(left: str, right: str) -> bool:
        return left.isascii() and right.isascii()

    return not (
        (start > 0 and runs_on(clause[start - 1], clause[start]))
        or (end < len(clause) and runs_on(clause[end - 1], clause[end]))
    )


def _is_ordinary(clause: str, start: int, end: int) -> bool:
    """Whether the name is there by accident, as in 想借就借呗 ("then just borrow")."""
    return any(hit.start() < end and start < hit.end() for hit in _ORDINARY.finditer(clause))
