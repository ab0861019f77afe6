"""Dying at any step, and a store that one can die before and after. Knows no promise and no Telegram."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any, Final

from bot.simulator.loop import RealLoop

DISK: Final = 0.0002
"""Virtual seconds that a call of the store takes."""

Heard = Callable[[str, tuple[Any, ...]], None]
"""Is told of each call of the store that was carried out: its name and arguments."""


class DeadError(BaseException):
    """What a process that is dead would have done. Nobody may catch it and go on."""


class Life:
    """One process: at each `step` it may die, and then nothing that it began goes on."""

    def __init__(self, rate: float, chance: Random) -> None:
        self._rate = rate
        self._chance = chance
        self.died: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._buried = False

    async def step(self, where: str) -> None:
        """A place to die. Does not come back from death; what would clean up afterwards ends here."""
        if self._buried:
            raise DeadError
        if not self.died.done() and self._rate and self._chance.random() < self._rate:
            self.died.set_result(where)
        if self.died.done():
            await asyncio.get_running_loop().create_future()

    async def bury(self) -> None:
        """Let go of all that this process was doing; none of it reaches a door any more."""
        if not self.died.done():
            self.died.set_result("killed")
        self._buried = True
        mourner = asyncio.current_task()
        while tasks := asyncio.all_tasks() - {mourner}:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            for task in tasks:
                if not task.cancelled():
                    task.exception()  # heard, so that asyncio does not complain of it


class StoreDoor:
    """The Store protocol by delegation: before and after each call the process may die."""

    def __init__(self, store: Any, real: RealLoop, life: Life, heard: Heard) -> None:
        self._store = store
        self._real = real
        self._life = life
        self._heard = heard

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        method = getattr(self._store, name)

        async def call(*args: Any, **kwargs: Any) -> Any:
            await self._life.step(f"before {name}")
            result = self._real(method(*args, **kwargs))
            self._heard(name, args)
            await asyncio.sleep(DISK)
            await self._life.step(f"after {name}")
            return result

        self.__dict__[name] = call  # asked for once only
        return call
