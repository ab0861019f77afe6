"""A line on its way: what of it is not taken yet, and what was not understood. Knows no loan."""

import re
from typing import Final

from bot.reading.text import Span, blank, fold


class Line:
    """A text that is taken apart, piece by piece; what is taken is not looked at again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.rest = self.folded
        self._refused: set[Span] = set()

    def take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Everything that matches, taken."""
        found = list(pattern.finditer(self.rest))
        self.drop(*(match.span() for match in found))
        return found

    def drop(self, *spans: Span) -> None:
        """Take these places: they are understood."""
        self.rest = blank(self.rest, spans)

    def refuse(self, *spans: Span) -> None:
        """Take these places: they are not understood, or could be more than one thing."""
        self._refused |= set(spans)
        self.drop(*spans)

    def before(self, place: int) -> str:
        """What was typed before a place, folded."""
        return self.folded[max(0, place - _NEAR) : place]

    @property
    def unread(self) -> tuple[str, ...]:
        """What was refused, as it was typed, in order."""
        return tuple(self.text[slice(*span)].strip() for span in sorted(self._refused))


_NEAR: Final = 16
