"""A loop on which patience costs nothing, and threads are none. Knows nothing of the bot."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar, TypeVarTuple

from bot.simulator.loop import VirtualLoop

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")


class QuickLoop(VirtualLoop):
    """Waits take no time, and what would go to another thread is done: a virtual loop can wait for none."""

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[*_Ts], _T], *args: *_Ts
    ) -> asyncio.Future[_T]:
        done: asyncio.Future[_T] = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:
            done.set_exception(error)
        return done
