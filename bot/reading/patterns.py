"""Patterns that are compiled when they are first looked for. Knows no words.

There are more than a thousand, and to compile all of them took a third of a start.
"""

import re
from typing import Any, Final, cast

_OFFERED: Final = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, later. An error in the pattern shows itself then; a test compiles all of them."""
    return cast("re.Pattern[str]", Later(pattern, flags))


class Later:
    """Takes on each method of its compiled pattern when it is first asked for it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _OFFERED:
            raise AttributeError(name)
        if "_compiled" not in vars(self):
            self._compiled = re.compile(self.pattern, self.flags)
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method

    def __reduce__(self) -> tuple[type["Later"], tuple[str, int]]:
        return Later, (self.pattern, self.flags)
