"""An event loop in virtual time, which passes in whole ticks. Knows nothing of the bot."""

import asyncio
import math
import selectors
from typing import Final

# About a microsecond. A power of two: each tick of the next 270 years is a float of its own, so that a timer
# is due or is not, however late it is.
TICK: Final = 2.0**-20
_STALLED: Final = 5_000_000  # turns at one moment; a busy tick of 10,000 users takes some hundred thousand


class StalledError(RuntimeError):
    """Something goes round and round while no virtual time passes."""


class _Jump(selectors.SelectSelector):
    """A selector that never waits: it moves the clock to the next timer."""

    def __init__(self, start: float, stalled: int) -> None:
        super().__init__()
        self._ticks = math.ceil(start / TICK)
        self.now = self._ticks * TICK  # seconds: asked for more often than it changes
        self._most = stalled
        self._turns = 0  # since the clock moved

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("something is waited for that will never happen")
        if timeout > 0:
            self._ticks += math.ceil(timeout / TICK)
            self.now = self._ticks * TICK
            self._turns = 0
        elif self._turns == self._most:
            self._turns = 0  # whoever cleans up needs some
            raise StalledError(f"no time passes at {self.now:.6f} s after the start; {_where()}")
        else:
            self._turns += 1
        return []


def _where() -> str:
    """Where each task stands, by file and line."""
    places = set()
    for task in asyncio.all_tasks():
        for frame in task.get_stack():
            places.add(f"{frame.f_code.co_filename}:{frame.f_lineno}")
    return "tasks stand at " + ", ".join(sorted(places))


class VirtualLoop(asyncio.SelectorEventLoop):
    """An asyncio loop that jumps from timer to timer: `asyncio.sleep` costs nothing but virtual seconds.

    Nothing outside of it may be waited for: no socket, no thread. `start`: seconds that the clock shows at
    first. `stalled`: so many turns without a tick end it with `StalledError`, which says where.
    """

    def __init__(self, start: float = 0.0, stalled: int = _STALLED) -> None:
        self._jump = _Jump(start, stalled)
        super().__init__(self._jump)
        # asyncio takes a timer as due that is less than this away: 1e-9 s, no difference after 194 days.
        self._clock_resolution = TICK

    def time(self) -> float:
        return self._jump.now
