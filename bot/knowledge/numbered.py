"""Many strings, numbered, in little room. Knows nothing of what they are."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

UNKNOWN: Final = -1
"""The number of a string that is none of them."""


class Numbered:
    """Strings that are numbered from 0. Any other one is `UNKNOWN`.

    Kept as sorted digests of 8 bytes: 30,000 strings in a dict would take 5 MB. That two of so many have one
    digest is less likely than 1 in 10^10, and would move one likeness a little.
    """

    def __init__(self, strings: Iterable[str]) -> None:
        self._digests = array("Q", sorted(map(_digest, strings)))

    def __len__(self) -> int:
        return len(self._digests)

    def __getitem__(self, string: str) -> int:
        digest = _digest(string)
        at = bisect_left(self._digests, digest)
        return at if at < len(self._digests) and self._digests[at] == digest else UNKNOWN


def _digest(string: str) -> int:
    return int.from_bytes(blake2b(string.encode(), digest_size=8).digest())
