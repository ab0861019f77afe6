"""Names that a text comes near to: misspelt, misread, or begun. Never certain, always a question.

Knows no user and no answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from rapidfuzz.distance import OSA

from bot.knowledge.fold import skeleton
from bot.knowledge.model import Lender

_LEAST = 4  # a name of so many signs may have one wrong in a text; a shorter one is too easily hit


class Rank(IntEnum):
    """How a text led to a lender, best first. The first three are certain."""

    EXACT = 0
    ALIAS = 1
    PINYIN = 2
    PREFIX = 3
    NEAR = 4


@dataclass(frozen=True)
class Name:
    """One name of a lender, folded. `stem`: its signs before an ending that many share (…银行)."""

    folded: str
    stem: int
    lender: Lender
    rank: Rank

    @cached_property
    def skeleton(self) -> str:
        """The name with signs that are taken for one another made the same."""
        return skeleton(self.folded)

    @property
    def tolerance(self) -> int:
        """How many slips of the finger still leave it recognisable."""
        if self.folded.isascii():
            return 2 if len(self.folded) >= 8 else int(len(self.folded) >= 5)
        return int(self.stem >= (3 if self.stem == len(self.folded) else 4))

    @property
    def beginning(self) -> int:
        """How many signs of it are enough to think of it: more than the place that a bank is named after."""
        if self.folded.isascii():
            return 3 if self.folded.isalpha() else 2
        return 2 if self.stem == len(self.folded) else self.stem + 1


class Nearly:
    """The names, indexed once."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = sorted(names, key=lambda name: (-len(name.folded), name.rank))
        self._longest = max((len(name.folded) for name in self._names), default=0)
        # Cities differ by one sign; a product that differs by one is misspelt.
        whole = [n for n in self._names if n.stem == len(n.folded) and not n.folded.isascii()]
        self._outlines: dict[str, list[Name]] = {}
        for name in whole:
            self._outlines.setdefault(name.skeleton[:2], []).append(name)
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
            for name in self._outlines.get(outline[start : start + 2], ()) if start >= end else ():
                stop = start + len(name.folded)
                if (
                    outline.startswith(name.skeleton, start)
                    and clause[start:stop]
                    != name.folded  # where it stands so, it was seen, and means nothing
                    and _stands_alone(clause, start, stop)
                ):
                    found.append(name)
                    end = stop
                    break
        return found or list(self._misspelt(clause))[:1]

    def whole(self, folded: str, most: int) -> tuple[Lender, ...]:
        """Lenders whose names begin like the whole text, or are a slip of the finger away from it."""
        if len(folded) > self._longest + 2:
            return ()
        outline = skeleton(folded)
        hits: list[tuple[Rank, int, int, Lender]] = []
        for name in self._names:
            distance = OSA.distance(outline, name.skeleton, score_cutoff=name.tolerance)
            if distance <= name.tolerance:
                hits.append((Rank.NEAR, distance, name.rank, name.lender))
            if name.folded.startswith(folded) and len(folded) >= name.beginning:
                hits.append((Rank.PREFIX, len(name.folded) - len(folded), name.rank, name.lender))
        hits.sort(key=lambda hit: hit[:3])
        return tuple({lender.id: lender for *_, lender in hits}.values())[:most]

    def _misspelt(self, clause: str) -> Iterator[Name]:
        """One half of such a name is right: only there is it compared."""
        for at in range(len(clause) - 1):
            for offset, name in self._halves.get(clause[at : at + 2], ()):
                start = at - offset
                piece = clause[start : start + len(name.folded)] if start >= 0 else ""
                if piece != name.folded and OSA.distance(piece, name.folded, score_cutoff=1) <= 1:
                    yield name


def _stands_alone(clause: str, start: int, end: int) -> bool:
    """Whether no digit or Latin letter runs on past either edge: 158好借 is not 58好借."""

    def runs_on(left: str, right: str) -> bool:
        return left.isascii() and right.isascii()

    return not (
        (start > 0 and runs_on(clause[start - 1], clause[start]))
        or (end < len(clause) and runs_on(clause[end - 1], clause[end]))
    )
