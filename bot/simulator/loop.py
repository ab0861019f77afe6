"""A loop on which nothing takes time but what is told to, and one in real time. Knows nothing of the bot."""

import asyncio
import selectors
import threading
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

T = TypeVar("T")

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
        """Virtual seconds since the loop was made."""
        return self._jump.now


class RealLoop:
    """A loop in real time, in a thread of its own, for what has threads itself.

    Whoever calls it is blocked until the result is there: on a virtual loop it takes no time at all,
    and the same things happen in the same order every time.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="real time", daemon=True)
        self._thread.start()

    def __call__(self, work: Coroutine[Any, Any, T]) -> T:
        """Its result; raises what it raises."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def close(self) -> None:
        """End the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
