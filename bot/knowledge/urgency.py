"""How much a text is like what people write in distress or in danger. Knows no user and no answer.

A text becomes runs of one to three words or characters. A run speaks for it as far as it stands more often
in the examples of it than in those of what is calm, by the logarithm of that ratio; a text by the sum.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf, log
from typing import Final

from bot.knowledge.fold import bare, simplified, squeezed
from bot.knowledge.model import Many, Model
from bot.knowledge.numbered import UNKNOWN, Numbered
from bot.reading.patterns import regex

_SURE: Final = 12
"""From here on it is taken for distress, whatever else it may be."""
_MAYBE_DISTRESS: Final = 2
_MAYBE_DANGER: Final = 6
"""From here on it may be, and help is named beside the answer. Of 100 plain sentences two are so."""

_LONGEST: Final = 3  # runs
_HARDLY: Final = 1e-4  # the share of a run that no example has
_CLAUSES: Final = regex(r"[.。!！?？;；\n]+|[,，](?=.{3})")
_PIECES: Final = regex(r"[a-z]+(?:'[a-z]+)?|[0-9]+|[^\W_]")


class UrgentExamples(Model):
    """`urgent.toml`: what people write, and what only looks like it. Never shown."""

    unprepared = frozenset(("distress", "danger", "calm"))

    distress: Many[str] = ()
    danger: Many[str] = ()  # of two that are in both lists, neither speaks against the other
    calm: Many[str] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a text is like either; below 0 it is more like what is calm."""

    distress: float
    danger: float

    @property
    def surely_distress(self) -> bool:
        """Whether it is taken for distress by that alone."""
        return self.distress >= _SURE

    @property
    def maybe_distress(self) -> bool:
        return self.distress >= _MAYBE_DISTRESS

    @property
    def maybe_danger(self) -> bool:
        return self.danger >= _MAYBE_DANGER


_CALM: Final = Likeness(-inf, -inf)


class Urgency:
    """The runs of all examples, weighed once. Safe to share: nothing changes afterwards."""

    def __init__(self, examples: UrgentExamples, asked: Iterable[str]) -> None:
        """`asked`: what people ask and say otherwise. It counts as much as what is made to look like it."""
        distress, danger = map(_shares, (examples.distress, examples.danger))
        calm, plain = _shares(examples.calm), _shares(asked)
        both = {*examples.distress} & {*examples.danger}
        against = [
            _shares(one for one in side if one not in both) for side in (examples.danger, examples.distress)
        ]
        self._calm = frozenset(map(bare, examples.calm))
        self._runs = Numbered({*distress, *danger, *calm, *plain})
        self._distress = self._weights(distress, (calm, plain, against[0]))
        self._danger = self._weights(danger, (calm, plain, against[1]))

    def of(self, text: str) -> Likeness:
        """The likeness of the whole text, or of its likeliest clause. An example of calm is only that."""
        simple = simplified(text).replace("’", "'")
        if squeezed(simple) in self._calm:
            return _CALM
        clauses = {simple, *_CLAUSES.split(simple)}
        runs = [[self._runs[run] for run in set(_runs(one))] for one in clauses]
        return Likeness(
            *(max(_sum(weights, one) for one in runs) for weights in (self._distress, self._danger))
        )

    def why(self, text: str) -> list[tuple[str, float, float]]:
        """The runs of a text that speak for distress or for danger, with how much; for whoever mends them."""
        found = ((run, self._runs[run]) for run in sorted(set(_runs(simplified(text)))))
        return [(run, self._distress[n], self._danger[n]) for run, n in found if n != UNKNOWN]

    def _weights(
        self, shares: Mapping[str, float], others: tuple[Mapping[str, float], ...]
    ) -> "array[float]":
        weights = array("f", bytes(4 * len(self._runs)))
        for run in {*shares}.union(*others):
            other = sum(one.get(run, 0) for one in others) / len(others)
            weights[self._runs[run]] = log((shares.get(run, 0) + _HARDLY) / (other + _HARDLY))
        return weights


def _sum(weights: "array[float]", runs: Iterable[int]) -> float:
    return sum(weights[run] for run in runs if run != UNKNOWN)


def _shares(texts: Iterable[str]) -> Mapping[str, float]:
    """Of each run, the share of these texts that have it."""
    read = [set(_runs(simplified(one))) for one in texts]
    counts = Counter(run for runs in read for run in runs)
    return {run: count / len(read) for run, count in counts.items()}


def _runs(simple: str) -> Iterator[str]:
    """The runs of a simplified text; where it begins and ends is a piece, too. Any figure is one."""
    pieces = ["^", *("0" if one.isdigit() else one for one in _PIECES.findall(simple)), "$"]
    for size in range(1, _LONGEST + 1):
        for at in range(len(pieces) - size + 1):
            if size > 1 or 0 < at < len(pieces) - 1:
                yield " ".join(pieces[at : at + size])
