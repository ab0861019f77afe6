"""Ends a process that is stuck, so that a supervisor starts it again. Knows nothing of what it watches."""

import logging
import os
import threading
import time
from collections.abc import Callable
from typing import Final

log = logging.getLogger(__name__)

STUCK: Final = 90.0  # seconds without a sign of life


class Watchdog:
    """Ends the process with 1 if one of the loops says nothing for too long.

    A thread of its own: it also sees an event loop that hangs. `alive` is called each second in which none is
    stuck, for a supervisor that watches this thread.
    """

    def __init__(self, stuck: float = STUCK, *, alive: Callable[[], None] = lambda: None) -> None:
        self._stuck = stuck
        self._alive = alive
        self._beats: dict[str, float] = {}
        self._off = threading.Event()

    def beat(self, name: str) -> None:
        self._beats[name] = time.monotonic()

    def start(self) -> None:
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        self._off.set()

    def _watch(self) -> None:
        while not self._off.wait(1.0):
            for name, beat in list(self._beats.items()):
                if time.monotonic() - beat > self._stuck:
                    log.critical(
                        "%s gave no sign of life for %.0f s: exiting, to be restarted", name, self._stuck
                    )
                    logging.shutdown()
                    os._exit(1)
            self._alive()
