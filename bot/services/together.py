"""Many tasks that each ask for a little, and one call that answers them all; must not know what is asked.

The store's thread shares its commits already; without this, `make bench` shows a fifth to a third less.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

_Q = TypeVar("_Q")
_A = TypeVar("_A")


class Together(Generic[_Q, _A]):
    """Calls `call` with what was asked while it was busy; it gives an answer to each, in their order.

    One who asks alone is served at once. Where a call fails, each is asked for alone: one question
    that can't be answered is nobody else's trouble.
    """

    def __init__(self, call: Callable[[list[_Q]], Awaitable[Sequence[_A]]]) -> None:
        self._call = call
        self._asked: list[tuple[_Q, asyncio.Future[_A]]] = []
        self._calling: asyncio.Task[None] | None = None

    async def __call__(self, question: _Q) -> _A:
        """The answer to this question."""
        answer: asyncio.Future[_A] = asyncio.get_running_loop().create_future()
        self._asked.append((question, answer))
        if self._calling is None:
            self._calling = asyncio.create_task(self._serve())
        return await answer

    async def _serve(self) -> None:
        try:
            while self._asked:
                await asyncio.sleep(0)  # so that those who are about to ask go along
                asked, self._asked = self._asked, []
                if not await self._answered(asked):
                    for one in asked:
                        await self._answered([one])
        finally:
            self._calling = None

    async def _answered(self, asked: list[tuple[_Q, asyncio.Future[_A]]]) -> bool:
        """Ask for these in one call. False, and nothing answered, if it fails for several."""
        try:
            answers = await self._call([question for question, _ in asked])
        except Exception as error:
            if len(asked) > 1:
                return False
            for _, waiting in asked:
                if not waiting.done():
                    waiting.set_exception(error)
        else:
            for (_, waiting), answer in zip(asked, answers, strict=True):
                if not waiting.done():  # its task was cancelled
                    waiting.set_result(answer)
        return True
