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
    """Takes on the methods of its compiled pattern when it is asked for the first of them."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _OFFERED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        vars(self).update({one: getattr(compiled, one) for one in _OFFERED})
        return vars(self)[name]

    def __reduce__(self) -> tuple[type["Later"], tuple[str, int]]:
        return Later, (self.pattern, self.flags)
