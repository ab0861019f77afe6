"""Dying at any step, and a store that one can die before and after. Knows no promise and no Telegram."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any, Final, NamedTuple, TypeVar, cast

from bot.store.protocol import Records, Store

T = TypeVar("T")

DISK: Final = 0.0002
"""Virtual seconds that a transaction takes."""

KILLED: Final = "killed"
"""How a process died that did not die by itself."""

Spoil = Callable[[Records], Records]
"""Wraps the records, in tests: to see a promise broken."""


class Call(NamedTuple):
    """A call of the records. `wrote`: it changed something."""

    name: str
    args: tuple[Any, ...]
    wrote: bool


Heard = Callable[[Call], None]
"""Called with each call that has been committed."""


class DeadError(BaseException):
    """Raised in a process that is dead, wherever it would go on. Nobody may catch it."""


class Life:
    """One process: at each `step` it may die, and then nothing that it began goes on."""

    def __init__(self, rate: float, chance: Random) -> None:
        self._rate = rate
        self._chance = chance
        self.died: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._buried = False

    async def step(self, where: str) -> None:
        """Die here by chance; a dead process never comes back from it. Raises DeadError once it is buried."""
        if self._buried:
            raise DeadError
        if not self.died.done() and self._rate and self._chance.random() < self._rate:
            self.died.set_result(where)
        if self.died.done():
            await asyncio.get_running_loop().create_future()

    async def bury(self) -> None:
        """Cancel all tasks of this process; none of them reaches the store or Telegram any more."""
        if not self.died.done():
            self.died.set_result(KILLED)
        self._buried = True
        this = asyncio.current_task()
        while tasks := asyncio.all_tasks() - {this}:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            for task in tasks:
                if not task.cancelled():
                    task.exception()  # heard, so that asyncio does not complain of it


class CrashingStore:
    """The Store protocol by delegation: before and after each transaction the process may die."""

    def __init__(
        self,
        store: Store,
        life: Life,
        heard: Heard,
        spoil: Spoil | None = None,
        disk: Callable[[], float] = lambda: DISK,
    ) -> None:
        self._store = store
        self._disk = disk
        self._life = life
        self._heard = heard
        self._spoil = spoil

    async def transact(self, work: Callable[[Records], T]) -> T:
        """See bot.store.protocol.Store. What it did is heard once it is committed."""
        return await self._through("transact", self._store.transact, work)

    async def read(self, work: Callable[[Records], T]) -> T:
        return await self._through("read", self._store.read, work)

    async def look(self, work: Callable[[Records], T]) -> T:
        return await self._through("look", self._store.look, work)

    async def close(self) -> None:
        await self._store.close()

    async def _through(
        self, way: str, run: Callable[[Callable[[Records], T]], Awaitable[T]], work: Callable[[Records], T]
    ) -> T:
        calls: list[Call] = []

        def listened_to(records: Records) -> T:
            if self._spoil is not None:
                records = self._spoil(records)
            return work(cast(Records, _Listening(records, calls)))

        await self._life.step(f"before {way}")
        result = await run(listened_to)
        for call in calls:
            self._heard(call)
        await asyncio.sleep(self._disk())
        await self._life.step(f"after {_named(calls) or way}")
        return result


class _Listening:
    """Records by delegation, whose calls are written down."""

    def __init__(self, records: Records, calls: list[Call]) -> None:
        self._records = records
        self._calls = calls

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._records, name)
        if not callable(found):
            return found

        def call(*args: Any, **kwargs: Any) -> Any:
            before = self._records.written
            result = found(*args, **kwargs)
            self._calls.append(Call(name, args, wrote=self._records.written != before))
            return result

        return call


def _named(calls: list[Call]) -> str:
    return ", ".join(
        dict.fromkeys(call.name for call in calls if call.wrote) or [one.name for one in calls[:1]]
    )
