"""Names that a text comes near to: misspelt, misread, or begun. Never certain, always a question.

Knows no user and no answer.
"""

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from sys import intern

from bot.knowledge.fold import skeleton, sound
from bot.knowledge.model import Lender
from bot.reading.patterns import regex

_LEAST = 4  # a name of so many characters may have one wrong in a text; a shorter one is too easily hit
_MOST_WRONG = 2  # in the longest names
_LAST = chr(sys.maxunicode)
_LEAST_BEGUN = 6  # so many Latin letters are a name that was begun; fewer are anybody's (May, Wei Li)

# How people call each other, and doubled nicknames: no name of these is a lender's, misspelt.
_PERSON = regex(
    r"[老小阿大][\u3400-\u9fff]|(.)\1|[\u3400-\u9fff]{1,3}(?:[哥姐叔伯舅姨婶爸妈弟妹嫂姑爷奶总]|老板|老师|先生|小姐|太太|女士|经理)"
    r"|(?:lao|xiao|ah|da|mr|mrs|ms|dr|uncle|aunt|auntie)[a-z]{2,6}"
)
# A short name that was misread is one where nothing of a longer word goes on: 花贝贝 is none.
_AFTER_SHORT = regex(
    r"$|[^\u3400-\u9fff]|[的还欠账到每是要有能会上下逾分催打借贷一这本什怎为被把和跟利几没逼怕你我他平]"
)


class Rank(IntEnum):
    """How a text led to a lender, best first. The first three are certain."""

    EXACT = 0
    ALIAS = 1
    PINYIN = 2
    PREFIX = 3
    NEAR = 4


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a lender, folded. `stem`: its characters before an ending that many share (…银行)."""

    folded: str
    stem: int
    lender: Lender
    rank: Rank

    @property
    def tolerance(self) -> int:
        """How many slips of the finger still leave it recognisable."""
        if self.folded.isascii():
            return _MOST_WRONG if len(self.folded) >= 8 else int(len(self.folded) >= 5)
        return int(self.stem >= (3 if self.stem == len(self.folded) else 4))

    @property
    def beginning(self) -> int:
        """How many characters are enough to think of it: more than the place that a bank is named after."""
        if self.folded.isascii():
            return max(_LEAST_BEGUN, len(self.folded) // 2) if self.folded.isalpha() else 2
        return 2 if self.stem == len(self.folded) else self.stem + 1


class Nearly:
    """The names, indexed once."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = sorted(names, key=lambda name: (-len(name.folded), name.rank))
        self._sounds = [intern(sound(name.folded)) for name in self._names]
        self._by_letters = sorted(range(len(self._names)), key=self._folded)
        self._longest = max((len(name.folded) for name in self._names), default=0)
        # Cities differ by one character; a product that differs by one is misspelt.
        whole = [n for n in self._names if n.stem == len(n.folded) and not n.folded.isascii()]
        self._outlines: dict[str, list[tuple[str, Name]]] = {}
        for name in whole:
            outline = intern(skeleton(name.folded))
            self._outlines.setdefault(outline[:2], []).append((outline, name))
        self._halves: dict[str, list[tuple[int, Name]]] = {}
        for name in whole:
            half = len(name.folded) // 2
            for start in (0, half) if len(name.folded) >= _LEAST else ():
                self._halves.setdefault(name.folded[start : start + 2], []).append((start, name))

    def within(self, clause: str) -> list[Name]:
        """The names in a folded clause that were misread, else the first that is misspelt."""
        found: list[Name] = []
        outline = skeleton(clause)
        end = 0
        for start in range(len(clause) - 1):
            near = self._outlines.get(outline[start : start + 2], ()) if start >= end else ()
            for its_outline, name in near:
                stop = start + len(name.folded)
                if (
                    outline.startswith(its_outline, start)
                    and clause[start:stop]
                    != name.folded  # where it stands so, it was seen, and means nothing
                    and _stands_alone(clause, start, stop)
                    and (len(name.folded) > 2 or _AFTER_SHORT.match(clause, stop))
                ):
                    found.append(name)
                    end = stop
                    break
        return found or list(self._misspelt(clause))[:1]

    def whole(self, folded: str, most: int) -> tuple[Lender, ...]:
        """Lenders whose names begin like the whole text, or differ from it by a typing error."""
        if len(folded) > self._longest + 2 or _PERSON.fullmatch(folded):
            return ()
        from rapidfuzz.distance import OSA  # here and not above: neither is needed at the start
        from rapidfuzz.process import extract

        outline = sound(folded)
        hits: list[tuple[Rank, int, int, Lender]] = []
        near = extract(outline, self._sounds, scorer=OSA.distance, score_cutoff=_MOST_WRONG, limit=None)
        for its_sound, distance, at in near:
            name = self._names[at]
            if distance <= name.tolerance and (not distance or _begins_alike(outline, its_sound)):
                hits.append((Rank.NEAR, distance, name.rank, name.lender))
        for name in self._begun(folded):
            if len(folded) >= name.beginning:
                hits.append((Rank.PREFIX, len(name.folded) - len(folded), name.rank, name.lender))
        hits.sort(key=lambda hit: hit[:3])
        return tuple({lender.id: lender for *_, lender in hits}.values())[:most]

    def _begun(self, folded: str) -> list[Name]:
        """The names that begin like the whole text."""
        ends = (folded, f"{folded}{_LAST}")
        first, last = (bisect_left(self._by_letters, end, key=self._folded) for end in ends)
        return [self._names[at] for at in sorted(self._by_letters[first:last])]

    def _folded(self, at: int) -> str:
        return self._names[at].folded

    def _misspelt(self, clause: str) -> Iterator[Name]:
        """One half of such a name is right: only there is it compared."""
        from rapidfuzz.distance import OSA

        for at in range(len(clause) - 1):
            for offset, name in self._halves.get(clause[at : at + 2], ()):
                start = at - offset
                piece = clause[start : start + len(name.folded)] if start >= 0 else ""
                if piece != name.folded and OSA.distance(piece, name.folded, score_cutoff=1) <= 1:
                    yield name


def _begins_alike(one: str, other: str) -> bool:
    """Whether a slip is likelier than another name: 王多多 is not 聚多多, 信贷 not 信秒贷."""
    if other.isascii():
        return one[:1] == other[:1]
    return len(one) > 3 or (len(one) == len(other) and one[0] == other[0])


def _stands_alone(clause: str, start: int, end: int) -> bool:
    """Whether no digit or Latin letter runs on past either edge: 158好借 is not 58好借."""

    def runs_on(left: str, right: str) -> bool:
        return left.isascii() and right.isascii()

    return not (
        (start > 0 and runs_on(clause[start - 1], clause[start]))
        or (end < len(clause) and runs_on(clause[end - 1], clause[end]))
    )
