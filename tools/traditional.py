"""From 简体 to 繁體, with what OpenCC gets wrong put right. Knows no file format."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from opencc import OpenCC


class Traditional:
    """A converter. `words` are taken as given; `right` are words whose characters are no left-overs."""

    def __init__(self, words: Mapping[str, str], right: Sequence[str]) -> None:
        self._words = words
        self._right = right
        self._to_hant = OpenCC("s2tw")
        self._to_hans = OpenCC("tw2s")

    def convert(self, text: str) -> str:
        """The text in 繁體."""
        return "".join(hant for _, hant in self._parts(text))

    def doubts(self, text: str) -> list[str]:
        """What may be wrong with the 繁體 of a text; a person decides, and adds to the overrides."""
        parts = list(self._parts(text))
        hant = "".join(part for _, part in parts)
        found = []
        if self._to_hans.convert(hant) != "".join(self._to_hans.convert(back) for back, _ in parts):
            found.append(f"does not lead back to “{text}”: “{hant}”")
        rest = hant
        for word in self._right:
            rest = rest.replace(word, "")
        left = sorted({char for char in rest if self._simplified.convert(char) != char})
        if left:
            found.append(f"left in simplified characters: {''.join(left)} in “{hant}”")
        return found

    def _parts(self, text: str) -> Iterator[tuple[str, str]]:
        """The pieces of a text: what each should lead back to, and its 繁體."""
        for index, part in enumerate(self._split.split(text)):
            if index % 2:  # every second part is one of the words
                yield self._words[part], self._words[part]
            else:
                yield part, self._to_hant.convert(part)

    @cached_property
    def _split(self) -> re.Pattern[str]:
        longest_first = sorted(self._words, key=len, reverse=True)
        return re.compile(f"({'|'.join(map(re.escape, longest_first)) or '(?!)'})")

    @cached_property
    def _simplified(self) -> OpenCC:
        return OpenCC("s2t")
