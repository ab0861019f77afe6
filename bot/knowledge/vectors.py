"""Vectors of length 1, and which of many are near to one. Knows nothing of what their features are."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import sqrt

from bot.knowledge.numbered import UNKNOWN

Vector = Sequence[tuple[int, float]]
"""Features by number, and how much of each."""


def unit(vector: Iterable[tuple[int, float]]) -> Vector:
    """The same direction, of length 1."""
    held = tuple(vector)
    length = sqrt(sum(weight * weight for _, weight in held)) or 1.0
    return [(one, weight / length) for one, weight in held]


class Index:
    """Vectors of length 1, numbered in their order, and how near another one is to each. `many`: features.

    What each feature is held by stands in one piece of flat arrays: as tuples they would take 20 MB.
    """

    def __init__(self, many: int, vectors: Iterable[Vector]) -> None:
        features, numbers, weights = array("I"), array("H"), array("d")
        for number, vector in enumerate(vectors):
            for feature, weight in vector:
                features.append(feature)
                numbers.append(number)
                weights.append(weight)
        order = sorted(range(len(features)), key=features.__getitem__)
        self._numbers = array("H", (numbers[at] for at in order))
        self._weights = array("f", (weights[at] for at in order))
        counts = Counter(features)
        self._ends = array("I", accumulate(counts[one] for one in range(many)))

    def near(self, vector: Vector) -> dict[int, float]:
        """By number, the cosine, where it is not 0."""
        found: dict[int, float] = defaultdict(float)
        for feature, weight in vector:
            for at in self._places(feature):
                found[self._numbers[at]] += weight * self._weights[at]
        return found

    def holds(self, number: int, feature: int) -> bool:
        """Whether the vector of that number has that feature."""
        places = self._places(feature)
        at = bisect_left(self._numbers, number, places.start, places.stop)
        return at < places.stop and self._numbers[at] == number

    def _places(self, feature: int) -> range:
        if feature == UNKNOWN:
            return range(0)
        return range(self._ends[feature - 1] if feature else 0, self._ends[feature])
