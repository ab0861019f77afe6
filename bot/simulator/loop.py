"""A loop on which nothing takes time but what is told to. Knows nothing of the bot."""

import asyncio
import selectors
from typing import Final

_PAST: Final = 1e-6  # asyncio runs a timer once the clock is past it; floats must be able to tell


class _Jump(selectors.SelectSelector):
    """Where a loop would wait for its next timer, this one is there already."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("something is waited for that will never happen")
        if timeout > 0:
            self.now += timeout + _PAST
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """An asyncio loop that jumps from timer to timer: `asyncio.sleep` costs nothing but virtual seconds.

    Nothing outside of it may be waited for: no socket, no thread.
    """

    def __init__(self) -> None:
        self._jump = _Jump()
        super().__init__(self._jump)

    def time(self) -> float:
        return self._jump.now
